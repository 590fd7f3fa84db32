"""A call, a partner and a project as short as a test needs them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from grant_finder.catalogue import store
from grant_finder.catalogue.calls import OpenCalls
from grant_finder.catalogue.connect import open_catalogue
from grant_finder.clock import Clock, Fixed
from grant_finder.matching.match import rank
from grant_finder.model.call import Call
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts
from grant_finder.model.match import Match
from grant_finder.model.project import Cost, Partner, Project

TODAY = date(2026, 11, 23)
SEEN = datetime(2026, 11, 23, tzinfo=UTC)
QUOTE = "Oferty mogą składać organizacje pozarządowe."
MUSIC = {"themes": ("music",), "amount_max": Decimal(10_000), "own_contribution_pct": Decimal(10)}


def call(**facts: object) -> Call:
    """An open call whose every fact is proved by QUOTE."""
    stated = replace(Facts(kind="call", deadline=date(2027, 1, 18), deadlines=(date(2027, 1, 18),)), **facts)  # type: ignore[arg-type]
    proof = (Evidence(quote=QUOTE, start=0, end=len(QUOTE)),)
    return Call(
        id="1", title="Nabór", url="https://a.example.org/1", source="a", facts=stated, text=QUOTE,
        evidence=dict.fromkeys(stated.stated(), proof), first_seen=SEEN, last_seen=SEEN, last_modified=SEEN,
    )  # fmt: skip


@contextmanager
def outlined(calls: Iterable[Call]) -> Iterator[OpenCalls]:
    """The calls as a catalogue hands them to ranking."""
    with open_catalogue(Path(":memory:"), Clock(Fixed(SEEN))) as catalogue:
        with catalogue.writing() as db:
            for one in calls:
                store.store(db, one, archive=False)
        yield OpenCalls(catalogue, TODAY)


def ranked(calls: Iterable[Call], plan: Project, **wanted: Any) -> list[Match]:
    """The calls as ranked for the project on TODAY."""
    with outlined(calls) as found:
        return rank(found, plan, TODAY, **wanted)


def partner(form: str, **card: object) -> Partner:
    whole: dict[str, object] = {
        "legal_form": form, "seat": "3011053", "statute_fields": ("music",),
        "registered": date(2010, 1, 1), "register": "KRS",
    }  # fmt: skip
    return Partner(id=form, name=form, **(whole | card))  # type: ignore[arg-type]


def project(*partners: Partner, **plan: object) -> Project:
    costs = (
        Cost(item="koncert", quantity=Decimal(1), unit_cost=Decimal(9000)),
        Cost(item="sala", quantity=Decimal(1), unit_cost=Decimal(1000), payer="cash"),
    )
    basis: dict[str, object] = {
        "title": "Muzyka", "themes": ("music",), "place": "3011053", "costs": costs,
        "cash_contribution": Decimal(1000), "start": date(2027, 3, 1), "end": date(2027, 9, 30),
    }  # fmt: skip
    return Project(partners=partners, **(basis | plan))  # type: ignore[arg-type]
