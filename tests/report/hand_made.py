"""Rows as the tables hold them, made by hand."""

import datetime as dt
from typing import Any

from crawler.report.figures import Tables

DAY = dt.date(2026, 11, 24)
AT = dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)


def vacancy(number: int, **more: Any) -> dict[str, Any]:
    """An open vacancy in Potsdam, first seen today, without pay."""
    return {
        "vacancy_id": f"demo:{number}",
        "sources": ["demo"],
        "url": f"https://demo.example/{number}",
        "title": f"Leitung Kundenservice {number}",
        "employer": "Havelwerk GmbH",
        "employer_key": "havelwerk",
        "city": "Potsdam",
        "district": None,
        "lat": 52.4,
        "lon": 13.06,
        "distance_km": 0.4,
        "work_mode": None,
        "salary_text": None,
        "salary_year_fte_min_eur": None,
        "salary_year_fte_max_eur": None,
        "salary_basis": None,
        "is_pay_disclosed": False,
        "employment_type": ["full_time"],
        "contract": None,
        "is_staffing": None,
        "posted_on": DAY,
        "valid_until_on": None,
        "first_seen_at": AT,
        "last_seen_at": AT,
        "status": "open",
        "closed_before_at": None,
        "days_open": 0,
        "is_left_censored": False,
        **more,
    }


def posting(number: int, *, ago: int = 0, **more: Any) -> dict[str, Any]:
    """A posting of the vacancy of that number, `ago` days before `DAY`."""
    return {
        "snapshot_date": DAY - dt.timedelta(ago),
        "source": "demo",
        "posting_id": f"demo:{number}",
        "vacancy_id": f"demo:{number}",
        "is_pay_disclosed": False,
        "tariff": None,
        "tariff_group": None,
        **more,
    }


def coverage(source: str = "demo", verdict: str = "complete", *, ago: int = 0, **more: Any) -> dict[str, Any]:
    """A board's row of a run, `ago` days before `DAY`."""
    return {
        "snapshot_date": DAY - dt.timedelta(ago),
        "source": source,
        "started_at": AT - dt.timedelta(ago),
        "verdict": verdict,
        "reasons": [],
        "lists": "complete",
        "postings": 3,
        "fill_pay": 0.5,
        "fill_place": 1.0,
        "fill_posted": None,
        **more,
    }


def market_pay(**more: Any) -> dict[str, Any]:
    """What a board says about pay."""
    return {
        "source": "demo",
        "url": "https://demo.example/pay",
        "occupation": "Kundendienstleiter",
        "place": "Potsdam",
        "salary_min": 2900.0,
        "salary_max": 3700.0,
        "salary_period": "month",
        "is_period_stated": False,
        "wording": "Zwischen 2.900 € und 3.700 €.",
        "read_on": DAY,
        **more,
    }


def tables(vacancies: list[dict[str, Any]], **more: Any) -> Tables:
    """Tables of these vacancies, each seen today on one board."""
    postings = [posting(int(row["vacancy_id"].partition(":")[2])) for row in vacancies]
    known: dict[str, Any] = {"postings": postings, "newest": postings, "market_pay": [], "coverage": [coverage()]}
    return Tables(vacancies=vacancies, **(known | more))
