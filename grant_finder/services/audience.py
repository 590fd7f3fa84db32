"""Who gets a digest, and which news concerns them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from grant_finder.catalogue.search import Query
from grant_finder.projects.accounts import members_of, no_letters, organisations, switch
from grant_finder.projects.pursuits import Stage, pursuits, searches_of
from grant_finder.projects.tasks import Task, tasks_of
from grant_finder.workspace import Workspace

# work on an application has begun
_BEGUN = (Stage.DRAFTING, Stage.READY)


@dataclass(frozen=True, kw_only=True)
class Audience:
    """The receivers of one digest. `key` tells its events apart from those of others.

    `searches` are (query, kept since): only what was found later is new. `followed` and `begun` are ids of calls
    whose changes, and whose nearing end, are told; `tasks` are the open ones of the organisation. The receivers of
    the settings (key "") are told of all calls.
    """

    key: str = ""
    to: tuple[str, ...] = ()
    searches: tuple[tuple[Query, datetime], ...] = ()
    followed: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    tasks: tuple[Task, ...] = ()

    @property
    def calls(self) -> bool:
        """Whether any calls concern them, and so the sources they come from."""
        return self.everything or bool(self.searches or self.followed)

    @property
    def everything(self) -> bool:
        """Whether all calls concern them."""
        return not self.key

    def event(self, what: str) -> str:
        """Return the name under which this event is remembered as told to them."""
        return f"{self.key} {what}".strip()


def wants_letters(workspace: Workspace, user: str) -> bool:
    """Tell whether a member gets letters: yes, until they switch them off."""
    return not switch(workspace.projects, no_letters(user))


def audiences(workspace: Workspace, query_at: Callable[[str], Query]) -> Iterator[Audience]:
    """Yield the receivers of the settings, then the members of each organisation that has anything to be told of.

    `query_at` reads the address of a kept search. Who gets the digest of all calls gets no other, but is reminded of
    the tasks of their organisation.
    """
    known = workspace.settings.mail_to
    if known:
        yield Audience(to=known)
    for organisation in organisations(workspace.projects):
        todo = tuple(one for one in tasks_of(workspace.projects, organisation) if one.due and not one.done)
        members = [one for one in members_of(workspace.projects, organisation) if wants_letters(workspace, one.user)]
        both = tuple(one.email for one in members if one.email in known)
        if both and todo:
            yield Audience(key=f"{organisation} tasks", to=both, tasks=todo)
        to = tuple(one.email for one in members if one.email not in known)
        kept = [one for one in pursuits(workspace.projects, organisation) if one.stage and one.hidden is None]
        searches = [(query_at(one.address), one.created) for one in searches_of(workspace.projects, organisation)]
        if to and (kept or searches or todo):
            yield Audience(
                key=organisation,
                to=to,
                searches=tuple(searches),
                followed=frozenset(one.call for one in kept),
                begun=frozenset(one.call for one in kept if one.stage in _BEGUN),
                tasks=todo,
            )
