"""The first run: one question after the other until the shop is set up."""
