"""The recorded answers are read: of what a naive reader finds in each file, at least 95 % in every field."""

import pytest

from tests.samples import BAR, NOT_READ, SAMPLES, SAMPLES_READ, Sample, naive, score

recorded = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the recorded answers are not part of the project")
EMPTY = {"personio/helicon_list.html"}


@recorded
@pytest.mark.parametrize("sample", SAMPLES_READ, ids=lambda sample: sample.file)
def test_what_a_reader_finds_is_read(sample: Sample) -> None:
    found = score(sample)
    assert found.share >= BAR, found
    assert bool(found.postings) != (sample.file in EMPTY), "a reader that finds nothing proves nothing"


@recorded
def test_every_recorded_answer_has_its_reader_or_a_reason() -> None:
    read = {sample.file for sample in SAMPLES_READ}
    parts = ("_rsc_jobs", "_initialstate", "_detail", "openroles_job.json", "sana_cx", "_orc_", "v4_", "nomatch")
    for path in SAMPLES.rglob("*.*"):
        name = str(path.relative_to(SAMPLES))
        known = name in read or any(part in name for part in parts) or path.suffix not in (".json", ".xml", ".html")
        assert known or name.partition("/")[0] in {*NOT_READ, "jsonld", "rexx", "successfactors"}, name


@recorded
def test_the_naive_reader_sees_every_kind_of_field() -> None:
    seen = set().union(*(fields for sample in SAMPLES_READ for fields in naive(SAMPLES / sample.file)))
    assert seen == {"title", "employer", "place", "posted", "pay"}
