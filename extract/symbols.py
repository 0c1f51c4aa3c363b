"""The grammar of document symbols: what stands behind a number such as `27/2020/QĐ-UBND` (domain 1.2 – 1.4, DR-08).

A symbol is read group by group by position: directly after the number a type, then issuers, then drafting units.
Noise is repaired only here, and every repair is named.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extract.words import word_list

_CYRILLIC = str.maketrans("АВЕКМНОРСТХавекмнорстх", "ABEKMHOPCTXabekmhopctx")
_GREEK = str.maketrans("ΑΒΕΚΜΗΟΡΤΧ", "ABEKMHOPTX")
_GROUP = re.compile(r"[A-Za-zĐđĂÂÊÔƠƯăâêôơưÀ-ỹА-Яа-яΑ-Ω]{1,14}\d{0,2}(?:&[A-ZĐ]{1,8})?")
_DASH = re.compile(r"[ \t]?\n?[-][ \t]?\n?|\.(?=[A-ZĐ])|[ \t]?/[ \t]?|[ ]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as read: codes in the tables' spelling, what was repaired, and where it ends in the text."""

    type: str | None
    issuers: tuple[str, ...]
    units: tuple[str, ...]
    end: int
    repairs: tuple[str, ...] = ()
    low_confidence: bool = False
    term: int | None = None


@cache
def types() -> dict[str, str]:
    """Folded abbreviation -> the table's spelling."""
    words = word_list("document_types")
    known = {*words["names"].values(), *words["abbreviations"]["state"]} - {"Luật"}
    return {code.upper(): code for code in sorted(known)}


@cache
def issuers() -> dict[str, str]:
    """Folded issuer code -> the table's spelling."""
    codes = word_list("issuers")["codes"]
    return {code.upper(): code for group in codes.values() for code in group}


@cache
def party_issuers() -> frozenset[str]:
    """Codes whose bodies number in the party order `NUM-TYPE/ISSUER`."""
    codes = word_list("issuers")["codes"]
    return frozenset(codes["party"]) | frozenset(codes["mass"])


def read_group(text: str, at: int) -> tuple[str, int, tuple[str, ...]] | None:
    """One group of letters: its repaired spelling, its end, and the repairs of single letters."""
    group = _GROUP.match(text, at)
    if group is None:
        return None
    letters = group[0].translate(_CYRILLIC).translate(_GREEK)
    return letters, group.end(), ("homoglyph",) if letters != group[0] else ()


def known_type(letters: str) -> tuple[str, tuple[str, ...]] | None:
    """The type that a group spells, with the repairs it took."""
    repaired = word_list("document_types")["repairs"].get(letters.upper())
    if repaired:
        return repaired, ("diacritic",)
    code = types().get(letters.upper())
    if code is None:
        return None
    return code, () if code == letters else ("case",)


def known_issuer(letters: str) -> tuple[str, tuple[str, ...]] | None:
    """The issuer that a group spells, with the repairs it took."""
    if letters.upper() == "UBNĐ":
        return "UBND", ("diacritic",)
    code = issuers().get(letters.upper())
    if code is None:
        return None
    return code, () if code == letters else ("case",)


def split_joined(letters: str) -> tuple[str, str] | None:
    """`NĐCP`, `QĐUBND`: type and issuer run together, if they part in exactly one way."""
    parts = {
        (code, issuer[0])
        for cut in range(1, len(letters))
        if (code := types().get(letters[:cut].upper())) and (issuer := known_issuer(letters[cut:]))
    }
    return parts.pop() if len(parts) == 1 else None


def separator(text: str, at: int) -> re.Match[str] | None:
    """The separator that stands between two groups of a symbol."""
    return _DASH.match(text, at)


def separator_repairs(found: str) -> tuple[str, ...]:
    """What it takes to make a separator a hyphen."""
    if found == "-":
        return ()
    if "-" in found:
        return ("space",)
    return ("sep",)


def fold_accents(letters: str) -> str:
    """Letters without marks, for look-ups that tolerate lost diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
