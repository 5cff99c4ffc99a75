"""Sums of money in a text: numbers, currencies, ranges, open ends. What they are paid for is not asked here."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.normalize.pay.number_words import find_spelled, may_spell
from pipelines.text import holds_any

_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "chf": "CHF",
    "sfr": "CHF",
    "sfr.": "CHF",
    "fr.": "CHF",
    "franken": "CHF",
    "francs": "CHF",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "us-dollar": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "£": "GBP",
    "gbp": "GBP",
    "pfund": "GBP",
    "mark": "DEM",
    "dm": "DEM",
    "pln": "PLN",
    "zł": "PLN",
}
_UNIT = r"€|EUR(?:OS?)?|CHF|SFr\.?|Fr\.|Franken|Francs|US-Dollar|US\$|USD|Dollars?|\$|£|GBP|Pfund|Mark|DM|PLN|zł"
_THOUSAND = r"T|k"  # only right beside a unit or a number: T€, TEUR, k€, 45k
# Separators stand before three digits; one or two digits after the last one are cents.
# It begins with a digit, not with an assertion, so that the regex engine leaps from digit to digit.
_NUMBER = r"\d(?<![\d.,]\d)(?:\d{0,2}(?:[.,' ’´`]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{0,7}(?:[.,]\d{1,2})?)"
_SUM = re.compile(
    rf"(?P<number>{_NUMBER})(?!\d|[.,]\d)"
    r"(?P<cents>[.,][-]{1,2}(?!\d))?(?P<plus>[ ]?\+(?=[ ]?(?:€|EUR)(?![ ]?\d)))?"
    r"(?:[ ]?(?P<scale>k(?![^\W_])|[TtKk](?=[ ]?(?:€|EUR))|Tsd\b\.?|tausend\b|thousand\b"
    r"|Mio\b\.?|Millionen\b|Million\b|million\b|Mrd\b\.?|Milliarden\b|billion\b|mm\b|bn\b|mn\b|[mM](?=€|[ ]?EUR)))?"
    rf"(?:(?:[ ]|-(?=Euro|EUR))?(?P<after>{_UNIT})(?![^\W\d_]))?",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(rf"[ ]?({_UNIT})(?![^\W\d_])", re.IGNORECASE)
# A regex that began with the currency would try it at every letter of a text; looked for backwards it costs nothing.
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<scale>{_THOUSAND})[ ]?)?(?P<unit>{_UNIT})(?:[)]?[ ]?:)?[ ]?$", re.IGNORECASE)
_BEFORE_LONGEST = 12
_UNITS = (*_CURRENCIES, "fr")  # what a currency before a number ends with, in lower case
_UNIT_ENDS = frozenset(letter for unit in _UNITS for letter in (unit[-1], unit[-1].upper()))
SCALE = r"[ ]?(?:k(?![^\W_])|tsd|tausend|thousand|mi[lo]|mrd|billion|mm\b|bn\b|mn\b)"
"""What follows a number in thousands or millions, without regard to case."""
_MILLIONS = re.compile(r"m|mrd|bn|bill", re.IGNORECASE)
# What may stand between the two ends of a range. The period or "brutto" may follow either end.
_BESIDE = r"(?:[ ]?(?:/|pro|per|je|im|a)[ ]?\w{1,8}\.?|[ ]?p\.[ ]?[amh]\.?|[ ]?brutto|[ ]?netto|[ ]?gross){0,2}"
_TO = re.compile(
    rf"{_BESIDE}[ ]?(?:-{{1,2}}|bis(?:[ ]hin)?(?:[ ]zu)?|to|till|until|up to|~)"
    r"[ ]?(?:max(?:imal|\.)?|ca\.?|circa|etwa|rund|über)?[ ]?",
    re.IGNORECASE,
)
_AND = re.compile(
    rf"{_BESIDE}[ ]?(?:und|and|&|u\.|-|bis)[ ]?(?:ca\.?|rund|etwa|circa|mehr als|über|knapp|gut)?[ ]?", re.IGNORECASE
)
_BETWEEN = re.compile(r"zwischen|between|spanne|range", re.IGNORECASE)
_OR = re.compile(r"[ ]?(?:/|oder|bzw\.?|or|und|and)[ ]?", re.IGNORECASE)
_MORE = re.compile(rf"(?:[ ]?/[ ]?{_NUMBER}){{1,4}}[ ]?(?:{_UNIT})", re.IGNORECASE)  # 1.000/1.100/1.200 €

_ABOUT = (
    r"(?:(?:aber|jedoch|ca\.?|circa|etwa|rund|ungefähr|von|bei|auf|about|around|a|an|Ø|durchschnittlich|im Schnitt"
    r"|im Durchschnitt|on average|an average of|approx\.?|roughly|sogar|stolze[nr]?)[ ]){0,3}"
)
_FROM = re.compile(
    r"(?:\b(?:ab|mindestens|mind\.?|min\.?|minimum|wenigstens|(?:nicht|nie|niemals) unter|nicht weniger als"
    r"|mehr als|(?<!angebot )(?<!vertrag )(?<!knapp )über|oberhalb"
    r"|from|(?:start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es?|ing)) (?:at|from|around)|at least|upwards of|more than"
    r"|(?:not|no)(?: be)? less than|never less than|over)[ :]"
    rf"|>=?|≥)[ ]?{_ABOUT}$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"(?:\b(?:bis(?: auf)? mindestens|(?:bis(?: zu| max\.?| maximal| über)?|höchstens|maximal|max\.?|maximum"
    r"|(?:selten|nicht|kaum|nie) mehr als"
    r"|nicht über|(?<!nicht )(?<!nie )(?<!niemals )(?<!knapp )unter|up to|at most|(?:not|no|rarely|never) more than"
    r"|(?<!not )(?<!no )(?<!be )(?<!never )less than|under|below))[ :]|<=?|≤)"
    rf"[ ]?{_ABOUT}$",
    re.IGNORECASE,
)
_FROM_AFTER = re.compile(
    r"[ ]?[-,(]?[ ]?nach oben offen|[ ]?(?:\+(?=$|[.,;)!]|[ ]?(?:pro|per|p\.|brutto|gross|/|im|je|a|an)\b)|aufwärts"
    r"|und mehr|und aufwärts|oder mehr|and up|and above|or more|plus(?=$|[.!)]))",
    re.IGNORECASE,
)
_UP_TO_AFTER = re.compile(r"[ ]?(?:maximal|max\b|or less|oder weniger)", re.IGNORECASE)


class Figure(NamedTuple):
    """A sum or a range of sums in a line; a missing end is open. `start` and `end` are its place in the line."""

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str | None
    is_scaled: bool = False
    is_millions: bool = False
    is_range: bool = False

    @property
    def size(self) -> float:
        """An end that is there, to judge the order of magnitude by."""
        return self.low if self.low is not None else self.high or 0.0


def may_have_currency(line: str) -> bool:
    """Whether a currency may stand beside a number; asked of a whole line.

    >>> may_have_currency("30 Tage Urlaub"), may_have_currency("CHF 90")
    (False, True)
    """
    return holds_any(line.casefold(), _UNIT_PARTS)


# One stands in each of the currencies; "$" and "fr." stand in others, too.
_UNIT_PARTS = tuple(unit for unit in _CURRENCIES if not any(other in unit for other in _CURRENCIES if other != unit))


def find_figures(line: str) -> Iterator[Figure]:
    """Every number of a line that may be money, ranges joined; the line has plain blanks and hyphens.

    Numbers without a currency come too: whether they are money, the words around them tell.

    >>> [(found.low, found.high, found.currency) for found in find_figures("60-70.000 € oder ab 17,50 EUR")]
    [(60000.0, 70000.0, 'EUR'), (17.5, None, 'EUR')]
    """
    waiting: Figure | None = None
    opened = 0  # where the text before the waiting figure begins
    for figure in _sums(line):
        if waiting is not None:
            joined = _joined(line, opened, waiting, figure)
            if joined is not None:
                waiting = joined
                continue
            yield _opened(line, opened, waiting)
            opened = waiting.end
        waiting = figure
    if waiting is not None:
        yield _opened(line, opened, waiting)


def _sums(line: str) -> list[Figure]:
    """Every number by itself, in digits and in words."""
    figures = []
    taken = 0  # "968 Euro 2. Jahr: 1.018 Euro": the first Euro is not the 2's
    for found in _SUM.finditer(line):
        figure = _figure(line, found, taken)
        taken = found.end() if figure is None else figure.end
        if figure is not None:
            figures.append(figure)
    if may_spell(line):
        places = [(figure.start, figure.end) for figure in figures]  # "50 tausend" is one number
        spelled = [_spelled(line, *found) for found in find_spelled(line)]
        figures += [each for each in spelled if not any(start < each.end and each.start < end for start, end in places)]
        figures.sort(key=lambda figure: figure.start)
    return figures


def _spelled(line: str, start: int, end: int, value: float) -> Figure:
    unit = _UNIT_AFTER.match(line, end)
    return Figure(start, unit.end() if unit else end, value, value, _CURRENCIES[unit[1].casefold()] if unit else None)


def _figure(line: str, found: re.Match[str], taken: int) -> Figure | None:
    number, start = found["number"], found.start()
    if number[0] == "0" and number[1:2] not in ("", ",", "."):
        return None  # 0331 is a dialling code, 01234 a postcode
    head = line[max(taken, start - _BEFORE_LONGEST) : start].rstrip(" :)")
    # Most numbers have no currency before them; the last letters tell so in a fraction of a search.
    is_likely = head[-1:] in _UNIT_ENDS and head.casefold().endswith(_UNITS)
    before = _BEFORE.search(line, max(taken, start - _BEFORE_LONGEST), start) if is_likely else None
    if before is None and start and (line[start - 1].isalnum() or line[start - 1] == "_"):
        return None  # B2, v3, A10
    value = amount(number)
    if before is None and found.lastgroup == "number":
        return Figure(start, found.end(), value, value, None)
    scale = found["scale"] or (before and before["scale"])
    is_millions = bool(scale and _MILLIONS.match(scale))
    if scale and not is_millions and value < 1000:
        value *= 1000
    unit = (before and before["unit"]) or found["after"]
    end = found.end()
    if before and found["after"] and line[found.start("after") - 1] == "-":
        end = found.start("after") - 1  # EUR 48,000-EUR 56,000
    return Figure(
        start=before.start() if before else start,
        end=end,
        low=value,
        high=None if found["plus"] else value,
        currency=_CURRENCIES[unit.casefold()] if unit else None,
        is_scaled=bool(scale),
        is_millions=is_millions,
    )


def currency_code(text: str) -> str | None:
    """The ISO code that a currency field means, None if it is none.

    >>> currency_code("€"), currency_code("eur"), currency_code("SEK"), currency_code("Kronen")
    ('EUR', 'EUR', 'SEK', None)
    """
    word = text.strip().casefold()
    code = _CURRENCIES.get(word) or word.upper()
    return code if _CODE.fullmatch(code) else None


_CODE = re.compile(r"[A-Z]{3}")


def amount(number: str) -> float:
    """The value of a number with German, English or Swiss marks.

    >>> amount("1.234,56"), amount("1,234.56"), amount("1'234"), amount("17,5"), amount("3.500")
    (1234.56, 1234.56, 1234.0, 17.5, 3500.0)
    """
    if number.isdecimal():
        return float(number)
    whole, cents = number, ""
    for mark in ",.":
        head, found, tail = number.rpartition(mark)
        if found and len(tail) < 3:
            whole, cents = head, tail
            break
    return float(_MARKS.sub("", whole) + ("." + cents if cents else ""))


_MARKS = re.compile(r"\D")


def _joined(line: str, opened: int, low: Figure, high: Figure) -> Figure | None:
    if low.low is None or high.high is None:
        return None
    between = line[low.end : high.start]
    if low.is_range and (low.currency or between.strip() != "/"):
        return None
    if len(between) > 40 or (low.currency and high.currency and low.currency != high.currency):
        return None
    is_between = _AND.fullmatch(between) and _BETWEEN.search(line, max(opened, low.start - 60), low.start)
    is_listed = low.currency is None and (high.currency or _MORE.match(line, high.end))
    is_either = is_listed and low.low >= 10 and _OR.fullmatch(between)
    if not (_TO.fullmatch(between) or is_between or is_either):
        return None
    least, most = low.low, high.high
    if low.is_range and (low.high is None or high.low is None or high.low < low.high):
        return None
    if high.is_scaled and not low.is_scaled and least < 1000:
        least *= 1000  # 45-55k
    elif least < 1000 <= most and least * 1000 < most and (not low.currency or _is_written_once(line, low, high)):
        least *= 1000  # 60-70.000 €, €60-70,000
    elif most < 1000 <= least and least <= most * 1000 and (low.is_scaled or most >= 10):
        most *= 1000  # 45k-55
    if least > most:
        return None
    return low._replace(
        end=high.end,
        low=least,
        high=most,
        currency=low.currency or high.currency,
        is_scaled=low.is_scaled or high.is_scaled,
        is_millions=low.is_millions or high.is_millions,
        is_range=True,
    )


def _is_written_once(line: str, low: Figure, high: Figure) -> bool:
    """Whether the currency stands before a range and nowhere else in it: "€60-70,000"."""
    return high.currency is None and not line[low.start].isdigit()


def _opened(line: str, opened: int, figure: Figure) -> Figure:
    if figure.is_range:
        return figure._replace(low=None) if figure.low == 0 and figure.high else figure
    before, end = line[max(opened, figure.start - 40) : figure.start], figure.end
    is_opened = before.rstrip(" :.").casefold().endswith(_OPENERS)
    if (is_opened and _UP_TO.search(before)) or _UP_TO_AFTER.match(line, end, end + 20):
        return figure._replace(low=None)
    if (is_opened and _FROM.search(before)) or _FROM_AFTER.match(line, end, end + 20):
        return figure._replace(high=None)
    return figure


# What the words that open an end, and those that may follow them, end with: most figures have none before them.
_OPENERS = (
    *("ab", "mindestens", "mind", "min", "minimum", "wenigstens", "unter", "als", "über", "oberhalb"),
    *("at", "from", "least", "of", "than", "over", "bis", "zu", "max", "maximal", "maximum", "höchstens"),
    *("to", "most", "under", "below", ">", "=", "<", "≥", "≤"),
    *(
        "aber",
        "jedoch",
        "ca",
        "circa",
        "etwa",
        "rund",
        "ungefähr",
        "von",
        "bei",
        "auf",
        "about",
        "around",
        "a",
        "an",
        "ø",
        "durchschnittlich",
        "schnitt",
        "average",
        "approx",
        "roughly",
        "sogar",
        "stolze",
        "stolzen",
        "stolzer",
    ),
)
