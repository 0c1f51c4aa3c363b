"""Quantities that stand for themselves: final, of a named body and a closed period, wherever they are told."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from doisoat.checks.across.final_figures import final_day, is_final, names_body
from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.mergers import Mergers
from doisoat.checks.across.told_sentences import ToldSentence
from doisoat.records.telling import ComparedText, Telling
from doisoat.text.shadow import match_key

#: A heading or a title that says of which field the figures after it are.
_FIELD = re.compile(r"\blĩnh vực (\w+ \w+)")


def fields_of(key: str) -> tuple[Sequence[int], Sequence[str]]:
    """Where a folded text names fields of work, and which: the last one named goes for what follows."""
    found = list(_FIELD.finditer(key))
    return [field.start() for field in found], [field[1] for field in found]


def told_quantities(
    compared: ComparedText, sentence: ToldSentence, fields: tuple[Sequence[int], Sequence[str]], mergers: Mergers
) -> Iterator[Telling]:
    """One telling where the sentence stands for itself; since a merger its province is another one of that name."""
    settled = final_day(sentence, ("period",))
    if settled is None or compared.province is None:
        return
    printed = compared.text[sentence.start : sentence.end]
    if not is_final(printed) or not names_body(printed):
        return
    at = bisect_right(fields[0], sentence.start) - 1
    field = fields[1][at] if at >= 0 else ""
    named = next(
        (found["name"] for found in mergers.province.finditer(match_key(sentence.words)) if found["name"]), None
    )
    is_new = mergers.since(named or compared.province, compared.published)
    yield Telling(
        scope="quantity",
        key=hashed("quantity", compared.province, is_new, field, sentence.words),
        start=sentence.start,
        end=sentence.end,
        said=sentence.said,
        settled=settled,
    )
