"""One spider class for each declared source, for `scrapy list` and `scrapy crawl NAME`."""

from crawler.registry import sources
from crawler.source import SourceDeclaration
from crawler.spider import PortalSpider


def spider_class(declaration: SourceDeclaration) -> type[PortalSpider]:
    """The spider that gathers a source."""
    return type(
        f"{declaration.name.title().replace('-', '')}Spider",
        (PortalSpider,),
        {
            "name": declaration.name,
            "declaration": declaration,
            "allowed_domains": list(declaration.allowed_hosts),
            "__module__": __name__,
            "__doc__": declaration.title,
        },
    )


# Scrapy finds spiders among the names of a module.
globals().update({spider.__name__: spider for spider in map(spider_class, sources().values())})
