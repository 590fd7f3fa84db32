"""What is new, changed and closing soon, told once: an event that was mailed is never mailed again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from grant_finder.catalogue.calls import by_ids
from grant_finder.catalogue.events import Letter, changes_since, delivered, put_in_outbox, unsent, untold
from grant_finder.catalogue.health import Health, health
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import Clock
from grant_finder.model.call import Call, Change, days_left
from grant_finder.workspace import Workspace

CLOSING_DAYS = (14, 3)
LOOK_BACK = timedelta(days=7)
MOST = 200


@dataclass(frozen=True, kw_only=True)
class Digest:
    """One day's news. `events` are the keys by which each item is remembered as told."""

    new: tuple[Call, ...] = ()
    changed: tuple[tuple[Call, Change], ...] = ()
    closing: tuple[Call, ...] = ()
    troubled: tuple[Health, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.new or self.changed or self.closing or self.troubled)


def make_digest(workspace: Workspace) -> Digest:
    """Return what has not been told yet: calls of the last week, changes, calls that close in 14 or 3 days."""
    catalogue, today, now = workspace.catalogue, workspace.clock.today(), workspace.clock.now()
    fresh = search(
        catalogue,
        Query(status=("open", "forecasted"), posted_within=LOOK_BACK.days, page_size=MOST),
        today,
        facets=False,
    )
    new = {f"new {one.id}": one for one in fresh.calls}
    closing = {key: one for one in _closing(workspace) if (key := _closing_key(one, workspace.clock))}
    moved = {f"change {number}": (call, change) for number, call, change in changes_since(catalogue, now - LOOK_BACK)}
    sick = {f"trouble {one.source} {one.failing_since}": one for one in health(catalogue).values() if one.failing_since}
    left = untold(catalogue, [*new, *closing, *moved, *sick])
    calls = {one.id: one for one in by_ids(catalogue, [call for key, (call, _) in moved.items() if key in left])}
    return Digest(
        new=tuple(one for key, one in new.items() if key in left),
        changed=tuple((calls[call], change) for key, (call, change) in moved.items() if key in left and call in calls),
        closing=tuple(one for key, one in closing.items() if key in left),
        troubled=tuple(one for key, one in sick.items() if key in left),
        events=tuple(sorted(left)),
    )


def _closing(workspace: Workspace) -> Iterator[Call]:
    query = Query(closing_within=max(CLOSING_DAYS), page_size=MOST)
    yield from search(workspace.catalogue, query, workspace.clock.today(), facets=False).calls


def _closing_key(call: Call, clock: Clock) -> str:
    left = days_left(call.facts, clock.today())
    within = [one for one in CLOSING_DAYS if left is not None and left <= one]
    return f"closing {min(within)} {call.id} {call.facts.deadline}" if within else ""


def send_digest(
    workspace: Workspace, render: Callable[[Digest], Letter], send: Callable[[Letter], None], *, first: bool = False
) -> int:
    """Mail what is new; return how many letters went out. On the `first` run everything counts as told already.

    The letter and the memory of what it tells are stored in one transaction before it is sent; a letter that could
    not be sent goes out with the next run. Raises what `send` raises.
    """
    digest = make_digest(workspace)
    if first:
        put_in_outbox(workspace.catalogue, digest.events, None, workspace.clock.now())
    elif not digest.empty:
        put_in_outbox(workspace.catalogue, digest.events, render(digest), workspace.clock.now())
    count = 0
    for number, letter in unsent(workspace.catalogue):
        send(letter)
        delivered(workspace.catalogue, number, workspace.clock.now())
        count += 1
    return count
