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
#: What joins a reference to the list before it, and what shows a clause of its own.
_JOINT = re.compile(r"(?:,|;|(?<!\w)và|(?<!\w)cùng)\s{0,2}(?:các\s)?$")
_VERB = re.compile(r"[.!?]\s|\n|(?<!\w)(?:đã|được|bị|có hiệu lực|giao|yêu cầu|thì)(?!\w)")
#: Roles that a reference has on its own account.
_OWN = frozenset({"subject", "amended", "replaced", "repealed"})
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
        if role is None and at:
            role = _shared_role(key, references[at - 1], mention, roles.get(id(references[at - 1])))
        if role:
            roles[id(mention)] = role
    return tuple(
        replace(m, reference=replace(m.reference, role=roles[id(m)])) if id(m) in roles and m.reference else m
        for m in mentions
    )


def _shared_role(key: str, before: Mention, mention: Mention, role: str | None) -> str | None:
    """The role of the reference before, where this one only continues its list: `bãi bỏ A và B`, `Căn cứ A; B`."""
    if role is None or role in _OWN or mention.start - before.end > 160:
        return None
    between = key[before.end : mention.start]
    if _CUE.search(between) or _VERB.search(between):
        return None
    joint = _JOINT.search(between)
    return role if joint and (joint[0].strip() != ";" or role == "legal_basis") else None


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
