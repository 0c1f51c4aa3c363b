"""References to documents: number and symbol in the state, party, National Assembly, joint, letter and old orders.

Forms (domain 1.2): `57/KH-UBND`, `31/2022/QĐ-UBND`, `77/2015/QH13`, `66/2011/TTLT-BTC-BNV`, `1406/VPUBND-NC`,
`21-CTr/TU`, `50-CP`. The surface takes in the type name and "số" that stand directly in front. Short forms without a
symbol are the next pattern's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from doisoat.records import Mention, Reference
from extract.pattern import Counterexample, Example, Pattern
from extract.scan import DIGITS, Scan, found, matches
from extract.symbol_orders import read_party_symbol, read_state_symbol
from extract.symbols import Symbol, known_type, party_issuers, read_group
from extract.units import spaced
from extract.words import word_list

_NUMBER = re.compile(
    r"(?:(?<![\w/.,-])|(?<=số)|(?<=Số))(?P<number>\d{1,3}\.\d(?=/\d{4}/)|[\dlIOoSB]{1,5}|\d{1,5}(?P<suffix>[a-zđ]))"
    r"(?P<separator>[ \t]?\n?[/-][ \t]?\n?|[ ](?=[A-ZĐ]))(?:(?P<year>(?:19|20)\d\d)[ \t]?(?P<second>[/-])[ \t]?\n?)?"
)
_LOOKALIKES = str.maketrans("lIOoSB", "110058")
_OLD = frozenset({"CP", "HĐBT", "TTg", "CTN"})


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the number: where it starts, the type it names, and whether "số" is there."""

    start: int
    type: str | None
    numbered: bool


@cache
def _front_pattern() -> re.Pattern[str]:
    words = word_list("document_types")
    names = "|".join(spaced(name) for name in sorted(words["names"], key=len, reverse=True))
    qualifiers = "|".join(map(spaced, words["qualifiers"]["words"]))
    return re.compile(rf"(?<!\w)(?:(?P<name>{names})(?:\s(?:{qualifiers})){{0,2}}\s{{1,2}})?(?P<so>số\s?:?\s{{0,2}})?$")


def front_of(key: str, at: int) -> _Front:
    """The type name and "số" that end directly before a place of the key."""
    window = max(0, at - 60)
    front = _front_pattern().search(key[window:at])
    if front is None or not front[0]:
        return _Front(at, None, numbered=False)
    name = " ".join(front["name"].split()) if front["name"] else None
    return _Front(window + front.start(), word_list("document_types")["names"].get(name), bool(front["so"]))


def _find(scan: Scan) -> Iterator[Mention]:
    for number in matches(_NUMBER, scan.text, *DIGITS):
        digits = number["number"].removesuffix(number["suffix"] or "\0")
        if not any(c.isdigit() for c in digits):
            continue
        front = front_of(scan.key, number.start())
        symbol = _symbol_after(scan.text, number, front)
        if symbol is not None and _ocr_allowed(digits, symbol):
            yield _mention(scan, number, front, *symbol)


def _symbol_after(text: str, number: re.Match[str], front: _Front) -> tuple[str, Symbol] | None:
    """The family and the symbol that follow a number, in the order of resolution of domain 1.2."""
    if number["year"] and number["second"] == "-":
        return None
    at, slash = number.end(), "/" in number["separator"]
    if not number["year"] and front.type and (symbol := _old_symbol(text, at, front.type, slash=slash)):
        return "old", symbol
    if not number["year"] and front.type and slash and (symbol := _bare_party_symbol(text, at, front.type)):
        return "party", symbol
    if slash and (symbol := read_state_symbol(text, at, titled=front.type is not None or front.numbered)):
        family = _state_family(symbol, number)
        return (family, symbol) if family else None
    party = None if number["year"] else read_party_symbol(text, at)
    return ("party", party) if party else None


def _bare_party_symbol(text: str, at: int, type_code: str) -> Symbol | None:
    """`NN/TU` behind a type name: the party form `NN-TYPE/TU`."""
    group = read_group(text, at)
    if group is None or group[0] not in party_issuers() or text[group[1] : group[1] + 1] == "-":
        return None
    return Symbol("TT" if type_code == "TTri" else type_code, (group[0],), (), group[1], ("sep",))


def _old_symbol(text: str, at: int, type_code: str, *, slash: bool) -> Symbol | None:
    """`50-CP`, `88/CP`: a central issuer alone, with a type name in front."""
    group = read_group(text, at)
    if group is None or group[0] not in _OLD or text[group[1] : group[1] + 1] == "-":
        return None
    return Symbol(type_code, (group[0],), (), group[1], ("sep",) if slash else ())


def _state_family(symbol: Symbol, number: re.Match[str]) -> str | None:
    joint = word_list("document_types")["abbreviations"]["joint"]
    if symbol.issuers and symbol.issuers[0] in ("QH", "UBTVQH") and (symbol.term or not symbol.type):
        return "qh"
    if symbol.type is None:
        return None if number["year"] else "cv"
    if symbol.type in joint:
        return "joint"
    if not number["year"] and symbol.issuers[0] in party_issuers() and known_type(symbol.type):
        return "party"
    return "normative" if number["year"] else "admin"


def _ocr_allowed(digits: str, resolved: tuple[str, Symbol]) -> bool:
    """Letters that look like digits are read so only directly before `/TYPE-ISSUER`."""
    return digits.replace(".", "").isdigit() or (resolved[1].type is not None and bool(resolved[1].issuers))


