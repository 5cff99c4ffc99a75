"""Which postings of a board belong into the snapshot of a profile."""

from typing import Literal

from exports.posting import Posting

Reason = Literal["foreign", "occupation", "place"]


def rejection(posting: Posting, *, country: str, keep_all: bool) -> Reason | None:
    """Why a posting is left out, or `None`; the profile's `country` is ISO 3166-1 alpha-2.

    What is unknown is no reason: a posting without a readable place stays, with its flag. `keep_all` lets
    the occupation and place rules pass, for tuning a profile; postings from abroad stay out all the same.
    """
    if posting.country is not None and posting.country != country:
        return "foreign"
    if keep_all:
        return None
    if posting.occupation_match == "no":
        return "occupation"
    if posting.in_area is False:
        return "place"
    return None
