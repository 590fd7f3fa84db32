"""A call is told from what only looks like one, and the state of a call from rules about it."""

import pytest

from tests.reading.announced import titled


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("call", "Rusza nabór wniosków „Mała Kultura”", "Granty do 8 000 zł dla bibliotek. Wnioski do 5 maja 2027 r."),
        ("call", "Otwarty konkurs ofert Gminy Śmigiel", "Oferty należy składać do 5 maja 2027 r. w urzędzie."),
        (
            "call",
            "Zadania w ramach budżetu obywatelskiego",
            "Burmistrz ogłasza otwarty konkurs ofert dla organizacji. "
            "Oferty należy składać do 5 maja 2027 r. Wysokość dotacji: do 9 000 zł. Wkład własny nie jest wymagany.",
        ),
        ("results", "Wyniki naboru wniosków", "Komisja oceniła oferty. Dotacje otrzymało 14 organizacji."),
        ("results", "Konkurs ofert rozstrzygnięty", "Publikujemy listę podmiotów, którym przyznano dotacje."),
        (
            "job",
            "Nabór na stanowisko bibliotekarza",
            "Wymagania: list motywacyjny i CV. Oferty należy składać do 5 maja.",
        ),
        ("job", "Konkurs na stanowisko dyrektora domu kultury", "Oferty należy składać do 5 maja 2027 r."),
        (
            "contest",
            "Konkurs plastyczny dla dzieci",
            "Prace przyjmujemy do 5 maja. Na laureatów czekają nagrody rzeczowe.",
        ),
        ("participatory_budget", "Budżet obywatelski 2028", "Mieszkańcy mogą zgłaszać projekty od 1 do 20 maja."),
        ("training", "Szkolenie z pisania wniosków", "Zapraszamy na szkolenie. Liczba miejsc ograniczona."),
        ("news", "Nabór do chóru", "Centrum Kultury ogłasza nabór do chóru kameralnego. Przesłuchania 12 września."),
        ("news", "Biblioteka po remoncie", "Za nami otwarcie biblioteki. Projekt dofinansowano ze środków programu."),
        ("tender", "Zapytanie ofertowe na druk", "Zamawiający zaprasza do złożenia oferty cenowej. Kryterium: cena."),
        (
            "job",
            "Zarządzenie nr 9",
            "W sprawie zasad przeprowadzenia konkursu na stanowisko dyrektorki ośrodka kultury.",
        ),
        (
            "contest",
            "Konkurs na sowę",
            "Zadaniem uczestników konkursu jest zrobienie sowy. Technika dowolna. Prace należy dostarczyć do 5 maja.",
        ),
        ("training", "Po zajęciach", "Uczestnicy warsztatów dowiedzieli się, jak wypełnić wniosek o dotację."),
        (
            "results",
            "Inicjatywy lokalne",
            "Zestawienie wniosków złożonych i wniosków przyjętych do realizacji w 2027 r.",
        ),
        (
            "results",
            "Muzyka w regionie",
            "Zakończyła się ocena merytoryczna wniosków. Dofinansowanie otrzymało 14 projektów.",
        ),
        ("contest", "Najlepszy sołtys", "Zgłoś sołtysa do konkursu. 1 miejsce – 50 tys. zł, 2 miejsce – 30 tys. zł."),
        (
            "call",
            "Fundusz świetlic, edycja 2027",
            "Poradnik o sprawozdaniach: sprawdź\nNabór od 03.08.2026 do 25.09.2026 14:00\nŁączny budżet 4 mln PLN",
        ),
        ("call", "Nabór inicjatyw", "Poszukujemy inicjatyw mieszkańców. Można skorzystać z programu do 5 maja."),
        ("tender", "Druk katalogu", "Zapytanie o cenę. Muzeum zastrzega sobie prawo unieważnienia postępowania."),
        (
            "news",
            "Zapraszamy do konsultacji",
            "Szykujemy nabory wniosków. Do 7 lutego można wziąć udział w konsultacjach.",
        ),
        (
            "news",
            "Pieniądze dla świetlic i straży",
            "Ruszyły prekonsultacje programu na przyszły rok. Skorzystać będą mogły koła i kluby, budżet to 7 mln zł.",
        ),
        ("news", "Mamy to", "Program dał naszej bibliotece dotację w wysokości 36 000 zł. Szczegóły wkrótce."),
        (
            "news",
            "Nowości w zbiorach",
            "Biblioteka w wyniku wniosku złożonego w marcu otrzymała dofinansowanie 2 810 zł.",
        ),
        ("news", "Skąd pieniądze", "Krok po kroku pokazujemy, czym jest dotacja. Ten artykuł jest dla początkujących."),
        ("news", "Odwołany konkurs ofert", "Burmistrz odwołał konkurs ofert na Noc Muzeów, który ogłosił w lutym."),
        (
            "listing",
            "Pieniądze na kulturę",
            "Barwna Wieś\n• Ile? 5 000 zł\n• Do kiedy? 1.02.2027\nMała Scena\n• Ile? 9 000 zł\n• Do kiedy? 3.03.2027",
        ),
        (
            "results",
            "Kulturalny Sieradz",
            "Prezydent wybrał oferty z otwartego konkursu ofert. Dziewięć projektów "
            "z dotacją. Kto ile otrzymał? Lista jest w BIP.",
        ),
        ("news", "Wspieranie muzeów", "Na nabór wniosków trzeba poczekać – ogłosimy go później."),
        (
            "news",
            "Później niż w planie",
            "Termin rozstrzygnięcia otwartego konkursu ofert na zadania "
            "z kultury, sportu, turystyki, nauki, ekologii i pomocy społecznej przesuwamy do 29 stycznia 2027 r.",
        ),
        ("news", "Ministerstwo o wnioskach", "Ocena wniosków potrwa dłużej: listy rankingowe ukażą się we wrześniu."),
        ("news", "Mamy dofinansowanie!", "Nasz projekt znalazł się wśród wybranych w programie grantowym."),
        (
            "training",
            "Piszemy wniosek",
            "Bezpłatne warsztaty o dotacjach. Ile miejsc: 12. O przyjęciu decyduje kolejność "
            "zgłoszeń. Ćwiczymy na programie, w którym wnioski składa się do 5 maja 2027 r.",
        ),
        ("call", "Stypendia „Nowa fala”", "Konkurs o stypendia dla artystów. Na wnioski komisja czeka do 5 maja."),
        ("call", "Wymiany młodych", "Na wnioski w programie Mosty jest czas do 5 maja."),
        (
            "listing",
            "Harmonogram naborów 2027",
            "W 2027 roku planujemy następujące konkursy. Zobacz archiwum konkursów.",
        ),
    ],
)
def test_each_kind_is_recognised(kind: str, title: str, words: str) -> None:
    assert titled(title, words).kind == kind


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Mikrogranty", "Co roku prowadzimy trzy nabory. Wnioski można składać od 1 do 15 lutego. Granty do 5 000 zł."),
        ("Nabór trwa", "W nowej edycji dofinansowanie dostaną zadania ludowe. Wnioski można składać do 5 maja."),
        ("Milion do podziału", "Organizacje mogą już składać oferty. Czas mają do 3 marca. To jubileuszowy konkurs."),
        (
            "Pora na pomysły",
            "Konkurs regrantingowy prowadzi dom kultury. Wnioskować mogą uczestnicy warsztatów z zeszłego roku. "
            "Zgłoszenia można składać do 5 maja.",
        ),
        ("Małe granty", "Uproszczone oferty przyjmuje zarząd powiatu. Chętnie widzimy turniej albo koncert."),
    ],
)
def test_a_call_that_sounds_like_something_else_is_a_call(title: str, words: str) -> None:
    assert titled(title, words).kind == "call"


