"""What two postings are compared by: their columns, folded once."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Self

from exports.posting import Posting
from exports.vacancy import Vacancy
from pipelines.agencies import is_agency_name
from pipelines.data import toml
from pipelines.duplicates.agencies import speaks_for_another
from pipelines.duplicates.employers import Employer, employer_of
from pipelines.duplicates.posting_text import Text
from pipelines.duplicates.references import Reference, addresses, is_number_of_its_own, references
from pipelines.duplicates.tasks import tasks_of
from pipelines.duplicates.telling import Telling, telling_of_tasks
from pipelines.duplicates.terms import Terms, one_terms
from pipelines.duplicates.titles import TitleWords, title_words
from pipelines.text import key

COLUMNS = (
    *("posting_id", "source", "source_type", "native_id", "url", "apply_url", "original_source"),
    *("title", "title_clean", "employer", "employer_key", "description", "language", "posted_on"),
    *("place_text", "place_count", "city", "district", "postcode", "state", "country"),
    *("salary_year_fte_min_eur", "salary_year_fte_max_eur", "employment_type", "contract", "is_staffing", "flags"),
    *("hours_per_week_min", "hours_per_week_max"),
)
"""Columns of the table `postings` that a comparison reads: all that `from_row` needs."""

_NOWHERE = frozenset(toml("duplicates.toml")["place"]["nowhere"])
_MOST_CITIES = 12
_PLACES = re.compile(r" · |[,;/|]| (?:und|oder|and|or) ")


class Place(NamedTuple):
    """Where the work is; the same object for all postings that say the same of it.

    `cities` are all that are named, empty where the place says nothing ("Anywhere"); `region` is then what it says.
    `printed` are all names in a place that no table knows.
    """

    cities: tuple[str, ...]
    printed: tuple[str, ...]
    region: str | None
    state: str | None
    country: str | None
    postcode: str | None
    district: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """A posting, or a vacancy that no board shows at the moment, as the comparison sees it.

    Made by `from_posting`, `from_row` or `from_vacancy`; texts are folded, lists are sorted. `id` is the
    `posting_id` or the `vacancy_id`. `fills_for_others`: its name, its board or its text says that it fills somebody
    else's place. `known_by` are the addresses and, behind a "#", the numbers that others may state of it, too:
    references and its board's id. `tasks_text` is what the table `vacancies` keeps to know a vacancy again; `None` if
    the text has no heading of tasks. `pay` is EUR gross a year, full time; `stated` are the terms in fields and title.
    `has_text`: there is something to compare besides the title.
    """

    id: str
    source: str | None
    source_type: str | None
    native_id: str | None
    words: TitleWords
    employer: Employer | None
    is_agency: bool
    fills_for_others: bool
    place: Place
    references: tuple[Reference, ...]
    known_by: frozenset[str]
    posted_on: dt.date | None
    pay: tuple[float, float] | None
    employment: tuple[str, ...]
    stated: Terms
    hours: tuple[float, float] | None
    language: str | None
    tasks_text: str | None
    has_text: bool
    read_text: Callable[[], Text] = field(compare=False, repr=False)

    @property
    def employer_key(self) -> str | None:
        """The employer folded for joins."""
        return self.employer.key if self.employer else None

    @property
    def telling_of_tasks(self) -> Telling | None:
        """What is known of a vacancy's tasks without its text."""
        return telling_of_tasks(self.tasks_text) if self.tasks_text else None

    @classmethod
    def from_posting(cls, posting: Posting) -> Self:
        """The posting as it was just normalized.

        >>> from exports.posting import EXAMPLE
        >>> Comparable.from_posting(EXAMPLE).words.core
        ('kundendienst', 'leiter')
        """
        return cls._of(lambda name: getattr(posting, name, None))

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """A row of the table `postings`; columns that are not there are unknown, only `posting_id` is needed.

        What was read from the description before may be given: `tasks_text`, empty if there is none; `states_number`,
        whether it may hold a reference (`references.LIKELY`); `may_speak`, whether it may speak for another
        (`agencies.LIKELY`); `read_text`, which reads its beginning again, so that it is not kept.

        >>> Comparable.from_row({"posting_id": "a:1", "title": "Serviceleiter", "city": "Potsdam"}).place.cities
        ('potsdam',)
        """
        return cls._of(row.get)

    @classmethod
    def from_vacancy(cls, vacancy: Vacancy) -> Self:
        """A vacancy as the table `vacancies` keeps it: without text but for its tasks, without references.

        A board of its own is none: a posting that is like it is a repost wherever it stands.
        """
        row = {
            "posting_id": vacancy.vacancy_id,
            "title": vacancy.title,
            "title_clean": vacancy.title_clean,
            "employer": vacancy.employer,
            "employer_key": vacancy.employer_key,
            "city": vacancy.city,
            "district": vacancy.district,
            "postcode": vacancy.postcode,
            "posted_on": vacancy.posted_on,
            "salary_year_fte_min_eur": vacancy.salary_year_fte_min_eur,
            "salary_year_fte_max_eur": vacancy.salary_year_fte_max_eur,
            "employment_type": vacancy.employment_type,
            "contract": vacancy.contract,
            "is_staffing": vacancy.is_staffing,
            "url": vacancy.url,
            "tasks_text": vacancy.tasks_text,
        }
        return cls._of(row.get)

    @classmethod
    def _of(cls, get: Callable[[str], Any]) -> Self:
        title, place_text = _text(get("title")), _text(get("place_text"))
        employer, description = _text(get("employer")), _text(get("description"))
        cities = _cities(
            _text(get("city")), place_text, get("place_count") if isinstance(get("place_count"), int) else 0
        )
        employer_key = _text(get("employer_key")) or (key(employer[:200]) if employer else "") or None
        tasks = get("tasks_text")
        if description and not isinstance(tasks, str):
            tasks = tasks_of(description)
        printed = _printed(place_text)
        flags = _texts(get("flags"))
        native_id = _text(get("native_id"))
        native_id = native_id.casefold() if native_id and is_number_of_its_own(native_id) else None
        led_to = addresses(_text(get(name)) for name in ("url", "apply_url", "original_source"))
        is_agency = get("is_staffing") is True or is_agency_name(employer)
        refers = references(title, None if get("states_number") is False else description)
        words = title_words(
            # As published: a cleaned title may have lost a level or a department with the working time behind it.
            title or _text(get("title_clean")) or "",
            places=(*cities, *printed),
            employer_key=employer_key,
        )
        text = None if callable(get("read_text")) else Text(description)
        posted_on = get("posted_on")
        if isinstance(posted_on, dt.datetime):
            posted_on = posted_on.date()
        return cls(
            id=_text(get("posting_id")) or "",
            source=_text(get("source")),
            source_type=_text(get("source_type")),
            native_id=native_id,
            words=words,
            employer=employer_of(employer_key),
            is_agency=is_agency,
            fills_for_others=is_agency or (get("may_speak") is not False and speaks_for_another(description)),
            place=_one_place(
                cities=cities,
                printed=printed if "place_unresolved" in flags else (),
                region=key(place_text[:200]) if place_text and not cities else None,
                state=None if "state_contradicts_city" in flags else _text(get("state")),
                country=_text(get("country")),
                postcode=_text(get("postcode")),
                district=_text(get("district")),
            ),
            references=refers,
            known_by=frozenset((*led_to, *_numbers(refers, native_id))),
            posted_on=posted_on if isinstance(posted_on, dt.date) else None,
            pay=_pay(get("salary_year_fte_min_eur"), get("salary_year_fte_max_eur")),
            employment=_texts(get("employment_type")),
            stated=one_terms(_text(get("contract")), words.shifts),
            hours=_range(get("hours_per_week_min"), get("hours_per_week_max")),
            language=_text(get("language")),
            tasks_text=_text(tasks),
            has_text=description is not None or _text(tasks) is not None,
            read_text=get("read_text") if text is None else lambda: text,
        )


