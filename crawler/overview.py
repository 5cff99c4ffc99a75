"""All boards on one page: for `potsdam-jobs boards`, and as docs/boards.md."""

import inspect
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from crawler.board import BoardSpider, EmployerSpider
from crawler.boards import Board, boards, closed, spiders
from crawler.history import records
from crawler.searched import SearchSpider
from pipelines.profile import SearchProfile

ACCESS = {"open": "open", "operator_decides": "operator decides"}
LISTS = {"complete": "complete", "window": "rolling window"}
ABSENCE = {
    "complete": "A posting that is absent from a listing seen whole is no longer on the board.",
    "window": "Absence means nothing: only a deadline, or 404 or 410 on its own page, ends a posting.",
}


class Row(NamedTuple):
    """One board as a person wants to see it; `why_off` says what it needs, or why it is closed."""

    name: str
    access: str
    state: str
    verdict: str
    rows: int | None
    read_at: str
    changed_at: str
    why_off: str


def rows(profile: SearchProfile, root: Path | None) -> list[Row]:
    """Every board, the ones of the profile first, with what the records below `root` know of it.

    Boards that a run read for another profile come after those of this one: the data holds their postings.
    """
    known = boards(profile)
    on = [board.name for board in _named(profile, known)]
    past = list(records(root)) if root else []
    found = [_row(board, past, is_on=board.name in on) for board in known.values()]
    found.sort(key=lambda row: (row.state != "on", row.name))
    others = sorted({name for run in past for name in run["boards"]} - known.keys())
    found += (Row(name, "", "off", *_seen(name, past), "read for another profile") for name in others)
    return [*found, *(Row(shut.name, "closed", "off", "", None, "", "", shut.reason) for shut in closed().values())]


def _named(profile: SearchProfile, known: Mapping[str, Board]) -> Iterable[Board]:
    for board in known.values():
        if board.name in profile.boards or board.spider.name in profile.boards:
            yield board


def _why_off(board: Board) -> str:
    return f"needs {' and '.join(board.spider.needs)}" if board.spider.needs else ""


def _row(board: Board, past: Sequence[Mapping[str, Any]], *, is_on: bool) -> Row:
    state, why = "on" if is_on else "off", "" if is_on else _why_off(board)
    return Row(board.name, ACCESS[board.spider.access], state, *_seen(board.name, past), why)


def _seen(name: str, past: Sequence[Mapping[str, Any]]) -> tuple[str, int | None, str, str]:
    """Verdict and postings of its newest record, when that was, and since when its postings are as they are now."""
    mine = [(run["started_at"], run["boards"][name]) for run in past if name in run["boards"]]
    if not mine:
        return "", None, "", ""
    at, newest = mine[0]
    changed = at
    for earlier, record in mine:
        if record.get("fingerprint") != newest.get("fingerprint"):
            break
        changed = earlier
    return newest["verdict"], newest["postings"], _minute(at), _minute(changed)


def _minute(instant: str) -> str:
    return instant[:16].replace("T", " ")


def board_docs() -> str:
    """`docs/boards.md`: every board with its facts, from the spiders themselves."""
    public = [spider for spider in spiders().values() if not issubclass(spider, EmployerSpider)]
    systems = [spider for spider in spiders().values() if issubclass(spider, EmployerSpider)]
    lines = [
        "# Boards",
        "",
        "Written by `make docs` from the spiders; a test keeps both equal. *Operator decides*: the terms are unclear",
        "or nobody has read them, so a profile has to name the board. `potsdam-jobs boards` shows which are on.",
        "*Conditional GET*: a list is asked for with the `ETag` or `Last-Modified` of its last answer, where the",
        "server names one, and is not sent again if it has not changed; after a week it is asked for whole.",
        "",
        "## Public boards",
        "",
        *_table(public),
        "",
        "## Applicant systems",
        "",
        "One file each; an employer is an entry in `crawler/employers.toml`, or `[[employers]]` in a profile:",
        "",
        "```toml",
        "[[employers]]",
        'name = "Muster GmbH"',
        'system = "personio"',
        'account = "muster" # as the system calls it, or the host of its pages',
        "verified_on = 2026-11-24 # when somebody saw that the account is theirs",
        "```",
        "",
        *_table(systems),
        "",
        "## Closed",
        "",
        "Closed to us by their terms or robots.txt; switching one on is refused.",
        "",
        "| board | reason | looked at |",
        "|---|---|---|",
        *(f"| {shut.title} | {shut.reason} | {shut.checked_on} |" for shut in closed().values()),
    ]
    for spider in (*public, *systems):
        lines += ["", f"## {spider.name}: {spider.title}", "", *_facts(spider)]
    return "\n".join(lines) + "\n"


def _table(found: Iterable[type[BoardSpider]]) -> list[str]:
    head = ["| board | access | listing | evidence |", "|---|---|---|---|"]
    return head + [
        f"| [`{s.name}`](#{s.name}-{_anchor(s.title)}) | {ACCESS[s.access]} | {LISTS[s.lists]} | {s.evidence} |"
        for s in found
    ]


def _anchor(title: str) -> str:
    return "".join(letter for letter in title.lower().replace(" ", "-") if letter.isalnum() or letter == "-")


def _facts(spider: type[BoardSpider]) -> list[str]:
    terms = f"<{spider.terms_url}>" if spider.terms_url else "no page of terms known"
    return [
        *inspect.cleandoc(spider.__doc__ or "").split("\n"),
        "",
        f"- **Address**: `{spider.address.replace('{region}', '')}`, of <{spider.homepage}>",
        f"- **Access**: {ACCESS[spider.access]}. Terms: {terms}. Looked at on {spider.checked_on}.",
        f"- **robots.txt**: {spider.robots}.",
        f"- **Listing**: {LISTS[spider.lists]}. {ABSENCE[spider.lists]}",
        f"- **Conditional GET**: {conditional(spider)}.",
        f"- **Evidence**: {spider.evidence}.",
        *(
            [f"- **Needs**: {', '.join(f'`{name}`' for name in spider.needs)} in the environment."]
            if spider.needs
            else []
        ),
    ]


def conditional(spider: type[BoardSpider]) -> str:
    """Whether a board's list is asked for only if it has changed, and when: read off what its spider does.

    >>> from crawler.boards import spiders
    >>> conditional(spiders()["softgarden"]), conditional(spiders()["bite"])
    ('used', 'not used, the list is asked for with POST')
    """
    if spider.pages.body is not None:
        return "not used, the list is asked for with POST"
    if issubclass(spider, SearchSpider):
        return "not used, several searches make up the list"
    called = _called(spider)
    if "RawMarketPay" in called:
        return "not used, what it says is no posting"
    if "details" in called and not called & {"with_details", "with_texts"}:
        return "not used, every posting's own page is asked for"
    has_pages = spider.pages.size or spider.pages.following or "page" in called
    limits = ["the list has one page"] if has_pages else []
    limits += ["no posting's own page was asked for"] if called & {"with_details", "with_texts"} else []
    return f"used where {' and '.join(limits)}" if limits else "used"


def _called(spider: type[BoardSpider]) -> set[str]:
    """The names that a spider's own methods use."""
    waiting = [member.__code__ for member in vars(spider).values() if inspect.isfunction(member)]
    names: set[str] = set()
    while waiting:
        code = waiting.pop()
        names.update(code.co_names)
        waiting.extend(inner for inner in code.co_consts if inspect.iscode(inner))
    return names


if __name__ == "__main__":
    print(board_docs(), end="")  # noqa: T201
