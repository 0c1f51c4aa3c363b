"""How Vietnamese prose ties a percentage to the figure it is the rate of: grammar as data, on the text of a passage.

`sure` bonds may contradict; `likely` ones (another subject could have slipped in) may only confirm.
"""

import re

SURE, LIKELY, NONE = "sure", "likely", "none"

#: P stands at most so many words after the figure (domain 7.3, windows).
_REACH = 12
_BLOCKED = re.compile(r"[;\n\t]|[.!?…]\s|[CFPMUXRSLD]|lần lượt|theo thứ tự|so với|\b(?:có|với|về) (?:tỷ lệ|tỷ trọng)\b")
_CUE = (
    r"(?:(?:và|đã|chỉ|mới|cũng|ước|hiện|nên|tức|hay|tương đương|tương ứng|ứng|với|vào|đến|tới|lên)\s+)*"
    r"(?:(?:đạt|bằng|chiếm|là|=|≈|~|được)\s*)?(?:(?:tỷ lệ|tỷ trọng)\s*)?"
    r"(?:(?:chung|bình quân|(?:khá |rất |tương đối )?(?:cao|thấp|tốt)|hoàn thành|thực hiện|giải quyết|xử lý)\s+)?"
    r"(?:(?:đạt|là|bằng|chiếm|khoảng|đến|tới|:|=)\s*)*"
)
_AFTER = re.compile(rf"(?P<tail>[^,:()]*?)(?P<bracket>\)?)(?P<link>\s*(?:[,(:=]|\s[-–—])\s*|\s+)(?P<cue>{_CUE})")
#: A rate with a name of its own: `(tỷ lệ tử vong là P`, which the figure before it may explain.
_NAMED_RATE = re.compile(
    r"[^;:()]*[,(]\s*(?:đạt |với |có )?(?:tỷ lệ|tỷ trọng)(?: [^\W\d]+){1,4}\s+(?:(?:là|đạt|bằng|chiếm) )?"
)
#: The rate of a figure whose description goes on and on: at the end of it a share can only confirm.
_FAR_SHARE = re.compile(rf"[^;]*(?:,\s*(?:chiếm|đạt|bằng|tương đương|tương ứng)\b|\((?!\S*\)))\s*{_CUE}")
_FAR_REACH = 45
_LATER_CLAUSE = re.compile(rf"[^;:()]*,\s*(?:đạt|bằng|chiếm|tương đương|tương ứng|tỷ lệ)\b{_CUE}")
#: A measure of its own between figure and rate: the rate is its value (`7/9 xã có tỷ lệ tham gia đạt 100%`).
_NEW_MEASURE = re.compile(
    r"\b(?:tỷ lệ|tỷ trọng|chỉ số|mức độ|tỷ suất|độ bao phủ)\b|\b(?:có|với|về|là|mà) (?:tổng )?số\b(?! hóa)"
)
#: A clause of its own: what follows may be said of something else.
_NEW_CLAUSE = re.compile(r"\b(?:mà|vì|nhưng|trong đó|trong khi|riêng)\b")
#: Without a comma even a plain predicate may carry the rate: `7/9 xã có người tham gia đạt 100%`.
_PREDICATE = re.compile(r"\b(?:có|do|để|số(?! hóa))\b")
#: `đạt P (tương ứng F)`, `P, tương đương F`, `P tổng số hồ sơ (F)`.
_EXPLAINED = re.compile(r"[^,;:()\n]{0,80}\(\s*(?:(?:tương ứng|tương đương|tức|hay|gồm|ứng với|với|đạt|là)\s*)*")
_EQUATED = re.compile(r",?\s+(?:tương ứng|tương đương|tức(?: là)?|ứng|với)(?: với)?(?: là)?\s+")


def bond_after(between: str, *, actor: bool) -> str:
    """How surely a percentage is the rate of the figure before it, by the words between them.

    `actor`: the figure's unit can reach a rate itself, so that `7/9 xã đạt 85%` need not be a ratio.
    """
    if _BLOCKED.search(between) or len(between.split()) > _REACH:
        return LIKELY if _is_far_share(between) else NONE
    found = _AFTER.fullmatch(between)
    if found is None:
        return LIKELY if _LATER_CLAUSE.fullmatch(between) or _NAMED_RATE.fullmatch(between) else NONE
    linked, opened = bool(found["link"].strip()), "(" in found["link"]
    if _NEW_MEASURE.search(found["tail"]) or (not linked and _PREDICATE.search(found["tail"])):
        return LIKELY if opened else NONE
    if _NEW_CLAUSE.search(found["tail"]) or not (found["cue"].strip() or opened):
        return LIKELY if linked else NONE
    sure = linked or not actor or found["bracket"] or "chiếm" in found["cue"]
    return SURE if sure else LIKELY


def _is_far_share(between: str) -> bool:
    plain = not re.search(r"[;\n]|[.!?…]\s|[CFPMUXRSL]|lần lượt", between)
    return plain and len(between.split()) <= _FAR_REACH and bool(_FAR_SHARE.fullmatch(between))


def explained_by(between: str) -> bool:
    """Whether the figure after a percentage explains it: `P (A/B)`, `P, tương ứng A/B`."""
    return bool(_EXPLAINED.fullmatch(between) or _EQUATED.fullmatch(between))


def explained_late(between: str) -> bool:
    """Whether only a bound stands between a figure and its rate: `28/30 cơ quan đạt trên 80%, chiếm 93,3%`."""
    return not re.search(r"[;\n]|[CFMXRSL]", between) and bool(re.search(rf"P[^,()]{{0,40}},\s*(?=\S){_CUE}$", between))
