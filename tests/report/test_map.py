"""The names on the map: the largest point of each place, right of it or left, none over another."""

import re

import pytest

from crawler.report.charts import places
from crawler.report.market import Spot
from pipelines.profile import SearchProfile

CENTRE = SearchProfile.shipped().place
POTSDAM = Spot("Potsdam", CENTRE.lat, CENTRE.lon, 9, 0.0)
WERDER = Spot("Werder (Havel)", 52.379, 12.935, 4, 9.0)  # its name would run into Potsdam's
TELTOW = Spot("Teltow", 52.403, 13.27, 2, 13.0)


@pytest.mark.parametrize(
    ("spots", "named"),
    [
        ([POTSDAM, TELTOW], {"Potsdam": "start", "Teltow": "start"}),
        ([POTSDAM, WERDER], {"Potsdam": "start", "Werder (Havel)": "end"}),
        ([POTSDAM, POTSDAM._replace(open=1, lon=CENTRE.lon + 0.2)], {"Potsdam": "start"}),
        ([POTSDAM, WERDER, WERDER._replace(name="Werderwinkel")], {"Potsdam": "start", "Werder (Havel)": "end"}),
        ([POTSDAM._replace(name="x" * 30, lon=CENTRE.lon + 0.3)], {"x" * 30: "end"}),
    ],
    ids=["both", "one to the left", "once a place", "no room", "at the edge"],
)
def test_names(spots: list[Spot], named: dict[str, str]) -> None:
    drawn = re.findall(r'<text[^>]*text-anchor="(start|end)"[^>]*>([^<]+)<', places(spots, CENTRE, label="x"))
    assert {text: anchor for anchor, text in drawn} == named
