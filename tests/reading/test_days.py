"""Which day ends a submission and when projects run, in many wordings; and what must not be taken for it."""

from datetime import date, time

import pytest

from tests.reading.announced import beginning

CALL = "Nabór wniosków o dotacje\nOgłaszamy konkurs grantowy dla organizacji pozarządowych. "
LAST = "Wnioski składa się do 5 maja 2027 r.\n"
MAY, JULY, NOVEMBER = date(2027, 5, 5), date(2027, 7, 1), date(2027, 11, 30)
facts = beginning(CALL, "Nabór wniosków o dotacje")


@pytest.mark.parametrize(
    "words",
    [
        "Ostatni dzień: 5 maja 2027 r.",
        "Ostatni dzień na zgłoszenia – środa, 5 maja 2027 r.",
        "Ostateczny termin: 05.05.2027.",
        "Formularz zamykamy 5 maja 2027 r. o 23:59.",
        "Zgłoszenia przyjmowane są od 1 kwietnia, a zakończą się 5 maja 2027 r.",
        "Nabór startuje 1 kwietnia i kończy się 5 maja 2027 r.",
        "Początek przyjmowania wniosków to 1 kwietnia 2027 r., koniec – 5 maja 2027 r.",
        "Wnioski: 1 kwietnia – 5 maja 2027 r.",
        "Na Wasze pomysły czekamy do środy 5 maja 2027 r.",
        "Po 5 maja 2027 r. wniosków nie przyjmujemy.",
        "Wnioski złożone po 5 maja 2027 r. nie będą rozpatrywane.",
        "Kto spóźni się choć o dzień po 5 maja 2027 r., odpada.",
        "Nie zwlekaj: masz czas tylko do 5 maja 2027 r.",
        "Czas na dokumenty mija 5 maja 2027 r.",
        "Termin mija w środę, 5 maja 2027 r.",
        "Zamknięcie naboru: 5 maja 2027 r.",
        "Koniec naboru 5 maja 2027 r.",
        "Oferty muszą znaleźć się w urzędzie najpóźniej 5 maja 2027 r.",
        "Oferty powinny dotrzeć do sekretariatu przed upływem 5 maja 2027 r.",
        "Do 5 maja 2027 r. działa generator wniosków.",
        "Generator będzie czynny do 5 maja 2027 r. włącznie.",
        "Ostatecznym dniem składania ofert jest 5 maja 2027 r.",
        "Deadline: 5 maja 2027.",
        "Termin składania ofert ustala się na dzień 5 maja 2027 r.",
        "Termin składania ofert wyznaczono na 5 maja 2027 r.",
        "Do kiedy? 5 maja 2027 r.",
        "Kiedy trzeba zdążyć? Do 5 maja 2027 r.",
        "Wnioskować można od 1 kwietnia do 5 maja 2027 r.",
        "Na złożenie wniosku jest czas od 1 kwietnia do 5 maja 2027 r.",
        "Chętni mają na to czas do 5 maja 2027 r.",
        "O dofinansowanie można się ubiegać jedynie do 5 maja 2027 r.",
        "Oferty należy złożyć w terminie do dnia 05.05.2027 r. do godz. 15:30.",
        "Nabór potrwa miesiąc, czyli do 5 maja 2027 r.",
        "Zapraszamy do składania wniosków w dniach 1 kwietnia – 5 maja 2027 r.",
        "Rekrutacja projektów: 01.04.2027–05.05.2027.",
        "Zgłoszenia można nadsyłać najdalej do 5 maja 2027 r.",
        "Ostatnie wnioski przyjmiemy 5 maja 2027 r.",
        "Data zakończenia naboru: 2027-05-05",
        "Termin naboru: od 01.04.2027 r. godz. 8:00 do 05.05.2027 r. godz. 16:00",
        "Rozpoczęcie naboru 1 kwietnia 2027 r. Zakończenie naboru 5 maja 2027 r.",
        "Tylko do 5 maja 2027 r. trwa nabór.",
        "5 maja 2027 r. to ostatni dzień, w którym można wysłać formularz.",
        "5 maja 2027 r. mija termin składania ofert.",
        "Z dniem 5 maja 2027 r. upływa termin na złożenie wniosku.",
        "Dokumenty dostarcz do naszego biura nie później niż 5 maja 2027 r.",
        "Wniosek musi wpłynąć do 5 maja 2027 r. (decyduje data wpływu).",
        "Pismo z prośbą o wsparcie trzeba przesłać do 5 maja 2027 r.",
        "Zgłoś swój projekt do 5 maja 2027 r.!",
        "Swoje propozycje wpisujcie w formularz do 5 maja 2027 r.",
        "Ofertę wyślesz przez Witkac najpóźniej 5 maja 2027 r.",
        "Ankietę zgłoszeniową wypełnij do 5 maja 2027 r.",
        "Termin nadsyłania prac – 5.05.2027",
        "Data zakończenia przyjmowania wniosków\n5.05.2027",
    ],
)
def test_the_last_day_is_heard_in_many_words(words: str) -> None:
    assert facts(words).deadlines == (MAY,)


