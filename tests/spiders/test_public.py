"""The public boards: hits, no hits, the last page, pay, no pay, and what is gone."""

import asyncio
import datetime as dt
import gzip
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from crawler.board import BoardSpider
from crawler.boards import spiders
from crawler.expect import Blocked, LayoutChanged
from crawler.listing import Listing
from crawler.sitemap import LARGEST
from pipelines.normalize import normalize
from pipelines.profile import SearchProfile
from pipelines.raw import RawMarketPay, RawPosting
from tests.conftest import SHARED
from tests.platforms.reading import read

NOW = dt.datetime(2026, 11, 24, 6, tzinfo=dt.UTC)
TITLE = "Leiter Kundenservice (m/w/d)"


def started(name: str, **arguments: Any) -> tuple[BoardSpider, list[Request]]:
    """A spider and the requests that it begins with."""
    crawler = get_crawler(spiders()[name], {"PROFILE": None, "STARTED_AT": "2026-11-24T06:00:00+00:00"})
    crawler._apply_settings()
    spider = spiders()[name].from_crawler(crawler, **arguments)
    crawler.spider = spider

    async def all_of() -> list[Request]:
        return [request async for request in spider.start()]

    return spider, asyncio.run(all_of())


def only(name: str, body: Any, **more: Any) -> RawPosting:
    (found,), _ = read(spiders()[name], body, **more)
    assert isinstance(found, RawPosting)
    return found


# --- Arbeitnow -------------------------------------------------------------------------------------------------------

JOB = {
    "slug": "leiter-7",
    "company_name": "Havelbogen Service GmbH",
    "title": TITLE,
    "description": "&lt;p&gt;Sie &amp;amp; Ihr Team&lt;/p&gt;",
    "remote": False,
    "url": "https://www.arbeitnow.com/jobs/companies/havelbogen/leiter-7",
    "tags": [],
    "job_types": ["berufserfahren", "Vollzeit"],
    "location": "Potsdam",
    "created_at": int(dt.datetime(2026, 11, 20, tzinfo=dt.UTC).timestamp()),
}
OLD = {**JOB, "created_at": JOB["created_at"] - 30 * 86400}
NEXT = "https://www.arbeitnow.com/api/job-board-api?page=2"


def jobs(*found: Any, following: str | None = None) -> dict[str, Any]:
    return {"data": [*found], "links": {"first": None, "last": None, "next": following}, "meta": {"per_page": 100}}


def test_arbeitnow_hit() -> None:
    posting = only("arbeitnow", jobs(JOB))
    assert (posting.title, posting.employer, posting.native_id) == (TITLE, "Havelbogen Service GmbH", "leiter-7")
    assert posting.description == "Sie & Ihr Team"
    assert (posting.employment_text, posting.work_mode_text) == ("berufserfahren, Vollzeit", None)
    assert [place.text for place in posting.places] == ["Potsdam"]
    assert (posting.salary_min_text, posting.salary_text) == (None, None)


@pytest.mark.parametrize(
    ("found", "following", "goes_on"),
    [
        ([JOB], NEXT, True),
        ([OLD, JOB, OLD], NEXT, True),  # not strictly ordered: one that is new enough is enough
        ([OLD, OLD], NEXT, False),
        ([JOB], None, False),
        ([{**JOB, "created_at": None}], NEXT, True),
    ],
)
def test_arbeitnow_pages(found: list[Any], following: str | None, *, goes_on: bool) -> None:
    told, _ = read(spiders()["arbeitnow"], jobs(*found, following=following), listing=Listing("all", pages=1))
    urls = [one.url for one in told if isinstance(one, Request)]
    assert urls == ([NEXT] if goes_on else [])


@pytest.mark.parametrize(
    ("location", "in_area"),
    [("Munich, Bavaria, Germany", False), ("Potsdam, Germany", True), ("Berlin, Potsdam", True), ("Remote", None)],
)
def test_arbeitnow_places(location: str, in_area: bool | None) -> None:
    posting = only("arbeitnow", jobs({**JOB, "location": location}))
    assert [place.text for place in posting.places] == [location]
    assert normalize(posting, profile=SearchProfile.shipped(), fetched_at=NOW).in_area is in_area


