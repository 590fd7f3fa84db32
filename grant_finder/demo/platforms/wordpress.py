"""WordPress: REST API, feeds with paging, pages; quirks as measured on a real one (6.1-6.5)."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from typing import Any

from grant_finder.clock import WARSAW
from grant_finder.demo.http import Request, Response, View, file_response, json_response, slice_page, whole_number
from grant_finder.demo.papers import media_type
from grant_finder.demo.world import Post

_POSTS = "/wp-json/wp/v2/posts"


def answer(view: View, request: Request) -> Response | None:
    """Return the site's answer: REST when `options.rest` is on, feeds and pages always."""
    path = request.query.get("rest_route", "")
    path = f"/wp-json{path}" if path else request.path
    if path.startswith("/wp-json"):
        return _rest(view, request, path.rstrip("/")) if view.site.options.get("rest", True) else None
    if path.rstrip("/").endswith("/feed"):
        return _feed(view, request)
    if path.startswith("/wp-content/uploads/"):
        number, _, name = path.removeprefix("/wp-content/uploads/").partition("/")
        return file_response(view.by_number(number), name, request)
    if path == "/":
        shown, pages = slice_page(view.posts, whole_number(request.query.get("paged"), 1), view.site.per_page)
        return view.page("home.html", posts=shown, pages=pages, link=_linker(view))
    post = view.by_id(path.strip("/").rsplit("/", 1)[-1])
    return view.page("post.html", post=post, link=_linker(view), papers=_papers(view, post)) if post else None


def _linker(view: View) -> Callable[[Post], str]:
    return lambda post: f"{view.url}/{post.published:%Y/%m/%d}/{post.id}/"


def _papers(view: View, post: Post) -> list[dict[str, str]]:
    return [
        {"title": paper.title, "name": paper.name, "url": f"{view.url}/wp-content/uploads/{post.number}/{paper.name}"}
        for paper in post.papers
    ]


def _rest(view: View, request: Request, path: str) -> Response | None:
    if path == "/wp-json":
        routes = {"/wp/v2/posts": {"methods": ["GET"]}, "/wp/v2/media": {"methods": ["GET"]}}
        return json_response(
            {
                "name": view.site.name,
                "url": view.url,
                "home": view.url,
                "namespaces": ["oembed/1.0", "wp/v2"],
                "routes": routes,
            }
        )
    if path == _POSTS:
        return _collection(view, request)
    if path.startswith(_POSTS + "/"):
        return _one(view, request, path.removeprefix(_POSTS + "/"))
    if path == "/wp-json/wp/v2/media":
        return _media(view, request)
    return _refusal(404, "rest_no_route", "Nie znaleziono ścieżki pasującej do adresu URL.")


def _collection(view: View, request: Request) -> Response:
    query = request.query
    size, page = whole_number(query.get("per_page"), 10), whole_number(query.get("page"), 1)
    if not 1 <= size <= 100:
        return _refusal(400, "rest_invalid_param", "Nieprawidłowy parametr: per_page")
    found = list(view.posts)
    for name, value_of in (("after", _published), ("modified_after", _modified)):
        if name in query:
            try:
                since = _moment(query[name])
            except ValueError:
                return _refusal(400, "rest_invalid_param", f"Nieprawidłowy parametr: {name}")
            found = [post for post in found if value_of(post) > since]
    key = {"modified": _modified, "id": lambda post: post.number}.get(query.get("orderby", ""), _published)
    found.sort(key=key, reverse=query.get("order") != "asc")
    shown, pages = slice_page(tuple(found), page, size)
    if page > 1 and page > pages:
        message = "Żądany numer strony jest większy niż liczba dostępnych stron."
        return _refusal(400, "rest_post_invalid_page_number", message)
    total_pages = pages if found else 0
    links = [f'<{view.url}{_POSTS}?per_page={size}&page={n}>; rel="{rel}"' for rel, n in _neighbours(page, total_pages)]
    headers = _totals(len(found), total_pages)
    if links:
        headers["Link"] = ", ".join(links)
    return json_response([_chosen(_record(view, post), query) for post in shown], headers=headers)


