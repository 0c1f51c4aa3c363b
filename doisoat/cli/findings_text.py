"""Findings for people: the place, the figures marked, the arithmetic, the way out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from doisoat.checks.check import Rule
from doisoat.checks.register import ALL_RULES
from doisoat.cli.excerpt import excerpts
from doisoat.cli.screen import Line, Piece, printable
from doisoat.cli.severities import REMARKABLE, SIGNS, STYLES, WORDS
from doisoat.cli.tally import explains
from doisoat.records import Finding

WIDTH = 80

_PLACE = {"vi": "{name}  {page}dòng {line}", "en": "{name}  {page}line {line}"}
_PAGE = {"vi": "trang {page}, ", "en": "page {page}, "}
_HEADLINES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "vi": {
            "mismatch": "các số liệu không khớp nhau",
            "match_truncated": "số lẻ bị cắt bỏ thay vì làm tròn",
            "off_by_ulp": "lệch một đơn vị ở chữ số cuối",
            "skip": "chưa đủ căn cứ để kết luận",
            "match": "khớp",
            "wrong_base": "các tỷ lệ cùng lệch một phía",
            "match_interval": "khớp trong khoảng làm tròn",
        },
        "en": {
            "mismatch": "figures that do not agree",
            "match_truncated": "cut off instead of rounded",
            "off_by_ulp": "off by one in the last place",
            "skip": "not enough to decide",
            "match": "consistent",
            "wrong_base": "rates that all miss in the same direction",
            "match_interval": "consistent within rounding",
        },
    }
)


def shown_findings(findings: Iterable[Finding], *, everything: bool) -> tuple[Finding, ...]:
    """In the order of the text: what contradicts or needs a remark, or all."""
    kept = (f for f in findings if everything or f.severity in REMARKABLE or explains(f))
    return tuple(sorted(kept, key=lambda f: (f.start, f.end, f.rule)))


def message_in(finding: Finding, lang: str) -> str:
    """The message in the user's language."""
    return finding.message_vi if lang == "vi" else finding.message_en


def finding_lines(
    name: str,
    text: str,
    findings: Iterable[Finding],
    lang: str,
    remarks: Mapping[str, str] = MappingProxyType({}),
    page_at: Callable[[int], int | None] = lambda _: None,
) -> Iterator[Line]:
    """The findings of one text; those of one line share its heading. `remarks` say more of some, by fingerprint.

    `page_at` tells the page of an offset, where the text has pages.
    """
    last = 0
    for finding in findings:
        line = text.count("\n", 0, finding.start) + 1
        if line != last:
            page = page_in_words(page_at(finding.start), lang)
            yield (Piece(_PLACE[lang].format(name=printable(name), page=page, line=line), "bold"),)
        last = line
        yield _headline(finding, lang)
        sentence = (finding.sentence_start, finding.sentence_start + len(finding.sentence))
        places = [(m.start, m.end) for m in finding.evidence] or [(finding.start, finding.end)]
        for excerpt in excerpts(text, places, sentence):
            yield (Piece("    "), *excerpt)
        for said in message_in(finding, lang).splitlines():
            yield (Piece(f"    {printable(said)}"),)
        if finding.fingerprint in remarks:
            yield (Piece(f"    {printable(remarks[finding.fingerprint])}", "dim"),)


def page_in_words(page: int | None, lang: str) -> str:
    """`page 12, ` before the line; nothing where there are no pages."""
    return "" if page is None else _PAGE[lang].format(page=page)


def _headline(finding: Finding, lang: str) -> Line:
    severity = "notice" if explains(finding) else finding.severity
    style, word = STYLES[severity], WORDS[lang][severity]
    head = f"  {SIGNS[severity]} {finding.rule}  {_what(finding, lang)}"
    return (Piece(head, style), Piece(" " * max(2, WIDTH - len(head) - len(word))), Piece(word, style))


def _what(finding: Finding, lang: str) -> str:
    """What is wrong in the words of the check, where only one speaks for the rule; else what the verdict says."""
    if explains(finding):
        return _HEADLINES[lang]["wrong_base"]
    titles = [_title(check, lang) for check in ALL_RULES if finding.rule in check.rules]
    if finding.verdict == "mismatch" and len(titles) == 1:
        return titles[0]
    return _HEADLINES[lang][finding.verdict]


def _title(check: Rule, lang: str) -> str:
    return check.title_vi if lang == "vi" else check.title_en
