"""Paid orders on their way to Mahak, as a person reads them and decides about them."""
