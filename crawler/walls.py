"""Pages that say "200 OK" and are no result: captchas, consent walls, soft blocks, maintenance.

Asked only when a page did not hold what was expected: an ordinary page may well name its captcha.
"""

import re
from typing import NamedTuple

READ = 200_000  # bytes of a page that are looked at: walls are short pages


class Wall(NamedTuple):
    """What stands before the board, and whether it is meant for us."""

    sentence: str
    is_refusal: bool


_WALLS = (
    (r"captcha|are you (?:a )?(?:human|robot)|ich bin kein roboter|verify you are human", "a captcha", True),
    (r"just a moment\.\.\.|cf-chl-|challenge-platform|checking your browser|ddos protection", "a browser check", True),
    (r"access denied|request blocked|zugriff verweigert|you have been blocked|unusual traffic", "a refusal", True),
    (r"before you continue|bevor sie fortfahren|cookie-?(?:consent|einwilligung)|consent(?:manager|\.cmp)|"
     r"datenschutz-?einstellungen|wir benötigen ihre zustimmung", "a consent wall", True),
    (r"wartungsarbeiten|wartungsmodus|under maintenance|temporarily unavailable|vorübergehend nicht erreichbar",
     "a maintenance page", False),
    (r"<form[^>]+(?:login|signin|anmeld)|type=[\"']?password", "a log-in", True),
)  # fmt: skip
_FOUND = [(re.compile(pattern, re.IGNORECASE), Wall(sentence, refusal)) for pattern, sentence, refusal in _WALLS]


def wall(body: bytes) -> Wall | None:
    """What stands in the way, or nothing that we know.

    >>> wall(b"<title>Just a moment...</title>")
    Wall(sentence='a browser check', is_refusal=True)
    >>> wall(b"<h1>Stellenangebote</h1>") is None
    True
    """
    text = body[:READ].decode("utf-8", "replace")
    return next((found for pattern, found in _FOUND if pattern.search(text)), None)
