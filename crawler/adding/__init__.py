"""Adding a source of a known family: find its list and an article, write its declaration, prove it offline."""
