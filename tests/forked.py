"""`potsdam-jobs` in a process of its own for each call, forked from one that has imported everything already.

Importing costs as much as a small crawl, and the tests make hundreds of calls. The process that forks starts no thread
and no reactor, does nothing itself, and hands its environment to nobody: each call brings its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ")
"""Variables that Python itself reads, once: with others than ours a call needs a process from the beginning."""


class Forks:
    """A process that forks for each call, one after another."""

    def __init__(self, root: Path) -> None:
        path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._busy = Lock()

    def run(
        self, words: list[str], *, cwd: str, env: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str] | None:
        """Run `potsdam-jobs` with these words; None if that needs a process from the beginning.

        It does while another call is not at its end, and with what Python reads once from the environment. A call
        that does not end in time (seconds) is ended by SIGALRM.
        """
        if _at_the_start(env) != _at_the_start(os.environ) or not self._busy.acquire(blocking=False):
            return None
        try:
            return self._run(words, cwd, env, timeout)
        finally:
            self._busy.release()

    def _run(
        self, words: list[str], cwd: str, env: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            told = {"words": words, "cwd": cwd, "env": dict(env), "out": str(out), "err": str(err), "timeout": timeout}
            self._process.stdin.write(json.dumps(told) + "\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            texts = [path.read_text(encoding="utf-8", errors="replace") for path in (out, err)]
        return subprocess.CompletedProcess(["potsdam-jobs", *words], code, *texts)

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=60)


def _at_the_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(READ_AT_THE_START)}


def _serve() -> None:
    from crawler.cli import main
    from crawler.demo.simulation import load_components

    load_components()
    for line in sys.stdin:
        told = json.loads(line)
        if child := os.fork():
            _, status = os.waitpid(child, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer
            continue
        _become(told)
        main(told["words"], prog_name="potsdam-jobs")


def _become(told: dict[str, Any]) -> None:
    """Make this process one that was begun with these words, there, and with this environment."""
    import signal

    os.environ.clear()
    os.environ.update(told["env"])
    os.chdir(told["cwd"])
    sys.argv = ["potsdam-jobs", *told["words"]]
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - until its end
    for number, path in ((0, os.devnull), (1, told["out"]), (2, told["err"])):
        opened = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    signal.setitimer(signal.ITIMER_REAL, told["timeout"])


if __name__ == "__main__":
    _serve()
