"""Companies, houses and streets that are named after persons."""

import re
from functools import lru_cache

from pipelines.normalize.redact.words import COMPANIES

_LEGAL_AHEAD = re.compile(r"[ \t]{0,2}(?:[&+,-][ \t]?)?[\w.&-]+")
_HOUSE = re.compile(
    r".{2,}(?:straße|strasse|str\.?|platz|allee|weg|ufer|damm|chaussee|gasse|gmbh|werke?|gruppe|institut"
    r"|schule|klinik|haus|stiftung|verein|bank)",
    re.IGNORECASE,
)


def is_company(text: str, start: int, end: int) -> bool:
    """Whether words of a company's or a street's name stand in it, right after or before it."""
    if any(word.rstrip(".") in COMPANIES or _is_house(word) for word in text[start:end].replace("-", " ").split()):
        return True
    if text[end : end + 1] in ("-", "&") and text[end + 1 : end + 2].isupper():
        return True
    position = end
    for _ in range(3):
        ahead = _LEGAL_AHEAD.match(text, position, position + 40)
        if not ahead:
            break
        word = ahead[0].strip(" \t&+,.-")
        if word in COMPANIES or _is_house(word):
            return True
        if word and not word[0].isupper():
            break
        position = ahead.end()
    before = text[max(0, start - 24) : start].rstrip().rpartition(" ")[2].rpartition("\n")[2]
    return before in COMPANIES or before.endswith(("-", "&"))


@lru_cache(maxsize=1 << 14)
def _is_house(word: str) -> bool:
    return bool(_HOUSE.fullmatch(word.strip(",;.()")))
