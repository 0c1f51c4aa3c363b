"""A decision that a portal lists among its documents."""

from dataclasses import dataclass
from datetime import date

from doisoat.demo.article import Planted


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the documents table states of one decision: no full text, which lies in its files.

    `number` and `symbol` stand apart as the platform keeps them: `2566` and `QĐ-UBND`, `14` and `2021/QĐ-UBND`.
    `planted` are faults by the name of the file that deserves the finding.
    """

    portal: str
    number: str
    symbol: str
    kind: str
    issued_on: date
    signer: str
    summary: str
    issuer: str
    area: str
    in_force: bool
    files: tuple[str, ...]
    planted: tuple[tuple[str, Planted], ...] = ()

    @property
    def reference(self) -> str:
        """Number and symbol as a text cites them: `2566/QĐ-UBND`."""
        return f"{self.number}/{self.symbol}"
