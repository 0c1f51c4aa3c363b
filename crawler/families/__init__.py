"""The content management systems of the portals and their register.

Each has a TOML file of the layouts its portals have by default; a module only where pages ask for more than selectors.
"""

from crawler.families import bacninhportlet, cmsview, drupal, mediatech, sharepointapi, uiarticle
from crawler.families.family import PAGE_TYPES, Family

FAMILIES = {
    "bacninhportlet": Family(read_listing=bacninhportlet.read_listing, listing_types=PAGE_TYPES | {"application/json"}),
    "cmsview": Family(read_listing=cmsview.read_listing, read_article=cmsview.read_article),
    "drupal": Family(read_listing=drupal.read_listing),
    "mediatech": Family(read_listing=mediatech.read_listing),
    "nukeviet": Family(),
    "sharepointapi": Family(
        read_listing=sharepointapi.read_listing,
        read_article=sharepointapi.read_article,
        listing_types=sharepointapi.TYPES,
        article_types=sharepointapi.TYPES,
    ),
    "tandan": Family(),
    "uiarticle": Family(read_listing=uiarticle.read_listing),
    "vhv": Family(),
}
