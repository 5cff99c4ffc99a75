"""What is to happen in a simulation, as `scenario.toml` says: the market's habits, the boards, the mishaps."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["refused", "flaky", "renamed", "emptied"]
SIXTY = 60  # days that the scenario is written for


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What stands on a board: `share` of the openings of each kind, `lag_days` after the first board.

    `newest` and `days` bound a rolling window; `weekly` boards get one more unwanted posting a week, so that they are
    never empty; `operator` runs the site of an applicant system.
    """

    share: Mapping[str, float]
    lag_days: tuple[int, int] = (0, 0)
    newest: int | None = None
    days: int | None = None
    weekly: bool = False
    operator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """Something that goes wrong at a board from `begin` (share of the time) on, for `days` of sixty or to the end."""

    kind: Kind
    board: str
    begin: float
    days: int | None = None
    least: int = 1
    what: str = ""

    def span(self, days: int) -> range:
        """The days on which it is so, of a simulation of so many, the first day being 0.

        >>> Mishap(kind="refused", board="interamt", begin=0.5, days=7).span(60)
        range(30, 37)
        """
        first = int(self.begin * days)
        if self.days is None:
            return range(first, days)
        return range(first, min(days, first + max(self.least, round(self.days * days / SIXTY))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The habits of the market (`scenario.toml` explains each), the boards by name, and the mishaps."""

    seed: str
    market: Mapping[str, Any]
    boards: Mapping[str, Stand]
    mishaps: tuple[Mishap, ...]


@cache
def shipped() -> Scenario:
    """The scenario of `potsdam-jobs demo --days`."""
    table = read("scenario.toml")
    boards = {name: Stand(**_pair(said, "lag_days")) for name, said in table.pop("boards").items()}
    mishaps = tuple(Mishap(**said) for said in table.pop("mishaps"))
    return Scenario(seed=table.pop("seed"), market=table, boards=boards, mishaps=mishaps)


def read(name: str) -> dict[str, Any]:
    """A data file of the demo."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _pair(said: dict[str, Any], key: str) -> dict[str, Any]:
    return said | ({key: tuple(said[key])} if key in said else {})
