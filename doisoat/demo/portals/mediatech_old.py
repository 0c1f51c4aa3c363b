"""Layout A of the newspaper, used until 2021 (a reconstruction: no page of it was seen whole).

The breadcrumb stands above the title, `h1`, then `div.date-update` with `Cập nhật ngày: 21/03/2021 - 21:42` (its class
is a guess), the lead as `h4.sapo` or `p.sapo`, `div.content-detail` with the captions of photos as paragraphs of their
own and the author as its last short one (`N.D`). After it "Liên kết hữu ích" and related articles.
"""

from collections.abc import Sequence
from html import escape

from doisoat.demo.article import Article
from doisoat.demo.portals.markup import seed_of, template
from doisoat.demo.portals.mediatech_paths import article_path


def article_page(article: Article, section: tuple[str, str], related: Sequence[Article]) -> str:
    """The whole page; `section` is the path and name of the article's category."""
    path, name = section
    element = "h4" if seed_of(article) % 2 else "p"
    first, *rest = (f"<p>{escape(paragraph)}</p>" for paragraph in article.body)
    caption = f"<p>{escape(article.caption)}</p>" if article.caption else ""
    return template("baotayninh_old").substitute(
        title=escape(article.title),
        section=f'<a href="{path}/">{escape(name)}</a> &nbsp; <a href="{path}/dich-vu-cong/">Dịch vụ công</a>',
        date=f"Cập nhật ngày: {article.published:%d/%m/%Y - %H:%M}",
        lead=f'<{element} class="sapo">{escape(article.lead)}</{element}>',
        paragraphs="\n".join((first, caption, *rest)),
        author=f"<p><strong>{escape(article.author)}</strong></p>" if article.author else "",
        related="".join(f'<li><a href="{article_path(a)}">{escape(a.title)}</a></li>' for a in related),
    )
