"""The end of a decision: who receives it and who signs, side by side in one table or run together on one line."""

import re
from collections.abc import Iterator

from doisoat.records.decision import DecisionPart
from extract.decisions.lines import Page, Stretch, one_line
from extract.decisions.offices import office_in, past_offices

_RECIPIENTS = re.compile(r"\W{0,3}n[o0][i1l] nh[ao]n\s?[:;.]?")
_WORD = r"[A-ZĐÀ-Ỹ][\w'’-]*"
_TITLES = r"(?:(?:PGS|GS|ThS|Ths|TS|Ts|BS|KS|CN|CVCC)\.? ?)*"
_NAME = re.compile(rf"{_TITLES}(?P<name>{_WORD}(?: {_WORD}){{1,5}})")
_LAST_NAME = re.compile(rf"[.;:,] (?P<name>{_WORD}(?: {_WORD}){{1,4}})$")
_NO_PERSON = re.compile(
    r"(?:uy ban|ubnd|hdnd|so|tinh|huyen|xa|phuong|thanh pho|van phong|luu|vt|nhu dieu|bo|cong (?:thong|bao|an)"
    r"|trung tam|phu luc|danh muc|noi nhan|quyet dinh|chu tich|giam doc|da ky|ky boi|thu tuc|linh vuc"
    r"|cac|hoi dong|ban|cuc)\b"
)
_SEAL = re.compile(r"[(\[]? ?(?:da ky|ky ten|ky so|da ki)[^)\]]{0,30}[)\]]?")
_SIGNED_BY = re.compile(r"(?:ky boi|nguoi ky)\s?:\s?")
_ITEM = tuple("-+*•–")
_BETWEEN_ITEMS = re.compile(r";?\s+[-–+*•]\s*|;\s*")
_MARKS = " -–+*•;.,:"
#: Behind the words of an office the name stands within so many cells that are not empty.
_MOST_CELLS = 40
#: `Nơi nhận` stands so near the words of an office.
_NEAR = 12


class Signature:
    """The parts of the end of a decision (shadow offsets), and the lines from which and before which it stands."""

    __slots__ = ("first_line", "next_line", "parts")

    def __init__(self, parts: tuple[DecisionPart, ...], first_line: int, next_line: int) -> None:
        self.parts, self.first_line, self.next_line = parts, first_line, next_line


def read_signature(page: Page, first: int, last: int) -> Signature | None:
    """The first block of recipients or signing office in the lines of a span; None where there is neither."""
    begins = next((n for n in range(first, last) if _addressed(page, n) or _offices(page, n)), None)
    if begins is None:
        return None
    signer, stop = _signer(page, begins, last)
    place = next((n for n in range(begins, min(last, begins + _NEAR)) if _addressed(page, n)), None)
    if place is None:
        return Signature((signer,) if signer else (), begins, stop)
    below = _items_end(page, place, last)
    recipients = _recipients(page, place, below, signer)
    return Signature((recipients, *((signer,) if signer else ())), begins, max(stop, below))


def signed_by(page: Page) -> DecisionPart | None:
    """The name in a line of the digital signature, `Ký bởi: …`, where it is a person's."""
    for line in page.lines:
        for cell in line.cells if "ky" in line.plain else ():
            label = _SIGNED_BY.match(cell.plain)
            if label and (name := _name(cell, label.end())):
                return name
    return None


def _addressed(page: Page, place: int) -> bool:
    return any(_RECIPIENTS.match(cell.plain) for cell in page.lines[place].cells)


def _offices(page: Page, place: int) -> bool:
    return any(office_in(cell) for cell in page.lines[place].cells)


def _signer(page: Page, first: int, last: int) -> tuple[DecisionPart | None, int]:
    """The name behind the words of an office, and the line after it (that after these words where no name follows)."""
    in_office, after, seen = False, first + 1, 0
    for place in range(first, last):
        for cell in page.lines[place].cells:
            if office_in(cell):
                in_office, after, seen = True, place + 1, 0
            if in_office and (name := _name(cell, _past_seal(cell, past_offices(cell)))):
                return name, place + 1
            seen += bool(cell.text)
        if seen > _MOST_CELLS:
            break
    return None, after


def _past_seal(cell: Stretch, at: int) -> int:
    seal = _SEAL.match(cell.plain, at)
    return seal.end() if seal else at


def _name(cell: Stretch, at: int) -> DecisionPart | None:
    """The person's name that is all the rest of a cell, or that closes a line of recipients."""
    at += len(cell.text[at:]) - len(cell.text[at:].lstrip(" :"))
    found = _NAME.fullmatch(cell.text, at) or _LAST_NAME.search(cell.text, at)
    if found is None or _NO_PERSON.match(cell.plain, found.start("name")):
        return None
    start, end = cell.start + found.start("name"), cell.start + found.end("name")
    return DecisionPart(kind="signer", value=one_line(found["name"]), start=start, end=end)


def _items_end(page: Page, first: int, last: int) -> int:
    """The line after the last recipient: they go on as list items."""
    place = first + 1
    while place < last and (not page.lines[place].text or next(_items(page, place), None)):
        place += 1
    return place


def _items(page: Page, place: int) -> Iterator[Stretch]:
    return (cell for cell in page.lines[place].cells if cell.text.startswith(_ITEM) and len(cell.text) > 3)


def _recipients(page: Page, first: int, stop: int, signer: DecisionPart | None) -> DecisionPart:
    """From `Nơi nhận` to the last item; its value are the items, divided by `; `, without the signature beside them."""
    label = next(cell for cell in page.lines[first].cells if _RECIPIENTS.match(cell.plain))
    cells = [label, *(item for place in range(first + 1, stop) for item in _items(page, place))]
    printed = [_without_signature(cell, signer) for cell in cells]
    words = [_words_behind_label(printed[0]), *printed[1:]]
    items = (one_line(item).strip(_MARKS) for cell in words for item in _BETWEEN_ITEMS.split(cell))
    end = max(cell.start + len(text) for cell, text in zip(cells, printed, strict=True))
    return DecisionPart(kind="recipients", value="; ".join(filter(None, items)), start=label.start, end=end)


def _without_signature(cell: Stretch, signer: DecisionPart | None) -> str:
    """The words of a cell before those of the signature on the same line."""
    office = office_in(cell)
    ends = [office[0]] if office else []
    if signer and cell.start < signer.start < cell.end:
        ends.append(signer.start - cell.start)
    return cell.text[: min(ends, default=len(cell.text))].rstrip()


def _words_behind_label(text: str) -> str:
    return text.partition(":")[2] if ":" in text else ""
