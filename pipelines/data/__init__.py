"""The project's own tables: tariffs, places, vocabularies, profiles. Each names its source and validity."""

import csv
import tomllib
from importlib import resources
from typing import Any


def table(name: str) -> list[dict[str, str]]:
    """All rows of a CSV file of this folder, as text.

    >>> table("places/municipalities.csv")[0]["ags"]
    '12054000'
    """
    with resources.files(__package__).joinpath(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def toml(name: str) -> dict[str, Any]:
    """A TOML file of this folder.

    >>> toml("vocabularies.toml")["salary_period"]["JAHRESGEHALT"]
    'year'
    """
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
