"""The body that issues a decision, from the words that the rest of the letterhead leaves.

One or two lines: a body and its place (`ỦY BAN NHÂN DÂN⏎TỈNH HÀ TĨNH`), or the body above and the one that issues
(`UBND TỈNH HÀ TĨNH⏎SỞ NỘI VỤ`).
"""

import re
from collections.abc import Sequence

from doisoat.records.decision import DecisionPart
from extract.decisions.lines import Stretch, one_line

_BODY = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|so|bo|chinh phu|thu tuong|chu tich|van phong|vp|ban|cuc|tong cuc|chi cuc"
    r"|thanh tra|trung tam|cong an|tinh (?:uy|doan)|thanh uy|huyen uy|quan uy|thi uy|dang (?:uy|bo)|phong|bao hiem"
    r"|ngan hang|vien|toa an|truong|quoc hoi|kho bac|kiem toan|lien doan|hoi|mat tran|quy|don vi"
    r"|benh vien|tong cong ty)\b"
)
_PLACE = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b")
#: Capitals in a letterhead that name nobody.
_STAMP = re.compile(
    r"\W*(?:du thao|hoa toc|thuong khan|khan|mat|toi mat|sao y|ban sao|cong van den|den|loai van ban)\b"
)
_MOST_LINES = 4


def read_body(pieces: Sequence[Stretch]) -> DecisionPart | None:
    """The `issuer` part; its value is every line of it, the body above first. Capitals go before other spellings."""
    wordy = [p for p in pieces if any(c.isalpha() for c in p.text) and not _STAMP.match(p.plain)]
    capitals = [piece for piece in wordy if piece.text.isupper()]
    first = _first(capitals)
    chosen = _lines_from(capitals, first) if first is not None else _in_small_letters(wordy)
    if not chosen:
        return None
    value = one_line(" ".join(piece.text for piece in chosen))
    return DecisionPart(kind="issuer", value=value, start=chosen[0].start, end=chosen[-1].end)


def _first(pieces: Sequence[Stretch]) -> int | None:
    return next((place for place, piece in enumerate(pieces) if _BODY.match(piece.plain)), None)


def _lines_from(pieces: Sequence[Stretch], first: int) -> Sequence[Stretch]:
    """The body's line and what goes on below it: its place, the body under it, the rest of a long name."""
    return pieces[first : first + _MOST_LINES]


def _in_small_letters(pieces: Sequence[Stretch]) -> Sequence[Stretch]:
    """Capitals that only the font made (.VnTimeH): short lines of nothing but a body and its place."""
    chosen: list[Stretch] = []
    for piece in pieces:
        short = len(piece.text.split()) <= 8 and not any(c.isdigit() or c in ",.;:" for c in piece.text)
        if short and (_BODY.match(piece.plain) or (chosen and _PLACE.match(piece.plain))):
            chosen.append(piece)
        elif chosen:
            break
    return chosen[:2]
