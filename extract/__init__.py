"""Documents to mentions of figures: the only room that knows underthesea and spaCy."""

__distribution__ = "doisoat"

#: Rises whenever the same text would be read differently; a test holds it against the golden outputs.
VERSION = 4