@pytest.mark.parametrize(("remote", "mode"), [(True, "remote"), ("true", "remote"), (1, "remote"), (0, None)])
def test_arbeitnow_remote(remote: Any, mode: str | None) -> None:
    assert only("arbeitnow", jobs({**JOB, "remote": remote})).work_mode_text == mode


def test_arbeitnow_following_address_may_be_relative() -> None:
    told, _ = read(spiders()["arbeitnow"], jobs(JOB, following="?page=2"))
    assert told[-1].url == NEXT


def test_arbeitnow_without_links_has_changed() -> None:
    with pytest.raises(LayoutChanged):
        read(spiders()["arbeitnow"], {"data": [JOB]})


def test_arbeitnow_without_jobs() -> None:
    with pytest.raises(LayoutChanged):
        read(spiders()["arbeitnow"], jobs(), listing=Listing("all", pages=1))
    assert read(spiders()["arbeitnow"], jobs(following=NEXT), listing=Listing("all", pages=2))[0] == []


def test_arbeitnow_window() -> None:
    _, stats = read(spiders()["arbeitnow"], jobs(OLD, JOB))
    assert (stats["window/oldest"][:10], stats["window/newest"][:10]) == ("2026-10-21", "2026-11-20")


# --- Adzuna ----------------------------------------------------------------------------------------------------------

RESULT = {
    "id": "4711",
    "title": TITLE,
    "company": {"display_name": "Havelbogen Service GmbH"},
    "location": {"display_name": "Potsdam, Brandenburg", "area": ["Deutschland"]},
    "created": "2026-11-20T10:00:00Z",
    "redirect_url": "https://www.adzuna.de/land/ad/4711",
    "description": "Sie leiten",
    "salary_min": 52000,
    "salary_max": 64000.5,
    "salary_is_predicted": "0",
}


def results(*found: Any, count: int | None = None) -> dict[str, Any]:
    return {"count": len(found) if count is None else count, "results": [*found]}


def test_adzuna_hit() -> None:
    posting = only("adzuna", results(RESULT))
    assert (posting.title, posting.employer, posting.posted_text) == (
        TITLE,
        "Havelbogen Service GmbH",
        RESULT["created"],
    )
    assert (posting.salary_min_text, posting.salary_max_text) == ("52000", "64000.5")
    assert (posting.salary_period_text, posting.salary_currency_text) == ("year", "EUR")


@pytest.mark.parametrize("predicted", ["1", 1, True, "true"])
def test_adzuna_predicted_pay_is_never_stated(predicted: Any) -> None:
    posting = only("adzuna", results({**RESULT, "salary_is_predicted": predicted}))
    pay = {name: getattr(posting, name) for name in RawPosting.__slots__ if name.startswith("salary")}
    assert set(pay.values()) == {None}


def test_adzuna_pages_and_budget() -> None:
    listing = Listing("Leiter Kundenservice", pages=1)
    found, _ = read(spiders()["adzuna"], results(RESULT, count=60), listing=listing)
    assert "/search/2?" in found[-1].url
    _, requests = started("adzuna")
    assert 0 < len(requests) <= 10
    assert all(request.meta["dont_obey_robotstxt"] and request.meta["dont_redirect"] for request in requests)
    budget = sum(request.cb_kwargs["listing"].most_pages for request in requests)
    assert budget <= 10, "calls a run"
    assert not any("app_key" in request.url for request in requests)


def test_adzuna_no_hits() -> None:
    assert read(spiders()["adzuna"], results())[0] == []


# --- RSS: service.bund.de, Berlin Startup Jobs -----------------------------------------------------------------------


def feed(*items: str) -> str:
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {content}><channel>{"".join(items)}</channel></rss>'


def bund(title: str = TITLE, number: int = 1234567) -> str:
    said = (
        "Arbeitgeber: &lt;strong&gt;Landeshauptstadt Potsdam&lt;/strong&gt;&lt;br /&gt; "
        "Ort: &lt;strong&gt;14467 Potsdam&lt;/strong&gt;&lt;br /&gt; "
        "Bewerbungsfrist: &lt;strong&gt;03.12.2026 23:59&lt;/strong&gt;"
    )
    url = f"https://www.service.bund.de/IMPORTE/Stellenangebote/editor/Potsdam/2026/11/{number}.html"
    return (
        f"<item><title>{title}</title><link>{url}#track=feed-jobs</link><guid>{url}</guid>"
        f"<pubDate>Fri, 20 Nov 2026 14:00:00 +0100</pubDate><description>{said}</description></item>"
    )


