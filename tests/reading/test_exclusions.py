"""Who may not apply, in the many ways announcements say it; a condition on bodies rules none of them out."""

import pytest

from tests.reading.who import codes


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        (
            "Wnioski mogą składać organizacje pozarządowe, z wyłączeniem partii politycznych i związków zawodowych.",
            "ngo",
            "other",
        ),
        ("O dotację nie mogą ubiegać się osoby fizyczne ani przedsiębiorcy.", "", "individual company"),
        ("Konkurs nie jest skierowany do jednostek samorządu terytorialnego.", "", "local_government"),
        ("Konkurs nie jest adresowany do szkół, przedszkoli ani uczelni.", "", "school university"),
        ("Naborem nie są objęte instytucje kultury.", "", "culture_institution"),
        ("Program nie obejmuje szkół publicznych i spółek prawa handlowego.", "", "school company"),
        (
            "Do udziału w konkursie nie są uprawnione fundacje utworzone przez partie polityczne oraz spółki.",
            "",
            "other company",
        ),
        (
            "Organizacje, które nie rozliczyły poprzedniej dotacji, nie mogą składać wniosków. Wnioskować "
            "mogą stowarzyszenia i fundacje.",
            "association foundation",
            "",
        ),
        (
            "Z udziału w konkursie wyłączone są: partie polityczne, związki zawodowe, samorządy zawodowe "
            "oraz kluby sportowe będące spółkami.",
            "",
            "other sports_club",
        ),
        ("Ofert nie mogą składać podmioty zalegające z podatkami. Oferty składają organizacje pozarządowe.", "ngo", ""),
        ("Grant nie przysługuje osobom prywatnym ani firmom.", "", "individual company"),
        (
            "Grantów nie przyznajemy osobom fizycznym, firmom oraz jednostkom samorządu terytorialnego.",
            "",
            "individual company local_government",
        ),
        (
            "Fundacja nie wspiera osób indywidualnych, partii politycznych i związków wyznaniowych.",
            "",
            "individual other church",
        ),
        (
            "Wnioskodawcą nie może być osoba prywatna, gmina ani jej jednostka organizacyjna.",
            "",
            "individual local_government lg_unit",
        ),
        ("Nie finansujemy projektów składanych przez osoby fizyczne i podmioty gospodarcze.", "", "individual company"),
        ("Wnioski od osób fizycznych oraz firm będą odrzucane.", "", "individual company"),
        ("Wnioski złożone przez szkoły nie będą rozpatrywane.", "", "school"),
        ("Nie rozpatrujemy wniosków składanych przez parafie.", "", "church"),
        ("Kto nie może aplikować? Uczelnie, szpitale i jednostki samorządu.", "", "university other local_government"),
        (
            "Podmioty nieuprawnione:\n- osoby fizyczne,\n- spółki prawa handlowego,\n- szkoły wyższe",
            "",
            "individual company university",
        ),
        (
            "Do konkursu mogą przystąpić instytucje kultury (oprócz bibliotek) i organizacje pozarządowe.",
            "culture_institution ngo",
            "library",
        ),
        ("W konkursie mogą wziąć udział wszystkie organizacje poza klubami sportowymi.", "ngo", "sports_club"),
        ("Uprawnione są szkoły, za wyjątkiem szkół niepublicznych.", "school", ""),
        ("Nie kwalifikują się: osoby prywatne, przedsiębiorcy, uczelnie.", "", "individual company university"),
        ("Wykluczeni z ubiegania się o wsparcie: gminy, powiaty, spółki komunalne.", "", "local_government company"),
        ("Dotacji nie otrzymają kluby sportowe ani związki wyznaniowe.", "", "sports_club church"),
        ("Program dotyczy bibliotek. Nie dotyczy bibliotek szkolnych i uczelni.", "library", "university"),
        (
            "Organizacje działające krócej niż rok nie mogą brać udziału w konkursie. Mogą w nim startować "
            "pozostałe stowarzyszenia i fundacje.",
            "association foundation",
            "",
        ),
        (
            "Fundacje i stowarzyszenia, w których władzach zasiadają radni, nie mogą składać ofert. Oferty "
            "składają fundacje i stowarzyszenia.",
            "foundation association",
            "",
        ),
        ("Wnioski mogą składać wyłącznie stowarzyszenia (nie fundacje).", "association", "foundation"),
        (
            "Uwaga! Szkoły i przedszkola nie mogą być wnioskodawcami, mogą natomiast zostać partnerami projektu.",
            "",
            "school",
        ),
        (
            "Stypendium nie może otrzymać osoba, która jest pracownikiem instytucji. O stypendium mogą "
            "ubiegać się twórcy.",
            "individual",
            "",
        ),
        (
            "Nie ma możliwości składania wniosków przez osoby fizyczne i grupy nieformalne.",
            "",
            "individual informal_group",
        ),
        (
            "Grupy nieformalne nie mogą składać wniosków samodzielnie, potrzebują patrona. Wnioskują "
            "organizacje pozarządowe.",
            "ngo",
            "informal_group",
        ),
        ("Oferta nie jest przeznaczona dla firm.", "", "company"),
        ("Zgłoszenia osób niepełnoletnich oraz firm nie będą brane pod uwagę.", "", "company"),
        ("Ze składania wniosków wyłączone są szkoły prowadzone przez osoby fizyczne.", "", "school"),
        ("Dofinansowanie nie jest udzielane osobom fizycznym.", "", "individual"),
        ("Konkurs skierowany jest do organizacji pozarządowych, ale nie do kościołów.", "ngo", "church"),
        ("Za podmioty uprawnione nie uznaje się uczelni i instytutów badawczych.", "", "university"),
        ("Nie mogą aplikować jednostki budżetowe gminy, w tym szkoły.", "", "lg_unit school"),
        ("Konkursu nie kierujemy do samorządów ani ich jednostek organizacyjnych.", "", "local_government lg_unit"),
        ("Granty są dla wszystkich prócz przedsiębiorców.", "", "company"),
        ("Prawa do udziału nie mają osoby prywatne i spółki.", "", "individual company"),
        ("Pieniędzy nie dostaną instytucje państwowe, szkoły ani parafie.", "", "school church"),
    ],
)
def test_negations_rule_out_the_bodies_they_are_about(words: str, applicants: str, excluded: str) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        ("Wnioski składają szkoły. Wniosków papierowych Fundacja nie rozpatruje.", "school", ""),
        ("Wnioski składają szkoły. Fundacja może przyznać kwotę mniejszą.", "school", ""),
        ("Wnioski składają szkoły. Czy biblioteka może złożyć wniosek? Zapytaj.", "school", ""),
        ("KTO WNIOSKU NIE ZŁOŻY\nJednostki samorządu terytorialnego i szkoły.", "", "local_government school"),
        ("Wniosku nie złoży ani grupa nieformalna, ani firma.", "", "informal_group company"),
        ("Ze wsparcia nie korzystają: przedsiębiorcy, gminy i powiaty.", "", "company local_government"),
        ("Wnioski składają muzea. Młodzież uczy się poza szkołą.", "museum", ""),
    ],
)
def test_givers_questions_and_places_rule_out_nobody(words: str, applicants: str, excluded: str) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))
