"""What is new, changed and closing soon, told once: an event that was mailed is never mailed again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from grant_finder.catalogue.calls import by_ids
from grant_finder.catalogue.events import (
    Letter,
    begin,
    call_off,
    changes_since,
    delivered,
    put_in_outbox,
    unsent,
    untold,
)
from grant_finder.catalogue.health import Health, health
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import Clock
from grant_finder.errors import GrantFinderError
from grant_finder.model.call import Call, Change, days_left
from grant_finder.projects.tasks import Task
from grant_finder.services.audience import Audience
from grant_finder.workspace import Workspace

CLOSING_DAYS = (14, 3)
TASK_DAYS = 3
LOOK_BACK = timedelta(days=7)
MOST = 200

# sends a letter; calls the second just before its text leaves
Send = Callable[[Letter, Callable[[], None]], None]


@dataclass(frozen=True, kw_only=True)
class Digest:
    """One day's news. `events` are the keys by which each item is remembered as told."""

    new: tuple[Call, ...] = ()
    changed: tuple[tuple[Call, Change], ...] = ()
    closing: tuple[Call, ...] = ()
    tasks: tuple[Task, ...] = ()
    troubled: tuple[Health, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.new or self.changed or self.closing or self.tasks or self.troubled)


def make_digest(workspace: Workspace, audience: Audience) -> Digest:
    """Return what this audience was not told: calls new, changed or closing in 14 or 3 days, due tasks, troubles."""
    catalogue, now, named = workspace.catalogue, workspace.clock.now(), audience.event
    new = {named(f"new {one.id}"): one for one in _new(workspace, audience)}
    closing = {named(key): one for one in _closing(workspace, audience) if (key := _closing_key(one, workspace.clock))}
    moved = {
        named(f"change {number}"): (call, change)
        for number, call, change in changes_since(catalogue, now - LOOK_BACK)
        if audience.everything or call in audience.followed
    }
    sick = _sick(workspace, audience)
    todo = {named(key): one for one in audience.tasks if (key := _task_key(one, workspace.clock))}
    left = untold(catalogue, [*new, *closing, *moved, *todo, *sick])
    calls = {one.id: one for one in by_ids(catalogue, [call for key, (call, _) in moved.items() if key in left])}
    return Digest(
        new=tuple(one for key, one in new.items() if key in left),
        changed=tuple((calls[call], change) for key, (call, change) in moved.items() if key in left and call in calls),
        closing=tuple(one for key, one in closing.items() if key in left),
        tasks=tuple(one for key, one in todo.items() if key in left),
        troubled=tuple(one for key, one in sick.items() if key in left),
        events=tuple(sorted(left)),
    )


def _new(workspace: Workspace, audience: Audience) -> list[Call]:
    """Calls of the last days: all of them, or those which a kept search has found since it was kept."""
    if audience.everything:
        return _found(workspace, _lately(Query(status=("open", "forecasted"))))
    hits = {
        one.id: one
        for query, since in audience.searches
        for one in _found(workspace, _lately(query))
        if one.first_seen > since
    }
    return list(hits.values())


def _lately(query: Query) -> Query:
    return replace(query, posted_within=LOOK_BACK.days, page=1, page_size=MOST)


def _closing(workspace: Workspace, audience: Audience) -> list[Call]:
    if audience.everything:
        return _found(workspace, Query(closing_within=max(CLOSING_DAYS), page_size=MOST))
    return by_ids(workspace.catalogue, sorted(audience.begun))


def _found(workspace: Workspace, query: Query) -> list[Call]:
    return list(search(workspace.catalogue, query, workspace.clock.today(), facets=False).calls)


def _closing_key(call: Call, clock: Clock) -> str:
    left = days_left(call.facts, clock.today())
    within = [one for one in CLOSING_DAYS if left is not None and left <= one]
    return f"closing {min(within)} {call.id} {call.facts.deadline}" if within else ""


def _sick(workspace: Workspace, audience: Audience) -> dict[str, Health]:
    ill = [one for one in health(workspace.catalogue).values() if one.failing_since and audience.calls]
    return {audience.event(f"trouble {one.source} {one.failing_since}"): one for one in ill}


def _task_key(task: Task, clock: Clock) -> str:
    """A task is told of when its day is near, and once more when it has passed."""
    left = (task.due - clock.today()).days if task.due else TASK_DAYS + 1
    return f"task {'late' if left < 0 else 'soon'} {task.id} {task.due}" if left <= TASK_DAYS else ""


def write_digest(workspace: Workspace, audience: Audience, render: Callable[[Digest], Letter]) -> None:
    """Put the letter of an audience into the outbox, if there is news. The first time all calls known are old to them.

    The letter and the memory of what it tells are stored in one transaction.
    """
    digest, started = make_digest(workspace, audience), audience.event("started")
    first = bool(untold(workspace.catalogue, [started]))
    news = Digest(tasks=digest.tasks) if first else digest
    letter = None if news.empty else replace(render(news), to=audience.to)
    if first or letter:
        put_in_outbox(workspace.catalogue, (*digest.events, started), letter, workspace.clock.now())


def send_letters(workspace: Workspace, send: Send) -> int:
    """Send what is in the outbox; return how many letters went out.

    A letter that the server refused, or that could not be sent, goes out with the next run; one whose sending was cut
    off may have arrived and is not sent again. Raises what `send` raises.
    """
    return sum(_send(workspace, number, letter, send) for number, letter in unsent(workspace.catalogue))


def _send(workspace: Workspace, number: int, letter: Letter, send: Send) -> bool:
    catalogue, clock = workspace.catalogue, workspace.clock

    def leaving() -> None:
        if not begin(catalogue, number, clock.now()):
            raise _SentByAnother(str(number))

    try:
        send(letter, leaving)
    except _SentByAnother:
        return False
    except GrantFinderError:
        call_off(catalogue, number)
        raise
    delivered(catalogue, number, clock.now())
    return True


class _SentByAnother(Exception):
    """Another run is sending this letter."""
