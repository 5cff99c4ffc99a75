"""The limit of a Minijob, which is named in many texts and is no pay."""

import re

from pipelines.data import table
from pipelines.normalize.pay.clause import Clause
from pipelines.text import holds_any

_MINIJOB = re.compile(r"mini[- ]?job|geringfügig|\d ?-?(?:€|euro)[- ](?:job|kraft|kräfte|basis|gesetz)", re.IGNORECASE)
_MAY_EARN = re.compile(r"minijob\w* (?:dürfen|darf|können|kann)|(?:dürfen|darf) ", re.IGNORECASE)
_JOB_NAME = re.compile(
    r"-?[ ]?-(?:job|kraft|kräfte|basis|gesetz|grenze|jobs|minijob)|[ ]-(?:basis\b|gesetz)", re.IGNORECASE
)
_EARN_BESIDE = re.compile(r"\b(?:da|hin)zu(?:zu)?verdien", re.IGNORECASE)
_EXCEEDED = ("bersteig", "berschreit")
AS_BASIS = re.compile(r"[ ]Basis\b", re.IGNORECASE)  # "450 € Basis" is the pay, "450-Euro-Basis" a kind of job
# What a Minijob might earn at most, now and in the years that texts still speak of.
_LIMITS = {325.0, 400.0, 450.0, 520.0, 538.0} | {
    float(row["value"]) for row in table("pay/statutory.csv") if row["key"] == "minijob_limit"
}


def is_minijob_limit(clause: Clause) -> bool:
    """Whether a figure is what somebody in a Minijob may earn, and not what this one pays."""
    figure, before, behind, left = clause.figure, clause.before, clause.behind, clause.left
    if figure.is_range or figure.size not in _LIMITS:
        return False
    if figure.low is None and (_MAY_EARN.search(before) or _EARN_BESIDE.search(behind)):
        return True
    if holds_any(before, _EXCEEDED) or holds_any(behind, _EXCEEDED):
        return True
    if clause.right or (clause.period_said and left):
        return False
    if _JOB_NAME.match(behind):
        return True
    if AS_BASIS.match(behind) and not _MINIJOB.search(before[-60:]):
        return False
    is_named = _MINIJOB.search(before[-60:]) or _MINIJOB.search(behind[:30])
    return bool(is_named) and (left is None or left.other is not None) and clause.period_said is None
