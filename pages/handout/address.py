"""The address under which others reach this server, found out without asking any other computer. Pure.

What somebody opens as ``localhost`` is theirs alone. For others there is the computer's address in its network, if the
server listens there; or the public address that the variable GATEWISE_PUBLIC_ADDRESS names.
"""

from __future__ import annotations

import os
import platform
import re
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

PUBLIC = "GATEWISE_PUBLIC_ADDRESS"
_ADDRESS = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(?:/[\w./~%-]*)?", re.ASCII)

# Addresses for documentation, which lead nowhere: a datagram socket that is to reach them takes the way out of the
# computer, and sends nothing.
_SOMEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_IN_A_CONTAINER = (Path("/.dockerenv"), Path("/run/.containerenv"))
_PATIENCE_S = 0.3


@dataclass(frozen=True)
class Address:
    """Where others find the app.

    Attributes:
        base: the address up to the page; empty where the browser's own serves others too, or none does.
        why: ``public``, ``network`` or ``own``; ``alone`` where the server listens on its own computer only,
            ``unknown`` where no address of the network is known.
    """

    base: str
    why: str


def public_address() -> str:
    """What the variable says, without a stroke at its end; empty where it says no address."""
    said = os.environ.get(PUBLIC, "").strip()
    return said.rstrip("/") if _ADDRESS.fullmatch(said) else ""


def address_for_others(
    scheme: str,
    host: str,
    clients: Iterable[str],
    candidates: Callable[[], Iterable[str]] | None = None,
    listens: Callable[[str, int], bool] | None = None,
) -> Address:
    """The address to hand out to others.

    Args:
        scheme: ``http`` or ``https``.
        host: what the browser calls the server, with its port.
        clients: where the question comes from, and what proxies say of that.
        candidates: finds the addresses that the computer may have in its network; by default :func:`own_addresses`.
        listens: whether the server answers at an address and a port; by default :func:`listens_at`.
    """
    if public := public_address():
        return Address(public, "public")
    name, port = _parts(host, scheme)
    if not is_loopback(name):
        return Address("", "own")
    # From another computer comes what a proxy or a container hands on; that computer's network is not this one's.
    if not all(map(is_loopback, clients)):
        return Address("", "unknown")
    found = list((candidates or own_addresses)())
    for address in found:
        if (listens or listens_at)(address, port):
            return Address(f"{scheme}://{_written(address, port, scheme)}", "network")
    return Address("", "alone" if found else "unknown")


def is_loopback(name: str) -> bool:
    """Whether a name or a number is what a computer calls itself."""
    name = name.strip("[]").lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        number = ip_address(name)
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None)
    return (mapped or number).is_loopback


def own_addresses() -> Iterator[str]:
    """The computer's addresses in its network, the one on the way out first; none from inside a container.

    There, and in Windows' Linux, the computer has an address that nobody else can reach.
    """
    if any(map(Path.exists, _IN_A_CONTAINER)) or "microsoft" in platform.release().lower():
        return
    seen = set()
    for address in (*_ways_out(), *_named()):
        number = ip_address(address)
        if address not in seen and not (number.is_loopback or number.is_link_local or number.is_unspecified):
            seen.add(address)
            yield address


def _ways_out() -> Iterator[str]:
    for family, somewhere in _SOMEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((somewhere, 9))
                yield probe.getsockname()[0]
        except OSError:
            # No such way out, or no such kind of network.
            continue


def _named() -> Iterator[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return
    for *_, place in found:
        yield str(place[0]).partition("%")[0]


def listens_at(address: str, port: int) -> bool:
    """Whether anything answers at this computer's own address and port."""
    try:
        with socket.create_connection((address, port), timeout=_PATIENCE_S):
            return True
    except OSError:
        return False


def _parts(host: str, scheme: str) -> tuple[str, int]:
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdecimal() or not 0 < int(port) < 65536:
        return host, 443 if scheme == "https" else 80
    return name, int(port)


def _written(address: str, port: int, scheme: str) -> str:
    name = f"[{address}]" if ":" in address else address
    return name if port == (443 if scheme == "https" else 80) else f"{name}:{port}"
