"""The last look for contact persons before texts are published: e-mail addresses and telephone numbers.

The texts were redacted when they were normalized. What is found here slipped through, so it is looked for with few
and sure signs: everything that this scan finds, redaction would have taken out.
"""

import re
from collections.abc import Iterator

MARK = "[contact]"
ROLES = (
    r"bewerb\w*|karriere\w*|careers?|jobs?|jobcenter|personal\w*|hr|hrm|human|resources|recruit\w*|talents?|"
    r"people|info\w*|kontakt\w*|contact\w*|kunden\w*|service\w*|support|office|buero|büro|team|ausbildung\w*|"
    r"azubi\w*|mail|email|post|poststelle|zentrale|verwaltung\w*|sekretariat\w*|anfrage\w*|datenschutz\w*|dsb|"
    r"privacy|presse|press|empfang|buchhaltung|vertrieb|sales|marketing|hello|hallo|hi|moin|welcome|willkommen|"
    r"apply|application\w*|join|joinus|work|arbeit\w*|stellen\w*|praxis|kanzlei|filiale\w*|shop|rezeption|"
    r"reception|hotel|no-?reply|noreply|webmaster|admin|sbv|schwerbehind\w*|gleichstellung\w*|betriebsrat|"
    r"personalrat|compliance|management|leitung|zentral|einkauf|technik|it|de|deutschland|germany|berlin|"
    r"potsdam|brandenburg|hamburg|muenchen|nord|sued|ost|west|dialog|werkstatt|kita|schule|pflege|praktik\w*|"
    r"initiativ\w*|customer|care|helpdesk|hotline|center|and|und|for|me|us|your|my|at|abteilung\w*|referat\w*|"
    r"dezernat\w*|fb\d*|amt\d*|stadt\w*|rathaus|ref|\d+|online|group|gmbh|standort\w*|niederlassung\w*|"
    r"region\w*|fachkraefte|onboarding|employer|branding|future|zukunft"
)
"""Words that the addresses of an office, and not of a person, are made of; regular expressions of a whole word."""

_LOCAL = re.compile(r"\w[\w.+%-]*\Z")
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ROLE = re.compile(rf"(?:{ROLES})(?=[._+@-])", re.I)
# The one character that all begin with stands first, so that a search skips over everything else.
_PHONE = re.compile(r"[+(0](?<![\w.,/-][+(0])(?:(?<=\+)49|(?<=\()0[1-9]|(?<=0)[1-9])[\d\s()/–-]{5,22}\d(?![.,]?\d)")

LIKELY = r"@|(?:\+49|0[1-9])[^A-Za-z.,:;]{6}"
"""For RE2, which Arrow has: where nothing of this stands there is nothing to find. It spares most texts the rest."""


def has_contact(text: str) -> bool:
    """Whether a personal e-mail address or a telephone number stands in a text.

    >>> has_contact("bewerbung@havel.example"), has_contact("mia.musterfrau@havel.example")
    (False, True)
    >>> has_contact("Tel. 030 23125 123"), has_contact("Referenz 10000-0123456789-S, 01.12.2026, 14467 Potsdam")
    (True, False)
    """
    return next(_findings(text), None) is not None


def masked(text: str) -> str:
    """The text with `[contact]` where a personal e-mail address or a telephone number stood.

    >>> masked("Rückfragen: 0331 5551234")
    'Rückfragen: [contact]'
    """
    whole, end = [], 0
    for start, stop in sorted(_findings(text)):
        if start >= end:
            whole += [text[end:start], MARK]
            end = stop
    return "".join((*whole, text[end:]))


def _findings(text: str) -> Iterator[tuple[int, int]]:
    at, end = text.find("@"), 0
    while at >= 0:
        # Only what surrounds the sign: to look for an address at every word is slow.
        local, host = _LOCAL.search(text, max(end, at - 64), at), _HOST.match(text, at + 1)
        if local and host:
            end = host.end()
            if not _ROLE.match(text, local.start()):
                yield local.start(), end
        at = text.find("@", max(end, at + 1))
    for found in _PHONE.finditer(text):
        yield found.span()
