"""The two flows between Mahak and the website, and everything a person is told about them."""
