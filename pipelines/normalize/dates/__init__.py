"""Days and instants as boards print them. No clock: `now` is the instant of the crawl.

Rules that the wordings leave open: numbers read day before month; an instant counts on its day in Berlin;
a day without a year is the latest one that has come (posted), or the first from 60 days back (start) or
from 90 days back (deadline, so that one just passed stays past). Of a span (month, week, quarter) a posting
and a start take the first day, a deadline the last. Wordings are tried in this order: the three forms that nearly
every board prints, all other stated forms, relative ones, words for "no day", and `dateparser` last.
"""

from pipelines.normalize.dates.deadline import read_deadline
from pipelines.normalize.dates.instant import read_instant
from pipelines.normalize.dates.posted import read_posted
from pipelines.normalize.dates.reading import POSTED_PRECISION, ReadDate, ReadStart
from pipelines.normalize.dates.running_text import find_deadline
from pipelines.normalize.dates.start import read_start
from pipelines.normalize.dates.zone import BERLIN

__all__ = [
    "BERLIN",
    "POSTED_PRECISION",
    "ReadDate",
    "ReadStart",
    "find_deadline",
    "read_deadline",
    "read_instant",
    "read_posted",
    "read_start",
]
