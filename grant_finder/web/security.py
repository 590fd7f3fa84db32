"""What stands between the network and the pages: headers, host, size of a body, the token in every form."""

import secrets
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import FormData, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from grant_finder.errors import NotWritable
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.settings import Settings

BODY_MAX = 4_000_000
# three for each of the 300 fields that a funder's form may have in one part, and a few more
FIELDS_MAX = 1000
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# no session stands behind these addresses: they only read public data
KEYLESS = "/common-grants/"
FOREIGN_HOST = N_(
    "Pod tym adresem Grant Finder nie odpowiada. Ustaw GRANT_FINDER_BASE_URL na adres, którego używasz w przeglądarce."
)
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Adds the security headers to every answer, refuses foreign hosts and bodies above 4 MB."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 400 (host) or 413 (size)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > BODY_MAX:
                raise HTTPException(413)
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        known = _host(scope) in self.hosts
        app = self.app if known else PlainTextResponse(_(FOREIGN_HOST), 400)
        await app(scope, bounded, with_headers)


def _host(scope: Scope) -> str:
    values = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(values) != 1:
        return ""
    try:
        return urlsplit(f"//{values[0]}").hostname or ""
    except ValueError:
        return ""


def known_hosts(settings: Settings, host: str) -> frozenset[str]:
    """Return the names this installation answers to: loopback, the address listened on, that of `base_url`."""
    own = urlsplit(settings.base_url).hostname or ""
    return frozenset(filter(None, ("127.0.0.1", "localhost", "::1", host, own)))


def form_token(request: Request) -> str:
    """Return the token that every form of this session must bring back."""
    token: str = request.session.setdefault("token", secrets.token_urlsafe(24))
    return token


async def posted(request: Request) -> AsyncIterator[FormData]:
    """Yield what a form brought; its files are closed afterwards. Raises 403 without this session's token.

    It stands before every route of the app. An API client with a personal token sends no cookie
    that another site could misuse, so it needs no form token.
    """
    keyless = request.method in SAFE_METHODS or request.url.path.startswith(KEYLESS)
    if keyless or request.headers.get("authorization", "").startswith("Bearer "):
        yield FormData()
        return
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "token")
    form = (
        FormData() if "json" in request.headers.get("content-type", "") else await request.form(max_fields=FIELDS_MAX)
    )
    given = request.headers.get("x-csrf-token") or form.get("token")
    known = request.session.get("token")
    if not known or not isinstance(given, str) or not secrets.compare_digest(given.encode(), known.encode()):
        raise HTTPException(403, "token")
    try:
        yield form
    finally:
        await form.close()


def secret_key(settings: Settings) -> str:
    """Return the key that signs sessions: from the settings, else one made once and kept in the home folder.

    Raises NotWritable.
    """
    if settings.secret_key:
        return settings.secret_key
    path = settings.home / "secret.key"
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        if not path.exists() or not path.stat().st_size:
            # whole or not at all: with an empty key anyone could sign; a temporary file is its owner's alone
            with tempfile.NamedTemporaryFile("w", dir=settings.home, delete=False) as made:
                made.write(secrets.token_urlsafe(48))
            Path(made.name).replace(path)
        return path.read_text("utf-8")
    except OSError as refused:
        raise NotWritable(str(path), why=refused.strerror or "") from None


def local_path(target: str, otherwise: str = "/") -> str:
    """Return `target` if it is a path of this app, else `otherwise`: nobody is sent to another site."""
    parts = urlsplit(target)
    odd = parts.scheme or parts.netloc or not target.startswith("/") or target.startswith("//")
    return otherwise if odd or "\\" in target or not target.isprintable() else target
