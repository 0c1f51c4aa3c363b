"""The level at which a procedure is offered online: words, old levels 1 to 4, or a mark in one of several columns."""

import re

WHOLE, PART, OTHER = "toan_trinh", "mot_phan", "khac"
_WHOLE = re.compile(r"toan (?:trinh|phan)")
_PART = re.compile(r"(?:mot|1) phan")
_OTHER = re.compile(r"con lai|cung cap thong tin|truc tiep|khac$")
_DENIED = re.compile(r"(?<!\w)(?:khong|chua)(?!\w)")
_OLD = re.compile(r"(?:(?:dvc(?:tt)?|dich vu cong(?: truc tuyen)?)\s)?(?:(?:muc|cap)(?: do)?\s?)?0?(?P<old>[1-4])\W*")
_MARK = re.compile(r"\(?(?:[xvХх×✓✔√●•☑☒■]+|co)\)?\.?", re.IGNORECASE)


def level_in(plain: str) -> str | None:
    """The one level that the words of a cell state (domain UN-02); None where they state none, or several."""
    if old := _OLD.fullmatch(plain):
        return old["old"]
    whole, part = bool(_WHOLE.search(plain)), bool(_PART.search(plain))
    if _DENIED.search(plain):
        return OTHER if not (whole and part) else None
    if whole != part:
        return WHOLE if whole else PART
    return OTHER if not whole and "truc tuyen" not in plain and _OTHER.search(plain) else None


def level_of_list(heading: str) -> str | None:
    """The level that a heading (plain words) gives all rows below it: one of the two, not denied."""
    level = level_in(heading) if len(heading.split()) > 2 else None
    return level if level in (WHOLE, PART) else None


def is_mark(text: str, plain: str) -> bool:
    """Whether a cell of a column for one level is marked."""
    return bool(_MARK.fullmatch(text) or _WHOLE.search(plain) or _PART.search(plain))
