"""Who issued a cited document: `của UBND tỉnh …` behind it, or the subject that signs it (domain DR-09, DR-11)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from doisoat.records import Mention, Reference
from doisoat.text.shadow import Shadow
from extract.symbols import party_issuers
from extract.words import word_list

_DATE_BETWEEN = (
    r"(?:\s?,?\s{0,2}\(?(?:ngày\s{1,2})?[\d/.\- ]{4,12}(?:tháng \d{1,2} năm \d{4})?\)?"
    r"|\s{1,2}ngày \d{1,2} tháng \d{1,2} năm \d{4}|\s{1,2}năm\s{1,2}\d{4})?"
)
_SIGNS = re.compile(r"\s(?:đã\s|vừa\s|mới\s)*(?:ký ban hành|ban hành|ký|phê duyệt|công bố)\s$")
_PLACE = re.compile(r"(?: [A-ZĐÀ-Ỹ][\wÀ-ỹ]*){1,4}")


class _Phrase:
    """One way to name an issuing body."""

    __slots__ = ("codes", "level", "pattern")

    def __init__(self, pattern: str, codes: tuple[str, ...], level: str | None) -> None:
        self.pattern, self.codes, self.level = re.compile(pattern), codes, level


@cache
def _phrases() -> tuple[_Phrase, ...]:
    table = word_list("issuers")
    fields = "|".join(sorted(map(re.escape, table["fields"]["words"]), key=len, reverse=True))
    return tuple(
        _Phrase(row["pattern"].replace("FIELD", fields) + r"(?!\w)", tuple(row["codes"]), row.get("level"))
        for row in table["phrases"]
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"{_DATE_BETWEEN}\s{{1,2}}của\s{{1,2}}")


def with_issuers(shadow: Shadow, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """References with the phrase that names their issuer; short forms completed where it does."""
    return tuple(_with_issuer(shadow, m) if m.kind == "doc_ref" else m for m in mentions)


def _with_issuer(shadow: Shadow, mention: Mention) -> Mention:
    reference = mention.reference
    if reference is None:
        return mention
    of = _behind().match(shadow.key, mention.end)
    if of and (named := _named_at(shadow, of.end(), reference)):
        name, level, code = named
        reference = replace(reference, issuer_name=name, issuer_level=level)
        return _completed(replace(mention, reference=reference), code)
    signer = _subject_code(shadow.key, mention.start) if reference.issuer is None else None
    return _completed(mention, signer) if signer else mention


def _named_at(shadow: Shadow, at: int, reference: Reference) -> tuple[str, str | None, str] | None:
    """The longest issuer phrase at a place that fits the symbol: its text, level and code."""
    best: tuple[str, str | None, str] | None = None
    for phrase in _phrases():
        found = phrase.pattern.match(shadow.key, at)
        if found is None or not _fits(phrase.codes, reference.issuer):
            continue
        end = found.end()
        if place := _PLACE.match(shadow.text, end) if found[0].split()[-1] in _level_words() else None:
            end = place.end()
        if best is None or end - at > len(best[0]):
            best = (shadow.text[at:end], phrase.level or _level_of(found[0]), phrase.codes[0])
    return best


def _fits(codes: tuple[str, ...], issuer: str | None) -> bool:
    if issuer is None:
        return codes[0] not in ("B", "S")
    return issuer in codes or (len(codes[0]) == 1 and issuer.startswith(codes[0]))


@cache
def _level_words() -> dict[str, str]:
    return {word.split()[-1]: level for level, words in word_list("issuers")["levels"].items() for word in words}


def _level_of(phrase: str) -> str | None:
    levels = word_list("issuers")["levels"]
    for level in ("xa", "huyen", "tinh"):
        if any(re.search(rf"(?<!\w){word}(?!\w)", phrase) for word in levels[level]):
            return level
    return None


def _subject_code(key: str, at: int) -> str | None:
    """The issuer that signs or issues what stands at a place: the subject of the verb directly in front."""
    signs = _SIGNS.search(key[max(0, at - 30) : at])
    if signs is None:
        return None
    subject = key[max(0, at - 110) : at - len(signs[0])]
    subject = re.split(r"[,;.:\n]", subject)[-1]
    for phrase in _phrases():
        if len(phrase.codes[0]) > 1 and phrase.pattern.search(subject):
            return phrase.codes[0]
    return None


def _completed(mention: Mention, code: str) -> Mention:
    """A short form with its symbol completed by the issuer's code."""
    reference = mention.reference
    if reference is None or reference.issuer is not None or reference.nickname or mention.value is None:
        return mention
    number = str(mention.value).split("/")[0]
    symbol = f"-{reference.type}/{code}" if code in party_issuers() else f"/{reference.type}-{code}"
    return replace(mention, value=number + symbol, reference=replace(reference, issuer=code))
