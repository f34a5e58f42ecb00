"""The website database: the tables the website reads and writes, and what Mahak Desk keeps beside them."""
