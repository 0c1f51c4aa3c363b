"""What surrounds every page of the portal in Liferay 7 markup, and the addresses of its news."""

from collections.abc import Mapping
from html import escape

from doisoat.demo.article import Article
from doisoat.demo.portals.markup import CLOCK, article_number, template
from doisoat.demo.portals.portlet_address import portlet_address

PAGE = "/web/guest/cms"
PORTLET = "vn_gov_hoabinh_portlet_cmsview_CmsViewPortlet_INSTANCE_awnZtg0lFMNJ"
_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def category_address(number: str) -> str:
    """The list of a category."""
    return portlet_address(PAGE, PORTLET, {"categoryId": number})


def article_address(article: Article, private: Mapping[str, str], turned: int = 0) -> str:
    """An article's address, with further private parameters and their order turned so far."""
    number = str(article_number(article))
    return portlet_address(PAGE, PORTLET, {**private, "articleId": number}, turned)


def framed(title: str, content: str, categories: Mapping[str, str]) -> str:
    """The whole page; `categories` are the numbers and names of the side menu."""
    menu = "".join(
        f'<li><a href="{escape(category_address(number))}">{escape(name)}</a></li>'
        for number, name in categories.items()
    )
    today = f"{_WEEKDAYS[CLOCK.weekday()]}, ngày {CLOCK:%d/%m/%Y}"
    return template("hoabinh_page").substitute(title=escape(title), menu=menu, today=today, content=content)
