"""`potsdam-jobs publish`."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.options import OUT, give_up

if TYPE_CHECKING:
    from crawler.handover import Handover


@click.command(short_help="Publish what `crawl --spool-only` has read, here or elsewhere.")
@OUT
@click.option(
    "--spool",
    "spools",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of finished spools, for instance of another machine; may be repeated.",
)
@click.option("--wait", default=0.0, metavar="SECONDS", help="How long to wait for another run to end; default: not.")
def publish(out: str, spools: tuple[Path, ...], wait: float) -> None:
    """Publish what `crawl --spool-only` has read, here or on other machines, oldest run first.

    Each board of a day gets its newest good reading, whoever read it and in whatever order it comes. A spool is
    removed once it is published.

    Example: potsdam-jobs publish --out data --spool copied/_spools

    \b
    Exit code: 0 published, all boards complete
               1 internal error
               2 usage or configuration
               3 published, some boards partial, failed or not believed
               4 nothing published, or a spool that had to wait
              75 another run is writing to the same data
    """  # noqa: D301 - click reads the \b
    from crawler.handover import SPOOLS, handovers
    from crawler.lock import Locked, locked
    from crawler.verdict import Exit
    from exports.store import SnapshotError, local_state, shown

    state = local_state(out)
    try:
        state.mkdir(parents=True, exist_ok=True)
        with locked(state, wait_s=wait):
            waiting = handovers((state / SPOOLS, *spools))
            if not waiting:
                give_up("there is no finished spool; crawl --spool-only leaves one", Exit.NOTHING_PUBLISHED)
            codes = [_publish(out, shown(out), one) for one in waiting]
    except Locked as error:
        give_up(str(error), Exit.LOCKED)
    except SnapshotError as error:
        give_up(str(error), Exit.NOTHING_PUBLISHED)
    except OSError as error:
        give_up(f"cannot write to {state}: {error.strerror}", Exit.USAGE)
    sys.exit(max(codes))


def _publish(out: str, where: str, handed: "Handover") -> int:
    """Publish one spool and say how that went."""
    from crawler.verdict import Exit
    from exports.store import STAGING, SnapshotError, Store
    from pipelines.apart import publish_believed

    store = Store.at(out)
    name = f"runs/{handed.run}.json"
    try:
        if store.exists(name):
            click.echo(f"{handed.run}: published before")
            shutil.rmtree(handed.folder, ignore_errors=True)
            return Exit.OK
        latest, doubted, damaged = publish_believed(
            root=out,
            day=handed.day,
            run=handed.run,
            spools=handed.folder,
            coverage=handed.coverage,
            normalizer_version=handed.normalizer_version,
        )
        why_not = None if latest else "no board gave anything that is believed"
        is_good = latest and not doubted and not damaged
        code = Exit(handed.record["exit_code"]) if is_good else Exit.DEGRADED
        code = code if latest else Exit.NOTHING_PUBLISHED
        record = {
            **handed.record,
            "published": latest,
            "not_published_because": why_not,
            "damaged": damaged,
            "spool": None,
            "exit_code": int(code),
        }
        for board, why in doubted.items():
            record["boards"][board] |= {"verdict": "suspect", "absence_counts": False}
            record["boards"][board]["reasons"] = [*record["boards"][board]["reasons"], *why]
            click.echo(f"{handed.run}: {board}: suspect; {'; '.join(why)}", err=True)
        for sentence in damaged:
            click.echo(f"{handed.run}: {sentence}", err=True)
        store.put_json(name, record, run=handed.run)
    except SnapshotError as error:
        click.echo(f"{handed.run}: {error}; the spool waits; to give it up, remove {handed.folder}", err=True)
        return Exit.NOTHING_PUBLISHED
    finally:
        shutil.rmtree(store.state / STAGING / handed.run, ignore_errors=True)
    shutil.rmtree(handed.folder, ignore_errors=True)
    if latest:
        click.echo(f"{handed.run}: published {where}/{latest['path']}: {latest['rows']} postings")
    else:
        click.echo(f"{handed.run}: nothing published ({why_not})", err=True)
    return code
