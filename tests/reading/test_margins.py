"""What stands on a page and is not of its call: other documents at the end, annexes, the portal's own lines."""

from datetime import date

import pytest

from grant_finder.model.document import Document
from grant_finder.reading.margins import without_margins
from grant_finder.reading.read import read
from tests.reading.announced import beginning

CALL = (
    "Wójt Gminy Rewal ogłasza otwarty konkurs ofert na zadania z kultury\n"
    "Oferty składa się do 10 marca 2027 r. do godz. 12:00 w urzędzie gminy.\n"
    "Wysokość środków: 40 000 zł.\n"
    "Ofertę ocenia komisja, a wynik podaje się na stronie urzędu i na tablicy.\n"
)

facts = beginning("")


@pytest.mark.parametrize(
    "margin",
    [
        "Podobne dokumenty\nBurmistrz Gryfic – konkurs, najwyżej 9 000 zł\nKonkurs ofert do 5 stycznia 2027 r.",
        "Zobacz także:\n\nMuzeum Narodowe ogłasza nabór do 2 lutego 2027 r.\n\nPula 2 mln zł",
        "Inne konkursy: „Noce poezji” – wnioski do 13 stycznia 2027 r., do 5 000 zł",
        "Zobacz też: Budżet Obywatelski – zgłaszanie projektów do 31 stycznia 2027 r.",
        "Przeczytaj również – Granty na teatr, 30 000 zł na jeden projekt",
        "Inne ogłoszenia w toku: „Czytamy” – oferty do 11 lutego 2027 r. | Stypendia – 400 000 zł",
        "Pozostałe nabory:\nStypendia dla uczniów – wnioski do 30 stycznia 2027 r.\nGranty – do 10 lutego 2027 r.",
        "Poprzednie aktualności\n2026/09/11 Granty – 310 000 złotych\n2026/06/02 Stypendia – wnioski do 30 czerwca",
        "Więcej wiadomości\nKonkurs ofert do 5 stycznia 2027 r.",
        "4 Inne aktualności\nFundacja Łąka ogłasza konkurs: dotacje do 7 000 zł",
        "Poprzedni: Fundacja Łąka rozda granty do 3 000 zł\nNastępny: Oferty do 4 lutego 2027 r.",
        "Załącznik nr 3 – WZÓR UMOWY\n§ 1. Dotacja do 5 000 zł wypłacona raz.\n§ 2. Do 1 lutego 2027 r. trwa nabór.",
        "UMOWA NR ……/2027\nzawarta w Rewalu\n§ 4. Jedna dotacja nie przekroczy 5 000 zł.",
        "Załącznik – JAK WYPEŁNIĆ OFERTĘ\nCzęść I. Najwyższa dotacja: 800 zł.",
        "Załącznik nr 2 – OŚWIADCZENIE\nOświadczam, że dotacja do 5 000 zł nie jest mi znana.",
        "Wesprzyj darowizną portal, który prowadzi Fundacja Łąka: granty do 5 000 zł.",
    ],
)
def test_what_a_page_adds_to_its_call_gives_no_facts(margin: str) -> None:
    assert facts(CALL + "\n" + margin) == facts(CALL)


def test_what_follows_a_list_of_other_documents_is_read_again() -> None:
    text = CALL + "Zobacz także\nZimowy bieg\nZałącznik nr 1 – REGULAMIN\nJedna dotacja wyniesie najwyżej 6 000 zł."
    found = read(Document(url="", title="", text=text))
    assert found.facts.amount_max == 6000
    (quote,) = found.evidence["amount_max"]
    assert text[quote.start : quote.end] == quote.quote


def test_a_section_of_the_regulation_below_other_news_is_read():
    text = CALL + "Zobacz także\nZimowy bieg\n§ 5. Jedna dotacja wyniesie najwyżej 6 000 zł."
    assert facts(text).amount_max == 6000


def test_a_list_of_annexes_hides_nothing_below_it() -> None:
    text = "Nabór na projekty\nZałącznik nr 1 – wzór umowy\nZałącznik nr 2 – oświadczenie\nOferty do 10 marca 2027 r."
    assert facts(text).deadline == date(2027, 3, 10)


def test_a_list_above_the_call_hides_nothing() -> None:
    text = "Zobacz także\n" + CALL
    assert facts(text).deadline == date(2027, 3, 10)


def test_the_margin_of_a_page_ends_where_its_attachment_begins() -> None:
    page = CALL + "Zobacz także\nZimowy bieg\n"
    text = page + "Regulamin: jedna dotacja wyniesie najwyżej 6 000 zł."
    found = read(Document(url="", title="", text=text, parts=((len(page), "https://gmina.example/regulamin.pdf"),)))
    assert found.facts.amount_max == 6000


@pytest.mark.parametrize("unit", ["Polecane\n", "\n \n", "Załącznik – wzór umowy\n§\n", "1", " "])
def test_places_stay_what_they_are(unit: str) -> None:
    raw = unit * 500
    assert len(without_margins(raw, (250,))) == len(raw)
