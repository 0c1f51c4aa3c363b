"""CK-16 across texts: the date most texts give is the reference, and every deviating text gets a warning.

A date that the page of the decision states itself goes before any majority. Where neither decides, nobody is blamed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from doisoat.checks.across.dispute import Dispute
from doisoat.checks.conclusion import Judgement, Message, undecided
from doisoat.checks.messages import undecided_message
from doisoat.checks.misprint import single_slip
from doisoat.records.telling import Witness

_RULE = "CK-16"


def disputed_dates(witnesses: Sequence[Witness]) -> Iterator[Dispute]:
    """One dispute for each text that deviates; `witnesses` tell of one document, the earliest published first."""
    right = _reference(witnesses)
    texts = {(w.document, w.telling.said) for w in witnesses}
    for accused in _once_a_text(witnesses):
        told = accused.telling.said
        if right is not None and told != right and (accused.document, right) not in texts and not _states(accused):
            yield _blamed(accused, right, witnesses)
    if right is None and not any(_states(w) for w in witnesses):
        first, *others = _once_a_text(witnesses)
        yield from (_unclear(w, first) for w in others if w.document != first.document and _unlike(w, first))


def _unlike(one: Witness, two: Witness) -> bool:
    return one.telling.said != two.telling.said and _comparable(one, two)


def _reference(witnesses: Sequence[Witness]) -> str | None:
    """What the page of the decision states, else what more than half of the differing texts say, at least two."""
    stated = {w.telling.said for w in witnesses if _states(w)}
    if stated:
        return stated.pop() if len(stated) == 1 else None
    votes = Counter(said for _, said in {(w.words, w.telling.said) for w in witnesses})
    (most, count), *_ = votes.most_common(1)
    return most if count > 1 and 2 * count > votes.total() else None


def _states(witness: Witness) -> bool:
    """Whether it is the decision itself that speaks, in its heading."""
    return witness.is_decision and witness.telling.start == 0


def _once_a_text(witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    return tuple({(w.document, w.telling.said): w for w in reversed(witnesses)}.values())[::-1]


def _blamed(accused: Witness, right: str, witnesses: Sequence[Witness]) -> Dispute:
    agreeing = [w for w in witnesses if w.telling.said == right]
    other = next((w for w in agreeing if _states(w)), agreeing[0])
    if not _comparable(accused, other):
        return _dispute(accused, other, undecided("different_issuer"), undecided_message("different_issuer"))
    diagnosis = slip_between(accused.telling.said, right)
    judgement = Judgement(verdict="mismatch", severity="warning", diagnosis=(diagnosis,) if diagnosis else ())
    one, two = _printed(accused.telling.said), _printed(right)
    if _states(other):
        vi = f"văn bản này ghi ngày {one}; trang của chính quyết định ghi ngày {two} ({other.url})"
        en = f"this text says {one}; the page of the decision itself says {two} ({other.url})"
    else:
        count = len({w.document for w in agreeing})
        vi = f"văn bản này ghi ngày {one}; {count} văn bản khác ghi ngày {two} ({other.url})"
        en = f"this text says {one}; {count} other texts say {two} ({other.url})"
    return _dispute(accused, other, judgement, Message(vi, en))


def _unclear(accused: Witness, other: Witness) -> Dispute:
    one, two = _printed(accused.telling.said), _printed(other.telling.said)
    vi = f"văn bản này ghi ngày {one}, văn bản khác ghi ngày {two}; chưa rõ bên nào đúng ({other.url})"
    en = f"this text says {one}, another one {two}; which is right is not known ({other.url})"
    return _dispute(accused, other, Judgement(verdict="mismatch", severity="notice"), Message(vi, en))


def _comparable(one: Witness, two: Witness) -> bool:
    """Whether both mean one document: their office is certain, or one slip of the pen explains the difference."""
    certain = one.telling.certain and two.telling.certain
    return certain or slip_between(one.telling.said, two.telling.said) is not None


def slip_between(one: str, two: str) -> str | None:
    """The diagnosis of the law that turns one ISO day into the other."""
    first, second = date.fromisoformat(one), date.fromisoformat(two)
    if first.year == second.year and (first.day, first.month) == (second.month, second.day):
        return "day_month_swap"
    return single_slip(f"{first:%d%m%Y}", f"{second:%d%m%Y}")


def _printed(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"


def _dispute(accused: Witness, other: Witness, judgement: Judgement, message: Message) -> Dispute:
    return Dispute(rule=_RULE, accused=accused, others=(other,), judgement=judgement, message=message)
