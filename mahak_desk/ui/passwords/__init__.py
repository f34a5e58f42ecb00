"""Asks for a password where no keyring keeps it."""