def _mention(scan: Scan, number: re.Match[str], front: _Front, family: str, symbol: Symbol) -> Mention:
    digits = number["number"].removesuffix(number["suffix"] or "\0")
    clean = digits.translate(_LOOKALIKES)
    repairs = _repairs(scan, number, symbol, family, ocr=clean != digits)
    year = int(number["year"]) if number["year"] else None
    type_code = "CV" if family == "cv" else (symbol.type or front.type)
    reference = Reference(
        family=family,
        type=type_code,
        number=int(clean.split(".")[0]),
        suffix=number["suffix"] or (clean.partition(".")[2] or None),
        year=year,
        issuer=symbol.issuers[0] if symbol.issuers else None,
        co_issuers=symbol.issuers[1:],
        unit="-".join(symbol.units) or None,
        term=symbol.term,
        partial=family == "qh" and symbol.term is None,
        repairs=repairs,
        confidence="low" if {"ocr", "homoglyph"} & set(repairs) else None,
    )
    printed = clean if "." in clean else clean.lstrip("0").zfill(2)
    value = canonical(printed + (number["suffix"] or ""), reference, symbol.type)
    return found(scan, "doc_ref", front.start, symbol.end, value, reference=reference)


def canonical(number: str, reference: Reference, symbol_type: str | None) -> str:
    """The canonical form of DR-15: padded number, the tables' spelling, single separators."""
    if reference.family == "party":
        return f"{number}-{reference.type}/{reference.issuer}"
    if reference.family == "old":
        return f"{number}-{reference.issuer}"
    head = f"{number}/{reference.year}" if reference.year else number
    if reference.family == "qh":
        body = f"{reference.issuer}{reference.term or ''}"
        return f"{head}/{symbol_type}-{body}" if symbol_type else f"{head}/{body}"
    groups = [reference.issuer or "?", *reference.co_issuers, *([reference.unit] if reference.unit else [])]
    if reference.family != "cv":
        groups.insert(0, reference.type or "?")
    return f"{head}/{'-'.join(groups)}"


def _repairs(scan: Scan, number: re.Match[str], symbol: Symbol, family: str, *, ocr: bool) -> tuple[str, ...]:
    raw_start, raw_end = scan.shadow.place(number.start(), symbol.end)
    raw = scan.shadow.raw[raw_start:raw_end]
    made = list(symbol.repairs)
    if family == "party" and "/" in number["separator"]:
        made.append("sep")
    joint = number["separator"] + (scan.text[number.end("year") : number.end()] if number["year"] else "")
    if any(c in raw for c in "ÐðƉ"):
        made.append("eth")
    if any(c in raw for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"):
        made.append("dash")
    if joint.strip() != joint and "".join(joint.split()):
        made.append("space")
    if family == "party" and not number["separator"].strip():
        made.append("space")
    if ocr:
        made.append("ocr")
    if scan.key[max(0, number.start() - 2) : number.start()] == "số":
        made.append("space")
    return tuple(dict.fromkeys(made))


PATTERN = Pattern(
    name="document_reference",
    find=_find,
    examples=(
        Example("Sở trình Tờ trình 64/TTr-SXD.", "doc_ref", "Tờ trình 64/TTr-SXD", "64/TTr-SXD"),
        Example("Ký Quyết định số 230/QĐ-BTC-VP.", "doc_ref", "230/QĐ-BTC-VP", "230/QĐ-BTC-VP"),
        Example("Áp dụng Quyết định số 19/2023/QĐ-UBND.", "doc_ref", "19/2023/QĐ-UBND", "19/2023/QĐ-UBND"),
        Example("Theo Luật số 59/2020/QH14.", "doc_ref", "Luật số 59/2020/QH14", "59/2020/QH14"),
        Example("Thông tư 14/2010/TTLT/BNV-BTC.", "doc_ref", "14/2010/TTLT/BNV-BTC", "14/2010/TTLT-BNV-BTC"),
        Example("Văn bản số 305/SKHCN-CĐS&ĐMST.", "doc_ref", "305/SKHCN-CĐS&ĐMST", "305/SKHCN-CĐS&ĐMST"),
        Example("Kế hoạch hành động số 42-KH/TU", "doc_ref", "Kế hoạch hành động số 42-KH/TU", "42-KH/TU"),
        Example("Chỉ thị 17 - CT/HU", "doc_ref", "17 - CT/HU", "17-CT/HU"),
        Example("Kết luận 36/KL-TW về đất đai", "doc_ref", "36/KL-TW", "36-KL/TW"),
        Example("Chương trình 11/TU về du lịch", "doc_ref", "Chương trình 11/TU", "11-CTr/TU"),
        Example("Nghị định số 84-CP đã cũ", "doc_ref", "Nghị định số 84-CP", "84-CP"),
        Example("theo quyết định số 7/qđ-ubnd của xã", "doc_ref", "quyết định số 7/qđ-ubnd", "07/QĐ-UBND"),
        Example("Nghị định 45/2020/NĐCP quy định", "doc_ref", "45/2020/NĐCP", "45/2020/NĐ-CP"),
    ),
    counterexamples=(
        Counterexample("Có 6/8 phòng tốt, 2/5 tổ khá.", "doc_ref", "6/8"),
        Counterexample("Ước tính đến 12/2024 sẽ xong.", "doc_ref", "12/2024"),
        Counterexample("Bảng mã KH/CTr dùng chung.", "doc_ref", "KH/CTr"),
    ),
)
