"""`/`: what is in the file, and how fresh it is."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from doisoat.desk.metadata import queries
from store.overview import Overview, overview_of

if TYPE_CHECKING:
    from doisoat.desk.server import Desk


async def overview(desk: "Desk") -> Overview:
    """What is stored, as it was half a minute ago at most."""
    found: Overview = await desk.kept.get("overview", lambda: desk.read(overview_of))
    return found


async def page(datasette: "Desk", request: Any) -> Response:
    """The start page."""
    shown = {"overview": await overview(datasette), "queries": queries()}
    return Response.html(await datasette.render_template("start.html", shown, request=request))
