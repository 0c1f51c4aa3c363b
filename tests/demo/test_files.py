"""The sample decisions: they are what their makers know of them, and the portal hands them out."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest

from doisoat.demo.answer_key import expected_files
from doisoat.demo.conditional import conditional
from doisoat.demo.decisions import decisions
from doisoat.demo.exchange import Request
from doisoat.demo.portals.legal_files import file_address

CONTRIB = Path(__file__).resolve().parents[2] / "contrib"
FILES = Path(str(files("doisoat.demo") / "files"))
GOLDEN = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FILES.glob("*.json"))}
MAGIC = {
    ".pdf": b"%PDF-1.",
    ".doc": b"\xd0\xcf\x11\xe0",
    ".rtf": b"{\\rtf1",
    **dict.fromkeys((".docx", ".xlsx", ".zip"), b"PK\3\4"),
}
OFFERED = {name: decision for decision in decisions() for name in decision.files}


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, str]]:
    """The golden documents as their data make them today."""
    sys.path.insert(0, str(CONTRIB))
    try:
        from samples.golden import golden
        from samples.papers import papers

        yield {paper.stem: golden(paper, tuple(GOLDEN[paper.stem]["files"])) for paper in papers()}
    finally:
        sys.path.remove(str(CONTRIB))


def test_what_is_known_of_the_files_is_what_they_were_made_from(made):
    assert {path.stem: path.read_text(encoding="utf-8") for path in FILES.glob("*.json")} == made


def test_every_file_is_there_and_offered():
    names = {name for known in GOLDEN.values() for name in known["files"]}
    assert {path.name for path in FILES.iterdir() if path.suffix != ".json"} == names
    assert names <= OFFERED.keys()
    assert sum(path.stat().st_size for path in FILES.iterdir()) < 3_000_000


@pytest.mark.parametrize("name", [name for known in GOLDEN.values() for name in known["files"]])
def test_a_file_begins_as_its_kind_does_and_is_served_whole(ask, name):
    content = (FILES / name).read_bytes()
    assert content.startswith(MAGIC[Path(name).suffix])
    response = ask("hoabinh", file_address(OFFERED[name], name))
    assert (response.status, response.body) == (200, content)


def test_the_long_list_has_every_number_once():
    rows = GOLDEN["2210_QD-UBND.signed"]["procedures"]
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 1101)]
    assert len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == 1100
    assert all(re.fullmatch(r"[12]\.9\d{5}", row["code"]) for row in rows)


def test_stated_counts_are_those_of_the_rows_but_for_the_planted_faults():
    def differs(known):
        levels = Counter(row["level"] for row in known["procedures"])
        counted = {"procedures": len(known["procedures"]), **levels}
        return any(counted[kind] != stated for kind, stated in known["stated"].items())

    faulty = {name for d in decisions() for name, fault in d.planted if fault.rule in {"AN-01", "AN-04"}}
    assert {known["files"][0] for known in GOLDEN.values() if differs(known)} == faulty


def test_ordinals_leave_a_gap_where_one_is_planted_only():
    gaps = set()
    for known in GOLDEN.values():
        numbered: dict[int, int] = {}
        for row in known["procedures"]:
            if int(row["number"]) != numbered.get(row["list"], 0) + 1:
                gaps.add(known["files"][0])
            numbered[row["list"]] = int(row["number"])
    assert gaps == {name for d in decisions() for name, fault in d.planted if fault.rule == "AN-03"}


def test_lists_give_one_level_to_a_procedure_but_for_the_planted_one():
    levels: dict[str, set[str]] = {}
    for known in GOLDEN.values():
        for row in known["procedures"]:
            levels.setdefault(row["code"] or row["name"], set()).add(row["level"])
    assert [code for code, given in levels.items() if len(given) > 1] == ["2.961361"]


def test_letterheads_agree_with_the_table_of_documents_but_for_the_planted_day():
    other = set()
    for known in GOLDEN.values():
        decision = OFFERED[known["files"][0]]
        head = known["letterhead"]
        assert (head["number"], head["signer"], head["title"]) == (
            decision.reference,
            decision.signer,
            decision.summary,
        )
        if head["date"] != decision.issued_on.isoformat():
            other.update(known["files"])
    assert other == {name for d in decisions() for name, fault in d.planted if fault.rule == "AN-05"}


def test_types_and_names_are_those_of_real_servers(ask):
    def head(name):
        response = ask("hoabinh", file_address(OFFERED[name], name))
        return response.content_type, response.headers.get("Content-Disposition", "")

    assert head("2318_QD-UBND.pdf") == ("application/pdf", "")
    kind, disposition = head("2467_QD-UBND.docx")
    assert kind == "application/octet-stream"
    assert unquote(disposition) == "attachment; filename*=UTF-8''Quyết định 2467-QĐ-UBND.docx"
    misread = head("857_QD-UBND.doc")[1]
    assert misread.encode("latin-1").decode() == 'attachment; filename="Quyết định 857-QĐ-UBND.doc"'


def test_a_file_can_be_asked_for_on_a_condition(ask):
    response = ask("hoabinh", file_address(OFFERED["2318_QD-UBND.pdf"], "2318_QD-UBND.pdf"))
    request = Request(method="GET", host="hoabinh.localhost", path="/")
    tag = conditional(request, response, "ETag").headers["ETag"]
    again = Request(method="GET", host="hoabinh.localhost", path="/", headers={"If-None-Match": tag})
    assert conditional(again, response, "ETag").status == 304


def test_in_place_of_some_files_something_else_comes(ask):
    def answer(name):
        return ask("hoabinh", file_address(OFFERED[name], name))

    error = answer("2119_QD-UBND.pdf")
    assert (error.status, error.content_type, error.body[:9]) == (200, "application/pdf", b"<!DOCTYPE")
    assert answer("1731_danh muc.pdf").body == b"Wrong URL"
    moved = answer("1588_QD-UBND.signed.pdf")
    assert moved.status == 302
    assert ask("hoabinh", moved.headers["Location"]).body.startswith(b"%PDF")


def test_a_crawl_is_expected_to_bring_what_the_portal_has():
    assert expected_files() == len(OFFERED) - 2
