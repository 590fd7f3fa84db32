"""Calls made up by a seed: as many as wanted, of all regions, themes and applicants, a third of them over."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product

from grant_finder.clock import WARSAW
from grant_finder.model.call import Call
from grant_finder.model.codes import Applicant, Kind, TargetGroup, Theme
from grant_finder.model.document import Evidence
from grant_finder.model.facts import Facts

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=WARSAW)
REGIONS = [f"{n:02}" for n in range(2, 33, 2)]
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


def _one(rng: random.Random, number: int, open_share: float) -> Call:
    ahead = rng.random() < open_share
    deadline = TODAY + timedelta(days=rng.randrange(1, 120) if ahead else -rng.randrange(1, 700))
    said = " ".join([*rng.choices(WORDS, k=6), *rng.choices(OTHERS, k=50)]).capitalize() + "."
    title = f"Konkurs {number}: {' '.join(rng.sample(WORDS, 4))}"
    facts = Facts(
        kind=Kind.CALL, title=title, funder=f"Gmina {rng.choice(WORDS).capitalize()}", deadline=deadline,
        deadlines=(deadline,), amount_max=Decimal(rng.randrange(2, 200) * 1000), currency="PLN",
        own_contribution_pct=Decimal(rng.choice((0, 5, 10, 20, 25))),
        applicants=tuple(rng.sample(sorted(Applicant), rng.randrange(1, 4))),
        region=(rng.choice(REGIONS),), themes=tuple(rng.sample(sorted(Theme), 2)),
        target_groups=tuple(rng.sample(sorted(TargetGroup), 1)),
    )  # fmt: skip
    quoted = Evidence(quote=said[:80], start=0, end=80)
    return Call(
        id=f"{number:08x}-0000-4000-8000-000000000000", title=title, url=f"https://example.org/{number}",
        source="bench", facts=facts, evidence={"applicants": (quoted,), "themes": (quoted,)}, text=said,
        first_seen=NOW, last_seen=NOW, last_modified=NOW,
    )  # fmt: skip
