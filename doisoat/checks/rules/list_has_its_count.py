"""CK-07: a list of bodies holds as many names as its count says."""

from collections.abc import Iterator

from doisoat.checks.check import Check, Example
from doisoat.checks.conclusion import Judgement, conclude, undecided
from doisoat.checks.lists import NamedList, named_lists
from doisoat.checks.messages import both, undecided_message, vietnamese
from doisoat.checks.operands import amount_of
from doisoat.checks.reading import Reading
from doisoat.records import Finding


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each count of bodies with its list."""
    for here in reading.windows:
        for listed in named_lists(reading, here):
            yield from _checked(reading, listed)


def _checked(reading: Reading, listed: NamedList) -> Iterator[Finding]:
    figures = tuple(listed.here.figures[index] for index in (listed.count, *listed.values))
    stated = amount_of(figures[0])
    if listed.least <= stated <= listed.most:
        judgement = Judgement(verdict="match", severity="ok")
    elif listed.open and listed.sure:
        yield conclude(reading, "CK-07", figures[:1], undecided("non_exhaustive"), undecided_message("non_exhaustive"))
        return
    elif not listed.sure:
        return
    else:
        judgement = Judgement(verdict="mismatch", severity="warning")
    found = listed.least if stated <= listed.least else listed.most
    numbers = (vietnamese(stated), vietnamese(found))
    if judgement.verdict == "match":
        message = both("văn bản ghi {0}, liệt kê đủ {0}", "the text says {0} and lists {0}", *numbers)
    else:
        message = both("văn bản ghi {0}, nhưng liệt kê {1}", "the text says {0} but lists {1}", *numbers)
    yield conclude(reading, "CK-07", figures, judgement, message)


CHECK = Check(
    rules=("CK-07",),
    relation="list",
    title_vi="số lượng không khớp danh sách",
    title_en="a count that is not the length of its list",
    why_vi="Danh sách đơn vị phải có đúng số đơn vị đã nêu.",
    why_en="A list of bodies must hold as many as the count before it says.",
    find=find,
    examples=(
        Example("Có 03 sở đạt 100%: Sở Tư pháp, Sở Nội vụ, Sở Y tế.", "match", "ok"),
        Example("Gồm 04 đơn vị: Sở Xây dựng, Sở Tài chính, Thanh tra tỉnh.", "mismatch", "warning"),
        Example("02 sở: Sở Văn hóa, Thể thao và Du lịch, Sở Khoa học và Công nghệ.", "match", "ok"),
        Example("03 sở đạt trên 85%, gồm: Sở Tư pháp (100%), Sở Nội vụ (95,8%), Sở Ngoại vụ (88,3%).", "match", "ok"),
        Example(
            "Ba huyện làm tốt: huyện Phù Lãng, huyện An Lạc và huyện Sơn Trạch lần lượt đạt 82,4%, 79,1% và 77,6%.",
            "match",
            "ok",
        ),
        Example("Sở Tư pháp, Sở Nội vụ và Sở Y tế là 3 đơn vị dẫn đầu.", "match", "ok"),
        Example("Xã Tân Lập, xã Bình Hòa và xã Mỹ Đức là 4 xã dẫn đầu.", "mismatch", "warning"),
        Example("Có 3 lĩnh vực (đất đai, hộ tịch, xây dựng) đã hoàn thành.", "match", "ok"),
        Example("Kiểm tra tại 3 sở: Sở Nội vụ; Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính.", "match", "ok"),
        Example("Có 10 xã, gồm: xã An Lão, xã Hoài Mỹ...", "skip", "info", "non_exhaustive"),
        Example("Kiểm tra 3 sở (Y tế, Nông nghiệp và Phát triển nông thôn, Công Thương).", "match", "ok"),
        Example(
            "Có 5 ngành gồm: Quản lý nhà nước, Xây dựng Đảng và chính quyền, Luật, Hành chính, Lưu trữ.", "match", "ok"
        ),
        Example("Huyện có 3 xã: Long Hòa, Bình Khánh, Lý Nhơn và thị trấn Cần Thạnh.", "match", "ok"),
        Example(
            "Có 3 đơn vị thuộc Tập đoàn gồm: Ga Đông, Ga Tây, Ga Nam được khen thưởng, Ga Bắc bị nhắc nhở.",
            "match",
            "ok",
        ),
        Example(
            "Đã sắp xếp 3 đơn vị thuộc các bộ: Quốc phòng, Công Thương, Xây dựng, Y tế.",
            "",
        ),
        Example("Sự việc xảy ra tại 4 tỉnh miền Trung và nêu rõ: Việc này, Nhà nước đã biết.", ""),
        Example("Tuyển sinh 25 ngành (bao gồm chính quy và chất lượng cao).", "skip", "info", "non_exhaustive"),
        Example("Theo báo cáo của Sở Lao động, xã Tân Lập và xã Mỹ Đức là 2 xã dẫn đầu.", "match", "ok"),
        Example("Giúp 4 huyện: Phù Lãng, An Lạc, Sơn Trạch và Tân Lập với kinh phí 64,4 tỷ đồng.", "match", "ok"),
        Example(
            "Có 3 tỉnh tăng trên 15% là: Hà Nam, Gia Lai, Hậu Giang, trong đó 2 tỉnh tăng trên 30%.", "match", "ok"
        ),
        Example("Ký với 4 nước Đông Nam Á (Lào, Thái Lan, Malaysia và Singapore).", "match", "ok"),
        Example("Có 4 xã gồm: Hòa Tân, Nà Lý, phường Ba Cầu, phường Cẩm Hà.", "match", "ok"),
        Example(
            "Giảm giá cho 4 xã: Hòa Tân, Nà Lý (huyện An Lạc) và các xã Tân Lập, Mỹ Đức (huyện Phù Lãng).",
            "match",
            "ok",
        ),
        Example(
            "Có 3 đơn vị: Xí nghiệp Xây dựng và phát triển hạ tầng, Trung tâm Dịch vụ và Chi nhánh tại Lào.",
            "match",
            "ok",
        ),
        Example(
            "Đứng cuối là 3 đơn vị: huyện An Lạc (hơn 81%); Phù Lãng (hơn 80%) và Tân Lập (trên 77%).", "match", "ok"
        ),
        Example("Đi 2 chuyến biển đều neo tại cảng cá (huyện Phù Lãng, tỉnh An Lạc).", ""),
        Example("Ký với 5 nước: Lào, Thái Lan, Malaysia.", ""),
        Example("Khảo sát 3 thành phố và 2 tỉnh gồm: Hà Nội, Đà Nẵng, Cần Thơ, Hà Nam, Gia Lai.", ""),
        Example("Có 03 sở báo cáo: tiến độ chậm, hồ sơ thiếu.", ""),
    ),
)
