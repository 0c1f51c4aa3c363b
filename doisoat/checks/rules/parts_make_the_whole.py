"""CK-05, CK-06: the parts of an exhaustive list make up the stated total; those of an open one need not."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doisoat.checks.check import Check, Example
from doisoat.checks.classes import dimensions
from doisoat.checks.conclusion import Judgement, Message, conclude, undecided
from doisoat.checks.items import enumeration_end
from doisoat.checks.messages import undecided_message
from doisoat.checks.operands import obstacle, operand, role_class
from doisoat.checks.partition import Partition, partitions
from doisoat.checks.reading import Reading
from doisoat.checks.sums import judge_partition
from doisoat.checks.units import BODIES, SAME, kinship, unit_of
from doisoat.records import Finding

_NEW_SUBJECT = re.compile(r";\s*(?!trong|cụ thể|(?:bao )?gồm|(?:được )?(?:chia|phân)|đáng chú ý|chủ yếu)[^\W\d]")
_CONSISTENT = ("match", "match_interval")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each total with two or more parts under it."""
    for here in reading.windows:
        for readings in partitions(reading, here):
            yield from _checked(reading, readings)


def _checked(reading: Reading, readings: tuple[Partition, ...]) -> Iterator[Finding]:
    """The reading of the list that fits; if none does, the first, decided only where the list has one reading."""
    judged = [(p, verdict) for p in readings if len(p.items) > 1 and (verdict := judge_partition(p)) is not None]
    if not judged:
        return
    fitting = [pair for pair in judged if pair[1][0].verdict in _CONSISTENT]
    partition, (judgement, message) = (fitting or judged)[0]
    if not fitting:
        other = _another_total(partition)
        if other is not None:
            partition, judgement, message = other
        elif partition.promise == "comma":
            if not _resolved(reading, partition):
                return
            judgement = replace(judgement, severity="warning" if judgement.verdict == "mismatch" else "info")
        elif judgement.verdict == "mismatch" and (reason := _doubt(partition, len(judged))):
            judgement, message = undecided(reason, strength=partition.strength), undecided_message(reason)
    figures = (partition.here.figures[partition.total], *(item.figure for item in partition.items))
    yield conclude(reading, _rule(partition), figures, judgement, message)


def _resolved(reading: Reading, partition: Partition) -> bool:
    """`giải quyết T, đúng hạn a, quá hạn b`: the classes follow the only figure before them, the files resolved."""
    here = partition.here
    total = here.figures[partition.total]
    first = not any(figure.mark in "CFM" for figure in here.figures[: partition.total])
    words = reading.shadow.key[here.start : total.start]
    return first and bool(re.search(r"giải quyết|xử lý|trả kết quả", words)) and dimensions([words]) <= {"progress"}


def _rule(partition: Partition) -> str:
    return "CK-05" if partition.strength.startswith("S3") else "CK-06"


def _another_total(partition: Partition) -> tuple[Partition, Judgement, Message] | None:
    """An earlier figure of the unit that the parts do make up."""
    for index in range(partition.total - 1, -1, -1):
        if not _rival(partition, index):
            continue
        moved = replace(partition, total=index)
        verdict = judge_partition(moved)
        if verdict is not None and verdict[0].verdict == "match":
            return moved, *verdict
    return None


def _rival(partition: Partition, index: int) -> bool:
    here = partition.here
    figure, total = here.figures[index], here.figures[partition.total]
    alike = figure.mark == total.mark and kinship(figure, total) == SAME and role_class(figure) == role_class(total)
    return alike and obstacle(figure) is None


def _doubt(partition: Partition, ways: int) -> str | None:
    """Why a sum that fails may be our misreading: the list's end is uncertain, or a part exceeds the total taken."""
    if ways > 1 or _bracket_open(partition) or _of_another_subject(partition):
        return "non_exhaustive"
    if _overlooked(partition):
        return "different_unit"
    if unit_of(partition.here.figures[partition.total]) in BODIES and _numbered(partition):
        return "different_qualifier"
    total = operand(partition.here.figures[partition.total])
    parts = [operand(item.figure) for item in partition.items]
    if total is not None and any(part is not None and part.value == total.value for part in parts):
        return "different_qualifier"  # the figure taken for the total is a part told twice
    exceeded = total is not None and any(part is not None and part.value > total.value for part in parts)
    rivals = any(_rival(partition, index) for index in range(partition.total))
    return "different_qualifier" if exceeded and rivals else None


def _of_another_subject(partition: Partition) -> bool:
    """Whether a clause of its own stands between: `trạm A 2 cửa; trạm B, gồm 4 phân trạm: mỗi phân trạm 1 cửa`."""
    here = partition.here
    return bool(_NEW_SUBJECT.search(here.text, here.places[partition.total], partition.opened)) or any(
        re.search(r"\bmỗi\b", item.label) for item in partition.items
    )


def _bracket_open(partition: Partition) -> bool:
    """Whether a bracket is never closed: then it may have swallowed items."""
    here = partition.here
    start = here.places[partition.total]
    text = here.text[start : enumeration_end(here, here.places[partition.items[-1].index])]
    return text.count("(") > text.count(")") and here.text.find(")", start + len(text)) < 0


def _overlooked(partition: Partition) -> bool:
    """Whether a count that is not taken for a part stands among the items: `08 luật và 04 nghị định; 07 văn bản`."""
    here, spans = partition.here, [item.span for item in partition.items]
    return any(
        figure.mark == here.figures[partition.total].mark
        and not any(left <= figure.start < right for left, right in spans)
        for figure, place in zip(here.figures, here.places, strict=True)
        if partition.opened <= place < here.places[partition.items[-1].index]
    )


