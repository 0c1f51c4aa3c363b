"""The hooks by which Datasette takes our pages in."""

import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from markupsafe import Markup

from doisoat.desk import words
from doisoat.desk.guard import App, guarded
from doisoat.desk.pages import article, charts, findings, search, start
from doisoat.records.errors import LongQueryError
from store.database import Store

if TYPE_CHECKING:
    from doisoat.desk.server import Desk

#: Columns that hold documents.id, and of which table: everywhere, but for those that hold it under `id`.
_DOCUMENT_COLUMNS = ("document", "decision", "file")
_ROUTES = (
    (r"^/$", start.page),
    (r"^/bai/(?P<row>\d+)$", article.page),
    (r"^/phat-hien$", findings.page),
    (r"^/bieu-do$", charts.page),
    (r"^/tim$", search.page),
)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Our pages, before Datasette's own."""
    return list(_ROUTES)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: "Desk") -> Callable[[App], App]:
    """The guard before everything."""
    return lambda app: guarded(app, datasette.sources.harmless)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: Store, database: str, datasette: "Desk") -> None:
    """What our queries need beyond SQLite."""
    if not database.startswith("_"):
        datasette.prepare(conn)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Any) -> None:
    """How templates write numbers and moments, and the words of codes."""
    env.filters |= {"number": words.number, "moment": words.moment, "month": words.month, "http": words.web_address}
    env.globals |= {"words": words}


@hookimpl  # type: ignore[untyped-decorator]
def extra_css_urls() -> list[str]:
    """Our style, on Datasette's pages too."""
    return ["/desk/desk.css"]


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: Any, column: str, table: str | None) -> Markup | None:
    """Rows of documents lead to their page."""
    if isinstance(value, int) and (column in _DOCUMENT_COLUMNS or (table, column) == ("documents", "id")):
        return Markup('<a href="/bai/{0}">{0}</a>').format(value)
    return None


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: "Desk", request: Any, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """One clear page, and for a fault of ours one line on stderr; never a look into the program."""

    async def answer() -> Response:
        status = 400 if isinstance(exception, LongQueryError) else int(getattr(exception, "status", 500))
        if status >= 500:
            sys.stderr.write(f"doisoat: serve: {type(exception).__name__}: {exception}\n")
        title, said = _told(exception, status)
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "status": status, "error": said or title.en}, status=status)
        page = await datasette.render_template("error.html", {"status": status, "said": said, "title": title})
        return Response.html(page, status=status)

    return answer


def _told(exception: Exception, status: int) -> tuple[words.Name, str]:
    """What to say of it: the heading, and the words of the exception where they are meant for readers."""
    if isinstance(exception, LongQueryError) or getattr(exception, "title", None) == "SQL Interrupted":
        return words.INTERRUPTED, ""
    said = getattr(exception, "message", None) or " ".join(map(str, exception.args[:1]))
    return words.named_status(status), "" if status >= 500 else str(said)
