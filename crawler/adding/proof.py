"""The pages of a new source with their golden JSON, and the offline test: read again, they give it to the letter."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crawler.declarations import read_declaration
from crawler.golden import golden_document, golden_listing
from crawler.list_page import read_list_page
from crawler.look import Look
from crawler.registry import family_of
from crawler.source import SourceDeclaration
from doisoat.records.errors import LayoutError, SourceError


def suffix_of(body: bytes) -> str:
    """How the saved page is called at its end: answers of a service are no HTML."""
    return ".answer" if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else ".html"


def save(folder: Path, name: str, look: Look, source: SourceDeclaration) -> tuple[Path, Path]:
    """Write a page as it came and beside it what was read; the two files."""
    answer = look.visit.answer
    body = answer.body if answer else b""
    page = folder / f"{name}{suffix_of(body)}"
    golden = page.with_suffix(".json")
    page.write_bytes(body)
    golden.write_text(_text({**_golden(look, source), "source": source.name}), encoding="utf-8")
    return page, golden


def prove(declaration: Path, pages: Mapping[Path, Path]) -> None:
    """Read every saved page with the declaration and compare; raises SourceError where anything differs."""
    source = read_declaration(declaration)
    for page, golden in pages.items():
        expected = json.loads(golden.read_text(encoding="utf-8"))
        try:
            read = _read(page.read_bytes(), expected, source)
        except LayoutError as error:
            raise SourceError(f"the saved page does not read as the live one did: {error}") from error
        differing = sorted(key for key in {**expected, **read} if expected.get(key) != read.get(key))
        if differing:
            raise SourceError(f"the saved page of {expected['address']} gives another {', '.join(differing)}")


def _read(body: bytes, expected: Mapping[str, Any], source: SourceDeclaration) -> dict[str, Any]:
    family, address = family_of(source), expected["address"]
    if "articles" in expected:
        read = golden_listing(read_list_page(family, body, address, source, None), address)
    else:
        read = golden_document(family.read_article(body, address, source, None), address, source)
    return {**read, "source": source.name}


def _golden(look: Look, source: SourceDeclaration) -> dict[str, Any]:
    if look.listing is not None:
        return golden_listing(look.listing, look.visit.address)
    if look.document is None:
        raise SourceError(f"{look.visit.key}: {look.problem}")
    return golden_document(look.document, look.visit.address, source)


def _text(golden: Mapping[str, Any]) -> str:
    return json.dumps(golden, ensure_ascii=False, indent=1) + "\n"
