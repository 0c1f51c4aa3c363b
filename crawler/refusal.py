"""What our own guards will not have: the root of their errors."""

from scrapy.exceptions import IgnoreRequest


class GuardRefusal(IgnoreRequest):
    """Raised instead of fetching or reading on; `state` is what becomes of the address, the text is the reason."""

    state = "refused"
