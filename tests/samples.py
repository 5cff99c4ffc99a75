"""How much of the recorded answers is read: `python -m tests.samples`, or `make samples`.

A naive reader, which knows no board, finds postings by the look of their keys; what it finds of title, employer, place,
day of publication and pay is compared with what our readers and normalizers make of the same file. The recorded
answers lie beside the checkout and are not part of the project.
"""

import datetime as dt
import html
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from scrapy import Request

from crawler.boards import spiders
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

SAMPLES = SHARED / "samples"
NOW = dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)
FIELDS = ("title", "employer", "place", "posted", "pay")
BAR = 0.95

# --- the naive reader ------------------------------------------------------------------------------------------------

LOOKS = {
    "title": r"title|name|position|text|stellenangebotstitel",
    "employer": r"company_?name|hiringorganization|subcompany|legalemployer|firma|employer|company",
    "place": r"location\w*|joblocation|city|office|main_office|ort|primarylocation|stellenlokationen|locations",
    "posted": r"published_?(at|on)?|publisheddate|first_published|date_?posted|posted_?(on|date)|pubdate|created_?at"
    r"|startdate|externalpostedstartdate|veroeffentlichungszeitraum",
    "pay": r"salary(amountfrom|range|_information)?|compensationtiersummary|basesalary|gehaltsspannevon|salary_min",
}
LOOKS_LIKE = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in LOOKS.items()}
NUMBER = re.compile(r"\d{2,}")
COUNTED = re.compile(r"\d+ locations", re.IGNORECASE)


