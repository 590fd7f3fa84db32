"""Whole short announcements: the words of each leave one reading, whatever else stands beside it."""

from datetime import date, time
from decimal import Decimal
from functools import partial

import pytest

from tests.reading.announced import beginning, titled

LAST = "\nWnioski do 10 marca 2027 r."
facts = partial(titled, "Nabór na projekty teatralne")


@pytest.mark.parametrize(
    ("words", "low", "high", "pool"),
    [
        ("Miasto ma do rozdzielenia 200 tys. złotych. Jeden teatr dostanie maks. 20 tys.", None, 20000, 200000),
        ("Łącznie do artystów popłynie 350 000 zł. Widełki dotacji: 5 000 zł – 30 000 zł.", 5000, 30000, 350000),
        ("Można wystąpić o kwotę nie niższą niż 3000 zł i nie wyższą niż 15000 zł.", 3000, 15000, None),
        ("O jaką kwotę można się starać? Najwięcej 9 000 zł, ale na sprzęt najwyżej 2 000 zł.", None, 9000, None),
        ("Przewidujemy przyznanie 10 grantów po 10 000 zł każdy, czyli razem 100 000 zł.", None, 10000, 100000),
        ("Na wszystkie przewidziano 180 tys. zł; jedno nie przekroczy 20 tys. zł brutto.", None, 20000, 180000),
        ("W kasie konkursu jest 20 000 zł. Grupa może dostać do 2,5 tys. zł.", None, 2500, 20000),
        ("Na kulturę miasto chce wydać 107,5 tysiąca złotych.", None, None, 107500),
        ("Na jeden pomysł fundacja da do pięciu tysięcy złotych.", None, 5000, None),
        ("Do zdobycia jest do 5 tys. zł.", None, 5000, None),
        ("Teatr może wnioskować najwyżej o 30 tysięcy.", None, 30000, None),
        ("Ile można dostać?\nMinimalnie 5 tys. zł\nMaksymalnie 20 tys. zł", 5000, 20000, None),
        ("W tym roku podzielimy 48 000 zł, a pojedynczy projekt dostanie do 6000 zł.", None, 6000, 48000),
        ("Kwota to łącznie do 10 tys. zł, wypłacane jednorazowo.", None, 10000, None),
        ("W 2026 r. granty pochłoną 261 tys. zł. Jeden wyniesie od 1,5 tys. do 5 tys. zł.", 1500, 5000, 261000),
        ("Urząd Miasta ma 60 tys. zł na projekty. Ile można dostać? Do 10 tys. zł.", None, 10000, 60000),
        ("Przykład: przy zadaniu za 10 000 zł dotacja może wynieść 9 000 zł.", None, None, None),
        ("Powiat ma na drugi konkurs „Scena” 300 tysięcy złotych.", None, None, 300000),
        ("Trzy miliony złotych podaruje organizacjom z regionu Fundacja Brzeg.", None, None, 3000000),
        ("Nie można poprosić o więcej niż 12 000 zł.", None, 12000, None),
        ("pula – 90 000 zł\nnajwięcej na jedno zadanie – 7 000 zł", None, 7000, 90000),
        ("Kwota nie może być mniejsza niż 1 000 zł ani większa niż 8 000 zł.", 1000, 8000, None),
        ("Najwyższa dotacja: 2 mln zł. Z poprzedniego naboru skorzystało sto teatrów, a dotacje sięgnęły 1,5 mld zł.",
         None, 2000000, None),
        ("Najwięcej na projekt: 9 000 zł.\nIle wydano wcześniej:\nZakres | 2026 r.\nA | 40 000 zł",
         None, 9000, None),
        ("Transze: przy dotacji do 5 000 zł – jedna, przy większej – dwie.", None, None, None),
        ("Przedmiot droższy niż 10 000 zł wymaga zgody burmistrza.", None, None, None),
        (
            "1. W budżecie na 2027 rok zaplanowano na ten cel 60 000 zł.\n"
            "2. W 2026 roku na takie zadania przeznaczono 65 000 zł.\n"
            "- 2025 r.: siedem zadań, dotacje od 2 000 zł do 9 800 zł",
            None,
            None,
            60000,
        ),
    ],
)  # fmt: skip
def test_bounds_are_of_one_grant_and_what_a_funder_has_is_the_pool(
    words: str, low: int | None, high: int | None, pool: int | None
) -> None:
    found = facts(words + LAST)
    assert (found.amount_min, found.amount_max, found.budget_total) == (low, high, pool)


