"""Contact persons out of a text: names, personal e-mail addresses, telephone numbers. Recall before precision.

A name is found by what stands around it (a form of address, "Ansprechpartner", a telephone number after it, a line of
its own above one) and by common given names; the words are in `pipelines/data/contacts.toml`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from exports.contacts import MARK as MARK  # noqa: PLC0414 - others take it from here
from exports.contacts import ROLES
from pipelines.alternatives import alternatives
from pipelines.data import toml

NEAR = 250  # characters around what was taken out that are read again
MOST_PASSES = 6  # what was taken out may show another name beside it; texts need two


class Redacted(NamedTuple):
    """A text without contact persons and the number of places where something was taken out."""

    text: str
    taken: int


Span = tuple[int, int]

_DATA = toml("contacts.toml")
_COMPANIES = frozenset(_DATA["companies"])
_NO_NAMES = frozenset(_DATA["no_names"].split())
_EVERYDAY = frozenset(_DATA["everyday"].split())
_GIVEN = frozenset(_DATA["given_names"].split())
_GIVEN_LOWER = frozenset(map(str.casefold, _GIVEN))
_ROLE = re.compile(f"(?:{ROLES})", re.IGNORECASE)
_ONE_AFTER = frozenset(
    f"{word}{ending}{mark}"
    for word in _DATA["single_cues"].split()
    for ending in _DATA["endings"]
    for mark in ("", ":", ",")
).union(_DATA["single_tokens"].split())
_TELLING = _GIVEN | _ONE_AFTER


def _any(name: str) -> str:
    return f"(?:{'|'.join(_DATA[name])})"


_CUE = re.compile(alternatives(_DATA["cues"]))
_WEAK = re.compile(rf"{alternatives(_DATA['weak_cues'])}(?:[ \t](?:{_any('between')})){{0,5}}[\s,:|–—-]{{0,4}}$")
_VERB = re.compile(rf"[ \t\n]?{_any('after_verbs')}")
_AFTER_ROLE = re.compile(
    rf"[ \t]{{0,2}}[,|(/;:•·–—\n-][\s|(•·–—:-]{{0,4}}(?:(?:ihre?|deine?|unsere?|your|our|the|als"
    rf"|ist) )?{_any('after_roles')}"
)

# Letters: Python's re knows no upper case beyond ASCII, so the class is spelled out.
_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x530), *range(0x1E00, 0x2000))) if c.isupper())
_CAP = f"[{re.escape(_UPPER)}]"
_TITLE = (
    r"(?:(?:Dr|Prof|Dipl|Ing|Mag|Priv|PD|B\.A|M\.A|B\.Sc|M\.Sc|LL\.M|MBA)\b\.?(?:[ -]?(?:Ing|Doz|med|jur"
    r"|rer|nat|pol|phil|h\.c|Kfm|Kffr|Betriebswirt|Psych|Päd)\b\.?(?:-Ing\.?)?)*[ \t]?)"
)
_PARTICLE = r"(?:von|van|vom|zu|zur|zum|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|y|und zu)"
_PART = rf"(?:{_CAP}\.(?:[ -]?{_CAP}\.){{0,3}}|(?:[dDlL]['’´])?{_CAP}[\w'’´`‘-]{{0,40}})"
_NAME = rf"{_TITLE}{{0,4}}{_PART}(?:(?:[ \t]{{1,2}}|(?<=\.))(?:{_PARTICLE}[ \t]){{0,3}}{_PART}){{0,4}}"
_NAME_HERE = re.compile(_NAME)
# A capitalised word (or an initial) before another one, a "von" between or a comma: what may be a full name.
_PAIR = re.compile(
    rf"{_CAP}[\w'’´`‘-]{{0,40}}+(?:\.{_CAP})?+\.?+(?:,?[ \t]{{1,2}}(?={_CAP}|d['’]{_CAP})"
    rf"|[ \t](?=(?:v[oa]n(?: de[rn]?| la)?|del?(?: la)?|el|al|di|da|dos|la|le|zu)[ \t]{_CAP}))"
)
_WORD = re.compile(r"[\w'’´`‘-]+\.?")
_PARTICLES = frozenset(_PARTICLE[3:-1].split("|"))
# As with telephone numbers, all begin with one of a few letters, so that a search skips over the rest.
_SALUTED = re.compile(
    r"[FHMDP](?:(?:(?<=F)(?:rau|r\.|RAU)|(?<=H)(?:errn?|rn?\.|ERRN?)|(?<=M)(?:r?s?\.?|iss|x\.?|adame|onsieur))"
    rf"(?:[ \t]{{1,3}}|[ \t]?[:|\n][ \t]?)(?={_TITLE}?(?:{_PARTICLE}[ \t]){{0,2}}{_CAP})(?:{_PARTICLE}[ \t]){{0,2}}"
    rf"|(?P<title>(?<=D)(?:r|ipl)|(?<=P)rof|(?<=M)ag)\b(?=\.-?{_TITLE}{{0,6}}[ \t]?{_CAP}))"
)
_AT_ONCE = re.compile(r"[\s:|,;.–—>•*-]{0,5}(?:(?:ist|sind|is|are|an|von|Hd\.|Händen|A\.|person)[\s:]{1,3}){0,2}")
_REACH = 140  # characters before a name in which a cue is looked for
_SENTENCE = re.compile(r"[!?](?=\s)|(?<=[\wäöüß)]{4})\.(?=\s)")
_JOINED = re.compile(r"\[contact\](?:,|;|/|[ \t](?:und|oder|and|or|&|/|sowie|bzw\.)|\n)[ \t]?$")

_AT = re.compile(r"@[ \t]{0,2}")
_AT_IN_DISGUISE = re.compile(
    r"[\[({<＠&%_](?:(?<=＠)|(?<=&)#(?:64|x40);|(?<=%)40|(?<=_)at_(?=\w)"
    r"|(?<=[\[({<])[ \t]?(?:at|ät|@|a|AT|Klammeraffe)[ \t]?[\])}>])[ \t]{0,2}"
)
_AT_IN_DISGUISE_BEGINS = "[({<＠&%_"
_AT_SPOKEN = re.compile(
    r"[ \t](?:at|AT)[ \t](?=[\w-]{2,40}[ \t]?(?:\.[ \t]?[a-z]{2,6}\b|[\[({]?[ \t]?(?:dot|punkt|DOT|Punkt)\b))"
)
_LOCAL = re.compile(
    r"(?:mailto:[ \t]?)?[\w+%'’-]{1,64}(?:(?:\.|[ \t]{1,2}\.[ \t]?"
    r"|[ \t]?[\[({](?:dot|punkt|\.)[\])}][ \t]?|[ \t](?:dot|punkt)[ \t])[\w+%'’-]{1,64}){0,5}[ \t]{0,2}$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"[\w-]{1,63}(?:(?:\.|[ \t]{1,2}\.[ \t]{0,2}|[ \t]?[\[({][ \t]?(?:dot|punkt|\.)[ \t]?[\])}][ \t]?"
    r"|[ \t](?:dot|punkt|DOT|PUNKT)[ \t])[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_LOCAL_PARTS = re.compile(r"[._+%\s\[\](){}-]+")
# Numbers that begin as a telephone number does, with +49, 0 or (0. The one character that all begin with stands first
# and what may not be before it second, so that a search skips over everything else.
_PHONE = re.compile(
    r"[+(0](?<![\d.,/][+(0])(?:(?<=\+)[1-9]\d|(?<=\()0|(?<=\()\+\d\d|(?<=0)\d)[\d\s()/.–-]{5,24}\d(?![.,]?\d)"
)
_NO_PHONE = re.compile(
    r"0?\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d\d)\b|\d{1,2}[.:]\d\d\s?(?:-|–|bis)|[\d.\s]*,\d\d|\d+[.]\d{3}\b"
)
# After these words any number is one to call.
_CALLED = re.compile(
    r"(?:(?<![so])tel|fon|phone|mobil|handy|durchwahl|whatsapp|rufnummer|hotline|-dw|\bdw|ruf|anruf|call us|erreich"
    r"|fax)\w{0,12}\.?(?:[- ]?nummer|[- ]?nr\.?)?[\s:.|(-]{0,4}(?:(?:unter|ist|bei|mich|uns|sie|der|dich"
    r"|an|durch)[\s:]{1,2}){0,3}$"
)
_DIGITS = re.compile(r"[(+0-9][(+0-9\s)/.–-]{1,26}[0-9]")
_COUNTED = re.compile(r"\s?(?:€|%|Euro|Uhr|Stunden|Jahr|Tage|Mitarbeit|Kolleg|Mensch)")
_PROFILE = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.)?(?:linkedin\.com/(?:in|pub)/|xing\.(?:com|to)/(?:profiles?/)?"
    r"|facebook\.com/|instagram\.com/|x\.com/|twitter\.com/|calendly\.com/|wa\.me/|t\.me/)(?!(?:company"
    r"|pages|jobs|companies|groups|school)\b)[\w%.'’-]{2,100}(?:/[\w%.'’-]{1,100}){0,3}",
    re.IGNORECASE,
)
_PEOPLE_PATH = re.compile(
    r"/(?:team|teams|people|mitarbeiter|mitarbeitende|ansprechpartner(?:in)?|kontakt|kontakte|personen"
    r"|person|autor|author|profil|profile|staff|users?"
    r"|vcard)/[\w%.-]*[a-zäöü][-_.%][\w%.-]*[a-zäöü][\w%.-]*",
    re.IGNORECASE,
)
_FILE_ENDING = re.compile(r"\.(?:pdf|jpe?g|png|webp|gif|svg|vcf|docx?|html?)\b")
_FILE_NAME = re.compile(r"[\w%.-]{3,120}$")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LETTERS = re.compile(r"[^\W\d_]+")
_LEGAL_AHEAD = re.compile(r"[ \t]{0,2}(?:[&+,-][ \t]?)?[\w.&-]+")


def redact(text: str) -> Redacted:
    """Replace names of contact persons, their e-mail addresses and telephone numbers by `[contact]`.

    Role addresses (bewerbung@) stay. Redacting twice changes nothing more.

    >>> redact("Fragen beantwortet Frau Mia Musterfrau, Tel. 030 23125 123, bewerbung@havel.example").text
    'Fragen beantwortet [contact], Tel. [contact], bewerbung@havel.example'
    """
    spans = _merged(_Reading(text).spans())
    if not spans:
        return Redacted(text, 0)
    text, taken = _cut(text, spans), len(spans)
    for _ in range(MOST_PASSES):
        more = _merged([span for near in _around_marks(text) for span in _within(text, near)])
        if not more:
            break
        text, taken = _cut(text, more), taken + len(more)
    return Redacted(text, taken)


def _cut(text: str, spans: list[Span]) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], MARK]
        last = end
    return "".join((*pieces, text[last:]))


def _around_marks(text: str) -> list[Span]:
    """The lines in which, or near which, something was taken out."""
    near, at = [], text.find(MARK)
    while at >= 0:
        start = text.rfind("\n", 0, max(0, at - NEAR)) + 1
        end = text.find("\n", at + NEAR)
        near.append((start, len(text) if end < 0 else end))
        at = text.find(MARK, at + len(MARK))
    return _merged(near)


def _within(text: str, part: Span) -> Iterator[Span]:
    for start, end in _Reading(text[slice(*part)]).spans():
        yield part[0] + start, part[0] + end


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
        self.ways: list[Span] = []
        self.cued: tuple[int, int, bool] = (0, -1, False)

    def spans(self) -> list[Span]:
        """Everything to take out, in no order."""
        self._addresses()
        self._numbers()
        self._links()
        self.ways = sorted(self.found)
        self._saluted()
        self._single()
        self._pairs()
        if self.names:
            self._again()
        return self.found

    # ways to reach somebody

    def _addresses(self) -> None:
        text = self.text
        for at in self._ats():
            domain = _DOMAIN.match(text, at.end(), at.end() + 160)
            local = _LOCAL.search(text, max(0, at.start() - 100), at.start()) if domain else None
            if not (local and domain):
                continue
            name = local[0].rpartition(":")[2] if local[0].lower().startswith("mailto:") else local[0]
            parts = [part for part in _LOCAL_PARTS.split(name) if part and part.lower() not in ("dot", "punkt")]
            firm = domain[0].lower()
            if (
                parts
                and _ROLE.fullmatch(parts[0])
                and all(_ROLE.fullmatch(part) or part.lower() in firm for part in parts)
            ):
                continue
            self.found.append((local.start(), domain.end()))
            self.names.update(
                part.capitalize() for part in parts if len(part) > 2 and part.isalpha() and not _ROLE.fullmatch(part)
            )

    def _ats(self) -> Iterator[re.Match[str]]:
        text, lowered = self.text, self.lowered
        start = text.find("@")
        while start >= 0:
            if at := _AT.match(text, start):
                yield at
            start = text.find("@", start + 1)
        for sign in _AT_IN_DISGUISE_BEGINS:  # each is leapt to; a search for any of them looks at every character
            start = text.find(sign)
            while start >= 0:
                if at := _AT_IN_DISGUISE.match(text, start):
                    yield at
                start = text.find(sign, at.end() if at else start + 1)
        if " at " in lowered and (" dot" in lowered or "punkt" in lowered or " . " in text):
            yield from _AT_SPOKEN.finditer(text)

    def _numbers(self) -> None:
        text, lowered = self.text, self.lowered
        for found in _DIGITS.finditer(text):
            said = found[0].strip("( ")
            if _NO_PHONE.fullmatch(said):
                continue
            if _CALLED.search(lowered, max(0, found.start() - 40), found.start()) and not _COUNTED.match(
                text, found.end()
            ):
                self.found.append(found.span())
            for phone in _PHONE.finditer(text, found.start(), found.end()):
                if not _NO_PHONE.match(phone[0].lstrip("(")) and sum(map(str.isdigit, phone[0])) > 6:
                    self.found.append(phone.span())

    def _links(self) -> None:
        text, lowered = self.text, self.lowered
        if "/" in text:
            if ".com/" in lowered or ".me/" in lowered or "xing.to" in lowered:
                for found in _PROFILE.finditer(text):
                    self.found.append(found.span())
                    slug = found[0].rstrip("/").rpartition("/")[2]
                    self.names.update(part.capitalize() for part in _LETTERS.findall(slug) if len(part) > 2)
            for found in _PEOPLE_PATH.finditer(text):
                self.found.append((text.index("/", found.start() + 1) + 1, found.end()))
        for ending in _FILE_ENDING.finditer(lowered):
            name = _FILE_NAME.search(text, max(0, ending.start() - 120), ending.start())
            if name and any(len(word) > 2 and word.casefold() in _GIVEN_LOWER for word in _LETTERS.findall(name[0])):
                self.found.append((name.start(), ending.end()))

    # names by what is around them

    def _saluted(self) -> None:
        text = self.text
        for found in _SALUTED.finditer(text):
            start = found.start()
            if start and text[start - 1].isalnum():
                continue
            if found["title"]:
                self._take(start, start)
            else:
                self._take(found.end(), start, strong=True)

    def _single(self) -> None:
        """Single names: right after a word for contact persons, or known given names after words only people follow."""
        text = self.text
        for word in _TELLING.intersection(text.split()):
            is_given = word in _GIVEN
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                if is_given:
                    is_apart = text[start - 1 : start] in _SPACES and text[end : end + 1] in _SPACES
                    if is_apart and not _PAIR.match(text, start) and self._is_cued_closely(start):
                        self._keep(start, end)
                else:
                    at_once = _AT_ONCE.match(text, end)
                    name = at_once.end() if at_once else end
                    if text[name : name + 1].isupper() and self._take(name, name):
                        end = self.found[-1][1]
                start = text.find(word, end)

    def _is_cued_closely(self, start: int) -> bool:
        return bool(_WEAK.search(self.lowered[max(0, start - 60) : start].rpartition("\n")[2]))

    def _pairs(self) -> None:
        """Two capitalised words or more that may be a full name, where what is around them says so."""
        text, last = self.text, 0
        taken = _merged(self.found)
        for pair in _PAIR.finditer(text):
            start = pair.start()
            if start < last or not _may_begin(pair[0].rstrip(" \t,")) or (start and _GLUED.match(text, start - 1)):
                continue
            at = bisect_right(taken, (start, len(text)))
            if at and start < taken[at - 1][1]:
                continue
            end, count = self._extent(start)
            if count < 2:
                continue
            if end - start <= 3 * count:
                last = end  # initials and nothing else
                continue
            words = text[start:end].split()
            is_given = words[0] in _GIVEN or (words[0].endswith(",") and words[1] in _GIVEN)
            if not (is_given or self._is_cued(start) or self._is_followed(start, end)) or self._is_company(start, end):
                continue
            self._keep(start, end)
            last = end

    def _extent(self, start: int) -> tuple[int, int]:
        """Where the name that begins here ends, and of how many words it is."""
        text, end, count = self.text, start, 0
        if (found := _NAME_HERE.match(text, start, start + 120)) is None:
            return start, 0
        for word in _WORD.finditer(text, start, found.end()):
            if word[0] in _PARTICLES:
                continue
            if not _is_name_word(word[0]):
                break
            end, count = word.end(), count + 1
        if (
            count == 1
            and text[end : end + 2] == ", "
            and (more := _WORD.match(text, end + 2))
            and _is_name_word(more[0])
        ):
            # "Musterfrau, Mia"
            following = text[more.end() : more.end() + 1]
            if more[0] in _GIVEN or following in ("", "\n", ".", "|"):
                end, count = more.end(), 2
        return end, count

    def _is_cued(self, start: int) -> bool:
        """Whether a word for contact persons stands before, in the sentence or as the head of the lines."""
        lowered = self.lowered
        before = lowered[max(0, start - _REACH) : start]
        head, newline, line = before.rpartition("\n")
        if newline and not line.strip(" \t•*|>-"):
            # the name begins its line: the line above may be its head, "Ansprechpartner:"
            above = head.rstrip().rpartition("\n")[2]
            line = above[-60:] + "\n" if len(above) < 60 and not above.endswith(".") else ""
        elif not self._has_cue(start):
            # in the middle of capitalised words no "wenden Sie sich an" stands right before
            return not self._is_after_name(start) and bool(_WEAK.search(line[-70:]) or _JOINED.search(before))
        while (ending := _SENTENCE.search(line)) and ending.end() < len(line.rstrip()):
            line = line[ending.end() :]
        return bool(_CUE.search(line) or _WEAK.search(line[-70:]) or _JOINED.search(before))

    def _has_cue(self, start: int) -> bool:
        """Whether the line has any word for contact persons; asked once a line."""
        begin, end = self.cued[:2]
        if not begin <= start <= end:
            begin, end = self.lowered.rfind("\n", 0, start) + 1, self.lowered.find("\n", start)
            end = len(self.lowered) if end < 0 else end
            self.cued = (begin, end, _CUE.search(self.lowered[begin:end]) is not None)
        return self.cued[2]

    def _is_after_name(self, start: int) -> bool:
        last = self.text[max(0, start - 42) : start].rstrip(" \t").rpartition(" ")[2]
        return last[:1].isupper() and last[-1] not in ",:" and _is_name_word(last)

    def _is_followed(self, start: int, end: int) -> bool:
        """Whether a verb, a role or a way to reach somebody follows that only a contact person has."""
        lowered = self.lowered
        if _VERB.match(lowered, end) or _AFTER_ROLE.match(lowered, end):
            return True
        if not self.ways:
            return False
        at = bisect_right(self.ways, (start, 0))
        line_start, line_end = lowered.rfind("\n", 0, start) + 1, lowered.find("\n", end)
        line_end = len(lowered) if line_end < 0 else line_end
        is_own_line = len(lowered[line_start:start].strip(" \t|>") + lowered[end:line_end].strip(" \t|,:")) == 0
        if at < len(self.ways):
            way = self.ways[at][0]
            between = lowered[end:way]
            if (way <= line_end and len(between) < 40) or (
                is_own_line and len(between) < 160 and between.count("\n") < 6
            ):
                return True
        if at and is_own_line:
            between = lowered[self.ways[at - 1][1] : start]
            return len(between) < 30 and between.count("\n") < 3
        return False

    def _keep(self, start: int, end: int) -> None:
        self.found.append((start, end))
        words = [word[0].rstrip(".") for word in _WORD.finditer(self.text, start, end)]
        if len(words) > 1:
            self.names.update(word for word in words if len(word) > 2 and word[0].isupper())

    def _again(self) -> None:
        """The names that were met, where they stand alone."""
        for name in self.names:
            if len(name) < 3 or name in _EVERYDAY or name in _NO_NAMES:
                continue
            lowered = name.lower()
            spelled = lowered.translate(_SPELLED)
            for start, length in (
                *((start, len(lowered)) for start in self._places(lowered)),
                *((start, len(spelled)) for start in self._places(spelled) if spelled != lowered),
            ):
                end = start + length
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

    def _take(self, start: int, begin: int, *, strong: bool = False) -> bool:
        """Take out the name that stands at `start`, from `begin` on; whether one stands there.

        After a form of address (`strong`) even an everyday word is taken for a name.
        """
        found = _NAME_HERE.match(self.text, start, start + 160)
        if not found:
            return False
        end, names = start, 0
        for word in _WORD.finditer(self.text, start, found.end()):
            if word[0] in _PARTICLES:
                continue
            if word[0].rstrip(".").partition("-")[0] in _DEGREES:
                end = word.end()
                continue
            if not _is_name_word(word[0]) and (names or not strong or word[0].rstrip(".") in _NEVER):
                break
            end, names = word.end(), names + 1
        if not names or (not strong and self._is_company(start, end)):
            return False
        if self.text[end - 1] == "." and self.text[end - 3 : end - 2].isalnum():
            end -= 1
        self.found.append((begin, end))
        self.names.update(
            word[0].rstrip(".")
            for word in _WORD.finditer(self.text, start, end)
            if names > 1 and len(word[0]) > 2 and word[0][0].isupper()
        )
        return True

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


_GLUED = re.compile(r"[\w.@/-]")  # before a capital letter: it begins no word
_SPACES = frozenset(["", " ", "\t", "\n", "("])
_NEVER = frozenset(["Sie", "Ihr", "Ihre", "Mann", "Frau", "Herr", "Und", "Oder", "Wir"])
_DEGREES = frozenset(["Dr", "Prof", "Dipl", "Ing", "Mag", "med", "jur", "rer", "nat", "PD", "MBA"])
_NOUN = re.compile(
    r"\w*(?:abteilung|leitung|verwaltung|betreuung|beratung|vermittlung|entwicklung|planung|führung"
    r"|bildung|prüfung|wartung|wirtschaft|schaft|management|marketing|services?|teams?|center|zentrum|büro"
    r"|vertrieb"
    r"|heit|keit|ität|tionen|tion|ismus|nummer|adresse|technik|stelle|platz|anfragen?|fragen|prozesse?n?"
    r"|unterlagen|gespräche?|bewerbung(?:en)?|portal|formular|techniker(?:in)?|monteure?"
    r"|mitarbeiter(?:in)?|partner(?:in)?|kunden|innen|ungen|vorsorge|arbeit(?:en)?|zeiten|mittel|zugang"
    r"|versicherung|vertrag|angebote?|kenntnisse|werkzeuge?|systeme?n?|events?|berater(?:in)?"
    r"|manager(?:in)?|leiter(?:in)?|assistent(?:in)?|kraft|kräfte|wesen|rabatte?|ticket|karte|geld|urlaub"
    r"|tage|wochen|monate?|jahre?n?"
    r"|ing|ness|ment|ship|ance|ence|ity|ware|tech|media)"
)
# "Betriebliche Altersvorsorge", "Moderne Arbeitsmittel": an adjective begins many lines, but no name.
_ADJECTIVE = re.compile(
    r"\w{2,}(?:lich|isch|ig|bar|sam|haft|los|nell|iert|end|iv|ös)e[nmrs]?|(?:modern|flach|kurz|lang|neu"
    r"|gut|frei|sicher|groß|klein|hoh|direkt|offen|stark|schnell|weiter|faire?|eigen|breit|international"
    r"|digital|technisch|kaufmännisch)e?[nmrs]?"
)
_HOUSE = re.compile(
    r".{2,}(?:straße|strasse|str\.?|platz|allee|weg|ufer|damm|chaussee|gasse|gmbh|werke?|gruppe|institut"
    r"|schule|klinik|haus|stiftung|verein|bank)",
    re.IGNORECASE,
)
_INITIAL = re.compile(rf"{_CAP}\.(?:-?{_CAP}\.)*")
_LONGEST = 14  # letters; what is longer is a German noun put together, not a name


@lru_cache(maxsize=1 << 14)
def _is_name_word(word: str) -> bool:
    """Whether a capitalised word may be a part of somebody's name."""
    bare = word.rstrip(".")
    if word in _GIVEN or _INITIAL.fullmatch(word):
        return True
    if (
        len(bare) < 2
        or not bare[0].isupper()
        or bare in _NO_NAMES
        or any(letter.isdigit() or letter == "_" for letter in bare)
    ):
        return False
    parts = bare.split("-")
    if len(parts) > 3 or any(
        len(part) > _LONGEST or part in _NO_NAMES or (part and part[0].islower()) for part in parts
    ):
        return False
    if bare.isupper():
        return len(bare) > 4 and (bare.casefold() in _GIVEN_LOWER or len(bare) < _LONGEST)
    if any(
        letter.isupper()
        for part in parts
        for letter in part.removeprefix("Mc").removeprefix("Mac")[1:]
        if part[1:2] not in "'’´"
    ):
        return False
    return not (len(bare) > 5 and _NOUN.fullmatch(bare.lower()))


@lru_cache(maxsize=1 << 14)
def _may_begin(word: str) -> bool:
    """Whether a word may begin a full name that no form of address introduces."""
    return _is_name_word(word) and not _ADJECTIVE.fullmatch(word.lower())


def _is_house(word: str) -> bool:
    return bool(_HOUSE.fullmatch(word.strip(",;.()")))
