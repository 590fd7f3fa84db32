"""Who gives the money: told apart from those who help, host, keep registers or make rules."""

import pytest

from grant_finder.model.document import Document
from grant_finder.polish.nominative import to_nominative
from grant_finder.reading.funder import extract
from grant_finder.reading.structure import Text


def funder(words: str) -> object:
    found = extract(Text(Document(url="", title="", text=words))).get("funder")
    if found is None:
        return None
    assert all(quote.quote == words[quote.start : quote.end] for quote in found.evidence)
    return found.value


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Burmistrz Śmigla ogłasza otwarty konkurs ofert.", "Burmistrz Śmigla"),
        ("Ogłoszenie Urzędu Miejskiego w Żninie", "Urząd Miejski w Żninie"),
        ("Konkurs ogłosił samorząd województwa mazowieckiego.", "Samorząd województwa mazowieckiego"),
        ("Pieniądze daje Minister do spraw Polityki Senioralnej.", "Minister do spraw Polityki Senioralnej"),
        ("O konkursie informuje Podlaski Wojewódzki Konserwator Zabytków.", "Podlaski Wojewódzki Konserwator Zabytków"),
        ("Nabór prowadzi Fundacja “Jasny Brzeg”.", "Fundacja “Jasny Brzeg”"),
        ("Granty z budżetu Województwa Małopolskiego.", "Województwo Małopolskie"),
        ("Operator: Lokalna Grupa Działania Kraina wokół Jeziora", "Lokalna Grupa Działania Kraina wokół Jeziora"),
        ("Euroregion Pradolina otwiera nabór.", "Euroregion Pradolina"),
        (
            "Wójt Gminy Rewal zachęca: warto wziąć udział w konkursie. Ogłosił go Powiat Gryficki.",
            "Powiat Gryficki",
        ),
        ("Dyrektor PISF ogłosił program.", "Polski Instytut Sztuki Filmowej (PISF)"),
    ],
)
def test_who_announces_or_pays(words: str, name: str) -> None:
    assert funder(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("W poniedziałek burmistrz Tucholi ogłosił konkurs dla organizacji.", "Burmistrz Tucholi"),
        ("Powiat kościański ogłosił konkurs na dotacje.", "Powiat kościański"),
        ("ZARZĄD POWIATU BRZESKIEGO OGŁASZA OTWARTY KONKURS OFERT", "Zarząd Powiatu Brzeskiego"),
        ("ZARZĄDZENIE NR 12 WÓJTA GMINY ŁĄCK z dnia 3 stycznia w sprawie ogłoszenia konkursu", "Wójt Gminy Łąck"),
        ("Zarządzeniem Nr 8 Prezydenta Miasta Tychy z 5 marca ogłoszono konkurs.", "Prezydent Miasta Tychy"),
        ("Zarządzenie o konkursie podpisał Prezydent Miasta Racibórz.", "Prezydent Miasta Racibórz"),
        ("Prezydent Jan Nowak zachęca do udziału. Miasto Gliwice przeznaczy 100 tys. zł.", "Miasto Gliwice"),
        ("Burmistrz Marek Nowak ogłosił konkurs. Pieniądze daje Gmina Łask.", "Gmina Łask"),
        ("Minister pracy i polityki społecznej ogłosił nabór.", "Minister pracy i polityki społecznej"),
        ("Strefa Kultury Wrocław prowadzi nabór.", "Strefa Kultury Wrocław"),
        ("Program prowadzi Zakład Gospodarki Odpadami Komunalnymi.", "Zakład Gospodarki Odpadami Komunalnymi"),
        ("PKN Orlen rusza z grantami dla społeczności.", "PKN Orlen"),
        ("Ratusz rozdzieli 800 tys. zł na imprezy w dzielnicach.", "Ratusz"),
        ("Wnioski składa się w kancelarii Urzędu Miasta Jastrzębie-Zdrój.", "Urząd Miasta Jastrzębie-Zdrój"),
        ("Słupski Fundusz Lokalny daje pieniądze w mieście Słupsku.", "Słupski Fundusz Lokalny"),
        ("Dotacje są dla sąsiadów. Patronem konkursu jest prezydent Gdańska.", None),
    ],
)
def test_givers_are_known_in_small_letters_in_capitals_and_by_what_they_begin(words: str, name: str | None) -> None:
    assert funder(words) == name


