"""CK-05 across documents: the figures of the old provinces, added up, against that of the province they became.

The assumption, said in the message: what happened in the old provinces all belongs to the new one, and nothing else.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.mergers import Mergers
from doisoat.checks.across.told_figures import OPEN
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.misprint import misprinted_sum
from doisoat.records.telling import Witness


def disputed_mergers(witnesses: Sequence[Witness], mergers: Mergers) -> Iterator[Dispute]:
    """One dispute for each document whose figure of a new province is not the sum of its parts.

    `witnesses` tell of one key. Nothing where a part is missing, open, told differently, or before its day is over.
    """
    told = [(*_told(w), w) for w in witnesses]
    parts = {name: (values, w) for role, name, values, w in told if role == "part" and _is_over(w)}
    if any(values != parts[name][0] for role, name, values, w in told if role == "part" and _is_over(w)):
        return
    for role, name, values, whole in told:
        if role != "whole" or not _is_over(whole) or parts.keys() != mergers.parts[name]:
            continue
        if any(other != values for r, _, other, w in told if r == "whole" and w.document == whole.document):
            continue
        old = parts[name][0] if name in parts else None
        if values != old:  # else it means the old province of the same name
            yield from _added(whole, values, [parts[part] for part in sorted(parts)])


def _told(witness: Witness) -> tuple[str, str, list[str]]:
    """Part or whole, the province, its figures."""
    head, _, said = witness.telling.said.partition(": ")
    role, _, name = head.partition(" ")
    return role, name, said.split("; ")


def _is_over(witness: Witness) -> bool:
    return bool(witness.published and witness.telling.settled and witness.published > witness.telling.settled)


def _added(whole: Witness, values: Sequence[str], parts: Sequence[tuple[list[str], Witness]]) -> Iterator[Dispute]:
    for at, value in enumerate(values):
        column = [told[at] for told, _ in parts]
        if OPEN in (value, *column):
            continue
        total, numbers = Fraction(value), [Fraction(number) for number in column]
        if sum(numbers) == total:
            continue
        slip = misprinted_sum(numbers, total)
        right = Decimal(int(sum(numbers)))
        judgement = Judgement(
            verdict="mismatch", severity="warning", diagnosis=(slip.kind,) if slip else (), computed=right
        )
        added, texts = f"{' + '.join(column)} = {right}", ", ".join(w.url for _, w in parts)
        vi = f"văn bản này ghi {value} cho tỉnh sau sáp nhập; các tỉnh cũ cộng lại: {added} ({texts})\n"
        en = f"this text says {value} of the merged province; the old ones make {added} ({texts})\n"
        message = Message(
            vi + "giả định: tỉnh mới gồm trọn các tỉnh cũ, và tên tỉnh chỉ tỉnh mới",
            en + "assumed: the new province is all of the old ones, and its name means the new one",
        )
        others = tuple(w for _, w in parts)
        yield Dispute(rule="CK-05", accused=whole, others=others, judgement=judgement, message=message, figures=(at,))
