"""When to submit: which of the dates on a page is for what, and which year is meant."""

from datetime import date, time

import pytest

from tests.reading.announced import beginning

CALL = "Ogłaszamy nabór wniosków o dotacje dla stowarzyszeń.\n"
facts = beginning(CALL, "Nabór wniosków")


@pytest.mark.parametrize(
    "words",
    [
        "Termin składania wniosków: 5 maja 2027 r.",
        "Termin składania wniosków\n5 maja 2027 r.",
        "Kiedy?\nDo 05.05.2027 / Zobacz terminarz",
        "Oferty należy składać w nieprzekraczalnym terminie do dnia 5 maja 2027 r.",
        "Do 5 maja 2027 roku organizacje mogą zgłaszać projekty.",
        "Na wnioski czekamy do 5 maja 2027.",
        "Nabór wniosków na realizację zadań publicznych trwa do 5 maja 2027 r.",
        "Czas na złożenie wniosku mija 5 maja 2027 r.",
        "Składanie ofert | do 05.05.2027 r.",
        "• termin naboru: do 5 maja 2027 r.,",
        "Deadline: 2027-05-05",
        "Etap pierwszy: wersja elektroniczna do 5 maja 2027 r.",
        "Oferty należy składać w generatorze w terminie do 5 maja 2027 r. – na zadania realizowane w 2028 r.",
        "Do 5 maja 2027 r. domy kultury mają możliwość skorzystania z programu.",
        "Dokumenty trzeba zostawić w sekretariacie do 5 maja 2027 r.",
        "Konkurs, który ogłoszono, ma nabór: zacznie się 1 kwietnia 2027 r., skończy 5 maja 2027 r.",
        "Nabór na projekty młodych twórców potrwa do 5 maja 2027 r.",
        "Fundacja przedłuża nabór w obu działaniach:\nDziałanie 1: Muzea\nDziałanie 2: Chóry\ndo dnia 5 maja 2027 r.",
    ],
)
def test_the_last_day_to_submit_is_found(words: str) -> None:
    assert facts(words).deadline == date(2027, 5, 5)


@pytest.mark.parametrize(
    "words",
    [
        "Na podstawie ustawy z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego.",
        "Zgodnie z uchwałą nr 5/26 z dnia 14 listopada 2026 r.",
        "Wyniki ogłosimy do 30 czerwca 2027 r.",
        "Rozpatrzenie wniosków nastąpi najpóźniej do 30 czerwca 2027 r.",
        "Projekty trzeba zrealizować do 30 listopada 2027 r.",
        "Spotkanie informacyjne odbędzie się 11 lutego 2027 r.",
        "Sprawozdanie należy złożyć w ciągu 30 dni.",
        "Opublikowano: 9 września 2026 - 9:24",
        "24 lutego 2027 r. Burmistrz ogłosił otwarty konkurs ofert.",
        "Termin naboru Zarząd Powiatu ogłosił 14 marca 2027 r.",
        "Do 31 sierpnia 2027 r. złożono wnioski na 29 mln zł.",
        "Ogłoszenie wyników: do 31.08.2027 r., w razie przedłużenia do 30.09.2027 r.",
        "Pieniądze można wydać do 31 grudnia 2027 r.",
        "Na realizację pomysłów będzie czas do 15 grudnia 2027 r.",
        "Zadanie powinno zacząć się miesiąc po złożeniu oferty, a skończyć do 27.12.2027 r.",
        "Koncerty mają być zorganizowane od 1 sierpnia do 31 października 2027 r.",
        "Realizacja zadania odbywa się na terenie kraju w terminie od 30 kwietnia do 31 października 2027 r.",
        "Projekty zostaną wybrane do 31 grudnia 2027 r.",
        "Ogłoszenie naboru wniosków – 13 lutego 2027 r.",
        "Spektakl trzeba zagrać co najmniej 5 razy\nod 15 maja do 31 października 2027 r.",
        "Zadanie zaczyna się 1 lutego 2027 r. i kończy do 31 marca 2027 r.",
        "Projekty ruszają 1 marca 2027 r., kończą się najpóźniej 30 września 2027 r.",
        "Lista nagrodzonych zgłoszeń pojawi się do 11 lutego 2027 r.",
        "Początek naboru: 12.01.2027 r.",
        "Miejsce składania wniosków: biuro, ul. Konstytucji 3 Maja 5, Śmigiel.",
        "Wnioski przyjmuje biuro przy ul. 11 Listopada 2.",
        "Termin przedsięwzięć: od 12 maja do 18 października 2027 r.",
        "Na wykonanie zadania konkursowego w okresie od 1 maja do 31 grudnia 2027 r. są środki.",
        "Projekty rozpoczynające się 1 maja 2027 r. i trwające nie dłużej niż do 31 lipca 2027 r. są mile widziane.",
    ],
)
def test_other_days_are_not_the_deadline(words: str) -> None:
    found = facts(words)
    assert (found.deadline, found.deadline_partial) == (None, None)


