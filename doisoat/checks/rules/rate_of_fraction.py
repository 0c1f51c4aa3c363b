"""CK-01: `A/B, đạt tỷ lệ P %` says that A/B is P %."""

from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.passage import Passage
from doisoat.checks.rates import Rate, rates
from doisoat.checks.reading import Reading
from doisoat.checks.stated_ratio import fraction_operands, ratio_finding
from doisoat.records import Finding


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each fraction with its rate."""
    for here in reading.passages:
        for rate in rates(here):
            if not rate.share:
                yield from _checked(reading, here, rate)


def _checked(reading: Reading, here: Passage, rate: Rate) -> Iterator[Finding]:
    numbers = fraction_operands(here, rate)
    if numbers is not None:
        yield from ratio_finding(reading, here, rate, "CK-01", numbers)


CHECK = Check(
    rules=("CK-01", "CK-22"),
    relation="rate",
    title_vi="tỷ lệ không khớp tử số và mẫu số",
    title_en="a rate that is not its fraction",
    why_vi="Tỷ lệ ghi cạnh phân số phải bằng tử số chia mẫu số, làm tròn đến chữ số đã ghi.",
    why_en="A rate printed beside a fraction must be numerator over denominator, rounded to the digits printed.",
    find=find,
    examples=(
        Example("Cấp tỉnh giải quyết 1.310/1.946 thủ tục, đạt tỷ lệ 67,3%.", "match", "ok"),
        Example("Cấp huyện thực hiện 214/402 thủ tục, đạt tỷ lệ 62.5%.", "mismatch", "error"),
        Example("Đã xử lý 4.561/5.650 hồ sơ (80,7%).", "match", "ok"),
        Example("Tỷ lệ số hóa đạt 62,5% (214/402 hồ sơ).", "mismatch", "error"),
        Example("Cứng hóa 16,6/21,9km đường trục thôn, đạt tỷ lệ 75,83%.", "match_interval", "ok"),
        Example("Số hóa 2/3 hồ sơ, đạt 66,6%.", "match_truncated", "notice"),
        Example("Số hóa 1/3 hồ sơ, đạt 33,4%.", "off_by_ulp", "notice"),
        Example("Có 999/1.000 hồ sơ đúng hạn, đạt 100%.", "match", "notice", "rounds_to_100"),
        Example(
            "Hoàn thành 214/402 thủ tục, đạt 62,5% số thủ tục phải rà soát.",
            "mismatch",
            "warning",
            "different_denominator",
        ),
        Example("Hoàn thành 214/402 thủ tục, đạt 62,5% kế hoạch.", "skip", "info", "different_base"),
        Example(
            "Với 44/46 đại biểu tán thành, đạt tỷ lệ 88%, nghị quyết được thông qua.",
            "mismatch",
            "notice",
            "different_denominator",
        ),
        Example("Có hơn 1/3 số hộ tham gia (35,5%).", "skip", "info", "hedged_operand"),
        Example("7/9 xã có tỷ lệ tham gia đạt 100%.", ""),
        Example("12/15 xã đạt 100% tiêu chí.", "skip", "info", "different_qualifier"),
        Example("2/14 sở đạt dưới 90%.", ""),
        Example("7/22 hồ sơ đạt trên 90% số phiếu.", ""),
        Example("Hoàn thành 47/80 thủ tục, đạt hơn 52% tổng số thủ tục được giao.", "match", "ok"),
        Example("1/8 sở nộp, điểm 12,5.", ""),
    ),
)
