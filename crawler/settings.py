"""Scrapy's settings for work from the checkout: `scrapy list`, `scrapy crawl NAME`. All else is in the add-on."""

BOT_NAME = "doisoat"
SPIDER_MODULES = ["crawler.spiders"]
ADDONS = {"crawler.addon.Addon": 0}
TWISTED_REACTOR = "crawler.reactor.GuardedReactor"