def test_bund_hit_that_is_not_wanted() -> None:
    posting = only("service-bund", feed(bund("Koch")))
    assert (posting.employer, posting.native_id) == ("Landeshauptstadt Potsdam", "1234567")
    assert [(place.text, place.country) for place in posting.places] == [("14467 Potsdam", "DE")]
    assert posting.valid_until_text == "03.12.2026 23:59"
    assert not posting.url.endswith("#track=feed-jobs")


def test_bund_facts_in_one_line() -> None:
    said = "Arbeitgeber: Stadt Potsdam Ort: 14467 Potsdam Bewerbungsfrist: 03.12.2026 Veröffentlichungsende: 04.12.2026"
    item = bund("Koch")
    a, b = item.index("<description>"), item.index("</description>")
    posting = only("service-bund", feed(item[:a] + f"<description>{said}" + item[b:]))
    assert (posting.employer, posting.places[0].text) == ("Stadt Potsdam", "14467 Potsdam")
    assert posting.valid_until_text == "03.12.2026"


PAGE = """<html><body><section class="shortlist"><dl><dt>Arbeitszeit</dt><dd>Vollzeit</dd>
<dt>Laufbahn / Entgeltgruppe</dt><dd>E 13 TVöD</dd></dl></section>
<!--Tätigkeit einfügen--><p>Sie leiten</p><!--Tätigkeit ende--><div id="location-map" data-lat="52.4" data-lon="13.06">
</div></body></html>"""


def test_bund_details() -> None:
    (request,), stats = read(spiders()["service-bund"], feed(bund()))
    page = TextResponse(request.url, body=PAGE.encode(), encoding="utf-8")
    posting = request.cb_kwargs["read"](page)
    assert (posting.description, posting.salary_text, posting.employment_text) == (
        "Sie leiten",
        "E 13 TVöD",
        "Vollzeit",
    )
    assert [(place.text, place.lat) for place in posting.places] == [("14467 Potsdam", "52.4")]
    assert stats["window/newest"] == "2026-11-20T13:00:00+00:00"
    with pytest.raises(LayoutChanged):
        request.cb_kwargs["read"](TextResponse(request.url, body=b"<html></html>"))


def test_bund_asks_for_ten_pages_at_most() -> None:
    found, _ = read(spiders()["service-bund"], feed(*(bund(number=1234567 + n) for n in range(12))))
    assert [isinstance(one, Request) for one in found] == [True] * 10 + [False] * 2


def test_bund_asks_exactly_the_permitted_path() -> None:
    _, (request,) = started("service-bund")
    path = "/Content/Globals/Functions/RSSFeed/RSSGenerator_Stellen.xml"
    assert request.url == f"https://www.service.bund.de{path}"


@pytest.mark.parametrize("name", ["service-bund", "berlin-startup-jobs"])
def test_a_feed_that_is_never_empty(name: str) -> None:
    with pytest.raises(LayoutChanged):
        read(spiders()[name], feed(), listing=Listing("all", pages=1))


def test_berlin_hit() -> None:
    item = (
        f"<item><title>{TITLE} // Havelbogen // GmbH</title><link>https://berlinstartupjobs.com/x/</link>"
        "<guid>https://berlinstartupjobs.com/?p=7</guid><pubDate>Fri, 20 Nov 2026 14:00:00 +0000</pubDate>"
        "<description>kurz</description><content:encoded>&lt;p&gt;Sie leiten&lt;/p&gt;</content:encoded></item>"
    )
    posting = only("berlin-startup-jobs", feed(item))
    assert (posting.title, posting.employer, posting.description) == (TITLE, "Havelbogen // GmbH", "Sie leiten")
    assert [(place.city, place.country) for place in posting.places] == [("Berlin", "DE")]
    assert posting.salary_text is None


