"""When a page is asked again: a pure rule of how old it is and whether it changed since the last visit.

The rule is that of large news crawlers: a visit that found a change brings the next one closer, one that found none
puts it off, and nothing is ever put off beyond a month. First list pages do not wait at all: every run asks for them.
"""

DAY = 86_400.0
#: Seconds from one visit to the next, by the kind of address.
LONGEST = {"listing": 7 * DAY, "article": 30 * DAY, "attachment": 30 * DAY}
#: A server that says of a page for longer than this that it is as it was is not believed: the page is read whole.
TRUSTED = 60 * DAY
_FIRST, _SHORTEST = DAY, DAY / 4
_AFTER_CHANGE, _AFTER_NONE = 0.8, 1.5
#: What stood unchanged for long will stand: a tenth of its age, as RFC 9111 (4.2.2) has it for caches.
_OF_AGE = 0.1


def first_interval(kind: str, age: float = 0.0) -> float:
    """Seconds to the second visit of a page whose text is `age` seconds old; 0 where that is not known."""
    return min(max(_FIRST, _OF_AGE * age), LONGEST[kind])


def next_interval(kind: str, last: float, *, changed: bool) -> float:
    """Seconds to the next visit, `last` after the one before."""
    return min(max(last * (_AFTER_CHANGE if changed else _AFTER_NONE), _SHORTEST), LONGEST[kind])
