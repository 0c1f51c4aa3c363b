"""What a comparison of two documents gave: whose figures deviate, from whose, and how sure that is."""

from dataclasses import dataclass

from doisoat.checks.conclusion import Judgement, Message
from doisoat.records.telling import Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """`accused` deviates from `others`; `figures` are the places of the deviating ones among the figures told."""

    rule: str
    accused: Witness
    others: tuple[Witness, ...]
    judgement: Judgement
    message: Message
    figures: tuple[int, ...] = (0,)