# --- Interamt --------------------------------------------------------------------------------------------------------

ENTRY = {
    "stellenangebotId": 7,
    "stellenbezeichnung": "Koch",
    "behoerdeName": "Landeshauptstadt Potsdam",
    "bewerbungsfrist": "03.12.2026",
    "datumErstellt": "2026-11-20",
    "tarifEbeneMin": "E 9b",
    "tarifEbeneMax": "E 10",
    "einsatzorte": [{"ort": "Potsdam", "plz": "14467", "latitude": 52.4, "longitude": 13.06}],
}


@pytest.mark.parametrize(
    ("said", "pay"),
    [
        ({}, "E 9b bis E 10"),
        ({"tarifEbeneMin": "E 1", "tarifEbeneMax": "E 15"}, None),
        ({"tarifEbeneMin": None, "tarifEbeneMax": None, "besoldungGruppe": "A 11"}, "A 11"),
        ({"tarifEbeneMin": "E 10"}, "E 10"),
        ({"tarifEbeneMin": None, "tarifEbeneMax": None}, None),
    ],
)
def test_interamt_pay(said: dict[str, Any], pay: str | None) -> None:
    posting = only("interamt", {"data": [{**ENTRY, **said}]})
    assert posting.salary_text == pay
    assert [(place.postcode, place.city, place.country) for place in posting.places] == [("14467", "Potsdam", "DE")]


def test_interamt_pay_that_only_the_details_state() -> None:
    entry = {**ENTRY, "stellenbezeichnung": TITLE, "tarifEbeneMin": None, "tarifEbeneMax": None}
    (request,), _ = read(spiders()["interamt"], {"data": [entry]})
    said = '{"data": {"stellenbeschreibung": "x", "beschaeftigungsverhaeltnisse": [%s]}}'
    for inner, pay in (
        ('{"entgeltgruppeVon": "E 9b", "entgeltgruppeBis": "E 10"}', "E 9b bis E 10"),
        ('{"besoldungVon": "A 11", "entgeltgruppeVon": null}', "A 11"),
        ("", None),
    ):
        posting = request.cb_kwargs["read"](TextResponse(request.url, body=(said % inner).encode()))
        assert posting.salary_text == pay


def test_interamt_without_a_number_costs_the_posting() -> None:
    found, stats = read(spiders()["interamt"], {"data": [{**ENTRY, "stellenangebotId": None}, ENTRY]})
    assert (len(found), stats["posting/broken"]) == (1, 1)


def test_interamt_details() -> None:
    (request,), _ = read(spiders()["interamt"], {"data": [{**ENTRY, "stellenbezeichnung": TITLE}]})
    assert request.url == "https://api.interamt.de/query/stellenangebot/7"
    data = '{"data": {"stellenbeschreibung": "<p>Sie leiten</p>", "teilzeitVollzeit": "Vollzeit"}}'
    posting = request.cb_kwargs["read"](TextResponse(request.url, body=data.encode()))
    assert (posting.description, posting.employment_text, posting.native_id) == ("Sie leiten", "Vollzeit", "7")


def test_interamt_is_asked_with_an_empty_search() -> None:
    _, (request,) = started("interamt")
    assert (request.method, request.body) == ("POST", b'{"search": {}}')
    assert request.headers["X-REMOTE-APPLICATION"] == b"Interamtb2c"
    assert spiders()["interamt"].access == "operator_decides"


# --- wir-lieben-jobs.de ----------------------------------------------------------------------------------------------


