"""Every answer a rule can give has its sentence, every sentence belongs to an answer, in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from match_examples import TODAY, call, partner, project

from grant_finder.i18n import using
from grant_finder.matching.match import match
from grant_finder.model.call import Call
from grant_finder.model.codes import Applicant, Notice
from grant_finder.model.facts import Area, Condition
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, PastGrant, Project
from grant_finder.wording.contributions import contribution_text
from grant_finder.wording.ranks import rank_text
from grant_finder.wording.reasons import TEXTS, reason_text

FORMS = [one.value for one in Applicant]
PLACES = ["3011053", "0201011", "3011", "30", "1465011", "", "3020022"]
KINDS = (
    "age_min_months", "age_max_months", "income_max", "registration", "legal_personality", "legal_capacity",
    "history_required", "history_excluded", "group_size_min", "opp_status", "statutory_activity", "other",
)  # fmt: skip
VALUES = ["", "6", "600", "50000", "KRS", "KRKGW", "Dom Muzyki"]
DAYS = [None, date(2026, 11, 1), date(2026, 11, 25), date(2027, 3, 15), date(2027, 12, 31)]
SENTENCES = [
    "Oferty składają organizacje.", "Wyłącznie wpisane do KRS.", "Z wyjątkiem instytucji współprowadzonych.",
    "Instytucje, w skład których wchodzi biblioteka.", "Grupa nieformalna z patronem.",
]  # fmt: skip
MONEY = [None, Decimal(0), Decimal(500), Decimal(20_000), Decimal(900_000)]
SHARES = [None, Decimal(0), Decimal(10), Decimal(90)]
THEMES = [(), ("music",), ("sport",), ("other",)]


def some(chance: Random, among: list[str]) -> tuple[str, ...]:
    return tuple(chance.sample(among, chance.choice([0, 1, 1, 2])))


def a_call(chance: Random) -> Call:
    pick, deadline = chance.choice, chance.choice(DAYS)
    area = Area(
        role=pick(["seat", "task", "audience", "organiser_population"]), terc=pick([(), ("3011",), ("02",)]),
        population_max=pick([None, 100, 20_000, 9_000_000]), rural_only=pick([True, False]),
        inferred=pick([True, False]),
    )  # fmt: skip
    condition = Condition(kind=pick(KINDS), value=pick(VALUES), applies_to=pick([(), ("informal_group",)]))
    made = call(
        deadline=deadline, deadlines=(deadline,) if deadline else (), rolling=pick([True, False]),
        notice=pick([None, None, None, Notice.CANCELLED]), procedure=pick([None, None, "open_competition", "art19a"]),
        applicants=some(chance, FORMS), applicants_excluded=some(chance, FORMS)[1:], patrons=some(chance, FORMS)[1:],
        areas=pick([(), (area,)]), conditions=pick([(), (condition,)]), region=pick([(), ("30",), ("02",), ("PL",)]),
        themes=pick(THEMES), amount_min=pick(MONEY), amount_max=pick(MONEY), currency=pick([None, "PLN", "EUR"]),
        own_contribution_pct=pick(SHARES), max_funding_pct=pick(SHARES),
        own_contribution_kinds=pick([(), ("cash",), ("cash", "inkind")]), project_start=pick(DAYS),
        project_end=pick(DAYS), partner_required=pick([True, False]), applications_limit=pick([None, 2]),
        excluded_events=pick([(), ("festyny",), ("dożynki gminne",)]),
    )  # fmt: skip
    said = pick(SENTENCES)
    proof = {name: (replace(one[0], quote=said, end=len(said)),) for name, one in made.evidence.items()}
    return replace(made, evidence=proof, text=said)


def a_partner(chance: Random, form: str) -> Partner:
    pick = chance.choice
    return partner(
        form, seat=pick(PLACES), registered=pick([None, date(1990, 5, 1), date(2026, 6, 1)]),
        register=pick(["", "KRS", "KRKGW", "ewidencja starosty"]), statute_fields=pick(THEMES),
        last_year_income=pick(MONEY), legal_personality=pick([None, True, False]),
        co_run_by_ministry=pick([None, True, False]), opp_status=pick([None, True, False]),
        group_size=pick([None, 3, 700]), contribution=pick([None, Decimal(100)]),
        past_grants=pick([(), (PastGrant(year=2025, programme="Dom Muzyki"),), (PastGrant(year=2025, programme="X"),)]),
    )  # fmt: skip


def a_project(chance: Random) -> Project:
    pick = chance.choice
    made = project(
        *(a_partner(chance, form) for form in chance.sample(FORMS, pick([1, 2, 4]))), themes=pick(THEMES),
        place=pick(PLACES), start=pick(DAYS), end=pick(DAYS), cash_contribution=pick(MONEY),
        inkind_contribution=pick(MONEY), event_types=pick([(), ("festyn",), ("dożynki",)]),
    )  # fmt: skip
    return pick([made, replace(made, costs=(), total_cost=pick(MONEY))])


def answers(number: int) -> Iterator[Reason]:
    """All reasons of many chance calls and projects, the same at every run."""
    chance = Random(5)
    for _ in range(number):
        found = match(a_call(chance), a_project(chance), TODAY)
        yield from found.reasons
        yield from (reason for lead in found.leads for reason in lead.reasons)


@pytest.fixture(scope="module")
def given() -> dict[tuple[str, str], Reason]:
    return {(reason.rule, reason.outcome.value): reason for reason in answers(6_000)}


def test_each_answer_has_one_sentence_and_each_sentence_an_answer(given: dict[tuple[str, str], Reason]):
    assert sorted(given) == sorted(TEXTS)


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_each_sentence_can_be_said(given: dict[tuple[str, str], Reason], lang: str):
    with using(lang):
        said = [reason_text(reason) for reason in given.values()]
    assert all(one and "{" not in one and "None" not in one for one in said)


def test_what_is_unknown_names_what_to_fill_in(given: dict[tuple[str, str], Reason]):
    unnamed = {rule for (rule, outcome), reason in given.items() if outcome == "unknown" and not reason.field}
    assert unnamed == set()


def test_every_rank_is_explained_from_the_best_fit_to_the_worst():
    near = {"themes": ("music",), "region": ("30",), "amount_max": Decimal(10_000), "target_groups": ("youth",)}
    far = {"themes": ("dance",), "region": ("02",), "amount_max": Decimal(900), "target_groups": ("women",)}
    bare = {"deadline": None, "deadlines": ()}
    soon = {"deadline": date(2026, 11, 25), "deadlines": (date(2026, 11, 25),)}
    plan = project(partner("kgw"), target_groups=("youth",))
    said = [rank_text(match(call(**facts), plan, TODAY).fit) for facts in (near, far | soon, bare)]
    assert said == [
        "Miejsce na liście: temat ten sam; nabór dla Waszej okolicy; dotacja wystarczy; odbiorcy ci sami; czasu dość.",
        "Miejsce na liście: temat inny; nabór dla innego miejsca; dotacja mała wobec potrzeb; odbiorcy inni; "
        "czasu bardzo mało.",
        "Miejsce na liście: nabór nie podaje tematów; nabór nie podaje obszaru; "
        "nabór nie podaje najwyższej dotacji w złotych; nabór nie podaje odbiorców; nabór nie podaje terminu.",
    ]


def test_every_way_a_call_can_fit_has_its_words_in_both_languages():
    fitting = (
        {}, {"themes": ("music", "other")}, {"themes": ("other",)}, {"region": ("PL",)}, {"rolling": True},
        {"themes": ("music", "dance", "film")}, {"deadline": date(2026, 12, 5), "deadlines": (date(2026, 12, 5),)},
        {"own_contribution_pct": Decimal(90), "amount_max": Decimal(90_000)},
        {"own_contribution_pct": Decimal(90), "amount_max": Decimal(5_000)},
        {"own_contribution_pct": Decimal(90), "amount_max": Decimal(500)}, {"amount_max": Decimal(5_000)},
        {"target_groups": ("youth", "women", "rural")},
    )  # fmt: skip
    plans = (
        project(partner("kgw"), target_groups=("youth", "seniors", "children"), themes=("music", "reading", "civic")),
        project(partner("kgw"), themes=(), costs=(), place="", total_cost=None),
    )
    for lang in ("pl", "en"):
        with using(lang):
            said = {rank_text(match(call(**facts), plan, TODAY).fit) for facts in fitting for plan in plans}
        assert len(said) > len(fitting)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "nie podano"),
        ({"own_contribution_pct": Decimal(0)}, "nie jest wymagany"),
        (
            {"own_contribution_pct": Decimal(10), "own_contribution_base": "total"},
            "1 000 zł (10% wszystkich kosztów); nabór nie mówi, czy w pieniądzach, czy w pracy i rzeczach",
        ),
        (
            {
                "own_contribution_pct": Decimal(25), "own_contribution_base": "grant",
                "own_contribution_kinds": ("cash",), "own_contribution_cash_pct": Decimal(5),
            },
            "2 250 zł (25% kwoty dotacji), w tym 450 zł w pieniądzach",
        ),
        (
            {"own_contribution_pct": Decimal(15), "own_contribution_kinds": ("cash",)},
            "1 500 zł (15%; nabór nie mówi, od czego, tu od wszystkich kosztów), tylko w pieniądzach",
        ),
        (
            {"max_funding_pct": Decimal(80), "own_contribution_kinds": ("cash", "personal")},
            "2 000 zł (dotacja pokrywa najwyżej 80% kosztów); nabór wymienia: pieniądze, praca (wkład osobowy)",
        ),
        (
            {"currency": "EUR", "max_funding_pct": Decimal(80)},
            "dotacja pokrywa najwyżej 80% kosztów; nabór nie mówi, czy w pieniądzach, czy w pracy i rzeczach",
        ),
    ],
)  # fmt: skip
def test_the_own_contribution_is_told_with_what_it_is_demanded_of(facts: dict[str, object], said: str):
    found = match(call(**facts), project(partner("kgw")), TODAY)
    assert contribution_text(found.money).replace("\u00a0", " ") == said
