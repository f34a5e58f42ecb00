"""The shop as the window follows it: opened, running, changing, closed."""
