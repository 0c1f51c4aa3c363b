"""Figures of whole provinces that were merged: the old ones and the new one tell them in the same words.

Which of the two a name means that both bear, the day of publication says, unless the text itself does (`tỉnh … cũ`).
"""

from collections.abc import Iterator

from doisoat.checks.across.final_figures import final_day, is_final
from doisoat.checks.across.hashing import hashed
from doisoat.checks.across.mergers import Mergers
from doisoat.checks.across.told_figures import OPEN, written
from doisoat.checks.across.told_sentences import ToldSentence
from doisoat.records.telling import ComparedText, Printed, Telling
from doisoat.text.shadow import match_key

#: What is counted once, in one province: offices and procedures are merged with their provinces, and rates do not add.
_ADDITIVE = frozenset(
    {"ho_so", "nguoi", "ho", "ho_gia_dinh", "doanh_nghiep", "ho_kinh_doanh", "tai_khoan", "giay_phep", "chung_thu_so"}
)
#: A lower body: its figures are not those of its province.
_LOWER = ("huyện ", "thị xã ", "xã ", "phường ", "thị trấn ", "sở ", "quận ", "đặc khu ", "thành phố ")


def told_mergers(compared: ComparedText, sentence: ToldSentence, mergers: Mergers) -> Iterator[Telling]:
    """One telling where the sentence speaks of exactly one province that was merged, or came out of a merger."""
    settled = final_day(sentence, ("date", "period"))
    if settled is None or compared.published is None:
        return
    words = match_key(sentence.words)
    found = list(mergers.province.finditer(words))
    if len(found) != 1:
        return
    printed = compared.text[sentence.start : sentence.end]
    name = found[0]["name"] or match_key(compared.province or "")
    rest = f"{words[: found[0].start()]}ː{words[found[0].end() :]}"
    if name not in mergers.names or not is_final(printed) or any(f" {lower}" in f" {rest}" for lower in _LOWER):
        return
    said = "; ".join(_said(figure) for figure in sentence.figures)
    is_new = mergers.since(name, compared.published) and name in mergers.parts and not found[0]["old"]
    if set(said) <= set(f"{OPEN}; "):
        return
    successor = name if is_new else next(new for new, parts in mergers.parts.items() if name in parts)
    yield Telling(
        scope="merger",
        key=hashed("merger", successor, rest),
        start=sentence.start,
        end=sentence.end,
        said=f"{'whole' if is_new else 'part'} {name}: {said}",
        settled=settled,
    )


def _said(figure: Printed) -> str:
    """An exact count that adds up; everything else is left open."""
    said = written(figure)
    return said if figure.kind == "count" and figure.unit in _ADDITIVE and said.isdigit() else OPEN
