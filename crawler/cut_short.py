"""Commands that do not come to their end: a wrong word, Ctrl-C, a reader who has gone, data that cannot be read."""

import errno
import io
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from crawler.options import give_up

STOPPED = 128 + signal.SIGINT
READER_GONE = 128 + signal.SIGPIPE
DAMAGED = 4


@contextmanager
def one_sentence() -> Iterator[None]:
    """End in one sentence on stderr and an exit code instead of a traceback.

    2 what was asked for cannot be, 4 the data cannot be read, 130 stopped by Ctrl-C; 141 without a sentence if
    whoever read standard output has gone, as with `| head -1`.
    """
    _speak_any_encoding()
    try:
        yield
        sys.stdout.flush()
    except click.UsageError as error:
        give_up(_with_next_step(error), 2)
    except click.ClickException as error:
        give_up(error.format_message(), error.exit_code)
    except click.Abort as error:
        if isinstance(error.__context__, EOFError):
            give_up("no answer came; give it as an option instead (--help lists them)", 2)
        give_up("stopped", STOPPED)
    except KeyboardInterrupt:
        give_up("stopped", STOPPED)
    except OSError as error:
        if is_reader_gone(error):
            _leave()
        if error.filename is None and error.errno != errno.ENOSPC:
            raise
        if error.filename is None:
            _drop_output()
        where = error.filename or "standard output"
        give_up(f"{where}: {(error.strerror or '').lower()}; {access(error)}", DAMAGED)
    except Exception as error:
        if not _is_about_data(error):
            raise
        step = access(error.__cause__ or error.__context__)
        give_up(f"{error}; {step}" if step else str(error), DAMAGED)


def access(error: BaseException | None) -> str | None:
    """What helps where a file may be well, but cannot be had; None for every other error.

    >>> access(PermissionError(errno.EACCES, "Permission denied"))
    'run this as the user whose data it is'
    """
    from exports.store import errno_of

    if not isinstance(error, OSError):
        return None
    if errno_of(error) in {errno.EACCES, errno.EPERM}:
        return "run this as the user whose data it is"
    return "see whether the place can be reached and has room, then try again"


def _with_next_step(error: click.UsageError) -> str:
    sentence = " ".join(error.format_message().split()).rstrip(".")
    if sentence.endswith("?"):
        return sentence
    return f"{sentence}; see {error.ctx.command_path} --help" if error.ctx else sentence


def _is_about_data(error: Exception) -> bool:
    from exports.store import SnapshotError

    return isinstance(error, SnapshotError)


def is_reader_gone(error: BaseException) -> bool:
    """Whether somebody who read standard output has gone, as `head` does; other pipes may break, too.

    >>> is_reader_gone(OSError(errno.ENOSPC, "No space left on device"))
    False
    """
    if not isinstance(error, OSError) or error.errno != errno.EPIPE:
        return False
    try:
        output = select.poll()
        output.register(sys.stdout.fileno(), 0)
    except (OSError, ValueError):  # no file at all
        return True
    return bool(output.poll(0))


def _leave() -> NoReturn:
    """End quietly."""
    _drop_output()
    sys.exit(READER_GONE)


def _drop_output() -> None:
    """Forget what is left in the buffer: it has nowhere to go, and Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_any_encoding() -> None:
    """Let a terminal without UTF-8 show ? for what it cannot; say nothing where standard output was closed."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
