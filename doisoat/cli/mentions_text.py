"""Figures for people: where, what kind, as printed, as understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from doisoat.cli.findings_text import page_in_words
from doisoat.cli.screen import Line, Piece, printable
from doisoat.records import Mention

_HEADING = {"vi": "{name}  {count} số liệu", "en": "{name}  figures: {count}"}
_ROW = {"vi": "  {page}dòng {line:<4} {kind:<11} {surface}", "en": "  {page}line {line:<4} {kind:<11} {surface}"}

#: The kinds in words (domain specification, 0.1); in English most codes are words already.
_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "vi": {
            "change": "thay đổi",
            "code": "mã số",
            "count": "số lượng",
            "date": "ngày",
            "doc_ref": "văn bản",
            "duration": "thời hạn",
            "fraction": "phân số",
            "legal_unit": "điều khoản",
            "level_list": "mức độ",
            "money": "tiền",
            "named_law": "luật",
            "ordinal": "thứ tự",
            "percent": "phần trăm",
            "period": "thời kỳ",
            "permille": "phần nghìn",
            "phone": "điện thoại",
            "rank": "thứ hạng",
            "score": "điểm số",
            "timestamp": "thời điểm",
            "url": "địa chỉ",
        },
        "en": {
            "doc_ref": "document",
            "legal_unit": "legal unit",
            "level_list": "levels",
            "named_law": "law",
        },
    }
)


def mention_lines(
    name: str,
    text: str,
    mentions: Iterable[Mention],
    lang: str,
    page_at: Callable[[int], int | None] = lambda _: None,
) -> Iterator[Line]:
    """A heading with the name and the count, then one line a figure: where, what, as printed, as understood."""
    shown = tuple(mentions)
    yield (Piece(_HEADING[lang].format(name=printable(name), count=len(shown)), "bold"),)
    for mention in shown:
        row = _ROW[lang].format(
            page=page_in_words(page_at(mention.start), lang),
            line=text.count("\n", 0, mention.start) + 1,
            kind=_KINDS[lang].get(mention.kind, mention.kind),
            surface=printable(mention.surface),
        )
        yield (Piece(row), Piece(f"  = {_value(mention)}" if mention.value is not None else "", "dim"))


def _value(mention: Mention) -> str:
    value = mention.value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
