"""Never an address inside the house: boards print links, and a link must not reach our own network.

A name is judged by the address that it resolves to, at the moment it is dialled, so neither an odd spelling
(`127.1`, `2130706433`) nor a name that changes its address gets through. Only an endpoint that the operator
named may be inside.
"""

import ipaddress
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError


class InsideAddress(IgnoreRequest):
    """The address lies inside the house: loopback, private, link-local, multicast or reserved."""


def is_inside(host: str) -> bool:
    """Whether a host spelled as an IP address is not one of the open internet; False for names.

    >>> is_inside("127.0.0.1"), is_inside("::ffff:10.0.0.1"), is_inside("8.8.8.8"), is_inside("jobs.example")
    (True, True, False, False)
    """
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        for inner in (address.ipv4_mapped, address.sixtofour, address.teredo and address.teredo[1]):
            if inner is not None:
                return is_inside(str(inner))
        if address.is_reserved or address.is_site_local:  # holds `::127.0.0.1` and the gateways to IPv4, too
            return True
    return not address.is_global or address.is_multicast


def refuse_inside(url: str, *, endpoint: str | None) -> None:
    """Let an address of the internet pass, or the endpoint that the operator named for this board.

    Raises:
        InsideAddress: the host is spelled as an address inside the house, or is that of an endpoint at another port
            or of another board.

    >>> refuse_inside("http://127.0.0.1:8000/jobs", endpoint="http://127.0.0.1:8000")
    >>> refuse_inside("http://127.0.0.1:8001/jobs", endpoint="http://127.0.0.1:8000")
    Traceback (most recent call last):
    crawler.addresses.InsideAddress: http://127.0.0.1:8001 is inside the house and was not asked
    """
    there, named = urlsplit(url), urlsplit(endpoint or "")
    host = there.hostname or ""
    if endpoint and (there.scheme, there.netloc) == (named.scheme, named.netloc):
        OutsideResolver.endpoint_hosts.add(host)
        return
    if not host or is_inside(host) or host in OutsideResolver.endpoint_hosts:
        raise InsideAddress(f"{there.scheme}://{there.netloc} is inside the house and was not asked")


class OutsideResolver(CachingThreadedResolver):
    """Scrapy's resolver, minus the addresses inside the house."""

    endpoint_hosts: ClassVar[set[str]] = set()
    """Hosts of endpoints that were asked so far in this process."""
    refused: ClassVar[set[str]] = set()
    """Names refused so far in this process: Twisted reports them as not found."""

    def getHostByName(self, name: str, timeout: Any = ()) -> "Deferred[str]":  # noqa: N802 - Twisted's name
        """The address of a name, if it lies outside."""
        found = super().getHostByName(name, timeout)
        return found if name in self.endpoint_hosts else found.addCallback(_outside, name)


def _outside(address: str, name: str) -> str:
    if is_inside(address):
        OutsideResolver.refused.add(name)
        raise DNSLookupError(name)  # the only error that Twisted passes on; others leave it waiting
    return address