def test_a_submission_from_to_gives_opening_deadline_and_hour() -> None:
    found = facts("Nabór trwa od 11 stycznia 2027 r. godz. 9.00 do 15 lutego 2027 r. godz. 16.00.")
    assert (found.opens, found.deadline, found.deadline_time) == (date(2027, 1, 11), date(2027, 2, 15), time(16))


def test_projects_and_results_have_days_of_their_own() -> None:
    found = facts(
        "Wnioski do 5 marca 2027 r. Wyniki poznamy 9 kwietnia 2027 r. Zadania trwają od 1 maja do 30 września 2027 r."
    )
    assert (found.project_start, found.project_end) == (date(2027, 5, 1), date(2027, 9, 30))
    assert (found.deadline, found.results_date) == (date(2027, 3, 5), date(2027, 4, 9))


def test_a_paper_copy_is_a_second_deadline() -> None:
    found = facts(
        "Ofertę składa się w generatorze do 12 lutego 2027 r. do godz. 23:55. "
        "Podpisane potwierdzenie do 16 lutego 2027 r."
    )
    assert found.deadlines == (date(2027, 2, 12), date(2027, 2, 16))
    assert found.confirmation_deadline == date(2027, 2, 16)
    assert found.deadline_time == time(23, 55)


@pytest.mark.parametrize(
    "words",
    [
        "Podpisane potwierdzenie: w biurze fundacji lub listem do 16 lutego 2027 r. (decyduje data wpływu).",
        "Potwierdzenie złożenia oferty należy dostarczyć do kancelarii urzędu do 16 lutego 2027 r.",
    ],
)
def test_a_confirmation_is_known_however_it_is_said(words: str) -> None:
    found = facts(f"Wnioski w generatorze do 12 lutego 2027 r.\n{words}")
    assert (found.deadline, found.confirmation_deadline) == (date(2027, 2, 12), date(2027, 2, 16))


def test_of_several_rounds_the_soonest_is_the_deadline() -> None:
    found = facts("Terminy składania wniosków w 2027 roku: 1 lutego, 1 czerwca i 1 października, do godz. 12:00.")
    assert found.deadlines == (date(2027, 2, 1), date(2027, 6, 1), date(2027, 10, 1))
    assert (found.deadline, found.deadline_time) == (date(2027, 2, 1), time(12))


def test_the_year_said_above_a_list_of_rounds_is_theirs() -> None:
    found = facts("W 2027 roku zgłoszenia przyjmujemy w następujących terminach:\n1) 1-15 lutego\n2) 1-15 maja")
    assert found.deadlines == (date(2027, 2, 15), date(2027, 5, 15))
    assert found.opens == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Wnioski do końca września. Pieniądze można wydać do 31 grudnia 2027 r.", date(2027, 9, 30)),
        ("Wnioski do 30 listopada. Zadania trzeba zrealizować do 31 grudnia 2027 r.", date(2026, 11, 30)),
    ],
)
def test_the_end_of_the_projects_alone_decides_the_year_as_calls_usually_do(words: str, day: date) -> None:
    assert facts(words).deadline == day


@pytest.mark.parametrize(
    "words",
    [
        "Pierwszym dniem przyjmowania zgłoszeń jest 5 maja 2027 r.",
        "Nabór zacznie się 5 maja 2027 r.",
        "Czwarty nabór (kierunek 4.1 programu 2.0) rozpocznie się 5 maja 2027 r.",
        "Od 5 maja 2027 r. do 31 maja 2027 r. zbierane są wnioski.",
    ],
)
def test_the_first_day_is_found(words: str) -> None:
    assert facts(words).opens == date(2027, 5, 5)


