"""The beginning of a board: a spider and a case whose test fails until somebody has written what is expected."""

import re
from pathlib import Path

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

SPIDER = '''"""{title}: say in a line what this board is."""

from crawler.board import BoardSpider, Json, RawPosting, date, json_pages
from crawler.fields import fields, names, prose


class {class_name}(BoardSpider):
    """What the listing is, and what the absence of a posting means.

    Traps, terms, what is not read and why. `make docs` puts this into docs/boards.md.
    """

    name = "{name}"
    title = "{title}"
    homepage = "https://{name}.example"
    address = "https://{name}.example/api/jobs"
    access = "operator_decides"
    checked_on = date({year}, {month}, {day})
    evidence = "tests/boards/{name}"
    lists = "window"
    pages = json_pages("jobs")

    def posting(self, record: Json) -> RawPosting:
        """A job, in the board's own words: nothing is cleaned here."""
        return self.raw(
            **fields(record, url="url", title="title", native_id="id", employer="company", posted_text="published"),
            description=prose(record, "description"),
            places=names(record, "place"),
        )
'''
RESPONSE = """{
  "jobs": [
    {"id": 1, "title": "Leitung Kundenservice (m/w/d)", "url": "https://NAME.example/jobs/1", "place": "14467 Potsdam"}
  ]
}
"""
META = '{"board": "NAME", "callback": "parse_listing", "url": "https://NAME.example/api/jobs", "synthetic": true}\n'
EXAMPLE = "example"
EXPECTED = '[{"title": "write here what the spider must read, field by field"}]\n'


class NotMade(Exception):
    """The board was not begun; the message says why, in one sentence."""


def new_board(root: Path, name: str, *, year: int, month: int, day: int) -> list[Path]:
    """Write the files of a new board into a checkout and return their paths.

    Raises:
        NotMade: `root` is no checkout, the name does not serve as a name of files, or the board is there already.
    """
    if not NAME.fullmatch(name) or len(name) > 40:
        raise NotMade(f"{name!r} must be of lower-case letters, digits and hyphens, at most 40 of them")
    if not (root / "crawler" / "spiders").is_dir():
        raise NotMade(f"{root} is no checkout of potsdam-jobs: there is no crawler/spiders")
    module, case = name.replace("-", "_"), root / "tests" / "boards" / name / EXAMPLE
    facts = {"title": name.replace("-", " ").title(), "class_name": "".join(part.title() for part in name.split("-"))}
    files = {
        root / "crawler" / "spiders" / f"{module}.py": SPIDER.format(
            name=name, year=year, month=month, day=day, **facts
        ),
        **{case / file: text for file, text in _example(name).items()},
    }
    if known := next((path for path in files if path.exists()), None):
        raise NotMade(f"{known} is there already")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def without_example(cases: Path, name: str) -> bool:
    """Remove the example of a board, if it is as it was begun with: a recorded answer takes its place."""
    files = _example(name)
    try:
        if any((cases / EXAMPLE / file).read_text(encoding="utf-8") != text for file, text in files.items()):
            return False
        for file in files:
            (cases / EXAMPLE / file).unlink()
        (cases / EXAMPLE).rmdir()
    except OSError:
        return False
    return True


def _example(name: str) -> dict[str, str]:
    return {
        "response.json": RESPONSE.replace("NAME", name),
        "meta.json": META.replace("NAME", name),
        "expected.json": EXPECTED,
    }
