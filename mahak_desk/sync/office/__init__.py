"""Settings, credentials and the database, as a person looks at them and changes them."""
