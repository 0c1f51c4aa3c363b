"""The content management systems of the portals and their register.

Each has a TOML file of the layouts its portals have by default; a module only where pages ask for more than selectors.
"""

from crawler.families import bacninhportlet, cmsview, mediatech
from crawler.families.family import PAGE_TYPES, Family

FAMILIES = {
    "bacninhportlet": Family(read_listing=bacninhportlet.read_listing, listing_types=PAGE_TYPES | {"application/json"}),
    "cmsview": Family(read_listing=cmsview.read_listing, read_article=cmsview.read_article),
    "mediatech": Family(read_listing=mediatech.read_listing),
    "vhv": Family(),
}
