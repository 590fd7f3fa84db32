"""The shared portal of Polish offices: listing in either item shape, article, files, all-pages map."""

from uuid import NAMESPACE_URL, uuid5

from grant_finder.demo.http import Request, Response, View, file_response, slice_page, whole_number
from grant_finder.demo.world import Paper, Post


def answer(view: View, request: Request) -> Response | None:
    """Return the listing at the site's path, an article under /web/<office>/, or a file under /attachment/."""
    unit = f"/web/{view.site.office}"
    if request.path == view.site.path:
        size = whole_number(request.query.get("size"), view.site.per_page)
        number = whole_number(request.query.get("page"), 1)
        shown, pages = slice_page(view.posts, number, size)
        return view.page("list.html", posts=shown, page=number, pages=pages, size=size, unit=unit)
    if request.path.startswith("/attachment/"):
        return _attachment(view, request)
    if request.path in (unit, "/"):
        return view.page("home.html", unit=unit)
    if request.path == f"{unit}/mapa-strony":
        return view.page("map.html", posts=view.posts, unit=unit)
    post = view.by_id(request.path.removeprefix(unit + "/")) if request.path.startswith(unit + "/") else None
    if post is None:
        return None
    papers = [(paper, f"/attachment/{_uuid(post, paper)}") for paper in post.papers]
    return view.page("article.html", post=post, papers=papers, unit=unit)


def _attachment(view: View, request: Request) -> Response | None:
    wanted = request.path.removeprefix("/attachment/")
    for post in view.posts:
        for paper in post.papers:
            if _uuid(post, paper) == wanted:
                return file_response(post, paper.name, request)
    return None


def _uuid(post: Post, paper: Paper) -> str:
    return str(uuid5(NAMESPACE_URL, f"{post.id}/{paper.name}"))
