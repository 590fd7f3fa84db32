"""A funder that publishes its calls as CommonGrants 0.4.0 JSON."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from grant_finder.demo.http import Request, Response, View, json_response, slice_page, whole_number
from grant_finder.demo.world import Post

_ROOT = "/common-grants/opportunities"
_MAX = 100


def answer(view: View, request: Request) -> Response | None:
    """Return the list or one opportunity; what the standard does not know is a 404 in its own shape."""
    path = request.path.rstrip("/")
    if path == _ROOT:
        return _list(view, request)
    if path.startswith(_ROOT + "/"):
        wanted = path.removeprefix(_ROOT + "/")
        found = next((post for post in view.posts if _uuid(view, post) == wanted), None)
        if found:
            return json_response({"status": 200, "message": "Success", "data": _opportunity(view, found)})
        return json_response({"status": 404, "message": "Opportunity not found", "errors": []}, 404)
    if path == "":
        return view.page("home.html", root=_ROOT)
    post = view.by_id(path.removeprefix("/calls/")) if path.startswith("/calls/") else None
    return view.page("call.html", post=post) if post else None


def _list(view: View, request: Request) -> Response:
    page = max(1, whole_number(request.query.get("page"), 1))
    size = min(_MAX, max(1, whole_number(request.query.get("pageSize"), _MAX)))
    newest = tuple(sorted(view.posts, key=lambda post: post.modified, reverse=True))
    shown, pages = slice_page(newest, page, size)
    paging = {"page": page, "pageSize": size, "totalItems": len(newest), "totalPages": pages}
    items = [_opportunity(view, post) for post in shown]
    return json_response({"status": 200, "message": "Success", "items": items, "paginationInfo": paging})


def _opportunity(view: View, post: Post) -> dict[str, Any]:
    given = dict(post.data)
    return {
        "id": _uuid(view, post),
        "title": post.title,
        "status": {"value": given.get("status", "open")},
        "description": post.body,
        "source": f"{view.url}/calls/{post.id}",
        "customFields": _custom(view, given),
        "createdAt": _stamp(post.published),
        "lastModifiedAt": _stamp(post.modified),
    } | {
        key: value
        for key, value in (
            ("funding", _funding(given)),
            ("keyDates", _key_dates(post, given)),
            ("acceptedApplicantTypes", [_applicant(code) for code in given.get("applicants", [])]),
        )
        if value
    }


def _funding(given: dict[str, Any]) -> dict[str, Any]:
    currency = given.get("currency", "PLN")
    names = (("total", "totalAmountAvailable"), ("min", "minAwardAmount"), ("max", "maxAwardAmount"))
    return {name: {"amount": given[key], "currency": currency} for key, name in names if key in given}


def _key_dates(post: Post, given: dict[str, Any]) -> dict[str, Any]:
    dates = {"postDate": _event("Ogłoszenie", post.published.date().isoformat())}
    if "closes" in given:
        dates["closeDate"] = _event("Termin składania wniosków (czas polski)", given["closes"], given.get("time"))
    if "opens" in given:
        dates["otherDates"] = {"opens": _event("Początek naboru", given["opens"])}
    return dates


def _event(name: str, day: str, time: str | None = None) -> dict[str, Any]:
    return {"eventType": "singleDate", "name": name, "date": day} | ({"time": time} if time else {})


def _applicant(code: str) -> dict[str, str]:
    known = {"local_government": "government_municipal", "ngo": "nonprofit_without_501c3", "individual": "individual"}
    return {"value": known[code]} if code in known else {"value": "custom", "customValue": code}


def _custom(view: View, given: dict[str, Any]) -> dict[str, Any]:
    fields = {"agency": {"name": "Agency", "fieldType": "string", "value": view.site.operator}}
    if "own_contribution" in given:
        fields["costSharing"] = {"name": "Cost sharing", "fieldType": "string", "value": given["own_contribution"]}
    return fields


def _uuid(view: View, post: Post) -> str:
    return str(uuid5(NAMESPACE_URL, f"{view.site.id}/{post.id}"))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