def _neighbours(page: int, pages: int) -> list[tuple[str, int]]:
    return [(rel, number) for rel, number in (("prev", page - 1), ("next", page + 1)) if 1 <= number <= pages]


def _one(view: View, request: Request, number: str) -> Response:
    post = view.by_number(number)
    if post:
        return json_response(_chosen(_record(view, post), request.query))
    if number.isdecimal() and int(number) in view.gone:
        return _refusal(401, "rest_forbidden", "Przepraszamy, nie masz uprawnień do zrobienia tego.")
    return _refusal(404, "rest_post_invalid_id", "Nieprawidłowy identyfikator wpisu.")


def _media(view: View, request: Request) -> Response:
    post = view.by_number(request.query.get("parent", ""))
    records = [
        {
            "id": (post.number if post else 0) * 10 + place,
            "post": post.number if post else 0,
            "title": {"rendered": paper["title"]},
            "source_url": paper["url"],
            "mime_type": media_type(paper["name"]),
        }
        for place, paper in enumerate(_papers(view, post) if post else [], start=1)
    ]
    shown = [_chosen(record, request.query) for record in records]
    return json_response(shown, headers=_totals(len(records), 1 if records else 0))


def _totals(items: int, pages: int) -> dict[str, str]:
    return {"X-WP-Total": str(items), "X-WP-TotalPages": str(pages)}


def _record(view: View, post: Post) -> dict[str, Any]:
    return {
        "id": post.number,
        "date": _local(post.published),
        "date_gmt": _gmt(post.published),
        "modified": _local(post.modified),
        "modified_gmt": _gmt(post.modified),
        "slug": post.id,
        "status": "publish",
        "type": "post",
        "link": _linker(view)(post),
        "title": {"rendered": post.title},
        "content": {"rendered": _content(view, post), "protected": False},
        "excerpt": {"rendered": f"<p>{post.intro}</p>" if post.intro else "", "protected": False},
        "categories": [7],
    }


def _content(view: View, post: Post) -> str:
    files = "".join(
        f'<div class="wp-block-file"><a href="{paper["url"]}">{paper["title"]}</a>'
        f'<a href="{paper["url"]}" class="wp-block-file__button" download>Pobierz</a></div>'
        for paper in _papers(view, post)
    )
    return post.body + files


def _chosen(record: dict[str, Any], query: Any) -> dict[str, Any]:
    wanted = {name.split(".")[0] for name in query.get("_fields", "").split(",") if name}
    return {key: value for key, value in record.items() if not wanted or key in wanted}


def _feed(view: View, request: Request) -> Response:
    page = whole_number(request.query.get("paged"), 1)
    shown, pages = slice_page(view.posts, page, view.site.per_page)
    changed = max(post.modified for post in view.posts)
    modified = format_datetime(changed.astimezone(UTC), usegmt=True)
    tag = f'"{md5(modified.encode(), usedforsecurity=False).hexdigest()}"'
    if _is_known(request, tag, modified):
        return Response(304, b"", {"ETag": tag, "Last-Modified": modified})
    papers = {post.id: _content(view, post) for post in shown}
    body = view.xml("feed.xml", posts=shown, content=papers, link=_linker(view), stamp=_stamp, changed=changed)
    headers = {"Content-Type": "application/rss+xml; charset=UTF-8", "ETag": tag, "Last-Modified": modified}
    return Response(404 if page > pages else 200, body, headers)


def _is_known(request: Request, tag: str, modified: str) -> bool:
    # unlike RFC 9110, WordPress wants both to match when both are sent
    sent = [(request.headers.get("if-none-match"), tag), (request.headers.get("if-modified-since"), modified)]
    given = [(value, own) for value, own in sent if value is not None]
    return bool(given) and all(value == own for value, own in given)


def _refusal(status: int, code: str, message: str) -> Response:
    return json_response({"code": code, "message": message, "data": {"status": status}}, status)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=WARSAW)


def _published(post: Post) -> Any:
    return post.published


def _modified(post: Post) -> Any:
    return post.modified


def _stamp(moment: datetime) -> str:
    return format_datetime(moment)


def _local(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def _gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
