"""Cookies as portals want them back, and no more than a browser has to keep."""

from scrapy import Request
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.http import Response

#: So many of a host RFC 6265, 6.1 asks of a browser. One without a path is another cookie in each folder of articles.
MOST_COOKIES = 50


class BoundedCookiesMiddleware(CookiesMiddleware):
    """Scrapy's, which keeps every cookie: above the bound all of a source are forgotten, as in a new session."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Scrapy's way of showing an answer; it goes on as it is."""
        answered = super().process_response(request, response)
        for jar in self.jars.values():
            if len(jar) > MOST_COOKIES:
                jar.clear()
        return answered
