"""What corresponds to what."""
