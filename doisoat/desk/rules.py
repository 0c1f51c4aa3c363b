"""What rules are called: the titles of the checks that speak for them."""

from collections.abc import Mapping
from functools import cache

from doisoat.checks.register import ALL_RULES
from doisoat.desk.words import Name


@cache
def rule_titles() -> Mapping[str, Name]:
    """By rule; of several checks that speak for one rule the first gives the title."""
    titles: dict[str, Name] = {}
    for check in ALL_RULES:
        for rule in check.rules:
            titles.setdefault(rule, Name(check.title_vi, check.title_en))
    return titles
