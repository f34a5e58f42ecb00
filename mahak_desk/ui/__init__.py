"""The window: what shop staff see and touch. It knows the facade of a shop and nothing below it."""
