"""The kinds of relations, in the order of the table."""

from benchmarks.mutation.kind import Kind
from benchmarks.mutation.kinds import changes, layouts, lists, rates, sums

KINDS: tuple[Kind, ...] = (*rates.KINDS, *sums.KINDS, *lists.KINDS, *changes.KINDS, *layouts.KINDS)
