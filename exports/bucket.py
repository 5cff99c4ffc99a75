"""A store in a bucket, by `pyarrow.fs`: an object is invisible until it is whole, so a put is atomic there."""

import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pyarrow as pa
from pyarrow import fs

from exports.store import SnapshotError, Store, checked, local_state, sentence

ATTEMPTS = 4  # of each request, with waits that double
CONNECT_TIMEOUT = 10  # seconds
LOCKS = "_locks"
PAUSES = (1, 2, 4, 8, 15, 15, 15)  # seconds between two tries to be alone
LEASE = 3600  # seconds, by the bucket's own clock, after which the lock of a machine that died counts no more


class Bucket(Store):
    """Objects below a prefix. What is not finished, the spool and the lock of this machine lie in a local folder."""

    def __init__(self, system: fs.FileSystem, base: str, *, where: str, state: Path) -> None:
        self._system, self._base = system, base
        self.where, self.state = where, state

    @classmethod
    def addressed(cls, url: str) -> "Bucket":
        """The bucket and prefix of an address: `s3://bucket/prefix?region=eu-central-1`.

        Options of an S3 address: `region`, `scheme`, `endpoint_override`, `force_virtual_addressing`, `anonymous`.
        Keys come from where AWS's tools look for them (`AWS_ACCESS_KEY_ID`, `~/.aws/credentials`).

        Raises:
            SnapshotError: the address cannot be used.
        """
        parts = urlsplit(url)
        base = f"{parts.netloc.rpartition('@')[2]}{parts.path}".strip("/")
        where = f"{parts.scheme}://{base}"
        if not base:
            raise SnapshotError(f"{where} names no bucket")
        try:
            system = _s3(parts) if parts.scheme == "s3" else fs.FileSystem.from_uri(url)[0]
        except (ValueError, OSError, pa.ArrowException) as error:
            raise SnapshotError(f"{where} cannot be used: {_reason(error)}") from None
        return cls(system, unquote(base), where=where, state=local_state(url))

    def read(self, name: str) -> bytes:
        with self._told(name), self._system.open_input_stream(self._path(name)) as file:
            content: bytes = file.read()
        return content

    def arrow(self) -> tuple[Any, str]:
        return self._system, self._base

    def files(self, folder: str) -> list[str]:
        below = fs.FileSelector(self._path(folder), recursive=True, allow_not_found=True)
        with self._told(folder):
            found = self._system.get_file_info(below)
        return sorted(info.path.removeprefix(f"{self._base}/") for info in found if info.type == fs.FileType.File)

    def exists(self, name: str) -> bool:
        with self._told(name):
            return bool(self._system.get_file_info(self._path(name)).type == fs.FileType.File)

    def put(self, name: str, finished: Path) -> None:
        path = self._path(name)
        try:
            with pa.OSFile(str(finished)) as file:
                content = file.read_buffer()
        except OSError as error:
            raise SnapshotError(f"{finished}: {sentence(error)}") from error
        with self._told(name):
            # One write of the whole: closing a stream, even after an error, would finish the object as it is.
            with self._system.open_output_stream(path) as stream:
                stream.write(content)
            with self._system.open_input_stream(path) as stream:
                arrived = stream.read_buffer()
        if not arrived.equals(content):
            raise SnapshotError(f"{self.where}/{name} does not read back as it was put")
        finished.unlink()

    def remove(self, name: str) -> None:
        if self.exists(name):
            with self._told(name):
                self._system.delete_file(self._path(name))

    @contextmanager
    def alone(self, run: str) -> Iterator[None]:
        """Keep other machines from publishing: whoever puts his lock and then sees another's takes his away again.

        A bucket shows each object that was put before to everybody who lists it after, so of two machines at least
        one sees the other. The clock is the bucket's.

        Raises:
            SnapshotError: another machine publishes, also after a minute.
        """
        checked(run)
        for pause in PAUSES:
            mine = f"{LOCKS}/{run}-{os.urandom(4).hex()}"
            self.put_bytes(mine, f"{run}\n".encode(), run=run)
            try:
                other = self._other_lock(mine)
                if other is None:
                    yield
                    return
            finally:
                self.remove(mine)
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - so that two do not meet again
        raise SnapshotError(
            f"another machine publishes into {self.where} at this moment; if it was killed, its lock counts for an "
            f"hour, or until you remove {LOCKS}/{other}"
        )

    def _other_lock(self, mine: str) -> str | None:
        below = fs.FileSelector(self._path(LOCKS), allow_not_found=True)
        with self._told(LOCKS):
            locks = {info.base_name: info.mtime_ns for info in self._system.get_file_info(below) if info.mtime_ns}
        now = locks.pop(Path(mine).name, 0)
        return next((name for name, at in sorted(locks.items()) if now - at < LEASE * 10**9), None)

    def _path(self, name: str) -> str:
        return f"{self._base}/{checked(name)}"

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise FileNotFoundError(f"there is no {name} in {self.where}") from None
        except (OSError, pa.ArrowException) as error:
            raise SnapshotError(f"{self.where}/{name}: {_reason(error)}") from None


_S3_TEXTS = ("region", "scheme", "endpoint_override")
_S3_SWITCHES = ("force_virtual_addressing", "anonymous")


def _s3(parts: Any) -> fs.FileSystem:
    options: dict[str, Any] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name in _S3_TEXTS:
            options[name] = value
        elif name in _S3_SWITCHES and value in {"true", "false"}:
            options[name] = value == "true"
        else:
            raise ValueError(f"the option {name} is not known or has a value it cannot have")
    if parts.username:
        options |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password or "")}
    return fs.S3FileSystem(
        connect_timeout=CONNECT_TIMEOUT,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=ATTEMPTS),
        background_writes=False,
        allow_delayed_open=True,  # then a small file is one request
        **options,
    )


_AWS = re.compile(r"AWS Error (?P<kind>\w+)(?: \(HTTP status (?P<status>\d+)\))?")
_KINDS = {
    "NETWORK_CONNECTION": "no connection, or it was dropped half-way",
    "ACCESS_DENIED": "access is denied; are the keys right?",
    "NO_SUCH_BUCKET": "there is no such bucket",
    "INVALID_ACCESS_KEY_ID": "the access key is not known there",
    "SIGNATURE_DOES_NOT_MATCH": "the secret key is wrong",
    "SLOW_DOWN": "the store asks to slow down",
}


def _reason(error: Exception) -> str:
    """What went wrong, without the address: it may hold keys."""
    told = str(error)
    if found := _AWS.search(told):
        said = _KINDS.get(found["kind"], f"the store answers {found['kind'].lower().replace('_', ' ')}")
        return said + (f" (HTTP {found['status']})" if found["status"] else "")
    return told.splitlines()[0] if isinstance(error, ValueError) and "://" not in told else type(error).__name__
