"""Names of persons, by what is around them."""

import re
from collections.abc import Iterator

from pipelines.normalize.redact.companies import is_company
from pipelines.normalize.redact.draft import Draft
from pipelines.normalize.redact.names import CAP, NAME, PAIR, PARTICLE, PARTICLES, TITLE, WORD, is_name_word
from pipelines.normalize.redact.spans import Span, is_in, merged
from pipelines.normalize.redact.surroundings import Surroundings
from pipelines.normalize.redact.words import EVERYDAY, GIVEN, NO_NAMES
from pipelines.shape import latin

_SALUTED = re.compile(
    r"[FHMDP](?:(?:(?<=F)(?:rau|r\.|RAU)|(?<=H)(?:errn?|rn?\.|ERRN?)|(?<=M)(?:r?s?\.?|iss|x\.?|adame|onsieur))"
    rf"(?:[ \t]{{1,3}}|[ \t]?[:|\n][ \t]?)(?={TITLE}?(?:{PARTICLE}[ \t]){{0,2}}{CAP})(?:{PARTICLE}[ \t]){{0,2}}"
    rf"|(?P<title>(?<=D)(?:r|ipl)|(?<=P)rof|(?<=M)ag)\b(?=\.-?{TITLE}{{0,6}}[ \t]?{CAP}))"
)
# What may be one, in a text whose letters that one begins with are all the same: a search for it leaps between them.
_LIKE_A_SALUTE = re.compile(rb"\x01(?:RAU|ERRN?|err?n?|r(?:au|of|n|s)?|[sx]|iss|ipl|ag|adame|onsieur)?[ \t:|\n.]")
_BEGINS_A_SALUTE = bytes(0x01 if chr(n) in "FHMDP" else n for n in range(256))
_AT_ONCE = re.compile(r"[\s:|,;.–—>•*-]{0,5}(?:(?:ist|sind|is|are|an|von|Hd\.|Händen|A\.|person)[\s:]{1,3}){0,2}")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SPACES = frozenset(["", " ", "\t", "\n", "("])
_NEVER = frozenset(["Sie", "Ihr", "Ihre", "Mann", "Frau", "Herr", "Und", "Oder", "Wir"])
_DEGREES = frozenset(["Dr", "Prof", "Dipl", "Ing", "Mag", "med", "jur", "rer", "nat", "PD", "MBA"])


def find_persons(draft: Draft) -> None:
    """Take out the names; the ways to reach somebody have been found before."""
    around = Surroundings(draft.text, draft.lowered, sorted(draft.found))
    _saluted(draft)
    _single(draft, around)
    _pairs(draft, around)
    if draft.names:
        _again(draft)


def _saluted(draft: Draft) -> None:
    text = draft.text
    for like in _LIKE_A_SALUTE.finditer(latin(text).translate(_BEGINS_A_SALUTE)):
        start = like.start()
        found = _SALUTED.match(text, start)
        if found is None or (start and text[start - 1].isalnum()):
            continue
        if found["title"]:  # "Dr. Muster GmbH" is a company, "Dipl. Informatik" a degree
            _take(draft, start, start, strong=found["title"] in ("r", "rof"), may_be_company=True)
        else:
            _take(draft, found.end(), start, strong=True)


def _single(draft: Draft, around: Surroundings) -> None:
    """Single names: right after a word for contact persons, or known given names after words only people follow."""
    text = draft.text
    for word in draft.words.telling():
        is_given = word in GIVEN
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if is_given:
                is_apart = text[start - 1 : start] in _SPACES and text[end : end + 1] in _SPACES
                if is_apart and not PAIR.match(text, start) and around.is_cued_closely(start):
                    _keep(draft, start, end)
            else:
                at_once = _AT_ONCE.match(text, end)
                name = at_once.end() if at_once else end
                if text[name : name + 1].isupper() and _take(draft, name, name):
                    end = draft.found[-1][1]
            start = text.find(word, end)


