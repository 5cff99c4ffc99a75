"""The command line as a whole: help, wrong words, damaged data, narrow terminals, pipes, Ctrl-C and TAB."""

import datetime as dt
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

from crawler.boards import SITE, boards
from crawler.cli import GROUPS, main
from crawler.completion import board_names
from crawler.table import print_table
from exports.posting import EXAMPLE
from exports.spool import Spool
from pipelines.profile import SearchProfile
from pipelines.publish import publish

POTSDAM_JOBS = Path(sys.executable).with_name("potsdam-jobs")
CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("line")
    spool = Spool(folder / "spool")
    titles = {"arbeitsagentur:10000-1": "Leitung Reklamation, Köln und Łódź", "demo:2": "Head of Customer Care"}
    for posting_id, title in titles.items():
        spool.add(replace(EXAMPLE, posting_id=posting_id, title=title, family="customer_service"))
    spool.close()
    told: dict[str, Any] = {"day": dt.date(2026, 11, 24), "run": "r", "partial": {}, "normalizer_version": "1"}
    publish(folder / "data", complete={"arbeitsagentur": folder / "spool"}, coverage=(), **told)
    return folder / "data"


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


def called(*told: object, **more: Any) -> tuple[int, str, str]:
    run = CliRunner().invoke(main, [str(word) for word in told], prog_name="potsdam-jobs", **more)
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exception
    return run.exit_code, run.stdout, run.stderr


def test_every_command_is_in_a_group_and_none_is_invented() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == COMMANDS


