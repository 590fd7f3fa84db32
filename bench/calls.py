"""Calls made up by a seed, as many as wanted: who may apply, for what and for how much is mixed from the announcements
of tests/corpus as they are read, words and days are invented."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

from grant_finder.catalogue import store
from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.clock import WARSAW, Clock, Fixed
from grant_finder.model.call import Call
from grant_finder.model.codes import Kind
from grant_finder.model.facts import Reading
from grant_finder.services.evaluate import labelled_readings

CORPUS = Path(__file__).parents[1] / "tests/corpus"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=WARSAW)
# thousands of PLN: grants are round sums
AMOUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 100, 120, 150, 200, 300, 400, 500)
# a fifth of the calls is for the whole country
REGIONS = [*(f"{n:02}" for n in range(2, 33, 2)), *["PL"] * 4]
WORDS = (
    "warsztaty spotkania mieszkańcy biblioteka koncert dziedzictwo tradycja młodzież seniorzy wystawa teatr taniec "
    "edukacja lokalna świetlica gmina wieś muzyka film książka fotografia rękodzieło pamięć historia orkiestra chór "
    "festiwal przegląd plener kuźnia kronika archiwum remont wyposażenie zespół kapela widowisko czytelnia spektakl"
).split()

# as many other words as real announcements have, so that a search word stands in some of them only
OTHERS = ["".join(one) for one in product(("ba", "de", "gi", "ko", "lu", "my", "na", "po", "ru", "sta"), repeat=3)]


def made(count: int, *, open_share: float = 0.4) -> Iterator[Call]:
    """Yield `count` calls; `open_share` of them still run on TODAY."""
    rng = random.Random(7)
    for number in range(count):
        yield _one(rng, number, open_share)


def filled(folder: Path, size: int, *, open_share: float = 0.4) -> Catalogue:
    """Return a catalogue in `folder` with `size` made calls."""
    catalogue = open_catalogue(folder / "catalogue.db", Clock(Fixed(NOW)))
    with catalogue.writing() as db:
        for one in made(size, open_share=open_share):
            store.store(db, one, archive=bool(one.facts.deadline and one.facts.deadline < TODAY))
    return catalogue


def multiply(catalogue: Catalogue, times: int) -> None:
    """Put every call into the catalogue so many times, under ids and numbers of its own; words and facts repeat.

    To make a million calls one by one would take half an hour.
    """
    size = catalogue.db.table("call_filters").count
    for copy in range(1, times):
        with catalogue.writing() as db:
            for table, (changed, source) in _COPIED.items():
                names = [*(["rowid"] if "rowid" in changed else []), *(one.name for one in db.table(table).columns)]
                values = ", ".join(changed.get(name, name) for name in names)
                db.conn.execute(
                    f"insert into {table} ({', '.join(names)}) select {values} from {source} where number <= :size",
                    {"by": copy * size, "size": size},
                )


_NUMBER = {"number": "number + :by"}
_ID = "printf('%08x', number - 1 + :by) || substr({}, 9)"
# of each table: the columns that differ in a copy, and where its rows come from
_COPIED = {
    "calls": ({"id": _ID.format("id")}, "(select calls.*, number from calls join call_filters on call = id)"),
    "call_filters": (_NUMBER | {"call": _ID.format("call")}, "call_filters"),
    "codes": (_NUMBER, "codes"),
    "outlines": (_NUMBER, "outlines"),
    **{name: ({"rowid": "number + :by"}, f"(select rowid as number, title, text from {name})")
       for name in ("fts_open", "fts_archive")},
}  # fmt: skip


@cache
def seen() -> tuple[Reading, ...]:
    """Return the readings of the calls among the labelled announcements."""
    return tuple(one for _, _, one in labelled_readings(CORPUS) if one.facts.kind == Kind.CALL)


def _one(rng: random.Random, number: int, open_share: float) -> Call:
    ahead = rng.random() < open_share
    deadline = TODAY + timedelta(days=rng.randrange(1, 120) if ahead else -rng.randrange(1, 700))
    said = " ".join([*rng.choices(WORDS, k=6), *rng.choices(OTHERS, k=50)]).capitalize() + "."
    title = f"Konkurs {number}: {' '.join(rng.sample(WORDS, 4))}"
    who, other, what, money = rng.choices(seen(), k=4)
    # lists of applicants differ more than their parts do
    applicants = who.facts.applicants if rng.random() < 0.7 else (*who.facts.applicants, *other.facts.applicants)
    stated = money.facts.amount_max is not None
    facts = replace(
        who.facts, title=title, funder=f"Gmina {rng.choice(WORDS).capitalize()}", opens=None, notice=None,
        rolling=False, deadline=deadline, deadlines=(deadline,), applicants=tuple(dict.fromkeys(applicants)),
        region=(rng.choice(REGIONS),), areas=who.facts.areas if rng.random() < 0.2 else (),
        themes=what.facts.themes, target_groups=what.facts.target_groups, project_start=None, project_end=None,
        amount_min=None, amount_max=Decimal(rng.choice(AMOUNTS) * 1000) if stated else None, currency="PLN",
        own_contribution_pct=money.facts.own_contribution_pct, max_funding_pct=money.facts.max_funding_pct,
        own_contribution_base=money.facts.own_contribution_base,
        own_contribution_kinds=money.facts.own_contribution_kinds,
        own_contribution_cash_pct=money.facts.own_contribution_cash_pct,
    )  # fmt: skip
    return Call(
        id=f"{number:08x}-0000-4000-8000-000000000000", title=title, url=f"https://example.org/{number}",
        source="bench", facts=facts, evidence=who.evidence | {"themes": what.evidence.get("themes", ())}, text=said,
        first_seen=NOW, last_seen=NOW, last_modified=NOW,
    )  # fmt: skip
