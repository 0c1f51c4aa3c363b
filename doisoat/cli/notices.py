"""Tell people who do not look at the terminal that a crawl needs them (setting `notify`)."""

from collections.abc import Callable, Sequence

from doisoat.cli.exits import complain
from doisoat.cli.settings import Settings

_TITLE = {"vi": "doisoat: {count} việc cần xem", "en": "doisoat: {count} matters to look at"}
_UNSENT = {
    "vi": "không gửi được thông báo đến mọi địa chỉ trong `notify`; xem lại mạng và các địa chỉ đó",
    "en": "the notice did not reach every address of `notify`; check the network and those addresses",
}


def notices(settings: Settings) -> Callable[[Sequence[str]], None]:
    """What sends lines of trouble, if there are any; made before the work. Raises ConfigurationError."""
    if not settings.notify:
        return lambda _: None
    from crawler.notification import messenger

    deliver = messenger(settings.notify)

    def send(troubles: Sequence[str]) -> None:
        title = _TITLE[settings.lang].format(count=len(troubles))
        if troubles and not deliver(title, "\n".join(troubles)):
            complain(_UNSENT[settings.lang])

    return send
