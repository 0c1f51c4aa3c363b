"""Layout C of the newspaper, used after 2021.

`section.page-info.d-none` holds `#site-id`, `#cate-id`, `#post-id` (the number in the address), `#article-id` (another
number), `#article-title`, `#article-url`. `div.content-article > h1.name`, `div.date`
(`Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]`, then the buttons "A A" in a span that never ends), and
`div#content-detail.detail`: first `div.sapo`, a **cut-off** lead that runs into the text, then a whole second document
(`<!DOCTYPE …><html><body>`) with `p.sapo`, the true lead, `div.wp-caption`, paragraphs, advertisements (`ins` and
`script` inside a `p`), nested `div`s, `div.author > strong`. After it `div.topics`, `div.relates`, a form for comments
and `div.block-content[data-nosnippet]` with cards. JSON-LD: `datePublished` is local time without zone, `dateModified`
is UTC, the author's name is an account. The header's clocks show today.
"""

import json
from datetime import UTC
from html import escape
from zoneinfo import ZoneInfo

from doisoat.demo.article import Article
from doisoat.demo.portals.markup import article_number, seed_of, template
from doisoat.demo.portals.mediatech_frame import day_name
from doisoat.demo.portals.mediatech_paths import article_path

_HOST = "https://baotayninh.vn"
_CUT = 150


def article_markup(article: Article, section: tuple[str, str], cards: str) -> str:
    """What stands between the page's head and foot; `section` is the category's path and name."""
    path, name = section
    moment = article.published
    return template("baotayninh_new").substitute(
        data=_linked_data(article),
        section_path=path,
        section=escape(name),
        cate=seed_of(article) % 90 + 10,
        post=article_number(article),
        inner=article_number(article) // 7,
        title=escape(article.title),
        url=f"{_HOST}{article_path(article)}",
        date=f"{day_name(moment.weekday())}, {moment:%d/%m/%Y | %H:%M}:00 [GMT +7]",
        cut=escape(_cut_off(f"{article.lead} {article.body[0]}")),
        lead=escape(article.lead),
        photo=_photo(article),
        paragraphs=_paragraphs(article),
        author=f'<div class="author"><strong>{escape(article.author)}</strong></div>' if article.author else "",
        cards=cards,
    )


def _cut_off(text: str) -> str:
    return f"{text[:_CUT].rpartition(' ')[0]}..."


def _paragraphs(article: Article) -> str:
    """An advertisement after the second paragraph, the last one inside two wrappers."""
    *others, last = (f"<p>{escape(paragraph)}</p>" for paragraph in article.body)
    wrapped = f'<div class="entry"><div>{last}</div></div>'
    return "\n".join((*others[:2], template("baotayninh_advertisement").substitute(), *others[2:], wrapped))


def _photo(article: Article) -> str:
    if article.caption is None:
        return ""
    source = (
        f"https://media.baotayninh.invalid/files/content/{article.published:%Y/%m/%d}/{article_number(article)}.jpg"
    )
    return (
        f'<div class="wp-caption"><img src="{source}" alt="">'
        f'<p class="wp-caption-text">{escape(article.caption)}</p></div>'
    )


def _linked_data(article: Article) -> str:
    """The structured data with the times as the system writes them; `<` is escaped so that no script ends early."""
    moment = article.published.replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")).astimezone(UTC)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": f"{article.published:%Y-%m-%d %H:%M:%S}",
        "dateModified": f"{moment:%Y-%m-%dT%H:%M:%S}.000000Z",
        "author": {"@type": "Person", "name": "banbientap"},
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