@pytest.mark.parametrize("told", [[], ["--help"], ["-h"]])
def test_the_first_page_fits_the_terminal(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, page, errors = called(*told)
    assert (code, errors) == (0, "")
    assert "First steps: potsdam-jobs demo" in page
    assert "..." not in page.partition("Begin:")[2]
    assert max(map(len, page.splitlines())) <= 80
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S.*\S$", page, re.MULTILINE), "one line each"
    begun = page.splitlines()[page.splitlines().index("Begin:") :]
    assert not [line for line in begun if line.startswith("     ")], "no line goes on below"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_has_an_example_of_options_that_exist(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, page, _ = called(name, "--help")
    assert (code, [line for line in page.splitlines() if len(line) > 80]) == (0, [])
    assert re.search(rf"Examples?: .*potsdam-jobs {name}\b", page)
    shown = [line for line in page.splitlines() if f"potsdam-jobs {name}" in line and not line.startswith("Usage")]
    for option in re.findall(r"(?<!\S)--[a-z-]+", " ".join(shown)):
        assert re.search(rf"^ +(-\w, |--\w+, )?{option}\b", page, re.MULTILINE), option


WRONG: dict[str, tuple[list[str], str]] = {
    "a command": (["serch"], "there is no command 'serch'; did you mean 'search'?"),
    "no command": (["xyzzy"], "there is no command 'xyzzy'; see potsdam-jobs --help"),
    "an option": (["search", "--wihtin", "3"], "Did you mean '--within'?"),
    "an option of none": (["--foo"], "see potsdam-jobs --help"),
    "no number": (["search", "--within", "far"], "see potsdam-jobs search --help"),
    "nothing said": (["show"], "Missing argument 'ID'"),
    "no data at such an address": (["status", "--out", "ftp://x"], "data cannot lie at ftp://"),
    "a column": (["export", "--csv", "--column", "titel"], "did you mean 'title'?"),
    "a board": (["check", "arbeitsagentru"], "did you mean 'arbeitsagentur'?"),
    "a closed board": (["check", "stepston"], "did you mean 'stepstone'?"),
    "a board to begin with": (
        ["init", "p.toml", "--place", "Potsdam", "--occupation", "x", "--radius", "5", "--board", "arbeitnwo"],
        "did you mean 'arbeitnow'?",
    ),
    "an endpoint": (["check", "--endpoint", "arbeitsagentor=http://127.0.0.1:9"], "did you mean 'arbeitsagentur'?"),
    "a shell": (["completion", "tcsh"], "'bash', 'zsh', 'fish'"),
    "no shell": (["completion"], "Choose from: bash, zsh, fish; see potsdam-jobs completion --help"),
    "a place": (["search", "--place", "Xanadu"], "name a larger place near it"),
    "no distance": (["search", "--within", "nan"], "'nan' is no number"),
    "no pay": (["search", "--min-pay", "-1"], "see potsdam-jobs search --help"),
    "hours without end": (["explain", "x", "--hours", "nan"], "'nan' is no number"),
    "a wait without end": (["crawl", "--out", "data", "--wait", "inf"], "'inf' is no number"),
    "a day": (["diff", "--since", "yesterday"], "neither a day like 2026-11-20 nor a span"),
    "a day that is none": (["demo", "--days", "3", "--until", "2026-13-01"], "see potsdam-jobs demo --help"),
    "no profile": (["search", "--profile", "nowhere.toml"], "potsdam-jobs init writes one"),
    "no data": (["search", "--data", "nowhere"], "name the data with --data, or begin with: potsdam-jobs crawl"),
    "no data to report": (["report", "--data", "nowhere"], "name the data with --data, or begin with"),
    "no data to keep": (["prune", "--out", "nowhere"], "name the data with --out, or begin with: potsdam-jobs crawl"),
}


@pytest.mark.parametrize(("told", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_word_is_answered_in_one_sentence(
    told: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, errors = called(*told)
    assert (code, out, errors.count("\n")) == (2, "", 1), errors
    assert errors.startswith("potsdam-jobs: ")
    assert sentence in errors


def test_an_id_that_is_nearly_right(data: Path) -> None:
    code, _, errors = called("show", "arbeitsagentur:1000-1", "--out", data)
    assert (code, "did you mean 'arbeitsagentur:10000-1'?" in errors) == (2, True), errors


def test_questions_without_anybody_to_answer(tmp_path: Path) -> None:
    code, _, errors = called("init", tmp_path / "p.toml", input="")
    assert (code, "give it as an option instead" in errors) == (2, True)


PLACED = [name for name in COMMANDS if any("--out" in option.opts for option in main.get_command(CONTEXT, name).params)]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", sorted({*PLACED} - {"demo", "crawl"}))
def test_a_file_is_no_place_of_data(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    option = "--data" if name == "report" else "--out"
    code, out, errors = called(name, *(["x"] if name == "show" else []), option, file)
    assert (code, out, errors.count("\n")) == (2, "", 1), errors
    assert "is a file" in errors


def unprivileged(*told: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that may not read or write what the permissions of files forbid, also where root runs the tests."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    environment = {**os.environ, "POTSDAM_JOBS_CONTACT": "you@example.org", "HOME": str(cwd)}
    command = [*drop, str(POTSDAM_JOBS), *map(str, told)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False)


OURS, WRITABLE = "permission denied; run this as the user whose data it is", "permission denied; make it writable"
FORBIDDEN: dict[str, tuple[list[str], int, str]] = {
    "status": (["status", "--data", "data"], 4, OURS),
    "search": (["search", "--data", "data"], 4, OURS),
    "diff": (["diff", "--data", "data"], 4, OURS),
    "boards": (["boards", "--out", "data"], 4, OURS),
    "report": (["report", "--data", "data"], 4, OURS),
    "rebuild": (["rebuild", "--out", "data"], 2, OURS),
    "prune": (["prune", "--out", "data"], 2, OURS),
    "publish": (["publish", "--out", "data"], 2, WRITABLE),
    "crawl": (["crawl", "--out", "data", "--endpoint", "arbeitsagentur=http://127.0.0.1:9"], 2, WRITABLE),
    "demo": (["demo", "--out", "shut/data"], 2, WRITABLE),
    "days": (["demo", "--days", "2", "--out", "shut/data"], 2, WRITABLE),
    "csv": (["export", "shut/x.csv", "--data", "open"], 2, "cannot write shut/x.csv: permission denied"),
    "xlsx": (["export", "shut/x.xlsx", "--data", "open"], 2, "cannot write shut/x.xlsx: permission denied"),
    "page": (["report", "--out", "shut/x.html", "--data", "open"], 2, "cannot write shut/x.html: permission denied"),
    "profile": (
        ["init", "shut/p.toml", "--place", "Potsdam", "--occupation", "x", "--radius", "5"],
        2,
        "cannot write shut/p.toml: permission denied",
    ),
}


@pytest.mark.parametrize(("told", "code", "sentence"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_we_may_not_do_is_said(data: Path, tmp_path: Path, told: list[str], code: int, sentence: str) -> None:
    (tmp_path / "open").symlink_to(shutil.copytree(data, tmp_path / "copy"))
    (tmp_path / "shut").mkdir(mode=0o500)
    data.chmod(0)
    try:
        run = unprivileged(*told, cwd=tmp_path)
    finally:
        data.chmod(0o700)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (code, "", 1), run.stderr
    assert sentence in run.stderr


def test_a_bucket_that_cannot_be_reached() -> None:
    code, out, errors = called("search", "--data", "s3://b/p?endpoint_override=127.0.0.1:9&scheme=http&region=x")
    assert (code, out, errors.count("\n")) == (4, "", 1)
    assert "see whether the place can be reached" in errors


def test_publishing_nothing_leaves_nothing(tmp_path: Path) -> None:
    code, _, errors = called("publish", "--out", tmp_path / "data")
    assert (code, "no finished spool" in errors, list(tmp_path.iterdir())) == (4, True, [])


def cut(data: Path, pattern: str) -> None:
    (file,) = data.glob(pattern)
    file.write_bytes(file.read_bytes()[:1000])


POSTINGS, VACANCIES = "postings/*/postings.parquet", "vacancies/vacancies.parquet"
DAMAGES: dict[str, tuple[list[str], Callable[[Path], Any], str]] = {
    "search": (["search"], lambda data: cut(data, POSTINGS), "restore it from a backup"),
    "show": (["show", "demo:2"], lambda data: cut(data, POSTINGS), "restore it from a backup"),
    "export": (["export", "--csv"], lambda data: cut(data, POSTINGS), "restore it from a backup"),
    "diff": (["diff"], lambda data: cut(data, VACANCIES), "potsdam-jobs rebuild --out"),
    "status": (["status"], lambda data: cut(data, VACANCIES), "potsdam-jobs rebuild --out"),
    "reprocess": (["reprocess"], lambda data: cut(data, POSTINGS), "it is no whole Parquet file"),
    "garbage": (["search"], lambda data: (data / "latest.json").write_text('{"x'), "crawl --out"),
    "a list": (["status"], lambda data: (data / "latest.json").write_text("[1]"), "next potsdam-jobs crawl"),
    "half of it": (["status"], lambda data: (data / "latest.json").write_text("{}"), "next potsdam-jobs crawl"),
}


@pytest.mark.parametrize(("told", "damage", "step"), DAMAGES.values(), ids=DAMAGES)
def test_damaged_data_is_told_with_the_next_step(
    data: Path, told: list[str], damage: Callable[[Path], Any], step: str
) -> None:
    damage(data)
    code, out, errors = called(*told, "--out", data)
    assert (code, out, errors.count("\n")) == (4, "", 1), errors
    assert step in errors


def test_what_rebuild_is_named_for_it_does(data: Path) -> None:
    cut(data, VACANCIES)
    assert called("status", "--out", data)[0] == 4
    assert called("rebuild", "--out", data)[0] == 0
    assert "trust:" in called("status", "--out", data)[1]


@pytest.mark.parametrize(
    "place", ["Munich", "München", "Cologne", "Köln", "Nuremberg", "Nürnberg", "Potsdam", "teltow"]
)
def test_places_in_both_languages(data: Path, place: str) -> None:
    assert called("search", "--place", place, "--out", data)[0] == 0


@pytest.mark.parametrize(
    "words",
    ["customer service manager", "Leiter Kundenbetreuung", "Leitung Kundenservice", "Head of Customer Service"],
)
def test_the_occupation_in_both_languages(data: Path, words: str) -> None:
    code, out, _ = called("search", *words.split(), "--json", "--out", data)
    assert (code, len(out.splitlines())) == (0, 2)


def test_boards_as_a_program_reads_them() -> None:
    code, out, _ = called("boards", "--json")
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert (rows["arbeitsagentur"]["state"], rows["arbeitsagentur"]["rows"]) == ("on", None)
    assert rows["eures"]["why_off"]


ROW = ("Leitung Kundenservice\tund\nBeschwerden \x1b[31m", "Bäder GmbH", "12", "arbeitsagentur:10000-0102867810-S")


@pytest.mark.parametrize("width", [200, 80, 60, 40])
def test_an_id_can_be_copied_from_any_terminal(width: int) -> None:
    screen = io.StringIO()
    console = Console(file=screen, width=width, force_terminal=True, color_system=None)
    print_table(("title", "employer", "rows", "id"), [ROW, ("x" * 90, *ROW[1:])], console, below=("employer", "id"))
    lines = screen.getvalue().splitlines()
    assert sum(line.count(ROW[-1]) for line in lines) == 2
    assert all(len(line) <= width or "x" * 90 in line for line in lines)
    assert "\x1b" not in screen.getvalue()


def test_in_a_pipe_a_row_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("title", "employer", "rows", "id"), [ROW], below=("id",))
    _, row = capsys.readouterr().out.splitlines()
    assert row.split("\t") == ["Leitung Kundenservice und Beschwerden  [31m", *ROW[1:]]


READ = ["search", "search --json", "show demo:2", "diff", "status", "export --jsonl", "export --csv", "boards"]
SAID = ["--help", "search --help", "explain 17,50", "completion bash"]
DONE = ["report --out {}.html", "demo --days 2 --out {}"]


@pytest.mark.parametrize("told", [*(f"{read} --out {{data}}" for read in READ), *SAID, *DONE])
def test_a_reader_may_leave(data: Path, told: str) -> None:
    (data / "runs").mkdir(exist_ok=True)
    told = told.format(data / "new", data=data) + (f" --data {data}" if told.startswith("report") else "")
    # Standard output that nobody reads any more, whatever the timing: the reader is gone before the command begins.
    script = f"exec 3> >(exit 0); sleep 0.2; {POTSDAM_JOBS} {told} >&3; echo $?"
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (run.stdout, run.stderr) == ("141\n", "")


@pytest.mark.parametrize(
    ("output", "code", "said"),
    [
        (">&-", 0, "2 of 2 postings"),
        ("2>&-", 0, ""),
        ("> /dev/full", 4, "potsdam-jobs: standard output: no space left on device"),
    ],
)
def test_output_that_goes_nowhere(data: Path, output: str, code: int, said: str) -> None:
    command = ["bash", "-c", f"{POTSDAM_JOBS} search --out {data} {output}"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stderr[: len(said)], run.stderr.count("\n")) == (code, said, 1 if said else 0)


def on_terminal(*told: object, **environment: str) -> str:
    """What a command shows on a terminal."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "COLUMNS": "80", **environment}
    command = [str(POTSDAM_JOBS), *map(str, told)]
    run = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # Linux: the other end is closed
        pass
    os.close(ours)
    run.wait(timeout=60)
    return shown.decode()


@pytest.mark.parametrize(
    ("environment", "is_styled"),
    [({"TERM": "xterm-256color"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, True)],
)
def test_a_terminal_gets_what_it_can_show(data: Path, environment: dict[str, str], *, is_styled: bool) -> None:
    shown = on_terminal("search", "--out", data, **environment)
    assert "arbeitsagentur:10000-1" in shown
    assert ("\x1b[" in shown) is is_styled
    assert not re.search(r"\x1b\[[\d;]*3\dm", shown), "bold and dim, no colour"


def test_on_a_terminal_a_line_a_board_moves(tmp_path: Path) -> None:
    shown = on_terminal("demo", "--out", tmp_path / "data", TERM="xterm")
    moving = shown.partition("title")[0]
    assert re.search(r"interamt +\d+ pages +\d+ postings reading", moving)
    assert re.search(r"interamt +\d+ pages +[1-9]\d* postings read ", moving)
    assert "interamt: " not in moving, "no plain line besides"


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"PYTHONIOENCODING": "latin-1"}, "Köln und ?ód?".encode("latin-1")),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "Köln und Łódź".encode()),
    ],
)
def test_without_utf8(data: Path, environment: dict[str, str], shown: bytes) -> None:
    env, command = {**os.environ, **environment}, [POTSDAM_JOBS, "search", "--out", data]
    run = subprocess.run(command, env=env, capture_output=True, check=False)
    assert (run.returncode, b"Traceback" in run.stderr) == (0, False)
    assert shown in run.stdout


def test_ctrl_c_while_days_are_simulated(tmp_path: Path) -> None:
    command = [POTSDAM_JOBS, "demo", "--days", "30", "--out", tmp_path / "data"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert run.stdout is not None
    assert run.stdout.readline().startswith("day 1 of 30")
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert (run.returncode, errors.strip()) == (130, "potsdam-jobs: stopped")


def test_bash_completes_commands_options_boards_and_ids(data: Path) -> None:
    script = """
        eval "$("$1" completion bash)"
        complete_line() {
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
            _potsdam_jobs_completion "$TOLD"
            echo "${COMPREPLY[*]}"
        }
        TOLD=$1
        complete_line potsdam-jobs se
        complete_line potsdam-jobs search --wi
        complete_line potsdam-jobs check arbeits
        complete_line potsdam-jobs crawl --board interam
        complete_line potsdam-jobs show --out "$2" arbeitsagentur:1
        complete_line potsdam-jobs show --out /nowhere arbeitsagentur:1
        [[ $COMP_WORDBREAKS == *:* ]] || echo whole
    """
    command = ["bash", "-c", script, "bash", str(POTSDAM_JOBS), str(data)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.stderr == ""
    found = ["search", "--within", "arbeitsagentur", "interamt", "arbeitsagentur:10000-1", "", "whole"]
    assert run.stdout.splitlines() == found


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells(shell: str) -> None:
    code, out, _ = called("completion", shell)
    assert (code, "_POTSDAM_JOBS_COMPLETE" in out) == (0, True)


def test_the_names_that_tab_offers_are_those_of_the_boards() -> None:
    context = click.Context(main.get_command(CONTEXT, "crawl"))  # type: ignore[arg-type]
    offered = {item.value for item in board_names(context, context.command.params[0], "")}
    assert offered == {*boards(SearchProfile.shipped()), SITE}


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom crawler.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('scrapy', 'pyarrow', 'pandas', 'twisted', 'lxml', 'altair') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
