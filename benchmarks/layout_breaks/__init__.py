"""Do the monitors notice when the look of a portal changes, and nothing else? Run with `python -m`."""
