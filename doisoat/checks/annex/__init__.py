"""Rules AN: what a decision says of its annex against the rows that stand in it."""
