"""Origins (来源地址): from where a request came, behind a proxy or not."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

_OF_A_HOUSE = 64  # of an IPv6 address: one line into a house has so many bits of its own


def address_of(request: HttpRequest) -> str | None:
    """Give the address a request came from; None where the proxy in front does not say.

    Behind a proxy (GANGMU_HTTPS) only the last address of X-Forwarded-For is the proxy's own word.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.SESSION_COOKIE_SECURE:
        said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, _OF_A_HOUSE), strict=False).network_address)
    return str(address)
