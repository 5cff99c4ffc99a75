"""BITE: the job interface of universities, municipalities and hospitals."""

from crawler.board import ACCOUNT, OFFSET, EmployerSpider, Json, Page, RawPosting, Request, date, json_pages
from crawler.expect import inside, json_object, matched, member
from crawler.fields import fields, pay, places, prose

ALL: Json = {"key": ACCOUNT, "channel": 0, "locale": "de", "page": {"num": 100, "offset": OFFSET}}
TOWN = {"street": "street", "postcode": "postCode|postalCode|zip", "city": "city", "country": "country"}
PAY = {"low": "minValue|value", "high": "maxValue|value", "period": "unitText", "currency": "currency"}


class Bite(EmployerSpider):
    """Pages of addresses only, so every posting costs one more request; it says itself how many there are.

    The account is the key of 40 hexadecimal digits that the employer's page hands to its own script. Pay is a
    month's where no period is stated. `startAt` may be the posting's or the work's, so it is not read.
    """

    name = "bite"
    title = "BITE"
    homepage = "https://www.b-ite.com"
    address = "https://jobs.b-ite.com"
    account = "0123456789abcdef0123456789abcdef01234567"
    checked_on = date(2026, 11, 23)
    evidence = "described by one reader; the test data is synthetic"
    pages = json_pages("jobPostings", "/api/v1/postings/search", body=ALL, size=100, key="url", total="page.total")

    def posting(self, record: Json) -> Request:
        """The posting behind an address."""
        url = member(record, "url", str)
        handle = matched(r"/jobposting/([0-9a-f]{40,42})", url)
        address = f"{self.address}/jobposting/{handle}/json?locale=de&contentRendered=true"
        return self.details(address, lambda page: self.job({"url": url, "handle": handle}, page), None)

    def job(self, found: Json, response: Page) -> RawPosting:
        """A posting."""
        job = {**json_object(response), **found}
        return self.raw(
            **fields(job, url="url", native_id="handle", title="title", employer="employer", posted_text="activatedAt"),
            **fields(job, first_published_text="createdAt", employment_text="employmentType"),
            **pay({"unitText": "month", **inside(job, "baseSalary")}, **PAY),
            description=prose(job, "content.html.rendered|content.html|content"),
            places=places(job.get("address"), **TOWN),
        )
