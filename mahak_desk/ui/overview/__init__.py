"""How the shop stands at a glance."""
