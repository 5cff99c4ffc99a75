"""Texts that say that the posting is over, and texts that speak of something else."""

import pytest

from pipelines.normalize.closed import says_closed

OVER = [
    "Diese Stelle ist leider nicht mehr verfügbar.",
    "Die Stelle als Serviceleiter (m/w/d) in Potsdam ist bereits besetzt.",
    "Hinweis: Diese Stellenausschreibung ist abgelaufen!",
    "Das Stellenangebot wurde inzwischen beendet",
    "!!! Die ausgeschriebene Position wurde bereits vergeben",
    "Die Bewerbungsfrist ist leider abgelaufen.",
    "This position has already been filled.",
    "This job is no longer available",
    "We are no longer accepting applications for this role.",
]
SHOUTED = [text.upper() for text in OVER]
OPEN = [
    None,
    "",
    "Die Stelle ist unbefristet und in Vollzeit zu besetzen.",
    "Die Stelle ist ab sofort zu besetzen.",
    "Diese Position ist noch offen.",
    "Wir suchen dich. Diese Stelle ist leider nicht mehr verfügbar? Schreib uns trotzdem.",
    "Sollte diese Stelle bereits besetzt sein, melden wir uns.",
    "Die Bewerbungsfrist ist der 1. Dezember.",
    "This position is open to all.",
]


@pytest.mark.parametrize("text", [*OVER, *SHOUTED])
def test_over(text: str) -> None:
    assert says_closed(text)


@pytest.mark.parametrize("text", OPEN)
def test_not_over(text: str | None) -> None:
    assert not says_closed(text)
