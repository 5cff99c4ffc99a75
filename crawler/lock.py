"""The lock of a data folder: two runs at once would each publish without the other's postings."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AGAIN = 0.5  # seconds between two tries


class Locked(Exception):
    """Another run works on the same data. Exit code 75."""


@contextmanager
def locked(folder: Path, *, wait_s: float = 0) -> Iterator[None]:
    """Hold the lock of the folder; it ends with the process, however that ends.

    Raises:
        Locked: another process holds it, also after `wait_s` seconds.
    """
    lock = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        _take(lock, folder, until=time.monotonic() + wait_s)
        yield
    finally:
        os.close(lock)


def _take(lock: int, folder: Path, *, until: float) -> None:
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Locked(f"another run is writing to {folder}; nothing was done") from None
            time.sleep(AGAIN)
        else:
            return
