"""Pages that stand between a portal and its readers: for people to click through or for scripts to fill.

Only a page that holds next to no words of its own is one, so that an article that speaks of captchas is not.
"""

import re

from parsel import Selector

from crawler.markup import parse_page

#: Titles of the pages of widespread shields, whatever else is on them.
_SHIELD_TITLES = (b"<title>Just a moment...</title>", b"<title>Attention Required!")
_HEAD = 4096
#: What a wall is made of, in its markup; its few words are for people.
_CAPTCHA = re.compile(
    rb"g-recaptcha|google\.com/recaptcha|hcaptcha\.com|h-captcha|challenges\.cloudflare\.com|/cdn-cgi/challenge|cf-chl-"
    rb"|name=[\"']?captcha|id=[\"']?captcha",
    re.IGNORECASE,
)
_MOST_WORDS = 120
_LARGEST = 1 << 18
_SILENT = "script|style|noscript|template|head"
_TEXT = f"//text()[not(ancestor::{' or ancestor::'.join(_SILENT.split('|'))})]"
_SHELL = "//*[@id='app' or @id='root' or @id='__next' or @id='__nuxt'][not(normalize-space())]"


def shield(body: bytes) -> str | None:
    """The reason to refuse a page that a widespread shield sends, told by its title, or None."""
    return "a shield against programs answers" if any(mark in body[:_HEAD] for mark in _SHIELD_TITLES) else None


def wall(body: bytes, charset: str | None) -> str | None:
    """The reason to refuse a page that nothing can be read from, where it is a wall; None for every other page."""
    if len(body) > _LARGEST:
        return None
    page = parse_page(body, charset)
    words = len(" ".join(page.xpath(_TEXT).getall()).split())
    if words > _MOST_WORDS:
        return None
    if _CAPTCHA.search(body):
        return "a captcha stands before the page"
    return "an empty page for scripts to fill" if page.xpath("//script") and _is_shell(page, words) else None


def _is_shell(page: Selector, words: int) -> bool:
    """Whether all content is left to scripts: an empty frame for it, or no words at all."""
    return words == 0 or bool(page.xpath(_SHELL))
