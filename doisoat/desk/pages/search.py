"""`/tim`: search as Vietnamese people type."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

if TYPE_CHECKING:
    from doisoat.desk.server import Desk


async def page(datasette: "Desk", request: Any) -> Response:
    """What the words find."""
    asked = (request.args.get("q") or "").strip()
    shown: dict[str, Any] = {"asked": asked, "hits": ()}
    return Response.html(await datasette.render_template("search.html", shown, request=request))
