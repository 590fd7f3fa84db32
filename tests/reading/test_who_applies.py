"""Who may apply and who may not, in the many ways announcements say it."""

import pytest

from tests.reading.who import codes


@pytest.mark.parametrize(
    ("words", "applicants", "excluded"),
    [
        (
            "Uczestnicy: fundacje, stowarzyszenia, biblioteki publiczne i domy kultury.",
            "foundation association library culture_institution",
            "",
        ),
        (
            (
                "Z dotacji korzystają:\n1. organizacje pozarządowe,\n2. podmioty z art. 3 ust. 3 ustawy o "
                "działalności pożytku publicznego i o wolontariacie."
            ),
            "ngo other",
            "",
        ),
        ("Ze wsparcia skorzystają:\n• muzea\n• biblioteki", "museum library", ""),
        ("Beneficjenci: gminy, powiaty, parafie.", "local_government church", ""),
        ("Adresaci konkursu – organizacje pozarządowe i OSP.", "ngo osp", ""),
        ("Adresat: koła gospodyń wiejskich.", "kgw", ""),
        ("Dla kogo?\nDla bibliotek, szkół i domów kultury.", "library school culture_institution", ""),
        ("Dla kogo\n- fundacje\n- uczelnie", "foundation university", ""),
        (
            (
                "KTO MOŻE?\nStowarzyszenie / Fundacja / Grupa nieformalna: minimum trzy pełnoletnie osoby, "
                "jedna z nich jest liderem i podpisuje wszystkie dokumenty związane z przyznaną pomocą / "
                "Parafia"
            ),
            "association foundation informal_group church",
            "",
        ),
        ("Kto? Ochotnicze straże pożarne oraz KGW.", "osp kgw", ""),
        ("KTO?\nBiblioteka albo dom kultury", "library culture_institution", ""),
        ("Podmioty uprawnione: instytucje kultury, spółdzielnie socjalne", "culture_institution social_coop", ""),
        ("Podmioty uprawnione do udziału\n1) szkoły,\n2) parafie.", "school church", ""),
        ("Uprawnieni wnioskodawcy | biblioteki, muzea, fundacje", "library museum foundation", ""),
        ("Typ wnioskodawcy\nstowarzyszenie, fundacja, koło gospodyń wiejskich", "association foundation kgw", ""),
        (
            "Rodzaj beneficjenta: jednostki samorządu terytorialnego i ich jednostki organizacyjne",
            "local_government lg_unit",
            "",
        ),
        ("Oferentami mogą być: organizacje pozarządowe.", "ngo", ""),
        ("Grantobiorcy: kluby sportowe, uczniowskie kluby sportowe, stowarzyszenia.", "sports_club association", ""),
        ("Wnioskodawcy – szkoły podstawowe i licea.", "school", ""),
        ("Odbiorcy dotacji: organizacje pozarządowe, parafie", "ngo church", ""),
        (
            "Kto może się zgłosić?\nBiblioteki,\nświetlice wiejskie,\nkoła gospodyń wiejskich",
            "library culture_institution kgw",
            "",
        ),
        ("Do kogo kierujemy nabór:\n– fundacji,\n– stowarzyszeń", "foundation association", ""),
        (
            (
                "Kto może wziąć udział?\n\nOrganizacje pozarządowe, szkoły i gminy. Osób prywatnych i firm nie "
                "zapraszamy."
            ),
            "ngo school local_government",
            "individual company",
        ),
        ("Kto dostanie pieniądze?\nDomy kultury i biblioteki.", "culture_institution library", ""),
    ],
)
def test_whoever_stands_at_a_label_or_below_a_question_may_apply(words: str, applicants: str, excluded: str) -> None:
    assert codes(words) == (set(applicants.split()), set(excluded.split()))


