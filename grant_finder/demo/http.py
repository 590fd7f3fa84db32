"""What a site is asked and what it answers, apart from the server that carries it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import md5
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grant_finder.demo.dates import written
from grant_finder.demo.papers import media_type, paper_bytes
from grant_finder.demo.world import Post, Site
from grant_finder.resources import shipped


@dataclass(frozen=True)
class Request:
    """A GET or HEAD: path, the last value of each query field, headers with lower-case names."""

    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Response:
    """Status, body and headers of an answer."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """A site as it stands on one day: its address, its posts (newest first), the numbers of those taken down."""

    site: Site
    url: str
    posts: tuple[Post, ...]
    gone: tuple[int, ...] = ()

    def page(self, template: str, status: int = 200, **names: object) -> Response:
        """Return an HTML page made from data/demo/sites/<looks>/<template>."""
        text = _templates().get_template(f"{self.site.looks}/{template}").render(site=self.site, url=self.url, **names)
        return Response(status, text.encode(), {"Content-Type": "text/html; charset=UTF-8"})

    def xml(self, template: str, **names: object) -> bytes:
        """Return an XML document made from data/demo/sites/<looks>/<template>."""
        text = _templates().get_template(f"{self.site.looks}/{template}").render(site=self.site, url=self.url, **names)
        return text.encode()

    def by_number(self, text: str) -> Post | None:
        """Return the post with this number, None if there is none."""
        return next((post for post in self.posts if str(post.number) == text), None)

    def by_id(self, text: str) -> Post | None:
        """Return the post with this id, None if there is none."""
        return next((post for post in self.posts if post.id == text), None)


def request_from(target: str, headers: Mapping[str, str]) -> Request:
    """Return the request for a target such as "/a?page=2"."""
    parts = urlsplit(target)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return Request(parts.path, query, {name.lower(): value for name, value in headers.items()})


def json_response(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return `value` as a JSON answer."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Response(status, body, {"Content-Type": "application/json; charset=UTF-8"} | dict(headers or {}))


def file_response(post: Post | None, name: str, request: Request) -> Response | None:
    """Return the paper `name` of `post` with an ETag (304 when the client has it), None if there is none."""
    paper = next((one for one in post.papers if one.name == name), None) if post else None
    if paper is None:
        return None
    body = paper_bytes(paper)
    tag = f'"{md5(body, usedforsecurity=False).hexdigest()}"'
    if request.headers.get("if-none-match") == tag:
        return Response(304, b"", {"ETag": tag})
    return Response(200, body, {"Content-Type": media_type(name), "ETag": tag})


def whole_number(text: str | None, default: int) -> int:
    """Return the number in a query field, `default` when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


def slice_page(posts: tuple[Post, ...], page: int, size: int) -> tuple[tuple[Post, ...], int]:
    """Return the posts on the 1-based `page` and how many pages there are (at least one)."""
    start = (page - 1) * size
    return posts[start : start + size], max(1, -(-len(posts) // size))


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(shipped("data/demo/sites"))
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["date"] = lambda moment, style="dots": written(moment.date(), style)
    environment.filters["html"] = Markup
    environment.filters["file_type"] = lambda name: name.rsplit(".", 1)[-1].upper()
    return environment
