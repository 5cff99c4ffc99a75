"""`potsdam-jobs normalize`."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from crawler.options import PROFILE, give_up, read_profile
from pipelines.labels import subjects


@click.command(short_help="Read rows of JSON, write what their texts mean.")
@click.argument("subject", type=click.Choice(subjects()))
@PROFILE
def normalize(subject: str, profile_path: Path | None) -> None:
    """Read rows of JSON from standard input, write what their texts mean, a row a line.

    A row holds `id` and the texts of its subject; the answer holds `id` and the fields of the subject. A line that
    cannot be read ends the command with exit code 2; the rows before it are written.

    Example: potsdam-jobs normalize pay < in.jsonl > out.jsonl
    """
    label = import_module(f"pipelines.labels.{subject}").label
    profile = read_profile(profile_path)
    written = sys.stdout.buffer
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        row = _row(line, number)
        try:
            found = label(row, profile=profile)
        except KeyError as error:
            give_up(f"line {number}: {error.args[0]!r} is missing", 2)
        except (TypeError, ValueError, AttributeError) as error:
            give_up(f"line {number}: not a row for `{subject}`: {error}", 2)
        written.write(_line({"id": row["id"], **found}))
    written.flush()


def _row(line: bytes, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError) as error:
        give_up(f"line {number}: not JSON in UTF-8: {error}", 2)
    if not isinstance(row, dict):
        give_up(f"line {number}: not an object", 2)
    if "id" not in row:
        give_up(f"line {number}: 'id' is missing", 2)
    return row


def _line(row: dict[str, Any]) -> bytes:
    try:
        return f"{json.dumps(row, ensure_ascii=False)}\n".encode()
    except UnicodeEncodeError:  # half a character, which JSON can spell and UTF-8 cannot
        return f"{json.dumps(row)}\n".encode()
