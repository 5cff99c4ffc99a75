"""What goes wrong at the boards of a simulation."""

from collections.abc import Sequence
from types import ModuleType

from crawler.demo.market import Offer
from crawler.demo.scenario import Mishap
from crawler.demo.server import Answers, Asked, Reply

FAILED = Reply(status=500, kind="text/plain")


def answers(site: ModuleType, offers: Sequence[Offer], mishap: Mishap | None) -> Answers:
    """What a board answers on a day; one that refuses connections answers nothing, whatever stands here."""
    good: Answers = site.answers(() if mishap and mishap.kind == "emptied" else offers)
    if mishap is None or mishap.kind in ("emptied", "refused"):
        return good
    wrong = _flaky if mishap.kind == "flaky" else _renamed
    return lambda asked: wrong(asked, good, mishap.what)


def _flaky(asked: Asked, good: Answers, what: str) -> Reply | None:
    return FAILED if what in asked.query.values() else good(asked)


def _renamed(asked: Asked, good: Answers, what: str) -> Reply | None:
    reply = good(asked)
    if reply is None or reply.status != 200:
        return reply
    return reply._replace(body=reply.sent.replace(f'"{what}":'.encode(), b'"renamed":'))
