"""How many bodies a run of text names: by their head nouns, or by commas and a final `và` (CK-07)."""

import re
from typing import NamedTuple

#: Head nouns that open the name of a body; a name goes on after commas and `và` until the next of them.
_HEADS = (
    r"(?:các )?(?:sở|ban|phòng|ubnd|ủy ban|hđnd|hội đồng|huyện|quận|thị xã|thành phố|tp|xã|phường|thị trấn|"
    r"đặc khu|tỉnh|thanh tra|"
    r"văn phòng|công an|bộ chỉ huy|bộ tư lệnh|chi cục|cục|tổng cục|vụ|trung tâm|đài|báo|trường|bệnh viện|kho bạc|"
    r"bảo hiểm|"
    r"ngân hàng|viện|tòa án|đảng ủy|đảng bộ|hội|liên đoàn|tỉnh đoàn|mặt trận|bộ|công ty|hải quan|thuế|quỹ|trạm|"
    r"điểm|khu|chi nhánh)"
)
_HEAD = re.compile(rf"(?:^|[,;:]|\bvà\b)\s*(?={_HEADS}\b)")
_SEPARATOR = re.compile(r",|;|\bvà\b")
_TOGETHER = re.compile(r"\s*(?:các|những)\b|\b(?:các|mọi|toàn bộ) (?:huyện|xã|sở|phường|tỉnh|đơn vị|địa phương)")
#: Words of deeds and conditions: what holds one is no plain name of a field.
_DEED = re.compile(
    r"\b(?:đã|đang|được|chưa|không|có|là|để|thực hiện|hoàn thành|tăng|giảm|khác|trên|tiếp tục|yêu cầu|theo|do)\b"
)
_MOST_WORDS = 4


class Names(NamedTuple):
    """The least and the most names a run of text can hold; 0 and 0 where it is no list of names."""

    least: int
    most: int


def names_in(key: str, printed: str, *, fields: bool = False) -> Names:
    """The names in a run of text, given lower-case and as printed; `fields` need no capitals (`đất đai, hộ tịch`)."""
    if re.search(r"[A-Z]", key) or _TOGETHER.search(key):
        return Names(0, 0)
    by_semicolon = [piece for piece in printed.split(";") if piece.strip()]
    if len(by_semicolon) > 1:
        return Names(len(by_semicolon), len(by_semicolon)) if _proper(by_semicolon) else Names(0, 0)
    pieces = [piece for piece in _SEPARATOR.split(printed) if piece.strip()]
    if len(pieces) < 2:
        return Names(0, 0)
    if fields and all(_plain(piece.lower()) for piece in pieces):
        return Names(len(pieces), len(pieces))
    if not _proper(pieces):
        return Names(0, 0)
    heads = len(_HEAD.findall(key))
    return Names(len(pieces), len(pieces)) if heads < 2 else Names(heads, len(pieces))


def _plain(piece: str) -> bool:
    return len(piece.split()) <= _MOST_WORDS and not _DEED.search(piece) and not re.search(r"[\d()]", piece)


def _proper(pieces: list[str]) -> bool:
    """Whether each piece holds a capital: a list of names and not of deeds."""
    return all(any(letter.isupper() for letter in piece) for piece in pieces)
