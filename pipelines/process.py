"""Work in a process of its own: it keeps memory apart, and ends with its work, also when whoever waits was killed."""

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


class ProcessDied(Exception):
    """A process of its own ended without a result."""


def in_new_process(act: Callable[..., Result], *args: Any, **more: Any) -> Result:
    """Do something in a process that begins anew and loads only what it needs; return or raise what comes of it.

    `multiprocessing` would load in it what this process began with, and start a third process beside it.

    Raises:
        ProcessDied: it was killed.
    """
    import subprocess  # here, for the other process loads this file and needs it not

    here, there = os.pipe()
    with os.fdopen(here, "rb") as answer:
        with os.fdopen(there, "wb"):
            command = [sys.executable, "-c", f"{_BEGIN}{there})"]
            child = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=(there,))  # noqa: S603 - of our own
        assert child.stdin is not None  # noqa: S101 - asked for above
        with suppress(BrokenPipeError), child.stdin as order:  # it died before it read; that is told below
            order.write(pickle.dumps(sys.path) + pickle.dumps((act, args, more)))
        told = answer.read()
    child.wait()
    if not told:
        raise ProcessDied(f"the process ended with {child.returncode}")
    found: Result = _outcome(*pickle.loads(told))  # noqa: S301 - of our own process
    return found


_BEGIN = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from pipelines.process import answer; answer(sys.stdin.buffer, "
)


def answer(order: Any, there: int) -> None:
    """Carry out an order of `in_new_process()`, in that process, and end it without taking its memory apart."""
    # Arrow loads NumPy where there is one, for a tenth of a second, half of the start; nothing here asks for it.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    act, args, more = pickle.load(order)  # noqa: S301 - of our own process
    told = pickle.dumps(_told(act, args, more))
    with suppress(OSError), os.fdopen(there, "wb") as waiting:  # nobody waits any more
        waiting.write(told)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def in_fork(act: Callable[..., Result], *args: Any, **more: Any) -> Result:
    """Do something in a copy of this process, with all that it has loaded; return or raise what comes of it.

    Raises:
        ProcessDied: it was killed.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(there, act, args, more))
    child.start()
    there.close()
    try:
        told = here.recv()
    except EOFError:
        child.join()
        raise ProcessDied(f"the process ended with {child.exitcode}") from None
    child.join()
    return _outcome(*told)  # type: ignore[no-any-return]


def _send(there: "Connection", act: Callable[..., Any], args: Any, more: Any) -> None:
    told = _told(act, args, more)
    with suppress(OSError):  # nobody waits any more
        there.send(told)


def _told(act: Callable[..., Any], args: Any, more: Any) -> tuple[Any, Exception | None]:
    try:
        return act(*args, **more), None
    except Exception as error:
        return None, error


def _outcome(found: Any, error: Exception | None) -> Any:
    if error is not None:
        raise error
    return found
