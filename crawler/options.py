"""Options that several commands share, and how a command gives up."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from crawler.visit import Visit
    from pipelines.profile import SearchProfile


def _endpoints(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    endpoints = {}
    for pair in pairs:
        name, equals, url = pair.partition("=")
        if not (name and equals and url.startswith(("http://", "https://"))):
            raise click.BadParameter(f"{pair!r} is not NAME=URL with an http or https address")
        endpoints[name] = url
    return endpoints


ENDPOINT = click.option(
    "--endpoint",
    "endpoints",
    multiple=True,
    metavar="NAME=URL",
    callback=_endpoints,
    help="Read a board from another address: a recording, a mirror, a test site.",
)
PROFILE = click.option(
    "--profile",
    "profile_path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Search profile; default: Potsdam.",
)
VERBOSE = click.option("--verbose", is_flag=True, help="Scrapy's log on stderr, with tracebacks.")


def place(_context: click.Context, _option: click.Parameter, where: str | None) -> str | None:
    """A place of data as somebody names it; refused if nothing can lie there."""
    from exports.store import SnapshotError, local_state

    try:
        if where is not None and (state := local_state(where)).is_file():
            raise click.BadParameter(f"{state} is a file; the data lies in a folder")
    except SnapshotError as error:
        raise click.BadParameter(str(error)) from None
    return where


OUT = click.option(
    "--out",
    required=True,
    metavar="WHERE",
    callback=place,
    help="Folder of the data, made if missing, or a bucket: s3://bucket/prefix?region=...",
)

DATA = click.option(
    "--data",
    "--out",
    "out",
    default="data",
    show_default=True,
    metavar="WHERE",
    callback=place,
    help="Folder of the data, or an address like s3://...",
)


def read_profile(path: Path | None) -> "SearchProfile":
    """The profile in a file, or the shipped one; gives up if it cannot be used."""
    from pipelines.profile import ProfileError, SearchProfile

    try:
        return SearchProfile.read(path) if path else SearchProfile.shipped()
    except ProfileError as error:
        give_up(str(error), 2)


def visit_of(names: tuple[str, ...], profile_path: Path | None, endpoints: dict[str, str], *, verbose: bool) -> "Visit":
    """A visit to the boards of a profile, as the operator asked for it."""
    from crawler.visit import Visit

    return Visit(
        started_at=dt.datetime.now(dt.UTC),
        profile=read_profile(profile_path),
        profile_path=profile_path,
        boards=names,
        endpoints=endpoints,
        contact=os.environ.get("POTSDAM_JOBS_CONTACT"),
        verbose=verbose,
    )


def give_up(sentence: str, code: int) -> NoReturn:
    """End the command with a sentence on stderr."""
    click.echo(f"potsdam-jobs: {sentence}", err=True)
    sys.exit(code)
