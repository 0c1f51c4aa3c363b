"""Why a text cites a document: it issues, rests on, amends, replaces or repeals it (domain DR-12)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from doisoat.records import Mention
from doisoat.text.shadow import Shadow

_CUES = (
    ("amends", r"sửa đổi(?:, bổ sung)?|bổ sung"),
    ("replaces", r"thay thế(?: cho)?"),
    ("repeals", r"bãi bỏ|hủy bỏ"),
    ("drafted", r"dự thảo|lấy ý kiến"),
    ("legal_basis", r"căn cứ"),
    ("basis", r"theo|quy định tại|tại|thực hiện|triển khai|kèm theo|trên cơ sở|hướng dẫn|quán triệt"),
    ("issued", r"ký ban hành|ban hành|ký|công bố|phê duyệt|thông qua"),
)
_CUE = re.compile("|".join(rf"(?P<{role}>(?<!\w)(?:{pattern})(?!\w))" for role, pattern in _CUES))
_PASSIVE = re.compile(r"\s{1,2}(?:đã\s{1,2})?(?:được|bị)\s{1,2}(?P<verb>sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)")
_PASSIVE_ROLE = {
    "sửa đổi": "amended",
    "bổ sung": "amended",
    "thay thế": "replaced",
    "bãi bỏ": "repealed",
    "hủy bỏ": "repealed",
}
#: Between two references: the first one amends, replaces or repeals the second.
_ACTIVE = re.compile(
    r"(?:(?!\s(?:được|bị|bởi|và|là)\s)[^.;,\n]){0,60}?\s(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)(?!\w)[^.;\n]{0,120}"
)
_BORDER = re.compile(r"[;\n]|[.!?]\s")


def with_reference_roles(shadow: Shadow, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """References with the role their nearest governing cue gives them."""
    key = shadow.key
    references = [m for m in mentions if m.kind == "doc_ref"]
    roles: dict[int, str] = {}
    for at, mention in enumerate(references):
        following = references[at + 1] if at + 1 < len(references) else None
        left = references[at - 1].end if at else 0
        role = _role(key, mention, left, following)
        if role:
            roles[id(mention)] = role
    return tuple(
        replace(m, reference=replace(m.reference, role=roles[id(m)])) if id(m) in roles and m.reference else m
        for m in mentions
    )


def _role(key: str, mention: Mention, left: int, following: Mention | None) -> str | None:
    passive = _PASSIVE.match(key, mention.end)
    if passive:
        return _PASSIVE_ROLE[passive["verb"]]
    if following and _ACTIVE.fullmatch(key[mention.end : min(following.start, mention.end + 200)]):
        return "subject"
    window = key[max(left, mention.start - 90) : mention.start]
    window = _BORDER.split(window)[-1]
    if re.search(r"(?:bị|được)\s[^.;]{0,30}\bbởi\s$", window):
        return "subject"
    cues = list(_CUE.finditer(window))
    if not cues:
        return None
    return cues[-1].lastgroup
