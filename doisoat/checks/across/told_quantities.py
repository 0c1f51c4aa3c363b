"""Quantities that stand for themselves: final, of a named body and a closed period, wherever they are told."""

from collections.abc import Iterator

from doisoat.checks.across.final_figures import final_day, is_final, names_body
from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.mergers import Mergers
from doisoat.checks.across.told_sentences import ToldSentence
from doisoat.records.telling import ComparedText, Telling
from doisoat.text.shadow import match_key

#: A heading or a title that says of which field the figures after it are; the last one goes for what follows.
_FIELD = "lĩnh vực "


def told_quantities(compared: ComparedText, sentence: ToldSentence, mergers: Mergers) -> Iterator[Telling]:
    """One telling where the sentence stands for itself; since a merger its province is another one of that name."""
    settled = final_day(sentence, ("period",))
    if settled is None or compared.province is None:
        return
    printed = compared.text[sentence.start : sentence.end]
    if not is_final(printed) or not names_body(printed):
        return
    before = compared.text[: sentence.start].lower()
    field = before[before.rfind(_FIELD) :].split()[2:4] if _FIELD in before else []
    named = next(
        (found["name"] for found in mergers.province.finditer(match_key(sentence.words)) if found["name"]), None
    )
    is_new = mergers.since(named or compared.province, compared.published)
    yield Telling(
        scope="quantity",
        key=hashed("quantity", compared.province, is_new, *field, sentence.words),
        start=sentence.start,
        end=sentence.end,
        said=sentence.said,
        settled=settled,
    )
