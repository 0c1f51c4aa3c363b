"""Blocks end lines, cells are divided by tabs."""

import pytest

from crawler.blocks import text_lines


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("một<br>hai<p>ba <b>bốn</b></p>năm", ["một", "hai", "ba bốn", "năm"]),
        ("<p> a \n\t b&nbsp; </p><p>&nbsp;</p><p></p>", ["a b"]),
        ("<table><tr><td>1</td><td></td><td>3</td></tr><tr><td colspan=3>Cộng</td></tr></table>", ["1\t\t3", "Cộng"]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr></table>", ["a b\tc d"]),
        ("<table><tr><td><p>ảnh</p><p>chú thích</p></td></tr></table>", ["ảnh", "chú thích"]),
        ("<table><tr><td><table><tr><td>x</td><td>y</td></tr></table></td><td>z</td></tr></table>", ["x y\tz"]),
        ("<table><tr><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>", ["x\ty"]),
        ("a<script>b</script><style>c</style><!-- d --><button>e</button>f", ["af"]),
        ("", []),
    ],
)
def test_lines(markup, lines):
    assert text_lines(markup) == lines