@pytest.mark.parametrize(
    "words",
    [
        "Komisja przekazuje Burmistrzowi listę do dnia 31 maja 2027 r.",
        "Decyzje zapadną do 31 maja 2027 r.",
        "Kwotę niewykorzystaną należy oddać do 15 stycznia 2028 r.",
        "Co roku, do 31 stycznia, gmina przesyła ankietę o świetlicy.",
        "Grantobiorca może wnioskować o zmianę umowy, nie później niż do 30 września 2027 r.",
        "Zgłoszenia kandydatów na członków komisji konkursowej przyjmujemy do 20 kwietnia 2027 r.",
        "Organizacje mogą zgłaszać swoich przedstawicieli do komisji do 20 kwietnia 2027 r.",
        "Pytania prosimy kierować do 28 kwietnia 2027 r.",
        "Na konsultacje można się umawiać do 28 kwietnia 2027 r.",
        "Zapisy na webinar trwają do 14 kwietnia 2027 r.",
        "Umowy zostaną zawarte do 30 czerwca 2027 r.",
        "Dotację wypłaca się do 15 lipca 2027 r.",
        "Wnioskodawca wybrany do dofinansowania aktualizuje kosztorys i przesyła go do 20 czerwca 2027 r.",
        "W ubiegłym roku wnioski składano do 20 kwietnia 2026 r.",
        "Poprzedni nabór: wnioski przyjmowano od 1 do 30 marca 2026 r.",
        "Faktury muszą być zapłacone do 31 grudnia 2027 r.",
        "Raport końcowy grantobiorca składa do 31 stycznia 2028 r.",
        "Dane wnioskodawców przechowuje się do 31 grudnia 2033 r.",
        "Lista rezerwowa obowiązuje do 31 grudnia 2027 r.",
        "Wytworzył: Jan Nowak, data wytworzenia: 12.04.2027, wprowadził: Anna Lis, 13.04.2027 10:15",
        "Uwagi do projektu programu można było zgłaszać do 2 kwietnia 2027 r.",
        "Informację wprowadzono do BIP w dniu: 12.04.2027",
        "Ogłoszenie nr 1/2027 z dn. 12.04.2027 r.",
    ],
)
def test_days_of_something_else_end_no_submission_before_or_after_its_last_day(words: str) -> None:
    assert facts(LAST + words).deadlines == facts(words + "\n" + LAST).deadlines == (MAY,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Wnioski do 5 maja 2027 r. do godz. 1500.", time(15, 0)),
        ("Wnioski do 5 maja 2027 r. do godz. 15⁰⁰.", time(15, 0)),
        ("Wnioski do 5 maja 2027 r., godzina graniczna: 15.30.", time(15, 30)),
        ("Wnioski do 5 maja 2027 r. (godz. 11:59).", time(11, 59)),
        (
            "Wnioski od 1 kwietnia do 5 maja 2027 r., w godz. 8.00–15.00; w ostatnim dniu wyłącznie do godziny 12.00.",
            time(12, 0),
        ),
        ("Wniosek, który wpłynie po 5 maja 2027 r. po godz. 16.00, nie będzie oceniany.", time(16, 0)),
        ("Wnioski do południa 5 maja 2027 r.", time(12, 0)),
        ("Nabór zamkniemy 5 maja 2027 r. punktualnie o 12.00.", time(12, 0)),
        ("Nabór trwa do 5 maja 2027 r. do końca dnia (23:59:59).", time(23, 59)),
        ("Nabór kończy się 5 maja 2027 r., godz. 14.", time(14, 0)),
        ("Termin: 5 maja 2027 r., g. 15.00", time(15, 0)),
        ("Wnioski przyjmujemy do 5 maja 2027 r. do 15:00.", time(15, 0)),
        ("Oferty do 5 maja 2027 r. do godziny piętnastej.", time(15, 0)),
        ("Do godz. 15.30 dnia 5 maja 2027 r. czekamy na oferty.", time(15, 30)),
        ("Termin składania ofert: 05.05.2027 15:30", time(15, 30)),
        ("Termin składania ofert: 05.05.2027 r. (do 15.30)", time(15, 30)),
        ("Nabór trwa od 1 kwietnia (godz. 9:00) do 5 maja 2027 r. (godz. 15:00).", time(15, 0)),
        ("Wnioski przyjmujemy do 5 maja 2027 r. Urząd pracuje od 7.30 do 15.30.", None),
        ("Wnioski przyjmujemy do 5 maja 2027 r. o północy.", time(23, 59)),
        ("Wnioski przyjmujemy do 5 maja 2027 r. do godz. 24:00.", time(23, 59)),
        ("Wnioski przyjmujemy do 5 maja 2027 r., do godz. 15-tej.", time(15, 0)),
    ],
)
def test_the_hour_is_the_one_of_the_last_day(words: str, expected: time | None) -> None:
    found = facts(words)
    assert (found.deadline, found.deadline_time) == (MAY, expected)


