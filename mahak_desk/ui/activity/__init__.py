"""What has happened: every run, and the log."""
