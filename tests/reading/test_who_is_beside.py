"""Who applies, told apart from those the projects are for, partners, owners, forms and those a body gathers."""

import pytest

from tests.reading.who import codes


@pytest.mark.parametrize(
    ("words", "applicants"),
    [
        ("Wnioski mogą składać fundacje. Projekt musi być realizowany we współpracy z biblioteką.", "foundation"),
        ("Wnioski mogą składać fundacje na warsztaty dla seniorów i uczniów szkół.", "foundation"),
        ("Wnioski mogą składać fundacje działające na rzecz szkół i bibliotek.", "foundation"),
        ("Wnioski mogą składać domy kultury w partnerstwie ze szkołą lub przedszkolem.", "culture_institution"),
        ("Wnioski mogą składać stowarzyszenia. Partnerem może być gmina, szkoła lub parafia.", "association"),
        ("Gminna Biblioteka Publiczna zaprasza organizacje pozarządowe do składania wniosków.", "ngo"),
        ("Fundacja przyznaje granty bibliotekom.", "library"),
        ("Dotacje dla bibliotek na spotkania autorskie w szkołach i przedszkolach.", "library"),
        ("Granty dla kół gospodyń na warsztaty dla dzieci ze szkół i świetlic wiejskich.", "kgw"),
        ("Wnioski składają muzea. Oceni je komisja złożona z przedstawicieli uczelni i stowarzyszeń.", "museum"),
        ("Wnioski składają muzea. Zakupione książki trafią do bibliotek i szkół.", "museum"),
        ("Wnioski składają kluby sportowe działające w formie stowarzyszenia.", "sports_club"),
        ("Wnioski mogą składać kluby sportowe (będące stowarzyszeniami) oraz fundacje.", "sports_club foundation"),
        ("Wnioski mogą składać podmioty prowadzące szkoły niepubliczne.", "other"),
        ("Wnioski składają szkoły prowadzone przez stowarzyszenia i fundacje.", "school"),
        ("Kto może aplikować? Organizacje z doświadczeniem w pracy z młodzieżą szkół średnich.", "ngo"),
        ("Wnioski mogą składać organizacje zrzeszające biblioteki, szkoły i muzea.", "ngo"),
        ("Wnioski składają muzea.\nDla kogo ma być projekt?\nDla grupy młodzieży ze szkół średnich.", "museum"),
        ("Beneficjentami są twórcy niezwiązani etatem z żadną instytucją kultury.", "individual"),
        ("Wnioski mogą składać domy kultury, które działają na wsi i biblioteki.", "culture_institution library"),
        (
            "Uprawnione są fundacje w rozumieniu ustawy o fundacjach, grupy nieformalne, KGW.",
            "foundation informal_group kgw",
        ),
    ],
)
def test_only_whoever_applies_is_an_applicant(words: str, applicants: str) -> None:
    assert codes(words) == (set(applicants.split()), set())


@pytest.mark.parametrize(
    ("words", "applicants"),
    [
        ("Uprawnione są instytucje oświatowe i publiczne oraz samorządy.", "school other local_government"),
        ("Uprawnione są organizacje społeczne, sportowe i kościelne.", "ngo sports_club church"),
        ("Wniosek mogą złożyć placówki oświatowe oraz kulturalne.", "school culture_institution"),
        ("Konkurs dla organizacji pozarządowych lub harcerskich.", "ngo"),
        ("Wnioskować mogą osoby fizyczne i prawne.", "individual other"),
        ("Uprawnione są jednostki samorządu, samorządowe instytucje kultury.", "local_government culture_institution"),
    ],
)
def test_an_adjective_alone_speaks_of_the_head_named_before_it(words: str, applicants: str) -> None:
    assert codes(words) == (set(applicants.split()), set())


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        ("Wnioskodawcami mogą być gminy, a nie jak wcześniej koła gospodyń.", "local_government", "kgw"),
        ("Od tego roku wnioski składają gminy, a nie stowarzyszenia.", "local_government", "association"),
        ("Osoby fizyczne nie są uprawnione, uprawnione są fundacje.", "foundation", "individual"),
        ("Granty nie są przeznaczone dla firm, lecz dla stowarzyszeń.", "association", "company"),
        ("Uczelnie są wyłączone z udziału. Wnioski składają fundacje.", "foundation", "university"),
        ("O grant może ubiegać się każdy, oprócz partii politycznych i firm.", "", "other company"),
        ("Oprócz bibliotek wnioski mogą składać szkoły.", "library school", ""),
        ("Nie przyjmujemy wniosków od podmiotów, które działają dla zysku. Uprawnione są muzea.", "museum", "company"),
    ],
)
def test_a_contrast_turns_away_only_what_stands_on_its_other_side(words: str, applicants: str, excluded: str) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))


@pytest.mark.parametrize(
    ("words", "applicants"),
    [
        ("Stypendium może być przyznane osobom realizującym projekty artystyczne.", "individual"),
        ("Projekt zgłasza mieszkaniec gminy, który ukończył 16 lat.", "individual"),
        ("Wniosek składa grupa, w której jest co najmniej dwóch uczniów.", "informal_group"),
        ("1. Kto może złożyć wniosek:\n2. mieszkańcy gminy,\n3. organizacje pozarządowe.", "individual ngo"),
        ("Korzystają z niego organizacje pozarządowe i samorządowe instytucje kultury.", "ngo culture_institution"),
        ("Wniosek mogą złożyć muzea.\nMogą to zrobić także:\n- szkoły,\n- parafie.", "museum school church"),
        (
            "Oferty składają osoby prawne działające na podstawie przepisów o stosunku Państwa do innych kościołów.",
            "church",
        ),
        ("Starostwo składa propozycję programu. Konkurs jest dla starostw.", "local_government"),
    ],
)
def test_further_ways_to_say_who_applies(words: str, applicants: str) -> None:
    assert codes(words) == (set(applicants.split()), set())
