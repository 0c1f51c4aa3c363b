"""The portals with their default articles, asked without sockets."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from parsel import Selector

from doisoat.demo.article import Article
from doisoat.demo.articles import articles_of
from doisoat.demo.exchange import Handler, Request, Response
from doisoat.demo.portals import PORTALS
from doisoat.demo.portals.challenge import challenge_value

Ask = Callable[..., Response | None]


@pytest.fixture(scope="session")
def held() -> Mapping[str, list[Article]]:
    """The articles by portal."""
    return {portal.name: [a for a in articles_of(60) if a.portal == portal.name] for portal in PORTALS}


@pytest.fixture(scope="session")
def handlers(held: Mapping[str, list[Article]]) -> Mapping[str, Handler]:
    return {portal.name: portal.handler(held[portal.name]) for portal in PORTALS}


@pytest.fixture(scope="session")
def ask(handlers: Mapping[str, Handler]) -> Ask:
    """`ask(portal, target, form=…)`: the answer to a visitor who brings the cookie, None for a 404."""

    def asked(portal: str, target: str, form: Mapping[str, str] | None = None) -> Response | None:
        parts = urlsplit(target)
        host = f"{portal}.localhost"
        request = Request(
            method="GET" if form is None else "POST",
            host=host,
            path=unquote(parts.path) or "/",
            query=dict(parse_qsl(parts.query)),
            form=form or {},
            headers={"Host": f"{host}:8765", "Cookie": f"D1N={challenge_value(host)}"},
        )
        return handlers[portal](request)

    return asked


@pytest.fixture(scope="session")
def look(ask: Ask) -> Callable[..., Selector]:
    """The same as a page that exists, parsed, without the stray end in front that makes parsers lose the page."""

    def looked(portal: str, target: str, form: Mapping[str, str] | None = None) -> Selector:
        response = ask(portal, target, form)
        assert response is not None
        assert response.status == 200
        return Selector(re.sub(r"\A<html[^>]*></html>", "", response.body.decode()))

    return looked
