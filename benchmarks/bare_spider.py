"""The least a Scrapy spider can do: follow every link of one host and yield its address.

python benchmarks/bare_spider.py URL        same CONCURRENT_ITEMS as our crawl, no politeness delay
"""

import sys

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.linkextractors import LinkExtractor


class BareSpider(scrapy.Spider):
    """Follows links, yields the address of each page."""

    name = "bare"
    links = LinkExtractor(deny=(r"\?lang=",))

    async def start(self):
        yield scrapy.Request(self.address)

    def parse(self, response):
        yield {"url": response.url}
        for link in self.links.extract_links(response):
            if link.url.startswith(self.address):
                yield scrapy.Request(link.url)


if __name__ == "__main__":
    process = AsyncCrawlerProcess(
        {
            "LOG_LEVEL": "ERROR",
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
            "CONCURRENT_ITEMS": 8,
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "TWISTED_DNS_RESOLVER": "crawler.resolver.LoopbackResolver",  # *.localhost is this machine
        }
    )
    process.crawl(BareSpider, address=sys.argv[1])
    process.start()
