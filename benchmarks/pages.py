"""HTML to document beside trafilatura, on the demonstration portals' own pages."""

from benchmarks.rounds import Row, compared
from crawler.registry import family_of, sources
from doisoat.demo.articles import articles_of
from doisoat.demo.exchange import Request
from doisoat.demo.portals import PORTALS
from doisoat.demo.portals.challenge import COOKIE, challenge_value


def measure() -> Row:
    """Every article page of every portal, read into a document by its family, beside trafilatura's extraction."""
    import trafilatura

    pages = list(_pages())
    return compared(
        f"HTML to document / trafilatura.extract ({len(pages)} pages)",
        lambda: [family_of(source).read_article(body, url, source, None) for source, url, body in pages],
        lambda: [trafilatura.extract(body, url=url) for _, url, body in pages],
        rounds=5,
    )


def _pages():
    articles = articles_of(60)
    for portal in PORTALS:
        own = [article for article in articles if article.portal == portal.name]
        source = sources()[portal.name]
        handler = portal.handler(own)
        cookie = {"Cookie": f"{COOKIE}={challenge_value(portal.host)}"}
        for article in own:
            path, _, query = portal.article_path(article).partition("?")
            parameters = dict(pair.split("=", 1) for pair in query.split("&") if pair)
            response = handler(Request(method="GET", host=portal.host, path=path, query=parameters, headers=cookie))
            if response is not None and response.status == 200:
                yield source, source.url + portal.article_path(article), response.body
