"""How Vietnamese prose ties a percentage to the figure it is the rate of: grammar as data, on the text of a passage.

`sure` bonds may contradict; `likely` ones (another subject could have slipped in) may only confirm.
"""

import re

SURE, LIKELY, NONE = "sure", "likely", "none"

#: P stands at most so many words after the figure (domain 7.3, windows).
_REACH = 12
_BLOCKED = re.compile(r"[;\n\t]|[.!?…]\s|[CFPMUXRSLD]|lần lượt|theo thứ tự|so với|\b(?:có|với|về) (?:tỷ lệ|tỷ trọng)\b")
_CUE = (
    r"(?:(?:và|đã|chỉ|mới|cũng|ước|hiện|nên|tức|hay|tương đương|tương ứng|ứng|với|vào)\s+)*"
    r"(?:(?:đạt|bằng|chiếm|là|=|≈|~|được)\s*)?(?:(?:tỷ lệ|tỷ trọng)\s*)?"
    r"(?:(?:chung|hoàn thành|thực hiện|giải quyết|xử lý)\s+)?(?:(?:đạt|là|bằng|chiếm|khoảng|:|=)\s*)?"
)
_AFTER = re.compile(rf"(?P<tail>[^,:()]*?)(?P<bracket>\)?)(?P<link>\s*(?:[,(:=]|\s-)\s*|\s+)(?P<cue>{_CUE})")
_LATER_CLAUSE = re.compile(rf"[^;:()]*,\s*(?:đạt|bằng|chiếm|tương đương|tương ứng|tỷ lệ)\b{_CUE}")
_NEW_SUBJECT = re.compile(r"\b(?:có|mà|do|để|vì|nhưng|trong đó|số|tỷ lệ|riêng)\b")
#: `đạt P (tương ứng F)`, `P, tương đương F`, `P tổng số hồ sơ (F)`.
_EXPLAINED = re.compile(r"[^,;:()\n]{0,80}\(\s*(?:(?:tương ứng|tương đương|tức|hay|gồm|ứng với|với|đạt|là)\s*)*")
_EQUATED = re.compile(r",?\s+(?:tương ứng|tương đương|tức(?: là)?|ứng)(?: với)?(?: là)?\s+")
#: `P trên (tổng số) B`, `P của B`, `P tổng số … B`, `P kế hoạch (B`.
_BASE_AFTER = re.compile(
    r"\s+(?:(?:trên|trong|của|so với)\s+)?(?:tổng(?: số| cộng)?|số)\b[^,;:()\n]{0,60}\s+|\s+(?:trên|của)\s+"
    r"|\s+(?:so với\s+)?(?:tổng(?: số)?|kế hoạch|chỉ tiêu|dự toán|số)\b[^,;:()\n]{0,60}\(\s*(?:là\s+)?"
)
_OUT_OF = re.compile(r"[^;:\n]{0,160}\b(?:trên|trong)\s+(?:tổng(?: số)?|số)\b[^,;:()\n]{0,60}|\)?\s*(?:trên|/)\s+")
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


def bond_after(between: str, *, actor: bool) -> str:
    """How surely a percentage is the rate of the figure before it, by the words between them.

    `actor`: the figure's unit can reach a rate itself, so that `7/9 xã đạt 85%` need not be a ratio.
    """
    if _BLOCKED.search(between) or len(between.split()) > _REACH:
        return NONE
    found = _AFTER.fullmatch(between)
    if found is None:
        return LIKELY if _LATER_CLAUSE.fullmatch(between) else NONE
    if _NEW_SUBJECT.search(found["tail"]):
        return LIKELY if "(" in found["link"] else NONE
    if "(" in found["link"] or (found["link"].strip() and found["cue"]):
        return SURE
    if not found["cue"].strip():
        return LIKELY if found["link"].strip() else NONE
    return LIKELY if actor and not found["bracket"] else SURE


def explained_by(between: str) -> bool:
    """Whether the figure after a percentage explains it: `P (A/B)`, `P, tương ứng A/B`."""
    return bool(_EXPLAINED.fullmatch(between) or _EQUATED.fullmatch(between))


def explained_late(between: str) -> bool:
    """Whether only a bound stands between a figure and its rate: `28/30 cơ quan đạt trên 80%, chiếm 93,3%`."""
    return not re.search(r"[;\n]|[CFMXRSL]", between) and bool(re.search(rf"P[^,()]{{0,40}},\s*(?=\S){_CUE}$", between))


def base_follows(between: str) -> bool:
    """Whether the figure after a percentage is its base: `P trên tổng số B`, `P kế hoạch (B)`."""
    return bool(_BASE_AFTER.fullmatch(between))


def out_of(between: str) -> bool:
    """Whether two counts form a ratio in words: `A … trên tổng số B`."""
    return bool(_OUT_OF.fullmatch(between)) and not re.search(r"[CFPMUXRSL]|, [^,]*,", between)


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
