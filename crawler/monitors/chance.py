"""How likely a count is by chance alone."""

from math import exp, inf, lgamma, log


def at_most(found: int, of: int, share: float) -> float:
    """The probability that at most `found` of `of` have what a `share` of all has."""
    return min(1.0, sum(exp(_log_of_exactly(k, of, share)) for k in range(found + 1)))


def at_least(found: int, of: int, share: float) -> float:
    """The probability that at least `found` of `of` have what a `share` of all has."""
    return at_most(of - found, of, 1 - share)


def _log_of_exactly(found: int, of: int, share: float) -> float:
    ways = lgamma(of + 1) - lgamma(found + 1) - lgamma(of - found + 1)
    return ways + _times(found, share) + _times(of - found, 1 - share)


def _times(count: int, share: float) -> float:
    return 0.0 if not count else count * log(share) if share > 0 else -inf
