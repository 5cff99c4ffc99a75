"""Recorded and written answers of boards: tests/boards/<board>/<case>/{response.*, meta.json, expected.json}."""

import json
from pathlib import Path

import pytest

from crawler.boards import spiders
from pipelines.raw import RawPosting
from tests.platforms.reading import read

CASES = sorted(Path(__file__).parent.parent.joinpath("boards").glob("*/*/meta.json"))


@pytest.mark.parametrize("meta", CASES, ids=lambda path: "/".join(path.parts[-3:-1]))
def test_a_case_is_read_as_expected(meta: Path) -> None:
    said = json.loads(meta.read_text(encoding="utf-8"))
    (answer,) = meta.parent.glob("response.*")
    expected = meta.parent / "expected.json"
    assert expected.exists(), f"write {expected.name}: a list with the fields that each posting must have"
    assert "callback" in said, "name the callback that reads the answer in meta.json"
    found, _ = read(spiders()[said["board"]], answer.read_bytes(), callback=said["callback"], url=said["url"])
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    postings = [posting for posting in found if isinstance(posting, RawPosting)]
    assert len(postings) == len(wanted)
    for posting, fields in zip(postings, wanted, strict=True):
        assert {name: getattr(posting, name) for name in fields} == fields
