"""`/tim`: search as Vietnamese people type, with figures as filters."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from doisoat.desk import words
from doisoat.records.errors import InputError
from store.database import Store
from store.reading import patience
from store.search import Hit, search

if TYPE_CHECKING:
    from doisoat.desk.server import Desk

#: So many are shown.
LIMIT = 30
#: A search that takes longer is stopped, in seconds.
PATIENCE = 5.0
FIELDS = ("kind", "unit", "least", "most", "role", "level", "period", "province", "source")


async def page(datasette: "Desk", request: Any) -> Response:
    """What the words and the filters find; 400 for a number that is none."""
    asked = (request.args.get("q") or "").strip()
    stated = {name: request.args.get(name) or "" for name in FIELDS}
    shown = {"asked": asked, "stated": stated, "kinds": words.KINDS, "roles": words.ROLES, "hits": (), "complaint": ""}
    shown |= {"is_asked": bool(asked or any(stated.values())), "limit": LIMIT}
    try:
        filters = datasette.sources.filters(stated)
    except InputError as error:
        shown |= {"complaint": str(error), "is_asked": False}
        return Response.html(await datasette.render_template("search.html", shown, request=request), status=400)

    def question(db: Store) -> list[tuple[Hit, list[tuple[str, bool]]]]:
        with patience(db, PATIENCE):
            return [(hit, list(_pieces(hit))) for hit in search(db, asked, filters, LIMIT)]

    if shown["is_asked"]:
        shown["hits"] = await datasette.read(question)
    return Response.html(await datasette.render_template("search.html", shown, request=request))


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The excerpt cut into what was found and what stands between."""
    done = 0
    for start, end in hit.marks:
        yield hit.excerpt[done:start], False
        yield hit.excerpt[start:end], True
        done = end
    yield hit.excerpt[done:], False