@pytest.mark.parametrize(
    "words",
    [
        "Na zadania przeznaczono:\n- kultura: pula 40 000 zł\n- sport: pula 90 000 zł",
        "Lp. | Zadanie | Pula\n1 | Kultura | 40 000 zł\n2 | Sport | 90 000 zł",
    ],
)
def test_pools_of_single_tasks_that_nobody_adds_up_are_no_pool_of_the_call(words: str) -> None:
    assert facts(words + LAST).budget_total is None


def test_a_stated_total_stands_above_the_pools_of_single_tasks() -> None:
    words = "Przeznaczamy razem 130 000 zł, w tym:\n- kultura: pula 40 000 zł\n- sport: pula 90 000 zł"
    assert facts(words + LAST).budget_total == 130000


@pytest.mark.parametrize(
    ("words", "own", "share"),
    [
        ("Organizator zadania musi wnieść 10% jego wartości jako wkład własny.", 10, None),
        ("Własne środki wnioskodawcy: przynajmniej 20 procent budżetu projektu.", 20, None),
        ("Poziom dofinansowania to 85 proc. kosztów. Pozostałe 15 proc. wnosi organizacja.", 15, 85),
        ("Jedną czwartą (25%) kosztów gmina musi wyłożyć sama.", 25, None),
        ("Z własnej kieszeni grantobiorca zapewnia co najmniej 15% wartości projektu.", 15, None),
        ("Finansujemy 100% kosztów zadania – nie trzeba mieć własnych pieniędzy.", 0, 100),
        ("Nie jest wymagane wniesienie wkładu własnego.", 0, None),
        ("Pozostałe 20% wypłacimy po rozliczeniu.", None, None),
        ("Dotacja pokryje do 80% kosztów, resztę, czyli co najmniej 20%, wnosi oferent.", 20, 80),
        ("Wkład własny\nmin. 10%", 10, None),
        ("Wymagany jest 10-procentowy wkład własny.", 10, None),
        ("Wkład własny (finansowy, osobowy) nie jest konieczny.", 0, None),
        ("Wkład własny jest dobrowolny.", 0, None),
        ("Czy potrzebny jest wkład własny? Nie.", 0, None),
        ("Dotacja wynosi do 100 tys. zł i nie może przekroczyć 80 proc. całego budżetu zadania.", None, 80),
        ("Kwota wnioskowana nie może przekroczyć 95% budżetu.", None, 95),
        ("Koszty projektu pokrywamy w 100%.", None, 100),
        ("Poziom dofinansowania: maks. 60%.", None, 60),
    ],
)
def test_who_pays_the_rest_says_what_the_own_contribution_is(words: str, own: int | None, share: int | None) -> None:
    found = facts(words + LAST)
    expected = tuple(None if one is None else Decimal(one) for one in (own, share))
    assert (found.own_contribution_pct, found.max_funding_pct) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Parafie mogą do 10 marca 2027 r. wnioskować o dotację na prace konserwatorskie.",
        "Wnioski do 10 marca 2027 r. zbierają Warsztaty Kultury.",
        "System zamkniemy 10 marca 2027 r. o 23:59.",
        "Oferty do Urzędu Gminy, 3 Maja 46, pokój 5, przyjmujemy do 10 marca 2027 r.",
        "Oferty przyjmujemy dłużej – zamiast do 1 marca, do 10 marca 2027 r.",
        "1 marca 2027 – początek naboru\n10 marca 2027 – koniec naboru\n3 kwietnia 2027 – wyniki",
        "Aplikacja na stronie fundacja.example jest czynna w terminie od 1 lutego do 10 marca 2027 r.",
        "Koperty komisja otworzy 12 marca 2027 r. Oferty składa się do 10 marca 2027 r.",
        "Oferty składa się do 10 marca 2027 r. Zarząd rozstrzygnie konkurs w ciągu 14 dni od upływu terminu na "
        "oferty, nie później jednak niż 31 marca 2027 r.",
        "Oferty składa się do 10 marca 2027 r.\n1. Najpóźniej 13 kwietnia 2027 r. Zarząd Powiatu wybierze oferty.",
        "Oferty składa się do 10 marca 2027 r. Druga rata po sprawozdaniu, które składa się do 15 lipca 2027 r.",
        "Oferty przyjmujemy do 10 marca 2027 r., a nie, jak planowaliśmy, do 27 marca 2027 r.",
        "Oferta powstaje w generatorze, a wydruk z podpisami oddaje się w urzędzie do 10 marca 2027 r.",
        "Pytania można zadawać do 1 marca 2027 r. mailem. Wniosek składa się do 10 marca 2027 r.",
        "Oferty składa się do 10 marca 2027 r. Radzimy, by wniosek skonsultować do 1 marca 2027 r.",
        "Oferty składa się do 10 marca 2027 r.\n2. W dniu 5 marca 2027 r. kancelaria pracuje do godz. 12:00.",
        "Oferty składa się do 10 marca 2027 r.\n2. Zarząd wybierze oferty do 28 kwietnia 2027 r.",
        "Oferty składa się do 10 marca 2027 r.\nOcena ofert\n1. Otwarcie: 12 marca 2027 r., godz. 9:00, sala nr 8.",
        "W zeszłym roku nabór trwał do 28 lutego 2026 r. Tym razem wnioski przyjmujemy do 10 marca 2027 r.",
        "A jak było rok temu? Wnioski zbieraliśmy wtedy do 28 lutego. Teraz wnioski składa się do 10 marca 2027 r.",
        "Termin przesunięto z 1 marca na 10 marca 2027 r.",
        "Nowy termin składania wniosków: 10 marca 2027 r. (było: 1 marca 2027 r.)",
        "Konkurs ogłoszono 1 lutego 2027 r. Wnioski można składać do 10 marca 2027 r.",
        "Oferty można składać do końca marca. Generator zamkniemy 10 marca 2027 r.",
        "Wnioski do 10 marca 2027 r. Lista projektów wybranych do dofinansowania ukaże się do 18 marca 2027 r.",
        "Wnioski do 10 marca 2027 r. Na projekt jest czas od 1 czerwca do 31 października 2027 r.",
        "Wnioski do 10 marca 2027 r.\nV. Ocena ofert\n1. Otwarcie: 12 marca 2027 r., sala nr 8.",
        "4. Kiedy realizować zadanie\nOd 1 września 2027 r. do 15 grudnia 2027 r.\n"
        "5. Kiedy złożyć ofertę\nOferty składa się do 10 marca 2027 r.",
    ],
)  # fmt: skip
def test_one_day_ends_the_submission_and_the_other_days_do_not(words: str) -> None:
    assert facts(words).deadlines == (date(2027, 3, 10),)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (
            "Granty są na projekty, które ruszą nie wcześniej niż 1 lutego 2027 r. i potrwają do 31 sierpnia 2027 r.",
            date(2027, 2, 1),
            date(2027, 8, 31),
        ),
        (
            "Dotację dostaną koncerty, które odbędą się od 15 czerwca do 31 października 2027 r.",
            date(2027, 6, 15),
            date(2027, 10, 31),
        ),
        ("Zadanie: od 1 marca 2027 r. do 30 listopada 2027 r.", date(2027, 3, 1), date(2027, 11, 30)),
        (
            "Działania zaczynają się po podpisaniu umowy, a kończą nie później niż 31 grudnia 2027 r.",
            None,
            date(2027, 12, 31),
        ),
        (
            "Lp. | Zadanie | Termin realizacji | Uwagi\n1 | Kultura | od 1 kwietnia do 30 listopada 2027 r. | nowe",
            date(2027, 4, 1),
            date(2027, 11, 30),
        ),
        ("Nie wolno zacząć zadania przed 1 czerwca 2027 r.", None, None),
        (
            "Rozdział III. Termin realizacji\nPoczątek – nie wcześniej niż 1 maja 2027 r. Koniec – nie później niż "
            "15 grudnia 2027 r.",
            date(2027, 5, 1),
            date(2027, 12, 15),
        ),
        ("Start projektów: 1 maja–15 grudnia 2027 r.", date(2027, 5, 1), date(2027, 12, 15)),
        ("Na jak długo?\n• rok: od 1 maja do 31 grudnia 2027 r.", date(2027, 5, 1), date(2027, 12, 31)),
        ("Wszystko ma się wydarzyć od 1 maja do 3 lipca 2027 r.", date(2027, 5, 1), date(2027, 7, 3)),
    ],
)
def test_days_of_the_projects_are_told_from_days_of_submission(
    words: str, start: date | None, end: date | None
) -> None:
    found = facts(words + LAST)
    assert found.deadlines == (date(2027, 3, 10),)
    assert found.opens is None
    if start or end:
        assert (found.project_start, found.project_end) == (start, end)


