"""SmartRecruiters' public pages over loopback."""

from collections.abc import Sequence
from html import escape

from crawler.demo.market import Offer, Town
from crawler.demo.server import Answers, Asked, Reply, html

CARRIES = frozenset({"employer", "city", "postcode", "posted_on", "valid_until_on", "description"})


def answers(stock: Sequence[Offer], page_size: int = 25) -> Answers:
    """The page of one employer and a page for each posting; both hosts behind one address."""
    shown = {f"/example/{744000000000000 + offer.number}-stelle": offer for offer in stock}
    links = "".join(f'<li><a href="https://jobs.smartrecruiters.com{path}">Stelle</a></li>' for path in shown)

    def answer(asked: Asked) -> Reply | None:
        if asked.path == "/example":
            return html(f"<ul>{links}</ul>")
        return html(_posting(shown[asked.path])) if asked.path in shown else None

    return answer


def _posting(offer: Offer) -> str:
    said = {"datePosted": f"{offer.posted_on}T16:45:52.725Z"}
    if offer.deadline_on:
        said["validThrough"] = f"{offer.deadline_on}T12:00:00.000Z"
    metas = "".join(f'<meta itemprop="{name}" content="{value}">' for name, value in said.items())
    hours = "Full-time" if offer.full_time else "Part-time"
    mode = "hybrid" if offer.home_office else "onsite"
    return f"""<main itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">{escape(offer.title)}</h1>
        <ul>{"".join(map(_place, offer.towns))}<li itemprop="employmentType">{hours}</li></ul>
        <spl-job-location workplaceType="{mode}"></spl-job-location>
        <div itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization">
        <meta itemprop="name" content="{escape(offer.employer)}"></div>{metas}
        <div itemprop="description">{offer.html}</div></main>"""


def _place(town: Town) -> str:
    said = {"addressCountry": "Germany", "addressLocality": town.city, "postalCode": town.postcode}
    metas = "".join(f'<meta itemprop="{name}" content="{value}">' for name, value in said.items())
    return f"""<li itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address"
        itemscope itemtype="http://schema.org/PostalAddress">{metas}</span></li>"""
