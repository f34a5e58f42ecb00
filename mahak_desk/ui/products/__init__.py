"""What is on the website, and why."""
