"""Pauses after wrong passwords: they grow, they hold in every process, and lock no owner out.

Tries are counted for a name from one address, for an address whatever the names, and for a name
whatever the addresses. The last one would let a stranger lock somebody out, so it does not hold
where that person has signed in before.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from witnessmark.web.models.accounts import WrongPassword

FORGOTTEN: Final = timedelta(days=1)
"""Tries older than this count for nothing."""
_LOOPBACK: Final = ("127.0.0.1", "::")
KNOWN: Final = timedelta(days=180)
"""For how long a place is remembered from which somebody signed in."""


class Of(StrEnum):
    """Whose tries are counted."""

    PAIR = "pair"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True)
class Allowance:
    """Tries without any pause; after them the pause doubles from `first` to `most`."""

    free: int
    first: timedelta
    most: timedelta

    def pause(self, tries: int) -> timedelta:
        """Return how long to rest after this many wrong tries."""
        beyond = tries - self.free
        if beyond < 0:
            return timedelta()
        return min(self.first * (1 << min(beyond, 16)), self.most)


ALLOWANCES: Final = {
    Of.PAIR: Allowance(5, timedelta(seconds=30), timedelta(hours=1)),
    Of.ADDRESS: Allowance(20, timedelta(seconds=30), timedelta(hours=1)),
    Of.NAME: Allowance(20, timedelta(seconds=15), timedelta(minutes=15)),
}
"""What is allowed before a pause, by whose tries are counted."""


@dataclass(frozen=True)
class Try:
    """Somebody who tries to sign in as `name` from `address`; empty: the proxy does not say."""

    name: str
    address: str

    def key(self, of: Of) -> str:
        """Return what the tries are counted under."""
        said = {
            Of.PAIR: (self.name, self.address),
            Of.ADDRESS: (self.address,),
            Of.NAME: (self.name,),
        }
        return _hash(of.value, *said[of])

    @property
    def known(self) -> str:
        """What is kept where this person has signed in from this address before."""
        return _hash("known", self.name, self.address)


def address_of(request: HttpRequest) -> str:
    """Return whence a request comes; empty where a proxy passes it on without X-Real-IP."""
    told: str = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY and _network(told) in _LOOPBACK:
        return str(request.META.get("HTTP_X_REAL_IP", "")).strip()
    return told


def try_from(name: str, address: str) -> Try:
    """Return a try; names differ in nothing but capitals, an IPv6 network counts as one address."""
    return Try(name.strip().casefold(), _network(address))


def begin(tried: Try, *, now: datetime) -> timedelta:
    """Count `tried` before its password is looked at; return how long it has to rest first.

    What rests is not counted, and its password is not looked at: a pause is never made longer by
    trying in it. Counting first means that many tries at once count as many.
    """
    with transaction.atomic():
        _forget(now)
        rows = {of: _row(tried.key(of), now) for of in _counted(tried)}
        rests = [row.rests_until - now for row in rows.values() if row.rests_until]
        rest = max(rests, default=timedelta())
        if rest > timedelta():
            return rest
        for of, row in rows.items():
            row.tries += 1
            row.last_at = now
            pause = ALLOWANCES[of].pause(row.tries)
            row.rests_until = now + pause if pause else None
            row.save()
    return timedelta()


def succeed(tried: Try, *, now: datetime) -> None:
    """Take the count of `tried` back: the password was right. Others' wrong tries stay counted."""
    with transaction.atomic():
        WrongPassword.objects.filter(key=tried.key(Of.PAIR)).delete()
        for row in WrongPassword.objects.filter(
            key__in=[tried.key(of) for of in (Of.ADDRESS, Of.NAME)]
        ):
            row.tries = max(row.tries - 1, 0)
            row.rests_until = None
            row.save()
        if not tried.address:
            return
        known = _row(tried.known, now)
        known.is_known, known.last_at = True, now
        known.save()


def _counted(tried: Try) -> Iterator[Of]:
    if not tried.address:
        yield Of.NAME
        return
    yield from (Of.PAIR, Of.ADDRESS)
    if not WrongPassword.objects.filter(key=tried.known, is_known=True).exists():
        yield Of.NAME


def _row(key: str, now: datetime) -> WrongPassword:
    rows = WrongPassword.objects.select_for_update()
    return rows.get_or_create(key=key, defaults={"last_at": now})[0]


def _forget(now: datetime) -> None:
    WrongPassword.objects.filter(is_known=False, last_at__lt=now - FORGOTTEN).delete()
    WrongPassword.objects.filter(is_known=True, last_at__lt=now - KNOWN).delete()


def _hash(*parts: str) -> str:
    secret = str(settings.SECRET_KEY).encode()
    return hmac.new(secret, "\0".join(("sign-in", *parts)).encode(), sha256).hexdigest()


def _network(address: str) -> str:
    try:
        found = ip_address(address.split("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
