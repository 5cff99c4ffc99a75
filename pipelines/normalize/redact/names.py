"""What a name looks like, and which words may be parts of one."""

import re
from functools import lru_cache

from pipelines.normalize.redact.words import GIVEN, GIVEN_LOWER, NO_NAMES
from pipelines.shape import CAPITALS

CAP = f"[{re.escape(CAPITALS)}]"
TITLE = (
    r"(?:(?:Dr|Prof|Dipl|Ing|Mag|Priv|PD|B\.A|M\.A|B\.Sc|M\.Sc|LL\.M|MBA)\b\.?(?:[ -]?(?:Ing|Doz|med|jur"
    r"|rer|nat|pol|phil|h\.c|Kfm|Kffr|Betriebswirt|Psych|Päd)\b\.?(?:-Ing\.?)?)*[ \t]?)"
)
PARTICLE = r"(?:von|van|vom|zu|zur|zum|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|y|und zu)"
_PART = rf"(?:{CAP}\.(?:[ -]?{CAP}\.){{0,3}}|(?:[dDlL]['’´])?{CAP}[\w'’´`‘-]{{0,40}})"
_FULL = rf"{TITLE}{{0,4}}{_PART}(?:(?:[ \t]{{1,2}}|(?<=\.))(?:{PARTICLE}[ \t]){{0,3}}{_PART}){{0,4}}"
NAME = re.compile(_FULL)
# A capitalised word (or an initial) before another one, a "von" between or a comma: what may be a full name.
_VON = r"(?:v[oa]n(?: de[rn]?| la)?|del?(?: la)?|el|al|di|da|dos|la|le|zu)[ \t]"
PAIR = re.compile(
    rf"{CAP}[\w'’´`‘-]{{0,40}}+(?:\.{CAP})?+\.?+(?:,?[ \t]{{1,2}}(?={CAP}|d['’]{CAP})|[ \t](?={_VON}{CAP}))"
)
WORD = re.compile(r"[\w'’´`‘-]+\.?")
PARTICLES = frozenset(PARTICLE[3:-1].split("|"))
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
_INITIAL = re.compile(rf"{CAP}\.(?:-?{CAP}\.)*")
_LONGEST = 14  # letters; what is longer is a German noun put together, not a name


@lru_cache(maxsize=1 << 14)
def is_name_word(word: str) -> bool:
    """Whether a capitalised word may be a part of somebody's name."""
    bare = word.rstrip(".")
    if word in GIVEN or _INITIAL.fullmatch(word):
        return True
    if (
        len(bare) < 2
        or not bare[0].isupper()
        or bare in NO_NAMES
        or bare[-1] == "-"  # "Stapler- und Hebetechnik"
        or any(letter.isdigit() or letter == "_" for letter in bare)
    ):
        return False
    parts = bare.split("-")
    if len(parts) > 3 or any(
        len(part) > _LONGEST or part in NO_NAMES or (part and part[0].islower()) for part in parts
    ):
        return False
    if bare.isupper():
        return len(bare) > 4 and (bare.casefold() in GIVEN_LOWER or len(bare) < _LONGEST)
    if any(
        letter.isupper()
        for part in parts
        for letter in part.removeprefix("Mc").removeprefix("Mac")[1:]
        if part[1:2] not in "'’´"
    ):
        return False
    return not (len(bare) > 5 and _NOUN.fullmatch(bare.lower()))


@lru_cache(maxsize=1 << 14)
def is_adjective(word: str) -> bool:
    """Whether a word that begins a line or a sentence is an adjective rather than a name."""
    return word not in GIVEN and _ADJECTIVE.fullmatch(word.lower()) is not None


def may_begin(text: str, start: int, word: str) -> bool:
    """Whether a word that may be of a name begins one; adjectives have a capital letter where a sentence begins."""
    before = text[max(0, start - 2) : start]
    within = before[:1].islower() or before == ": " or text.startswith(",", start + len(word))
    return within or not is_adjective(word)
