"""Findings as one page of HTML: pure functions from plain rows, no database, no command line."""