def test_an_extended_call_keeps_only_the_new_day() -> None:
    found = facts(
        "Wydłużamy termin składania ofert z 20 marca 2027 r. do 3 kwietnia 2027 r.\n"
        "Przypominamy: oferty można składać do 20 marca 2027 r."
    )
    assert (found.notice, found.deadlines) == ("extended", (date(2027, 4, 3),))


@pytest.mark.parametrize(
    "words",
    [
        "Nabór ma charakter ciągły.",
        "Wnioski przyjmujemy przez cały rok.",
        "Nabór potrwa do wyczerpania środków.",
    ],
)
def test_a_call_without_an_end_is_rolling(words: str) -> None:
    assert facts(words).rolling


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("O zachowaniu terminu decyduje data wpływu do urzędu.", "received"),
        ("Liczy się data wpływu, nie data stempla pocztowego.", "received"),
        ("Decyduje data stempla pocztowego.", "postmark"),
    ],
)
def test_receipt_or_postmark(words: str, rule: str) -> None:
    assert facts(words).deadline_rule == rule


def test_br_is_the_year_of_publication_even_when_it_has_passed() -> None:
    assert facts("Nabór trwa do 15 marca br.", published="2026-11-20").deadline == date(2026, 3, 15)


@pytest.mark.parametrize(("published", "year"), [("2026-11-20", 2027), ("2027-01-04", 2027), ("2027-03-20", 2027)])
def test_a_day_without_a_year_is_the_one_after_publication(published: str, year: int) -> None:
    assert facts("Wnioski do 15 marca.", published=published).deadline == date(year, 3, 15)


def test_the_date_on_top_of_the_page_decides_when_the_site_gives_none() -> None:
    words = "Ruszył nabór wniosków\n02 listopada 2026\nDo 30 listopada br. można składać wnioski."
    assert beginning("")(words).deadline == date(2026, 11, 30)


def test_the_date_in_the_address_decides_when_the_page_gives_none() -> None:
    found = facts("Wnioski do pierwszego lipca.", url="https://przyklad.pl/2027/06/nabor/")
    assert found.deadline == date(2027, 7, 1)


def test_the_projects_decide_the_year_when_nothing_else_does() -> None:
    found = facts("Wnioski do 10 października. Projekty potrwają od 1 stycznia 2027 r. do 31 lipca 2027 r.")
    assert found.deadline == date(2026, 10, 10)


def test_the_edition_decides_the_year_of_spring_but_not_of_autumn() -> None:
    assert facts("Wnioski do 13 maja.", title="Mały grant 2027").deadline == date(2027, 5, 13)
    assert facts("Wnioski do 30 listopada.", title="Mały grant 2027").deadline is None


def test_a_day_whose_year_nothing_decides_stays_partial() -> None:
    found = facts("Wnioski do 15 marca do godz. 15.00.")
    assert (found.deadline, found.deadline_partial, found.deadline_time) == (None, "--03-15", time(15))


def test_today_we_open_is_the_day_of_publication() -> None:
    assert facts("Dziś rusza nabór wniosków.", published="2027-02-03").opens == date(2027, 2, 3)


@pytest.mark.parametrize(
    "words",
    [
        "Projekty jednoroczne, od 1 stycznia 2027 r. do 31 grudnia 2027 r.",
        "Działania od 1 stycznia 2027 r. do 31 grudnia 2027 r.",
        "Zadania od 1 stycznia 2027 r. do 31 grudnia 2027 r.",
        "Wymiany planujemy na okres od 1 stycznia 2027 r. do 31 grudnia 2027 r.",
        "Kiedy działamy? W okresie 1.01.2027–31.12.2027.",
    ],
)
def test_the_time_of_the_project_is_neither_an_opening_nor_a_last_day(words: str) -> None:
    found = facts(f"Do 30 listopada 2026 r. czekamy na wnioski w programie. {words}", published="2026-10-09")
    assert (found.opens, found.deadlines) == (None, (date(2026, 11, 30),))
    assert (found.project_start, found.project_end) == (date(2027, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("since", ["Od czwartku (18 marca)", "Od dziś (18 marca)"])
def test_a_day_in_brackets_after_since_opens_the_call(since: str) -> None:
    found = facts(f"{since} program przyjmuje wnioski. Wnioski można składać do 5 maja 2027 r.")
    assert (found.opens, found.deadline) == (date(2027, 3, 18), date(2027, 5, 5))
