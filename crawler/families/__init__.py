"""The content management systems of the portals, one module each, and their register."""

from crawler.families import bacninhportlet, cmsview, mediatech, vhv
from crawler.families.family import PAGE_TYPES, Family

FAMILIES = {
    "bacninhportlet": Family(
        read_listing=bacninhportlet.read_listing,
        read_article=bacninhportlet.read_article,
        listing_types=PAGE_TYPES | {"application/json"},
    ),
    "cmsview": Family(read_listing=cmsview.read_listing, read_article=cmsview.read_article),
    "mediatech": Family(read_listing=mediatech.read_listing, read_article=mediatech.read_article),
    "vhv": Family(read_listing=vhv.read_listing, read_article=vhv.read_article),
}
