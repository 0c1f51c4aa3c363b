"""A version of the extractor stands for one reading: if the golden outputs change, the version must rise."""

import hashlib
import json
from pathlib import Path

from extract import VERSION

GOLDEN = Path(__file__).parent / "golden"


def outputs(records) -> str:
    """One JSON line for each record over all golden texts."""
    lines = [
        json.dumps({"text": path.name} | record, ensure_ascii=False, sort_keys=True)
        for path in sorted(GOLDEN.glob("*.txt"))
        for record in records(path.read_text(encoding="utf-8"))
    ]
    return "\n".join(lines) + "\n"


def test_output_changes_only_with_the_version(records):
    known = json.loads((GOLDEN / "versions.json").read_text(encoding="utf-8"))
    found = hashlib.sha256(outputs(records).encode()).hexdigest()
    assert known.get(str(VERSION)) == found, (
        f"the golden texts are read differently: raise extract.VERSION (now {VERSION}) "
        f"and write {found} for it into tests/extract/golden/versions.json"
    )


def test_golden_texts_yield_every_kind_of_figure(records):
    kinds = {json.loads(line)["kind"] for line in outputs(records).splitlines()}
    assert kinds >= {
        *("doc_ref", "named_law", "date", "period", "timestamp", "duration", "count", "percent", "money", "change"),
        *("fraction", "rank", "score", "legal_unit", "phone", "url", "code"),
    }
