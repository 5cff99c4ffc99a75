"""What is left of HTML in texts that should have none: entities and tags."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,30});")  # "R&D" is none
# Known tags only: "<45.000 €" and "<Potsdam>" are text.
_BREAK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|dl|dt|tr|table|tbody|thead|h[1-6]|section|article)(?:[ /][^<>]{0,200})?>", re.IGNORECASE
)
_CELL = re.compile(r"</?(?:td|th|dd)(?:[ ][^<>]{0,200})?>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:strong|b|em|i|u|s|span|font|small|a|mark|sup|sub|label|time|data)(?:[ ][^<>]{0,200})?>", re.IGNORECASE
)


def unescaped(said: str) -> str:
    """A text without entities of HTML, once; what only looks like one stays.

    >>> unescaped("F&amp;E, R&D, ?a=1&region=2")
    'F&E, R&D, ?a=1&region=2'
    """
    return _ENTITY.sub(lambda found: html.unescape(found[0]), said)


def without_markup(text: str) -> str:
    r"""A text without entities, escaped once or twice, and without the usual tags; paragraphs become lines.

    A text that has neither, as most have, is given back as it is.

    >>> without_markup("<p><strong>Gehalt:</strong>&nbsp;3.200 &euro;</p><p>R&D, ab <4 Jahren</p>").split("\n")
    ['', 'Gehalt:\xa03.200 €', '', 'R&D, ab <4 Jahren', '']
    """
    if "&" in text and _ENTITY.search(text):
        text = unescaped(unescaped(text))
    if "<" in text:
        text = _INLINE.sub("", _CELL.sub(" ", _BREAK.sub("\n", text)))
    return text
