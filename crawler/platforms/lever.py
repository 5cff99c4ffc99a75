"""Lever: the public postings of an employer."""

from crawler.board import EmployerSpider, Json, RawPosting, date, json_pages
from crawler.expect import objects
from crawler.fields import fields, named, names, pay, prose, said

WHOLE, PAY_IN_WORDS = "description|descriptionPlain", "salaryDescription|salaryDescriptionPlain"
PIECES = ("opening|openingPlain", "descriptionBody|descriptionBodyPlain")


class Lever(EmployerSpider):
    """Pages of 100 postings, with text and, where the employer states it, pay; the last page is not full.

    `createdAt` is an instant in milliseconds, when the posting was made and not when it was published; the latter
    is not said. An unknown account answers 404. An account "eu/name" is one whose data is kept in Europe.
    """

    name = "lever"
    homepage = "https://www.lever.co"
    address = "https://api{region}.lever.co/v0/postings/{account}"
    terms_url = "https://github.com/lever/postings-api"
    robots = "asks for one second between visits (read by others in 2026-10)"
    checked_on = date(2026, 11, 23)
    evidence = "recorded answers of two employers"
    always = frozenset({"id", "text", "hostedUrl", "createdAt", "categories"})
    pages = json_pages("", "?mode=json&skip={offset}&limit=100", size=100)

    def posting(self, record: Json) -> RawPosting:
        """A posting; its country is that of the only place."""
        places = names(record, "categories.location", "categories.allLocations")
        if len(places) == 1:
            places = named(places[0].text, country=said(record, "country"))
        stated = pay(record.get("salaryRange"), low="min", high="max", period="interval", currency="currency")
        text: tuple[str, ...] = (WHOLE,) if said(record, WHOLE) else PIECES
        parts = objects(record, "lists")
        lists = (f"<p>{said(part, 'text') or ''}</p><ul>{said(part, 'content') or ''}</ul>" for part in parts)
        return self.raw(
            **fields(record, url="hostedUrl", title="text", native_id="id", first_published_text="createdAt"),
            **fields(record, work_mode_text="workplaceType", employment_text="categories.commitment"),
            **(stated or {"salary_text": prose(record, PAY_IN_WORDS)}),
            description=prose(
                {**record, "lists": "".join(lists)}, *text, "lists", "additional|additionalPlain", PAY_IN_WORDS
            ),
            places=places,
        )
