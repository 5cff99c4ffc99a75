"""Pages that stand before a board, and ordinary ones that only look a little like it. All are invented."""

import pytest

from crawler.walls import CAPTCHA, CHECK, CONSENT, LOGIN, MAINTENANCE, READ, REFUSAL, Wall, wall

LONG = "<p>Wir versorgen die Region seit hundert Jahren mit Strom, Wasser und Wärme.</p>" * 20
WALLS: dict[str, tuple[str, Wall]] = {
    "captcha": ("<title>Are you a human?</title><form>captcha</form>", CAPTCHA),
    "captcha, title": ("<title>Captcha | Stellenmarkt</title><p>Bitte warten</p>", CAPTCHA),
    "captcha, to solve": ("<h1>Hallo</h1><p>Please complete the CAPTCHA below to continue.</p>", CAPTCHA),
    "captcha, German": ("<h1>Kurze Frage</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind: "
                        "Ich bin kein Roboter</p>", CAPTCHA),
    "captcha, to type": ("<p>Das Captcha bitte in das Feld eingeben.</p>", CAPTCHA),
    "captcha, human": ("<h1>One more step</h1><p>Verify you are human by ticking the box.</p>", CAPTCHA),
    "captcha, widget alone": ('<div class="g-recaptcha" data-sitekey="x"></div><button>Weiter</button>', CAPTCHA),
    "captcha, other widget": ('<p>Ein Augenblick</p><div class="h-captcha"></div>', CAPTCHA),
    "captcha, picture": ('<form><img src="/img/captcha.php?id=7"><input name="code"></form>', CAPTCHA),
    "browser check": ("<title>Just a moment...</title><noscript>Enable JavaScript</noscript>", CHECK),
    "browser check, German": ("<title>Einen Moment, bitte …</title><p>stellen.example</p>", CHECK),
    "browser check, text": ("<h1>stellen.example</h1><p>Checking your browser before you get in.</p>", CHECK),
    "browser check, script": ("<title>stellen.example</title><script>window._cf_chl_opt={}</script>" + LONG, CHECK),
    "browser check, frame": ('<script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>', CHECK),
    "browser check, bare": ('<iframe src="/_Incapsula_Resource?x=1"></iframe>', CHECK),
    "refusal": ("<title>Access Denied</title><p>You don't have permission. Reference 18.7</p>", REFUSAL),
    "refusal, heading": ("<title>stellen.example</title><h1>Zugriff verweigert</h1>", REFUSAL),
    "refusal, blocked": ("<h1>Sorry</h1><p>You have been blocked. Ray 7.</p>", REFUSAL),
    "refusal, traffic": ("<p>Wir haben ungewöhnlichen Datenverkehr aus Ihrem Netz bemerkt.</p>", REFUSAL),
    "refusal, machines": ("<p>Automatisierte Anfragen sind auf dieser Seite nicht gestattet.</p>", REFUSAL),
    "refusal, forbidden": ("<html><head><title>403 Forbidden</title></head><body></body></html>", REFUSAL),
    "consent": ("<html><h1>Bevor Sie fortfahren</h1></html>", CONSENT),
    "consent, text": ("<h1>Willkommen</h1><p>Bevor Sie weiterlesen: Wir benötigen Ihre Zustimmung.</p>", CONSENT),
    "consent, English": ("<title>Before you continue to Stellen</title><button>Accept</button>", CONSENT),
    "consent, settings": ("<title>Datenschutz-Einstellungen</title><p>Alle annehmen. Ablehnen.</p>", CONSENT),
    "consent, long": ("<h1>Cookie-Einstellungen</h1>" + LONG, CONSENT),
    "maintenance": ("<h1>Wartungsarbeiten</h1><p>Wir sind bald zurück.</p>", MAINTENANCE),
    "maintenance, text": ("<p>Wegen geplanter Wartungsarbeiten ist die Seite geschlossen.</p>", MAINTENANCE),
    "maintenance, English": ("<title>Jobs</title><p>The site is under scheduled maintenance.</p>", MAINTENANCE),
    "maintenance, for a while": ("<p>Der Dienst ist vorübergehend nicht verfügbar.</p>", MAINTENANCE),
    "log-in": ('<h1>Portal</h1><form action="/login"><input name="u"><input type="password"></form>', LOGIN),
    "log-in, without quotes": ("<form action=/signin><input type=password></form>", LOGIN),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), WALLS.values(), ids=WALLS)
