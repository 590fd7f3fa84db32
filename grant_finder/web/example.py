"""The example coalition as a first organisation, so that the demo shows every page filled."""

import tomllib

from grant_finder.catalogue.calls import get, is_empty
from grant_finder.demo.projects import names, project_text
from grant_finder.errors import DraftError
from grant_finder.model.codes import Verdict
from grant_finder.model.match import Match
from grant_finder.projects import accounts, drafts, plans, pursuits
from grant_finder.projects.accounts import Member, Role
from grant_finder.projects.file import project_from
from grant_finder.projects.pursuits import Stage
from grant_finder.services.draft import draft_call
from grant_finder.services.match import match_project
from grant_finder.workspace import Workspace

NAME = "Koalicja Śmigiel (przykład)"
PLACE = "3011053"
EMAIL = "przyklad@smigiel.example"
DRAFTS = 2


def example_member(workspace: Workspace) -> Member:
    """Return the coordinator of the example coalition, who is made with projects and drafts if need be."""
    store = workspace.projects
    user = accounts.user_by(store, "email", EMAIL)
    if user is None:
        # no hash is "!", so nobody can log in from outside as this person
        user = accounts.add_user(store, email=EMAIL, name="Anna Przykładowa", password="!")  # noqa: S106 - no hash
        organisation = accounts.add_organisation(store, NAME, PLACE)
        accounts.join(store, user.id, organisation, Role.ADMIN)
        member = accounts.memberships(store, user.id)[0]
        _fill(workspace, member)
    return accounts.memberships(store, user.id)[0]


def _fill(workspace: Workspace, member: Member) -> None:
    today = workspace.clock.today()
    for name in reversed(names()):  # the first one is stored last, so that it stands on top
        project = project_from(tomllib.loads(project_text(name, today)), name)
        project_id = plans.add_project(workspace.projects, member.organisation, project)
    if is_empty(workspace.catalogue):
        return
    fitting = [one for one in match_project(workspace, project) if one.lead and one.verdict is not Verdict.NO]
    # one draft a lead, so that the example shows that it is not always the initiator
    by_lead: dict[str | None, Match] = {}
    for one in fitting:
        by_lead.setdefault(one.lead, one)
    drafted = list(by_lead.values())[:DRAFTS]
    for match in (*drafted, *(one for one in fitting[: DRAFTS + 1] if one not in drafted)):
        call = get(workspace.catalogue, match.call)
        stage = Stage.DRAFTING if match in drafted else Stage.INTERESTED
        pursuits.pursue(workspace.projects, member.organisation, call, stage=stage.value)
        if match in drafted:
            try:
                draft, _ = draft_call(workspace, call.id, project, lead=match.lead)
            except DraftError:
                continue  # a form this lead cannot sign alone; the call stays followed
            drafts.add_draft(workspace.projects, member.organisation, project_id, draft, member.name)
