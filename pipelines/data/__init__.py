"""The project's own tables: tariffs, places, vocabularies, profiles. Each names its source and validity."""

import csv
import io
import tomllib
from functools import cache
from importlib import resources
from typing import Any


def table(name: str) -> list[dict[str, str]]:
    """All rows of a CSV file of this folder, as text.

    >>> table("places/municipalities.csv")[0]["ags"]
    '12054000'
    """
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of this folder, parsed once: one of them is asked for by nine modules. Nobody changes it.

    >>> toml("vocabularies.toml")["salary_period"]["day"][0]
    'day'
    """
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
