"""What Scrapy itself offers for a crawl that is stopped: a spider with JOBDIR, its items written down at once.

python benchmarks/kills/jobdir_spider.py FOLDER URL…      addresses go into FOLDER/pages, the state into FOLDER/job
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.linkextractors import LinkExtractor


class JobdirSpider(scrapy.Spider):
    """Follows the links of some hosts; retries and redirects are Scrapy's own."""

    name = "jobdir"
    links = LinkExtractor(deny=(r"\?lang=",))

    def parse(self, response):
        yield {"url": response.url}
        if isinstance(response, scrapy.http.HtmlResponse):
            for link in self.links.extract_links(response):
                if urlsplit(link.url).netloc in self.hosts:
                    yield scrapy.Request(link.url)


class PagesFile:
    """An item is on its way to the disk before the next one is taken: no item is lost with the process."""

    def process_item(self, item):
        with Path(sys.argv[1], "pages").open("a", encoding="utf-8") as file:
            file.write(f"{item['url']}\n")
        return item


if __name__ == "__main__":
    process = AsyncCrawlerProcess(
        {
            "LOG_LEVEL": "CRITICAL",
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
            "JOBDIR": str(Path(sys.argv[1], "job")),
            "ITEM_PIPELINES": {PagesFile: 0},
            "DOWNLOAD_DELAY": 0,
            "ROBOTSTXT_OBEY": False,
            "TWISTED_DNS_RESOLVER": "crawler.resolver.LoopbackResolver",  # *.localhost is this machine
        }
    )
    process.crawl(JobdirSpider, start_urls=sys.argv[2:], hosts={urlsplit(url).netloc for url in sys.argv[2:]})
    process.start()
