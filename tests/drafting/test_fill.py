"""A draft says only what it was given, and asks for the rest."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from draft_examples import ASSOCIATION, FULL, LIBRARY, NOW, PROJECTS, SPARSE, call
from hypothesis import given, settings
from hypothesis import strategies as st
from ready_drafts import forms

from grant_finder.drafting import budget
from grant_finder.drafting.clean import TEXT_MAX, clean_text
from grant_finder.drafting.fill import GAP_PATTERN, fill, has_gap, shortened
from grant_finder.errors import BadProject, FormMismatch, UnknownId
from grant_finder.model.draft import Answer, Draft
from grant_finder.model.form import Form
from grant_finder.model.project import Activity, Cost, Partner, Project, Result, Staff
from grant_finder.plain import to_plain

NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?")


def offer(project: Project = FULL, lead: str = "stowarzyszenie", **facts: object) -> Draft:
    return fill(forms()["oferta-2018"], call(**facts), project, lead, NOW)


def texts(draft: Draft) -> str:
    cells = (cell for one in draft.answers.values() for row in one.rows for cell in row.values())
    return "\n".join((*(one.text for one in draft.answers.values()), *cells))


def test_known_things_are_in_their_fields():
    draft = offer()
    assert draft.answers["I.1"].text == "Burmistrz Śmigla"
    assert draft.answers["III.1"].text == "Śmigielskie opowieści przy kuźni"
    assert draft.answers["III.2"].text == "od 01.03.2027 do 30.11.2027"
    assert draft.answers["wariant"].text == "oferta"
    assert "numer wpisu" not in draft.answers["II.1"].text
    assert draft.answers["V.C"].text == "nie dotyczy"


def test_what_is_not_known_is_a_marked_gap_and_listed():
    draft = offer(funder=None)
    assert draft.answers["I.1"].text.startswith("[do uzupełnienia: organ z ogłoszenia")
    assert {"I.1", "I.2", "VI.1", "VII.3"} <= set(draft.missing)
    assert set(draft.missing) == {name for name, one in draft.answers.items() if has_gap(one)}


def test_the_team_stands_under_staff_and_volunteers_apart_with_what_their_work_is_worth():
    coordinator, *others = FULL.staff
    project = replace(FULL, staff=(replace(coordinator, partner="biblioteka"), *others))
    text = offer(project).answers["IV.2"].text
    staff, volunteers = text.split("Kadra:")[1].split("Wolontariusze:")
    assert "Koordynatorka – Anna Przykładowa (Biblioteka Publiczna Miasta i Gminy Śmigiel): umawia" in staff
    assert "- Instruktor kowalstwa: prowadzi warsztaty w kuźni. Kwalifikacje: kowal" in staff
    assert "Forma zaangażowania: umowa cywilnoprawna, 24 godz." in staff
    assert "Opiekunowie warsztatów" not in staff and "Liczba osób: 6; razem: 120 godz." in volunteers
    assert "Praca wolontariuszy – 120 godz. po 31" in volunteers
    assert "IV.2" not in offer().missing


def test_a_team_that_is_not_told_is_asked_for_and_of_a_role_what_it_lacks():
    nobody = offer(replace(FULL, staff=())).answers["IV.2"].text
    assert "Kadra: [do uzupełnienia: imiona, nazwiska i kwalifikacje" in nobody
    bare = offer(replace(FULL, staff=(Staff(role="Instruktorka"),))).answers["IV.2"].text
    for wanted in ("zadania w projekcie", "wykształcenie i doświadczenie", "umowa, praca społeczna albo wolontariat"):
        assert f"[do uzupełnienia: {wanted}]" in bare


def test_declarations_are_never_made_for_a_person():
    draft = offer()
    for field in ("VII.3", "VII.4", "VII.5"):
        assert draft.answers[field].origin == "gap"


def test_actions_results_and_costs_name_each_other():
    draft = offer()
    assert [row["name"] for row in draft.answers["III.4"].rows][1] == "D2. Warsztaty kowalskie"
    assert draft.answers["III.6"].rows[1]["name"] == "R2. Uczestnicy warsztatów (z działania D2)"
    assert "Działanie D2: Warsztaty kowalskie" in [row["item"] for row in draft.answers["V.A"].rows]


def test_a_partner_outside_the_contract_is_named_in_the_plan():
    rows = offer().answers["III.4"].rows
    assert rows[0]["outside"] == "partner: Biblioteka Publiczna Miasta i Gminy Śmigiel"
    assert rows[1]["outside"] == "nie dotyczy"


def test_a_needs_diagnosis_without_a_dated_figure_is_asked_for_one():
    draft = offer(replace(FULL, needs="Starsi ludzie nie mają komu opowiadać."))
    assert "przynajmniej jedna liczba o tym miejscu" in draft.answers["III.3"].text
    assert "przynajmniej jedna liczba" not in offer().answers["III.3"].text


def test_a_call_of_its_own_kind_gets_sections_from_its_criteria():
    criteria = ("diagnoza potrzeb", "partnerstwo", "zgodność z misją funduszu kwiatów")
    draft = fill(forms()["generic"], call(criteria=criteria), FULL, "stowarzyszenie", NOW)
    part = next(one for one in draft.form.part if one.no == "4")
    assert [one.label for one in part.field] == list(criteria)
    assert "38 z 52 osób" in draft.answers["4.1"].text
    assert "Koło Gospodyń" in draft.answers["4.2"].text or "Biblioteka" in draft.answers["4.2"].text
    assert [row["name"] for row in draft.answers["5.1"].rows] == ["list intencyjny partnera"]


def test_a_draft_keeps_its_form_and_project_as_they_were():
    draft = offer()
    assert draft.form.edition == "2018"
    assert draft.project == FULL
    assert draft.call.facts.deadline == date(2026, 12, 14)


def test_a_lead_that_is_no_partner_is_refused_with_the_ids_there_are():
    with pytest.raises(UnknownId) as refused:
        offer(lead="gmina")
    assert refused.value.params["near"] == ["biblioteka", "stowarzyszenie", "kgw"]


def test_a_joint_offer_needs_two_that_may_sign():
    with pytest.raises(FormMismatch):
        fill(forms()["oferta-wspolna-2018"], call(), SPARSE, "grupa", NOW)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"total_cost": Decimal(-1)}, "project.total_cost"),
        ({"total_cost": Decimal("1e12")}, "project.total_cost"),
        ({"total_cost": Decimal("NaN")}, "project.total_cost"),
        ({"costs": (Cost(item="x", quantity=Decimal("-2"), unit_cost=Decimal(1)),)}, "project.costs[1].quantity"),
        ({"costs": (Cost(item="x", quantity=Decimal("1e9"), unit_cost=Decimal("1e9")),)}, "project.costs[1]"),
        (
            {"costs": (Cost(item="x", quantity=Decimal(1), unit_cost=Decimal("Infinity")),)},
            "project.costs[1].unit_cost",
        ),
        (
            {"costs": (Cost(item="x", quantity=Decimal(1), unit_cost=Decimal(1), payer="wujek"),)},
            "project.costs[1].payer",
        ),
        (
            {"costs": (Cost(item="x", quantity=Decimal(1), unit_cost=Decimal(1), activity="zzz"),)},
            "project.costs[1].activity",
        ),
        ({"end": date(2027, 1, 1)}, "project.end"),
        (
            {"activities": (Activity(id="a", name="A", start=date(2027, 5, 2), end=date(2027, 5, 1)),)},
            "project.activities.a.end",
        ),
        ({"activities": (Activity(id="a", name="A", lead="nikt"),)}, "project.activities.a.lead"),
        ({"activities": (Activity(id="a", name="A"), Activity(id="a", name="B"))}, "project.activities.a"),
        ({"results": (Result(name="r", activity="zzz"),)}, "project.results[1].activity"),
        ({"partners": (ASSOCIATION, ASSOCIATION)}, "partner.stowarzyszenie"),
        (
            {"staff": (Staff(role="Instruktor", engagement="umowa"),)},
            "project.staff[1].engagement",
        ),
        (
            {"staff": (Staff(role="Instruktor", partner="nikt"),)},
            "project.staff[1].partner",
        ),
        (
            {"partners": (replace(ASSOCIATION, name_forms=(("wołacz", "Stowarzyszenie!"),)),)},
            "partner.stowarzyszenie.name_forms",
        ),
    ],
)
def test_values_that_no_application_can_hold_are_refused_by_name(change: dict[str, object], place: str):
    bare: dict[str, object] = {"activities": (), "costs": (), "results": ()}
    with pytest.raises(BadProject) as refused:
        offer(replace(FULL, **(bare | change)))
    assert refused.value.place == place


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ 7 * 7 }} {% for x in range(9) %}x{% endfor %}",
        "{{ project.__class__.__mro__ }}",
        "<script>alert(1)</script>",
        "# nagłówek\n| tabela |",
        "[do uzupełnienia: udawany brak]",
        'PAGE \\* MERGEFORMAT & "cudzysłów" \\',
    ],
)
def test_what_a_person_types_stays_text(hostile: str):
    draft = offer(replace(FULL, title=hostile, aim=hostile))
    assert draft.answers["III.1"].text == hostile
    assert hostile.split("\n")[0] in draft.answers["III.5"].text


def test_control_characters_go_and_long_texts_are_bounded():
    draft = offer(replace(FULL, title="Opo\x00wie\x1bści\u202e\ud800", summary="ą" * 100_000))
    assert draft.answers["III.1"].text == "Opowieści"
    assert len(draft.project.summary) == TEXT_MAX
    assert draft.project.summary.endswith(" […]")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text: str):
    once = clean_text(text)
    assert clean_text(once) == once
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]", once)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcą. \n[]", max_size=400), st.integers(1, 300))
def test_no_text_exceeds_its_limit_and_no_gap_is_cut_in_two(text: str, limit: int):
    whole = f"{text} [do uzupełnienia: coś ważnego]"
    given_answer = shortened(Answer(text=whole), limit)
    assert len(given_answer.text) <= limit
    assert given_answer.text == whole or given_answer.full == whole
    assert "[do uzupełnienia" not in GAP_PATTERN.sub("", given_answer.text)
    assert has_gap(given_answer)


def test_a_long_text_is_shortened_to_whole_sentences_and_kept_whole_beside():
    field = "Pierwsze zdanie jest krótkie. Drugie zdanie jest już za długie na ten limit."
    done = shortened(Answer(text=field), 40)
    assert done.text == "Pierwsze zdanie jest krótkie."
    assert done.full == field


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("Bez kropki i bez końca", 12, "Bez kropki i"),
        ("Bez kropki i bez końca", 11, "Bez kropki"),
        ("Jednosłowo", 4, "Jedn"),
        ("Cel: [do uzupełnienia: cel] i dalej", 27, "Cel: [do uzupełnienia: cel]"),
        ("Cel: [do uzupełnienia: cel] i dalej", 20, "Cel:"),
    ],
)
def test_without_a_sentence_that_fits_a_text_ends_at_a_word_and_never_inside_a_gap(text: str, limit: int, kept: str):
    assert shortened(Answer(text=text), limit).text == kept


def numbers_in(value: object) -> set[str]:
    return {one.replace(" ", "").replace("\u00a0", "") for one in NUMBER.findall(str(value))}


def derived(project: Project, form: Form) -> set[str]:
    """What may be computed from a project: sums, shares, years, ordinal numbers of its lists."""
    money = budget.sums(project.costs)
    found: set[Decimal] = {money.total, money.grant, money.cash, money.inkind, money.own, money.admin}
    found |= {one.total for one in project.costs}
    groups = {one.activity for one in project.costs}
    lines = [[one for one in project.costs if one.activity == group] for group in groups]
    lines += [[one for one in project.costs if not budget.is_admin(one)]]
    lines += [[one for one in line if not budget.is_admin(one)] for line in lines]
    lines += [list(one) for one in budget.split(project, ["stowarzyszenie", "kgw"]).values()]
    found |= {sum((one.total for one in line), Decimal(0)) for line in lines}
    found |= {one.unit_cost for one in project.costs} | {Decimal(0), Decimal(100)}
    parts = (money.grant, money.cash, money.inkind, Decimal(0))
    shares = budget.shares(parts)
    found |= {*shares, shares[1] + shares[2]}
    found |= {budget.percent(a, b) for a in (money.grant, money.own) for b in (money.grant, money.total)}
    texts = {f"{one:.2f}".replace(".", ",") for one in found}
    people = sum(one.participants or 0 for one in project.activities)
    counted = {str(no) for no in range(15)} | {f"{a}.{b}" for a in range(9) for b in range(12)}
    days = {one for item in (project, *project.activities) for one in (item.start, item.end) if one}
    dates = {part for day in days for part in (f"{day:%d.%m}", f"{day:%d}", f"{day:%m}", str(day.day), f"{day:%Y}")}
    dates |= {f"{day:%d.%m.%Y}" for day in days} | {str(day.year) for day in days}
    return texts | counted | dates | {str(people)}


def with_polish_numbers(english: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d\d\b)", ",", re.sub(r"(?<=\d),(?=\d{3}\b)", "", english))


FILLINGS = [
    (form.id, name) for form in forms().values() for name in sorted(PROJECTS) if not form.joint or name == "pelny"
]


@pytest.mark.parametrize(("form", "name"), FILLINGS)
def test_no_number_stands_in_a_draft_that_nobody_gave(form: str, name: str):
    project, lead = PROJECTS[name]
    draft = fill(forms()[form], call(), project, lead, NOW)
    known = numbers_in(to_plain(project)) | numbers_in(to_plain(call().facts)) | derived(project, draft.form)
    known |= numbers_in(to_plain(draft.form))
    known |= {one.replace(".", ",") for one in known} | {f"{one},00" for one in known}
    known |= {one.rstrip("0").removesuffix(",") for one in known if "," in one}
    said = texts(draft) if draft.form.language == "pl" else with_polish_numbers(texts(draft))
    invented = {one for one in numbers_in(said) if one not in known}
    assert invented == set()


def test_a_form_of_a_name_that_the_user_corrected_wins():
    own = replace(LIBRARY, name_forms=(("ins", "naszą Biblioteką w Śmiglu"),))
    draft = offer(replace(FULL, partners=(own, *FULL.partners[1:])))
    assert "razem z partnerami: naszą Biblioteką w Śmiglu i Kołem Gospodyń" in draft.answers["III.3"].text


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(form for form in forms() if form != "oferta-wspolna-2018")),
    st.integers(1, 400),
    st.text(alphabet="aąż. \n", max_size=600),
)
def test_no_text_of_any_form_exceeds_its_limit_and_no_gap_is_lost_or_halved(form: str, limit: int, words: str):
    project = replace(FULL, summary=words, needs=words, aim=words, promotion=words)
    free = fill(forms()[form], call(), project, "stowarzyszenie", NOW)
    parts = tuple(
        replace(part, field=tuple(replace(one, limit_chars=limit) for one in part.field)) for part in forms()[form].part
    )
    tight = fill(replace(forms()[form], part=parts), call(), project, "stowarzyszenie", NOW)
    limited = {one.id for part in tight.form.part for one in part.field if one.limit_chars}
    for name, answer in tight.answers.items():
        whole = free.answers[name]
        if name in limited and answer.origin in ("project", "call"):
            assert len(answer.text) <= limit
        assert (answer.full or answer.text) == whole.text
        assert "[do uzupełnienia" not in GAP_PATTERN.sub("", answer.text)
    assert tight.missing == free.missing


def test_a_register_is_named_once():
    kgw = replace(ASSOCIATION, legal_form="kgw", register="KRKGW", register_number="KRKGW 00000004")
    draft = offer(replace(FULL, partners=(kgw,), activities=(), costs=(), results=()))
    assert "wpis do rejestru: KRKGW 00000004;" in draft.answers["II.1"].text


def test_an_empty_coalition_member_is_asked_for_its_card():
    draft = offer(replace(SPARSE, partners=(Partner(id="x", name="Nowe Koło", legal_form="kgw", seat=""),)), "x")
    assert "numer wpisu do rejestru – Nowe Koło" in draft.answers["II.1"].text
    assert "adres siedziby" in draft.answers["II.1"].text
