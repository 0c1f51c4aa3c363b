"""Header, then strict UTF-8, then what the page declares, then replacement."""

import pytest

from crawler.charset import decode_page

TEXT = "Tỷ lệ đạt 70,8%"


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        (TEXT.encode(), None, TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", TEXT),
        (TEXT.encode(), "iso-8859-1", TEXT),
        (TEXT.encode(), "no-such-charset", TEXT),
        (b'<meta charset="windows-1258">\xd0\xe3', None, '<meta charset="windows-1258">Đă'),
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"a\xffb", "utf-8", "a\ufffdb"),
        (b"", None, ""),
    ],
)
def test_decoded(body, header, text):
    assert decode_page(body, header) == text
