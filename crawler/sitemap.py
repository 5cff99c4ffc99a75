"""Sitemaps (sitemaps.org): lists of a site's pages, and lists of such lists, packed or not."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple
from urllib.parse import urljoin

from scrapy.http import Response
from scrapy.utils.gz import gunzip

from crawler.expect import LayoutChanged, xml_root

LARGEST = 16 * 1024 * 1024  # bytes unpacked, as for every other answer (`crawler/settings.py`)
_KIND = re.compile(rb"<(?:\w+:)?(sitemapindex|urlset)\b", re.IGNORECASE)


class Sitemap(NamedTuple):
    """The addresses that a sitemap lists; `is_index` says that they are further sitemaps."""

    addresses: list[str]
    is_index: bool


def sitemap(response: Response) -> Sitemap | None:
    """The sitemap that a site answered, if it is one.

    Raises:
        LayoutChanged: it is damaged, cut short or, unpacked, too large.

    >>> page = (
    ...     b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> /stellen/7 </loc></url></urlset>'
    ... )
    >>> sitemap(Response("https://jobs.example/sitemap.xml", body=page))
    Sitemap(addresses=['https://jobs.example/stellen/7'], is_index=False)
    >>> sitemap(Response("https://jobs.example", body=b"<html>")) is None
    True
    """
    if response.body.startswith(b"\x1f\x8b"):
        try:
            response = response.replace(body=gunzip(response.body, max_size=LARGEST))
        except (OSError, EOFError, ValueError) as error:
            raise LayoutChanged(f"a packed sitemap that cannot be unpacked ({response.url})") from error
    if (kind := _KIND.search(response.body[:2000])) is None:
        return None
    tag = kind[1].decode().lower()
    found = xml_root(response, f"{{*}}{tag}").iter("{*}loc")
    return Sitemap([urljoin(response.url, at.text.strip()) for at in found if at.text], tag == "sitemapindex")


def not_seen(addresses: Iterable[str], matching: str, seen: Collection[str]) -> list[str]:
    r"""Those of the addresses that match a regular expression and were not seen, each once, without its fragment.

    >>> not_seen(["https://j.example/job/7#top", "https://j.example/job/7", "https://j.example/jobs"], r"/job/\d", ())
    ['https://j.example/job/7']
    """
    bare = dict.fromkeys(address.partition("#")[0] for address in addresses)
    return [address for address in bare if address not in seen and re.search(matching, address)]
