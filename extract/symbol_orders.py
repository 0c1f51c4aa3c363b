"""The orders of a symbol: state `TYPE-ISSUER-UNIT`, letters `ISSUER-UNIT`, Assembly, party `TYPE/ISSUER`."""

import re

from extract.symbols import (
    Symbol,
    known_issuer,
    known_type,
    party_issuers,
    read_group,
    separator,
    separator_repairs,
    split_joined,
)
from extract.words import word_list

_ASSEMBLY = re.compile(r"(UBTVQH|QH) ?(\d{1,2})?(?!\w)")


def read_state_symbol(text: str, at: int, *, titled: bool) -> Symbol | None:
    """The symbol after `NUM/` or `NUM/YEAR/`; `titled` tells that a type name or "số" stands in front (DR-05)."""
    if assembly := _ASSEMBLY.match(text, at):
        return Symbol(None, (assembly[1],), (), assembly.end(), (), term=_term(assembly))
    first = read_group(text, at)
    if first is None:
        return None
    letters, end, repairs = first
    if typed := known_type(letters):
        issued = _issuers(text, end, typed[0])
        if issued is not None:
            return _with_repairs(issued, typed[0], (*repairs, *typed[1]))
    if joined := split_joined(letters):
        return Symbol(joined[0], (joined[1],), (), end, (*repairs, "sep"))
    return _letter(text, letters, end, repairs, titled=titled)


def read_party_symbol(text: str, at: int) -> Symbol | None:
    """`TYPE/ISSUER` after `NUM-`, with a party issuer; a hyphen for the slash is a repair."""
    first = read_group(text, at)
    if first is None:
        return None
    folded = {code.upper(): code for code in word_list("document_types")["abbreviations"]["party"]}
    type_code = folded.get(first[0].upper())
    between = separator(text, first[1])
    second = read_group(text, between.end()) if between else None
    if type_code is None or between is None or second is None:
        return None
    issuer = {code.upper(): code for code in party_issuers()}.get(second[0].upper())
    if issuer is None or between[0] == " ":
        return None
    swapped = () if between[0] == "/" else ("space",) if "/" in between[0] else ("sep",)
    case = ("case",) if (type_code, issuer) != (first[0], second[0]) else ()
    return Symbol(type_code, (issuer,), (), second[1], (*swapped, *case))


def _term(assembly: re.Match[str]) -> int | None:
    return int(assembly[2]) if assembly[2] else None


def _issuers(text: str, at: int, type_code: str) -> Symbol | None:
    """Issuers and drafting units that follow a type; None where no issuer does."""
    between = separator(text, at)
    if between is None:
        return None
    if assembly := _ASSEMBLY.match(text, between.end()):
        return Symbol(None, (assembly[1],), (), assembly.end(), separator_repairs(between[0]), term=_term(assembly))
    first = read_group(text, between.end())
    if first is None:
        return None
    issuer = known_issuer(first[0])
    if issuer is None:
        plain = first[0][0].isupper() and len(first[0]) > 1 and not first[0][-1].isdigit()
        if between[0] == " " or not plain:
            return None
        issuer = (first[0], ())
    joint = type_code in word_list("document_types")["abbreviations"]["joint"]
    rest, end, repairs = _further(text, first[1], joint=joint)
    made = (*separator_repairs(between[0]), *first[2], *issuer[1], *repairs)
    if joint:
        return Symbol(type_code, (issuer[0], *rest), (), end, made)
    return Symbol(type_code, (issuer[0],), tuple(rest), end, made)


def _further(text: str, at: int, *, joint: bool) -> tuple[list[str], int, tuple[str, ...]]:
    """Groups after the first issuer, each behind a hyphen: units, or the other issuers of a joint document."""
    groups: list[str] = []
    repairs: tuple[str, ...] = ()
    end = at
    while len(groups) < 4:
        between = separator(text, end)
        group = read_group(text, between.end()) if between and "-" in between[0] else None
        if between is None or group is None or not group[0][0].isupper():
            break
        spaced = between[0] != "-"
        if spaced and not known_issuer(group[0]):
            break
        issuer = known_issuer(group[0]) if joint else None
        groups.append(issuer[0] if issuer else group[0])
        repairs += group[2]
        end = group[1]
    return groups, end, repairs


def _letter(text: str, letters: str, end: int, repairs: tuple[str, ...], *, titled: bool) -> Symbol | None:
    """An official letter `ISSUER-UNIT`: the issuer is known, or the title or "số" vouches for it."""
    issuer = known_issuer(letters)
    hyphen = separator(text, end)
    with_unit = hyphen is not None and hyphen[0] == "-"
    if issuer is None:
        if not (titled and with_unit and letters.isupper() and len(letters) > 1):
            return None
        issuer = (letters, ())
    if not titled and (issuer[1] or not with_unit):
        return None
    units, stop, more = _further(text, end, joint=False)
    return Symbol(None, (issuer[0],), tuple(units), stop, (*repairs, *issuer[1], *more))


def _with_repairs(symbol: Symbol, type_code: str, repairs: tuple[str, ...]) -> Symbol:
    return Symbol(type_code, symbol.issuers, symbol.units, symbol.end, (*repairs, *symbol.repairs), term=symbol.term)