@pytest.mark.parametrize(
    ("words", "applicants"),
    [
        ("Stanąć do konkursu mogą organizacje pozarządowe oraz kościoły i związki wyznaniowe.", "ngo church"),
        ("O dotację występują jednostki samorządu terytorialnego.", "local_government"),
        ("O pomoc występują parafie i osoby fizyczne.", "church individual"),
        ("Organizacje pozarządowe i fundacje, to dla Was! Fundacja Uśmiech zaprasza do konkursu.", "ngo foundation"),
        ("Konkurs jest dla osób i organizacji pozarządowych z terenu powiatu.", "individual ngo"),
        ("Granty – konkurs dla instytucji kultury, przedsiębiorców oraz NGO.", "culture_institution company ngo"),
        ("Stypendia – dla twórców indywidualnych (artystów, animatorów).", "individual"),
        ("Po grant sięgną biblioteki i muzea.", "library museum"),
        ("Do naboru może przystąpić każde stowarzyszenie oraz każda fundacja.", "association foundation"),
        ("Nabór dedykowany jest kołom gospodyń wiejskich.", "kgw"),
        ("Oferta dla bibliotek i szkół: granty do 5 tys. zł.", "library school"),
        ("Zaproszone są biblioteki, muzea i ośrodki kultury.", "library museum culture_institution"),
        ("Do udziału zapraszamy fundacje, stowarzyszenia oraz parafie.", "foundation association church"),
        ("Swoje pomysły zgłaszają koła gospodyń wiejskich i OSP.", "kgw osp"),
        ("Projekt może złożyć gminna biblioteka publiczna lub dom kultury.", "library culture_institution"),
        ("Pieniądze są dla kół gospodyń wiejskich.", "kgw"),
        (
            "Masz pomysł i reprezentujesz fundację albo stowarzyszenie? Złóż wniosek do 5 maja.",
            "foundation association",
        ),
        (
            (
                "Jesteś mieszkańcem gminy, działasz w grupie nieformalnej lub prowadzisz stowarzyszenie? "
                "Czekamy na Twój wniosek."
            ),
            "individual informal_group association",
        ),
        ("Wnioskodawcą może być szkoła, przedszkole, biblioteka.", "school library"),
        ("Z wnioskiem może wystąpić osoba prywatna, parafia, a nawet samorząd.", "individual church local_government"),
        ("Udział w naborze mogą wziąć uczelnie oraz muzea.", "university museum"),
        ("Prawo udziału w konkursie mają fundacje i kluby sportowe.", "foundation sports_club"),
        ("Dotacje przyznajemy fundacjom, stowarzyszeniom i parafiom.", "foundation association church"),
        ("Grant może otrzymać organizacja pozarządowa lub spółdzielnia socjalna.", "ngo social_coop"),
        ("Fundacje i stowarzyszenia z powiatu – to oferta dla Was. Wnioski do 3 maja.", "foundation association"),
        ("O środki zabiegać mogą domy kultury.", "culture_institution"),
        ("Do konkursu staną koła gospodyń wiejskich i ochotnicze straże pożarne.", "kgw osp"),
        ("Wniosek wypełnia i podpisuje biblioteka albo dom kultury.", "library culture_institution"),
        ("Wsparcie kierujemy do muzeów, bibliotek oraz szkół artystycznych.", "museum library school"),
        ("Nabór obejmuje biblioteki publiczne i ośrodki kultury.", "library culture_institution"),
        ("W programie mogą wziąć udział wyłącznie szkoły ponadpodstawowe.", "school"),
        ("Każda biblioteka może zgłosić jeden projekt.", "library"),
        ("Każde koło gospodyń wiejskich może dostać do 8 tys. zł.", "kgw"),
        ("Chętne organizacje pozarządowe składają oferty do 15 marca.", "ngo"),
        ("Aplikować mogą zarówno instytucje kultury, jak i organizacje pozarządowe.", "culture_institution ngo"),
        ("Do programu zapraszamy gminne ośrodki kultury z Podlasia.", "culture_institution"),
        ("Zgłoszenia przyjmujemy od szkół podstawowych i bibliotek szkolnych.", "school"),
        ("Grantobiorcą zostanie fundacja lub stowarzyszenie wpisane do KRS.", "foundation association"),
        ("Oferta jest skierowana wyłącznie do kół gospodyń wiejskich wpisanych do rejestru ARiMR.", "kgw"),
        (
            "Kto może otrzymać dotację?\n1) osoby fizyczne,\n2) osoby prawne,\n3) przedsiębiorcy.",
            "individual other company",
        ),
        (
            "Program adresowany jest do samorządowych instytucji kultury i organizacji pozarządowych.",
            "culture_institution ngo",
        ),
        ("Dotację może otrzymać klub sportowy, który działa na terenie gminy i nie działa dla zysku.", "sports_club"),
        ("Wnioski składać mogą NGO z terenu powiatu.", "ngo"),
        ("W konkursie startują gminy do 20 tys. mieszkańców.", "local_government"),
        (
            "Z wnioskiem występuje jednostka samorządu terytorialnego, która jest organem prowadzącym.",
            "local_government",
        ),
        ("Oferenci: org. pozarządowe, OSP, KGW, parafie.", "ngo osp kgw church"),
        ("Pomysł zgłasza grupa co najmniej trzech osób albo organizacja pozarządowa.", "informal_group ngo"),
        ("Wnioskodawcami są twórcy ludowi i zespoły ludowe.", "individual informal_group"),
        ("Masz 16–30 lat? Działasz w grupie nieformalnej? Ten grant jest dla Ciebie!", "informal_group"),
        (
            "Podmioty, które mogą starać się o wsparcie to: muzea, archiwa państwowe i biblioteki.",
            "museum other library",
        ),
        ("Nabór przeznaczony dla wydawców i księgarzy.", "company"),
        ("O stypendium ubiegać się mogą artyści i animatorzy kultury, mieszkający w Lublinie.", "individual"),
        ("Stypendium jest dla osób, które zajmują się twórczością artystyczną.", "individual"),
        ("Zadanie zlecone zostanie organizacji pozarządowej wyłonionej w konkursie.", "ngo"),
    ],
)
def test_whoever_a_sentence_calls_to_apply_may_apply(words: str, applicants: str) -> None:
    assert codes(words) == (set(applicants.split()), set())


