"""Who may apply, who may not, and who only carries an informal group."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading.applicants import extract
from grant_finder.reading.structure import Text


def read(words: str) -> dict[str, set[str]]:
    found = extract(Text(Document(url="", title="Nabór", text=words)))
    for one in found.values():
        assert all(quote.quote == words[quote.start : quote.end] for quote in one.evidence)
    return {name: set(one.value) for name, one in found.items() if isinstance(one.value, tuple)}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Wnioski mogą składać biblioteki, domy kultury i koła gospodyń wiejskich.", "library culture_institution kgw"),
        ("Granty dla kół gospodyń wiejskich i ochotniczych straży pożarnych", "kgw osp"),
        ("Do udziału uprawnione są parafie, spółdzielnie socjalne i szkoły.", "church social_coop school"),
        ("STOWARZYSZENIA ORAZ FUNDACJE MOGĄ SKŁADAĆ WNIOSKI.", "association foundation"),
        ("Kogo to dotyczy? Organizacji pozarządowych i straży pożarnych.", "ngo osp"),
        ("W konkursie wystartują osoby fizyczne i organizacje prowadzące chóry.", "individual ngo"),
        ("Do kogo skierowany jest program:\n1. biblioteki,\n2. muzea.", "library museum"),
        ("Wnioskodawca: domy kultury (bez współprowadzonych); biblioteki publiczne.", "culture_institution library"),
        ("Stypendia przyznawane są osobom na stałe zamieszkałym w mieście.", "individual"),
        ("Starosta może zlecić zadanie organizacji pozarządowej.", "ngo"),
        ("Biblioteki mają czas tylko do maja, by złożyć wniosek.", "library"),
        ("Konkurs jest dla działających w mieście stowarzyszeń i klubów sportowych.", "association sports_club"),
        ("Zgłosić się może każdy mieszkaniec gminy.", "individual"),
        ("Z programu skorzystają muzea i szkoły.", "museum school"),
        ("Zlecamy zadania z kultury. Ich realizacja przez organizacje pozarządowe potrwa do grudnia.", "ngo"),
        ("O dofinansowanie wnioskują gminy i powiaty.", "local_government"),
        ("O pieniądze mogą prosić parafie.", "church"),
        ("Stypendia przyznaje się w czerwcu osobom fizycznym.", "individual"),
        ("Dotacje udzielane są muzeom oraz szkołom.", "museum school"),
        ("Realizatorami projektów mogą być biblioteki i domy kultury.", "library culture_institution"),
        ("Działacie jako grupa nieformalna? Ten konkurs jest dla Was.", "informal_group"),
        ("Burmistrz podzieli pieniądze między organizacje pożytku publicznego.", "ngo"),
        ("Liczymy na oferty od klubów sportowych.", "sports_club"),
        ("Każda pełnoletnia osoba z dzielnicy może zgłosić pomysł.", "individual"),
        ("Uprawnione są jednostki sektora finansów publicznych.", "lg_unit local_government"),
        ("Kto może składać wnioski:\n• muzea;\n• prowadzący działalność gospodarczą.", "museum company"),
        ("Gmina powierzy wykonanie zadań publicznych przez organizacje pozarządowe.", "ngo"),
    ],
)  # fmt: skip
def test_those_who_may_apply(words: str, codes: str) -> None:
    assert read(words)["applicants"] == set(codes.split())


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Wsparcie trafi do domów kultury i bibliotek.", "culture_institution library"),
        ("Koła gospodyń wiejskich zdobędą do 5 tys. zł na swój pomysł.", "kgw"),
        ("Bibliotekom oferujemy pieniądze na nowości.", "library"),
        ("Na pieniądze czekają OSP. Gmina ma dla nich 40 tys. zł.", "osp"),
        ("Ministerstwo zachęca szkoły do uczczenia rocznicy. Budżet: 2 mln zł.", "school"),
    ],
)
def test_where_nobody_says_who_may_apply_those_named_beside_the_money_may(words: str, codes: str) -> None:
    assert read(words)["applicants"] == set(codes.split())


@pytest.mark.parametrize(
    "words",
    [
        "Biblioteka ogłasza konkurs na pomysł.",
        "Dotację przekazuje gmina, a umowę podpisze powiat.",
        "Z wybranym oferentem gmina podpisze umowę.",
    ],
)
def test_who_gives_the_money_is_no_applicant(words: str) -> None:
    assert "applicants" not in read(words)


def test_whoever_is_welcome_to_join_in_is_no_applicant_where_others_are_named() -> None:
    words = "Wnioski składają domy kultury. Program zachęca też organizacje i firmy do wspólnego planowania."
    assert read(words) == {"applicants": {"culture_institution"}}


def test_the_other_bodies_of_the_act_may_apply_wherever_it_names_them_beside_organisations() -> None:
    words = "Powiat pomaga organizacjom.\nWkład wnoszą one lub podmioty wymienione w art. 3 ust. 3 ustawy."
    assert read(words) == {"applicants": {"ngo", "other"}}


def test_points_under_a_numbered_question_answer_it() -> None:
    words = (
        "3. KTO MOŻE ZŁOŻYĆ OFERTĘ\n3.1. Muzea oraz fundacje, które:\na) prowadzą badania\n4. TERMINY\n4.1. Do 5 maja."
    )
    assert read(words)["applicants"] == {"museum", "foundation"}


def test_a_list_under_its_heading_ends_where_another_topic_begins() -> None:
    words = "Kto może złożyć wniosek?\n- stowarzyszenia,\n- fundacje,\nNa co można wydać pieniądze?\n- remont szkoły"
    assert read(words) == {"applicants": {"association", "foundation"}}


@pytest.mark.parametrize(
    "words",
    [
        "Warsztaty dla bibliotek i szkół odbędą się w maju.",
        "Projekty są dla dzieci i seniorów.",
        "Fundacja Zielony Most ogłasza konkurs.",
        "Burmistrz zaprasza na otwarcie muzeum.",
        "Chodzi o to, by po kulturę mogli sięgnąć uczniowie szkół specjalnych i przedszkoli.",
        "Wnioski przyjmuje Narodowe Centrum Kultury.",
        "Projekt ma dotację z programu Dom Kultury+ i zaprasza.",
        "Dziesięć milionów na wsparcie dla osób z niepełnosprawnościami.",
    ],
)
def test_recipients_organisers_and_guests_are_no_applicants(words: str) -> None:
    assert "applicants" not in read(words)


def test_who_supervises_an_applicant_is_no_applicant() -> None:
    words = "Wnioski mogą składać domy kultury, dla których organem założycielskim jest gmina."
    assert read(words)["applicants"] == {"culture_institution"}


def test_those_ruled_out_stand_apart() -> None:
    words = "Wnioski mogą składać stowarzyszenia. Szkoły i uczelnie nie mogą składać wniosków."
    assert read(words) == {"applicants": {"association"}, "applicants_excluded": {"school", "university"}}


@pytest.mark.parametrize(
    ("words", "excluded"),
    [
        ("Wykluczeni są przedsiębiorcy i osoby fizyczne.", "company individual"),
        ("Wykluczone z konkursu: szkoły, uczelnie", "school university"),
        ("Oferty złożone przez fundacje nie będą rozpatrywane.", "foundation"),
        ("Nabór nie obejmuje klubów sportowych.", "sports_club"),
        ("Wyklucza się udział partii politycznych.", "other"),
        ("Konkurs nie dotyczy szkół ani bibliotek.", "school library"),
        ("Uprawnione są muzea. Szkoły – nie.", "school"),
        ("Nie przewiduje się wsparcia dla kościołów i przedsiębiorców.", "church company"),
        ("Dotacji nie otrzymają przedsiębiorcy.", "company"),
        ("W naborze nie biorą udziału lokalne grupy działania.", "lgd"),
        ("Wnioskodawcami nie są gminy ani powiaty.", "local_government"),
        ("Wnioski mogą składać muzea i wszyscy poza osobami fizycznymi i firmami.", "individual company"),
        ("O grant mogą starać się muzea, ale nie fundacje.", "foundation"),
        ("Wnioski składają muzea (oprócz klubów sportowych).", "sports_club"),
        ("Uprawnione są muzea (bez fundacji Skarbu Państwa).", "other"),
        ("Wniosków gmin i szkół nie przyjmujemy.", "local_government school"),
        ("Granty nie są dla szkół.", "school"),
        ("Wnioskodawcy:\n- muzea,\nWyłączenia: parafie, przedsiębiorcy", "church company"),
        ("Oferty mogą składać muzea. Osoby fizyczne ofert nie składają.", "individual"),
    ],
)
def test_ways_of_ruling_out(words: str, excluded: str) -> None:
    found = read(words)
    assert found["applicants_excluded"] == set(excluded.split())
    assert found.get("applicants", {"museum"}) == {"museum"}


def test_who_does_not_take_applications_rules_out_nobody_named_behind_a_colon() -> None:
    words = "Starostwo nie przyjmuje wniosków: prosimy pytać w biurze fundacji. Wnioskują o nie biblioteki."
    assert "applicants_excluded" not in read(words)


def test_what_those_ruled_out_may_do_instead_rules_nobody_out() -> None:
    words = "Szkoły nie mogą być oferentami, mogą natomiast pomóc organizacji."
    assert read(words) == {"applicants_excluded": {"school"}}


def test_who_has_not_had_a_grant_yet_is_not_ruled_out() -> None:
    words = "Wnioskodawcami są biblioteki. Pierwszeństwo dostaną organizacje, które nie otrzymały grantu."
    assert read(words) == {"applicants": {"library"}}


def test_a_partner_is_no_applicant() -> None:
    assert read("Wnioskodawcą jest szkoła lub muzeum; biblioteka może być partnerem.") == {
        "applicants": {"school", "museum"}
    }


def test_an_exclusion_in_brackets_ends_with_them() -> None:
    words = "Wnioski mogą składać organizacje pozarządowe (z wyłączeniem partii politycznych) oraz biblioteki."
    assert read(words) == {"applicants": {"ngo", "library"}, "applicants_excluded": {"other"}}


def test_a_list_goes_on_after_an_exclusion_in_brackets() -> None:
    words = "Dotacje są dla muzeów (z wyjątkiem muzeów współprowadzonych); bibliotek; fundacji."
    assert read(words) == {"applicants": {"museum", "library", "foundation"}}


def test_who_lends_its_name_to_a_group_is_its_patron() -> None:
    words = "Wnioski mogą składać grupy nieformalne, w których imieniu wniosek złoży szkoła lub biblioteka."
    assert read(words) == {"applicants": {"informal_group"}, "patrons": {"school", "library"}}


@pytest.mark.parametrize(
    ("words", "patrons"),
    [
        ("Grupy nieformalne – wniosek w imieniu grupy składa dom kultury lub parafia.", "culture_institution church"),
        (
            "O środki mogą się starać grupy nieformalne i ich patron, którym może być OSP lub biblioteka.",
            "osp library",
        ),
        ("Grupa nieformalna, co najmniej 5 osób, razem z biblioteką, która rozliczy pieniądze.", "library"),
        ("Grupa nieformalna wspólnie ze stowarzyszeniem lub szkołą, które przyjmą grant.", "association school"),
    ],
)
def test_whoever_hands_in_for_a_group_is_its_patron_and_no_applicant(words: str, patrons: str) -> None:
    found = read(f"Kto może złożyć wniosek?\n- {words}")
    assert found == {"applicants": {"informal_group"}, "patrons": set(patrons.split())}


def test_the_body_that_hands_in_one_application_may_apply() -> None:
    assert read("Wniosek składa biblioteka albo stowarzyszenie.") == {"applicants": {"library", "association"}}


def test_those_of_a_form_who_fail_a_condition_do_not_rule_out_the_form() -> None:
    words = (
        "Konkurs dla organizacji pozarządowych. Z udziału wyłączone są organizacje zalegające z podatkami i uczelnie."
    )
    assert read(words) == {"applicants": {"ngo"}, "applicants_excluded": {"university"}}


def test_who_only_gets_something_is_no_applicant_where_others_are_named() -> None:
    words = "Wnioskodawcami mogą być gminy. Skorzystają stowarzyszenia i koła gospodyń wiejskich."
    assert read(words) == {"applicants": {"local_government"}}


def test_whoever_runs_an_applicant_together_with_others_is_not_named() -> None:
    words = "Wnioski złożą domy kultury, bez współprowadzonych przez ministra i jednostki samorządu terytorialnego."
    assert read(words) == {"applicants": {"culture_institution"}}


def test_naming_ends_where_the_sentence_turns_to_what_the_projects_are_to_do() -> None:
    words = "Dotacje są dla bibliotek, a projekty mają ułatwiać mieszkańcom dostęp do książek."
    assert read(words) == {"applicants": {"library"}}


def test_a_limit_for_whoever_applies_rules_nobody_out() -> None:
    words = "Mogą się starać organizacje pozarządowe. Ta sama organizacja nie może otrzymać więcej niż 20 000 zł."
    assert read(words) == {"applicants": {"ngo"}}


@pytest.mark.parametrize(
    "words",
    ["Organizacja nie może złożyć więcej niż dwóch ofert.", "Nie przyznaje się dotacji na remonty szkół."],
)
def test_limits_and_what_is_not_paid_for_rule_nobody_out(words: str) -> None:
    assert "applicants_excluded" not in read(f"Wnioski składają organizacje i muzea. {words}")


def test_a_register_is_no_applicant_even_if_it_is_named_after_some() -> None:
    words = "Dla kogo:\n- stowarzyszenia z rejestru stowarzyszeń i fundacji Krajowego Rejestru Sądowego;\n- muzea"
    assert read(words) == {"applicants": {"association", "museum"}}


def test_bodies_ruled_out_by_a_description_are_other_bodies() -> None:
    words = "Kto nie może startować:\n- podmioty, w których organach zasiadają pracownicy fundacji;\n- szkoły"
    assert read(words) == {"applicants_excluded": {"other", "school"}}