def test_the_head_of_a_column_says_what_stands_below_it() -> None:
    words = "Konkurs | Nabór | Wyniki | Dotacja\nScena | 1–10 marca 2027 r. | 30 marca 2027 r. | do 9 000 zł"
    found = facts(words)
    assert (found.opens, found.deadlines) == (date(2027, 3, 1), (date(2027, 3, 10),))
    assert (found.results_date, found.amount_max) == (date(2027, 3, 30), 9000)


def test_a_category_before_the_day_of_a_page_makes_it_no_last_day() -> None:
    found = facts(
        "Kultura w gminie\nOgłoszenia Burmistrza 18 stycznia 2027\nOferty przyjmujemy do 10 marca do godz. 15:00."
    )
    assert (found.deadlines, found.deadline_time) == ((date(2027, 3, 10),), time(15))


def test_the_day_a_page_was_looked_at_says_nothing_of_the_year() -> None:
    found = facts("piątek, 22 stycznia 2027 00:18\nOferty przyjmujemy do 10 marca.")
    assert (found.deadline, found.deadline_partial) == (None, "--03-10")


def test_this_year_is_the_only_year_the_page_names() -> None:
    words = "Nabór w programie „Mini granty 2027” na podstawie ustawy z dnia 24 kwietnia 2003 r. o pożytku.\n"
    assert titled("Osiem pomysłów", words + "Wnioski do 10 marca br.").deadline == date(2027, 3, 10)
    several = "W 2025 r. było sześć grantów, w 2026 r. siedem. Wnioski do 10 marca br."
    assert titled("Osiem pomysłów", several).deadline is None
    assert titled("Osiem pomysłów", words + several).deadline == date(2027, 3, 10)  # the edition's year