_one_place = lru_cache(maxsize=65536)(Place)


@lru_cache(maxsize=65536)
def _cities(city: str | None, place_text: str | None, count: int) -> tuple[str, ...]:
    """The city, and of a posting with several places all names that stand there."""
    named = [city] if city else []
    if place_text and count > 1:
        named += _PLACES.split(place_text[:1000])
    keys = (" ".join(word for word in key(name[:100]).split() if not word.isdigit()) for name in named)
    return tuple(sorted({name for name in keys if name and name not in _NOWHERE})[:_MOST_CITIES])


@lru_cache(maxsize=65536)
def _printed(place_text: str | None) -> tuple[str, ...]:
    """The names in a place as the board prints them: its titles spell them so, "Munich" and not München."""
    parts = place_text[:200].replace(" · ", ",").split(",") if place_text else ()
    return tuple(name for name in map(key, parts) if len(name) > 2 and not name.isdigit())


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(sorted(text for text in value if isinstance(text, str))) if isinstance(value, tuple | list) else ()


def _number(value: Any) -> float | None:
    return value if isinstance(value, float) and 0 < value < float("inf") else None


def _numbers(found: Iterable[Reference], native_id: str | None) -> list[str]:
    """Those that are long enough to say something."""
    told = [*(one.number for one in found), *([native_id] if native_id else ())]
    return [f"#{number}" for number in told if len(number) >= _SHORTEST_NUMBER]


_SHORTEST_NUMBER = 4


def _pay(low: Any, high: Any) -> tuple[float, float] | None:
    """Both ends, or twice the only one that is told."""
    low, high = _number(low), _number(high)
    return None if low is None and high is None else (low or high, high or low)


def _range(low: Any, high: Any) -> tuple[float, float] | None:
    low, high = _number(low), _number(high)
    return (low, high) if low is not None and high is not None else None
