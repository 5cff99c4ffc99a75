"""The page: figures, charts, words and template put together into one self-contained HTML text.

Every text is escaped by the template; the style and the one script are allowed by their hash, everything else
(other scripts, images, fonts, requests, forms) is forbidden by the page's own Content-Security-Policy.
"""

import base64
import hashlib
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from crawler.report import charts, saying
from crawler.report.figures import Figures, seen_on
from crawler.report.lifetimes import WEEKS
from crawler.report.pay import middle
from crawler.report.words import LANGUAGES, Language, Words
from pipelines.profile import Place

LABELS = ("days_open", "posted")


def page(figures: Figures, *, place: Place, language: Language | None = None) -> str:
    """The report as HTML. Without a language it holds both, with a switch, and begins with the browser's."""
    words = Words(language)
    style = _style(words, language)
    script = _file("page.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(
        number=saying.number,
        share=saying.share,
        day=saying.day,
        cut=saying.shown,
        web=web_address,
        seen_on=seen_on,
        middle=middle,
    )
    return environment.from_string(_file("page.html")).render(
        f=figures,
        w=words,
        place=place,
        language=language,
        span=saying.span,
        last_week=WEEKS,
        counter=Markup('<b class="count">{}</b>').format(len(figures.current)),
        draw=_charts(figures, place),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; "
        "form-action 'none'",
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
    )


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web: nothing else becomes a link.

    >>> web_address("https://jobs.example/1"), web_address("javascript:alert(1)"), web_address(None)
    ('https://jobs.example/1', None, None)
    """
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _charts(figures: Figures, place: Place) -> dict[str, Markup]:
    troubled = sorted({one.day.isoformat() for one in figures.readings if one.verdict in ("failed", "suspect")})
    drawn: dict[str, Any] = {
        "pay": figures.bins and charts.pay(figures.bins, figures.references, label="pay-title pay-text"),
        "time": figures.days and charts.over_time(figures.days, troubled, label="time-title time-text"),
        "disclosed": figures.disclosed and charts.disclosed(figures.disclosed, label="disclosed-title disclosed-text"),
        "days": figures.weeks and charts.days_open(figures.weeks, label="days-title days-text"),
        "employers": figures.employers and charts.employers(figures.employers, label="employers-title employers-text"),
        "places": figures.spots and charts.places(figures.spots, place, label="places-title places-text"),
        "boards": figures.readings and charts.health(figures.readings, label="boards-title boards-text"),
    }
    return {name: Markup(svg or "") for name, svg in drawn.items()}  # noqa: S704 - drawn by ourselves


def _style(words: Words, language: Language | None) -> str:
    sheet = _file("page.css")
    for one in (language,) if language else LANGUAGES:
        sheet += f"html[lang={one}]{{{words.labels(LABELS, one)}}}\n"
    return sheet


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
