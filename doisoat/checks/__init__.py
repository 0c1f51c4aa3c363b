"""Mentions to findings: exact arithmetic, no network, no database."""
