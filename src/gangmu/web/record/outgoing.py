"""The one door to other machines (对外连接): public addresses over TLS only, the name looked up once, no redirect.

What a name means is looked up once and the connection goes to that very address: a name that changes its mind
between the look and the call leads nowhere else (DNS rebinding).
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from gangmu.core.base.refusals import GangmuError

_TIMEOUT: Final = 10
_LARGEST: Final = 64 * 1024  # of an answer


class AddressDeniedError(GangmuError):
    """An address leads to this machine, into its network, or nowhere that a message may go."""

    code = "outgoing.address_denied"
    parameter_names = ("host",)


class NotDeliveredError(GangmuError):
    """A message did not reach the other side; it stays and is sent again."""

    code = "outgoing.not_delivered"
    parameter_names = ("host", "detail")


Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
# Ways to write an IPv4 address inside an IPv6 one: what is inside is judged.
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


def resolved(host: str, port: int) -> list[str]:
    """Look a name up."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the world outside: not this machine, not its network, not nobody.

    >>> [is_public(ipaddress.ip_address(text)) for text in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inside is None and address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(inside)
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(frozen=True, slots=True)
class Door:
    """对外的门: what may be reached, and how a name is looked up. Tests hand in their own."""

    may_reach: Callable[[Address], bool] = is_public
    resolve: Resolve = resolved
    schemes: tuple[str, ...] = ("https",)

    def post(self, url: str, body: bytes, *, kind: str = "application/json") -> bytes:
        """Send a body and give what was answered; whatever is not a plain 2xx has not been delivered."""
        return self._asked("POST", url, body, {"Content-Type": kind})

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> bytes:
        """Ask for what stands at an address."""
        return self._asked("GET", url, None, headers or {})

    def _asked(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in self.schemes or not host or parts.username or parts.password:
            raise AddressDeniedError(host=host or url[:40])
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise AddressDeniedError(host=host) from None
        address = self._address(host, port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            raw = self._line(parts.scheme, host, address, port)
            return _answer(raw, host, port, method, path, body, headers)
        except (OSError, http.client.HTTPException) as fault:
            raise NotDeliveredError(host=host, detail=type(fault).__name__) from None

    def _address(self, host: str, port: int) -> str:
        """Look the name up, once; every address that it has must be one that may be reached."""
        try:
            found = [ipaddress.ip_address(text.partition("%")[0]) for text in self.resolve(host, port)]
        except OSError as fault:
            raise NotDeliveredError(host=host, detail=type(fault).__name__) from None
        except ValueError:
            raise AddressDeniedError(host=host) from None
        if not found or not all(self.may_reach(each) for each in found):
            raise AddressDeniedError(host=host)
        return str(found[0])

    def _line(self, scheme: str, host: str, address: str, port: int) -> socket.socket:
        """Open a line to the address that was looked at, and no other."""
        raw = socket.create_connection((address, port), timeout=_TIMEOUT)
        if scheme != "https":
            return raw
        try:
            return ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        except BaseException:
            raw.close()
            raise


def _answer(
    raw: socket.socket,
    host: str,
    port: int,
    method: str,
    path: str,
    body: bytes | None,
    headers: Mapping[str, str],
) -> bytes:
    """Speak over an open line; a redirect leads where nobody has looked and is not followed."""
    try:
        connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
        connection.sock = raw
        connection.request(method, path, body, {"User-Agent": "Gangmu", **headers})
        answer = connection.getresponse()
        text = answer.read(_LARGEST)
        if not 200 <= answer.status < 300:
            raise NotDeliveredError(host=host, detail=str(answer.status))
        return text
    finally:
        raw.close()
