"""Where a board answers: the address of an employer's account, and another host that stands for the board."""

import re
from urllib.parse import urlsplit, urlunsplit

_IN_A_NAME = re.compile(r"https://[\w-]*\{account\}\.[^/]*")
_NUMBERED = re.compile(r"\d+\.[a-z]{2}")


def placed(pattern: str, account: str) -> str:
    """The address of an account: `{account}`, or its parts `{tenant}.other/{site}`, of which the first is the `{host}`.

    `{region}` is ".eu" for an account "eu/name".

    An account with a dot where only its name stands is a host of the employer's own; "1234.de" is none.

    >>> placed("https://api{region}.lever.co/v0/postings/{account}", "eu/havel")
    'https://api.eu.lever.co/v0/postings/havel'
    >>> placed("https://{host}.myworkdayjobs.com/wday/cxs/{tenant}/{site}", "havel.wd3/Careers")
    'https://havel.wd3.myworkdayjobs.com/wday/cxs/havel/Careers'
    >>> placed("https://{account}.recruitee.com/api/offers/", "jobs.havel.example")
    'https://jobs.havel.example/api/offers/'
    """
    region, account = (".eu", account[3:]) if account.startswith("eu/") else ("", account)
    host, _, site = account.partition("/")
    if "." in account and not _NUMBERED.fullmatch(account) and (name := _IN_A_NAME.match(pattern)):
        pattern = "https://{account}" + pattern[name.end() :]
    tenant = host.partition(".")[0]
    return pattern.format(account=account, host=host, site=site, tenant=tenant, region=region)


def moved(address: str, endpoint: str | None) -> str:
    """The address of a board, or the same behind another host; an endpoint with a path replaces all of it.

    >>> moved("https://api.example/v1/board", "http://127.0.0.1:8000")
    'http://127.0.0.1:8000/v1/board'
    >>> moved("https://api.example/v1/board", "http://mirror.example/copy/")
    'http://mirror.example/copy'
    """
    if not endpoint:
        return address
    there = urlsplit(endpoint)
    path = there.path.rstrip("/") if there.path else urlsplit(address).path
    return urlunsplit((there.scheme, there.netloc, path, "", ""))
