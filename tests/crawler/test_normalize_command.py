"""`normalize` and `explain` as a user runs them."""

import json

import pytest
from click.testing import CliRunner, Result

from crawler.cli import main
from pipelines.labels import subjects
from tests.conftest import Cli

ROWS = [
    {"id": "a", "text": "Gehalt: 3.000 € bis 3.500 € brutto im Monat", "kind": "field"},
    {"id": 2, "text": "Zuschuss von 50 €"},
]


def run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_rows_come_out_in_their_order_with_the_fields_of_the_subject() -> None:
    ended = run("normalize", "pay", given=lines(ROWS))
    assert ended.exit_code == 0, ended.stderr
    one, two = map(json.loads, ended.stdout.splitlines())
    assert one == {
        "id": "a",
        "is_pay": True,
        "amount_min": 3000.0,
        "amount_max": 3500.0,
        "currency": "EUR",
        "period": "month",
        "period_stated": True,
        "gross": True,
        "tariff": None,
        "payments_per_year": None,
        "weekly_hours": None,
        "annual_min": 36000.0,
        "annual_max": 42000.0,
    }
    assert (two["id"], two["is_pay"], two["amount_min"]) == (2, False, None)
    assert set(two) == set(one)


def test_in_a_pipe_as_a_shell_runs_it(cli: Cli) -> None:
    ended = cli("normalize", "pay", input=lines(ROWS))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout.splitlines()) == 2


BAD_LINES: list[tuple[str | bytes, str]] = [
    ("{", "line 2: not JSON in UTF-8"),
    (b"\xff\xfe", "line 2: not JSON in UTF-8"),
    ("[1]", "line 2: not an object"),
    ('"text"', "line 2: not an object"),
    ('{"text": "Gehalt"}', "line 2: 'id' is missing"),
    ('{"id": 1}', "line 2: 'text' is missing"),
    ('{"id": 1, "text": null}', "line 2: not a row for `pay`: 'text' must be text, got NoneType"),
    ('{"id": 1, "text": ["Gehalt"]}', "line 2: not a row for `pay`: 'text' must be text, got list"),
    ("[" * 100_000, "line 2: not JSON in UTF-8"),
]


@pytest.mark.parametrize(("line", "sentence"), BAD_LINES)
def test_a_bad_line_ends_the_command_with_one_sentence(line: str | bytes, sentence: str) -> None:
    good = lines(ROWS[:1]).encode()
    ended = run("normalize", "pay", given=good + (line if isinstance(line, bytes) else line.encode()) + b"\n")
    assert ended.exit_code == 2
    assert ended.stderr.startswith(f"potsdam-jobs: {sentence}")
    assert ended.stderr.count("\n") == 1
    assert len(ended.stdout.splitlines()) == 1, "the rows before it are written"


def test_odd_but_good_lines() -> None:
    rows = ["\ufeff" + json.dumps(ROWS[0]), "", "   ", json.dumps({"id": "\ud800", "text": "\ud800 3.000 € Gehalt"})]
    ended = run("normalize", "pay", given="\n".join(rows).encode())
    assert ended.exit_code == 0, ended.stderr
    assert [json.loads(line)["amount_min"] for line in ended.stdout.splitlines()] == [3000, 3000]


def test_only_what_is_there_is_offered() -> None:
    ended = run("normalize", "weather")
    assert ended.exit_code == 2
    assert all(subject in ended.stderr for subject in subjects())


EXPLAINED = [
    # text, what must be said
    (
        "2.800 € - 3.900 € brutto im Monat",
        [
            "2.800 € - 3.900 €: pay, because",
            "2,800 to 3,900 EUR a month, gross",
            "period: `im Monat`",
            "2800 to 3900 EUR/month x 12 = 33,600.00 to 46,800.00 EUR gross",
        ],
    ),
    ("Stundenlohn ab 18 €", ["from 18 EUR an hour", "18 EUR/hour x 40 h x 52.18", "assumed: 40 hours a week"]),
    ("Gehalt: 3.000 €", ["period: not said; concluded from the size", "salary_period_inferred"]),
    ("13 Gehälter à 3.500 €", ["payments a year: 13", "x 13 payments = 45,500.00"]),
    ("Zuschuss von 50 €", ["50 €: not pay, because `Zuschuss` before it names a benefit", "no pay"]),
    ("30 Tage Urlaub", ["none: no number has a currency", "no pay"]),
    ("2.000 € netto im Monat", ["2,000 EUR a month, net", "has no gross year in EUR"]),
    (
        "EG 9b TVöD-VKA",
        ["agreement: TVöD-VKA", "first step 3,779.84, last step 5,313.37", "x 12 = 45,358.08 to 63,760.44"],
    ),
    ("EG 9b TVöD", ["by a pay scale, without figures: TVöD, E 9b", "tariff_ambiguous"]),
    ("Vergütung nach TVöD", ["no pay: a pay scale without a group"]),
    ("EG 9 TVöD-VKA", ["tariff_unknown"]),
    ("Gehalt 30.000 € im Monat", ["not published: more than 20,000 EUR a month", "salary_implausible"]),
    ("Stundenlohn 9 €", ["below_minimum_wage"]),
]


@pytest.mark.parametrize(("text", "said"), EXPLAINED)
def test_explain_says_what_was_read_by_which_rule(text: str, said: list[str]) -> None:
    ended = run("explain", text, "--day", "2026-11-24")
    assert ended.exit_code == 0, ended.stderr
    assert all(part in ended.stdout for part in said), ended.stdout
    assert "\x1b" not in ended.stdout, "plain text when piped"


def test_explain_reads_standard_input_and_hours() -> None:
    ended = run("explain", "-", "--day", "2026-11-24", "--hours", "30", given="EG 9b TVöD-VKA")
    assert "x 12 x 30/39 h = 34,890.83" in ended.stdout
    assert "at full time: 45,358.08" in ended.stdout


def test_explain_warns_of_a_table_that_ends() -> None:
    ended = run("explain", "EG 9b TVöD-VKA", "--day", "2027-03-01")
    assert "The pay table of TVöD-VKA ends on 2027-03-31" in ended.stdout
