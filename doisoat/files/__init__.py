"""The bytes of a file to its words, whatever the file calls itself."""

#: Rises whenever a file would be read otherwise.
VERSION = 1
