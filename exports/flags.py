"""Every flag that a posting may carry, and what an analyst should make of it."""

FLAGS: dict[str, str] = {
    # reading the board
    "detail_missing": "The board lists the posting, but its details are gone; only what the list says is known.",
    "detail_unread": "The details could not be read this time; only what the list says is known.",
    "said_closed": "Its page says that the posting is over or the place filled, though the board still lists it.",
    "apply_url_refused": "The board's link is no http or https address and was left out.",
    "url_refused": "The posting's own address is no http or https address; `about:blank` stands instead.",
    "salary_placeholder": "A figure cannot be meant (0, or 1 to 1,000,000) and was left out; the wording is kept.",
    "work_mode_unreadable": "The board's word for the place of work is not known.",
    "contract_contradicts": "Permanent and fixed-term are both said.",
    # dates
    "posted_unreadable": "There is a wording for the day of publication, but no day could be read from it.",
    "posted_implausible": "The day of publication is more than ten years away.",
    "posted_in_future": "The day of publication is after the day of the crawl.",
    "posted_by_dateparser": "Only the last resort, dateparser, could read the day of publication.",
    "posted_contradicts_weekday": "The weekday named does not fit the date.",
    "posted_before_first_published": "This publication is said to have begun before the first one.",
    "modified_unreadable": "The instant of the last change could not be read.",
    "valid_until_unreadable": "There is a wording for the deadline, but no day could be read from it.",
    "valid_until_implausible": "The deadline is more than ten years away.",
    "valid_until_by_dateparser": "Only the last resort, dateparser, could read the deadline.",
    "valid_until_contradicts_weekday": "The weekday named does not fit the date.",
    "valid_until_before_posted": "The deadline is before the day of publication.",
    "valid_until_open": "No deadline: the posting says so, or names a day over 18 months after its publication.",
    "valid_until_shifted_by_zone": "The instant falls on the next day in Europe/Berlin.",
    "valid_until_several_dates": "Several dates stand in the wording and nothing decides between them.",
    "start_unreadable": "There is a wording for the start, but neither day nor kind could be read from it.",
    "start_implausible": "The start is more than ten years away.",
    "start_by_dateparser": "Only the last resort, dateparser, could read the start.",
    "start_contradicts_weekday": "The weekday named does not fit the date.",
    "start_several_dates": "Several dates stand in the wording and nothing decides between them.",
    # place
    "place_unresolved": "The distance to the centre is not known.",
    "place_too_large": "A bare `Berlin`: the centre is far away, but the city reaches into the area.",
    "place_ambiguous": "Several places share the name and nothing decides between them.",
    "place_is_region": "A region around a city (`Raum Potsdam`), read as that city.",
    "place_is_county": "A county; no city could be read.",
    "city_from_district": "Only a district is named; the city was concluded from it.",
    "city_from_postcode": "Only a postcode is named; the city was concluded from it.",
    "postcode_contradicts_city": "Postcode and city do not belong together.",
    "postcode_lost_zero": "Four digits with Germany stated; the leading zero was restored.",
    "postcode_unreadable": "The postcode could not be read.",
    "state_contradicts_city": "State and city do not belong together.",
    "country_unknown": "The word for the country is not in `pipelines/data/places/regions.toml`.",
    "coordinates_unreadable": "Coordinates are no numbers, out of range, half a pair or 0/0.",
    "coordinates_contradict_place": "Coordinates lie more than 30 km from the place named and were ignored.",
    # pay
    "salary_unreadable": "A figure of the board is no usable number (NaN, 0, negative, absurd) and was left out.",
    "salary_min_above_max": "The lower end is above the upper one; no figures were taken.",
    "salary_period_inferred": "The period was concluded from the size of the figure.",
    "salary_period_unsaid": "Figures without a period; no year figures were computed.",
    "salary_period_unreadable": "The board's word for the period is unknown; no year figures were computed.",
    "salary_conflict": "Field and text, or two parts of the text, name different pay; the more formal one was taken.",
    "salary_figures_skipped": "More than 60 figures stand beside words for money; only the first 60 were looked at.",
    "salary_predicted": "The board's pay is its own estimate; the wording is kept, the figures were left out.",
    "salary_implausible": "More than 20,000 EUR a month; no year figures were computed.",
    "below_minimum_wage": "Below the minimum wage of that day for the hours stated or assumed.",
    "tariff_ambiguous": "A collective agreement is named, but not which of its tables applies.",
    "tariff_by_analogy": "Pay only follows the collective agreement (`in Anlehnung an`).",
    "tariff_table_expired": "The table of the agreement ends before the day of the posting.",
    "tariff_unknown": "A pay group or agreement is named that no table here covers.",
    # work
    "employment_type_unreadable": "A word on working time is unknown.",
    "contract_unreadable": "A word on the term of the contract is unknown.",
    # publishing
    "value_out_of_bounds": "A figure or day that cannot be (`exports/bounds.py`) was left out when it was published.",
    "contact_cleared": "A text still held a person's address or number when it was published; it was left out.",
}


def flag_docs() -> str:
    """`docs/flags.md`: every flag and its meaning."""
    lines = ["# Flags", "", "What the pipeline was unsure of. Written by `make docs` from `exports/flags.py`.", ""]
    lines += ["| flag | meaning |", "|---|---|", *(f"| `{name}` | {meaning} |" for name, meaning in FLAGS.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(flag_docs(), end="")  # noqa: T201
