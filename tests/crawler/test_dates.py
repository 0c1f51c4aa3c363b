"""Every way a portal prints a time that we know of."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dates import VIETNAM, read_delay, read_moment


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("16/09/2020 16:01 Số lượt xem: 53", "2020-09-16T16:01:00"),
        ("20/11/2020 13:45:28", "2020-11-20T13:45:28"),
        ("Cập nhật ngày: 21/03/2021 - 21:42", "2021-03-21T21:42:00"),
        ("Thứ sáu: 15:00 ngày 09/02/2024", "2024-02-09T15:00:00"),
        ("Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]", "2021-12-01T11:51:00"),
        ("14:29 | 01/10/2026", "2026-10-01T14:29:00"),
        ("Thứ năm, 20/11/2025 | 14:24", "2025-11-20T14:24:00"),
        ("Thứ tư - 25/08/2021 09:12", "2021-08-25T09:12:00"),
        ("(21/03/2021 09:15)", "2021-03-21T09:15:00"),
        ("Đăng ngày 05/06/2023", "2023-06-05T00:00:00"),
        ("Thứ hai, 03/03/2025 | 07:05 | lượt xem: 12", "2025-03-03T07:05:00"),
        ("Đăng tải: 13/01/2026 19:15", "2026-01-13T19:15:00"),
        ("Thứ năm, 20/11/2025 | lượt xem: 12", "2025-11-20T00:00:00"),
        ("08/09/2021 10:00 SA", "2021-09-08T10:00:00"),
        ("08/09/2021 10:00 CH", "2021-09-08T22:00:00"),
        ("08/09/2021 12:10 SA", "2021-09-08T00:10:00"),
        ("2025-06-30T19:02:21", "2025-06-30T19:02:21"),
        ("2021-12-01 11:51:00", "2021-12-01T11:51:00"),
        ("2021-12-01T04:51:00.000000Z", "2021-12-01T11:51:00"),
        ("9-9-2019", "2019-09-09T00:00:00"),
        ("9/9/2019", "2019-09-09T00:00:00"),
        ("ngày 27/12.2024", "2024-12-27T00:00:00"),
        ("22.12.2020", "2020-12-22T00:00:00"),
        ("ngày 01 tháng 01 năm 2021", "2021-01-01T00:00:00"),
        ("7 giờ 30 ngày 02/01/2020", "2020-01-02T07:30:00"),
        ("31/02/2021 rồi 01/03/2021", "2021-03-01T00:00:00"),
    ],
)
def test_printed_moments(printed, moment):
    assert read_moment(printed) == datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "printed", ["", "Thứ năm", "31/02/2021", "12/2024", "25/13/2020", "1234/QĐ-UBND", "2021-13-01"]
)
def test_no_moment(printed):
    assert read_moment(printed) is None


@given(st.text(alphabet="0123456789/-.: |TZngàySACH", max_size=40))
def test_no_text_breaks_it(text):
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is not None


@given(st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2099-01-01")))
def test_what_a_portal_prints_is_read_back(moment):
    printed = moment.replace(second=0, microsecond=0)
    assert read_moment(f"Thứ ba, {printed:%d/%m/%Y | %H:%M}") == printed.replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 20:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 19:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
    ],
)
def test_retry_after(header, seconds):
    assert read_delay(header, datetime(2026, 11, 23, 20, 0, tzinfo=UTC)) == seconds
