"""What a scrape brought, as a coordinator wants to hear it."""

from collections.abc import Iterable, Iterator
from datetime import date

from grant_finder.i18n import gettext as _
from grant_finder.i18n import plural
from grant_finder.model.call import Call, Change
from grant_finder.model.source import Visit
from grant_finder.wording.facts import change_text, deadline_text

SHOWN = 10


def visit_rows(visits: Iterable[Visit], names: dict[str, str]) -> list[tuple[str, ...]]:
    """Return a row a source: name, pages, unchanged, new, changed, failed, first trouble."""
    return [
        (
            names.get(one.source, one.source),
            str(one.pages),
            str(one.unchanged),
            str(one.new),
            str(one.changed),
            str(one.failed),
            trouble_text(one),
        )
        for one in visits
    ]


def trouble_text(visit: Visit) -> str:
    """Return the first trouble of a visit in one line, "" if there was none."""
    return f"{visit.errors[0].code}: {visit.errors[0].url}"[:120] if visit.errors else ""


def summary_lines(new: Iterable[Call], changes: Iterable[tuple[str, Change]], today: date) -> Iterator[str]:
    """Yield what is new with its deadline, and what moved from what to what."""
    calls, moved = list(new), list(changes)
    noun = plural(len(calls), "nowy nabór|nowe nabory|nowych naborów")
    yield f"{len(calls)} {noun}, {len(moved)} {plural(len(moved), 'zmiana|zmiany|zmian')}."
    for call in calls[:SHOWN]:
        yield f"  + {call.title}: {deadline_text(call.facts, today)}"
    if len(calls) > SHOWN:
        yield "  " + _("… i {count} więcej: grant-finder search", count=len(calls) - SHOWN)
    for _call, change in moved[:SHOWN]:
        yield f"  ~ {change_text(change)}"
