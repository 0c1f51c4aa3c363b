"""Our own sentences for every clause of the law: what each must yield, with its fields, and what it must not."""

import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "sentences"
STEERING = {"kind", "surface", "value", "nth"}
SENTENCES = [
    pytest.param(sentence, id=f"{sentence['rule']}:{sentence['text'][:32]}")
    for path in sorted(FOLDER.glob("*.toml"))
    for sentence in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
]


def place(text: str, wanted: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(wanted.get("nth", 1)):
        at = text.index(wanted["surface"], at + 1)
    return at, at + len(wanted["surface"])


def touching(found: list[dict[str, Any]], span: tuple[int, int]) -> list[dict[str, Any]]:
    return [record for record in found if record["start"] < span[1] and span[0] < record["end"]]


def same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) or isinstance(other, list | tuple):
        return [str(x) for x in one or ()] == [str(x) for x in other or ()]
    if isinstance(one, bool) or isinstance(other, bool):
        return bool(one) is bool(other)
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return str(one) == str(other)


def is_wanted(sentence: dict[str, Any], record: dict[str, Any]) -> bool:
    """Whether a record is one of the sentence's own expectations: a part of a barred surface may be right."""
    return any(
        wanted["kind"] == record["kind"] and same(wanted["value"], record["value"])
        for wanted in sentence.get("expected", ())
        if touching([record], place(sentence["text"], wanted))
    )


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_yields_what_the_law_asks(sentence, records):
    text = sentence["text"]
    found = records(text, sentence.get("published"))
    for wanted in sentence.get("expected", ()):
        near = [r for r in touching(found, place(text, wanted)) if r["kind"] == wanted["kind"]]
        value = None if wanted["value"] == "" else wanted["value"]
        hits = [r for r in near if same(r["value"], value)]
        assert hits, (
            f"no {wanted['kind']} {value!r} at {wanted['surface']!r}: {[(r['kind'], r['value']) for r in found]}"
        )
        fields = {name: wish for name, wish in wanted.items() if name not in STEERING}
        wrong = [
            {name: (wish, hit.get(name)) for name, wish in fields.items() if not same(hit.get(name), wish)}
            for hit in hits
        ]
        assert {} in wrong, f"{wanted['surface']!r}: {wrong}"


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if s.values[0].get("absent")])
def test_sentence_yields_nothing_the_law_bars(sentence, records):
    text = sentence["text"]
    found = records(text, sentence.get("published"))
    for barred in sentence["absent"]:
        span = place(text, barred)
        if barred["kind"].startswith("attr:"):
            name, _, value = barred["kind"].removeprefix("attr:").partition("=")
            said = [r[name] for r in touching(found, span) if r.get(name) not in (None, "", []) and r[name] != "eq"]
            assert not [x for x in said if not value or same(x, value)], barred
        else:
            inside = [r for r in found if r["kind"] == barred["kind"] and span[0] <= r["start"] and r["end"] <= span[1]]
            assert not [r for r in inside if not is_wanted(sentence, r)], (barred, inside)
