"""Days named by their place in the calendar of the crawl: gestern, Freitag, Monatsende, nächstes Quartal."""

import datetime as dt
import re

from pipelines.normalize.dates.reading import ReadDate
from pipelines.normalize.dates.span import Span, months, one_day, part_of, weeks
from pipelines.normalize.dates.words import PART, PARTS, WEEKDAYS, WORDS, any_of

_DAYS: dict[str, int] = WORDS["days"]


def day_word(text: str, today: dt.date, *, back: bool) -> ReadDate | None:
    """Yesterday, today, tomorrow; `back`: only what has come, else only what comes.

    >>> day_word("gestern online gestellt", dt.date(2026, 11, 25), back=True).date
    datetime.date(2026, 11, 24)
    """
    found = _DAY_WORD.search(text)
    if found is None or (_DAYS[found[1]] > 0 if back else _DAYS[found[1]] < 0):
        return None
    return ReadDate(today + dt.timedelta(_DAYS[found[1]]), "day", "relative")


def weekday(text: str, today: dt.date, *, back: bool) -> ReadDate | None:
    """The latest such day that has come, or the first to come; "letzten" and "nächsten" leave out today.

    Two weekdays are working hours: "Montag bis Freitag".

    >>> weekday("bis freitag", dt.date(2026, 11, 25), back=False).date
    datetime.date(2026, 11, 27)
    """
    names = _WEEKDAY.findall(text)
    if len(names) != 1:
        return None
    last, coming = bool(_LAST.search(text)), bool(_COMING.search(text))
    if back and coming:
        return None
    away = (WEEKDAYS[names[0]] - today.weekday()) % 7
    if back or last:
        away = away - 7 if away or last else 0
    elif coming and away == 0:
        away = 7
    return ReadDate(today + dt.timedelta(away), "day", "relative")


def calendar_part(text: str, today: dt.date, *, back: bool) -> ReadDate | None:
    """Begin, middle or end of a week, month, quarter or year, or the whole of the next one.

    >>> calendar_part("bis ende des monats", today=dt.date(2026, 11, 25), back=False).date
    datetime.date(2026, 11, 30)
    >>> calendar_part("nächsten monat", today=dt.date(2026, 11, 25), back=False)[:2]
    (datetime.date(2026, 12, 1), 'month')
    """
    if not back:
        if _FIRST_OF_MONTH.search(text):
            return ReadDate(months(today.year, today.month, 2, "month").last.replace(day=1), "day", "relative")
        if _NEW_YEAR.search(text):
            return ReadDate(dt.date(today.year + 1, 1, 1), "day", "relative")
        if of_month := _OF_MONTH.search(text):
            return _day_of_month(int(of_month["day"]), today, following=bool(of_month["next"]))
    found = _PART_OF.search(text)
    if found is None:
        if back or not (whole := _NEXT.search(text)):
            return None
        span = _unit(whole["unit"], today, 1)
        return ReadDate(span.first, span.precision, "relative")
    which = found["which"] or found["whose"] or ""
    step = 1 if _COMING.match(which) or which == "folge" else -1 if _LAST.match(which) else 0
    part = PARTS[found["part"] or found["end"]]
    name = found["unit"] or found["joined"]
    cut = part_of(_unit(name, today, step), part)
    if not back and not step and part == "begin" and cut.first < today:
        cut = part_of(_unit(name, today, 1), part)  # "zum Jahresbeginn" said in November
    return ReadDate(cut.first, cut.precision, "relative")


def _day_of_month(day: int, today: dt.date, *, following: bool) -> ReadDate | None:
    try:
        month = _unit("monat", today, int(following)).first
        return ReadDate(month.replace(day=day), "day", "relative")
    except ValueError:
        return None


def _unit(name: str, today: dt.date, step: int) -> Span:
    """The week, month, quarter or year of today, or one before or after it."""
    kind = _UNIT_OF[name[:4]]
    if kind == "week":
        year, week, _ = (today + dt.timedelta(7 * step)).isocalendar()
        return weeks(year, week, week)
    count = {"month": 1, "quarter": 3, "year": 12}[kind]
    year, block = divmod((today.year * 12 + today.month - 1) // count + step, 12 // count)
    if not 1 <= year < 9999:
        return one_day(today)
    return months(year, block * count + 1, count, "month" if kind == "month" else "quarter" if count == 3 else "year")


_UNIT_OF = {"woch": "week", "week": "week", "mona": "month", "mont": "month"}
_UNIT_OF |= {"quar": "quarter", "jahr": "year", "year": "year"}
_UNITS = r"woche|week|monats?|month|quartals?|quarter|jahre?s?|year"
_STEPS = r"(?:nächste|kommende|folgende|next|letzte|vergangene|vorige|last|diese|laufende|this|current)[nrsm]?"
_DAY_WORD = re.compile(rf"\b({any_of(_DAYS)})\b")
_WEEKDAY = re.compile(rf"\b({any_of(name for name in WEEKDAYS if len(name) > 3)})\b")
_LAST = re.compile(r"\b(?:letzte|vergangene|vorige|last|past)[nrsm]?\b")
_COMING = re.compile(r"\b(?:nächste|kommende|folgende|next|coming)[nrsm]?\b")
_NEXT = re.compile(rf"\b(?:nächste|kommende|next|folgende)[nrsm]? (?P<unit>{_UNITS})\b")
_FIRST_OF_MONTH = re.compile(
    r"\b(?:nächsten|kommenden) (?:monatsersten|ersten|1\.)|\bmonatsersten\b"
    r"|\b(?:1\.|ersten) (?:des|eines) (?:nächsten |folge|kommenden )?monats\b|\bfirst of (?:next|the) month\b"
)
_OF_MONTH = re.compile(
    r"\b(?P<day>\d{1,2})\. ?(?:d\. ?m\.|(?:des|dieses) (?P<next>folge|nächsten |kommenden )?(?:laufenden )?monats\b)"
)
_NEW_YEAR = re.compile(r"\bjahreswechsel\b|\bneujahr\b|\b(?:zum|im) neuen jahr\b|\bnew year\b")
_PART_OF = re.compile(
    rf"\b(?:(?P<part>{PART})(?: des| der| of(?: the)?)?(?: (?P<which>{_STEPS}))? (?P<whose>folge)?(?P<unit>{_UNITS})"
    rf"|(?P<joined>wochen|monats|quartals|jahres|year|month)[ -]?(?P<end>{PART}))\b"
)