def test_the_hour_of_a_day_without_a_year_is_read_wherever_the_day_is_said_again() -> None:
    found = facts("Wnioski można składać dłużej, do 30 marca.\nNowy termin to 30 marca, godz. 16.")
    assert (found.deadline_partial, found.deadline_time) == ("--03-30", time(16))


def test_a_grant_and_who_may_have_it_make_a_call() -> None:
    words = "Dofinansowanie może sięgnąć 10 000 zł.\nWnioskodawcy: koła gospodyń wiejskich, biblioteki."
    assert titled("Potańcówki na wsi", words).kind == "call"


def test_a_last_day_of_applications_makes_a_call_whatever_it_calls_itself() -> None:
    assert titled("Kultura dostępna", "Wypełniony formularz i wniosek wyślij do 10 marca 2027 r.").kind == "call"


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("call", "Konkurs na projekty muzyczne", "Dotacje do 9 000 zł. Wnioski do 10 marca 2027 r."),
        ("call", "Mikrodotacje: w lutym nabór",
         "Konkurs ruszy 1 lutego, dotacja do 5 tys. zł. Spotkanie informacyjne odbędzie się 29 stycznia o godz. 15."),
        ("training", "Koła po nowemu – spotkanie", "Skąd brać pieniądze na działalność, porozmawiamy 10 grudnia."),
        ("results", "Miejskie dotacje na kulturę przyznane",
         "306 tys. zł i 25 projektów – tak skończył się otwarty konkurs ofert na zadania z kultury."),
        ("results", "Kultura z dotacją od miasta [LISTA]",
         "Wiadomo już, kto dostanie pieniądze. Otwarty konkurs ofert burmistrz rozstrzygnął tak: 75 tysięcy złotych."),
    ],
)  # fmt: skip
def test_what_a_page_does_weighs_more_than_what_it_mentions(kind: str, title: str, words: str) -> None:
    assert titled(title, words).kind == kind


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Stare Miasto i okolice\nStypendia czekają na młodych artystów\nWnioski przyjmujemy.",
         "Stypendia czekają na młodych artystów"),
        ("Wójt zaprasza na rozmowy\nWnioski przyjmujemy.", "Wójt zaprasza na rozmowy"),
    ],
)  # fmt: skip
def test_the_title_is_the_line_most_like_the_pages_own_title(lines: str, found: str) -> None:
    read_title = beginning("", "Stypendia czekają na młodych twórców")(lines).title
    assert read_title == found


def test_letters_of_mathematical_alphabets_are_read_as_plain_ones() -> None:
    assert facts("𝐖𝐧𝐢𝐨𝐬𝐤𝐢 do 10 marca 2027 r.").deadline == date(2027, 3, 10)
