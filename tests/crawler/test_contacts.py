"""No planted name reaches a disk: a real crawl over loopback, its spool, snapshot, record, log and recorded cases."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from crawler.record import redacted
from exports import load
from tests.conftest import Cli
from tests.loopback import Answer, Asked, details, hit, json_answer, listing, reference, serve
from tests.normalize.contact_wordings import WORDINGS, invented, left_over, planted

NAMES = {number: invented(number + 500) for number in range(1, len(WORDINGS) + 1)}


def posting(number: int) -> dict[str, Any]:
    text = f"Sie leiten unseren Kundenservice.\n{planted(WORDINGS[number - 1], NAMES[number])}\nWir freuen uns auf Sie!"
    return {**details(number), "stellenangebotsBeschreibung": text}


def answer(request: Asked) -> Answer:
    if request.path.endswith("/jobs"):
        page = int(request.query.get("page", "1"))
        hits = [hit(number) for number in NAMES]
        return json_answer(listing(*hits[(page - 1) * 100 : page * 100], total=len(hits), page=page))
    return json_answer(posting(int(reference(request.path)[6:-2])))


def told(text: str) -> list[str]:
    return [part for name in NAMES.values() for part in left_over(name, text)]


def on_disk(folder: Path) -> str:
    """All files of a folder as text, whatever they are; compressed columns are read by the tests themselves."""
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def crawled(
    cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[subprocess.CompletedProcess[str]], str]:
    """A crawl that cannot publish, so that its spool stays, and a second one that publishes what it left."""
    folder = tmp_path_factory.mktemp("contacts")
    profile = folder / "profile.toml"
    profile.write_text(
        'name = "test"\nboards = ["arbeitsagentur"]\n'
        'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
        encoding="utf-8",
    )
    out = folder / "data"
    out.mkdir()
    (out / "postings").write_text("in the way", encoding="utf-8")
    with serve(answer) as (origin, _):
        arguments = ("crawl", "--out", out, "--profile", profile, "--endpoint", f"arbeitsagentur={origin}", "--verbose")
        first = cli(*arguments)
        spooled = on_disk(folder)
        (out / "postings").unlink()
        second = cli(*arguments)
    return out, [first, second], spooled


def test_the_spool_holds_the_postings_and_no_name(
    crawled: tuple[Path, list[subprocess.CompletedProcess[str]], str],
) -> None:
    _, (first, _), spooled = crawled
    assert first.returncode == 4, first.stderr
    assert spooled.count("Wir freuen uns auf Sie!") >= len(WORDINGS)
    assert told(spooled) == []


def test_no_name_in_the_snapshot(crawled: tuple[Path, list[subprocess.CompletedProcess[str]], str]) -> None:
    out, (_, second), _ = crawled
    assert second.returncode == 0, second.stderr
    postings = load(out, latest=True)
    assert len(postings) == len(WORDINGS)
    assert postings["description"].str.endswith("Wir freuen uns auf Sie!").all()
    assert told(postings.to_csv()) == []


def test_no_name_in_records_logs_or_caches(
    crawled: tuple[Path, list[subprocess.CompletedProcess[str]], str],
) -> None:
    out, runs, _ = crawled
    assert list((out / "runs").glob("*.json"))
    assert told(on_disk(out)) == []
    for run in runs:
        assert "Scrapy 2" in run.stderr, "the log is verbose"
        assert told(run.stdout + run.stderr) == []


@pytest.mark.parametrize("number", range(1, len(WORDINGS) + 1, 24))
def test_no_name_in_a_recorded_case(cli: Cli, tmp_path: Path, number: int) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(
        'name = "test"\nboards = ["arbeitsagentur"]\n'
        'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
        'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
        encoding="utf-8",
    )
    with serve(lambda _: json_answer(posting(number))) as (origin, _):
        run = cli(
            *("record", "arbeitsagentur", f"{origin}/pc/v4/jobdetails/x", "--into", tmp_path / "boards"),
            *("--profile", profile, "--endpoint", f"arbeitsagentur={origin}", "--verbose"),
        )
    assert run.returncode == 0, run.stderr
    kept = on_disk(tmp_path / "boards")
    assert json.loads((tmp_path / "boards/arbeitsagentur/recorded/response.json").read_text(encoding="utf-8"))
    assert told(kept + run.stdout + run.stderr) == []


IN_FIELDS = [
    ('{"contact": {"firstName": "Vanira", "lastName": "Olbeko", "@type": "Person"}}', "json", ["Vanira", "Olbeko"]),
    ('{"applicationContact": {"name": "Vanira Olbeko", "email": "v.olbeko@havel.example"}}', "json", ["Olbeko"]),
    ('{"recruiter": "Vanira Olbeko", "title": "Leitung"}', "json", ["Olbeko"]),
    ('{"contacts": ["Vanira Olbeko"], "phone": "0331 23125 1"}', "json", ["Olbeko", "23125"]),
    ("<job><contactPerson>Vanira Olbeko</contactPerson><title>Leitung</title></job>", "xml", ["Olbeko"]),
    ('<a href="mailto:v.olbeko@havel.example">Schreiben</a>', "html", ["olbeko"]),
    (
        '<script type="application/ld+json">{"applicationContact": {"name": "Vanira Olbeko"}}</script>',
        "html",
        ["Olbeko"],
    ),
]


@pytest.mark.parametrize(("body", "kind", "names"), IN_FIELDS)
def test_a_field_that_names_a_person_is_recorded_empty(body: str, kind: str, names: list[str]) -> None:
    kept = redacted(body.encode(), kind).decode()
    assert not [name for name in names if name in kept]


def test_what_a_spider_reads_is_recorded_as_it_is() -> None:
    said = {
        "title": "Leitung",
        "contact": {"email": "jobs@havel.example", "@type": "Person"},
        "companyName": "Havel GmbH",
    }
    assert json.loads(redacted(json.dumps(said).encode(), "json")) == said
