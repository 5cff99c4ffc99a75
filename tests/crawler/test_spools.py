"""Boards that are crawled here and there and published into one place: by folders, and into a bucket."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import coverage, load
from exports.store import Store
from tests.conftest import ROOT, Cli
from tests.loopback import json_answer, serve
from tests.s3 import address, make_bucket, s3_server

ARBEITNOW = json.loads((ROOT / "tests/boards/arbeitnow/two-jobs/response.json").read_text(encoding="utf-8"))
HIT = {
    "referenznummer": "10000-1-S",
    "stellenangebotsTitel": "Leiter Kundenservice (m/w/d)",
    "firma": "Havelbogen Service GmbH",
    "stellenlokationen": [{"adresse": {"plz": "14467", "ort": "Potsdam", "land": "DEUTSCHLAND"}}],
}
LISTING = {"maxErgebnisse": 1, "page": 1, "size": 100, "ergebnisliste": [HIT]}


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[dict[str, tuple[object, ...]]]:
    """What to add to `crawl` to read either board alone."""
    told = {}
    hits = serve(lambda asked: json_answer(LISTING if asked.path.endswith("/jobs") else HIT))
    with hits as (origin, _), serve(lambda _: json_answer(ARBEITNOW)) as (other, _):
        for board, at in (("arbeitsagentur", origin), ("arbeitnow", other)):
            profile = tmp_path / f"{board}.toml"
            profile.write_text(
                f'name = "test"\nboards = ["{board}"]\n'
                'occupation = { name = "Kundenservice", terms = ["Leiter Kundenservice"] }\n'
                'place = { name = "Potsdam", lat = 52.39886, lon = 13.06566, radius_km = 25 }\n',
                encoding="utf-8",
            )
            told[board] = ("--profile", profile, "--endpoint", f"{board}={at}", "--keep-all")
        yield told


def sources(where: str | Path) -> set[str]:
    return set(load(where, latest=True)["source"])


def test_a_spool_waits_and_is_published_where_it_is_wanted(
    cli: Cli, tmp_path: Path, boards: dict[str, tuple[object, ...]]
) -> None:
    here, there, data = tmp_path / "here", tmp_path / "there", tmp_path / "data"
    for out, board in ((here, "arbeitsagentur"), (there, "arbeitnow")):
        run = cli("crawl", "--out", out, *boards[board], "--spool-only")
        assert run.returncode in {0, 3}, run.stderr
        assert "potsdam-jobs publish merges it" in run.stdout
        assert not (out / "postings").exists()
    spools = ("--spool", here / "_spools", "--spool", there / "_spools")
    kept = tmp_path / "kept"
    shutil.copytree(here / "_spools", kept)
    run = cli("publish", "--out", data, *spools)
    assert run.returncode in {0, 3}, run.stderr
    assert run.stdout.count("published") == 2
    assert sources(data) == {"arbeitsagentur", "arbeitnow"}
    assert set(coverage(data)["source"]) == {"arbeitsagentur", "arbeitnow"}
    assert len(list(data.glob("runs/*.json"))) == 2
    assert not list(here.glob("_spools/*"))
    # The same spool again changes nothing, and then there is none.
    again = cli("publish", "--out", data, "--spool", kept)
    assert (again.returncode, "published before" in again.stdout) == (0, True)
    assert cli("publish", "--out", data).returncode == 4


def test_an_older_spool_does_not_undo_a_newer_run(
    cli: Cli, tmp_path: Path, boards: dict[str, tuple[object, ...]]
) -> None:
    data = tmp_path / "data"
    assert cli("crawl", "--out", tmp_path / "there", *boards["arbeitsagentur"], "--spool-only").returncode == 0
    newer = {**HIT, "referenznummer": "10000-2-S"}
    later = {**LISTING, "ergebnisliste": [newer]}
    with serve(lambda asked: json_answer(later if asked.path.endswith("/jobs") else newer)) as (origin, _):
        profile = boards["arbeitsagentur"][1]
        told = ("--profile", profile, "--endpoint", f"arbeitsagentur={origin}", "--keep-all")
        assert cli("crawl", "--out", data, *told).returncode == 0
    before = load(data, latest=True)["posting_id"].tolist()
    run = cli("publish", "--out", data, "--spool", tmp_path / "there" / "_spools")
    assert load(data, latest=True)["posting_id"].tolist() == before == ["arbeitsagentur:10000-2-S"], run.stderr


@pytest.mark.parametrize("damage", ["cut", "no coverage", "bad name"])
def test_a_spool_that_is_not_whole_is_refused(
    cli: Cli, tmp_path: Path, boards: dict[str, tuple[object, ...]], damage: str
) -> None:
    assert cli("crawl", "--out", tmp_path / "there", *boards["arbeitsagentur"], "--spool-only").returncode == 0
    (spool,) = (tmp_path / "there" / "_spools").iterdir()
    if damage == "cut":
        path = spool / "arbeitsagentur" / "postings.jsonl"
        path.write_bytes(path.read_bytes()[:-1])
    else:
        told = json.loads((spool / "handover.json").read_text())
        told |= {"coverage": [{}]} if damage == "no coverage" else {"run": "../../elsewhere"}
        (spool / "handover.json").write_text(json.dumps(told))
    run = cli("publish", "--out", tmp_path / "data", "--spool", spool)
    assert run.returncode == 4
    assert len(run.stderr.splitlines()) == 1
    assert spool.is_dir()
    assert not (tmp_path / "data" / "postings").exists()


def test_two_machines_publish_into_one_bucket(
    cli: Cli, tmp_path: Path, boards: dict[str, tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test-key-of-nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test-secret-of-nobody")
    with s3_server() as port:
        make_bucket(port, "jobs")
        where = address(port, "jobs/potsdam")
        for machine, board in (("one", "arbeitsagentur"), ("two", "arbeitnow")):
            monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / machine))
            run = cli("crawl", "--out", where, *boards[board])
            assert run.returncode in {0, 3}, run.stderr
            assert "published s3://jobs/potsdam/postings/" in run.stdout
            assert "nobody" not in run.stdout + run.stderr
            assert not list((tmp_path / machine).rglob("_staging/*")), "nothing unfinished stays behind"
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "reader"))
        assert sources(where) == {"arbeitsagentur", "arbeitnow"}
        store = Store.at(where)
        assert len(store.files("runs")) == 2
        assert store.files("_locks") == []
        assert {name.partition("/")[0] for name in store.files("postings")} == {"postings"}
        assert dt.date.fromisoformat(json.loads(store.read("latest.json"))["snapshot_date"])


def test_a_bucket_that_cannot_be_reached_keeps_the_spool(
    cli: Cli, tmp_path: Path, boards: dict[str, tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test-key-of-nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test-secret-of-nobody")
    with s3_server() as port:
        make_bucket(port, "jobs")
    run = cli("crawl", "--out", address(port, "jobs/potsdam"), *boards["arbeitsagentur"])
    assert run.returncode == 4
    assert "no connection, or it was dropped half-way" in run.stderr
    assert "nobody" not in run.stdout + run.stderr
    assert len(list((tmp_path / "state").rglob("_staging/*/arbeitsagentur/postings.jsonl"))) == 1


def test_an_address_that_is_not_known_is_a_mistake_of_usage(cli: Cli) -> None:
    run = cli("crawl", "--out", "sftp://me:secret@host/data")
    assert run.returncode == 2
    assert "data cannot lie at sftp://" in run.stderr
    assert "secret" not in run.stderr


def test_a_spool_that_was_damaged_on_its_way_is_not_published(
    cli: Cli, tmp_path: Path, boards: dict[str, tuple[object, ...]]
) -> None:
    out = tmp_path / "data"
    assert cli("crawl", "--out", out, *boards["arbeitsagentur"], "--spool-only").returncode == 0
    (spool,) = out.glob("_spools/*/arbeitsagentur/postings.jsonl")
    spool.write_bytes(spool.read_bytes().replace(b'"title"', b'"titel"', 1))
    run = cli("publish", "--out", out)
    assert run.returncode == 4
    assert f"the spool {spool.parent.parent.resolve()} cannot be published: arbeitsagentur: line 1" in run.stderr
    assert "copy it anew, or remove it" in run.stderr
    assert not (out / "postings").exists()
    assert spool.exists()
