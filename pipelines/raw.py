"""What a board says, in its own words: the record that spiders hand over."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, Literal, get_args


class BadRecord(TypeError):
    """A raw record that does not hold what it must; a fault of the board's answer, not of the program."""


SourceType = Literal["public_service", "job_board", "aggregator", "employer_site"]
_SOURCE_TYPES: tuple[str, ...] = get_args(SourceType)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPlace:
    """One place of work as the board prints it. Every field is text or missing.

    >>> RawPlace(text="14467 Potsdam").city is None
    True
    """

    text: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    lat: str | None = None
    lon: str | None = None

    def __post_init__(self) -> None:
        _check_texts(self, required=())


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPosting:
    """One posting as found. Every field is text or missing; nothing is cleaned and nothing is guessed.

    Neither Scrapy nor a dataclass checks types, so the record checks itself: a wrong type fails in the
    callback that made it, for that posting, and not in the Parquet writer an hour later.

    Raises:
        BadRecord: a field is neither text nor missing, or a required one is blank. The message names the
            field, never its value: values may hold personal data.

    >>> RawPosting(source="demo", source_type="job_board", url="https://jobs.example/1", title="").title
    Traceback (most recent call last):
    pipelines.raw.BadRecord: title must be text, got blank text
    """

    source: str
    source_type: SourceType
    url: str
    title: str
    native_id: str | None = None
    apply_url: str | None = None
    original_source: str | None = None
    employer: str | None = None
    description: str | None = None
    occupation_text: str | None = None
    posted_text: str | None = None
    first_published_text: str | None = None
    modified_text: str | None = None
    valid_until_text: str | None = None
    start_text: str | None = None
    places: tuple[RawPlace, ...] = ()
    work_mode_text: str | None = None
    salary_text: str | None = None
    salary_min_text: str | None = None
    salary_max_text: str | None = None
    salary_period_text: str | None = None
    salary_currency_text: str | None = None
    predicted_salary_min_text: str | None = None
    predicted_salary_max_text: str | None = None
    employment_text: str | None = None
    contract_text: str | None = None
    hours_text: str | None = None
    staffing_text: str | None = None
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_texts(self, required=("source", "source_type", "url", "title"))
        if self.source_type not in _SOURCE_TYPES:
            raise BadRecord(f"source_type must be one of {', '.join(_SOURCE_TYPES)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMarketPay:
    """A page that says in running prose what an occupation pays in a place: a reference, no posting."""

    source: str
    url: str
    occupation: str
    place: str
    text: str

    def __post_init__(self) -> None:
        _check_texts(self, required=("source", "url", "occupation", "place", "text"))


def _check_texts(record: RawPlace | RawPosting | RawMarketPay, *, required: tuple[str, ...]) -> None:
    kind_of_record: type = type(record)
    names, values = _reader(kind_of_record)
    for name, value in zip(names, values(record), strict=True):
        if value is None:
            if name in required:
                raise BadRecord(f"{name} must be text, got NoneType")
        elif isinstance(value, str):
            if not value or value.isspace():
                raise BadRecord(f"{name} must be text, got blank text")
        elif isinstance(value, tuple):
            kind = RawPlace if name == "places" else str
            if not all(isinstance(part, kind) for part in value):
                raise BadRecord(f"{name} must hold only {kind.__name__}")
        else:
            raise BadRecord(f"{name} must be text, got {type(value).__name__}")


@cache
def _reader(record: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[object, ...]]]:
    names = tuple(field.name for field in fields(record))
    return names, attrgetter(*names)