def test_market_pay_is_no_posting() -> None:
    body = "<html><body><h1>Kundendienstleiter</h1><p>grob zwischen 2.000 € und 3.000 €</p></body></html>"
    (found,), _ = read(spiders()["wir-lieben-jobs"], body, url="https://www.wir-lieben-jobs.de/x-jobs-in-potsdam")
    assert isinstance(found, RawMarketPay)
    assert (found.place, found.occupation) == ("Potsdam", "Kundendienstleiter")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<html><body>Zimmerer</body></html>", LayoutChanged),
        ("<html><body>Kundendienstleiter", LayoutChanged),
        ("<html><title>Are you a human?</title></html>", Blocked),
    ],
)
def test_a_page_of_something_else(body: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read(spiders()["wir-lieben-jobs"], body)


@pytest.mark.skipif(not (SHARED / "samples").is_dir(), reason="the recorded answers are not part of the project")
def test_the_recorded_page_names_a_span_a_month() -> None:
    from pipelines.normalize.market_pay import read_market_pay

    text = (SHARED / "samples/wir-lieben-jobs/kundendienstleiter-jobs-in-potsdam.txt").read_text(encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    (found,), _ = read(spiders()["wir-lieben-jobs"], f"<html><body>{paragraphs}</body></html>")
    assert isinstance(found, RawMarketPay)
    span = read_market_pay(found, day=dt.date(2026, 11, 24))
    assert span is not None
    assert (span.salary_min, span.salary_max, span.salary_period) == (2800.0, 3900.0, "month")


# --- a site of the profile -------------------------------------------------------------------------------------------

GOOD = (
    '<html><script type="application/ld+json">{"@type": "JobPosting", "title": "Leiter", "datePosted": "2026-11-20",'
    '"validThrough": "2026-10-01", "description": "x"}</script></html>'
)


def detail(body: str) -> list[RawPosting]:
    found, _ = read(spiders()["site"], body, callback="detailed", matching="/job/")
    return [one for one in found if isinstance(one, RawPosting)]


def test_a_deadline_that_has_passed_stays_with_its_posting() -> None:
    (posting,) = detail(GOOD)
    assert posting.valid_until_text == "2026-10-01"


def test_a_page_that_says_that_its_posting_is_gone() -> None:
    found, stats = read(
        spiders()["site"],
        "<html><body>Diese Stelle ist leider nicht mehr verfügbar.</body></html>",
        callback="detailed",
    )
    assert (found, stats["detail/gone"]) == ([], 1)
    with pytest.raises(LayoutChanged):
        detail("<html><body>Willkommen</body></html>")


SITEMAPS = [
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{0}</loc></url></urlset>',
    '<urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{0}</loc></url></urlset>',
    "<urlset><url><loc> {0} </loc></url></urlset>",
    '<?xml version="1.0"?><s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:loc>{0}</s:loc></s:urlset>',
]
JOB_PAGE = "https://jobs.example.org/job/1"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", SITEMAPS)
def test_sitemaps(form: str, packed: bool) -> None:
    body = form.format(JOB_PAGE).encode()
    found, _ = read(spiders()["site"], gzip.compress(body) if packed else body, matching="/job/")
    assert [request.url for request in found] == [JOB_PAGE]


def test_an_index_of_sitemaps() -> None:
    body = "<sitemapindex><sitemap><loc>/sitemap-jobs.xml.gz</loc></sitemap></sitemapindex>"
    found, _ = read(spiders()["site"], body, matching="/job/", url="https://jobs.example.org/sitemap.xml")
    assert [request.url for request in found] == ["https://jobs.example.org/sitemap-jobs.xml.gz"]


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b"<urlset><url>")[:-9],
        gzip.compress(b"<urlset><url>"),
        gzip.compress(b"<urlset>" + b" " * (LARGEST + 1)),
        b"\x1f\x8bx",
        b"<urlset><url>",
    ],
    ids=["cut short", "half inside", "too large", "not packed at all", "half"],
)
def test_damaged_sitemaps(body: bytes) -> None:
    with pytest.raises(LayoutChanged):
        read(spiders()["site"], body, matching="/job/")


def test_a_site_reads_so_many_pages_and_says_so() -> None:
    body = "<urlset>" + "".join(f"<loc>{JOB_PAGE}{number}</loc>" for number in range(5)) + "</urlset>"
    found, stats = read(spiders()["site"], body, matching="/job/", most_pages="3")
    assert (len(found), stats["trouble/too_many"]) == (3, 1)


def test_links_of_a_page() -> None:
    body = '<html><a href="/job/1">a</a><a href="/job/1#x">b</a><a href="/job/2">c</a><a href="/wir">d</a></html>'
    found, _ = read(spiders()["site"], body, matching="/job/", url="https://jobs.example.org/")
    assert [request.url for request in found] == ["https://jobs.example.org/job/1", "https://jobs.example.org/job/2"]
