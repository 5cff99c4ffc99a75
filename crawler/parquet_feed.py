"""`scrapy crawl arbeitsagentur -O postings.parquet`: a Parquet feed with the schema of the snapshots.

Written in row groups, so memory stays bounded. A feed is for trying things out: it is not atomic and it is
written whatever the crawl was worth. `potsdam-jobs crawl` is.
"""

from typing import IO, Any

import pyarrow.parquet as pq
from scrapy.exporters import BaseItemExporter

from exports.lines import line
from exports.pay_span import MarketPay
from exports.posting import Posting
from exports.schema import arrow_schema, table

ROWS = 1000  # postings a row group


class ParquetFeed(BaseItemExporter):
    """Scrapy's feed exporter for the format `parquet`. A feed without postings is an empty table."""

    def __init__(self, file: IO[bytes], **options: Any) -> None:
        super().__init__(dont_fail=True, **options)
        self._file = file
        self._lines: list[bytes] = []

    def start_exporting(self) -> None:
        """Open the table."""
        self._writer = pq.ParquetWriter(self._file, arrow_schema(), compression="zstd")

    def export_item(self, item: Posting | MarketPay) -> None:
        """Add one posting; what a page says of the market is none."""
        if isinstance(item, MarketPay):
            return
        self._lines.append(line(item))
        if len(self._lines) >= ROWS:
            self._flush()

    def finish_exporting(self) -> None:
        """Write the rest and the footer."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(table(self._lines))
        self._lines.clear()
