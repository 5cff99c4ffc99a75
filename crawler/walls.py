"""Pages that say "200 OK" and are no result: captchas, consent walls, soft blocks, maintenance.

Asked only when a page did not hold what was expected. Even then an ordinary page may name its captcha or its cookies:
what counts is what a page says to its reader, above all in its title and heading, not what its scripts are called.
"""

import re
from typing import NamedTuple

from crawler.markup import text_of_html

READ = 200_000  # bytes of a page that are looked at: walls are short pages
SHORT = 600  # characters of text: a page with no more has little to say but what stands in the way


class Wall(NamedTuple):
    """What stands before the board, and whether it is meant for us."""

    sentence: str
    is_refusal: bool


CAPTCHA, CHECK = Wall("a captcha", is_refusal=True), Wall("a browser check", is_refusal=True)
REFUSAL, CONSENT = Wall("a refusal", is_refusal=True), Wall("a consent wall", is_refusal=True)
MAINTENANCE, LOGIN = Wall("a maintenance page", is_refusal=False), Wall("a log-in", is_refusal=True)

_SAID = (  # anywhere in the text
    (r"are you (?:a )?(?:human|robot)|(?:am|are|you're) not a robot|(?:bin|sind) kein roboter|sie ein mensch sind|"
     r"(?:verify|confirm|prove) (?:that )?you(?: are|'re) (?:a )?human|"
     r"(?:solve|complete|enter|type|pass)\b.{0,40}\bcaptcha|captcha\b.{0,40}\b(?:lösen|eingeben|ausfüllen)", CAPTCHA),
    (r"checking your browser|(?:überprüfen|prüfen wir) ihren browser|ddos protection by|"
     r"enable javascript and cookies to continue", CHECK),
    (r"you have been blocked|sie wurden (?:gesperrt|blockiert)|unusual traffic|ungewöhnlichen (?:datenverkehr|"
     r"zugriffe)|request (?:was|has been) blocked|automati[sc]\w+ (?:requests|anfragen|zugriffe)\b.{0,40}\b(?:blocked|"
     r"gesperrt|not allowed|nicht gestattet)", REFUSAL),
    (r"before you continue to|bevor sie (?:fortfahren|weiterlesen)|(?:benötigen|brauchen) wir ihre (?:zustimmung|"
     r"einwilligung)|wir (?:benötigen|brauchen) ihre (?:zustimmung|einwilligung)|we need your consent", CONSENT),
    (r"(?:wegen|aufgrund) (?:von |der )?(?:\w+ )?wartungsarbeiten|wartungsmodus|"
     r"under (?:\w+ )?maintenance|temporarily unavailable|vorübergehend nicht (?:erreichbar|verfügbar)", MAINTENANCE),
)  # fmt: skip
_TITLED = (  # in the title or a heading
    (r"captcha", CAPTCHA),
    (r"^just a moment|attention required|^einen moment,? bitte|security check|sicherheits(?:über)?prüfung", CHECK),
    (r"access (?:denied|to this page has been denied)|request blocked|zugriff verweigert|forbidden|^blocked", REFUSAL),
    (r"bevor sie (?:fortfahren|weiter)|before you continue|cookie-? ?(?:consent|einwilligung|einstellungen)|"
     r"datenschutz-?einstellungen|privatsphäre-?einstellungen|privacy settings", CONSENT),
    (r"^(?:website |seite )?(?:in |im |under )?(?:wartungs\w+|maintenance)\W*$|gleich wieder (?:da|zurück)|"
     r"be right back", MAINTENANCE),
)  # fmt: skip
_SHORT = (  # in the mark-up of a page with little text
    (r"g-recaptcha|h-captcha|cf-turnstile|px-captcha|captcha-delivery|<img[^>]{1,200}captcha", CAPTCHA),
    (r"challenge-platform|cf-chl-|_incapsula_resource", CHECK),
    (r"type\s{0,3}=\s{0,3}[\"']?password", LOGIN),
)
_SURE = ((r"\b_cf_chl_opt\b", CHECK),)  # in the mark-up of any page

_Patterns = tuple[tuple[str, Wall], ...]
_HEADS = re.compile(r"<(?:title|h1|h2)\b[^>]{0,300}>\s{0,100}([^<]{1,300})", re.IGNORECASE)


def wall(body: bytes) -> Wall | None:
    """What stands in the way, or nothing that we know.

    >>> wall(b"<title>Just a moment...</title>")
    Wall(sentence='a browser check', is_refusal=True)
    >>> wall(b"<h1>Stellenangebote</h1>") is None
    True
    """
    markup = body[:READ].decode("utf-8", "replace")
    text, heads = text_of_html(markup), _HEADS.findall(markup)
    places: list[tuple[_Patterns, list[str]]] = [(_SURE, [markup]), (_SAID, [*heads, text]), (_TITLED, heads)]
    if len(text) <= SHORT:
        places.append((_SHORT, [markup]))
    for patterns, said in places:
        for pattern, found in patterns:
            if any(re.search(pattern, one.strip(), re.IGNORECASE) for one in said):
                return found
    return None