@pytest.mark.parametrize(
    "words",
    [
        "Kiedy można działać? Między 1 lipca a 30 listopada 2027 r.",
        "Realizacja w terminie od 1 lipca do 30 listopada 2027 r.",
        "Termin realizacji: 01.07.2027–30.11.2027",
        "Okres realizacji projektów\n1 lipca – 30 listopada 2027 r.",
        "Prace mogą ruszyć najwcześniej 1 lipca, a muszą się skończyć 30 listopada 2027 r.",
        "Zadania będą trwały od 1 lipca do 30 listopada 2027 r.",
        "Projekty mogą być prowadzone od 1 lipca do 30 listopada 2027 r.",
        "Działania trzeba zaplanować między 1 lipca a 30 listopada 2027 r.",
        "Działania muszą się zmieścić w okresie 1 lipca – 30 listopada 2027 r.",
        "Wydarzenia powinny odbyć się od 1 lipca do 30 listopada 2027 r.",
        "Czas na projekt: od 1 lipca do 30 listopada 2027 r.",
        "Pieniądze trzeba wydać od 1 lipca do 30 listopada 2027 r.",
        "Koszty są kwalifikowalne od 1 lipca do 30 listopada 2027 r.",
        "Zadanie zaczyna się nie wcześniej niż 1 lipca 2027 r. i kończy nie później niż 30 listopada 2027 r.",
        "Start projektów: 1 lipca 2027 r., koniec: 30 listopada 2027 r.",
        "Rozpoczęcie realizacji: 1.07.2027\nZakończenie realizacji: 30.11.2027",
        "Inicjatywy realizowane są od 1.07 do 30.11.2027 r.",
        "Wsparcie obejmie przedsięwzięcia odbywające się od 1 lipca do 30 listopada 2027 r.",
        "Granty są na działania prowadzone w lipcu–listopadzie 2027 r.",
        "Harmonogram projektu musi się mieścić w przedziale 01.07.2027 r. – 30.11.2027 r.",
        "Projekty potrwają od lipca do listopada 2027 r.",
        "Kiedy realizujemy? 1 lipca – 30 listopada 2027 r.",
        "Na zrealizowanie pomysłów będzie czas od 1 lipca do 30 listopada 2027 r.",
        "Warsztaty i koncerty organizujecie od 1 lipca do 30 listopada 2027 r.",
        "Termin wykonania zadania: nie wcześniej niż od 1 lipca 2027 r. i nie później niż do 30 listopada 2027 r.",
        "Zadania realizuje się w okresie od dnia 1 lipca 2027 r. do dnia 30 listopada 2027 r.",
        "Stypendium obejmuje okres od 1 lipca do 30 listopada 2027 r.",
        "Realizatorzy działają od 1 lipca do 30 listopada 2027 r.",
    ],
)
def test_projects_run_from_a_day_to_a_day(words: str) -> None:
    found = facts(LAST + words)
    assert (found.project_start, found.project_end) == (JULY, NOVEMBER)


