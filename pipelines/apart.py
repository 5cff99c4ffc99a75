"""Work on the tables in a process of its own, so that Arrow's memory never meets Scrapy's."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from exports.store import SnapshotError


def publish_apart(**order: Any) -> dict[str, Any] | None:
    """`pipelines.publish.publish()` in a process of its own.

    Raises:
        SnapshotError: as `publish()`, or the process died.
    """
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(_publish, **order).result()
    except BrokenProcessPool:
        raise SnapshotError("the process that writes the snapshot died") from None


def _publish(**order: Any) -> dict[str, Any] | None:
    from pipelines.publish import publish

    return publish(**order)