def test_a_wall_is_named(page: str, expected: Wall) -> None:
    assert wall(page.encode()) == expected


def test_only_maintenance_is_not_meant_for_us() -> None:
    assert [found.is_refusal for found in (CAPTCHA, CHECK, REFUSAL, CONSENT, LOGIN, MAINTENANCE)] == [True] * 5 + [
        False
    ]


NONE_OPEN = "<title>Karriere</title><h1>Offene Stellen</h1><p>Derzeit sind keine Stellen ausgeschrieben.</p>"
FOOTER = "<footer><a>Impressum</a> <a>Datenschutzeinstellungen</a> <a>Cookie-Einstellungen</a> <a>Login</a></footer>"
ORDINARY = {
    "plain": NONE_OPEN,
    "links in a footer": NONE_OPEN + FOOTER,
    "footer alone": FOOTER,
    "protected form": NONE_OPEN + "<p>This site is protected by reCAPTCHA; the Privacy Policy applies.</p>",
    "protected form, German": NONE_OPEN + "<p>Unser Kontaktformular ist durch ein Captcha geschützt.</p>",
    "captcha in a long page": NONE_OPEN + LONG + '<form><div class="g-recaptcha"></div></form>',
    "captcha script": NONE_OPEN + '<script src="https://captcha.example/recaptcha/api.js"></script>',
    "consent script": NONE_OPEN + '<script src="/js/cookieconsent.min.js"></script><script>consentmanager()</script>',
    "cookie banner": NONE_OPEN + "<div>Wir verwenden Cookies. Ihre Einwilligung können Sie jederzeit widerrufen.</div>",
    "cookie banner in a long page": "<h1>Stellen</h1>" + LONG + "<p>Cookie-Einwilligung</p>",
    "script of a guard": NONE_OPEN + LONG + '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
    "log-in of applicants": NONE_OPEN + LONG + '<form action="/login"><input type="password"></form>',
    "words in a script": NONE_OPEN + '<script>var t = {denied: "Access denied", human: "Are you human"}</script>',
    "words in a comment": NONE_OPEN + "<!-- Just a moment... Wartungsmodus -->",
    "words in a style": NONE_OPEN + "<style>.captcha:before { content: 'Verify you are human' }</style>",
    "trade of a posting": "<h1>Servicetechniker</h1><p>Sie führen Wartungsarbeiten an Pumpen durch.</p>",
    "posting about access": "<h1>Referent Datenschutz</h1><p>Sie holen die Zustimmung der Gremien ein.</p>",
    "posting about machines": "<h1>Leiter Robotik</h1><p>Sie sind Mensch und kein Automat.</p>",
    "heading about applying": "<h1>Karriere</h1><h2>Bevor Sie sich bewerben</h2>",
    "heading of a trade": "<h1>Techniker Wartung und Instandhaltung</h1><h2>Maintenance Manager</h2>",
    "heading about consent": "<h1>Referent Consent Management (m/w/d)</h1>",
    "JSON": '{"jobs": [], "captcha": false}',
    "feed": "<rss><channel><title>Stellen</title></channel></rss>",
    "empty": "",
    "blank": "  \n",
    "not text": "\0\1\2",
}


@pytest.mark.parametrize("page", ORDINARY.values(), ids=ORDINARY)
def test_an_ordinary_page_is_no_wall(page: str) -> None:
    assert wall(page.encode()) is None


HOSTILE = {
    "titles": b"<title" * 60_000,
    "open headings": b"<h1 " * 60_000,
    "images": b"<img " * 60_000,
    "comments": b"<!--" * 60_000,
    "scripts": b"<script>" * 60_000,
    "blanks": b"<title>" + b" " * 400_000,
    "captchas": b"solve " * 60_000,
    "escaped": b"&lt;p&gt;" * 40_000,
    "no UTF-8": b"\xff\xfe" * 100_000,
    "deep": b"<div>" * 60_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_to_its_bound(body: bytes) -> None:
    assert wall(body) is None


def test_only_the_beginning_is_looked_at() -> None:
    assert wall(b"<p>" + b"x" * READ + b"</p><h1>Zugriff verweigert</h1>") is None
