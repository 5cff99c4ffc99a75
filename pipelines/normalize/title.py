"""A title without what boards and employers add to it."""

import re
from collections.abc import Collection
from functools import lru_cache

from pipelines.alternatives import sorted_by_letter
from pipelines.data import table, toml
from pipelines.text import key, lowered, one_line

_WORDS = toml("title_words.toml")


def _in_lower_case(name: str) -> str:
    """The patterns of a list as one, for a text in lower case; but for one class they are written in it."""
    return sorted_by_letter(pattern.replace("A-ZÄÖÜ", "a-zäöü") for pattern in _WORDS[name])


LONGEST = 300  # characters: what is longer is a text and no title, and kept as it is
_ONE = f"(?:{'|'.join(_WORDS['gender'])})"
_BETWEEN = r"\s?[/|,*.:;_+&\\-]{1,2}\s?"
# "(m/w/d)", "[gn*]", "m|w|d", "- all genders"; bare marks need two signs, a bare m or d may be anything.
_GENDER = re.compile(
    rf"[(\[{{]\s?{_ONE}\*?(?:(?:{_BETWEEN}|\s){_ONE}\*?){{0,5}}\s?[)\]}}]\*?"
    r"|[mwdfx](?<![\w/][mwdfx])(?:\s?[/|*]\s?[mwdfxi]){1,3}\b(?![\w/])"
    r"|all genders\b",
    re.IGNORECASE,
)
# Pictures and ornaments, with the signs that only change how a picture looks.
_ORNAMENTS = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u2bff\u200d\ufe0e\ufe0f\u3030*~^°►]+(?![a-zäöü])|(?<!\\w)\\+{2,}|[<>]{2,}"
)
# What holds none of them, as most titles: asked in a fourth of the time.
_UNADORNED = re.compile("[ -),-;=?-\\]_-}\u00a0-\u00af\u00b1-\u024f–—„“”’‘…]*")
_PARTS = re.compile(r"(\s+[-–—|·•]+\s+|\s*\|\s*|\s+/{1,2}\s+|[;,]\s+|\s*[(\[][^()\[\]]*[)\]])")
_BRACKETS = "([{"
_EDGE = " \t-–—|,;:/·•!?.+*&"
_BEFORE = re.compile(rf"^(?:{'|'.join(_WORDS['before'])})\s*", re.IGNORECASE)
# Looked for in lower case: without regard to case, alternatives are not told apart by their first letters, and it takes
# twice as long. Of the signs before an addition one is asked for here; all are taken out.
_AFTER = re.compile(rf"(?:^|[\s,;/|(+–-]){_in_lower_case('after')}[\s!.):\]]*$")
_BEFORE_ADDITIONS = " ,;/|(+–-"
_LIKE_A_SITE = re.compile(rf"(?:^|[\s,–-]){_in_lower_case('sites')}\s")
_SITE = re.compile(rf"(?:^|[\s,–-]+)(?i:{'|'.join(_WORDS['sites'])})\s+(\d{{5}}\s)?(?P<place>[A-ZÄÖÜ(][^,|]*)$")
_COMPANY = re.compile(
    r"\s(?:bei|für|at|@)\s(?:der |die |den )?[^,|]*\b(?:GmbH|gGmbH|mbH|AG|SE|KG|KGaA|OHG|eG|e\.\s?V\.|Inc"
    r"|Ltd|AöR|GbR)\b[^,|]*$"
)
_COMMAS = re.compile(r"[,;|]\s+")
# Codes of countries and states that stand as a part of their own, and markets that say where one may be remote.
_CODES = frozenset(_WORDS["codes"])
_PAY = frozenset(_WORDS["pay"])
_MARKETS = frozenset(_WORDS["markets"])
_REGION = re.compile(r"\s(?:Region|Area|Umgebung|[Oo]ffice|Büro)$")
_RIVER = re.compile(r"(?<=\w) \((Havel|Mark|Spree|Oder|Saale|Main|Elbe|Fläming)\)")
# What a part cannot end with, once what followed is gone.
_DANGLING = re.compile(
    r"[\s,(&][\s,/(&-]*(?:in|im|am|bei|für|mit|ab|zum|als|und|oder|or|and|at|based|auf|unser(?:e[mnr]?)?|starting|starts?|from|zur|Voll-?)$",
    re.IGNORECASE,
)
_EMPLOYER = re.compile("|".join(_WORDS["employers"]), re.IGNORECASE)
_SPACED_RANGE = re.compile(r"(?<=\d)(?P<unit>\s?%)?\s+[-–]\s+(?=\d)")
_SPACED_RATE = re.compile(r"\s/\s(?=(?:Monat|Stunde|Std|h|Jahr|Woche|Wo)\b)")
_LEGAL_END = re.compile(r"\b(?:GmbH|gGmbH|AG|SE|KG|KGaA|OHG|eG|e\.V\.|AöR|Inc\.?|Ltd\.?)$")
# A name before a colon: "Havelbogen: Leiter Service"; a word of the trade before it says that it is the title.
_NAMED = re.compile(r"^[A-ZÄÖÜ][^:]{1,40}:\s+(?=\S)")
_OF_A_JOB = re.compile(
    r"leit(?:er|ung)|head|manager|lead|director|service|support|kunden|customer|techni|berat|mitarbeit"
    r"|chef|intern\b|stud|train"
    r"|prakti|ausbild|assist|engineer|develop|entwickl|meister|fach|verk|specialist|expert|consult|junior|senior|werk",
    re.I,
)
_TOWN = re.compile(
    r"[A-ZÄÖÜ][\wäöüß]*(?:burg|berg|stadt|dorf|heim|hausen|ingen|hafen|brück|furt|walde|münde|kirchen"
    r"|haven|born|beck|rode|stedt)"
)
_PLACE_WORDS = re.compile(
    r"\s(?:an der|am|im|in der|ob der|bei|b\.|a\. ?d\.|und|oder|sowie|&|,|/)\s|[/,&()+–]|\s-\s|\bRaum\b"
    r"|\bUmgebung\b|\bMitte\b|\b(?:Nord|Süd|Ost|West)\b|\d+"
)
# Names of towns that are words, too: only "in Essen" is one.
_WORDLIKE = frozenset(_WORDS["wordlike"].split())


