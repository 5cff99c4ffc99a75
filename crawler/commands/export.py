"""`potsdam-jobs export`."""

import sys
from pathlib import Path

import click

from crawler.completion import column_names
from crawler.nearest import meant
from crawler.options import DATA, give_up


@click.command(short_help="Write the newest snapshot as CSV, Excel or lines of JSON.")
@click.argument(
    "file", metavar="[FILE]", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default=Path("-")
)
@DATA
@click.option("--csv", "form", flag_value="csv", help="CSV, UTF-8 with a mark that Excel knows.")
@click.option("--xlsx", "form", flag_value="xlsx", help="An Excel workbook with real dates and numbers.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One JSON object a line.")
@click.option(
    "--column",
    "names",
    multiple=True,
    metavar="NAME",
    shell_complete=column_names,
    help="Only this column; may be repeated.",
)
@click.option("--all", "show_all", is_flag=True, help="Every posting, also further ones of the same vacancy.")
def export(file: Path, out: str, form: str | None, names: tuple[str, ...], show_all: bool) -> None:
    """Write the newest snapshot for other programs; without a file to standard output.

    Texts that a spreadsheet would take for a formula get an apostrophe in CSV.

    \b
    Examples: potsdam-jobs export jobs.xlsx
              potsdam-jobs export --jsonl --column title --column city | head
    """  # noqa: D301 - click reads the \b
    from crawler.newest import newest
    from crawler.sheets import write_csv, write_jsonl, write_xlsx
    from exports.columns import columns

    known = [column.name for column in columns()]
    if unknown := [name for name in names if name not in known]:
        give_up(f"unknown column {unknown[0]!r}{meant(unknown[0], known) or '; docs/columns.md lists them'}", 2)
    form = form or {".csv": "csv", ".xlsx": "xlsx", ".jsonl": "jsonl"}.get(file.suffix.casefold())
    if form is None:
        give_up("say --csv, --xlsx or --jsonl, or name a file that ends so", 2)
    shown = list(names) or known
    rows = newest(out, [*dict.fromkeys([*shown, "is_primary"])])
    kept = [row for row in rows if show_all or row["is_primary"] is not False]
    try:
        if form == "xlsx":
            if str(file) == "-":
                give_up("an Excel workbook needs a file: potsdam-jobs export jobs.xlsx", 2)
            with file.open("wb") as opened:
                count = write_xlsx(opened, shown, kept)
        elif str(file) == "-":
            count = (write_csv if form == "csv" else write_jsonl)(sys.stdout, shown, kept)
        else:
            encoding = "utf-8-sig" if form == "csv" else "utf-8"
            with file.open("w", encoding=encoding, newline="") as opened:
                count = (write_csv if form == "csv" else write_jsonl)(opened, shown, kept)
    except BrokenPipeError:
        raise  # whoever reads has enough
    except OSError as error:
        give_up(f"cannot write {file}: {(error.strerror or '').lower()}", 2)
    click.echo(f"{count} postings" + ("" if str(file) == "-" else f" in {file}"), err=True)
