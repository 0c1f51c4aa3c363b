"""Plain numbers that no unit follows (table cells, factors of a product) as figures for findings to rest on."""

import re
from dataclasses import replace
from decimal import Decimal

from doisoat.checks.figure import Figure
from doisoat.records import Mention, Quantity
from doisoat.text.shadow import Shadow

#: Groups of three by dots or spaces, then decimals behind a comma; or one sign that can only be decimal.
PLAIN_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}|\d+"
_NUMBER = re.compile(rf"(?:{PLAIN_NUMBER})(?! ?\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?=,|$)")
#: `1,250` may be grouped or decimal.
_TWO_WAYS = re.compile(r"\d{1,3},\d{3}")
_MOST_DIGITS = 25


def number_figure(copy: Shadow, start: int, end: int, *, percent: bool = False) -> Figure | None:
    """The plain number that is all of a span of the shadow, as a count without unit (or a percentage), or None."""
    printed = copy.text[start:end]
    if not _NUMBER.fullmatch(printed) or len(printed) > _MOST_DIGITS:
        return None
    digits = re.sub(r"[. ]", "", printed) if _GROUPED.match(printed) else printed
    amount = Decimal(digits.replace(",", "."))
    decimals = max(0, -int(amount.as_tuple().exponent))
    ulp = Decimal(1).scaleb(-decimals) if decimals else Decimal(0)
    first, last = copy.place(start, end)
    mention = Mention(
        kind="percent" if percent else "count",
        surface=copy.raw[first:last],
        start=first,
        end=last,
        value=format(amount, "f"),
        flags=("ambiguous",) if _TWO_WAYS.fullmatch(printed) and not percent else (),
        quantity=Quantity(amount=amount, decimals=decimals, ulp=ulp),
    )
    return Figure(mention, start, end, "P" if percent else "C")


def scaled_figure(copy: Shadow, start: int, end: int, factor: Decimal) -> Figure | None:
    """`64 tỷ` where the currency is left out, as money; `end` is the number's, the word of its size follows it."""
    plain = number_figure(copy, start, end)
    quantity = plain.mention.quantity if plain else None
    if plain is None or quantity is None or quantity.amount is None:
        return None
    amount, step = quantity.amount * factor, factor.scaleb(-quantity.decimals)
    scaled = replace(quantity, amount=amount, ulp=step)
    mention = replace(plain.mention, kind="money", value=format(amount, "f"), quantity=scaled)
    return Figure(mention, start, end, "M")


def one_figure(copy: Shadow, start: int, end: int) -> Figure:
    """The word `một` of a span of the shadow as the count it is in a list: `2 phường …, một phường …`."""
    first, last = copy.place(start, end)
    mention = Mention(
        kind="count",
        surface=copy.raw[first:last],
        start=first,
        end=last,
        value="1",
        quantity=Quantity(amount=Decimal(1)),
    )
    return Figure(mention, start, end, "C")


def as_percentage(figure: Figure) -> Figure:
    """The same printed number where the words round it make it a percentage."""
    return replace(figure, mark="P", mention=replace(figure.mention, kind="percent", flags=()))
