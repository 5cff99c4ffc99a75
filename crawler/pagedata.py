"""Data that pages carry for their own scripts."""

import json
import re
from collections.abc import Mapping
from typing import Any

from scrapy.http import TextResponse

from crawler.expect import LayoutChanged, html_page, mapping, unlike

_PUSH = re.compile(r'self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)')
_STRAY = re.compile(r'(?<!\\)((?:\\\\)*)\\(?!["\\/bfnrtu])')
_DECODER = json.JSONDecoder()


def flight_list(response: TextResponse, key: str) -> list[Any]:
    r"""The list below a key in the data that Next.js streams into a page ("flight", in pieces of escaped text).

    Some pages hold the same data as it is.

    Raises:
        LayoutChanged: the page carries no such data, or no such list.
        Blocked: a wall stands in its place.

    >>> page = r'<script>self.__next_f.push([1,"5:{\"jobs\":[{\"id\":\"7\"}]}"])</script>'
    >>> flight_list(TextResponse("https://board.example", body=page.encode(), encoding="utf-8"), "jobs")
    [{'id': '7'}]
    """
    streamed = "".join(json.loads(_STRAY.sub(r"\1\\\\", piece), strict=False) for piece in _PUSH.findall(response.text))
    begins = re.compile(rf'"{re.escape(key)}":\s*(?=\[)')
    if not streamed and not begins.search(response.text):
        raise unlike(response, "a page without its data")
    for text in (streamed, response.text):
        for start in begins.finditer(text):
            try:
                return list(_DECODER.raw_decode(text, start.end())[0])
            except (ValueError, RecursionError):
                continue
    raise LayoutChanged(f"{key!r} is missing in the data of {response.url}")


def page_props(response: TextResponse) -> Any:
    """`props.pageProps` of the older kind of Next.js page, which carries its data in one script.

    Raises:
        LayoutChanged: the page carries no such data.
        Blocked: a wall stands in its place.
    """
    data = html_page(response).css("script#__NEXT_DATA__::text").get()
    try:
        return json.loads(data or "")["props"]["pageProps"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise unlike(response, "a page without its data") from None


def assigned(response: TextResponse, variable: str) -> Mapping[str, Any]:
    r"""The object that a page assigns to a variable of its scripts.

    Raises:
        LayoutChanged: there is none.
        Blocked: a wall stands in its place.

    >>> page = b'<script>window.__appData = {"jobs": []};</script>'
    >>> assigned(TextResponse("https://board.example", body=page, encoding="utf-8"), "window.__appData")
    {'jobs': []}
    """
    found = re.search(rf"{re.escape(variable)}\s*=\s*", response.text)
    try:
        return mapping(_DECODER.raw_decode(response.text, found.end() if found else 0)[0])
    except (ValueError, RecursionError, LayoutChanged):
        raise unlike(response, "a page without its data") from None
