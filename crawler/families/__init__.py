"""The content management systems of the portals, one module each, and their register."""

from crawler.families import vhv
from crawler.families.family import Family

FAMILIES = {
    "vhv": Family(read_listing=vhv.read_listing, read_article=vhv.read_article),
}
