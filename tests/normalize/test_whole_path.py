"""normalize(): what must hold for every posting, whatever a board says."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.flags import FLAGS
from exports.lines import line
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPlace, RawPosting

NOW = dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)
PROFILE = SearchProfile.shipped()
TEXTS = [
    field.name
    for field in dataclasses.fields(RawPosting)
    if field.name not in ("source", "source_type", "places", "flags")
]
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=300).filter(str.strip),
    st.sampled_from(
        ["NaN", "1e999", "-5", "0", "2026-13-45", "31.02.2026", "vor 99999999999 Tagen", "\ud800x", "<script>"]
    ),
    st.sampled_from(["9" * 5000, "Frau " * 500, "€" * 900, "3.500 € bis " * 300, "+49 " * 600, "ab " * 900, "(" * 999]),
)


def raw(**more: object) -> RawPosting:
    given = {
        "source": "demo",
        "source_type": "job_board",
        "url": "https://jobs.example/1",
        "title": "Serviceleiter",
        **more,
    }
    return RawPosting(**given)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(TEXTS), HOSTILE, max_size=8), st.lists(HOSTILE, max_size=2))
def test_no_input_raises_and_every_posting_can_be_written(texts: dict[str, str], places: list[str]) -> None:
    posting = normalize(
        raw(**texts, places=tuple(RawPlace(text=text, lat=text) for text in places)), profile=PROFILE, fetched_at=NOW
    )
    if "native_id" not in texts:
        line(posting)
    assert set(posting.flags) <= FLAGS.keys()
    for low, high in (
        (posting.salary_min, posting.salary_max),
        (posting.salary_year_min_eur, posting.salary_year_max_eur),
        (posting.hours_per_week_min, posting.hours_per_week_max),
    ):
        assert low is None or high is None or low <= high
    assert posting.url.startswith(("http://", "https://", "about:blank"))


def test_a_deadline_in_the_text_is_found() -> None:
    posting = normalize(raw(description="Bewerbungsfrist: 21.12.2026"), profile=PROFILE, fetched_at=NOW)
    assert posting.valid_until_on == dt.date(2026, 12, 21)
    assert "21.12.2026" in (posting.valid_until_text or "")


def test_a_deadline_before_the_publication_is_flagged() -> None:
    posting = normalize(
        raw(posted_text="2026-11-20", description="Bewerbungsfrist: 01.11.2026"), profile=PROFILE, fetched_at=NOW
    )
    assert "valid_until_before_posted" in posting.flags


def test_an_instant_without_zone_is_local_time() -> None:
    summer, winter = (
        normalize(raw(modified_text=text), profile=PROFILE, fetched_at=NOW).modified_at
        for text in ("2026-09-04T11:43:41.935", "2026-11-20T11:43:41.93")
    )
    assert summer == dt.datetime(2026, 9, 4, 9, 43, 41, 935000, dt.UTC)
    assert winter == dt.datetime(2026, 11, 20, 10, 43, 41, 930000, dt.UTC)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://user:pw@jobs.example/", "http://[::1"]
)
def test_an_address_that_nobody_should_open(url: str) -> None:
    posting = normalize(raw(apply_url=url), profile=PROFILE, fetched_at=NOW)
    assert posting.apply_url is None
    assert "apply_url_refused" in posting.flags


def test_a_contact_person_is_in_no_column() -> None:
    spoken = "Ihre Ansprechpartnerin ist Frau Mia Musterfrau, Tel. 030 23125 123, mia.musterfrau@havel.example."
    fields = {name: spoken for name in TEXTS if name not in ("url", "native_id", "apply_url")}
    places = (RawPlace(text=spoken), RawPlace(city=spoken, postcode="14467"))
    posting = normalize(raw(**fields, places=places), profile=PROFILE, fetched_at=NOW)
    written = line(posting).decode()
    assert "Musterfrau" not in written
    assert "musterfrau" not in written.replace(posting.employer_key or "", "")
    assert "23125" not in written
