"""The first page: what to do next; language; whether the app is alive."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from grant_finder.catalogue.calls import count
from grant_finder.catalogue.health import health
from grant_finder.i18n import gettext as _
from grant_finder.i18n import plural
from grant_finder.model.draft import Draft
from grant_finder.places.teryt import place_text
from grant_finder.projects import drafts, plans, pursuits
from grant_finder.projects.accounts import Member
from grant_finder.projects.tasks import tasks_of
from grant_finder.web.deps import Today, Visitor, Work
from grant_finder.web.rendering import page
from grant_finder.web.security import local_path

router = APIRouter()

SHOWN = 5


@dataclass(frozen=True)
class Step:
    """One thing on the way from an empty installation to a finished draft."""

    done: bool
    title: str
    text: str
    action: str
    href: str


@router.get("/")
def start(request: Request, workspace: Work, today: Today, visitor: Visitor) -> Response:
    """Show the steps that are left, the nearest deadlines and tasks, and the steps already done."""
    followed = pursuits.pursuits(workspace.projects, visitor.organisation)
    ahead = [one for one in followed if one.stage and one.hidden is None and one.deadline and one.deadline >= today]
    steps = _steps(workspace, visitor)
    return page(
        request,
        "start",
        {
            "steps": [one for one in steps if not one.done],
            "done": [one for one in steps if one.done],
            "closing": ahead[:SHOWN],
            "tasks": [one for one in tasks_of(workspace.projects, visitor.organisation) if not one.done][:SHOWN],
            "today": today,
            "troubled": sum(one.failing_since is not None for one in health(workspace.catalogue).values()),
        },
    )


def _steps(workspace: Work, visitor: Member) -> list[Step]:
    projects = plans.projects_of(workspace.projects, visitor.organisation)
    written = drafts.drafts_of(workspace.projects, visitor.organisation)
    return [
        Step(
            bool(visitor.place),
            _("Powiedz, gdzie działacie"),
            place_text(visitor.place) if visitor.place else _("Od gminy zależy, które nabory są dla Was."),
            _("Zmień gminę") if visitor.place else _("Wybierz gminę"),
            "/konto/organizacja",
        ),
        _collected(count(workspace.catalogue)),
        Step(
            bool(projects),
            _("Opisz projekt i koalicję"),
            _("Wystarczy tytuł i lista partnerów; resztę dopiszecie później."),
            _("Otwórz projekty") if projects else _("Zacznij projekt"),
            "/projekty",
        ),
        Step(
            bool(written),
            _("Sprawdź, kto może złożyć wniosek, i przygotuj szkic"),
            _("Każda odpowiedź ma zdanie z ogłoszenia, z którego wynika."),
            _("Dopasuj nabory"),
            f"/projekty/{projects[0].id}/dopasowanie" if projects else "/projekty",
        ),
        *(_unfinished(one.draft) for one in written[:1] if one.draft.missing),
    ]


def _collected(calls: int) -> Step:
    title = _("Zbierz nabory")
    if not calls:
        text = _("Przejrzymy strony grantodawców z kraju i z Waszego regionu.")
        return Step(False, title, text, _("Wybierz źródła"), "/zrodla")
    text = _("W katalogu: {count} {noun}.", count=calls, noun=plural(calls, "nabór|nabory|naborów"))
    return Step(True, title, text, _("Zobacz nabory"), "/nabory")


def _unfinished(draft: Draft) -> Step:
    count = len(draft.missing)
    left = _("Do uzupełnienia: {count} {noun}.", count=count, noun=plural(count, "pole|pola|pól"))
    return Step(
        False, _("Dokończ szkic: {title}", title=draft.call.title), left, _("Otwórz szkic"), f"/wnioski/{draft.id}"
    )


@router.get("/jezyk/{code}")
def choose_language(request: Request, code: str, dalej: str = "/") -> Response:
    """Use another language from now on and go back to where the reader was."""
    request.session["lang"] = code if code in ("pl", "en") else "pl"
    return RedirectResponse(local_path(dalej), 303)


@router.get("/healthz")
def healthz(workspace: Work) -> dict[str, object]:
    """Tell that the app answers and its database can be read."""
    return {"status": "ok", "calls": count(workspace.catalogue)}
