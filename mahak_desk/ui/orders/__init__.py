"""Paid orders on their way to Mahak."""
