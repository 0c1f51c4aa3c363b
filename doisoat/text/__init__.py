"""Text as the rules read it: a normalised shadow copy with an offset map, sentences, the parts of a plain text."""
