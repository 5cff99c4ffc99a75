"""`potsdam-jobs init`."""

from pathlib import Path

import click

from crawler.completion import board_names
from crawler.options import give_up


@click.command(short_help="Write a search profile of your own after three questions.")
@click.argument("file", metavar="[FILE]", type=click.Path(path_type=Path, dir_okay=False), default=Path("profile.toml"))
@click.option(
    "--place", prompt="Around which place (e.g. Potsdam, Munich)", metavar="NAME", help="Place, German or English."
)
@click.option(
    "--occupation",
    prompt="Which occupation (e.g. Kundendienstleiter, customer service manager)",
    metavar="NAME",
    help="Occupation, German or English; a shipped one brings its rules.",
)
@click.option("--radius", prompt="How far around it, in km", type=float, default=25.0, metavar="KM", help="Radius.")
@click.option(
    "--term", "terms", multiple=True, metavar="PHRASE", help="Search for this phrase instead; may be repeated."
)
@click.option(
    "--board",
    "wanted",
    multiple=True,
    metavar="NAME",
    shell_complete=board_names,
    help="Read this board; default: all open ones.",
)
@click.option("--lat", type=float, metavar="DEGREES", help="Latitude of a place that the tables do not know.")
@click.option("--lon", type=float, metavar="DEGREES", help="Longitude.")
def init(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    place: str,
    occupation: str,
    radius: float,
    terms: tuple[str, ...],
    wanted: tuple[str, ...],
    lat: float | None,
    lon: float | None,
) -> None:
    """Write a commented search profile after three questions, and show which boards can serve it.

    Example: potsdam-jobs init munich.toml --place Munich --occupation "Leitung Kundenservice" --radius 20
    """
    from crawler.boards import UnknownBoard
    from crawler.newprofile import Centre, NotFound, centre, profile_text, serving, write_profile
    from crawler.table import print_table
    from pipelines.profile import ProfileError

    if (lat is None) != (lon is None):
        give_up("--lat and --lon belong together", 2)
    try:
        around = centre(place) if lat is None or lon is None else Centre(place, lat, lon)
        text = profile_text(
            file=file.name, centre=around, occupation=occupation, terms=terms, radius_km=radius, wanted=wanted
        )
        profile = write_profile(file, text)
    except (NotFound, UnknownBoard, ProfileError) as error:
        give_up(str(error), 2)
    except FileExistsError:
        give_up(f"{file} is there already; name another file", 2)
    except OSError as error:
        give_up(f"cannot write {file}: {(error.strerror or '').lower()}", 2)
    rows = [(board.name, board.title, "on" if board.is_on else "off", board.why_off) for board in serving(profile)]
    print_table(("board", "title", "state", "to switch it on"), rows, below=("title", "to switch it on"))
    click.echo(f"\nwrote {file}: {profile.name}, {around.name} and {radius:g} km around it")
    click.echo(f"Next: POTSDAM_JOBS_CONTACT=you@example.org potsdam-jobs crawl --profile {file} --out data")
