"""Every table of the data and the record that defines it. Standard library only."""

from exports.board_coverage import Coverage
from exports.change import Change
from exports.link import Link
from exports.pay_span import MarketPay
from exports.posting import Posting
from exports.vacancy import Vacancy

TABLES: dict[str, type] = {
    "postings": Posting,
    "vacancies": Vacancy,
    "changes": Change,
    "coverage": Coverage,
    "links": Link,
    "market_pay": MarketPay,
}
DAILY = frozenset({"postings", "changes", "coverage"})
"""Tables with one file a day; the others are one file."""
