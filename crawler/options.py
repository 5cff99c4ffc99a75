"""Options that several commands share, and how a command gives up."""

import datetime as dt
import math
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from crawler.visit import Visit
    from pipelines.profile import SearchProfile


class Number(click.FloatRange):
    """A number within a range; `nan` is in every range and `inf` in many, and neither means anything here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, if it is one."""
        number: float = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is no number", param, ctx)
        return number


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
WAIT = click.option(
    "--wait",
    type=Number(min=0),
    default=0.0,
    metavar="SECONDS",
    help="How long to wait for another run to end; default: not.",
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
        step = "; potsdam-jobs init writes one" if path and not path.exists() else ""
        give_up(f"{error}{step}", 2)


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
