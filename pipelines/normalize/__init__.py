"""From what a board says to a typed posting: pure functions, no Scrapy, no clock, no I/O."""
