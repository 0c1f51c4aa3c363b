"""The many addresses under which Liferay's asset publisher shows one article, or one page of a list."""

from pathlib import Path

import pytest

from crawler.declarations import read_declaration
from crawler.families.assetpublisher import canonical, read_listing

HOST = "https://danang.gov.vn"
CUR = "_101_INSTANCE_CxpLMxKIhxrm_cur"
QUANGNGAI = Path(__file__).parents[2] / "contrib" / "sources" / "quangngai.toml"


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("/web/dng/-/cho-hoa", "/web/dng/-/cho-hoa"),
        ("/vi/web/dng/-/cho-hoa?redirect=%2Ftin", "/web/dng/-/cho-hoa"),
        ("/web/dng/-/cho-hoa/pop_up", "/web/dng/-/cho-hoa"),
        (
            "/tin/-/asset_publisher/a1/content/cho-hoa/20181?inheritRedirect=true",
            "/tin/-/asset_publisher/a1/content/cho-hoa",
        ),
        ("/tin/-/asset_publisher/a1/content/id/20181", "/tin/-/asset_publisher/a1/content/id/20181"),
        ("/vi/chinh-quyen", "/vi/chinh-quyen"),
        (
            f"/tin?p_p_id=P&{CUR}=2&p_p_state=normal&{CUR[:-3]}delta=20&p_p_lifecycle=0",
            f"/tin?{CUR}=2&p_p_id=P&p_p_lifecycle=0",
        ),
        (f"/tin?p_p_id=P&{CUR}=1&{CUR[:-3]}delta=20", "/tin"),
        ("/tin?nam=2024", "/tin?nam=2024"),
    ],
)
def test_one_spelling(address, spelled):
    assert canonical(HOST + address) == HOST + spelled
    assert canonical(HOST + spelled) == HOST + spelled


def test_links_of_a_site_that_shows_articles_on_one_page_of_its_own():
    source = read_declaration(QUANGNGAI)
    article = "/web/portal-qni/xem-chi-tiet/-/asset_publisher/Content/cho-hoa"
    body = f'<a href="{article}?redirect=x">Chợ hoa</a><a href="/web/portal-qni/lien-he">Liên hệ</a>'.encode()
    listing = read_listing(body, f"{source.url}/web/portal-qni/tin-noi-bat", source)
    assert [found.url for found in listing.articles] == [source.url + article]
