"""Findings in and out, with the figures they rest on."""

import dataclasses
from collections.abc import Callable

import pytest

from doisoat.records import Document, Finding, Mention
from doisoat.records.errors import StoreError
from doisoat.records.fingerprint import document_key, with_fingerprints
from store.database import Store, transaction
from store.documents import add_documents
from store.findings import documents_remarked_on, findings_of, replace_findings
from store.mentions import replace_mentions


@pytest.fixture
def checked(
    db: Store,
    make_document: Callable[..., Document],
    read_figures: Callable[..., list],
    check_figures: Callable[..., list],
) -> tuple[Document, list[Mention], list[Finding]]:
    document = make_document("1")
    add_documents(db, [document])
    figures = read_figures(document)
    replace_mentions(db, 1, 1, figures)
    return document, figures, check_figures(document, figures)


def test_a_finding_comes_back_with_its_evidence_and_a_fingerprint(db: Store, checked: tuple) -> None:
    document, figures, findings = checked
    assert [m.surface for m in figures] == ["901 thủ tục", "1.499 thủ tục", "70,8%"]
    undecided = dataclasses.replace(
        findings[0], rule="CK-02", verdict="skip", severity="info", diagnosis=(), computed=None,
        reason="missing_operand", evidence=(figures[2], figures[0]),
    )  # fmt: skip
    named = replace_findings(db, 1, [*findings, undecided])
    assert named == with_fingerprints(document_key(document.source, document.url), [*findings, undecided])
    assert findings_of(db, 1) == named
    assert findings_of(db, 1)[1].evidence == (figures[2], figures[0])
    roles = db.execute("SELECT position, role FROM evidence WHERE finding = 1 ORDER BY position")
    assert [tuple(row) for row in roles] == [(0, "achieved"), (1, "achieved"), (2, "achieved")]


@pytest.mark.parametrize(
    ("severity", "remarked"), [("error", True), ("warning", True), ("notice", True), ("info", False), ("ok", False)]
)
def test_which_documents_are_remarked_on(db: Store, checked: tuple, severity: str, remarked: bool) -> None:
    replace_findings(db, 1, [dataclasses.replace(finding, severity=severity) for finding in checked[2]])
    assert documents_remarked_on(db) == ({1} if remarked else set())


def test_the_same_findings_again_write_nothing(db: Store, checked: tuple) -> None:
    replace_findings(db, 1, checked[2])
    before = db.total_changes
    replace_findings(db, 1, checked[2])
    assert db.total_changes == before


def test_other_findings_replace_them(db: Store, checked: tuple) -> None:
    replace_findings(db, 1, checked[2])
    other = dataclasses.replace(checked[2][0], severity="warning", reason="different_denominator")
    replace_findings(db, 1, [other])
    assert [finding.severity for finding in findings_of(db, 1)] == ["warning"]
    replace_findings(db, 1, [])
    assert findings_of(db, 1) == ()
    assert db.execute("SELECT count(*) FROM evidence").fetchone()[0] == 0


def test_a_finding_over_figures_that_are_not_stored_is_refused_whole(db: Store, checked: tuple) -> None:
    replace_findings(db, 1, checked[2])
    kept = findings_of(db, 1)
    moved = dataclasses.replace(checked[1][0], start=3, end=7)
    bad = dataclasses.replace(checked[2][0], evidence=(checked[1][1], moved), severity="warning")
    with pytest.raises(StoreError, match=r"CK-01 rests on a count at 3-7 that is not stored; .*doisoat extract"):
        replace_findings(db, 1, [*checked[2], bad])
    assert findings_of(db, 1) == kept


def test_findings_of_a_document_that_is_gone_are_refused(db: Store, checked: tuple) -> None:
    with pytest.raises(StoreError, match="document 42 is not there"):
        replace_findings(db, 42, checked[2])


def test_a_mention_cannot_go_while_a_finding_rests_on_it(db: Store, checked: tuple) -> None:
    replace_findings(db, 1, checked[2])
    with pytest.raises(StoreError, match="FOREIGN KEY"), transaction(db):
        db.execute("DELETE FROM mentions WHERE kind = 'percent'")
    assert len(findings_of(db, 1)[0].evidence) == 3


def test_findings_of_other_documents_that_rest_on_a_figure_go_with_it(
    db: Store, checked: tuple, make_document: Callable[..., Document]
) -> None:
    add_documents(db, [make_document("2")])
    replace_findings(db, 1, checked[2])
    with transaction(db):
        db.execute("UPDATE findings SET document = 2")
    replace_mentions(db, 1, 2, checked[1])
    assert findings_of(db, 2) == ()


def test_a_new_reading_takes_the_findings_without_figures_too(db: Store, checked: tuple) -> None:
    replace_findings(db, 1, [dataclasses.replace(checked[2][0], evidence=())])
    replace_mentions(db, 1, 2, checked[1])
    assert findings_of(db, 1) == ()
