"""Which employers are agencies, by their names."""

import re
from functools import lru_cache

from pipelines.data import toml
from pipelines.text import key

_NAME = re.compile(rf"\b(?:{'|'.join(toml('agencies.toml')['names'])})\b")


@lru_cache(maxsize=65536)
def is_agency_name(employer: str | None) -> bool:
    """Whether the name is one of an agency, which fills places at its clients.

    >>> is_agency_name("Havel Personalberatung GmbH"), is_agency_name("Havel Service GmbH")
    (True, False)
    """
    return bool(employer and _NAME.search(key(employer[:200])))
