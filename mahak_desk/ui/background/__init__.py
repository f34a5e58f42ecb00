"""Blocking work beside the window: run in threads, told of in the window's own."""
