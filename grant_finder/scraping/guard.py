"""The way out: only public addresses, only web ports, every answer within a deadline."""

import io
import logging
import socket
import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from http.client import HTTPResponse
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from grant_finder.errors import Refused

# written IPv4 inside IPv6, and addresses of one's own house, as they were before RFC 4291 and 3879: the library's
# filter takes them for public
_GIVEN_UP = (ip_network("::/96"), ip_network("fec0::/10"))
_PORTS = {"http": 80, "https": 443}
# a refused address becomes an error of ours, which is shown; the library would also print it
logging.getLogger("requests_hardened").addHandler(logging.NullHandler())


def check_url(url: str, allowed: Collection[str]) -> str:
    """Return the host of `url`, with its port unless that is 80 or 443.

    Raises Refused unless `url` is http(s) on one of these ports or allow-listed.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        raise Refused(url, why="malformed") from None
    if parts.scheme not in _PORTS:
        raise Refused(url, why="scheme")
    if not host:
        raise Refused(url, why="malformed")
    if parts.username or parts.password:
        raise Refused(url, why="user")
    port = port if port is not None else _PORTS[parts.scheme]
    if port in _PORTS.values():
        return host
    if not is_allowed(host, port, allowed):
        raise Refused(url, why="port")
    return f"{host}:{port}"


def is_allowed(host: str, port: int | None, allowed: Collection[str]) -> bool:
    """Tell whether the user let this host (or host:port) through although its address may be private."""
    bare = f"[{host}]" if ":" in host else host
    return host in allowed or bare in allowed or f"{bare}:{port}" in allowed


class GuardedAdapter(IPFilterAdapter):  # type: ignore[misc]
    """Connects only to the public address it has just looked up and checked; allow-listed hosts go as they are."""

    def __init__(self, *, secure: bool, allowed: Collection[str], total: float) -> None:
        self._allowed = allowed
        self._total = total
        super().__init__(is_https_proto=secure)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """Return the pool key with the host replaced by its checked address. Raises InvalidIPAddress, Refused."""
        parts = urlsplit(request.url)
        if is_allowed((parts.hostname or "").lower(), parts.port or _PORTS[parts.scheme], self._allowed):
            return HTTPAdapter.build_connection_pool_key_attributes(self, request, verify, cert)
        host, keywords = super().build_connection_pool_key_attributes(request, verify, cert)
        address = ip_address(host["host"].strip("[]").partition("%")[0])
        if any(address in given_up for given_up in _GIVEN_UP):
            raise Refused(str(request.url), why="address")
        return host, keywords

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make pools whose connections read within the total deadline."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _pool(HTTPConnectionPool, HTTPConnection, self._total),
            "https": _pool(HTTPSConnectionPool, HTTPSConnection, self._total),
        }


def session(allowed: Collection[str], total: float) -> requests.Session:
    """Return a session that knows no proxies or passwords of this machine and leaves by guarded adapters only."""
    made = requests.Session()
    made.trust_env = False
    made.headers.clear()
    for prefix, secure in (("http://", False), ("https://", True)):
        made.mount(prefix, GuardedAdapter(secure=secure, allowed=allowed, total=total))
    return made


def _pool(pool: type[Any], connection: type[Any], total: float) -> type[Any]:
    class Timed(connection):  # type: ignore[misc]
        response_class = partial(_TimedResponse, total=total)

    return type("Pool", (pool,), {"ConnectionCls": Timed})


class _TimedResponse(HTTPResponse):
    """An answer whose headers and body must all come before one deadline, however slowly they drip."""

    def __init__(self, sock: socket.socket, *args: Any, total: float, **kwargs: Any) -> None:
        super().__init__(_Timed(sock, total), *args, **kwargs)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Timed:
    """All that an answer wants of its socket: a file to read from."""

    sock: socket.socket
    total: float

    def makefile(self, _: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedSocket(self.sock, time.monotonic() + self.total), 2**16)


class _TimedSocket(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._deadline = deadline
        self._idle = sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("total deadline")
        self._sock.settimeout(left if self._idle is None else min(self._idle, left))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
