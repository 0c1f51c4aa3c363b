"""How much it proves that a rate agrees: a test that many rates would pass, or few could fail, says so."""

from fractions import Fraction

from doisoat.checks.arithmetic import Number, passing_rates
from doisoat.checks.conclusion import Message
from doisoat.checks.messages import both, vietnamese

#: From this share of the rates that could be printed on, agreement may be chance.
_MANY = Fraction(1, 100)
#: Up to this denominator the rates are few and each of them common.
_SMALL = 10

_FEW_RATES = (
    "phép thử yếu: với mẫu số {0} chỉ có {1} tỷ lệ khác nhau, trùng khớp có thể là ngẫu nhiên",
    "a weak test: with a denominator of {0} there are only {1} different rates, agreement may be chance",
)
_MANY_PASS = (
    "phép thử yếu: {0} trong số {1} tỷ lệ có thể ghi (từ 0 % đến 100 %) đều qua được",
    "a weak test: {0} of the {1} rates that could be printed (0 % to 100 %) would pass",
)


def weakness(part: Number, whole: Number, decimals: int) -> tuple[Message, ...]:
    """One sentence for a rate of so many decimals that agrees with A/B; none where agreement proves enough."""
    exact = not (part.ulp or whole.ulp)
    if exact and whole.value.denominator == 1 and whole.value <= _SMALL:
        return (both(*_FEW_RATES, vietnamese(whole.value), vietnamese(whole.value + 1)),)
    passing, printable = passing_rates(part, whole, decimals), 100 * 10**decimals + 1
    if Fraction(passing, printable) < _MANY:
        return ()
    return (both(*_MANY_PASS, vietnamese(passing), vietnamese(printable)),)
