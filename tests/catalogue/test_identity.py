"""One call on many sites is one call; two calls never become one by chance."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from grant_finder.catalogue.funders import same_funder
from grant_finder.catalogue.identity import call_meant, new_id, same_call, terms
from grant_finder.model.facts import Facts

DAY = date(2026, 12, 18)
FACTS = Facts(kind="call", funder="Gmina Śmigiel", deadline=DAY, deadlines=(DAY,), region=("30",))


def one_call(
    title: str, other: str, facts: Facts = FACTS, others: Facts | None = None, *, same_site: bool = False
) -> bool:
    known = terms("a", title, facts, id="known")
    return same_call(terms("a" if same_site else "b", other, others or facts), [known]) == "known"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Dotacje na zespoły ludowe i orkiestry dęte", "Orkiestry dęte i zespoły ludowe: dotacje gminy"),
        ("Program „Kultura bez granic”", "Rusza nabór do programu Kultura bez granic w Śmiglu"),
        ("Otwarty konkurs ofert na realizację zadań publicznych w 2027 r.",) * 2,
    ],
)
def test_the_same_words_in_another_order_or_form_are_the_same_call(title: str, other: str):
    assert one_call(title, other)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Konkurs: edukacja kulturalna dzieci", "Konkurs: edukacja zdrowotna dzieci"),
        ("Zadanie nr 1: muzyka i taniec", "Zadanie nr 2: muzyka i taniec"),
        ("Upowszechnianie sportu wśród dzieci", "Upowszechnianie sportu wśród seniorów"),
        ("Letnie granty sąsiedzkie 2026", "Letnie granty sąsiedzkie 2027"),
        ("Otwarty konkurs ofert", "Ochrona zabytków"),
    ],
)
def test_another_task_or_year_is_another_call(title: str, other: str):
    assert not one_call(title, other)


def test_neighbouring_gminas_with_one_headline_and_one_day_are_two_calls():
    title = "Otwarty konkurs ofert na upowszechnianie kultury i tradycji w 2027 roku"
    assert not one_call(title, title, FACTS, replace(FACTS, funder="Gmina Czempiń"))
    assert one_call(title, title, FACTS, replace(FACTS, funder="Burmistrz Śmigla"))


def on_sites(title: str, other: str, facts: Facts, operators: tuple[str | None, str | None]) -> bool:
    known = terms("a", title, facts, id="known", operator=operators[0])
    return same_call(terms("b", other, facts, operator=operators[1]), [known]) == "known"


UNNAMED = replace(FACTS, funder=None, amount_max=Decimal(5000), deadline_time=time(15))


def test_two_gminas_whose_pages_leave_the_funder_out_announce_two_calls_with_one_headline_day_and_sum():
    title = "Otwarty konkurs ofert na upowszechnianie kultury i tradycji w 2027 roku"
    assert not on_sites(title, title, UNNAMED, ("Gmina Śmigiel", "Gmina Czempiń"))
    assert on_sites(title, title, UNNAMED, ("Gmina Śmigiel", "Urząd Miejski Śmigla"))
    assert on_sites(title, title, UNNAMED, ("Gmina Śmigiel", None))


@pytest.mark.parametrize("title", ["Otwarty nabór wniosków nr 12/2027", "Konkurs ofert: teatr"])
def test_a_headline_of_common_words_or_of_one_word_joins_no_pages_of_unknown_funders(title: str):
    assert not on_sites(title, title, UNNAMED, ("Fundacja Dobra Okolica", "Dom Kultury w Próbnie"))
    assert not on_sites(title, title, UNNAMED, ("Fundacja Dobra Okolica", None))
    assert on_sites(title, title, UNNAMED, ("Fundacja Dobra Okolica", "Dobra Okolica"))


def test_two_gminas_speak_of_one_call_if_both_name_its_programme_but_a_programme_every_gmina_has_is_no_name():
    etno, yearly = (replace(UNNAMED, programme=name) for name in ("Etno Polska", "Roczny program współpracy"))
    assert on_sites("Etno Polska 2027", "Nabór Etno Polska", etno, ("Gmina Śmigiel", "Gmina Czempiń"))
    title = "Roczny program współpracy: konkurs na muzykę ludową"
    assert not on_sites(title, title, yearly, ("Gmina Śmigiel", "Gmina Czempiń"))


def test_a_gmina_that_tells_of_a_foundations_call_means_that_call():
    named = replace(UNNAMED, funder="Fundacja Warta Lokalnie")
    known = terms("a", "Warta Lokalnie: granty sąsiedzkie", named, id="known", operator="Fundacja Warta Lokalnie")
    told = terms("b", "Granty sąsiedzkie Warta Lokalnie: trwa nabór", UNNAMED, operator="Gmina Śmigiel")
    assert same_call(told, [known]) == "known"


def test_a_site_that_lists_its_tasks_side_by_side_means_each_of_them():
    assert not one_call("Konkurs: kultura ludowa", "Konkurs: kultura ludowa seniorów", same_site=True)
    assert one_call("Konkurs na zespoły ludowe 2027", "Konkurs na zespoły ludowe 2027", same_site=True)


@pytest.mark.parametrize(
    "others",
    [
        replace(FACTS, deadline=date(2027, 1, 8), deadlines=(date(2027, 1, 8),)),
        replace(FACTS, amount_max=Decimal(5000)),
        replace(FACTS, region=("10",)),
    ],
)
def test_facts_that_contradict_each_other_keep_calls_apart(others: Facts):
    facts = replace(FACTS, amount_max=Decimal(8000))
    assert not one_call("Dotacje na zespoły ludowe", "Dotacje na zespoły ludowe", facts, others)


def test_without_a_common_day_the_programme_decides():
    programme = Facts(kind="call", programme="Etno Polska", funder="Narodowe Centrum Kultury")
    assert one_call("Etno Polska 2027", "Nabór: Etno Polska", programme, replace(programme, funder="NCK"))
    assert not one_call("Etno Polska 2027", "Etno Polska 2027", replace(programme, programme=None))


def test_the_same_terms_under_two_headlines_are_one_call():
    facts = replace(FACTS, deadline_time=time(15, 30), amount_min=Decimal(1000), amount_max=Decimal(5000))
    assert one_call("Śmigielskie mikrogranty", "Wesprzemy pomysły mieszkańców", facts)


def test_the_same_hour_and_both_sums_join_pages_that_seem_to_name_different_funders():
    facts = replace(FACTS, deadline_time=time(15, 30), amount_min=Decimal(5000), amount_max=Decimal(60_000))
    told = replace(facts, funder="Biblioteka i Centrum Kultury", deadlines=(DAY, date(2026, 12, 23)))
    assert one_call("Otwarty konkurs ofert województwa", "Przypominamy o pieniądzach na kulturę", facts, told)
    assert not one_call("Otwarty konkurs", "Przypominamy", facts, replace(told, amount_min=None))
    assert not one_call("Otwarty konkurs", "Przypominamy", facts, replace(told, funder="Gmina Czempiń"))


def test_two_programmes_of_one_funder_with_the_same_terms_are_two_calls():
    facts = replace(FACTS, deadline_time=time(16), amount_min=Decimal(10_000), amount_max=Decimal(150_000))
    folk, places = replace(facts, programme="Etno Polska"), replace(facts, programme="Dom Kultury+")
    assert not one_call("Wnioski do 18 grudnia", "Nabór wniosków trwa", folk, places)


def test_two_known_calls_that_fit_equally_decide_nothing():
    twice = [terms("a", "Granty na zespoły ludowe", FACTS, id=name) for name in ("x", "y")]
    assert same_call(terms("b", "Granty na zespoły ludowe", FACTS), twice) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("NCK", "Narodowe Centrum Kultury", True),
        ("MKiDN", "Ministerstwo Kultury i Dziedzictwa Narodowego", True),
        ("Gmina Śmigiel", "Burmistrz Śmigla", True),
        ("Gmina Śmigiel", "Gmina Kościan", False),
        ("Zarząd Województwa Wielkopolskiego", "Urząd Marszałkowski Województwa Wielkopolskiego", True),
        (None, "Gmina Śmigiel", None),
    ],
)
def test_funders_are_known_by_what_is_their_own(a: str | None, b: str, same: bool | None):
    assert same_funder(a, b) is same


def test_a_notice_finds_the_call_it_speaks_of_by_its_words():
    known = [terms("a", "Granty na zespoły ludowe", FACTS, id="x"), terms("a", "Remonty świetlic", FACTS, id="y")]
    notice = terms("a", "Unieważnienie konkursu: granty na zespoły ludowe", Facts(kind="news", notice="cancelled"))
    assert call_meant(notice, known) == "x"
    assert call_meant(terms("a", "Wyniki konkursu plastycznego", Facts(kind="results")), known) is None


def test_an_address_always_gives_the_same_id():
    assert new_id("a", "https://a/1") == new_id("a", "https://a/1") != new_id("a", "https://a/2")
