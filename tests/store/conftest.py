"""A fresh store, and small records to put into it."""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from doisoat.records import Document, Finding, Interval, Mention, Quantity
from store.database import Store, opened_store

WRONG_RATE = "Cấp tỉnh thực hiện 901 thủ tục trên 1.499 thủ tục, đạt tỷ lệ 70,8%."


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "đối soát 100%.db"


@pytest.fixture
def db(database_file: Path) -> Iterator[Store]:
    with opened_store(database_file, create=True) as store:
        yield store


@pytest.fixture
def make_document() -> Callable[..., Document]:
    def make(name: str = "1", body: str = WRONG_RATE, **other: Any) -> Document:
        title = other.pop("title", f"Bài {name}")
        text = f"{title}\n\n{body}"
        return Document(
            source=other.pop("source", "binhdinh"),
            url=other.pop("url", f"https://binhdinh.example/bai-{name}.html"),
            title=title,
            body=body,
            text=text,
            title_end=len(title),
            lead_end=len(title) + 1,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            **other,
        )

    return make


@pytest.fixture
def read_figures() -> Callable[[Document], list[Mention]]:
    """A stand-in for the extractor: every number before `%` is a percent, before `thủ tục` a count."""

    def read(document: Document) -> list[Mention]:
        found = re.finditer(r"(\d[\d.]*)(?:,(\d+))?( thủ tục|%)", document.text)
        return [_figure(match) for match in found]

    return read


def _figure(match: re.Match[str]) -> Mention:
    value = Decimal(match[1].replace(".", "") + "." + (match[2] or "0"))
    percent = match[3] == "%"
    half = Decimal("0.05") if percent else Decimal(0)
    return Mention(
        kind="percent" if percent else "count",
        surface=match[0],
        start=match.start(),
        end=match.end(),
        value=str(value) if percent else str(int(value)),
        quantity=Quantity(
            amount=value,
            decimals=len(match[2] or ""),
            interval=Interval(lo=value - half, hi=value + half, hi_incl=not percent),
            unit=None if percent else "tthc",
            role="achieved",
        ),
    )


@pytest.fixture
def check_figures() -> Callable[[Document, list[Mention]], list[Finding]]:
    """A stand-in for the checks: one mismatch over all the figures of a text."""

    def check(document: Document, figures: list[Mention]) -> list[Finding]:
        if not figures:
            return []
        start, end = figures[0].start, figures[-1].end
        return [
            Finding(
                rule="CK-01",
                verdict="mismatch",
                severity="error",
                evidence=tuple(figures),
                message_vi="901 / 1.499 = 60,1 %; văn bản ghi 70,8 %",
                message_en="901 / 1,499 = 60.1 %; the text says 70.8 %",
                surface=document.text[start:end],
                start=start,
                end=end,
                sentence=document.body,
                sentence_start=document.lead_end + 1,
                diagnosis=("implied_denominator=1272..1273", "implied_numerator=1061..1062"),
                computed=Decimal("60.1"),
            )
        ]

    return check


@pytest.fixture
def hook_connections(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[sqlite3.Connection], None]], None]:
    """Lets a test touch every connection in the moment it is made, before the store uses it."""

    def hook(touch: Callable[[sqlite3.Connection], None]) -> None:
        class Touched(sqlite3.Connection):
            def __init__(self, *arguments: Any, **options: Any) -> None:
                super().__init__(*arguments, **options)
                touch(self)

        connect = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", lambda *a, **o: connect(*a, factory=Touched, **o))

    return hook
