"""What the texts of two announcements prove: a copy under another headline is one call, one form used twice is two."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from grant_finder.catalogue.funders import named_in, same_funder
from grant_finder.catalogue.identity import Terms, same_call, terms
from grant_finder.catalogue.likeness import Body
from grant_finder.model.facts import Area, Facts

DAY = date(2026, 12, 18)
UNNAMED = Facts(kind="call", deadline=DAY, deadlines=(DAY,), deadline_time=time(15), region=("30",))
SUMS = replace(UNNAMED, amount_min=Decimal(1000), amount_max=Decimal(5000))
FOUNDATION = "Fundacja Warta Lokalnie"


def form(giver: str, task: str = "upowszechnianie kultury i tradycji") -> str:
    """The form of a competition that many offices use, with the names filled in."""
    return (
        f"{giver} ogłasza otwarty konkurs ofert na zadanie: {task}. W konkursie mogą wziąć udział organizacje "
        "pozarządowe oraz podmioty wymienione w ustawie, które prowadzą taką działalność. Oferty składa się "
        "na obowiązującym wzorze w kancelarii urzędu albo pocztą; o zachowaniu terminu decyduje data wpływu. Oferty "
        "złożone po terminie nie będą rozpatrywane. Wysokość dofinansowania nie może przekroczyć kosztów zadania. "
        "Komisja ocenia oferty pod względem formalnym i merytorycznym, a wyniki podaje się na tablicy ogłoszeń."
    )


OWN_WORDS = (
    f"{FOUNDATION} po raz szósty rozdaje mikrogranty sąsiedzkie na wspólne działania w nadwarciańskich wsiach. "
    "Szukamy pomysłów na spotkania, warsztaty, małe festyny i odnowę wspólnych miejsc. Na każdy pomysł mamy od "
    "tysiąca do pięciu tysięcy złotych, a opiekunka programu pomoże ułożyć budżet i plan. Formularz wypełnia się przez "
    "internet i zajmuje to około godziny. O wyborze zdecyduje sześcioosobowa rada złożona z mieszkańców."
)
REWORDED = (
    "Grupy sąsiedzkie i organizacje znad Warty mogą zdobyć do 5000 zł. Pieniądze rozdziela Warta Lokalnie, która "
    "poprzednio wsparła trzydzieści inicjatyw. Wniosek jest krótki, składa się go elektronicznie, a zwycięzców wskaże "
    "rada. Warto zacząć od rozmowy z opiekunką programu i sprawdzić, czy podobne przedsięwzięcie już się nie odbyło."
)
ANOTHERS = (
    "Fundacja Orlik Cup wspiera trenerów najmłodszych. Wystarczy opisać sekcję, podać liczbę zawodniczek oraz dołączyć "
    "zdjęcie boiska. Sprzęt kupimy sami i dostarczymy w marcu, dlatego nie trzeba rozliczać faktur. Pierwszeństwo mają "
    "kluby, które jeszcze nigdy nie otrzymały naszej pomocy, a także te ze szkół liczących poniżej stu uczniów."
)


def one_call(a: tuple[Terms, str], b: tuple[Terms, str]) -> bool:
    known, its_text = a
    return same_call(b[0], [known], b[1], {known.id: its_text}.__getitem__) == known.id


def page(
    title: str, text: str, facts: Facts = UNNAMED, *, source: str = "a", operator: str | None = None
) -> tuple[Terms, str]:
    return terms(source, title, facts, id=source, operator=operator), text


def test_a_copy_under_another_headline_is_the_same_call():
    """The headlines have no word in common and no sum is stated: only the text shows it."""
    own = page("Sąsiedzkie mikrogranty", OWN_WORDS, operator=FOUNDATION)
    portal = page("Wesprzemy pomysły mieszkańców wsi", f"Z kraju. {OWN_WORDS} Czytaj także.", source="b")
    shortened = page("Wesprzemy pomysły mieszkańców wsi", OWN_WORDS[: len(OWN_WORDS) * 2 // 3], source="b")
    assert one_call(own, portal)
    assert one_call(own, shortened)
    assert not one_call(own, page("Wesprzemy pomysły mieszkańców wsi", "", source="b"))


def test_a_gmina_that_copies_the_words_of_a_foundation_means_its_call():
    own = page("Sąsiedzkie mikrogranty", OWN_WORDS, replace(UNNAMED, funder=FOUNDATION), operator=FOUNDATION)
    gmina = page("Pomysły mieszkańców: pieniądze", OWN_WORDS, source="b", operator="Gmina Śmigiel")
    assert one_call(own, gmina)


def test_the_same_terms_told_in_other_words_are_one_call_if_the_funder_is_spoken_of():
    own = page("Sąsiedzkie mikrogranty", OWN_WORDS, SUMS, operator=FOUNDATION)
    assert one_call(own, page("Do wzięcia 5000 zł", REWORDED, SUMS, source="b"))


def test_two_foundations_with_the_same_day_hour_and_sums_are_two_calls():
    own = page("Sąsiedzkie mikrogranty", OWN_WORDS, SUMS, operator=FOUNDATION)
    assert not one_call(own, page("Sprzęt dla trenerów", ANOTHERS, SUMS, source="b", operator="Fundacja Orlik Cup"))
    assert not one_call(own, page("Sprzęt dla trenerów", ANOTHERS, SUMS, source="b"))


def test_alike_headlines_are_two_calls_if_the_text_speaks_of_another_funder_in_other_words():
    title = "Mikrogranty sąsiedzkie dla kół i klubów"
    own = page(title, OWN_WORDS, operator=FOUNDATION)
    assert not one_call(own, page(title, ANOTHERS, source="b"))
    assert one_call(own, page(title, REWORDED, source="b"))
    assert one_call(own, page(title, "Mikrogranty, do 18 grudnia.", source="b")), "an excerpt proves nothing"


@pytest.mark.parametrize("operators", [("Gmina Śmigiel", "Gmina Czempiń"), ("Gmina Śmigiel", None)])
def test_neighbouring_gminas_that_use_one_form_announce_two_calls(operators: tuple[str, str | None]):
    title = "Otwarty konkurs ofert na upowszechnianie kultury i tradycji"
    own = page(title, form("Burmistrz Śmigla"), SUMS, operator=operators[0])
    other = page(title, form("Burmistrz Czempinia"), SUMS, source="b", operator=operators[1])
    assert Body(own[1]).copied(Body(other[1])) > 0.9
    assert not one_call(own, replaced(other, title="Kultura i tradycja w Czempiniu"))


def replaced(of: tuple[Terms, str], **changes: str) -> tuple[Terms, str]:
    return replace(of[0], **changes), of[1]


def test_one_form_with_two_places_on_two_portals_is_two_calls():
    """Neither page says whose it is; where the money may be spent differs."""
    here, there = (replace(UNNAMED, areas=(Area(role="task", terc=(code,)),)) for code in ("3011053", "3011022"))
    title = "Pieniądze na tradycję"
    smigiel, czempin = form("Burmistrz Śmigla"), form("Burmistrz Czempinia")
    assert not one_call(page("Konkurs: kultura", smigiel, here), page(title, czempin, there, source="b"))
    assert one_call(page("Konkurs: kultura", smigiel, here), page(title, smigiel, here, source="b"))


def test_sister_tasks_of_one_gmina_with_one_form_are_two_calls_on_any_site():
    gmina = replace(UNNAMED, funder="Gmina Śmigiel")
    music = page("Konkurs: muzyka", form("Burmistrz Śmigla", "edukacja muzyczna"), gmina)
    dance = page("Konkurs: taniec", form("Burmistrz Śmigla", "edukacja taneczna, taniec"), gmina, source="b")
    assert Body(music[1]).copied(Body(dance[1])) > 0.9
    assert not one_call(music, dance)


def test_of_a_thousand_calls_with_one_last_day_the_texts_of_a_few_are_looked_at():
    """Recording stays as cheap however many calls end on one day."""
    known = [terms(f"s{n}", f"Zadanie {n}", UNNAMED, id=str(n)) for n in range(1000)]
    asked: list[str] = []

    def text_of(id: str) -> str:
        asked.append(id)
        return ANOTHERS

    assert same_call(terms("b", "Sąsiedzkie mikrogranty", UNNAMED), known, OWN_WORDS, text_of) is None
    assert 0 < len(asked) <= 8
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Fundacja Orlik Cup", FOUNDATION, False),
        ("Stowarzyszenie Kuźnia", "Stowarzyszenie Młyn", False),
        ("Dom Kultury w Próbnie", "Dom Kultury w Śmiglu", False),
        ("Ministerstwo Kultury i Dziedzictwa Narodowego", "Narodowe Centrum Kultury", False),
        ("Narodowe Centrum Kultury", "Narodowego Centrum Kultury", True),
        ("Fundacja Warta Lokalnie", "Warta Lokalnie", True),
        ("Gminna Biblioteka Publiczna w Śmiglu", "Gmina Śmigiel", True),
    ],
)
def test_being_a_foundation_or_a_house_of_culture_makes_nobody_the_same_funder(a: str, b: str, same: bool):
    assert same_funder(a, b) is same


@pytest.mark.parametrize(
    ("name", "spoken_of"),
    [(FOUNDATION, True), ("Burmistrz Śmigla", False), ("Fundacja Orlik Cup", False), ("Fundacja Dobra Okolica", False)],
)
def test_a_text_speaks_of_a_funder_by_what_is_its_own_in_the_name(name: str, spoken_of: bool):
    assert named_in(name, Body(REWORDED)) is spoken_of
    assert named_in("Narodowe Centrum Kultury", Body("Wnioski przyjmuje NCK przez internet."))
