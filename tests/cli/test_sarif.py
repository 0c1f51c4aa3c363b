"""SARIF 2.1.0 as other tools read it.

The official schema is in no package that may be installed here, so what it demands of the objects we write (required
and allowed names, closed sets of words) stands below by hand; a model of the format by others reads it back as well.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from doisoat.cli.rules import RULES
from store.database import opened_store
from store.documents import find_document

#: Of every object we write: names that must be there, and names that may.
OBJECTS: Mapping[str, tuple[set[str], set[str]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind", "language"}),
    "tool": ({"driver"}, set()),
    "driver": ({"name"}, {"version", "rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "kind", "level", "locations", "relatedLocations", "partialFingerprints", "properties"}
        | {"suppressions"},
    ),
    "location": (set(), {"id", "physicalLocation"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "artifactLocation": ({"uri"}, set()),
    "region": (
        {"startLine"},
        {"startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet"},
    ),
    "text": ({"text"}, set()),
    "suppression": ({"kind"}, {"status", "justification"}),
}
WORDS = {
    "kind": {"notApplicable", "pass", "fail", "review", "open", "informational"},
    "level": {"none", "note", "warning", "error"},
}


@pytest.fixture
def log_of(run: Callable, filled: Path, write: Callable) -> Callable:
    text = "Tin vui 🎉 của huyện\n\n🎉 Cấp xã hoàn thành 53/173 thủ tục, đạt tỷ lệ 44,5%.\n"
    run("--db", filled, "import", "--url", "https://x.example/tin tức?a=1#b", write("url.txt", text))
    run("--db", filled, "extract")

    def call(*options: str, lang: str = "en") -> dict[str, Any]:
        return json.loads(run("--lang", lang, "--db", filled, "validate", "--format", "sarif", *options).out)

    return call


def parts(log: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every object of the log with its type."""
    yield "log", log
    for run in log["runs"]:
        yield "run", run
        yield "tool", run["tool"]
        yield "driver", run["tool"]["driver"]
        for rule in run["tool"]["driver"]["rules"]:
            yield "rule", rule
            yield from (("text", rule[name]) for name in ("shortDescription", "fullDescription"))
        for result in run["results"]:
            yield "result", result
            yield "text", result["message"]
            yield from (("suppression", each) for each in result.get("suppressions", ()))
            for location in (*result["locations"], *result["relatedLocations"]):
                yield "location", location
                place = location["physicalLocation"]
                yield "physicalLocation", place
                yield "artifactLocation", place["artifactLocation"]
                yield "region", place["region"]
                yield "text", place["region"]["snippet"]


def test_its_structure(log_of: Callable, run: Callable) -> None:
    run("--db", "filled.db", "validate", "--baseline", "known.toml", "--update-baseline", "accepted")
    log = log_of("--all", "--baseline", "known.toml")
    assert log["version"] == "2.1.0"
    seen = set()
    for kind, found in parts(log):
        required, allowed = OBJECTS[kind]
        assert required <= set(found) <= required | allowed, kind
        seen.add(kind)
    assert seen == set(OBJECTS)
    for result in log["runs"][0]["results"]:
        assert all(result[name] in words for name, words in WORDS.items())
        assert (result["level"] == "none") == (result["kind"] != "fail")
        assert RULES[result["ruleIndex"]] == result["ruleId"]
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == list(RULES)


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
    for kind, found in parts(log_of("--all")):
        if kind == "artifactLocation":
            assert urlsplit(found["uri"]).scheme in {"https", "sha256"}
            assert found["uri"].isascii()


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


def test_a_model_of_the_format_by_others_reads_it(log_of: Callable) -> None:
    sarif = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic is not installed")
    log = log_of("--all")
    model = sarif.Sarif.model_validate(log)
    assert len(model.runs[0].results) == len(log["runs"][0]["results"])
    assert model.runs[0].results[0].message.text == log["runs"][0]["results"][0]["message"]["text"]
