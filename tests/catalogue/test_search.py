"""Search forgives inflection and diacritics, filters by what a coordinator asks, and never trusts its input."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grant_finder.catalogue.connect import Catalogue, open_catalogue
from grant_finder.catalogue.query import BY, Span
from grant_finder.catalogue.search import Query, search
from grant_finder.catalogue.status import NEXT_DEADLINE, status_sql
from grant_finder.catalogue.store import store
from grant_finder.clock import Clock
from grant_finder.model.call import Call, next_deadline, status
from grant_finder.model.codes import Notice, Status
from grant_finder.model.facts import Facts
from tests.catalogue.conftest import Record, source

TODAY = date(2026, 11, 23)


def call(days: int = 30, **facts: object) -> Facts:
    day = TODAY + timedelta(days=days)
    return replace(Facts(kind="call", deadline=day, deadlines=(day,)), **facts)  # type: ignore[arg-type]


WORLD = {
    "https://a/1": ("Granty dla kół gospodyń wiejskich", call(5, applicants=("kgw",), region=("30",))),
    "https://a/2": (
        "Biblioteki w Łodzi czytają",
        call(40, applicants=("library",), region=("10",), themes=("reading",), amount_max=Decimal(50_000)),
    ),
    "https://a/3": ("Ogólnopolski program orkiestr", call(90, region=("PL",), amount_max=Decimal(8_000))),
    "https://a/4": ("Stypendia dla twórców", call(-3)),
    "https://a/5": ("Zapowiedź naboru na remonty", call(60, opens=TODAY + timedelta(days=20))),
}


@pytest.fixture
def world(catalogue: Catalogue, record: Record) -> Catalogue:
    record(source(), WORLD)
    return catalogue


def titles(catalogue: Catalogue, **query: object) -> list[str]:
    found = search(catalogue, Query(**query), TODAY)  # type: ignore[arg-type]
    return [one.title for one in found.calls]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("koło gospodyń", "Granty dla kół gospodyń wiejskich"),
        ("kolo gospodyn", "Granty dla kół gospodyń wiejskich"),
        ("lodz", "Biblioteki w Łodzi czytają"),
        ("biblioteka", "Biblioteki w Łodzi czytają"),
        ("ORKIESTRA", "Ogólnopolski program orkiestr"),
        ("orkies", "Ogólnopolski program orkiestr"),
    ],
)
def test_every_form_of_a_word_finds_every_other(world: Catalogue, text: str, title: str):
    assert titles(world, text=text) == [title]


def test_every_word_must_occur(world: Catalogue):
    assert titles(world, text="orkiestra biblioteka") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["https://a/1", "https://a/2", "https://a/3"]),
        ({"status": ("closed",)}, ["https://a/4"]),
        ({"status": ("forecasted",)}, ["https://a/5"]),
        ({"status": ()}, ["https://a/1", "https://a/2", "https://a/5", "https://a/3", "https://a/4"]),
        ({"applicants": ("kgw",)}, ["https://a/1"]),
        ({"themes": ("reading", "music")}, ["https://a/2"]),
        ({"region": "3011053"}, ["https://a/1", "https://a/3"]),
        ({"closing_within": 7}, ["https://a/1"]),
        ({"min_amount": Decimal(10_000)}, ["https://a/2"]),
        ({"sort": "amount"}, ["https://a/2", "https://a/3", "https://a/1"]),
        ({"page": 2, "page_size": 2}, ["https://a/3"]),
    ],
)
def test_filters_and_order(world: Catalogue, query: dict[str, object], expected: list[str]):
    found = search(world, Query(**query), TODAY).calls  # type: ignore[arg-type]
    assert [one.url for one in found] == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span("deadline", TODAY, TODAY + timedelta(days=40)), ["https://a/1", "https://a/2"]),
        (Span("deadline", TODAY, TODAY + timedelta(days=40), inside=False), ["https://a/3"]),
        (Span("amount_max", Decimal(8_000), Decimal(50_000)), ["https://a/2", "https://a/3"]),
        (Span("amount_max", Decimal(0), Decimal(9_000), inside=False), ["https://a/2"]),
        (Span("amount_max", Decimal(0), Decimal(99_000), currency="EUR"), []),
        (Span("budget_total", Decimal(0), Decimal(1)), []),
    ],
)
def test_what_does_not_state_a_sum_is_neither_inside_nor_outside(world: Catalogue, span: Span, expected: list[str]):
    assert [one.url for one in search(world, Query(spans=(span,)), TODAY).calls] == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("title", ["2", "1", "3"]),
        ("deadline", ["1", "2", "3"]),
        ("amount_max", ["1", "3", "2"]),
        ("budget_total", ["1", "2", "3"]),
    ],
)
def test_calls_are_sorted_either_way(world: Catalogue, by: str, expected: list[str]):
    def found(*, descending: bool) -> list[str]:
        return [one.url[-1] for one in search(world, Query(by=by, descending=descending), TODAY).calls]

    assert found(descending=False) == expected
    # nobody states a budget: what is alike stays in the order of deadlines
    assert found(descending=True) == (expected if by == "budget_total" else expected[::-1])


@pytest.mark.parametrize("by", BY)
def test_every_order_works_with_words_and_a_region_too(world: Catalogue, by: str):
    found = search(world, Query(text="orkiestra", region="30", by=by, descending=True), TODAY)
    assert [one.url for one in found.calls] == ["https://a/3"] and found.total == 1


def test_filters_are_counted(world: Catalogue):
    found = search(world, Query(), TODAY)
    assert found.total == 3
    assert found.facets["region"] == {"10": 1, "30": 1, "PL": 1}
    assert found.facets["applicant"] == {"kgw": 1, "library": 1}
    assert found.facets["status"] == {"closed": 1, "forecasted": 1, "open": 3}
    assert found.facets["closing"] == {"7": 1, "14": 1, "30": 1, "90": 3}
    assert found.facets["amount"] == {"5000": 2, "20000": 1, "50000": 1}
    assert search(world, Query(applicants=("kgw",)), TODAY).facets["applicant"] == {"kgw": 1, "library": 1}


@pytest.mark.parametrize(
    ("region", "expected"),
    [("30", "13"), ("3011", "13"), ("10", "23"), ("PL", "3"), ("INT", ""), ("99", "3"), ("3", "13")],
)
def test_a_region_finds_what_lies_in_it_and_what_it_lies_in(world: Catalogue, region: str, expected: str):
    assert "".join(sorted(one.url[-1] for one in search(world, Query(region=region), TODAY).calls)) == expected


def test_a_call_moves_to_the_archive_when_its_day_has_passed(world: Catalogue, record: Record):
    record(source("inne"), {}, day=6)
    later = TODAY + timedelta(days=6)
    assert search(world, Query(text="gospodyń"), later).total == 0
    assert search(world, Query(text="gospodyń", status=("closed",)), later).total == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_is_only_data(world: Catalogue, text: str):
    search(world, Query(text=text, region=text[:7] or None, source=text, sort=text), TODAY)


day = st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    days=st.lists(day, max_size=3, unique=True).map(sorted),
    soonest=st.integers(0, 2),
    opens=st.none() | day,
    rolling=st.booleans(),
    notice=st.sampled_from([None, *Notice]),
)
def test_the_database_and_the_noun_agree_on_every_status_and_next_day(
    clock: Clock, days: list[date], soonest: int, opens: date | None, rolling: bool, notice: str | None
):
    facts = Facts(
        kind="call",
        deadline=days[min(soonest, len(days) - 1)] if days else None,
        deadlines=tuple(days),
        opens=opens,
        rolling=rolling,
        notice=notice,
    )
    now = clock.now()
    one = Call(
        id="x", title="t", url="u", source="s", facts=facts, first_seen=now, last_seen=now, last_modified=now
    )  # fmt: skip
    with open_catalogue(":memory:", clock) as catalogue:  # type: ignore[arg-type]
        with catalogue.writing() as db:
            store(db, one, archive=False)
        held = [status for status in Status if _count(catalogue, *status_sql(status.value, TODAY))]
        soonest_sql = catalogue.db.conn.execute(
            f"select {NEXT_DEADLINE} from call_filters", {"today": TODAY.isoformat()}
        ).fetchone()[0]
    assert held == [status(facts, TODAY)]
    expected = next_deadline(facts, TODAY)
    assert soonest_sql == (expected.isoformat() if expected else None)


def _count(catalogue: Catalogue, where: str, params: dict[str, str]) -> int:
    found: int = catalogue.db.conn.execute(f"select count(*) from call_filters where {where}", params).fetchone()[0]
    return found
