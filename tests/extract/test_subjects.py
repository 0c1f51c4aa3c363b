"""Who and when: bodies and periods of figures, where the text says them plainly."""

import pytest


def figure(found, surface):
    (hit,) = [r for r in found if r["surface"] == surface]
    return hit.get("body"), hit.get("period")


YEAR = "2023-01-01/2023-12-31"

PLAIN = [
    ("Sở Nội vụ tiếp nhận 412 hồ sơ, đã trả 398 hồ sơ.", "398 hồ sơ", "Sở Nội vụ", None),
    ("Năm 2023, huyện Phù Lãng cấp 96 giấy phép.", "96 giấy phép", "huyện Phù Lãng", YEAR),
    ("Cấp tỉnh có 1.204 thủ tục; cấp xã có 96 thủ tục.", "96 thủ tục", "cấp xã", None),
    ("Đạt cao: Sở Y tế (91,2%), Sở Tư pháp (88,4%).", "88,4%", "Sở Tư pháp", None),
    ("Trong quý II/2023 có 75 hồ sơ.", "75 hồ sơ", None, "2023-04-01/2023-06-30"),
    ("Năm 2023 đạt 61%, tăng so với năm 2022.", "61%", None, YEAR),
    ("UBND huyện Phù Lãng nhận 64 hồ sơ.", "64 hồ sơ", "UBND huyện Phù Lãng", None),
]

UNSAID = [
    ("Sở Nội vụ và Sở Y tế tiếp nhận 412 hồ sơ.", "412 hồ sơ"),
    ("Hồ sơ của huyện Phù Lãng là 412 hồ sơ.", "412 hồ sơ"),
    ("Sở Nội vụ báo cáo; tiếp nhận 412 hồ sơ.", "412 hồ sơ"),
    ("Các huyện đều nhận 412 hồ sơ.", "412 hồ sơ"),
    ("Năm 2022 và năm 2023 có 412 hồ sơ.", "412 hồ sơ"),
    ("Đến năm 2025 có 412 hồ sơ.", "412 hồ sơ"),
]


@pytest.mark.parametrize(("text", "surface", "body", "period"), PLAIN)
def test_the_text_says_who_and_when(text, surface, body, period, records):
    assert figure(records(text), surface) == (body, period)


@pytest.mark.parametrize(("text", "surface"), UNSAID)
def test_what_is_not_said_plainly_stays_empty(text, surface, records):
    assert figure(records(text), surface) == (None, None)
