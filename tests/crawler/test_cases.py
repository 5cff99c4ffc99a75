"""Recorded and written answers of boards: tests/boards/<board>/<case>/{response.*, meta.json, expected.json}."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request

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
    more = {"callback": said["callback"], "account": said.get("account"), "url": said["url"]}
    found, stats = read(spiders()[said["board"]], answer.read_bytes(), **more)
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    postings = [posting for one in found for posting in listed(one)]
    told = [shown(posting) for posting in postings]
    got = [{name: posting.get(name) for name in fields} for posting, fields in zip(told, wanted, strict=False)]
    reads = json.dumps(told, ensure_ascii=False, indent=1) if told else f"no posting ({stats})"
    assert (len(postings), got) == (len(wanted), wanted), f"the spider reads\n{reads}"


def listed(one: Any) -> list[RawPosting]:
    """A posting, or what the list says of one whose details would be asked for."""
    if isinstance(one, Request) and (kept := one.cb_kwargs.get("listed")):
        kept = kept(flags=())
        return [kept] if isinstance(kept, RawPosting) else list(kept)
    return [one] if isinstance(one, RawPosting) else []


def shown(posting: RawPosting) -> dict[str, Any]:
    """What a posting says, in the form of expected.json; its places by their towns or names."""
    said = {name: value for name, value in asdict(posting).items() if isinstance(value, str)}
    return said | {"towns": [place.city or place.text for place in posting.places]}
