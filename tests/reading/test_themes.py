"""What a call pays for and for whom, told apart from all else that its page names."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading import groups, themes
from grant_finder.reading.read import read
from grant_finder.reading.structure import Found, Text


def found(name: str, words: str, title: str = "Nabór wniosków") -> set[str]:
    text = Text(Document(url="", title=title, text=words))
    one = {**themes.extract(text), **groups.extract(text)}.get(name, Found(()))
    assert all(quote.quote == words[quote.start : quote.end] for quote in one.evidence)
    assert isinstance(one.value, tuple)
    return set(one.value)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Celem programu jest ochrona zabytków i rękodzieła.", "heritage_tangible heritage_intangible"),
        ("Zakres: upowszechnianie kultury fizycznej oraz krajoznawstwo.", "sport tourism"),
        ("Dofinansujemy budowę sal prób i zakup instrumentów dętych.", "infrastructure music"),
        (
            "Zadania z zakresu kultury, sztuki, ochrony dóbr kultury i dziedzictwa narodowego.",
            "heritage_tangible other",
        ),
        ("Pomysły mogą dotyczyć ekologii, sportu, kultury lub bezpieczeństwa.", "environment sport other social"),
        ("Konkurs wspiera rozwój wspólnot i współpracę mieszkańców dla wspólnego dobra.", "community_animation"),
        ("Program wzmacnia potencjał organizacji pozarządowych.", "civic"),
        ("Zapraszamy do udziału w projekcie z edukacji kulturowej.", "cultural_education"),
        ("Wsparcie obejmie działalność na rzecz osób w wieku emerytalnym.", "social"),
        ("Dofinansujemy naukę haftu, garncarstwa i dawnych zawodów.", "heritage_intangible"),
        ("Celem jest opieka nad grobami i cmentarzami wojennymi.", "history_memory heritage_tangible"),
        ("Pieniądze są na sztuki sceniczne, cyrk i operetkę.", "theatre music"),
        ("Zadania z zakresu badań naukowych i konferencji naukowych.", "research"),
        ("Celem jest udostępnianie zasobów w internecie i skanowanie dokumentów.", "digitisation"),
        ("Sfinansujemy altanę, siłownię i małą architekturę.", "infrastructure"),
        ("Konkurs „Równać szanse” wspiera młodych.", "social education"),
        ("Program wspiera młodzieżowe rady gmin i konsultacje społeczne.", "civic"),
        ("Granty na inicjatywy wolontariuszy.", "civic"),
        ("Wspieramy edukację ekologiczną.", "environment education"),
        ("Celem jest rozwój kultury w powiecie.", "other"),
        (
            "Kto może składać wnioski?\n- Artyści.\n- Stypendia są w dziedzinach: muzyka, taniec, teatr.",
            "music dance theatre",
        ),
        ("Miasto da pieniądze na kulturę.", "other"),
        ("Stypendium jest dla osób upowszechniających kulturę.", "other"),
        ("Zadania na rzecz mniejszości narodowych oraz języka regionalnego.", "intercultural"),
        ("Sfinansujemy uczenie się przez całe życie.", "education"),
        ("Celem jest poczucie wspólnoty i zaufanie między sąsiadami.", "community_animation"),
    ],
)
def test_aims_and_scopes_name_the_themes(words: str, codes: str) -> None:
    assert found("themes", words) == set(codes.split())


@pytest.mark.parametrize(
    "words",
    [
        "Celem jest ochrona przyrody. Szczegóły: Wydział Kultury, Sportu i Turystyki.",
        "Wspieramy ochronę przyrody. Informacji udzielają w Referacie Kultury, Sportu i Turystyki.",
        "Wspieramy ochronę przyrody. Organizatorem jest Muzeum Historii Techniki.",
        "Wspieramy ochronę przyrody. W poprzedniej edycji sfinansowano festiwale i koncerty.",
        "Wspieramy ochronę przyrody. Deklaracja dostępności",
        "Wspieramy ochronę przyrody. Po publikacji listy projektów podpiszemy umowy.",
        "Wspieramy ochronę przyrody. Wnioskują cechy i izby rzemieślnicze.",
        "Wspieramy ochronę przyrody. Z głów spadną kapelusze.",
        "Wspieramy ochronę przyrody. Wnioski do 5 maja.\nZobacz także:\nWystawa rzeźby – projekt muzyczny",
    ],
)
def test_names_of_offices_past_grants_and_the_rest_of_the_page_are_no_themes(words: str) -> None:
    assert found("themes", words) == {"environment"}


@pytest.mark.parametrize(
    "words",
    [
        "Wspieramy ochronę przyrody. Dotacja nie obejmuje remontów i wydawnictw.",
        "Wspieramy ochronę przyrody. Ze środków nie można sfinansować festynów ani koncertów.",
        "Wspieramy ochronę przyrody. Wkład osobowy to także wolontariat.",
        "Wspieramy ochronę przyrody.\nZ dotacji nie opłaca się:\n- zakupu wyposażenia,\n- nagród sportowych",
    ],
)
def test_what_is_not_paid_for_is_no_theme(words: str) -> None:
    assert found("themes", words) == {"environment"}


def test_forms_listed_as_examples_weigh_less_than_the_field_they_serve() -> None:
    words = (
        "Celem programu jest upowszechnianie folkloru i kultury ludowej. Folklor można pokazać na wiele sposobów, "
        "np. koncerty, wystawy, publikacje, spektakle."
    )
    assert found("themes", words) == {"folklore"}


def test_culture_at_large_takes_nothing_from_the_fields_named_beside_it() -> None:
    words = (
        "Konkurs z zakresu kultury. Na zadania z zakresu kultury jest 5 tys. zł. Zadania z zakresu kultury: "
        "spotkania w sołectwach i lokalne inicjatywy. Zadania w dziedzinie kultury trwają rok. Ogłoszono też film."
    )
    assert found("themes", words) == {"other", "community_animation", "film"}


def test_education_through_culture_is_not_education_besides() -> None:
    words = "Bardzo Młoda Kultura to program edukacji kulturowej. Łączy edukację i kulturę."
    assert found("themes", words) == {"cultural_education"}


def test_a_list_of_those_who_may_apply_says_nothing_of_themes() -> None:
    words = (
        "Celem jest ochrona zabytków.\nUprawnieni wnioskodawcy:\n- kluby sportowe,\n- towarzystwa śpiewacze,\n- muzea"
    )
    assert found("themes", words) == {"heritage_tangible"}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Projekty dla seniorów i rodzin.", "seniors families"),
        ("Zajęcia z udziałem osób niewidomych.", "disabled"),
        ("Odbiorcami są uczniowie liceów z małych miejscowości.", "youth rural"),
        ("Program rozwija uzdolnienia dzieci i młodzieży.", "children youth"),
        ("Imprezy dla osób po 60 roku życia.", "seniors"),
        ("Projekty dla młodzieży z miejscowości do 20 tys. mieszkańców.", "youth rural"),
        ("Projekty dla młodzieży z miejscowości do 100 tys. mieszkańców.", "youth"),
        (
            "Nabór od 1.10 do 5.11\nDzieci, Seniorzy, Niepełnosprawni\nDo 80% dofinansowania",
            "children seniors disabled",
        ),
        ("Oferta muzeów ma być dostępniejsza dla osób ze szczególnymi potrzebami.", "disabled"),
        ("Dotacje dla mniejszości narodowych i etnicznych.", "minorities"),
        ("Konkurs dla sołectw z pomysłem.", "rural"),
    ],
)
def test_for_whom_the_projects_are(words: str, codes: str) -> None:
    assert found("target_groups", words) == set(codes.split())


@pytest.mark.parametrize(
    "words",
    [
        "Dodatkowe punkty: premiowane będą projekty z udziałem seniorów.",
        "Program finansuje Ministerstwo Rodziny, Pracy i Polityki Społecznej.",
        "Program jest dla bibliotek w gminach wiejskich, miejsko-wiejskich i miejskich.",
        "Projekt musi być dostępny także dla osób z niepełnosprawnościami.",
        "Punkty: udział seniorów i osób z niepełnosprawnościami (4), budżet (8)",
        "Konkurs w programie Rozwoju Obszarów Wiejskich.",
        "Wydarzenia mają promować kulturę i tradycje mniejszości narodowych.",
        "Klub uczniowski może dostać grant na projekt, a rada rodziców nie.",
        "Konkurs obejmuje prozę, poezję i książki dla dzieci.",
        "Konkurs dla artystów.\nZostaw komentarz\nWarsztaty dla dzieci w bibliotece",
    ],
)
def test_the_preferred_the_names_of_offices_and_other_news_are_no_target_groups(words: str) -> None:
    assert found("target_groups", words) == set()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Mikrogranty na inicjatywy z małej infrastruktury, edukacji i kultury.", "infrastructure education other"),
        ("Konkurs „Moja Mała Ojczyzna” wspiera pomysły na swoje otoczenie.", "community_animation"),
        ("Projekty mogą dotyczyć różnych dziedzin: kultura, sport, ekologia.", "other sport environment"),
        ("Promesa dla Kultury pokryje wkład własny.", "other"),
        ("Dotacje na remonty świetlic. Dotacje na konserwację zabytków.", "heritage_tangible infrastructure"),
        ("Dotacje na remonty i konserwację zabytków.", "heritage_tangible"),
        ("Wspieramy oddolną aktywność mieszkańców.", "community_animation"),
    ],
)
def test_words_of_calls_for_neighbours_and_for_culture_at_large_are_heard(words: str, codes: str) -> None:
    assert found("themes", words) == set(codes.split())


@pytest.mark.parametrize(
    "words",
    [
        "Wspieramy ochronę przyrody. Oferty złóż: al. Niepodległości 34, Poznań.",
        "Wspieramy ochronę przyrody. Wniosek złoży każdy, kto działa na rzecz osób niepełnosprawnych.",
        "Wspieramy ochronę przyrody. Pieniądze są dla klubów sportowych i kół.",
        "Wspieramy ochronę przyrody. Projekt zacznij od diagnozy potrzeb.",
        "Wspieramy ochronę przyrody. Domy kultury i centra kultury i sztuki także mogą prosić o grant.",
    ],
)
def test_streets_conditions_and_first_steps_are_no_themes(words: str) -> None:
    assert found("themes", words) == {"environment"}


@pytest.mark.parametrize("form", ["koncert", "wystawę", "spektakl", "publikację", "piknik", "książki"])
def test_a_form_named_once_is_no_field(form: str) -> None:
    assert found("themes", f"Projekt ma pokazać dawne obrzędy wsi. Można urządzić {form}.") == {"heritage_intangible"}


def test_examples_in_brackets_weigh_less_than_the_fields_they_explain() -> None:
    words = (
        "Wspierane są:\n- kultura ludowa (np. targi, przeglądy),\n- edukacja (np. wykłady, film),\n- badania naukowe"
    )
    assert found("themes", words) == {"folklore", "education", "research"}


def test_micro_grants_are_for_the_community_and_a_local_community_named_once_proves_nothing() -> None:
    assert found("themes", "Mikrodotacje dla młodych organizacji. Wnioski do 5 maja.") == {"community_animation"}
    assert found("themes", "Celem jest nauka pływania w lokalnej społeczności, czyli sport.") == {"sport"}


def test_culture_in_the_title_of_a_call_that_names_five_fields_is_those_fields() -> None:
    fields = "Stypendia są w dziedzinach: muzyka, taniec, teatr, film, literatura."
    title = "Stypendia w dziedzinie kultury"
    assert found("themes", fields, title) == {"music", "dance", "theatre", "film", "literature_publishing"}
    assert "other" in found("themes", "Stypendia w dziedzinie kultury są na muzykę i taniec.", title)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Nabór do 14.01\nMłodzież, Dzieci, Osoby z niepełnosprawnościami\nDo 80%", "youth children disabled"),
        ("Konkurs ogłosiła minister rodziny, pracy i polityki społecznej.", ""),
        ("Europejski Fundusz Rolny: Europa inwestująca w obszary wiejskie. Konkurs dla kół.", ""),
        ("Wcześniej były granty dla seniorów. Teraz program jest dla młodzieży.", "youth"),
        ("Zrób coś dla swojej wsi.", ""),
        ("Warsztaty dla dzieci i dorosłych. Spotkania dzieci, młodzieży, dorosłych i starszych.", ""),
        ("Program obejmuje zakup sprzętu dla osób niepełnosprawnych.", ""),
    ],
)
def test_groups_in_boxes_are_read_and_names_costs_and_the_past_are_not(words: str, codes: str) -> None:
    assert found("target_groups", words) == set(codes.split())


@pytest.mark.parametrize(
    "words",
    [
        "Wspieramy ochronę przyrody. Na filmy są programy Polskiego Instytutu Sztuki Filmowej.",
        "Wspieramy ochronę przyrody. Na konferencje i sport pieniędzy nie ma.",
    ],
)
def test_what_another_programme_or_nobody_pays_for_is_no_theme(words: str) -> None:
    assert found("themes", words) == {"environment"}


def test_what_is_paid_for_is_heard_in_an_attachment_behind_a_long_page() -> None:
    page = "Szczegóły podajemy w regulaminie. " * 300
    text = f"{page}\n\nCelem konkursu jest wsparcie teatru amatorskiego."
    document = Document(url="", title="Nabór", text=text, parts=((len(page) + 2, "https://gmina.example/r.pdf"),))
    assert "theatre" in read(document).facts.themes


def test_clauses_behind_eight_thousand_characters_are_not_what_a_call_is_about() -> None:
    begun = "Celem konkursu jest wsparcie teatru amatorskiego.\n"
    clauses = "Wniosek ocenia komisja. " * 400
    assert read(Document(url="", title="Nabór", text=f"{begun}{clauses}\nPriorytetem jest sport.")).facts.themes == (
        read(Document(url="", title="Nabór", text=begun)).facts.themes
    )
