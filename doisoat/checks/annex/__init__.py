"""Checks over the lists in a decision: what it states of them, and what their rows say."""