def _numbered(partition: Partition) -> bool:
    """Whether a bare number stands among the parts of a count of bodies: `6 quận gồm: quận 3, 5, 12` are names."""
    return any("unit_implied" in item.figure.mention.flags for item in partition.items)


CHECK = Check(
    rules=("CK-05", "CK-06"),
    relation="sum",
    title_vi="các phần cộng lại không bằng tổng số",
    title_en="parts that do not make up the stated total",
    why_vi="Khi văn bản liệt kê đủ các phần của một tổng số, các phần cộng lại phải bằng tổng số đó.",
    why_en="Where a text lists all the parts of a total, they must add up to it.",
    find=find,
    examples=(
        Example(
            "Tỉnh có 2.157 thủ tục, gồm 1.722 thủ tục cấp tỉnh, 301 thủ tục cấp huyện và 134 thủ tục cấp xã.",
            "match",
            "ok",
        ),
        Example("Trong số 98 thủ tục có 40 toàn trình, 37 một phần và 19 nộp giấy.", "mismatch", "error"),
        Example(
            "Đã giải quyết 197.315 hồ sơ; trong đó trước hạn 96.568 hồ sơ, đúng hạn 88.624 hồ sơ, quá hạn 12.123 "
            "hồ sơ.",
            "match",
            "ok",
        ),
        Example(
            "Tỉnh có 510 thủ tục, gồm 300 thủ tục lĩnh vực đất đai, 150 thủ tục lĩnh vực xây dựng và 70 thủ tục khác.",
            "mismatch",
            "error",
        ),
        Example(
            "Tỉnh tiếp nhận 1.623 hồ sơ, trong đó có 61 hồ sơ đất đai, 204 hồ sơ hộ tịch.",
            "skip",
            "info",
            "non_exhaustive",
        ),
        Example(
            "Cả tỉnh có 1.463 dịch vụ; trong đó cấp tỉnh 1.187 dịch vụ, cấp huyện 236 dịch vụ, cấp xã 103 dịch vụ.",
            "mismatch",
            "notice",
            "overlap_possible",
        ),
        Example(
            "Có 900 hồ sơ, chủ yếu là đất đai (310 hồ sơ), hộ tịch (250 hồ sơ)...", "skip", "info", "non_exhaustive"
        ),
        Example("Có 900 hồ sơ, gồm 310 hồ sơ đất đai và 250 hồ sơ hộ tịch...", "skip", "info", "non_exhaustive"),
        Example(
            "Tỉnh cung cấp 1.732 dịch vụ công, trong đó 868 dịch vụ toàn trình và 610 dịch vụ một phần.",
            "mismatch",
            "notice",
            "non_exhaustive",
        ),
        Example(
            "Tổng nợ là 900 tỷ đồng, trong đó chiếm phần lớn là nợ vay, bao gồm 510 tỷ đồng ngắn hạn và 190 tỷ đồng "
            "dài hạn.",
            "skip",
            "info",
            "non_exhaustive",
        ),
        Example("Giá trọn gói 27 triệu đồng (chưa bao gồm 5 triệu đồng phí và 2 triệu đồng thuế).", ""),
        Example(
            "Kế hoạch giao 900 tỷ đồng (gồm vốn trong nước 600 tỷ đồng, vốn ngoài nước 300 tỷ đồng); nguồn khác là 50 "
            "tỷ đồng.",
            "match",
            "ok",
        ),
        Example(
            "Có 900 thí sinh dự thi, trong đó: môn Toán 880 thí sinh, môn Lý 860 thí sinh, môn Hóa 870 thí sinh.",
            "skip",
            "info",
            "overlap_possible",
        ),
        Example(
            "Hơn 500 hồ sơ, gồm khoảng 300 hồ sơ đất đai và gần 180 hồ sơ xây dựng.", "skip", "info", "hedged_operand"
        ),
        Example(
            "Tỉnh có 40 thủ tục. Trong đó đáng chú ý: 10 thủ tục phát sinh trên 100 hồ sơ; 12 thủ tục phát sinh "
            "từ 10 đến dưới "
            "100 hồ sơ và 16 thủ tục phát sinh từ 1 đến 9 hồ sơ.",
            "mismatch",
            "warning",
        ),
        Example(
            "Đoàn có 45 đại biểu, trong đó 15 đại biểu nữ, 10 đại biểu trẻ tuổi, 12 đại biểu dân tộc thiểu số.",
            "skip",
            "info",
            "overlap_possible",
        ),
        Example(
            "Tỉnh có 510 thủ tục, gồm 300 thủ tục đất đai, 150 thủ tục xây dựng và 60 thủ tục khác, đã công khai "
            "510 thủ tục.",
            "match",
            "ok",
        ),
        Example("Đã giải quyết 500 hồ sơ, đúng hạn 490 hồ sơ, quá hạn 12 hồ sơ.", "mismatch", "warning"),
        Example(
            "Kiến nghị sửa đổi 12 văn bản gồm 8 luật và 4 nghị định; ban hành mới 7 văn bản gồm 6 nghị định và 1 quyết "
            "định.",
            "skip",
            "info",
            "different_unit",
        ),
        Example(
            "Tỉnh có 14 xã, bao gồm: huyện Ba Sơn 7 xã (A, B, C); huyện Phù Lãng 3 xã (D, E, G; huyện An Lạc 4 xã.",
            "skip",
            "info",
            "non_exhaustive",
        ),
        Example(
            "Trạm A có 2 cửa ra; trạm B, bao gồm 4 phân trạm: mỗi phân trạm có 1 cửa, trạm C có 1 cửa vào và 1 cửa ra.",
            "skip",
            "info",
            "non_exhaustive",
        ),
        Example("Tỉnh gồm 11 huyện với 159 xã và 2.157 thủ tục.", ""),
    ),
)