def says(value: Any, *, field: str) -> bool:
    """Whether anything is said there; pay is said by a number."""
    if isinstance(value, Mapping):
        return any(says(part, field=field) for part in value.values())
    if isinstance(value, list):
        return any(says(part, field=field) for part in value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        text = str(value).strip(" -")
        if field == "place":
            return bool(text) and not COUNTED.fullmatch(text)
        return bool(text) and (field != "pay" or bool(NUMBER.search(text.strip("0."))))
    return False


def seen_in(record: Mapping[str, Any]) -> set[str]:
    """Which fields a record has, by the look of its keys, a level or two deep."""
    flat = dict(record)
    for key in ("jobOpening", "jobPostingInfo", "_jobposting", "item", "categories"):
        flat |= {name: value for name, value in (record.get(key) or {}).items() if name not in ("title", "name")}
    return {
        field
        for field, pattern in LOOKS_LIKE.items()
        if any(pattern.fullmatch(key) and says(value, field=field) for key, value in flat.items())
    }


def lists_of_records(value: Any) -> Iterator[list[Mapping[str, Any]]]:
    if isinstance(value, list) and value and all(isinstance(entry, Mapping) for entry in value):
        yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        if isinstance(part, Mapping | list):
            yield from lists_of_records(part)


IDS = re.compile(r"id|slug|externalpath|referenznummer|@type|identifier", re.IGNORECASE)


def records_of(value: Any) -> list[Mapping[str, Any]]:
    """The longest list of things that have a title and a number, or the thing itself."""
    found = [
        records
        for records in lists_of_records(value)
        if all("title" in seen_in(record) and any(map(IDS.fullmatch, record)) for record in records)
        and any(seen_in(record) & {"place", "posted"} for record in records)
    ]
    if found:
        return max(found, key=len)
    if isinstance(value, Mapping) and "title" in seen_in(value) | seen_in(value.get("jobPostingInfo", {})):
        return [value]
    return []


def naive(path: Path) -> list[set[str]]:
    """The fields of each posting that a reader of the file sees."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return [seen_in(record) for record in records_of(json.loads(text))]
    if path.suffix == ".xml":
        root = etree.fromstring(text.encode())
        return [
            seen_in({re.sub(r"\{.*\}", "", child.tag): "".join(child.itertext()) for child in item})
            for item in root.iter("position", "item")
            if item.findtext("id") or item.tag == "item"
        ]
    found = []
    for block in re.findall(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", text, re.DOTALL | re.IGNORECASE):
        value = json.loads(block, strict=False)
        found += [entry for entry in (value if isinstance(value, list) else [value]) if entry["@type"] == "JobPosting"]
    if found:
        return [seen_in(entry) for entry in found]
    if "schema.org/JobPosting" in text:
        return [{name for name in FIELDS if re.search(f'itemprop="?({LOOKS[name]})', text, re.IGNORECASE)}]
    for data in embedded(text):
        if records := records_of(data):
            return [seen_in(record) for record in records]
    return []


def embedded(text: str) -> Iterator[Any]:
    """The data that a page carries for its own scripts."""
    if next_data := re.search(r'<script id="__NEXT_DATA__"[^>]*>(.*?)</script>', text, re.DOTALL):
        yield json.loads(next_data[1])["props"]["pageProps"]["initialState"]["jobs"]
    decoder = json.JSONDecoder()
    for name in ("window.__appData = ", "window.__remixContext = "):
        if name in text:
            yield decoder.raw_decode(text.partition(name)[2])[0]
    flight = text.replace('\\"', '"').replace("\\\\", "\\")
    if '"jobs":[' in flight:
        yield decoder.raw_decode(flight.partition('"jobs":')[2])[0]
    for props in re.findall(r'data-props="([^"]+)"', text):
        yield json.loads(html.unescape(props))


# --- our reader ------------------------------------------------------------------------------------------------------


class Sample(NamedTuple):
    """A recorded file and who reads it."""

    file: str
    spider: str
    callback: str = "parse_listing"
    account: str | None = None


SAMPLES_READ = [
    Sample("arbeitnow/arbeitnow_api_fixture_2026-08.json", "arbeitnow"),
    Sample("arbeitnow/arbeitnow_full_response_2026-04.json", "arbeitnow"),
    Sample("arbeitsagentur/v6_search_datascientist_bundesweit_2026-09.json", "arbeitsagentur"),
    Sample("ashby/aaron_board.json", "ashby"),
    Sample("ashby/alephalpha_page.html", "ashby", "parse_other"),
    Sample("ashby/careerkit.json", "ashby"),
    Sample("ashby/openai.json", "ashby"),
    Sample("coveto/altmuehlfranken_job_1353.html", "site", "detailed"),
    Sample("dvinci/bamberg_list_2_entries.json", "dvinci"),
    Sample("greenhouse/aaron_board.json", "greenhouse"),
    Sample("greenhouse/arx_robotics_eu_board_page.html", "greenhouse", "parse_other", "eu/arxroboticsgmbh"),
    Sample("greenhouse/careerkit.json", "greenhouse"),
    Sample("greenhouse/tide_board_page.html", "greenhouse", "parse_other"),
    Sample("join/fugro_list_page.html", "join", "parse_listing", "fugro"),
    Sample("join/fugro_job_page.html", "site", "detailed"),
    Sample("lever/careerkit.json", "lever"),
    Sample("lever/palantir.json", "lever"),
    Sample("personio/careerkit_personio.xml", "personio"),
    Sample("personio/eqs_group_list.html", "personio", "parse_other"),
    Sample("personio/graswald_list.html", "personio", "parse_other"),
    Sample("personio/helicon_list.html", "personio", "parse_other"),
    Sample("personio/jobschleuse_hand.xml", "personio"),
    Sample("personio/openroles_personio.xml", "personio"),
    Sample("recruitee/careerkit_berlin_eur.json", "recruitee"),
    Sample("rexx/median_detail_j17969.html", "site", "detailed"),
    Sample("smartrecruiters/posting_microdata.html", "site", "detailed"),
    Sample("successfactors/qorvo_feeds_rss.xml", "successfactors"),
    Sample("teamtailor/careerkit_jobs.json", "teamtailor", "parse_other"),
    Sample("teamtailor/fifthdimension_job_page.html", "site", "detailed"),
    Sample("teamtailor/openroles_jobs_rss.xml", "teamtailor"),
    Sample("workday/careerkit_list.json", "workday"),
    Sample("workday/nvidia_list_hand.json", "workday"),
]
NOT_READ = {
    "html_career_pages": "pages without JobPosting data",
    "smartrecruiters": "answers of an interface that robots.txt closes",
    "recruitee": "a page; the interface is read, with a token",
    "workable": "no reader: closed by its limits",
    "sparkasse": "no reader",
}


def ours(sample: Sample) -> list[set[str]]:
    """The fields of each posting that our reader and normalizers make of a file."""
    spider = spiders()[sample.spider]
    body = (SAMPLES / sample.file).read_bytes()
    more = {"matching": "."} if sample.spider == "site" else {}
    found, _ = read(spider, body, callback=sample.callback, account=sample.account, **more)
    profile = SearchProfile.shipped()
    postings = [posting for one in found for posting in _listed(one)]
    return [_said(normalize(posting, profile=profile, fetched_at=NOW)) for posting in postings]


def _listed(one: Any) -> Iterator[RawPosting]:
    """A posting, also where only its details are missing."""
    if isinstance(one, Request) and (listed := one.cb_kwargs.get("listed")):
        kept = listed(flags=())
        yield from (kept,) if isinstance(kept, RawPosting) else kept
    elif isinstance(one, RawPosting):
        yield one


def _said(posting: Any) -> set[str]:
    said = {
        "title": posting.title,
        "employer": posting.employer,
        "place": posting.place_text,
        "posted": posting.posted_on,
        "pay": posting.salary_min or posting.salary_max or posting.salary_text,
    }
    return {name for name, value in said.items() if value}


class Score(NamedTuple):
    """Postings and fields of one file: as a reader sees them, and as we read them."""

    sample: Sample
    postings: int
    read: int
    fields: Mapping[str, tuple[int, int]]

    @property
    def share(self) -> float:
        """The worst of the shares that were read."""
        pairs = [(self.read, self.postings), *((got, want) for want, got in self.fields.values() if want)]
        return min(got / want if want else 1.0 for got, want in pairs)


def score(sample: Sample) -> Score:
    """Compare both readers on one file; a field that only one posting has must be read of that posting."""
    wanted, got = naive(SAMPLES / sample.file), ours(sample)
    fields = {}
    for name in FIELDS:
        there = [number for number, seen in enumerate(wanted) if name in seen]
        both = sum(1 for number in there if number < len(got) and name in got[number])
        fields[name] = (len(there), both)
    return Score(sample, len(wanted), min(len(got), len(wanted)), fields)


def main() -> int:
    """Print a line for each file; 1 if a bar is missed."""
    if not SAMPLES.is_dir():
        print(f"no recorded answers at {SAMPLES}")
        return 0
    scores = [score(sample) for sample in SAMPLES_READ]
    print(f"{'file':58} postings  " + "  ".join(f"{name:>8}" for name in FIELDS))
    for one in scores:
        cells = [f"{got}/{want}" if want else "-" for want, got in one.fields.values()]
        print(f"{one.sample.file:58} {f'{one.read}/{one.postings}':>8}  " + "  ".join(f"{cell:>8}" for cell in cells))
    read_all, all_there = sum(one.read for one in scores), sum(one.postings for one in scores)
    sums = [[sum(one.fields[name][end] for one in scores) for end in (1, 0)] for name in FIELDS]
    cells = [f"{got}/{want}" for got, want in sums]
    print(f"{'all':58} {f'{read_all}/{all_there}':>8}  " + "  ".join(f"{cell:>8}" for cell in cells))
    return int(any(one.share < BAR for one in scores))


if __name__ == "__main__":
    sys.exit(main())
