"""The article page of `CmsViewPortlet`: the article, its files, and the lists of newer and older ones."""

from collections.abc import Sequence
from html import escape

from doisoat.demo.article import Article
from doisoat.demo.decision import Decision
from doisoat.demo.portals.hoabinh_frame import article_address
from doisoat.demo.portals.legal_files import file_links
from doisoat.demo.portals.markup import article_number, seed_of, template


def article_markup(
    article: Article, known: Sequence[Decision], newer: Sequence[Article], older: Sequence[Article]
) -> str:
    """All that stands between the portal's head and foot; `known` are the decisions whose files may be offered."""
    attached = "".join(file_links(d) for d in known if d.reference in article.files_of)
    return template("hoabinh_article").substitute(
        title=escape(article.title),
        date=f"{article.published:%d/%m/%Y %H:%M}",
        lead=escape(article.lead),
        photo=_photo(article),
        paragraphs="\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.body),
        author=escape(article.author or ""),
        attachment=f'<div class="attachment"><ul>{attached}</ul></div>' if attached else "",
        score=seed_of(article) % 40,
        newer=_neighbours("Danh sách bài viết mới", newer),
        older=_neighbours("Danh sách bài viết cũ", older),
    )


def _photo(article: Article) -> str:
    if article.caption is None:
        return ""
    source = f"/documents/10184/0/anh_{article_number(article)}.jpg"
    return f'<div class="img-detail"><img src="{source}"></div><div class="img-title">{escape(article.caption)}</div>'


def _neighbours(label: str, articles: Sequence[Article]) -> str:
    items = "".join(
        f'<li><a href="{escape(article_address(a, {}, turned=2))}">{escape(a.title)} '
        f'<span class="time">({a.published:%d/%m/%Y})</span></a></li>'
        for a in articles
    )
    return f'<span class="title">{label}</span><ul class="ul_list_detail">{items}</ul>' if items else ""
