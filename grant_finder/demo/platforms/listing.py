"""A marshal office with a home-made system: a paged list, articles, files to download."""

from grant_finder.demo.http import Request, Response, View, file_response, slice_page, whole_number


def answer(view: View, request: Request) -> Response | None:
    """Return a page of the list, an article, or its file."""
    if request.path == view.site.path:
        number = whole_number(request.query.get("strona"), 1)
        shown, pages = slice_page(view.posts, number, view.site.per_page)
        return view.page("list.html", posts=shown, page=number, pages=pages)
    if request.path == "/":
        return view.page("home.html")
    if request.path.startswith("/pobierz/"):
        owner, _, name = request.path.removeprefix("/pobierz/").partition("/")
        return file_response(view.by_number(owner), name, request)
    post = view.by_id(request.path.rsplit("/", 1)[-1].split(",")[0])
    return view.page("article.html", post=post) if post else None
