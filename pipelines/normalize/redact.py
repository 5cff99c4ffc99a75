"""Contact persons out of a text: names, personal e-mail addresses, telephone numbers. Recall before precision.

A name is found by what stands around it (a form of address, "Ansprechpartner", a telephone number after it, a line of
its own above one) and by common given names; the words are in `pipelines/data/contacts.toml`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.data import toml

MARK = "[contact]"
MOST_PASSES = 6  # what was taken out may show another name beside it; texts need two


class Redacted(NamedTuple):
    """A text without contact persons and the number of places where something was taken out."""

    text: str
    taken: int


Span = tuple[int, int]

_DATA = toml("contacts.toml")
_CUES: tuple[str, ...] = tuple(_DATA["cues"])
_WEAK: tuple[str, ...] = tuple(_DATA["weak_cues"])
_AFTER: tuple[str, ...] = tuple(_DATA["after"])
_COMPANIES = frozenset(_DATA["companies"])
_NO_NAMES = frozenset(_DATA["no_names"].split())
_EVERYDAY = frozenset(_DATA["everyday"].split())
_GIVEN = frozenset(_DATA["given_names"].split())
_GIVEN_LOWER = frozenset(map(str.casefold, _GIVEN))
_ROLE = re.compile(f"(?:{'|'.join(_DATA['roles'])})", re.IGNORECASE)

# Letters: Python's re knows no upper case beyond ASCII, so the class is spelled out.
_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x530), *range(0x1E00, 0x2000))) if c.isupper())
_CAP = f"[{re.escape(_UPPER)}]"
_TITLE = r"(?:(?:Dr|Prof|Dipl|Ing|Mag|Priv|PD|B\.A|M\.A|B\.Sc|M\.Sc|LL\.M|MBA)\b\.?(?:[ -]?(?:Ing|Doz|med|jur|rer|nat|pol|phil|h\.c|Kfm|Kffr|Betriebswirt|Psych|Päd)\b\.?(?:-Ing\.?)?)*[ \t]?)"
_PARTICLE = r"(?:von|van|vom|zu|zur|zum|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|y|und zu)"
_PART = rf"(?:{_CAP}\.(?:[ -]?{_CAP}\.)*|(?:[dDlL]['’´])?{_CAP}[\w'’´`‘-]{{0,40}})"
_NAME = rf"{_TITLE}{{0,4}}{_PART}(?:(?:[ \t]{{1,2}}|(?<=\.))(?:{_PARTICLE}[ \t]){{0,3}}(?:['\"„“(]?{_PART}['\"“)]?)){{0,5}}(?:,[ \t]{_PART}(?![\w ]))?"
_NAME_HERE = re.compile(_NAME)
_TITLED = re.compile(rf"(?:{_TITLE})+(?={_CAP})")
_WORD = re.compile(r"[\w'’´`‘-]+\.?")
_SALUTED = re.compile(
    rf"(?<![\w-])(?:Frau|Herrn?|Fr\.|Hr\.|Hrn\.|Ms\.?|Mrs\.?|Mr\.?|Miss|Mx\.?|Madame|Monsieur|FRAU|HERRN?)(?:[ \t]{{1,3}}|[ \t]?[:|\n][ \t]?)(?=(?:{_PARTICLE}[ \t])?{_CAP})(?:{_PARTICLE}[ \t]){{0,2}}"
)
_SALUTATIONS = ("Frau", "Herr", "Fr.", "Hr.", "Hrn.", "Ms", "Mrs", "Mr", "Miss", "Mx", "Madame", "Monsieur", "FRAU", "HERR")
_TITLES = ("Dr.", "Prof.", "Dipl.", "Mag.")
# From a cue to the name: the rest of the word with its gender form, then at once, or with words between.
_AT_ONCE = re.compile(
    r"(?:[\w*:/()-]{0,14})[\s:|,;.–—>•*-]{0,6}(?:(?:ist|sind|is|are|an|von|bei|the|und|für|vor Ort|person|hier|gerne?|unser[e]?|Ihr[e]?|lautet|heißt|name)[\s:]{1,3}){0,4}"
)
_LATER = re.compile(
    rf"(?:\b(?:ist|sind|wäre|is|are|heißt|hilft|an|bei|Ihnen|dir|Ihre?|deine?|unsere?|gerne?|jederzeit|durch|von|mit|Kollegin|Kollege)[ \t]|[:|–—-][ \t]?\n{{0,2}}[ \t]?|\n{{1,2}})(?={_TITLE}?{_CAP})"
)
_REACH = 140  # characters after a cue in which the name is looked for
_SENTENCE = re.compile(r"[!?](?:\s|$)|(?<=[\wäöüß)]{4})\.\s")
# From a name to what follows it.
_BETWEEN = re.compile(r"(?:[\s,|(:;–—/•·-]|(?:Ihr[e]?|Dein[e]?|Unser[e]?|ist|die|der|als|unter|per|aus|our|your|the)\s){0,6}$")
_JOINED = re.compile(rf"(?:,|;|/|[ \t](?:und|oder|and|or|&|/|sowie|bzw\.)|\n)[ \t]?(?=(?:{_TITLE})?{_CAP})")

_AT = re.compile(
    r"[ \t]{0,2}(?:@|＠|[\[({<][ \t]?(?:at|ät|@|a|AT|Klammeraffe)[ \t]?[\])}>]|&#64;|&#x40;|\(\(at\)\)|%40|(?<=\w)_at_(?=\w))[ \t]{0,2}"
    r"|[ \t](?:at|AT|ät)[ \t](?=[\w-]{2,40}[ \t]?(?:\.[ \t]?[a-z]{2,6}\b|[\[({]?[ \t]?(?:dot|punkt|DOT|Punkt)\b))"
)
_LOCAL = re.compile(
    r"(?:mailto:[ \t]?)?[\w+%'’-]{1,64}(?:(?:\.|[ \t]{1,2}\.[ \t]?|[ \t]?[\[({](?:dot|punkt|\.)[\])}][ \t]?|[ \t](?:dot|punkt)[ \t])[\w+%'’-]{1,64}){0,5}$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"[\w-]{1,63}(?:(?:\.|[ \t]{1,2}\.[ \t]{0,2}|[ \t]?[\[({][ \t]?(?:dot|punkt|\.)[ \t]?[\])}][ \t]?|[ \t](?:dot|punkt|DOT|PUNKT)[ \t])[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_LOCAL_PARTS = re.compile(r"[._+%\s\[\](){}-]+")
# Numbers that begin as a telephone number does, with +49, 0 or (0. The one character that all begin with stands first
# and what may not be before it second, so that a search skips over everything else.
_PHONE = re.compile(r"[+(0](?<![\d.,/][+(0])(?:(?<=\+)[1-9]\d|(?<=\()0|(?<=\()\+\d\d|(?<=0)\d)[\d\s()/.–-]{5,24}\d(?![.,]?\d)")
_NO_PHONE = re.compile(r"0?\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)\b|\d{1,2}[.:]\d\d\s?(?:-|–|bis)|[\d.\s]*,\d\d|\d+[.]\d{3}\b")
# After these words any number is one to call.
_CALLS = ("tel", "fon", "phone", "mobil", "handy", "durchwahl", "whatsapp", "rufnummer", "hotline", "-dw", "ruf an", "anruf", "call us", "erreich", "fax")
_CALLED = re.compile(r"\w{0,12}\.?(?:[- ]?nummer|[- ]?nr\.?)?[\s:.|(-]{0,4}(?:(?:unter|ist|bei|mich|uns|sie|der|dich)\s){0,3}(\(?\+?\d[\d\s()/.–-]{1,24}\d)(?!\s?(?:€|%|Euro|Uhr|Stunden|Jahr|Tage))")
_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.)?(?:linkedin\.com/(?:in|pub)/|xing\.(?:com|to)/(?:profiles?/)?|facebook\.com/|instagram\.com/|x\.com/|twitter\.com/|calendly\.com/|wa\.me/|t\.me/)(?!(?:company|pages|jobs|companies|groups|school)\b)[\w%.'’-]{2,100}(?:/[\w%.'’-]{1,100}){0,3}",
    re.IGNORECASE,
)
_PROFILES = ("linkedin", "xing.", "facebook.com", "instagram.com", "x.com/", "twitter.com", "calendly", "wa.me", "t.me/")
_PEOPLE_PATH = re.compile(
    r"/(?:team|teams|people|mitarbeiter|mitarbeitende|ansprechpartner(?:in)?|kontakt|kontakte|personen|person|autor|author|profil|profile|staff|users?|vcard)/[\w%.-]*[a-zäöü]{2}[-_.%][\w%.-]*[a-zäöü][\w%.-]*",
    re.IGNORECASE,
)
_FILE = re.compile(r"[\w%.-]{3,120}\.(?:pdf|jpe?g|png|webp|gif|svg|vcf|docx?|html?)\b", re.IGNORECASE)
_FILES = (".pdf", ".jp", ".png", ".webp", ".vcf", ".doc", ".htm", ".gif", ".svg")
_LETTERS = re.compile(r"[^\W\d_]+")
_LINE_NAME = re.compile(rf"[ \t•*|>-]{{0,4}}(?P<name>{_NAME})[ \t,|:;–-]{{0,3}}(?:\([^()\n]{{0,40}}\))?[ \t]*")
_LEGAL_AHEAD = re.compile(r"[ \t]{0,2}(?:[&+,-][ \t]?)?[\w.&-]+")


def redact(text: str) -> Redacted:
    """Replace names of contact persons, their e-mail addresses and telephone numbers by `[contact]`.

    Role addresses (bewerbung@) stay. Redacting twice changes nothing more.

    >>> redact("Fragen beantwortet Frau Mia Musterfrau, Tel. 030 23125 123, bewerbung@havel.example").text
    'Fragen beantwortet [contact], Tel. [contact], bewerbung@havel.example'
    """
    taken = 0
    for _ in range(MOST_PASSES):
        spans = _merged(_Reading(text).spans())
        if not spans:
            break
        pieces, last = [], 0
        for start, end in spans:
            pieces += [text[last:start], MARK]
            last = end
        text = "".join((*pieces, text[last:]))
        taken += len(spans)
    return Redacted(text, taken)


def _merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that touch as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class _Reading:
    """One text while it is read: where contacts stand, and which words of names were met."""

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = text.lower()
        # "İ" is two characters in lower case; positions must stay
        self.lowered = lowered if len(lowered) == len(text) else "".join(c.lower()[:1] for c in text)
        self.found: list[Span] = []
        self.names: set[str] = set()

    def spans(self) -> list[Span]:
        self._addresses()
        self._numbers()
        self._links()
        ways = list(self.found)
        self._saluted()
        self._cued()
        self._followed(ways)
        self._given()
        self._joined()
        if ways:
            self._lines(ways)
        if self.names:
            self._again()
        return self.found

    # ways to reach somebody

    def _addresses(self) -> None:
        text, lowered = self.text, self.lowered
        if "@" not in text and "at)" not in lowered and "at]" not in lowered and " at " not in lowered and not any(
            mark in lowered for mark in ("＠", "ät)", "ät]", "at}", "at>", "(a)", "[a]", "&#64;", "&#x40;", "%40", "_at_", "affe")
        ):
            return
        for at in _AT.finditer(text):
            local = _LOCAL.search(text, max(0, at.start() - 100), at.start())
            domain = _DOMAIN.match(text, at.end(), at.end() + 160)
            if not (local and domain):
                continue
            name = local[0].rpartition(":")[2] if local[0].lower().startswith("mailto:") else local[0]
            parts = [part for part in _LOCAL_PARTS.split(name) if part and part.lower() not in ("dot", "punkt")]
            firm = domain[0].lower()
            if parts and _ROLE.fullmatch(parts[0]) and all(_ROLE.fullmatch(part) or part.lower() in firm for part in parts):
                continue
            self.found.append((local.start(), domain.end()))
            self.names.update(part.capitalize() for part in parts if len(part) > 2 and part.isalpha() and not _ROLE.fullmatch(part))

    def _numbers(self) -> None:
        text = self.text
        if not any(digit in text for digit in "0123456789"):
            return
        for word in _CALLS:
            for start in self._places(word):
                if (found := _CALLED.match(text, start + len(word))) and not _NO_PHONE.fullmatch(found[1].strip("() ")):
                    self.found.append(found.span(1))
        if "0" in text or "+" in text:
            for found in _PHONE.finditer(text):
                if not _NO_PHONE.match(found[0].lstrip("(")) and sum(map(str.isdigit, found[0])) > 6:
                    self.found.append(found.span())

    def _links(self) -> None:
        text, lowered = self.text, self.lowered
        if any(site in lowered for site in _PROFILES):
            for found in _PROFILE.finditer(text):
                self.found.append(found.span())
                slug = found[0].rstrip("/").rpartition("/")[2]
                self.names.update(part.capitalize() for part in _LETTERS.findall(slug) if len(part) > 2)
        if "/" in text:
            for found in _PEOPLE_PATH.finditer(text):
                self.found.append((text.index("/", found.start() + 1) + 1, found.end()))
        if any(ending in lowered for ending in _FILES):
            for found in _FILE.finditer(text):
                words = _LETTERS.findall(found[0])
                if any(word.casefold() in _GIVEN_LOWER and len(word) > 2 for word in words):
                    self.found.append(found.span())

    # names by what is around them

    def _saluted(self) -> None:
        text = self.text
        if any(word in text for word in _SALUTATIONS):
            for found in _SALUTED.finditer(text):
                self._take(found.end(), found.start(), strong=True)
        if any(title in text for title in _TITLES):
            for found in _TITLED.finditer(text):
                self._take(found.start(), found.start(), least=1)

    def _cued(self) -> None:
        text = self.text
        for cues, least in ((_CUES, 1), (_WEAK, 2)):
            for cue in cues:
                for start in self._places(cue):
                    after = start + len(cue)
                    if cue[0].isalpha() and start and text[start - 1].isalpha() and least == 2:
                        continue
                    at_once = _AT_ONCE.match(text, after)
                    if at_once and self._take(at_once.end(), at_once.end(), least=least):
                        continue
                    ending = _SENTENCE.search(text, after, after + _REACH)
                    stop = ending.start() + 1 if ending else after + _REACH
                    for later in _LATER.finditer(text, after, stop):
                        if self._take(later.end(), later.end(), least=least if text[later.start()] in ":|\n" else max(least, 2)):
                            break

    def _followed(self, ways: list[Span]) -> None:
        """Names before a verb or a role of somebody who hires, and before an address or a number."""
        for word in _AFTER:
            for start in self._places(word):
                self._before(start)
        for start, _ in ways:
            self._before(start)

    def _before(self, end: int) -> None:
        text = self.text
        if between := _BETWEEN.search(text, max(0, end - 30), end):
            end = between.start()
        begin = max(0, text.rfind("\n", 0, end) + 1, end - 70)
        # the longest run of capitalised words that ends here
        words = list(_WORD.finditer(text, begin, end))
        first = None
        for word in reversed(words):
            if word.end() < end and text[word.end() : end].strip(" \t\"'“”„)(,") and first is None:
                break
            if word[0][0].isupper() and word[0].rstrip(".") not in _NO_NAMES:
                first = word
            elif not (first and re.fullmatch(_PARTICLE, word[0])):
                break
            if first and "," in text[word.end() : first.start()]:
                break
        if first:
            self._take(first.start(), first.start(), least=2)

    def _given(self) -> None:
        words = set(self.text.replace("(", " ").replace(":", " ").replace(",", " ").replace("-", " ").split()) & _GIVEN
        for word in words:
            for start in self._places(word.lower()):
                if self.text[start].isupper() and not (start and (self.text[start - 1].isalnum())):
                    self._take(self._beginning(start, word), start, least=2)

    def _beginning(self, start: int, word: str) -> int:
        """Where a name with this given name begins: "Musterfrau, Mia" begins before it."""
        before = self.text[max(0, start - 40) : start]
        surname = re.search(rf"(?:^|[\s:|(])({_CAP}[\w'’-]{{2,30}}),[ \t]$", before)
        if surname and surname[1] not in _NO_NAMES and not surname[1].endswith(("ung", "heit", "keit", "schaft")):
            name = start - len(before) + surname.start(1)
            self.found.append((name, start + len(word)))
            self.names.add(word)
            return start
        return start

    def _joined(self) -> None:
        """Names after one that was taken out: "[contact] und Jonas Beispielmann"."""
        text = self.text
        for start in self._places(MARK):
            if joined := _JOINED.match(text, start + len(MARK)):
                self._take(joined.end(), joined.end(), least=2)

    def _lines(self, ways: list[Span]) -> None:
        """Lines that are a name and nothing else, near an address or a number."""
        lines = self.text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        near: set[int] = set()
        for start, _ in ways:
            number = bisect_right(starts, start) - 1
            near.update(range(max(0, number - 3), min(len(lines), number + 2)))
        for number in near:
            if (found := _LINE_NAME.fullmatch(lines[number][:90])) and len(lines[number]) < 90:
                self._take(starts[number] + found.start("name"), starts[number] + found.start("name"), least=2)

    def _again(self) -> None:
        """The names that were met, where they stand alone."""
        for name in self.names:
            if len(name) < 3 or name in _EVERYDAY or name in _NO_NAMES:
                continue
            lowered = name.lower()
            for start in self._places(lowered):
                end = start + len(name)
                before, after = self.text[start - 1 : start], self.text[end : end + 1]
                if before.isalpha() or (after.isalpha() and self.text[end : end + 2] not in ("s ", "s.", "s,")):
                    continue
                in_address = before in "/_-.=" and before != "" and not before.isspace()
                if (self.text[start].isupper() or in_address) and not self._is_company(start, end):
                    self.found.append((start, end))

    # what is a name

    def _places(self, word: str) -> Iterator[int]:
        start = self.lowered.find(word)
        while start >= 0:
            yield start
            start = self.lowered.find(word, start + len(word))

    def _take(self, start: int, begin: int, *, least: int = 1, strong: bool = False) -> bool:
        """Take out the name that stands at `start`, from `begin` on; whether one stands there.

        With `least` 2 a single word is a name only if it is a known given name. After a form of address (`strong`)
        even the name of a company or an everyday word is taken for a name.
        """
        found = _NAME_HERE.match(self.text, start, start + 160)
        if not found:
            return False
        words = []
        for word in _WORD.finditer(self.text, start, found.end()):
            bare = word[0].rstrip(".")
            if bare in _NO_NAMES and not (strong and not words) or (not strong and _is_noun(bare)):
                break
            words.append(word)
        while words and (words[-1][0].islower() or re.fullmatch(_PARTICLE, words[-1][0])):
            words.pop()
        titled = [word for word in words if re.fullmatch(_TITLE, word[0])]
        names = [word for word in words if word not in titled and not word[0].islower()]
        if not names:
            return False
        bare_names = [word[0].rstrip(".") for word in names]
        if not strong:
            if len(bare_names) < least and not titled and bare_names[0] not in _GIVEN:
                return False
            if len(bare_names) == 1 and (least > 1 and not titled and not self._is_alone(words[-1].end(), begin)):
                return False
            if all(len(name) < 2 for name in bare_names) or self._is_company(words[0].start(), words[-1].end()):
                return False
        end = words[-1].end()
        if self.text[end - 1] == "." and len(words[-1][0]) > 2:
            end -= 1
        self.found.append((begin, end))
        if len(bare_names) > 1:
            self.names.update(name for name in bare_names if len(name) > 2)
        return True

    def _is_alone(self, end: int, begin: int) -> bool:
        """Whether a single given name stands as one: not a part of a compound or of a company."""
        return self.text[end : end + 1] not in ("-", "'", "&", "/") and self.text[begin - 1 : begin] not in ("-", "/")

    def _is_company(self, start: int, end: int) -> bool:
        """Whether words of a company's or a street's name stand in it, right after or before it."""
        text = self.text
        if any(word.rstrip(".") in _COMPANIES or _is_house(word) for word in text[start:end].replace("-", " ").split()):
            return True
        if text[end : end + 1] in ("-", "&") and text[end + 1 : end + 2].isupper():
            return True
        position = end
        for _ in range(3):
            ahead = _LEGAL_AHEAD.match(text, position, position + 40)
            if not ahead:
                break
            word = ahead[0].strip(" \t&+,.-")
            if word in _COMPANIES or _is_house(word):
                return True
            if word and not word[0].isupper():
                break
            position = ahead.end()
        before = text[max(0, start - 24) : start].rstrip().rpartition(" ")[2].rpartition("\n")[2]
        return before in _COMPANIES or before.endswith(("-", "&"))


_NOUN = re.compile(
    r"\w*(?:abteilung|leitung|verwaltung|betreuung|beratung|vermittlung|entwicklung|planung|führung|wirtschaft|schaft|management|marketing|services?|teams?|center|zentrum|büro|vertrieb"
    r"|heit|keit|ität|tion|ismus|nummer|adresse|technik|stelle|platz|anfragen?|fragen|prozesse?|unterlagen|gespräch|bewerbung(?:en)?|portal|formular|techniker(?:in)?|monteure?|mitarbeiter(?:in)?|partner(?:in)?|kunden|innen)"
)
_HOUSE = re.compile(r".{2,}(?:straße|strasse|str\.?|platz|allee|weg|ufer|damm|chaussee|gasse|gmbh|werke?|gruppe|institut|schule|klinik|haus|stiftung|verein|bank)", re.IGNORECASE)


def _is_noun(word: str) -> bool:
    return bool(_NOUN.fullmatch(word.lower())) if len(word) > 5 else False


def _is_house(word: str) -> bool:
    return bool(_HOUSE.fullmatch(word.strip(",;.()")))
