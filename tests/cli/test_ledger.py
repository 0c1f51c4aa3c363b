"""`doisoat ledger`, `sources release`, and the account that `crawl` prints."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from signal import SIGINT

import pytest

from crawler.monitors.inspection import Inspection
from crawler.summary import CrawlSummary
from doisoat.cli.crawl import tell
from doisoat.cli.outcome_names import OUTCOME_NAMES
from doisoat.cli.settings import Settings
from doisoat.records import Link, PageOutcome, Source
from doisoat.records.measures import Measures
from store.database import opened_store
from store.frontier import add_links
from store.ledger import OUTCOMES, Account
from store.measures import keep_measures, last_verdict
from store.outcomes import write_outcomes
from store.sources import add_sources

ACCOUNT = Account(promised={"stored": 30, "gone": 3}, outcomes={"stored": 40, "gone": 3, "listed": 2})


@pytest.fixture
def crawled() -> Path:
    path = Path("c.db")
    with opened_store(path, create=True) as db:
        add_sources(db, [Source(name=name, title="", url="u", family="", province="") for name in ("a", "b")])
        links = [Link(url=f"https://{name}.vn/{n}", source=name, kind="article") for name in "ab" for n in range(3)]
        add_links(db, links)
        write_outcomes(db, [PageOutcome(key="https://a.vn/0", source="a", state="gone", reason="HTTP 404")])
        write_outcomes(db, [PageOutcome(key="https://a.vn/1", source="a", state="failed", reason="=1+1")])
    return path


def test_every_outcome_has_a_name_for_people() -> None:
    for names in OUTCOME_NAMES.values():
        assert list(names) == [*OUTCOMES, "missing"]


def test_sums_for_people(run: Callable, crawled: Path) -> None:
    outcome = run("--db", crawled, "ledger")
    assert outcome.out.splitlines() == [
        "a  3",
        "         1  gone",
        "         1    HTTP 404",
        "         1  failed after every try",
        "         1    =1+1",
        "         1  waiting",
        "b  3",
        "         3  waiting",
    ]
    assert run("--db", crawled, "--lang", "vi", "ledger", "b").out.splitlines() == ["b  3", "         3  còn chờ"]


def test_an_address_a_line_for_programs(run: Callable, crawled: Path) -> None:
    lines = run("--db", crawled, "ledger", "a", "--format", "jsonl").out.splitlines()
    assert json.loads(lines[0]) == {
        "source": "a",
        "address": "https://a.vn/0",
        "kind": "article",
        "outcome": "gone",
        "reason": "HTTP 404",
        "attempts": 1,
        "document": None,
    }
    assert len(lines) == 3
    table = list(csv.DictReader(io.StringIO(run("--db", crawled, "ledger", "--format", "csv").out)))
    assert [row["outcome"] for row in table] == ["gone", "failed", "waiting", "waiting", "waiting", "waiting"]
    assert table[1]["reason"] == "'=1+1"


def test_a_source_without_addresses_is_bad_input(run: Callable, crawled: Path) -> None:
    outcome = run("--db", crawled, "ledger", "c")
    assert (outcome.code, outcome.err) == (2, "doisoat: c.db: no address of a source c; there are those of a, b\n")


def test_release(run: Callable, crawled: Path) -> None:
    assert run("--db", crawled, "sources", "release", "a").code == 2
    with opened_store(crawled, create=False) as db:
        keep_measures(db, "a", Measures(), "broken", "nothing fits")
    outcome = run("--db", crawled, "sources", "release", "a")
    assert (outcome.code, outcome.err.startswith("a: 0 documents are used again")) == (0, True)
    with opened_store(crawled, create=False) as db:
        assert last_verdict(db, "a")[0] == "accepted"


@pytest.mark.parametrize(
    ("summary", "code", "told"),
    [
        (CrawlSummary(accounts={"a": ACCOUNT}), 0, "  a: list pages name 33 addresses = 30 new or changed + 3 gone"),
        (CrawlSummary(accounts={"a": Account(promised={}, outcomes={})}), 0, "addresses = no list page was read"),
        (
            CrawlSummary(unbalanced={"a": "1 of 3 has no outcome"}),
            3,
            "the account of source a does not balance: 1 of 3",
        ),
        (
            CrawlSummary(inspections={"a": Inspection(alarms=("3 of 3 pages fit no layout",), quarantined=2)}),
            3,
            "source a looks broken: 3 of 3 pages fit no layout; 2 documents are held back",
        ),
        (CrawlSummary(unbalanced={"a": "x"}, interrupted=SIGINT), 130, "does not balance: x"),
    ],
)
def test_what_a_crawl_tells(summary, code, told, capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(summary, Settings()) == code
    assert told in capsys.readouterr().err


def test_the_table_of_all_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    tell(CrawlSummary(accounts={"a": ACCOUNT}), Settings(verbosity=1))
    assert capsys.readouterr().err.splitlines()[-3:] == [
        "          40  new or changed",
        "           2  list pages",
        "           3  gone",
    ]
