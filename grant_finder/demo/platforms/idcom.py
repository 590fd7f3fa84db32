"""A BIP of the IDcom kind: boards of notices without dates, the text only in a PDF."""

from grant_finder.demo.http import Request, Response, View, file_response, slice_page, whole_number

_BOARD = "/wiadomosci/5031"


def answer(view: View, request: Request) -> Response | None:
    """Return a page of the board, a notice, or its file."""
    parts = request.path.strip("/").split("/")
    if request.path == "/":
        return view.page("home.html", board=_BOARD)
    if request.path.startswith(f"{_BOARD}/lista"):
        number = whole_number(parts[3] if len(parts) > 3 else None, 1)
        shown, pages = slice_page(view.posts, number, view.site.per_page)
        return view.page("list.html", posts=shown, page=number, pages=pages, board=_BOARD)
    if request.path.startswith(f"{_BOARD}/wiadomosc/") and len(parts) > 3:
        post = view.by_number(parts[3])
        return view.page("notice.html", post=post, board=_BOARD) if post else None
    if len(parts) == 6 and parts[0] == "sites" and parts[4] == "files":
        return file_response(view.by_number(parts[3]), parts[5], request)
    return None