def _pairs(draft: Draft, around: Surroundings) -> None:
    """Two capitalised words or more that may be a full name, where what is around them says so."""
    text, last = draft.text, 0
    taken: list[Span] | None = None
    for start in draft.words.pairs():
        if start < last:
            continue
        taken = merged(draft.found) if taken is None else taken  # as it was before any pair
        if is_in(taken, start, start + 1):
            continue
        end, count = _extent(text, start)
        if count < 2:
            continue
        if end - start <= 3 * count:
            last = end  # initials and nothing else
            continue
        name = text[start:end].split()
        is_given = name[0] in GIVEN or (name[0].endswith(",") and name[1] in GIVEN)
        if not (is_given or around.is_cued(start) or around.is_followed(start, end)) or is_company(text, start, end):
            continue
        _keep(draft, start, end)
        last = end


def _extent(text: str, start: int) -> tuple[int, int]:
    """Where the name that begins here ends, and of how many words it is."""
    end, count = start, 0
    if (found := NAME.match(text, start, start + 120)) is None:
        return start, 0
    for word in WORD.finditer(text, start, found.end()):
        if word[0] in PARTICLES:
            continue
        if not is_name_word(word[0]):
            break
        end, count = word.end(), count + 1
    if count == 1 and (given := _given_after(text, end)):
        end, count = given, 2
    return end, count


def _given_after(text: str, end: int) -> int | None:
    """Where the given name ends that stands behind a surname and a comma: "Musterfrau, Mia"."""
    if text[end : end + 2] != ", " or not (given := WORD.match(text, end + 2)) or not is_name_word(given[0]):
        return None
    until = given.end() - (given[0].endswith(".") and len(given[0]) > 2)  # "M." keeps its full stop
    return until if given[0] in GIVEN or text[until : until + 1] in ("", "\n", ".", "|") else None


def _keep(draft: Draft, start: int, end: int) -> None:
    draft.found.append((start, end))
    words = [word[0].rstrip(".") for word in WORD.finditer(draft.text, start, end)]
    if len(words) > 1:
        draft.names.update(word for word in words if len(word) > 2 and word[0].isupper())


def _again(draft: Draft) -> None:
    """The names that were met, where they stand alone."""
    text, taken = draft.text, merged(draft.found)
    for name in draft.names:
        if len(name) < 3 or name in EVERYDAY or name in NO_NAMES:
            continue
        said = name.lower()
        spellings = {said, said.translate(_SPELLED)}
        for start, end in (place for spelled in spellings for place in _places(draft.lowered, spelled)):
            if is_in(taken, start, end):
                continue
            before, after = text[start - 1 : start], text[end : end + 1]
            if before.isalpha() or (after.isalpha() and text[end : end + 2] not in ("s ", "s.", "s,")):
                continue
            in_address = before in "/_-.=" and before != "" and not before.isspace()
            if (text[start].isupper() or in_address) and not is_company(text, start, end):
                draft.found.append((start, end))


def _places(lowered: str, word: str) -> Iterator[Span]:
    start = lowered.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = lowered.find(word, start + len(word))


def _take(draft: Draft, start: int, begin: int, *, strong: bool = False, may_be_company: bool = False) -> bool:
    """Take out the name that stands at `start`, from `begin` on; whether one stands there.

    After a form of address (`strong`) even an everyday word is taken for a name.
    """
    text = draft.text
    found = NAME.match(text, start, start + 160)
    if not found:
        return False
    end, names = start, 0
    for word in WORD.finditer(text, start, found.end()):
        if word[0] in PARTICLES:
            continue
        if word[0].rstrip(".").partition("-")[0] in _DEGREES:
            end = word.end()
            continue
        if not is_name_word(word[0]) and (names or not strong or word[0].rstrip(".") in _NEVER):
            break
        end, names = word.end(), names + 1
    if not names or ((may_be_company or not strong) and is_company(text, start, end)):
        return False
    if names == 1 and (given := _given_after(text, end)):
        end, names = given, 2
    if text[end - 1] == "." and text[end - 3 : end - 2].isalnum():
        end -= 1
    draft.found.append((begin, end))
    draft.names.update(
        word[0].rstrip(".")
        for word in WORD.finditer(text, start, end)
        if names > 1 and len(word[0]) > 2 and word[0][0].isupper()
    )
    return True
