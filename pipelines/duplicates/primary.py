"""Which posting counts for its vacancy."""

from collections.abc import Iterable

from pipelines.duplicates.comparable import Comparable
from pipelines.duplicates.evidence import is_agency

_RANK = {"employer_site": 0, "public_service": 1, "job_board": 2, "aggregator": 3}


def primary(postings: Iterable[Comparable]) -> str:
    """The id of the posting that counts: of the best kind of source the newest, then the first by id.

    An employer's own site comes before a public service, a job board and an aggregator; an agency's own site is
    not the employer's and counts as a job board. A posting without a day counts as the oldest.

    Raises:
        ValueError: there is no posting.

    >>> here = Comparable.from_row({"posting_id": "a:1", "title": "x", "source_type": "aggregator"})
    >>> there = Comparable.from_row({"posting_id": "b:1", "title": "x", "source_type": "employer_site"})
    >>> primary([here, there])
    'b:1'
    """
    return min(postings, key=_place_in_line).id


def _place_in_line(one: Comparable) -> tuple[int, int, str]:
    kind = "job_board" if one.source_type == "employer_site" and is_agency(one) else one.source_type
    return (_RANK.get(kind or "", len(_RANK)), -one.posted_on.toordinal() if one.posted_on else 0, one.id)