def test_what_is_no_call_has_no_deadline_and_no_grant() -> None:
    found = titled("Wyniki naboru wniosków", "Dotacje otrzymało 14 organizacji. Umowy podpiszemy do 5 maja 2027 r.")
    assert (found.deadline, found.amount_max, found.budget_total) == (None, None, None)


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("extended", "Termin składania wniosków został przedłużony do 5 maja 2027 r."),
        ("closed", "Nabór wniosków został zakończony."),
        ("closed", "Informujemy o zamknięciu naboru."),
        ("closed", "Środki na ten rok zostały wyczerpane."),
        ("cancelled", "Wójt unieważnia otwarty konkurs ofert."),
        ("postponed", "Do odwołania zawieszamy nabór wniosków."),
        ("forecast", "Wkrótce ogłosimy nabór wniosków."),
        ("forecast", "Informujemy, że 1 lutego 2027 r. ogłosimy konkurs."),
        ("forecast", "Nabór zostanie ogłoszony w marcu."),
    ],
)
def test_the_state_of_a_call_is_told(notice: str, words: str) -> None:
    assert titled("Konkurs „Moja świetlica”", words).notice == notice


@pytest.mark.parametrize(
    "words",
    [
        "Organizator zastrzega sobie prawo do unieważnienia konkursu.",
        "Termin rozstrzygnięcia konkursu został przedłużony do 5 maja 2027 r.",
        "Nabór trwa do wyczerpania środków.",
        "Po zakończeniu naboru wnioski oceni komisja.",
        "W przypadku wyczerpania środków nabór zostanie zamknięty.",
        "Generator otwieramy 30 dni przed zamknięciem naboru.",
        "Zakończenie naboru: 12.03.2027 r.",
        "Pytania zadawaj najpóźniej na tydzień przed końcem naboru.",
    ],
)
def test_rules_and_other_terms_are_no_state(words: str) -> None:
    assert titled("Konkurs „Moja świetlica”", words).notice is None


def test_an_old_call_under_a_closing_notice_is_closed() -> None:
    found = titled(
        "Granty dla bibliotek",
        "UWAGA! Nabór wniosków został zakończony.\nOgłaszamy nabór wniosków w konkursie grantowym. Granty do 8 000 zł. "
        "Wnioski można składać do 5 maja 2026 r. Wkład własny: 10%. Wnioskodawcami mogą być biblioteki.",
    )
    assert (found.kind, found.notice) == ("call", "closed")
