"""The boards and the Scrapy project that reads them."""
