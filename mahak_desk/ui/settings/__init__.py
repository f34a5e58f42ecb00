"""Everything a shop can decide."""