@pytest.mark.parametrize(
    "aside",
    [
        "Patronat honorowy objął Instytut Pamięci Narodowej.",
        "Nie dotyczy muzeów prowadzonych i współprowadzonych przez MKiDN.",
        "Koło musi mieć wpis do rejestru, który prowadzi ARiMR.",
        "Źródło: Stowarzyszenie Dobry Portal",
        "Podstawą jest uchwała Rady Miejskiej w Lesznie.",
    ],
)
def test_patrons_registers_sources_and_lawmakers_pay_nothing(aside: str) -> None:
    assert funder(f"Fundacja Nowy Most ogłasza nabór. {aside}") == "Fundacja Nowy Most"


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Gminnego Ośrodka Kultury w Górze", "Gminny Ośrodek Kultury w Górze"),
        ("Zarządem Powiatu Nowodworskiego", "Zarząd Powiatu Nowodworskiego"),
        ("Powiatu Gryfińskiego", "Powiat Gryfiński"),
        ("Starostwie Powiatowym w Kościanie", "Starostwo Powiatowe w Kościanie"),
        ("Lokalnej Grupy Działania Pałuki", "Lokalna Grupa Działania Pałuki"),
        ("Centrum Kulturalnego w Pile", "Centrum Kulturalne w Pile"),
        ("Bank Spółdzielczy", "Bank Spółdzielczy"),
    ],
)
def test_bodies_are_called_by_their_nominative(written: str, called: str) -> None:
    assert to_nominative(written) == called


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Zarząd Małopolski przeznaczył 200 tys. zł na konkurs.", "Zarząd Małopolski"),
        ("Samorząd Mazowsza rozda granty dla orkiestr.", "Samorząd Mazowsza"),
        ("Marszałek Wielkopolski ogłasza konkurs ofert.", "Marszałek Wielkopolski"),
        ("Samorząd Warmii i Mazur ogłosił nabór.", "Samorząd Warmii i Mazur"),
        ("M.st. Warszawa przyzna stypendia artystyczne.", "M.st. Warszawa"),
        ("Prezydent m.st. Warszawy ogłasza konkurs.", "Prezydent m.st. Warszawy"),
        ("Grupa z powiatu lubartowskiego może dostać 5 tys. zł. Daje je Fundacja Dobry Las.", "Fundacja Dobry Las"),
        (
            "Organizacje z gminy Śmigiel dostaną granty. Konkurs prowadzi Stowarzyszenie Most Wzajemności.",
            "Stowarzyszenie Most Wzajemności",
        ),
        (
            "Stowarzyszenie Lokalna Grupa Działania „Nad Rzeką” (gminy: Góra, Wąsosz)\n\nzaprasza do konkursu.",
            "Stowarzyszenie Lokalna Grupa Działania „Nad Rzeką”",
        ),
        (
            "Fundacja Jasna Strona (operator)\nogłasza konkurs grantowy. Partner: Powiat Kościański.",
            "Fundacja Jasna Strona",
        ),
        ("550 tys. zł da w tym roku samorząd województwa na kapliczki.", "Samorząd województwa"),
        ("Powiat Kościański dał na konkurs 30 tys. zł.", "Powiat Kościański"),
        ("Konkurs Fundacji mLeasing: do 5 tys. zł dla bibliotek.", "Fundacja mLeasing"),
        (
            "Grupa Orzech | O nas | Produkty\n\nPytania o konkurs\n\nKto może złożyć wniosek? Szkoły i gminy.",
            "Grupa Orzech",
        ),
        (
            "CENTRUM KULTURY W ŻYRARDOWIE\nRepertuar / Zajęcia / Kontakt\n\nMasz pomysł? Mamy mikrogrant!",
            "Centrum Kultury w Żyrardowie",
        ),
        ("Fundusz Sołecki Pod Lasem – mikrogranty\n\nDo 3 tys. zł na pomysł.", "Fundusz Sołecki Pod Lasem"),
        ("Wnioski zbierają Warsztaty Sztuki w Lublinie.", "Warsztaty Sztuki w Lublinie"),
        ("Wnioski zbiera Wydział Kultury.", None),
        (
            "Nabór ogłosił Miejski Ośrodek Kultury „Amfiteatr”. Projekty trwają do maja.",
            "Miejski Ośrodek Kultury „Amfiteatr”",
        ),
        ("Mieszkańcy gminy Śmigiel mogą dostać granty od firmy.", None),
        ("Do rozdania jest 40 tys. zł z budżetu Gminy Śmigiel.", "Gmina Śmigiel"),
        ("Organizatorem konkursu jest Gminna Biblioteka Publiczna w Lipnie.", "Gminna Biblioteka Publiczna w Lipnie"),
        (
            "Konkurs organizowany przez Powiatową Bibliotekę Publiczną w Lipnie.",
            "Powiatowa Biblioteka Publiczna w Lipnie",
        ),
        ("Fundatorem grantów jest Bank Spółdzielczy w Kościanie.", "Bank Spółdzielczy w Kościanie"),
        ("Grantodawca: Fundacja Orange", "Fundacja Orange"),
        ("Nabór ogłosiło Ministerstwo Sprawiedliwości.", "Ministerstwo Sprawiedliwości"),
        ("Fundacja Dobra Wola S.A. „Razem raźniej” ogłasza nabór.", "Fundacja Dobra Wola S.A."),
        (
            "Agencja Wykonawcza ds. Edukacji, Kultury i Sektora Audiowizualnego ogłosiła konkurs.",
            "Agencja Wykonawcza ds. Edukacji i Kultury",
        ),
        ("Ze środków Ministra Kultury i Dziedzictwa Narodowego.", "Ministerstwo Kultury i Dziedzictwa Narodowego"),
    ],
)
def test_givers_are_known_by_regions_behind_brackets_and_by_the_head_of_their_page(
    words: str, name: str | None
) -> None:
    assert funder(words) == name
