"""A figure, reference or date as printed at one place of a text (the law: domain specification, 0.1)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The numbers a printed figure may stand for; `None` is an open end."""

    lo: Decimal | None
    hi: Decimal | None
    lo_incl: bool = True
    hi_incl: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What a count, percent, change, money, fraction, rank or score says; field names are those of the law.

    `amount` is the printed number (of a range, a fraction or a rank: its first part, the other is `second`).
    `ulp` is the unit in the last place, 0 for exact integers; `decimals` the digits after the decimal sign.
    """

    amount: Decimal | None
    second: Decimal | None = None
    decimals: int = 0
    ulp: Decimal = Decimal(0)
    op: str = "eq"
    interval: Interval | None = None
    unit: str | None = None
    unit_text: str | None = None
    currency: str | None = None
    level: tuple[int | str, ...] = ()
    level_2022: tuple[str, ...] = ()
    state: str | None = None
    channel: str | None = None
    gov_level: str | None = None
    role: str | None = None
    facet: str | None = None
    deadline: dt.date | None = None
    polarity: str | None = None
    total: bool = False
    vague: bool = False
    direction: str | None = None
    delta: Decimal | None = None
    base_period: str | None = None
    index: str | None = None
    maximum: Decimal | None = None
    exact: Fraction | None = None
    alt: Decimal | None = None
    body: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document reference, or a named law (then only `year` and `date` apply)."""

    family: str | None = None
    type: str | None = None
    number: int | None = None
    suffix: str | None = None
    year: int | None = None
    issuer: str | None = None
    co_issuers: tuple[str, ...] = ()
    unit: str | None = None
    term: int | None = None
    date: dt.date | None = None
    date_source: str | None = None
    role: str | None = None
    issuer_name: str | None = None
    issuer_level: str | None = None
    key: str | None = None
    partial: bool = False
    nickname: bool = False
    shared: bool = False
    merged_from: str | None = None
    repairs: tuple[str, ...] = ()
    confidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a date, period, timestamp or duration says beside its ISO value.

    `start` and `end` are calendar days, both inclusive; `None` where open, relative or impossible.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    precision: str | None = None
    suggestions: tuple[str, ...] = ()
    deadline: bool = False
    recurring: bool = False
    business: bool = False
    op: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One thing found: `text[start:end] == surface` (code points of the raw text). `value` is None where it has none.

    `level` is set on legal units only (`dieu`, `khoan`, `diem`, …).
    """

    kind: str
    surface: str
    start: int
    end: int
    value: str | tuple[int, ...] | None
    flags: tuple[str, ...] = ()
    quantity: Quantity | None = None
    reference: Reference | None = None
    moment: Moment | None = None
    level: str | None = None
