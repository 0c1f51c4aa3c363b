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
    r"điểm|khu|chi nhánh|xí nghiệp|tổng công ty)"
)
_HEAD = re.compile(rf"(?:^|[,;:]|\bvà\b)\s*(?={_HEADS}\b)")
_HEADED = re.compile(rf"\s*{_HEADS}\b")
_BEFORE_HEAD = re.compile(rf"(?:,|;|\bvà\b)(?=\s*{_HEADS}\b)", re.IGNORECASE)
_SEPARATOR = re.compile(r",|;|\bvà\b")
_BRACKETS = re.compile(r"\([^()]*\)?")
#: A `và` before a later comma joins words of one name: `Xây dựng Đảng và chính quyền, Luật`.
_INNER_AND = re.compile(r"\bvà\b(?=[^,;]*,)")
#: Fields of government whose names hold a comma or `và` themselves.
_COMPOUND = re.compile(
    r"(?:nông nghiệp|tài nguyên|kế hoạch|giáo dục|khoa học|thông tin|dân tộc|kinh tế) và "
    r"(?:phát triển|môi trường|đầu tư|đào tạo|công nghệ|truyền thông|tôn giáo|hạ tầng)|"
    r"thương binh và xã hội|văn hóa, thể thao(?: và du lịch)?|"
    r"văn hóa và thông tin"
)
_TOGETHER = re.compile(r"\s*(?:các|những)\b|\b(?:các|mọi|toàn bộ) (?:huyện|xã|sở|phường|tỉnh|đơn vị|địa phương)")
#: Words of deeds and conditions: what holds one is no plain name of a field.
_DEED = re.compile(
    r"\b(?:đã|đang|được|chưa|không|có|là|để|thực hiện|hoàn thành|tăng|giảm|khác|trên|tiếp tục|yêu cầu|theo|do)\b"
)
#: Where a sentence goes on behind its list.
_GOES_ON = re.compile(r"(?<=\S) (?:đã|được|đang|sẽ|bị|vừa|cùng|nhằm|để|theo|trong|tại|với|không|chưa|đạt|có|là)\b")
_PLACES = frozenset({"xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh"})
_PLACE_HEAD = re.compile(rf"(?:{'|'.join(sorted(_PLACES))}|tp\.?) ")
_PARTED = re.compile(r"(,|\bvà\b)")
_PLURAL = re.compile(rf"\bvà (?P<plural>(?:các|những) )(?:{'|'.join(sorted(_PLACES))}) ")
#: So many names in capitals throughout are a list of places.
_SURE_PLACES = 3
_MOST_WORDS = 4
#: A name without a head noun is no longer than this.
_LONGEST_NAME = 8


class Names(NamedTuple):
    """The least and the most names a run of text can hold; 0 and 0 where it is no list of names."""

    least: int
    most: int


_NONE = Names(0, 0)


def names_in(key: str, printed: str, *, noun: str = "", fields: bool = False) -> Names:
    """The names in a run of text, given lower-case and as printed; `noun` is what is counted.

    `fields` need no capitals (`đất đai, hộ tịch`).
    """
    key, printed = _BRACKETS.sub("", key), _BRACKETS.sub("", printed)
    if re.search(r"[A-Z]", key) or len(key) != len(printed):
        return _NONE
    key, printed = _without_plural(key, printed)
    if _TOGETHER.search(key):
        return _NONE
    if ";" in printed.strip(" ;"):
        return _by_semicolon(key, printed)
    if places := _places(key, printed, noun):
        return places
    joined = _joined(key, printed)
    pieces = _pieces(joined)
    if fields and len(pieces) > 1 and all(_plain(piece.lower()) for piece in pieces):
        return Names(len(pieces), len(pieces))
    ended = _GOES_ON.search(key)
    kept = _pieces(joined[: ended.start()]) if ended else pieces
    heads = len(_HEAD.findall(key[: ended.start()] if ended else key))
    if len(kept) < 2 or not (_proper(kept) or _all_headed(joined, heads)):
        return _NONE
    least = len(kept) if heads < 2 else min(heads, len(kept))
    return Names(least - _of_another_kind(kept, noun), len(pieces))


def _without_plural(key: str, printed: str) -> tuple[str, str]:
    """Both without the `các` of `và các xã Phù Lãng, An Lạc`, where names follow."""
    cuts = [
        found.span("plural")
        for found in _PLURAL.finditer(key)
        if found.end() < len(printed) and printed[found.end()].isupper()
    ]
    for start, end in reversed(cuts):
        key, printed = key[:start] + key[end:], printed[:start] + printed[end:]
    return key, printed


def _places(key: str, printed: str, noun: str) -> Names | None:
    """The names of a list of places, each syllable of which is a capital: small letters behind the last end it."""
    ended = _GOES_ON.search(key)
    pieces = _PARTED.split(printed[: ended.start()] if ended else printed)
    told: list[str] = []
    for separator, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        words = _PLACE_HEAD.sub("", piece.strip()).split()
        capitals = next((at for at, word in enumerate(words) if not (word[0].isupper() or word == "-")), len(words))
        if words and not capitals:
            return None
        told += [piece.strip()] if words else []
        if capitals < len(words):
            if separator != "và" and len(told) * 2 <= len(pieces):
                return None
            break
    if len(told) < _SURE_PLACES:
        return None
    return Names(len(told) - _of_another_kind(told, noun), len(told))


def _by_semicolon(key: str, printed: str) -> Names:
    """Each piece holds a name, and where commas part others behind it, those too."""
    pieces = [piece for piece in printed.split(";") if piece.strip()]
    if not _proper(pieces):
        return _NONE
    more = len(_HEAD.findall(key)) - sum(bool(_HEADED.match(piece.lower())) for piece in pieces)
    return Names(len(pieces), len(pieces) + max(0, more))


def _joined(key: str, printed: str) -> str:
    """The printed text without the commas and `và` that stand inside a name."""
    letters = list(printed)
    inside = [*_COMPOUND.finditer(key), *(_INNER_AND.finditer(key) if len(_HEAD.findall(key)) < 2 else ())]
    for found in inside:
        for separator in _SEPARATOR.finditer(key, *found.span()):
            letters[separator.start() : separator.end()] = " " * (separator.end() - separator.start())
    return "".join(letters)


def _pieces(text: str) -> list[str]:
    return [piece for piece in _SEPARATOR.split(text) if piece.strip()]


def _all_headed(text: str, heads: int) -> bool:
    """Whether a list opens with a head noun, and each of its names does: what stands between is part of a name."""
    parts = [part for part in _BEFORE_HEAD.split(text) if part.strip(" ,")]
    return len(parts) == heads > 1 and _proper(parts) and all(_HEADED.match(part.lower()) for part in parts)


def _of_another_kind(pieces: list[str], noun: str) -> int:
    """How many pieces name a place of another kind than the one counted: a `thị trấn` among `6 xã`."""
    others = tuple(f"{place} " for place in _PLACES - {noun}) if noun in _PLACES else ()
    return sum(piece.strip().lower().startswith(others) for piece in pieces) if others else 0


def _plain(piece: str) -> bool:
    return len(piece.split()) <= _MOST_WORDS and not _DEED.search(piece) and not re.search(r"[\d()]", piece)


def _proper(pieces: list[str]) -> bool:
    """Whether each piece holds a capital and is short, or opens with a head noun: a list of names and not of deeds."""
    return all(
        any(letter.isupper() for letter in piece)
        and (len(piece.split()) <= _LONGEST_NAME or bool(_HEADED.match(piece.lower())))
        for piece in pieces
    )
