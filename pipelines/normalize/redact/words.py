"""The words that tell persons from other things: `pipelines/data/contacts.toml`."""

from typing import Any

from pipelines.data import toml

DATA: dict[str, Any] = toml("contacts.toml")
COMPANIES = frozenset(DATA["companies"])
NO_NAMES = frozenset(DATA["no_names"].split())
EVERYDAY = frozenset(DATA["everyday"].split())
GIVEN = frozenset(DATA["given_names"].split())
GIVEN_LOWER = frozenset(map(str.casefold, GIVEN))
ONE_AFTER = frozenset(
    f"{word}{ending}{mark}"
    for word in DATA["single_cues"].split()
    for ending in DATA["endings"]
    for mark in ("", ":", ",")
).union(DATA["single_tokens"].split())
"""Words after which one capitalised word is a name."""


def any_of(name: str) -> str:
    """The patterns of a list as one."""
    return f"(?:{'|'.join(DATA[name])})"
