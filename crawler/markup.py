"""HTML to running text: what boards mark up, as lines that a person would read."""

import html
import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HTMLParser, fromstring

from pipelines.markup import unescaped

_ESCAPED_TAG = re.compile(
    r"&(?:amp;)?lt;/?(?:p|br|ul|ol|li|div|span|strong|b|em|i|u|h[1-6]|a|table|td)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/!]")
_WHOLE_TAG = re.compile(r"<[^<>]*>")
_LONE_HYPHEN = re.compile(r"\n-\n+(?!-)")  # <li><p>: the paragraph belongs to its hyphen
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "button", "select"})
PARAGRAPHS = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dl"})
LINES = frozenset({"div", "li", "tr", "br", "dt", "dd", "header", "footer", "main", "figure", "blockquote", "pre"})


def text_of_html(markup: str) -> str:
    r"""The text of a piece of HTML, which may be escaped once or twice more; lists keep their hyphens.

    Text without mark-up passes with its line breaks. The cost is linear; nothing is ever executed or fetched.

    >>> text_of_html("<p>Ihre Aufgaben</p><ul><li>Teams f&uuml;hren</li><li>R&amp;D begleiten</li></ul>")
    'Ihre Aufgaben\n\n- Teams führen\n- R&D begleiten'
    >>> text_of_html("&lt;p&gt;zweimal &amp;amp; verpackt&lt;/p&gt;")
    'zweimal & verpackt'
    >>> text_of_html("a < b und c > d")
    'a < b und c > d'
    """
    for _ in range(2):
        if not _ESCAPED_TAG.search(markup):
            break
        markup = html.unescape(markup)
    markup = _CONTROLS.sub("", markup)
    if not _TAG.search(markup):
        return html.unescape(markup).strip()
    try:
        root = fromstring(f"<div>{markup}</div>", parser=HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError):
        return ""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in "".join(_pieces(root)).split(_BREAK))
    text = _LONE_HYPHEN.sub("\n- ", "\n".join(("", *lines)))
    if not text.strip():  # nested deeper than the parser goes
        text = _WHOLE_TAG.sub(" ", markup)
    return _BLANK_LINES.sub("\n\n", text).strip()


_INLINE_TAG = re.compile(r"</?(?:strong|em|b|i|u|mark|span|font|small|br|p)\b[^<>]{0,200}>", re.IGNORECASE)


def one_line(said: str) -> str:
    """A heading as a person reads it: some boards escape it as HTML, or mark the words that were searched for.

    >>> one_line("Leitung &amp;amp; <strong>Service</strong> R&D, <Potsdam>")
    'Leitung & Service R&D, <Potsdam>'
    """
    said = unescaped(unescaped(said)) if "&" in said else said
    return " ".join(_INLINE_TAG.sub("", said).split()) if "<" in said else said


def labelled(text: str, labels: Iterable[str]) -> dict[str, str]:
    r"""Values behind their labels, on the same line or the next one; another label ends a value.

    >>> labelled("Arbeitgeber: Stadt Muster\nOrt\n14467 Potsdam", ("Arbeitgeber", "Ort"))
    {'Arbeitgeber': 'Stadt Muster', 'Ort': '14467 Potsdam'}
    >>> labelled("Arbeitgeber: Stadt Muster Ort: 14467 Potsdam", ("Arbeitgeber", "Ort"))
    {'Arbeitgeber': 'Stadt Muster', 'Ort': '14467 Potsdam'}
    """
    any_of = "|".join(map(re.escape, labels))
    parted = re.sub(rf"(?<=[^\n]) (?=(?:{any_of}):)", "\n", text)
    found = re.findall(rf"^\s*({any_of})\s*:?\s*\n?\s*([^\n]+)", parted, re.MULTILINE)
    return {label: value.strip() for label, value in found if value.strip()}


_BREAK = "\x1e"  # a line break of ours, told apart from those of the source, which mean a blank


def _pieces(root: etree._Element) -> Iterator[str]:
    """The text of an element and its children in order; a loop, for boards nest as deep as they like."""
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag
        if event == "start":
            silent += tag in SILENT
            if silent:
                continue
            if tag in PARAGRAPHS:
                yield _BREAK * 2
            elif tag in LINES:
                yield _BREAK
            if tag == "li":
                yield "- "
            elif tag in ("td", "th"):
                yield " "
            yield element.text or ""
            continue
        if event == "end":
            silent -= tag in SILENT
            if not silent and tag in PARAGRAPHS:
                yield _BREAK * 2
            elif not silent and tag in LINES and tag not in ("br", "li"):
                yield _BREAK
        if not silent and element is not root:
            yield element.tail or ""
