"""The content management systems of the portals and their register.

Each has a TOML file of the layouts its portals have by default; a module only where pages ask for more than selectors.
"""

from crawler import postback
from crawler.families import (
    assetpublisher,
    bacninhportlet,
    cmsview,
    drupal,
    mediatech,
    sharepointapi,
    uiarticle,
    vanban,
)
from crawler.families.family import PAGE_TYPES, Family

FAMILIES = {
    "assetpublisher": Family(
        read_listing=assetpublisher.read_listing,
        read_article=assetpublisher.read_article,
        canonical=assetpublisher.canonical,
    ),
    "bacninhportlet": Family(read_listing=bacninhportlet.read_listing, listing_types=PAGE_TYPES | {"application/json"}),
    "cmsview": Family(
        read_listing=cmsview.read_listing, read_article=cmsview.read_article, canonical=cmsview.canonical
    ),
    "contentfck": Family(),
    "drupal": Family(read_listing=drupal.read_listing),
    "hatinh": Family(),
    "mediatech": Family(read_listing=mediatech.read_listing, canonical=mediatech.canonical),
    "microdata": Family(),
    "nukeviet": Family(),
    "onecms": Family(),
    "sharepointapi": Family(
        read_listing=sharepointapi.read_listing,
        read_article=sharepointapi.read_article,
        listing_types=sharepointapi.TYPES,
        article_types=sharepointapi.TYPES,
    ),
    "tandan": Family(),
    "tdpost": Family(),
    "uiarticle": Family(read_listing=uiarticle.read_listing),
    "vanban": Family(read_listing=postback.read_listing, read_article=vanban.read_article),
    "vhv": Family(),
    "webforms": Family(read_listing=postback.read_listing),
}
