"""Whether a portal still is what its source declares: counts of a run against the source's own history."""
