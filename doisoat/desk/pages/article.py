"""`/bai/<row>`: a document with its figures marked, and its findings beside it."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Response

from doisoat.desk.highlights import lines
from doisoat.desk.rules import rule_titles
from doisoat.desk.versions import EarlierVersion
from store.article import Article, article_of
from store.database import Store

if TYPE_CHECKING:
    from doisoat.desk.server import Desk

#: Severities shown at once; the others unfold.
_SHOWN = ("error", "warning", "notice")
_ROWS = 2**63


async def page(datasette: "Desk", request: Any) -> Response:
    """The page of a document; 404 where there is none of that number."""
    row = int(request.url_vars["row"])

    def question(db: Store) -> tuple[Article, tuple[EarlierVersion, ...]] | None:
        found = article_of(db, row) if row < _ROWS else None
        return None if found is None else (found, tuple(datasette.sources.versions(db, found.stored)))

    found = await datasette.read(question)
    if found is None:
        raise NotFound(f"Không có văn bản số {row}. There is no document {row}.")
    article, versions = found
    shown = {"article": article, "document": article.stored.document, "versions": versions, **_parts(article)}
    shown |= {"archive": datasette.sources.archive, "judged": datasette.sources.judged(), "titles": rule_titles()}
    return Response.html(await datasette.render_template("article.html", shown, request=request))


def _parts(article: Article) -> dict[str, Any]:
    """Title, lead and body as lines of pieces, and the findings in two lots."""
    document = article.stored.document
    told = [finding for finding in article.findings if finding.severity in _SHOWN]
    resting: dict[int, list[int]] = defaultdict(list)
    for finding in told:
        for ground in finding.grounds:
            if ground.document == article.stored.id:
                resting[ground.mention].append(finding.id)
    findings = {mark: tuple(rows) for mark, rows in resting.items()}
    ends = {
        "title": (0, document.title_end),
        "lead": (document.title_end, document.lead_end),
        "body": (document.lead_end, len(document.text)),
    }
    parts = {
        name: tuple(lines(document.text, span, article.marks, findings, document.page_starts))
        for name, span in ends.items()
    }
    kinds = sorted({mark.kind for mark in article.marks})
    others = [finding for finding in article.findings if finding.severity not in _SHOWN]
    ordinals = {finding.id: number for number, finding in enumerate(told, 1)}
    return {"parts": parts, "told": told, "ordinals": ordinals, "others": others, "kinds": kinds}
