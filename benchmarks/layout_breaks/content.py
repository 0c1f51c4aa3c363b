"""What stands on the pages of a simulated portal: texts of our own, varied as those of real portals are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

_PLACES = ("Đồng Hạ", "Lim Sơn", "Gò Mây", "Phú Lãng", "Khe Trúc", "Bãi Sậy", "Cầu Đá", "Vĩnh Tường Hạ", "Hòn Rạn")
_SENTENCES = (
    "Xã {place} tiếp nhận {a} hồ sơ, đã giải quyết {b} hồ sơ trước hạn.",
    "Trong quý, {place} sửa {a} m đường và thay {b} bóng đèn chiếu sáng.",
    "Hợp tác xã {place} thu mua {a} tấn lúa của {b} hộ dân.",
    "Trạm y tế {place} khám cho {a} lượt người, trong đó có {b} trẻ em.",
    "Trường học ở {place} đón {a} học sinh, thêm {b} em so với năm trước.",
    "Tổ công nghệ số {place} hướng dẫn {a} người dùng chữ ký số trong {b} buổi.",
)
_NAMES = ("Thu Hà", "Trần Hạ Vy", "Lê Minh", "Ngọc Anh", "Hoàng Văn Lâm", "Bảo Châu")
#: Of a hundred articles so many have no lead, no author, but one paragraph.
_NO_LEAD, _NO_AUTHOR, _SHORT = 15, 20, 20


@dataclass(frozen=True)
class Content:
    number: int
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    author: str
    published: datetime


def written(number: int, morning: datetime, *, short_day: bool = False) -> Content:
    """The article of that number and day: the same words whenever it is asked for."""
    rng = Random(number)
    sentences = _sentences(rng)
    long = not short_day and rng.randrange(100) >= _SHORT
    return Content(
        number=number,
        title=f"{next(sentences).partition(',')[0].rstrip('.')} ({number})",
        lead="" if rng.randrange(100) < _NO_LEAD else next(sentences),
        paragraphs=tuple(" ".join(next(sentences) for _ in range(3)) for _ in range(rng.randint(3, 9) if long else 1)),
        author="" if rng.randrange(100) < _NO_AUTHOR else rng.choice(_NAMES),
        published=morning + timedelta(minutes=rng.randrange(600)),
    )


def _sentences(rng: Random) -> Iterator[str]:
    while True:
        pattern = rng.choice(_SENTENCES)
        yield pattern.format(place=rng.choice(_PLACES), a=rng.randint(60, 900), b=rng.randint(3, 59))
