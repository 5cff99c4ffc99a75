"""Where the data lives: a local folder, or a bucket. Files come into it whole or not at all.

Standard library only, as long as the store is a local folder: a crawl keeps no Arrow in memory.
"""

import hashlib
import json
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

STAGING = "_staging"
"""Folder, always a local one, of spools and of files that are not finished yet."""


class SnapshotError(Exception):
    """The data could not be read or written; the message says why, in one sentence without secrets."""


class ClockSetBack(SnapshotError):
    """A later day has been published already; nothing was written, and the spool is to be kept."""


class Store(ABC):
    """One place of data. Files are named by their path below it: `postings/snapshot_date=2026-11-24/postings.parquet`.

    A reader sees the file that was there before or the finished new one, and a file that was put is on the disk (or
    in the bucket) when the call returns.

    Every operation raises `SnapshotError` if the store cannot be read or written, or if a name leads out of it.

    >>> Store.at("data").put_json("../latest.json", {}, run="a")
    Traceback (most recent call last):
    exports.store.SnapshotError: '../latest.json' is no name of a file of the data
    """

    where: str
    """The place for a person, without keys."""
    state: Path
    """Local folder of the lock and of `_staging`. Of a local store it is the store's own folder."""

    @staticmethod
    def at(where: "str | os.PathLike[str] | Store") -> "Store":
        """The store in a local folder (a path or `file:///...`) or at the address of a bucket (`s3://bucket/prefix`).

        Nothing is made or asked yet.

        Raises:
            SnapshotError: this kind of address is not known, or an option of it.

        >>> Store.at("file:///srv/data").where
        '/srv/data'
        """
        if isinstance(where, Store):
            return where
        from exports.folder import Folder

        state, place = local_state(where), os.fspath(where)
        if place.partition("://")[0] not in BUCKETS:
            return Folder(state)
        from exports.bucket import Bucket

        return Bucket.addressed(place)

    def staging(self, run: str) -> Path:
        """Local folder of a run for its spools and for files that are not finished yet; not made here."""
        return self.state / STAGING / checked(run)

    @abstractmethod
    def read(self, name: str) -> bytes:
        """The bytes of a file.

        Raises:
            FileNotFoundError: there is no such file.
        """

    @abstractmethod
    def arrow(self) -> tuple[Any, str]:
        """The file system of `pyarrow.fs` that the store lies in, and the store's path there."""

    @abstractmethod
    def files(self, folder: str) -> list[str]:
        """The names of all files below a folder of the store, sorted; none if there is no such folder."""

    @abstractmethod
    def exists(self, name: str) -> bool:
        """Whether there is such a file."""

    @abstractmethod
    def put(self, name: str, finished: Path) -> None:
        """Move a finished file out of `staging()` to its place, whole or not at all."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Remove a file; that it is not there is no error."""

    @abstractmethod
    def alone(self, run: str) -> AbstractContextManager[None]:
        """Keep every other publisher out of the store, of this or another machine, until the block ends."""

    def put_bytes(self, name: str, content: bytes, *, run: str) -> None:
        """Put a small file, whole or not at all; `run` names the folder where it is staged."""
        checked(name)
        staged = self.staging(run) / Path(name).name
        try:
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(content)
        except OSError as error:
            raise SnapshotError(f"{staged.parent}: {sentence(error)}") from error
        self.put(name, staged)

    def put_json(self, name: str, record: Mapping[str, Any], *, run: str) -> None:
        """Put a JSON file, whole or not at all."""
        text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
        self.put_bytes(name, text.encode("utf-8", errors="replace"), run=run)

    def digest(self, name: str) -> str:
        """SHA-256 of a file as it stands there now, in hexadecimal digits.

        Raises:
            FileNotFoundError: there is no such file.
        """
        return hashlib.sha256(self.read(name)).hexdigest()


BUCKETS = ("s3", "gs", "gcs", "abfs", "abfss")
"""Schemes of stores where a file appears whole. Elsewhere (sftp://, hdfs://) a reader could meet half of one."""


def local_state(where: "str | os.PathLike[str]") -> Path:
    """The local folder of a place of data for its lock and spools: the folder itself, or one for the bucket.

    That of a bucket lies below `$XDG_STATE_HOME` (else `~/.local/state`), the same at every run of a user.

    Raises:
        SnapshotError: this kind of address is not known.

    >>> local_state("data").as_posix()
    'data'
    """
    place = os.fspath(where)
    scheme = _SCHEME.match(place)
    if not scheme:
        return Path(place)
    parts = urlsplit(place)
    if scheme[1] == "file":
        return Path(unquote(parts.path))
    if scheme[1] not in BUCKETS:
        raise SnapshotError(f"data cannot lie at {scheme[0]}...; it can in a folder or at {', '.join(BUCKETS)}")
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    address = shown(place)
    readable = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")[:60]
    told = hashlib.sha256(f"{address}?{parts.query}".encode()).hexdigest()[:8]
    return home / "potsdam-jobs" / f"{readable}-{told}"


def shown(where: "str | os.PathLike[str]") -> str:
    """A place of data for a person: the folder, or the address without keys and options.

    >>> shown("s3://key:secret@bucket/jobs/?region=eu-central-1")
    's3://bucket/jobs'
    """
    place = os.fspath(where)
    if place.partition("://")[0] not in BUCKETS:
        return str(local_state(place))
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"


_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://")  # two letters at least: C: is a drive
_NAME = re.compile(r"(?!\.)[\w.=+-]{1,200}(?:/(?!\.)[\w.=+-]{1,200})*", re.ASCII)


def checked(name: str) -> str:
    """The name itself, if it is one: no way out of the store, no hidden file.

    >>> checked("runs/20261124T050000000Z.json")
    'runs/20261124T050000000Z.json'
    """
    if not _NAME.fullmatch(name):
        raise SnapshotError(f"{name!r} is no name of a file of the data")
    return name


def sentence(error: Exception) -> str:
    """An error of the file system for a person.

    >>> sentence(OSError(28, "No space left on device", "x"))
    'no space left on device'
    """
    number = errno_of(error)
    return os.strerror(number).lower() if number else str(error)


def errno_of(error: Exception) -> int | None:
    """The number of an error of the file system; pyarrow words it its own way and keeps only that.

    >>> errno_of(OSError("Failed to open local file. Detail: [errno 13] Permission denied")), errno_of(ValueError())
    (13, None)
    """
    if not isinstance(error, OSError):
        return None
    return error.errno or next(iter(map(int, re.findall(r"errno (\d+)", str(error)))), None)
