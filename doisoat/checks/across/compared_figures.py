"""Two tellings of one thing, figure by figure: which of them cannot both be true."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.across.told_figures import HEDGES, ToldFigure, against_hedge, contradict, told_figures
from doisoat.checks.conclusion import Judgement, Message
from doisoat.checks.misprint import single_slip
from doisoat.records.telling import Witness

#: An exact figure so near to a hedged one, as a part of it, is told of the same; farther off it may have been revised.
_NEAR = Fraction(1, 20)


def compared_figures(earlier: Witness, later: Witness, *, again: bool) -> Iterator[Dispute]:
    """What the later one tells otherwise: exact figures together, each hedged one for itself.

    `again`: both are printings of one article, so that nothing can have been revised between them.
    """
    before, now = told_figures(earlier.telling.said), told_figures(later.telling.said)
    if len(before) != len(now):
        return
    pairs = [(at, one, two) for at, (one, two) in enumerate(zip(before, now, strict=True)) if one and two]
    apart = [(at, one, two) for at, one, two in pairs if one.is_exact and two.is_exact and contradict(one, two)]
    if apart:
        slips = [single_slip(_digits(two.value), _digits(one.value)) for _, one, two in apart]
        severity = "warning" if again or all(slips) else "notice"
        diagnosis = tuple(sorted({slip for slip in slips if slip}))
        yield _dispute(
            "CK-15", earlier, later, apart, Judgement(verdict="mismatch", severity=severity, diagnosis=diagnosis)
        )
    for at, one, two in pairs:
        exact, hedged = (one, two) if one.is_exact else (two, one)
        outcome = against_hedge(exact, hedged) if exact.is_exact and not hedged.is_exact else None
        if outcome is not None and outcome.verdict == "mismatch":
            severity = outcome.severity if again or _near(exact, hedged) else "notice"
            judgement = Judgement(verdict="mismatch", severity=severity, reason=outcome.reason)
            yield _dispute("CK-18", earlier, later, [(at, one, two)], judgement)


def _dispute(
    rule: str,
    earlier: Witness,
    later: Witness,
    apart: Sequence[tuple[int, ToldFigure, ToldFigure]],
    judgement: Judgement,
) -> Dispute:
    before, now, day = [one for _, one, _ in apart], [two for _, _, two in apart], earlier.published
    vi = (
        f"văn bản này ghi {_printed(now, 0)}; văn bản ngày {day:%d/%m/%Y} ghi {_printed(before, 0)}"
        f" cho cùng nội dung ({earlier.url})"
    )
    en = f"this text says {_printed(now, 1)}; the text of {day} says {_printed(before, 1)} of the same ({earlier.url})"
    return Dispute(
        rule=rule,
        accused=later,
        others=(earlier,),
        judgement=judgement,
        message=Message(vi, en),
        figures=tuple(at for at, _, _ in apart),
    )


def _near(exact: ToldFigure, hedged: ToldFigure) -> bool:
    stated = Fraction(hedged.value)
    return abs(Fraction(exact.value) - stated) <= _NEAR * abs(stated)


def _printed(figures: Sequence[ToldFigure], language: int) -> str:
    """The values with their hedges; in Vietnamese (0) with decimal commas."""
    values = (f"{HEDGES[f.op][language]} {f.value}" if f.op in HEDGES else f.value for f in figures)
    text = ", ".join(values)
    return text if language else text.replace(".", ",")


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))
