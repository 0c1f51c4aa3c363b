"""Does a text, written otherwise, get the same findings? Articles with planted faults, and the checks' examples."""
