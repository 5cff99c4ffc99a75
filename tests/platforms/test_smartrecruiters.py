"""SmartRecruiters: the public pages."""

from typing import Any

import pytest
from scrapy.http import TextResponse

from crawler.expect import LayoutChanged
from crawler.platforms.smartrecruiters import SmartRecruiters
from tests.conftest import SHARED
from tests.platforms.reading import read

RECORDED = SHARED / "samples" / "smartrecruiters"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded answers are not part of the project")
LINK = "https://jobs.smartrecruiters.com/example/744000100000001-serviceleiter"


def links(*addresses: str, **more: Any) -> tuple[list[Any], dict[str, Any]]:
    body = "".join(f'<a href="{address}">Stelle</a>' for address in addresses)
    return read(SmartRecruiters, f"<html><body>{body}</body></html>", callback="parse_listing", **more)


def page(inner: str = "", posted: str = "2026-10-07T16:45:52.725Z") -> str:
    return f"""<html><body><main itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Serviceleiter
        </h1><meta itemprop="datePosted" content="{posted}"><div itemprop="description"><p>Teams</p></div>{inner}</main>
        <script>var words = "This job has expired"</script></body></html>"""


def posting(body: str | bytes) -> tuple[Any, Any]:
    """What is read of a page, and the stats of its crawl."""
    (request,), stats = links(LINK)
    sent = body if isinstance(body, bytes) else body.encode()
    return request.cb_kwargs["read"](TextResponse(LINK, body=sent, encoding="utf-8")), stats


def test_each_link_is_asked_for_once() -> None:
    elsewhere = "https://jobs.smartrecruiters.com/another/744000100000002-koch"
    found, stats = links(LINK, f"{LINK}?trid=1", elsewhere, "https://www.smartrecruiters.com/")
    assert [request.url for request in found] == [LINK]
    assert stats["posting/listed"] == 1


def test_an_account_written_otherwise() -> None:
    found, _ = links(LINK.replace("/example/", "/Example/"), account="EXAMPLE")
    assert len(found) == 1


def test_a_page_without_a_link_proves_nothing() -> None:
    with pytest.raises(LayoutChanged):
        links()


def test_the_interface_is_never_asked() -> None:
    assert "api" not in SmartRecruiters.address
    assert not any("api" in host for host in SmartRecruiters.hosts)


def test_posting() -> None:
    (found,), _ = posting(page('<spl-job-location workplaceType="hybrid"></spl-job-location>'))
    assert (found.title, found.native_id, found.url) == ("Serviceleiter", "744000100000001", LINK)
    assert (found.description, found.work_mode_text) == ("Teams", "hybrid")
    assert found.posted_text == "2026-10-07T16:45:52.725Z"


@pytest.mark.parametrize(
    "inner", ['<meta itemprop="validThrough" content="2026-10-31T00:00:00.000Z">', "<p>Sorry, this job has expired</p>"]
)
def test_a_posting_that_is_over(inner: str) -> None:
    found, stats = posting(page(inner, posted="2026-09-01"))
    assert (found, stats["detail/gone"]) == ([], 1)


def test_an_end_to_come() -> None:
    (found,), _ = posting(page('<meta itemprop="validThrough" content="2027-01-31">', posted="2026-09-01"))
    assert found.valid_until_text == "2027-01-31"


def test_what_is_no_posting() -> None:
    with pytest.raises(LayoutChanged):
        posting("<html><body>Willkommen</body></html>")


@recorded
def test_recorded_posting() -> None:
    (found,), _ = posting((RECORDED / "posting_microdata.html").read_bytes())
    assert (found.employer, found.posted_text) == ("Initech", "2026-10-07T16:45:52.725Z")
    assert (found.work_mode_text, found.employment_text) == ("remote", "Full-time")
    assert [place.postcode for place in found.places] == ["95054"]
    assert len(found.description or "") > 300
