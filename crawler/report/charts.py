"""Charts as inline SVG, drawn by Vega-Lite: no script and no style inside, words as text, colours by the page.

Only names and figures stand in a chart; its title, description and legend are the page's, in the reader's language.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import vl_convert
from lxml import etree

from crawler.report.health import Reading
from crawler.report.lifetimes import WEEKS, Week
from crawler.report.market import NAME, Day, Disclosed, Employer, Spot
from crawler.report.pay import BIN_EUR, Bin, Reference
from crawler.report.saying import shown
from pipelines.profile import Place

Spec = dict[str, Any]

WIDE = 400  # units of a chart's width: about as many pixels in a column of the page
TEXT = 12
VERSION = "6.4"  # of Vega-Lite, one that vl-convert carries
KM_A_DEGREE = 111.195
CROSS = "M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z"

_AXIS = {
    "domainColor": "var(--line)",
    "gridColor": "var(--line)",
    "labelColor": "currentColor",
    "labelFontSize": TEXT,
    "tickColor": "var(--line)",
    "title": None,
}
_CONFIG = {
    "aria": False,  # the page says what a chart shows; the parts of it would only be noise
    "axis": _AXIS,
    "background": None,
    "padding": {"left": 10, "right": 10, "top": 5, "bottom": 5},  # the reader's letters may be wider than ours
    "view": {"stroke": None},
    "text": {"color": "currentColor", "fontSize": TEXT},
    "legend": {"disable": True},
}
_TAGS = {"svg", "g", "path", "line", "text", "rect", "tspan", "circle"}
_ATTRIBUTES = {
    *("width", "height", "viewBox", "d", "x", "y", "x1", "y1", "x2", "y2", "r", "cx", "cy", "dx", "dy", "transform"),
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-miterlimit", "opacity", "fill-opacity"),
    *("stroke-opacity", "text-anchor", "font-size", "font-weight", "stroke-linecap", "stroke-linejoin", "display"),
}


def svg(spec: Spec, *, label: str) -> str:
    """The SVG of a Vega-Lite specification; `label` is the id of what describes it.

    Only elements and attributes that draw are kept: no link, style, script or handler gets through, whatever a board
    has called itself.

    >>> text = svg(
    ...     {"mark": "text", "data": {"values": [{"n": "<a>&"}]}, "encoding": {"text": {"field": "n"}}}, label="i"
    ... )
    >>> "&lt;a&gt;&amp;" in text, "<svg" in text, "style=" in text
    (True, True, False)
    """
    whole = {"$schema": f"https://vega.github.io/schema/vega-lite/v{VERSION[0]}.json", "config": _CONFIG, **spec}
    drawn = vl_convert.vegalite_to_svg(whole, vl_version=VERSION, allowed_base_urls=[])
    root = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for node in list(root.iter()):
        name = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if name not in _TAGS and node is not root:
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
            continue
        node.tag = name
        for attribute in list(node.attrib):
            if attribute not in _ATTRIBUTES:
                del node.attrib[attribute]
    etree.cleanup_namespaces(root)
    root.set("role", "img")
    root.set("aria-labelledby", label)
    found: str = etree.tostring(root, encoding="unicode")
    return found


def pay(bins: Sequence[Bin], references: Sequence[Reference], *, label: str) -> str:
    """Vacancies by pay, thousand EUR a year, above the spans to hold them against."""
    lows = [one.low for one in bins] + [one.low for one in references]
    highs = [one.high or one.low + BIN_EUR for one in bins] + [one.high for one in references]
    scale = {"domain": [min(lows) / 1000 - 1, max(highs) / 1000 + 1], "nice": False, "zero": False}
    x = {"field": "low", "type": "quantitative", "scale": scale, "axis": {"grid": True, "tickCount": 8, "format": "d"}}
    names = [shown(one.name, NAME) for one in references]
    above = {
        "width": WIDE - 130,
        "height": 130,
        "data": {
            "values": [
                {"low": one.low / 1000, "high": (one.high or one.low + BIN_EUR) / 1000, "n": one.vacancies}
                for one in bins
            ]
        },
        "mark": {"type": "bar", "color": "var(--main)", "binSpacing": 2},
        "encoding": {
            "x": {**x, "bin": "binned"},
            "x2": {"field": "high"},
            "y": {"field": "n", "type": "quantitative", "axis": {"tickCount": 4, "format": "d", "domain": False}},
        },
    }
    below = {
        "width": WIDE - 130,
        "height": {"step": 20},
        "data": {
            "values": [
                {"name": name, "low": one.low / 1000, "high": one.high / 1000, "kind": one.is_tariff}
                for name, one in zip(names, references, strict=True)
            ]
        },
        "mark": {"type": "bar", "height": 8, "cornerRadius": 4},
        "encoding": {
            "x": {**x, "axis": {"grid": True, "tickCount": 8, "labels": False, "ticks": False, "domain": False}},
            "x2": {"field": "high"},
            "y": {
                "field": "name",
                "type": "nominal",
                "sort": names,
                "axis": {"labelLimit": 150, "ticks": False, "domain": False},
            },
            "color": {
                "field": "kind",
                "scale": {"domain": [True, False], "range": ["var(--quiet)", "var(--second)"]},
            },
        },
    }
    return svg({"vconcat": [above, below] if references else [above], "bounds": "flush", "spacing": 34}, label=label)


def over_time(days: Sequence[Day], troubled: Iterable[str], *, label: str) -> str:
    """Postings and vacancies a day; days on which a board failed are marked at the foot."""
    x = {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {
            "format": "%Y-%m-%d" if len(days) < 200 else "%Y-%m",
            "tickCount": 5,
            "grid": False,
            "labelOverlap": True,
        },
    }
    y: Spec = {"type": "quantitative", "axis": {"tickCount": 5, "format": "d", "domain": False}}
    values = [{"day": one.day.isoformat(), "postings": one.postings, "vacancies": one.vacancies} for one in days]
    shape: Spec = {"invalid": "break-paths-show-domains"}
    return svg(
        {
            "width": WIDE,
            "height": 200,
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "area", "color": "var(--main)", "fillOpacity": 0.15, **shape},
                    "encoding": {"x": x, "y": {"field": "vacancies", **y}},
                },
                {
                    "mark": {"type": "line", "color": "var(--main)", "strokeWidth": 2, **shape},
                    "encoding": {"x": x, "y": {"field": "vacancies", **y}},
                },
                {
                    "mark": {"type": "line", "color": "var(--second)", "strokeWidth": 1.5, **shape},
                    "encoding": {"x": x, "y": {"field": "postings", **y}},
                },
                {
                    "data": {"values": [{"day": day} for day in troubled]},
                    "mark": {
                        "type": "tick",
                        "color": "var(--bad)",
                        "orient": "vertical",
                        "thickness": 2,
                        "size": 9,
                        "yOffset": -5,
                    },
                    "encoding": {"x": x, "y": {"datum": 0, "type": "quantitative"}},
                },
            ],
        },
        label=label,
    )


def disclosed(of: Sequence[Disclosed], *, label: str) -> str:
    """Share of postings with pay, per cent, by board and month; the first line is all boards."""
    months = sorted({one.month for one in of})
    sources = [*dict.fromkeys(one.source for one in sorted(of, key=lambda one: one.source or "") if one.source)]
    values = [
        {
            "board": shown(one.source, NAME) if one.source else "Σ",
            "month": one.month,
            "share": one.with_pay / one.postings,
            "text": f"{100 * one.with_pay / one.postings:.0f}",
        }
        for one in of
        if one.postings
    ]
    is_roomy = len(months) <= 6
    order = ["Σ", *(shown(source, NAME) for source in sources)]
    place = {
        "x": {
            "field": "month",
            "type": "ordinal",
            "sort": months,
            "axis": {"orient": "top", "labelAngle": 0 if is_roomy else -90, "domain": False, "ticks": False},
        },
        "y": {
            "field": "board",
            "type": "nominal",
            "sort": order,
            "axis": {"labelLimit": 180, "minExtent": 90, "domain": False, "ticks": False},
        },
    }
    return svg(
        {
            "width": WIDE - 130,
            "height": {"step": 24},
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "rect", "color": "var(--main)", "stroke": "var(--paper)", "strokeWidth": 2},
                    "encoding": {
                        **place,
                        "opacity": {
                            "field": "share",
                            "type": "quantitative",
                            "scale": {"domain": [0, 1], "range": [0.04, 0.5]},
                        },
                    },
                },
                {
                    "mark": {"type": "text", "fontSize": TEXT if is_roomy else 9},
                    "encoding": {**place, "text": {"field": "text"}},
                },
            ],
        },
        label=label,
    )


def days_open(of: Sequence[Week], *, label: str) -> str:
    """Vacancies by weeks open: ended, still running, and of unknown start."""
    order = ["ended", "running", "unknown_start"]
    weeks = sorted({one.week for one in of})
    return svg(
        {
            "width": WIDE,
            "height": 200,
            "data": {
                "values": [
                    {
                        "week": f"{one.week}" if one.week < WEEKS else f"≥ {WEEKS}",
                        "kind": one.kind,
                        "n": one.vacancies,
                        "order": order.index(one.kind),
                    }
                    for one in of
                ]
            },
            "mark": {"type": "bar"},
            "encoding": {
                "x": {
                    "field": "week",
                    "type": "ordinal",
                    "sort": [f"{week}" if week < WEEKS else f"≥ {WEEKS}" for week in weeks],
                    "scale": {"paddingInner": 0.15},
                    "axis": {"labelAngle": 0, "ticks": False},
                },
                "y": {"field": "n", "type": "quantitative", "axis": {"tickCount": 5, "format": "d", "domain": False}},
                "color": {
                    "field": "kind",
                    "scale": {"domain": order, "range": ["var(--main)", "var(--second)", "var(--quiet)"]},
                },
                "order": {"field": "order"},
            },
        },
        label=label,
    )


def employers(of: Sequence[Employer], *, label: str) -> str:
    """Employers by vacancies: open now, and ended."""
    names = [f"{number}" for number, _ in enumerate(of)]  # two of one name are still two
    told = dict(zip(names, (shown(one.name, NAME) for one in of), strict=True))
    values = [
        {"id": name, "kind": kind, "n": count, "order": kind == "ended"}
        for name, one in zip(names, of, strict=True)
        for kind, count in (("open", one.open), ("ended", one.ever - one.open))
    ]
    return svg(
        {
            "width": WIDE - 180,
            "height": {"step": 22},
            "params": [{"name": "told", "value": told}],
            "data": {"values": values},
            "mark": {"type": "bar", "height": 14},
            "encoding": {
                "x": {"field": "n", "type": "quantitative", "axis": {"format": "d", "tickMinStep": 1, "tickCount": 6}},
                "y": {
                    "field": "id",
                    "type": "nominal",
                    "sort": names,
                    "axis": {"labelExpr": "told[datum.value]", "labelLimit": 200, "ticks": False},
                },
                "color": {
                    "field": "kind",
                    "scale": {"domain": ["open", "ended"], "range": ["var(--main)", "var(--quiet)"]},
                },
                "order": {"field": "order"},
            },
        },
        label=label,
    )


def places(of: Sequence[Spot], centre: Place, *, label: str) -> str:
    """Points around the centre and the radius of the search, north above, drawn to scale without a map below.

    What lies farther out than the picture goes is in the table only.
    """
    reach = centre.radius_km * 1.12
    across = KM_A_DEGREE * math.cos(math.radians(centre.lat))
    points: list[Spec] = [
        {
            "x": (spot.lon - centre.lon) * across,
            "y": (spot.lat - centre.lat) * KM_A_DEGREE,
            "n": spot.open,
            "name": shown(spot.name, 30),
        }
        for spot in of
    ]
    inside = [point for point in points if abs(point["x"]) <= reach and abs(point["y"]) <= reach]
    rings = [
        {"x": km * math.sin(math.radians(turn)), "y": km * math.cos(math.radians(turn)), "turn": turn, "ring": km}
        for km in (centre.radius_km, centre.radius_km / 2)
        for turn in range(0, 361, 5)
    ]
    scale = {"domain": [-reach, reach], "nice": False}
    x: Spec = {"field": "x", "type": "quantitative", "scale": scale, "axis": None}
    y: Spec = {"field": "y", "type": "quantitative", "scale": scale, "axis": None}
    return svg(
        {
            "width": WIDE - 20,
            "height": WIDE - 20,
            "layer": [
                {
                    "data": {"values": rings},
                    "mark": {"type": "line", "color": "var(--edge)", "strokeDash": [4, 4], "strokeWidth": 1},
                    "encoding": {"x": x, "y": y, "order": {"field": "turn"}, "detail": {"field": "ring"}},
                },
                {
                    "data": {
                        "values": [
                            {"x": 0, "y": km, "text": f"{km:g} km"} for km in (centre.radius_km, centre.radius_km / 2)
                        ]
                    },
                    "mark": {"type": "text", "dy": -8, "opacity": 0.75},
                    "encoding": {"x": x, "y": y, "text": {"field": "text"}},
                },
                {
                    "data": {"values": [{"x": 0, "y": 0}]},
                    "mark": {"type": "point", "shape": "cross", "size": 90, "color": "currentColor", "opacity": 0.8},
                    "encoding": {"x": x, "y": y},
                },
                {
                    "data": {"values": inside},
                    "mark": {"type": "circle", "color": "var(--main)", "opacity": 0.55, "stroke": "var(--main)"},
                    "encoding": {
                        "x": x,
                        "y": y,
                        "size": {
                            "field": "n",
                            "type": "quantitative",
                            "scale": {
                                "type": "linear",
                                "domain": [0, max((spot.open for spot in of), default=1)],
                                "range": [0, 700],
                            },
                        },
                    },
                },
                *(
                    {
                        "data": {"values": [name for name in _labelled(inside, reach) if name["is_right"] is is_right]},
                        "mark": {"type": "text", "align": "left" if is_right else "right", "dx": 4 if is_right else -4},
                        "encoding": {"x": x, "y": y, "text": {"field": "text"}},
                    }
                    for is_right in (True, False)
                ),
            ],
        },
        label=label,
    )


def _labelled(points: Sequence[dict[str, Any]], reach: float) -> list[dict[str, Any]]:
    """Names for the largest point of each place, right of it or else left, where no earlier name stands in the way."""
    unit = 2 * reach / (WIDE - 20)  # km a unit of the picture
    largest = max((point["n"] for point in points), default=1)
    found: dict[str, dict[str, Any]] = {}
    boxes: list[tuple[float, float, float, float]] = []
    for point in points:
        text, y = point["name"], point["y"]
        beside = unit * (2 + math.sqrt(700 * point["n"] / largest / math.pi))
        wide, half = unit * TEXT * 0.62 * len(text), unit * TEXT * 0.7
        for is_right in (True, False):
            begin = point["x"] + beside if is_right else point["x"] - beside
            left, right = (begin, begin + wide) if is_right else (begin - wide, begin)
            taken = any(left < r and right > le and y - half < h and y + half > lo for le, r, lo, h in boxes)
            if text not in found and not taken and max(right, -left) <= reach * 1.05:
                boxes.append((left, right, y - half, y + half))
                found[text] = {"x": begin, "y": y, "text": text, "is_right": is_right}
    return list(found.values())


def health(of: Sequence[Reading], *, label: str) -> str:
    """A square for each board and day, by verdict; what is not complete is also smaller, to be told without colour."""
    sources = [*dict.fromkeys(one.source for one in of)]
    values = [{"board": shown(one.source, NAME), "day": one.day.isoformat(), "verdict": one.verdict} for one in of]
    days = sorted({value["day"] for value in values})
    marks = {
        "complete": "var(--good)",
        "partial": "var(--middling)",
        "suspect": "var(--doubt)",
        "failed": "var(--bad)",
        "not_read": "var(--quiet)",
    }
    shapes = {
        "complete": "square",
        "partial": "triangle-up",
        "suspect": "diamond",
        "failed": CROSS,
        "not_read": "stroke",
    }
    return svg(
        {
            "width": 2 * WIDE,
            "height": {"step": 20},
            "data": {"values": values},
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
            "encoding": {
                "x": {
                    "field": "day",
                    "type": "ordinal",
                    "sort": days,
                    "axis": {"values": days[::7], "labelAngle": 0, "domain": False, "ticks": False, "orient": "top"},
                },
                "y": {
                    "field": "board",
                    "type": "nominal",
                    "sort": [shown(source, NAME) for source in sources],
                    "axis": {"labelLimit": 200, "domain": False, "ticks": False},
                },
                "color": {"field": "verdict", "scale": {"domain": [*marks], "range": [*marks.values()]}},
                "shape": {"field": "verdict", "scale": {"domain": [*shapes], "range": [*shapes.values()]}},
            },
        },
        label=label,
    )
