"""Mahak → website: pull rows, keep a mirror of them, apply what changed to the website's tables."""
