"""The demonstration portals: one module a family, registered here."""

from doisoat.demo.portals import vhv
from doisoat.demo.portals.portal import Portal

PORTALS: tuple[Portal, ...] = (
    Portal(name="binhdinh", title="Bình Định", family="vhv", handler=vhv.handler, article_path=vhv.article_path),
)

__all__ = ["PORTALS", "Portal"]