@lru_cache(maxsize=4)  # asked for the title of a posting by two readers, one after the other
def without_gender_marks(title: str) -> str:
    """The title on one line without "(m/w/d)" and its like; inner forms (Leiter*in) stay.

    >>> without_gender_marks("Leiter*in (m/w/d) Kundendienst")
    'Leiter*in Kundendienst'
    """
    left = " ".join(_GENDER.sub(" ", one_line(title)).split())
    return left.replace(" ,", ",").replace(" :", ":").replace(" - - ", " - ")


def clean_title(title: str, *, employer: str | None = None, places: Collection[str] = ()) -> str:
    """The title without gender marks, place, employer, working time, pay, numbers and calls; never empty.

    `employer` and `places` are what the board says of them elsewhere; well-known places are found without.

    >>> clean_title("Leiter Kundenservice (m/w/d) - Vollzeit in Potsdam", places=["Potsdam"])
    'Leiter Kundenservice'
    >>> clean_title("Wir suchen: Kundendienstleiter*in SHK | 38-40 Std./Woche | ab sofort!")
    'Kundendienstleiter*in SHK'
    """
    if len(title) > LONGEST:
        return one_line(title)
    bare = without_gender_marks(title)
    if not _UNADORNED.fullmatch(bare):
        bare = " ".join(_ORNAMENTS.sub(" ", bare).split())
    bare = bare.strip(" -–|,;:!·•")
    bare = _without_beginning(_RIVER.sub(r"/\1", bare) if "(" in bare else bare)
    if " - " in bare or " – " in bare:
        bare = _SPACED_RANGE.sub("-", bare)
    if " / " in bare:
        bare = _SPACED_RATE.sub("/", bare)
    names = _names((*places, employer or ""))
    pieces = _PARTS.split(bare)
    kept, waiting, is_gone = _without_end(pieces[0], names, first=True), "", False
    for between, part in zip(pieces[1::2], pieces[2::2], strict=True):
        if (bracket := between.strip())[:1] in _BRACKETS and bracket:
            inside = bracket[1:-1].strip()
            left = "" if is_gone and key(inside) in _MARKETS else _without_ends(inside, names)  # "Remote (EU)"
            if left:
                kept += waiting + (between if left == inside else between.replace(inside, left))
            elif part and not part[0].isspace():
                kept += " "
            # what follows a bracket belongs to what was before it
            kept += _without_end(part, names, first=True) if part.strip() else ""
            waiting, is_gone = "", False
        elif (left := _without_end(part, names)) and not (is_gone and key(left) in _MARKETS):
            kept, waiting, is_gone = f"{kept}{between}{left}" if kept.strip(_EDGE) else left, "", False
        else:
            waiting, is_gone = between if not part.strip() else "", bool(part.strip())
    if len(pieces) > 1 and kept != bare:  # what was taken out may have stood before another addition
        kept = _tail(" ".join(kept.split()), names)
    return kept.strip(" -–—|,;:/·•!") or bare or title


def place_names(place_text: str | None, city: str | None) -> tuple[str, ...]:
    """The names that a posting gives its places, as a title may repeat them.

    >>> place_names("14467 Potsdam · Berlin-Mitte", "Potsdam")
    ('Potsdam', 'Berlin-Mitte')
    """
    said = (_POSTCODE.sub("", part).strip() for part in (place_text or "").split(" · "))
    return tuple(dict.fromkeys(filter(None, (city, *said))))


@lru_cache(maxsize=1024)
def _names(said: tuple[str, ...]) -> frozenset[str]:
    """The names of places and of an employer as keys; boards repeat them a lot."""
    return frozenset(filter(None, map(key, said)))


_POSTCODE = re.compile(r"^(?:D-)?\d{4,5}\s+")


def _without_beginning(title: str) -> str:
    shorter = title[found.end() :] if (found := _BEFORE.match(title)) else title
    shorter = shorter or title
    found = _NAMED.match(shorter)
    if found and not _OF_A_JOB.search(found[0]) and _OF_A_JOB.search(shorter[found.end() :]):
        return shorter[found.end() :]
    return shorter


