"""Reads records by a table of names, for boards with more of them than their file should hold: `contracts/*.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from crawler.expect import joined
from crawler.fields import fields, place, said
from pipelines.raw import RawPlace

CONTRACTS = Path(__file__).with_name("contracts")


class Contract:
    """What a board's records are made of.

    >>> contract = Contract("arbeitsagentur")
    >>> told = contract.read({"firma": "Havel GmbH", "arbeitszeitVollzeit": True, "homeofficemoeglich": False})
    >>> told["employer"], told["employment_text"], told["work_mode_text"]
    ('Havel GmbH', 'arbeitszeitVollzeit', 'homeofficemoeglich false')
    >>> contract.unheard_of(["firma", "eintrittszeitraum", "entfernung", "neu"])
    ['neu']
    """

    def __init__(self, board: str) -> None:
        self._table = tomllib.loads((CONTRACTS / f"{board}.toml").read_text(encoding="utf-8"))
        spots = dict(self._table["places"])
        self._at, self._number, self._spot = spots.pop("at"), spots.pop("number"), spots

    def read(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a posting: its address is made of its number, and a source without a name is a host."""
        told: dict[str, Any] = fields(record, **self._table["fields"])
        told["url"] = self._table["address"] + quote(told["native_id"] or "", safe="")
        told["places"] = self.places(record)
        told["original_source"] = told["original_source"] or urlsplit(told["apply_url"] or "").hostname
        for field, names in self._table["flags"].items():
            told[field] = joined(*(name for name in names if said(record, name) == "true"))
        for field, names in self._table["answers"].items():
            answers = ((name, said(record, name)) for name in names)
            told[field] = joined(*(f"{name} {answer}" for name, answer in answers if answer))
        return told

    def places(self, record: Mapping[str, Any]) -> tuple[RawPlace, ...]:
        """The places of work."""
        found = []
        for entry in record.get(self._at) or ():
            spot, number = place(entry, **self._spot), said(entry, self._number)
            found.append(replace(spot, street=joined(spot.street, number, by=" ")) if number else spot)
        return tuple(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that is read or knowingly passed over."""
        paths = chain.from_iterable(said.split("|") for said in self._table["fields"].values())
        groups = chain.from_iterable(self._table[kind].values() for kind in ("flags", "answers", "ignored"))
        return frozenset((self._at, *(path.partition(".")[0] for path in paths), *chain.from_iterable(groups)))

    def unheard_of(self, names: Iterable[str]) -> list[str]:
        """The names of a record that nobody has decided on."""
        return [name for name in names if name not in self.names]
