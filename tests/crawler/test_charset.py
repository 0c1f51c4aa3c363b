"""What the bytes plainly are, then the header, then what the page declares, then replacement."""

import pytest

from crawler.charset import decode_page

TEXT = "Tỷ lệ đạt 70,8%"


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        (TEXT.encode(), None, TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", TEXT),
        (TEXT.encode("utf-16"), "utf-8", TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), None, TEXT),
        (("<p>" + TEXT).encode("utf-16-le"), None, "<p>" + TEXT),
        (("<p>" + TEXT).encode("utf-16-be"), None, "<p>" + TEXT),
        (TEXT.encode(), "iso-8859-1", TEXT),
        ("Số hồ sơ đã số hóa".encode(), "windows-1258", "Số hồ sơ đã số hóa"),
        (TEXT.encode(), "no-such-charset", TEXT),
        (b'<meta charset="windows-1258">\xd0\xe3', None, '<meta charset="windows-1258">Đă'),
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"a\xffb", "utf-8", "a\ufffdb"),
        (b"", None, ""),
    ],
)
def test_decoded(body, header, text):
    assert decode_page(body, header) == text
