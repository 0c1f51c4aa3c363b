"""The demonstration portals: one module a family, registered here.

What a crawler meets on them, beside the markup that each family's module describes: an article under two addresses
(bacninh), an article on top of every list page (hoabinh), a text in decomposed Unicode (hoabinh), a list page past the
end that repeats (hoabinh the last, baotayninh the first), the home page in place of an article that is gone and a
cookie challenge before everything but robots.txt (baotayninh), one host that answers late (bacninh), and conditional
answers by ETag (hoabinh, baotayninh), by date (bacninh) or not at all (binhdinh).
"""

from doisoat.demo.portals import bacninhportlet, cmsview, mediatech, mediatech_paths, vhv
from doisoat.demo.portals.portal import Portal

PORTALS: tuple[Portal, ...] = (
    Portal(
        name="binhdinh",
        title="Bình Định",
        family="vhv",
        handler=vhv.handler,
        article_path=vhv.article_path,
        identity=vhv.identity,
    ),
    Portal(
        name="bacninh",
        title="Bắc Ninh",
        family="bacninhportlet",
        handler=bacninhportlet.handler,
        article_path=bacninhportlet.article_path,
        identity=bacninhportlet.identity,
        latency_ms=150,
        validator="Last-Modified",
    ),
    Portal(
        name="hoabinh",
        title="Hòa Bình",
        family="cmsview",
        handler=cmsview.handler,
        article_path=cmsview.article_path,
        identity=cmsview.identity,
        validator="ETag",
    ),
    Portal(
        name="baotayninh",
        title="Báo Tây Ninh",
        family="mediatech",
        handler=mediatech.handler,
        article_path=mediatech_paths.article_path,
        identity=mediatech.identity,
        validator="ETag",
    ),
)

__all__ = ["PORTALS", "Portal"]
