"""How Vietnamese prose names what a percentage is a share of: grammar as data, on the text of a passage."""

import re

#: `P trên (tổng số) B`, `P của B`, `P trong B`, `P tổng số … B`, `P kế hoạch (B`.
_BASE_AFTER = re.compile(
    r"\)?\s+(?:(?:trên|trong|của|so với)\s+)?(?:tổng(?: số| cộng)?|số)\b(?:(?!\bvà\b)[^,;:()\n]){0,60}\s+"
    r"|\s+(?:trên|trong|của)\s+"
    r"|\s+so với (?:T|cùng kỳ|năm trước|năm ngoái)[^,;:()\n]{0,40}\(\s*(?:là\s+)?"
    r"|\s+(?:so với\s+)?(?:tổng(?: số)?|kế hoạch|chỉ tiêu|dự toán|số)\b[^,;:()\n]{0,60}\(\s*(?:là\s+)?"
)
_OUT_OF = re.compile(
    r"[^;:\n]{0,160}\b(?:trên|trong)\s+(?:tổng(?: số)?|số)\b[^,;:()\n]{0,60}"
    r"|(?:\)?\s*trên\s+|[^;:,()\n]{0,20}/\s*)(?:tổng(?: số)?\s+)?"
)
#: `trong (tổng) số B …`, `trong B …`: what comes next is counted out of B.
_GOVERNING = re.compile(r"(?:^|[\s(,;])(?:trong|trên)(?: (?:tổng số|tổng|số)\b[^;,.()CFPMUXRSL]{0,40})?\s*$")
_GOVERNED = re.compile(r"[^;.CFPMUXRSL]{0,120}(?:\b(?:có|đã|thì)\s|,\s)[^;.FUXRSL]{0,200}")
#: `T cơ sở, trong đó, số cơ sở đạt là A`.
_AMONG = re.compile(r"[^;.CFPMUXRSL]{0,60}[,(]\s*trong đó,? [^;.CFPMUXRSL]{0,60}")
#: Files are on time among those that were due, not among all that were received (domain 7.5).
_TIMELY = re.compile(r"\bhạn\b|\bhẹn\b")
#: What may follow a rate without naming another base.
_PLAIN_FOLLOWER = re.compile(
    r"\s*(?:$|[,.;:()!?…\-–\n\tCFPMUXRSLTDO\"]|(?:và|theo|tại|vào|cao|thấp|tăng|giảm|vượt|đứng|xếp|do|còn|"
    r"trong đó|trong khi|"
    r"trong (?:năm|tháng|quý|kỳ|tuần)|năm|tháng|quý|nhưng|nên|để|là|thì|bảo đảm|đảm bảo|đúng|trước|ở|từ|cho|với|"
    r"qua|bằng)\b)"
)
_PLAN = re.compile(r"\s+(?:so với\s+)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|kh)\b")
_COMPARED = re.compile(r"\s+so với\s+")
_OTHER_BASE = re.compile(r"\s+(?:(?:trên|trong|của)\s+)?(?:tổng số|tổng|số)\s+(?P<noun>[^,;:.()\n]*)")


def base_follows(between: str) -> bool:
    """Whether the figure after a percentage is its base: `P trên tổng số B`, `P kế hoạch (B)`."""
    return bool(_BASE_AFTER.fullmatch(between))


def out_of(between: str) -> bool:
    """Whether two counts form a ratio in words: `A … trên tổng số B`."""
    return bool(_OUT_OF.fullmatch(between)) and not re.search(r"[CFPMUXRSL]|, [^,]*,", between)


def governs(before: str, between: str) -> bool:
    """Whether `trong (tổng số) B …, có A` counts A out of B: by the words before B and those between the two."""
    return bool(_GOVERNING.search(before) and _GOVERNED.fullmatch(between)) or bool(
        _AMONG.fullmatch(between) and not _TIMELY.search(between)
    )


def other_base(following: str, unit_nouns: str) -> str:
    """What the words after a percentage say of its base: empty, `plan`, `comparison`, `noun`, or `unclear`."""
    if _PLAN.match(following):
        return "plan"
    if _COMPARED.match(following):
        return "comparison"
    if found := _OTHER_BASE.match(following):
        left_over = [word for word in found["noun"].split() if word not in unit_nouns.split()]
        return "noun" if left_over else ""
    return "" if _PLAIN_FOLLOWER.match(following) else "unclear"
