"""Mahak Desk: two flows between a shop's Mahak accounting program and its website."""

__version__ = "0.1.0"
