"""What happened on the market between two days: the events of the table `changes`, for a person. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

EVENTS = {
    "opened": "new",
    "reopened": "back again",
    "changed": "changed",
    "closed": "gone",
    "merged": "found to be one vacancy",
    "split": "found to be two vacancies",
}
"""Events in the order of interest, and what a person calls them."""


class Difference(NamedTuple):
    """One line: what happened to which vacancy."""

    event: str
    vacancy_id: str
    title: str
    employer: str
    place: str
    what: str


def differences(
    changes: Iterable[Mapping[str, Any]], vacancies: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[Difference]]:
    """Events by kind, in the order of `EVENTS`; all changed fields of a posting stand on one line."""
    found: dict[str, dict[tuple[str, str | None], list[Mapping[str, Any]]]] = {event: {} for event in EVENTS}
    for change in changes:
        found[change["event"]].setdefault((change["vacancy_id"], change["posting_id"]), []).append(change)
    return {
        event: [_line(event, vacancy_id, vacancies.get(vacancy_id, {}), those) for (vacancy_id, _), those in of.items()]
        for event, of in found.items()
    }


def _line(event: str, vacancy_id: str, vacancy: Mapping[str, Any], those: Sequence[Mapping[str, Any]]) -> Difference:
    what = "; ".join(f"{one['field']}: {_short(one['old'])} -> {_short(one['new'])}" for one in those if one["field"])
    if event in ("closed", "merged", "split"):
        what = str(those[0]["new"] or "")
    title, employer, city = (vacancy.get(name) or "?" for name in ("title", "employer", "city"))
    return Difference(event, vacancy_id, title, employer, city, what)


def _short(value: str | None) -> str:
    return "nothing" if value is None else value if len(value) <= 40 else f"{value[:39]}…"
