"""The page `docs/checks.md`, written from the register: every check, why it is made, and examples of what it says."""

from collections.abc import Iterator

from doisoat.checks.check import Example, Rule
from doisoat.checks.register import ALL_RULES

_INTRODUCTION = """# Checks · Các phép kiểm tra

This page is generated from the register of checks (`doisoat.checks.page`); do not edit it by hand.
Trang này được sinh ra từ danh mục các phép kiểm tra (`doisoat.checks.page`); không sửa bằng tay.

Verdicts · Kết luận: `match` (khớp), `match_truncated` (bỏ phần lẻ), `off_by_ulp` (lệch chưa tới một đơn vị
chữ số cuối), `match_interval` (khớp trong sai số làm tròn), `mismatch` (mâu thuẫn), `skip` (chưa đủ căn cứ);
— : says nothing · không kết luận gì. `trước ⇒ sau`: two versions of one text, or what another one says and this one ·
hai bản của một văn bản, hoặc văn bản kia và văn bản này.
"""


def checks_page() -> str:
    """The whole page in Markdown, in Vietnamese and English, ordered by rule."""
    ordered = sorted(ALL_RULES, key=lambda rule: rule.rules)
    lines = [_INTRODUCTION, *(line for rule in ordered for line in _section(rule))]
    return "\n".join(lines).rstrip() + "\n"


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {', '.join(rule.rules)} · {rule.title_vi}\n"
    yield f"{rule.why_vi}\n"
    yield f"*{rule.title_en}.* {rule.why_en}\n"
    yield "| văn bản · text | kết luận · verdict | mức · severity | lý do · reason |"
    yield "|---|---|---|---|"
    for example in rule.examples:
        yield _row(example)
    yield ""


def _row(example: Example) -> str:
    text = example.text.replace("|", "\\|").replace("\t", " ⇥ ").replace("\n", " ⏎ ")
    day = f" (published {example.published})" if example.published else ""
    return f"| {text}{day} | {example.verdict or '—'} | {example.severity} | {example.reason or ''} |"


if __name__ == "__main__":
    print(checks_page(), end="")
