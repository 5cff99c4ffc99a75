"""One run at a time works on a folder of data."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Locked(Exception):
    """Another run works on the same data. Exit code 75."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder; it ends with the process, however that ends.

    Raises:
        Locked: another process holds it.
        OSError: the lock cannot be made.
    """
    lock = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise Locked(f"another run is writing to {folder}; nothing was done") from None
    try:
        yield
    finally:
        os.close(lock)
