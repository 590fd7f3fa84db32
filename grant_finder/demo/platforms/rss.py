"""A foundation with nothing but a feed: RSS 2.0 with short descriptions, full text on static pages."""

from email.utils import format_datetime
from hashlib import md5

from grant_finder.demo.http import Request, Response, View, file_response


def answer(view: View, request: Request) -> Response | None:
    """Return /rss.xml (with ETag and 304), the home page, a news page or its file."""
    if request.path == "/rss.xml":
        return _feed(view, request)
    if request.path == "/":
        return view.page("home.html", posts=view.posts)
    if request.path.startswith("/pliki/"):
        number, _, name = request.path.removeprefix("/pliki/").partition("/")
        return file_response(view.by_number(number), name, request)
    name = request.path.removeprefix("/aktualnosci/").removesuffix(".html")
    post = view.by_id(name) if request.path.startswith("/aktualnosci/") else None
    return view.page("post.html", post=post) if post else None


def _feed(view: View, request: Request) -> Response:
    body = view.xml("rss.xml", posts=view.posts, stamp=format_datetime)
    tag = f'"{md5(body, usedforsecurity=False).hexdigest()}"'
    if request.headers.get("if-none-match") == tag:
        return Response(304, b"", {"ETag": tag})
    return Response(200, body, {"Content-Type": "application/rss+xml; charset=UTF-8", "ETag": tag})