@pytest.mark.parametrize(
    "words",
    [
        "Zadania należy wykonać do 30 listopada 2027 r.",
        "Realizacja: od podpisania umowy do 30 listopada 2027 r.",
        "Zadanie rozpoczyna się po podpisaniu umowy, a kończy nie później niż 30 listopada 2027 r.",
        "Projekt musi zostać zakończony do 30 listopada 2027 r.",
        "Projekty kończymy 30 listopada 2027 r.",
        "Prace trzeba zakończyć najpóźniej 30 listopada 2027 r.",
        "Roboty trzeba zakończyć i rozliczyć do 30 listopada 2027 r.",
        "Środki muszą zostać wydane do 30 listopada 2027 r.",
        "Dotację należy wykorzystać do 30 listopada 2027 r.",
        "Inicjatywa musi być zrealizowana przed końcem listopada 2027 r.",
        "Na realizację jest czas do końca listopada 2027 r.",
        "Termin zakończenia zadania – 30 listopada 2027 r.",
        "Działania realizowane będą do 30.11.2027 r.",
        "Całość trzeba zamknąć do 30 listopada 2027 r.",
        "Koncerty mają się odbyć najpóźniej 30 listopada 2027 r.",
        "Realizacja zadań kończy się 30 listopada 2027 r.",
        "Zabytek trzeba wyremontować do 30 listopada 2027 r.",
        "Książki należy kupić do 30 listopada 2027 r.",
        "Zakupy muszą być zrobione do 30 listopada 2027 r.",
        "Zakończenie prac: 30 listopada 2027 r.",
        "Okres realizacji: do 30 listopada 2027 r.",
        "Realizatorzy kończą działania z dniem 30 listopada 2027 r.",
        "Pomysły wcielamy w życie do 30 listopada 2027 r.",
    ],
)
def test_projects_end_by_a_day(words: str) -> None:
    found = facts(LAST + words)
    assert (found.project_start, found.project_end) == (None, NOVEMBER)


@pytest.mark.parametrize(
    "words",
    [
        "Projekty mogą ruszyć 1 lipca 2027 r.",
        "Realizację można zacząć od 1 lipca 2027 r.",
        "Zadanie nie może rozpocząć się przed 1 lipca 2027 r.",
        "Początek realizacji: nie wcześniej niż 1 lipca 2027 r.",
        "Działania rozpoczynają się 1 lipca 2027 r. i trwają pół roku.",
    ],
)
def test_projects_begin_on_a_day(words: str) -> None:
    found = facts(LAST + words)
    assert (found.project_start, found.project_end) == (JULY, None)


@pytest.mark.parametrize(
    "words",
    [
        "Wyniki do 30 listopada 2027 r.",
        "Umowy podpiszemy do 30 listopada 2027 r.",
        "Sprawozdanie do 30 listopada 2027 r.",
        "Raport z realizacji składa się do 30 listopada 2027 r.",
        "Szkolenie dla realizatorów odbędzie się 30 listopada 2027 r.",
        "Sprawozdanie z realizacji zadania składa się w ciągu 30 dni, nie później niż 30 listopada 2027 r.",
        "Spotkanie informacyjne 30 listopada 2027 r. o godz. 17.",
        "Poprzedni nabór\nProjekty trwały od 1 maja do 30 listopada 2026 r.",
        "W naborze, który odbył się od 30 czerwca do 15 lipca 2026 r., złożono 40 wniosków.",
        "Organizacja musi działać od 1 stycznia 2025 r.",
        "Stowarzyszenie zarejestrowane przed 1 stycznia 2026 r. może złożyć wniosek.",
        "Lista rezerwowa obowiązuje do 30 listopada 2027 r.",
    ],
)
def test_other_days_are_no_days_of_projects(words: str) -> None:
    found = facts(LAST + words)
    assert (found.project_start, found.project_end) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "Organizacje z całego województwa, które prowadzą działalność w dziedzinie kultury, mogą składać "
        "wnioski w generatorze już od 1 kwietnia 2027 r.",
        "Nabór rusza 1 kwietnia 2027 r.",
        "Wnioski przyjmujemy od 1 kwietnia.",
        "Od 1 kwietnia 2027 r. można składać wnioski.",
        "Start naboru: 1.04.2027",
        "Początek naboru – 1 kwietnia 2027 r.",
        "Nabór jest prowadzony od 1 kwietnia 2027 r.",
        "1 kwietnia 2027 r. ruszył nabór.",
        "Nabór otwarty od 1 kwietnia 2027 r.",
        "Termin rozpoczęcia naboru: 1 kwietnia 2027 r.",
        "Data otwarcia naboru 2027-04-01",
    ],
)
def test_the_first_day_to_apply_is_heard_in_many_words(words: str) -> None:
    assert facts(LAST + words).opens == date(2027, 4, 1)
