"""Who is turned away, and who is only named: givers, guests, partners, those of other years and of questions."""

import pytest

from tests.reading.who import codes


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        ("Wnioski składają stowarzyszenia. Osoba indywidualna wniosku złożyć nie może.", "association", "individual"),
        ("Wnioski składają stowarzyszenia. Firmy wniosków składać nie mogą.", "association", "company"),
        (
            "Mogą aplikować organizacje pozarządowe. Przedsiębiorców i osób fizycznych nie zapraszamy.",
            "ngo",
            "company individual",
        ),
        ("Mogą aplikować organizacje pozarządowe. Nie zapraszamy firm ani szkół.", "ngo", "company school"),
        (
            "Oferty składają fundacje. Gmina i jej jednostki nie uczestniczą w naborze.",
            "foundation",
            "local_government lg_unit",
        ),
        (
            "Oferty składają fundacje. Samorządowe instytucje kultury nie są oferentami.",
            "foundation",
            "culture_institution",
        ),
        (
            (
                "Wnioski mogą składać muzea. Nie są finansowane projekty, których wnioskodawcą jest:\n1) osoba "
                "fizyczna,\n2) podmiot prowadzący działalność gospodarczą."
            ),
            "museum",
            "individual company",
        ),
        ("Wnioski mogą składać muzea. W konkursie nie uczestniczą szkoły ani uczelnie.", "museum", "school university"),
        ("Wnioski mogą składać muzea. Udziału nie biorą parafie.", "museum", "church"),
        ("Wnioski mogą składać muzea. O grant nie ubiegają się gminy.", "museum", "local_government"),
        ("Wnioski mogą składać muzea. Do programu nie przystępują przedsiębiorcy.", "museum", "company"),
        (
            "Wnioski mogą składać muzea. Nie przyznaje się dotacji osobom fizycznym i firmom.",
            "museum",
            "individual company",
        ),
        ("Wnioski mogą składać muzea. Dla firm ten konkurs nie jest.", "museum", "company"),
        ("Wnioski mogą składać muzea. Bez prawa udziału pozostają szkoły i przedszkola.", "museum", "school"),
        ("Kto może: muzea.\nKto nie może: szkoły, uczelnie.", "museum", "school university"),
        ("Wnioski mogą składać muzea. Nie mają prawa ubiegać się o dotację parafie.", "museum", "church"),
        ("Wnioski mogą składać muzea, lecz nie prywatne.\nOferty firm zostaną odrzucone.", "museum", "company"),
        (
            "Wnioskodawcy: muzea.\nPodmioty wykluczone: fundacje partii, jednostki samorządu terytorialnego",
            "museum",
            "local_government",
        ),
        ("Uprawnione są domy kultury, z pominięciem szkół i bibliotek.", "culture_institution", "school library"),
        ("Uprawnione są domy kultury; szkoły nie są uprawnione.", "culture_institution", "school"),
        ("Uprawnione są domy kultury; udział szkół jest wykluczony.", "culture_institution", "school"),
        ("Uprawnione są domy kultury. Niedopuszczalne są wnioski przedsiębiorców.", "culture_institution", "company"),
        ("Uprawnione są domy kultury. Partie polityczne wniosku nie złożą.", "culture_institution", "other"),
        (
            (
                "Wniosek może złożyć twórca działający we własnym imieniu, a nie w imieniu instytucji kultury "
                "czy organizacji pozarządowej."
            ),
            "individual",
            "culture_institution ngo",
        ),
        ("Nie mogą z niego skorzystać osoby fizyczne ani firmy.", "", "individual company"),
        ("Konkurs adresujemy do bibliotek (z wyjątkiem szkolnych) i muzeów.", "library museum", ""),
        ("Kto nie może? Osoby fizyczne, przedsiębiorcy, partie polityczne.", "", "individual company other"),
        ("Dotacja nie jest przeznaczona dla jednostek budżetowych.", "", "lg_unit"),
        ("Z ubiegania się o grant wyłączone są spółki prawa handlowego i osoby fizyczne.", "", "company individual"),
        ("Grant nie trafi do firm ani do osób prywatnych.", "", "company individual"),
        ("Uwaga: szkoły i przedszkola nie są uprawnione do składania wniosków.", "", "school"),
        (
            "Instytucje kultury nie mogą aplikować samodzielnie, mogą być partnerem organizacji.",
            "",
            "culture_institution",
        ),
        ("O grant nie może się starać biblioteka ani dom kultury.", "", "library culture_institution"),
        ("Nie przewidujemy grantów dla klubów sportowych.", "", "sports_club"),
        ("Wniosek złożony przez przedsiębiorcę zostanie odrzucony.", "", "company"),
        ("Wykluczeni z naboru: uczelnie oraz samorządy.", "", "university local_government"),
        ("W naborze nie mogą uczestniczyć organizacje polityczne i związki zawodowe.", "", "other"),
    ],
)
def test_whoever_a_sentence_turns_away_may_not_apply(words: str, applicants: str, excluded: str) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        (
            (
                "Wniosek składa gmina. Czy stowarzyszenie, które prowadzi świetlicę, może być wnioskodawcą? "
                "Nie, wniosek składa gmina; stowarzyszenie może być wpisane jako gospodarz miejsca."
            ),
            "local_government",
            "",
        ),
        (
            "Wnioski składają gminy. Centrum to miejsce, z którego mieszkańcy mogą korzystać bez opłat.",
            "local_government",
            "",
        ),
        (
            (
                "Wnioskodawcą może być organizacja pozarządowa. Grantobiorca zawiera Umowę w siedzibie "
                "Fundacji w ciągu 30 dni."
            ),
            "ngo",
            "",
        ),
        (
            (
                "Wnioskodawcą może być organizacja pozarządowa. Fundacja może zmienić Regulamin, jeżeli nie "
                "pogorszy to sytuacji Wnioskodawców."
            ),
            "ngo",
            "",
        ),
        (
            (
                "Organizacje pozarządowe z Włocławka oraz gmin: Brześć Kujawski, Fabianki i Lubanie mogą "
                "wystąpić o grant."
            ),
            "ngo",
            "",
        ),
        ("Po dotację tej Fundacji może sięgnąć szkoła, muzeum lub biblioteka.", "school museum library", ""),
        ("Wniosek mogą złożyć szkoły. Wniosek wypełnia się na www.fundacja.example.pl.", "school", ""),
        (
            (
                "Wystartować mogą organizacje pozarządowe (stowarzyszenia, fundacje i inne podmioty niezależne "
                "od administracji publicznej)."
            ),
            "ngo association foundation",
            "",
        ),
        ("Wnioskują domy kultury. Partnerem może być szkoła, parafia lub firma.", "culture_institution", ""),
        (
            "Wnioskują domy kultury. Trzeba mieć partnera: szkołę albo organizację pozarządową.",
            "culture_institution",
            "",
        ),
        (
            "Wnioskują domy kultury. Centrum organizacji pozarządowych pomoże w przygotowaniu wniosku.",
            "culture_institution",
            "",
        ),
        ("Wnioskują domy kultury. Zajęcia mogą prowadzić fundacje i artyści.", "culture_institution", ""),
        (
            "Wnioskują domy kultury. W komisji zasiądą przedstawiciele organizacji pozarządowych i uczelni.",
            "culture_institution",
            "",
        ),
        ("Wnioskują domy kultury. Z zajęć skorzystają szkoły i przedszkola.", "culture_institution", ""),
        (
            "Wnioskują domy kultury. W ubiegłym roku dotacje otrzymały biblioteki i stowarzyszenia.",
            "culture_institution",
            "",
        ),
        (
            "Wnioskują domy kultury. Ofertę przygotowała Fundacja Orły we współpracy ze stowarzyszeniami.",
            "culture_institution",
            "",
        ),
        ("Gmina Brzoza dostała dotację. Teraz wnioski mogą składać parafie.", "church", ""),
        (
            "Uczestnicy warsztatów: uczniowie szkół i studenci uczelni. Wnioski składają domy kultury.",
            "culture_institution",
            "",
        ),
        (
            "Organizacje pozarządowe zapraszamy do innego konkursu. Wnioski tu składają osoby fizyczne.",
            "individual",
            "",
        ),
        ("Czy szkoła może złożyć wniosek? Tak, jeśli organ prowadzący się zgodzi.", "school", ""),
        ("Czy szkoła może złożyć wniosek? Nie. Wnioski składają biblioteki.", "library", "school"),
        (
            (
                "Wnioski mogą składać mieszkańcy Konina, którzy ukończyli 13 lat, oraz grupy – nieformalne i "
                "formalne (fundacje, stowarzyszenia)."
            ),
            "individual informal_group foundation association",
            "",
        ),
        ("Wnioski składają domy kultury. Szkoły mogą być tylko partnerem.", "culture_institution", ""),
        (
            "Wnioski składają domy kultury. Dzieci ze szkół i przedszkoli będą uczestnikami zajęć.",
            "culture_institution",
            "",
        ),
        ("Wnioski składają domy kultury. Konsultacje prowadzi Biblioteka Wojewódzka.", "culture_institution", ""),
        (
            "Wnioski składają domy kultury. Szczegółów udziela Centrum Organizacji Pozarządowych.",
            "culture_institution",
            "",
        ),
        (
            "Wnioski składają domy kultury. Listy poparcia od stowarzyszeń i szkół dołącza się do wniosku.",
            "culture_institution",
            "",
        ),
        ("Wnioski składają domy kultury. W poprzedniej edycji wygrały parafie i OSP.", "culture_institution", ""),
        ("Wnioski składają domy kultury. Umowę podpisuje gmina jako organizator.", "culture_institution", ""),
        ("Wnioski składają domy kultury. Firma zewnętrzna może prowadzić księgowość.", "culture_institution", ""),
        ("Wnioski składają domy kultury. Nagrody ufundowało stowarzyszenie kupców.", "culture_institution", ""),
        (
            "Wnioski składają domy kultury. Osoba fizyczna, która prowadzi zajęcia, wystawia rachunek.",
            "culture_institution",
            "",
        ),
    ],
)
def test_givers_guests_partners_and_those_of_other_years_and_questions_are_no_applicants(
    words: str, applicants: str, excluded: str
) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))
