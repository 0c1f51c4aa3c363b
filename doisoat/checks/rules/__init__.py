"""One file a check, named for the truth it asserts; the checks do not know each other."""
