"""Every address has one outcome of a closed register, and the account adds up."""

import re
from pathlib import Path

import pytest

from doisoat.records import Link, PageOutcome, Source
from store.frontier import add_links
from store.ledger import OUTCOMES, Account, account_of, ledger_entries, ledger_sums, note_promises, open_account
from store.monitoring_schema import MONITORING
from store.outcomes import write_outcomes
from store.sources import add_sources

SOURCE = "binhdinh"


@pytest.fixture
def known(db):
    add_sources(db, [Source(name=SOURCE, title="", url="u", family="vhv", province="")])
    add_links(db, [Link(url=f"https://x.vn/{n}", source=SOURCE, kind="article") for n in range(3)])
    return db


def test_the_view_knows_the_words_of_the_register_and_no_other():
    view = next(statement for statement in MONITORING if "VIEW ledger" in statement)
    said = set(re.findall(r"(?:THEN|ELSE)\s+'(\w+)'", view)) | {"failed", "gone", "duplicate", "unchanged"}
    assert said == OUTCOMES.keys()


def test_the_page_lists_the_outcomes():
    page = (Path(__file__).parents[2] / "docs" / "monitors.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", page, re.MULTILINE)) == OUTCOMES


@pytest.mark.parametrize(
    ("state", "reason", "outcome"),
    [
        ("pending", "HTTP 503", "waiting"),
        ("failed", "no answer in time", "failed"),
        ("gone", "HTTP 404", "gone"),
        ("refused", "robots.txt forbids it", "refused_by_robots"),
        ("refused", "an address within a network", "refused_by_guard"),
        ("quarantined", "answer too large when unpacked", "refused_by_guard"),
        ("quarantined", "fits no declared layout", "unknown_layout"),
        ("done", "redirected", "redirected"),
        ("done", "", "unexplained"),
    ],
)
def test_an_address_that_brought_no_document(known, state, reason, outcome):
    write_outcomes(known, [PageOutcome(key="https://x.vn/0", source=SOURCE, state=state, reason=reason)])
    first, *others = ledger_entries(known, SOURCE)
    assert (first.address, first.outcome, first.reason) == ("https://x.vn/0", outcome, reason)
    assert [entry.outcome for entry in others] == ["waiting", "waiting"]
    assert sum(found.addresses for found in ledger_sums(known, SOURCE)) == 3


def test_promises_count_once_and_only_while_an_account_is_open(known):
    note_promises(known, SOURCE, ["https://x.vn/0"])
    open_account(known)
    for _ in range(2):
        note_promises(known, SOURCE, ["https://x.vn/1", "https://x.vn/2", "https://x.vn/9"])
    note_promises(known, "gialai", ["https://x.vn/7"])
    account = account_of(known, SOURCE)
    assert account.promised == {"waiting": 2, "missing": 1}
    assert account.outcomes == {"waiting": 3}
    assert account.faults(whole=False) == ("1 of 3 addresses that list pages name have no outcome",)


@pytest.mark.parametrize(
    ("account", "whole", "faults"),
    [
        (Account(promised={"stored": 3}, outcomes={"stored": 3}), True, 0),
        (Account(promised={}, outcomes={"unexplained": 1}), False, 1),
        (Account(promised={}, outcomes={}, declared=5, known=4), True, 1),
        (Account(promised={}, outcomes={}, declared=5, known=4), False, 0),
        (Account(promised={}, outcomes={}, declared=5, known=5), True, 0),
    ],
)
def test_what_does_not_balance(account, whole, faults):
    assert len(account.faults(whole=whole)) == faults
