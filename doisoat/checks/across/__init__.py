"""Checks over several documents: what each tells, and where two tell the same thing differently."""
