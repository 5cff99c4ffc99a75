"""A store in a local folder. Standard library only."""

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from exports.store import SnapshotError, Store, checked, sentence

PUBLISHING = ".publishing"
PATIENCE = 600  # seconds that the publisher of a killed run may still take
AGAIN = 0.1  # seconds between two looks


class Folder(Store):
    """Files are staged beside the tables, on the same file system, forced to the disk and renamed."""

    def __init__(self, root: Path) -> None:
        self.root = self.state = root
        self.where = str(root)

    def read(self, name: str) -> bytes:
        with self._told(name):
            return self._path(name).read_bytes()

    def arrow(self) -> tuple[Any, str]:
        from pyarrow.fs import LocalFileSystem

        return LocalFileSystem(), self.root.as_posix()

    def files(self, folder: str) -> list[str]:
        top = self._path(folder)
        with self._told(folder):
            found = (Path(base, file) for base, _, files in os.walk(top, onerror=_unreadable) for file in files)
            return sorted(path.relative_to(self.root).as_posix() for path in found)

    def exists(self, name: str) -> bool:
        with self._told(name):
            return self._path(name).is_file()

    def put(self, name: str, finished: Path) -> None:
        path = self._path(name)
        with self._told(name):
            sync(finished)
            make_folders(path.parent)
            finished.replace(path)
            sync(path.parent)

    def remove(self, name: str) -> None:
        path = self._path(name)
        with self._told(name):
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                sync(path.parent)

    def digest(self, name: str) -> str:
        with self._told(name), self._path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @contextmanager
    def alone(self, run: str) -> Iterator[None]:
        """Keep publishers of this machine apart: one may outlive its run that was killed, and with it the run's lock.

        Raises:
            SnapshotError: another one is still at work after ten minutes.
        """
        with self._told(PUBLISHING):
            make_folders(self.root)
            lock = os.open(self.root / PUBLISHING, os.O_CREAT | os.O_RDWR, 0o644)
        try:
            until = time.monotonic() + PATIENCE
            while not _taken(lock):
                if time.monotonic() >= until:
                    raise SnapshotError(f"another process still publishes into {self.where}; run {run} waits")
                time.sleep(AGAIN)
            yield
        finally:
            os.close(lock)

    def _path(self, name: str) -> Path:
        return self.root / checked(name)

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise FileNotFoundError(f"there is no {name} in {self.where}") from None
        except OSError as error:
            raise SnapshotError(f"{self.root / name}: {sentence(error)}") from error


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _unreadable(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def sync(path: Path) -> None:
    """Force a file or folder to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_folders(folder: Path) -> None:
    """Make a folder and those above it, each forced to the disk: a file is only as safe as the way to it."""
    if folder.is_dir():
        return
    make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    sync(folder.parent)