def _without_ends(inside: str, names: frozenset[str]) -> str:
    """What stands in brackets without the parts that were added: "Inbound, Vollzeit" is "Inbound"."""
    parts = _COMMAS.split(inside)
    if len(parts) == 1:
        return inside if _without_end(inside, names) == inside else ""
    left = [part for part in parts if _without_end(part, names) == part.strip()]
    return inside if len(left) == len(parts) else ", ".join(left)


def _without_end(part: str, names: frozenset[str], *, first: bool = False) -> str:
    """One part without what was added at its end; empty if it is nothing else."""
    left = _tail(part, names)
    if first:
        return left
    text = left.strip()
    spelled = key(text)
    if (
        spelled in names
        or spelled in _lands()
        or text in _CODES
        or (text != part.strip() and (spelled in _PAY or spelled in _MARKETS))
        or (_REGION.search(text) and _is_place(_REGION.sub("", text), names))
        or _LEGAL_END.search(text)
        or _EMPLOYER.match(part.strip())
    ):
        return ""
    return left


@lru_cache(maxsize=4096)  # parts of titles repeat a lot
def _tail(whole: str, names: frozenset[str]) -> str:
    text = whole
    for _ in range(8):  # a title has hardly more additions
        shorter = _without_additions(text)
        found = _SITE.search(shorter) if _LIKE_A_SITE.search(_lowered(shorter)) else None
        if found and _is_place(found["place"], names):
            shorter = shorter[: found.start()]
        shorter = _without_place(shorter, names)
        if (company := _COMPANY.search(shorter)) and company.start():
            shorter = shorter[: company.start()]
        if shorter == text:
            break
        text = _DANGLING.sub("", shorter)
    left = text.rstrip(" -–—|,;:/·•")
    return f"{left}-" if left and whole.rstrip() == f"{left}-" else left  # "Sanitär-, Heizungs- und Klimatechnik"


def _without_additions(part: str) -> str:
    """Without one addition at the end."""
    found = _AFTER.search(_lowered(part))
    return part[: found.start()].rstrip(_BEFORE_ADDITIONS) if found else part


def _lowered(text: str) -> str:
    """Lower case at the same places, as patterns that do not regard case see it."""
    return lowered(text).translate(_SAME) if "ſ" in text or "ı" in text else lowered(text)


_SAME = str.maketrans("ſı", "si")


def _without_place(text: str, names: frozenset[str]) -> str:
    """Without a well-known place (or one the board names) at the end, up to four words long."""
    words = text.rstrip(" !.").split(" ")
    last_word = key(words[-1]).rpartition(" ")[2]
    if last_word not in _ends() and not any(name.endswith(last_word) for name in names):
        return text
    for count in (4, 3, 2, 1):
        if len(words) < count:
            continue
        last = key(" ".join(words[-count:]))
        if last in names or (_known(last) and last not in _WORDLIKE and words[-count][:1].isupper()):
            return " ".join(words[:-count])
    return text


def _is_place(text: str, names: frozenset[str]) -> bool:
    """Whether all words are names of places, or look like one."""
    for name in filter(None, _PLACE_WORDS.split(text.strip(" !."))):
        spelled = key(name)
        if spelled and not (
            spelled in names or _known(spelled) or _TOWN.fullmatch(name.strip()) or _PARTLY.fullmatch(spelled)
        ):
            return False
    return True


_PARTLY = re.compile(r"(?:nord|sued|ost|west|mitte|nordost|nordwest|suedost|suedwest)(?:deutschland)?|dach|emea")


def _known(spelled: str) -> bool:
    """Whether it is a place, a place with its country before ("DE-Potsdam") or with its district after."""
    places = _places()
    if spelled in places:
        return True
    first, _, rest = spelled.partition(" ")
    return (first in ("de", "at", "ch") or first in places) and (rest in places or rest in _WORDLIKE)


@lru_cache(maxsize=1)
def _lands() -> frozenset[str]:
    """Names of countries and states: as a part of its own a place, within one ("Sales Manager Spanien") a market."""
    countries = (name for names in toml("places/regions.toml")["countries"].values() for name in names)
    states = (key(row["name"]) for row in table("places/states.csv"))
    return frozenset(name for name in (*countries, *states) if len(name) > 3)


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """Last words of the names of places."""
    return frozenset(name.rpartition(" ")[2] for name in _places()) | _WORDLIKE


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Places whose names end titles: cities and towns, the municipalities and districts of the area."""
    names: set[str] = set()
    for file in ("cities", "towns", "municipalities", "potsdam_districts", "berlin_districts"):
        for row in table(f"places/{file}.csv"):
            if row.get("has_namesakes") == "yes" or row.get("is_distinctive") == "no":
                continue
            names.update((row["name"], *(row.get("aliases") or "").split("|")))
            names.add(row["name"].partition(" (")[0])
    names.update(("Brandenburg", "Berlin/Potsdam", "Berlin Potsdam", "Zürich", "Bern", "Wien"))
    return frozenset(name for name in map(key, names) if len(name) > 3)
