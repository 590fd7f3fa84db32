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
        ("O dotację może wystąpić osoba fizyczna lub jednostka organizacyjna, która ma zabytek.", "individual other"),
        ("Wniosek składa grupa, w której jest co najmniej dwóch uczniów.", "informal_group"),
        ("1. Kto może złożyć wniosek:\n2. mieszkańcy gminy,\n3. organizacje pozarządowe.", "individual ngo"),
        ("Korzystają z niego organizacje pozarządowe i samorządowe instytucje kultury.", "ngo culture_institution"),
        ("Wniosek mogą złożyć muzea.\nMogą to zrobić także:\n- szkoły,\n- parafie.", "museum school church"),
        (
            "Oferty składają osoby prawne działające na podstawie przepisów o stosunku Państwa do innych kościołów.",
            "church",
        ),
        ("Do konkursu stają:\n- muzea,\n- parafie.", "museum church"),
        ("Starostwo składa propozycję programu. Konkurs jest dla starostw.", "local_government"),
    ],
)
def test_further_ways_to_say_who_applies(words: str, applicants: str) -> None:
    assert codes(words) == (set(applicants.split()), set())


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        (
            "Uprawnieni: organizacje pozarządowe oraz inne podmioty prowadzące działalność pożytku publicznego.",
            "ngo other",
            "",
        ),
        (
            (
                "Oferty mogą składać organizacje i podmioty wymienione w art. 3 ust. 2 i 3 ustawy o "
                "działalności pożytku publicznego."
            ),
            "ngo other",
            "",
        ),
        ("Konkurs adresowany do podmiotów określonych w art. 3 ust. 2 oraz ust. 3 ustawy.", "ngo other", ""),
        (
            (
                "W konkursie mogą brać udział podmioty uprawnione zgodnie z art. 11 ust. 3 ustawy o "
                "działalności pożytku publicznego."
            ),
            "ngo other",
            "",
        ),
        (
            "Oferty mogą składać organizacje pozarządowe oraz podmioty wymienione w art. 3 ust. 3 pkt 1-4 ustawy.",
            "ngo other",
            "",
        ),
        ("Wsparcie dla spółek non profit i spółdzielni socjalnych.", "other social_coop", ""),
        (
            "Adresaci: stowarzyszenia (w tym zwykłe), fundacje, KGW, OSP, UKS-y, LZS-y.",
            "association foundation kgw osp sports_club",
            "",
        ),
        ("Nabór dla GOK, MOK, bibliotek i muzeów.", "culture_institution library museum", ""),
        ("Dotacja dla instytucji kultury (biblioteki, domy kultury, muzea).", "culture_institution library museum", ""),
        ("Wnioskować mogą uczelnie artystyczne i szkoły artystyczne I i II stopnia.", "university school", ""),
        ("Program dla parafii i wspólnot religijnych.", "church", ""),
        ("Dofinansowanie dla wydawców książek oraz księgarń stacjonarnych.", "company", ""),
        (
            (
                "O środki mogą aplikować mikro, mali i średni przedsiębiorcy oraz osoby prowadzące jednoosobową "
                "działalność gospodarczą."
            ),
            "company",
            "",
        ),
        (
            (
                "Stypendium mogą otrzymać osoby zajmujące się twórczością artystyczną, upowszechnianiem kultury "
                "i opieką nad zabytkami."
            ),
            "individual",
            "",
        ),
        ("Granty młodzieżowe: o pieniądze może wystąpić grupa minimum 3 osób w wieku 13-19 lat.", "informal_group", ""),
        (
            (
                "Wnioski składać mogą: 1) grupy nieformalne – samodzielnie, 2) organizacje pozarządowe – z "
                "przychodem do 30 tys. zł."
            ),
            "informal_group ngo",
            "",
        ),
        (
            "Grantobiorcami mogą być organizacje działające min. 6 miesięcy oraz grupy samopomocowe.",
            "ngo informal_group",
            "",
        ),
        ("Wnioskodawcami mogą być kluby seniora, domy pomocy społecznej i świetlice środowiskowe.", "other", ""),
        ("Zapraszamy sołtysów i rady sołeckie do udziału w konkursie grantowym.", "other", ""),
        ("Do konkursu może przystąpić miasto na prawach powiatu lub gmina miejska.", "local_government", ""),
        ("Środki przeznaczone są wyłącznie dla publicznych bibliotek samorządowych.", "library", ""),
        ("Wniosek składa organ prowadzący bibliotekę, czyli gmina.", "local_government", ""),
        ("Dotacje celowe dla gmin na zakup nowości do bibliotek.", "local_government", ""),
        (
            "Nie są uprawnione do udziału: osoby fizyczne, JST, uczelnie oraz podmioty gospodarcze.",
            "",
            "individual local_government university company",
        ),
        ("Konkurs nie jest przeznaczony dla: samorządów, szkół, parafii.", "", "local_government school church"),
        (
            "Nie mogą ubiegać się organizacje, które nie rozliczyły dotacji. Wnioski składają organizacje pozarządowe.",
            "ngo",
            "",
        ),
        (
            "Uprawnione są organizacje pozarządowe, z wyłączeniem fundacji Skarbu Państwa i partii politycznych.",
            "ngo",
            "other",
        ),
        ("Wnioski (tylko od NGO, nie od firm) przyjmujemy do 5 maja.", "ngo", "company"),
        ("Grant nie dla instytucji publicznych – tylko dla organizacji społecznych.", "ngo", "other"),
        (
            (
                "Kto nie może się ubiegać?\n• jednostki samorządu terytorialnego\n• spółki komercyjne\nKto "
                "może?\n• kluby sportowe"
            ),
            "sports_club",
            "local_government company",
        ),
        (
            "Uwaga! Szkoły i przedszkola nie mogą być wnioskodawcami, ale mogą być partnerami. Wnioski: fundacje.",
            "foundation",
            "school",
        ),
        ("Nie dotyczy jednostek budżetowych. Wnioskodawcy: domy kultury.", "culture_institution", "lg_unit"),
        ("Dofinansowania nie mogą uzyskać przedsiębiorcy ani osoby prywatne.", "", "company individual"),
        ("Wnioski osób fizycznych będą odrzucane. Aplikują stowarzyszenia.", "association", "individual"),
        (
            "Uczelnie, szkoły i firmy są z naboru wykluczone, wnioskują biblioteki.",
            "library",
            "university school company",
        ),
        ("O dotację nie mogą się starać podmioty spoza gminy. Wnioskują stowarzyszenia.", "association", ""),
        (
            (
                "Udziału w konkursie nie mogą brać pracownicy biblioteki i ich rodziny. Wnioski składają grupy "
                "nieformalne."
            ),
            "informal_group",
            "",
        ),
        ("Konkurs skierowany jest do bibliotek publicznych, z wyjątkiem bibliotek wojewódzkich.", "library", ""),
        (
            (
                "Ze wsparcia wyłączone są instytucje, dla których organizatorem jest minister; wnioskują "
                "samorządowe instytucje kultury."
            ),
            "culture_institution",
            "",
        ),
    ],
)
def test_acts_short_names_purposes_and_refusals(words: str, applicants: str, excluded: str) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))
