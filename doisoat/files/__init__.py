"""The bytes of a file to its words."""

#: Rises whenever a file would be read otherwise.
VERSION = 1
