"""Months as `YYYY-MM`."""


def months_between(first: str, last: str) -> tuple[str, ...]:
    """All months from the first to the last, both among them."""
    begin, end = _number(first), _number(last)
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1))


def months_apart(first: str, last: str) -> int:
    """How many months after the first the last is."""
    return _number(last) - _number(first)


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1
