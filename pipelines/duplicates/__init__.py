"""Which postings advertise one vacancy: pure functions over columns, no Arrow, no clock, no I/O.

`Comparable` folds a posting, a row of the table `postings` or a `Vacancy`; `pairs` finds and compares those that may
be one vacancy (rows of the table `links`); `vacancies_of` makes of links the vacancies, with ids that stay.

>>> row = {"title": "Leiter Kundenservice", "employer": "Havel GmbH", "city": "Potsdam"}
>>> today = [Comparable.from_row({**row, "posting_id": posting_id}) for posting_id in ("a:1", "b:7")]
>>> links = list(pairs(today))
>>> vacancies_of(links, {"b:7": "b:7"}).vacancy_of
{'a:1': 'b:7', 'b:7': 'b:7'}
"""

from pipelines.duplicates.blocking import pairs
from pipelines.duplicates.comparable import COLUMNS, Comparable
from pipelines.duplicates.comparison import MEANINGS, Comparison, compare
from pipelines.duplicates.grouping import Vacancies, vacancies_of
from pipelines.duplicates.points import SAME_FROM

__all__ = [
    "COLUMNS",
    "MEANINGS",
    "SAME_FROM",
    "Comparable",
    "Comparison",
    "Vacancies",
    "compare",
    "pairs",
    "vacancies_of",
]
