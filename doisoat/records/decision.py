"""What stands where in a decision: its parts, and the rows of the lists in its annexes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPart:
    """A stretch of a decision; `value` is what it states.

    `kind` and `value`: of the letterhead `issuer` (its lines, a body above first), `number` (as texts cite it,
    `1284/QĐ-UBND`), `place` and `date` (ISO); `basis` (one `Căn cứ`), `article` (`1`, `2`, … of `Điều 1`),
    `recipients`, `signer` (the name) and `annex` (its label, `I`, or empty where there is one only). `start` and `end`
    are raw offsets.
    """

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One row of a list of administrative procedures.

    `list` counts the lists of the decision from 0: one list is one numbering that goes on, over pages and sub-heads;
    where it begins again at 1 another list begins. `heading` is what stands over it, `field` the `lĩnh vực` of its
    column or sub-head. `number` is the ordinal as printed without the mark behind it, empty where the cell is; several
    codes are divided by `, `. `level` is `toan_trinh`, `mot_phan`, `khac` (stated to be neither) or None where the list
    does not tell; old levels are `1` to `4`. `start` and `end` are the raw offsets of the row.
    """

    list: int
    heading: str
    number: str
    name: str
    field: str | None = None
    level: str | None = None
    code: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStructure:
    """All parts and procedures of one text, each in the order of the text."""

    parts: tuple[DecisionPart, ...] = ()
    procedures: tuple[Procedure, ...] = ()


#: Of a text that is no decision.
NO_STRUCTURE = DecisionStructure()
