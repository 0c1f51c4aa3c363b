"""Values of cells as a Vietnamese reader sees them: a comma before decimals, points between thousands, days first."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_DECIMALS = re.compile(r"[0#]\.(0+)")
_THOUSANDS = re.compile(r"[#0],[#0]")
_PADDED = re.compile(r"0{2,}")
#: What a sheet itself shows of a number that nobody formatted.
_DIGITS = 11
_MOST_DECIMALS = 12


def printed(value: object, form: str = "General") -> str:
    """A value in the number format of its cell."""
    match value:
        case bool():
            return "x" if value else ""
        case int() | float():
            return _number(value, form)
        case dt.datetime() if value.time() == dt.time():
            return f"{value:%d/%m/%Y}"
        case dt.datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case dt.date():
            return f"{value:%d/%m/%Y}"
    return str(value)


def _number(value: float, form: str) -> str:
    shown = form.split(";", maxsplit=1)[0]
    number = Decimal(str(value))
    if not number.is_finite():
        return str(value)
    sign = "%" if "%" in shown else ""
    if sign:
        number *= 100
    decimals = _DECIMALS.search(shown)
    if decimals or (sign and "0" in shown):
        least = Decimal(1).scaleb(-min(len(decimals[1]) if decimals else 0, _MOST_DECIMALS))
        number = number.quantize(least, ROUND_HALF_UP) if abs(number) < Decimal(10) ** _DIGITS else number
    elif number != number.to_integral_value():
        number = Decimal(f"{number:.{_DIGITS}g}")
    whole, _, part = f"{number:,f}".partition(".")
    whole = whole.replace(",", "." if _THOUSANDS.search(shown) else "")
    part = part if decimals else part.rstrip("0")
    if _PADDED.fullmatch(shown):
        whole = whole.zfill(len(shown))
    return f"{whole},{part}{sign}" if part else f"{whole}{sign}"
