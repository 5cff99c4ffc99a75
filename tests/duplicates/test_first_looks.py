"""What is done with a quick look first must find what the slow look finds."""

import re
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from exports.pieces import BEGINNING
from pipelines.duplicates import agencies
from pipelines.duplicates.agencies import speaks_for_another
from pipelines.duplicates.choices import PATTERNS, choices_of
from pipelines.duplicates.references import LIKELY, addresses, references
from pipelines.duplicates.sharing import SharedKeys
from pipelines.duplicates.tasks import READ


@pytest.mark.parametrize(
    ("text", "is_likely"),
    [
        ("Für unseren Kunden suchen wir", True),
        ("Unser – Mandant ist", True),
        ("im Auftrag_unserer Kunden", True),
        ("On behalf of a\n client", True),
        ("fu\u0308r unseren Kunden", True),  # two signs, one letter
        ("ｕnser Kunde", True),
        ("Du bist für unsere Kunden da – jeden Tag", False),
    ],
)
def test_the_first_look_for_texts_that_speak_for_another(text: str, is_likely: bool) -> None:
    assert pc.match_substring_regex(pa.array([text]), agencies.LIKELY).to_pylist() == [is_likely]
    assert is_likely or not speaks_for_another(text)


@pytest.mark.parametrize(
    ("text", "is_likely"),
    [("Kennziffer 12/2026", True), ("JOB-ID: JR-4711", True), ("Ref.\u00a04711", True), ("Job mit 30 Stunden", False)],
)
def test_the_first_look_for_references(text: str, is_likely: bool) -> None:
    assert pc.match_substring_regex(pa.array([text]), LIKELY).to_pylist() == [is_likely]
    assert is_likely == bool(references(text))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.Firma.example/jobs/4711/",
        "http://firma.example:8080?id=4711",
        "https://firma.example/a;b/4711?x=1&y=2",
        "https://firma.example/stelle/4711#bewerben",
        "HTTPS://firma.example/4711",
        "https://user@firma.example/4711",
        "https://firma.example/stra\u00dfe/4711",
        "ftp://firma.example/4711",
        "https://[4711",
    ],
)
def test_addresses_are_read_as_the_standard_library_reads_them(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:
        assert addresses([url]) == ()
        return
    query = f"?{parts.query}" if parts.query else ""
    told = parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/") + query
    assert addresses([url]) == ((told,) if parts.scheme in ("http", "https") else ())


def test_the_first_look_for_choices() -> None:
    words = [
        "nachtdienst",
        "dauernachtdienst",
        "spaetschicht",
        "wasser",
        "trinkwasser",
        "teilzeit",
        "kita",
        "leiter",
        "4711",
        "nord",
    ]
    for word in words:
        assert choices_of(word) == {choice for choice, pattern in PATTERNS if re.fullmatch(pattern, word)}
    assert sum(map(bool, map(choices_of, words))) == 7


def test_keys_of_one_posting_are_left_out_and_no_other() -> None:
    new = {f"a:{n}": [n, n // 2 + 10_000] for n in range(500)}
    shared = SharedKeys(new.items())
    assert shared.takes("b:1", [3, 77_777])
    assert not shared.takes("a:1", [3])  # it is a new one
    for posting, keys in new.items():
        assert keys[1] in list(shared.of(posting))
    assert 3 in list(shared.of("a:3"))
    assert sum(len(list(shared.of(posting))) for posting in new) < 600  # one in sixteen may be kept in vain


def test_what_is_read_again_of_a_text_is_in_memory() -> None:
    assert READ <= BEGINNING
