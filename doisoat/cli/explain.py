"""A rule in words: what it asserts, why, and the examples that prove the check."""

from collections.abc import Iterator

from doisoat.checks.check import Example, Rule
from doisoat.checks.reasons import REASONS
from doisoat.checks.register import ALL_RULES
from doisoat.cli.screen import Line, Piece, printable
from doisoat.cli.severities import SIGNS, STYLES, WORDS

_ALSO = {"vi": "  cùng nói về: {rules}", "en": "  speaks for: {rules}"}
_SILENT = {"vi": "không nói gì", "en": "silent"}
_EXAMPLES = {"vi": "  Ví dụ", "en": "  Examples"}


def rule_lines(rule: str, lang: str) -> Iterator[Line]:
    """Every check that speaks for the rule, with all its examples and the verdict each must get."""
    for check in ALL_RULES:
        if rule in check.rules:
            yield from _check_lines(rule, check, lang)


def _check_lines(rule: str, check: Rule, lang: str) -> Iterator[Line]:
    vietnamese = lang == "vi"
    yield (Piece(f"{rule}  {check.title_vi if vietnamese else check.title_en}", "bold"),)
    yield (Piece(f"  {check.why_vi if vietnamese else check.why_en}"),)
    if len(check.rules) > 1:
        yield (Piece(_ALSO[lang].format(rules=", ".join(check.rules)), "dim"),)
    yield (Piece(_EXAMPLES[lang], "bold"),)
    for example in check.examples:
        yield _verdict(example, lang)
        yield (Piece(f"      {printable(example.text)}"),)


def _verdict(example: Example, lang: str) -> Line:
    if not example.verdict:
        return (Piece(f"  – {_SILENT[lang]}", "dim"),)
    severity = example.severity or "ok"
    words = f"{WORDS[lang][severity]} ({example.verdict})"
    if example.reason:
        vi, en = REASONS.get(example.reason, (example.reason, example.reason))
        words = f"{words}: {example.reason} ({vi if lang == 'vi' else en})"
    return (Piece(f"  {SIGNS[severity]} {words}", STYLES[severity]),)
