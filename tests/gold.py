"""`make gold`: what is read from the hand-labelled texts beside this checkout, scored. They are no part of it."""

import json
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from pipelines.labels import subjects
from pipelines.profile import SearchProfile

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"
FILES = {
    "pay": ("pay_dev.jsonl", "score_pay.py"),
    "title": ("titles_dev.jsonl", "score_titles.py"),
    "place": ("places_dev.jsonl", "score_places.py"),
    "date": ("dates_dev.jsonl", "score_dates.py"),
    "duplicates": ("dupes_dev.jsonl", "score_dupes.py"),
}


def score(subject: str) -> str:
    """What the scorer of a subject prints. Labels are taken out of the rows before anything is read from them."""
    gold, scorer = (GOLD / name for name in FILES[subject])
    label = import_module(f"pipelines.labels.{subject}").label
    profile = SearchProfile.shipped()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        for line in gold.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            del row["label"]
            predictions.write(json.dumps({"id": row["id"], **label(row, profile=profile)}) + "\n")
        predictions.flush()
        command = [sys.executable, str(scorer), str(gold), predictions.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Print all scores; say what is not there."""
    if not GOLD.is_dir():
        print(f"No gold standards: {GOLD.parent.name}/{GOLD.name} does not stand beside this checkout.")  # noqa: T201
        return
    for subject in FILES:
        print(f"== {subject}")  # noqa: T201
        print(score(subject) if subject in subjects() else "not labelled by this version\n")  # noqa: T201


if __name__ == "__main__":
    main()