@pytest.mark.parametrize(
    ("words", "applicants"),
    [
        ("Wnioski mogą składać GOK-i, MGOK i MOK.", "culture_institution"),
        ("Wnioski mogą składać GBP i MBP.", "library"),
        ("Wniosek może złożyć hufiec ZHP.", "ngo"),
        ("Wniosek może złożyć LKS, UKS lub klub sportowy.", "sports_club"),
        ("Wniosek może złożyć jednostka OSP z terenu gminy.", "osp"),
        ("Wniosek może złożyć LGD.", "lgd"),
        ("O pieniądze mogą się ubiegać JST.", "local_government"),
        ("O pieniądze mogą się ubiegać NGO.", "ngo"),
        ("O pieniądze mogą się ubiegać NGO-sy, PES i szkoły.", "ngo other school"),
        ("O pieniądze mogą się ubiegać org. poz. i parafie.", "ngo church"),
        ("O pieniądze mogą się ubiegać org. pozarządowe.", "ngo"),
        ("O pieniądze mogą się ubiegać organizacje ze statusem OPP.", "ngo"),
        ("O pieniądze może się ubiegać ochotnicza straż pożarna.", "osp"),
        ("O pieniądze może się ubiegać gmina.", "local_government"),
        ("O pieniądze może się ubiegać klub sportowy albo parafia.", "sports_club church"),
        ("O pieniądze może się ubiegać spółdzielnia socjalna.", "social_coop"),
        ("O pieniądze może się ubiegać lokalna grupa działania.", "lgd"),
        ("O pieniądze może się ubiegać teatr lub filharmonia.", "culture_institution"),
        ("O pieniądze mogą się ubiegać teatry, opery, filharmonie i galerie.", "culture_institution"),
        ("O pieniądze może się ubiegać towarzystwo regionalne.", "association"),
        (
            (
                "Oferty składają podmioty, o których mowa w art. 3 ust. 2 i 3 ustawy o działalności pożytku "
                "publicznego i o wolontariacie."
            ),
            "ngo other",
        ),
        (
            (
                "Oferty mogą składać organizacje pozarządowe, o których mowa w art. 3 ust. 2, oraz podmioty "
                "wymienione w art. 3 ust. 3 ustawy."
            ),
            "ngo other",
        ),
        ("Oferty mogą składać podmioty określone w art. 3 ust. 2 ustawy z dnia 24 kwietnia 2003 r.", "ngo"),
        ("Oferty mogą składać podmioty prowadzące działalność pożytku publicznego.", "ngo"),
        (
            (
                "Oferty składają osoby prawne i jednostki organizacyjne działające na podstawie przepisów o "
                "stosunku Państwa do Kościoła Katolickiego w Rzeczypospolitej Polskiej."
            ),
            "church",
        ),
        ("Oferty składają stowarzyszenia jednostek samorządu terytorialnego.", "other"),
        ("Oferty składają spółki akcyjne i spółki z o.o., które nie działają w celu osiągnięcia zysku.", "other"),
        ("Wniosek składa sołectwo albo rada sołecka.", "other"),
        ("Wniosek składają sołectwa.", "other"),
        ("Wniosek składa samorządowa instytucja kultury.", "culture_institution"),
        ("Wniosek składa państwowa instytucja kultury.", "culture_institution"),
        ("Wniosek składa zespół szkół lub przedszkole.", "school"),
        ("Wniosek składa drużyna harcerska.", "ngo"),
        ("Wniosek może złożyć osoba pełnoletnia.", "individual"),
        ("Wnioski mogą złożyć osoby pełnoletnie i grupy nieformalne.", "individual informal_group"),
        ("Wniosek może złożyć przedsiębiorca lub rolnik.", "company individual"),
        ("Wniosek może złożyć kościelna osoba prawna.", "church"),
        ("Wniosek mogą złożyć diecezje, parafie i zakony.", "church"),
        ("Wniosek może złożyć związek wyznaniowy.", "church"),
        ("Wnioski mogą składać koła gospodyń.", "kgw"),
        ("Wnioski mogą składać stowarzyszenia zwykłe i rejestrowe.", "association"),
        ("Wnioski mogą składać orkiestry, chóry i zespoły ludowe.", "informal_group"),
        ("Wnioski mogą składać wspólnoty mieszkaniowe.", "other"),
        ("Wnioski mogą składać izby regionalne i muzea.", "museum"),
        ("Wnioski mogą składać archiwa państwowe.", "other"),
        ("Wnioski mogą składać powiaty, gminy i związki międzygminne.", "local_government"),
        ("Wnioski mogą składać wiejskie domy kultury i kluby.", "culture_institution"),
        ("Wnioski mogą składać gminne ośrodki kultury.", "culture_institution"),
        ("Wnioski mogą składać centra kultury i biblioteki miejskie.", "culture_institution library"),
        ("Wnioski mogą składać miejskie i gminne biblioteki.", "library"),
        ("Wnioski mogą składać koła i kółka rolnicze.", "other"),
        ("Wnioski mogą składać wydawnictwa, księgarnie i biblioteki.", "company library"),
    ],
)
def test_a_kind_of_body_is_known_in_one_and_in_many_by_its_short_name_and_by_the_act(
    words: str, applicants: str
) -> None:
    assert codes(words) == (set(applicants.split()), set())
