"""How the window speaks: translations, numbers, money, dates, and text that can be searched."""
