"""Beside the clock: one icon for the worst state, a short menu, and notices."""
