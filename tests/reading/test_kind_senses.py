"""What a page is, told by what it says: offers handed in, money spent, verdicts put off, prizes, lists of calls."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading.read import read


def kind_of(text: str) -> str | None:
    return read(Document(url="", title="", text=text)).facts.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Oferta złożona w trybie art. 19a\nStowarzyszenie Nasza Wieś złożyło uproszczoną ofertę "
            "realizacji zadania publicznego „Dzień Seniora”, kwota 10 000 zł. Uwagi do oferty można zgłaszać "
            "do 22 maja 2027 r.",
            "news",
        ),
        (
            "Informacja o ofercie w trybie pozakonkursowym\nDo urzędu wpłynęła oferta Klubu Sportowego Orzeł "
            "na zadanie „Wakacje z piłką”. Każdy może w terminie 7 dni zgłosić uwagi.",
            "news",
        ),
        (
            "Mały grant – Stowarzyszenie Echo\nWójt Gminy Lipno publikuje ofertę złożoną przez Stowarzyszenie "
            "Echo na podstawie art. 19a ustawy. Termin zgłaszania uwag: 7 dni od dnia zamieszczenia. Kwota "
            "dotacji: 5 000 zł.",
            "news",
        ),
        (
            "Burmistrz, uznając celowość realizacji zadania, zamieszcza ofertę Fundacji Dom na organizację "
            "festynu. Uwagi można wnosić do 3 czerwca 2027 r.",
            "news",
        ),
        (
            "Uproszczona oferta OSP Zalesie\nW dniu 5 maja 2027 r. OSP Zalesie złożyła ofertę na zadanie "
            "„Sztandar”. Wnioskowana kwota dotacji wynosi 8 000 zł.",
            "news",
        ),
        (
            "Przyznaje się dotację Stowarzyszeniu Kobiet w wysokości 6 000 zł na realizację zadania „Wieńce” "
            "w trybie art. 19a ustawy o działalności pożytku publicznego.",
            "results",
        ),
        (
            "Zarząd Powiatu zdecydował o przyznaniu środków w kwocie 9 000 zł Fundacji Most na zadanie „Wystawa”.",
            "results",
        ),
        (
            "Burmistrz przyznaje mały grant na realizację projektu „Wieczór poezji” Towarzystwu Miłośników "
            "Miasta – 4 000 zł.",
            "results",
        ),
        (
            "Pieniędzy na małe granty w tym roku już nie ma\nRezerwa, z której płacono za zadania "
            "organizacji, jest wyczerpana. O dodatkowych środkach poinformujemy w osobnym komunikacie.",
            "news",
        ),
        (
            "Środki na małe granty wyczerpane\nInformujemy, że w budżecie na 2027 rok nie ma już pieniędzy na "
            "zadania zlecane w trybie pozakonkursowym.",
            "news",
        ),
        (
            "Do 28 marca trwał nabór wniosków w programie „Działaj”. Wpłynęły 3 wnioski na kwotę 45 000 zł. "
            "Obecnie trwa etap weryfikacji.",
            "news",
        ),
        (
            "Zakończyliśmy przyjmowanie wniosków. Otrzymaliśmy 120 zgłoszeń, które teraz oceniają eksperci. "
            "Listę projektów ogłosimy w czerwcu.",
            "news",
        ),
        (
            "Rozstrzygnięcie otwartego konkursu ofert nastąpi później\nTermin rozstrzygnięcia konkursu na "
            "zadania publiczne w 2027 r. przesuwamy do dnia 29 stycznia 2027 r. Dotyczy zadań z kultury.",
            "news",
        ),
        (
            "Zmiana terminu ogłoszenia wyników\nWyniki konkursu grantowego podamy do 15 maja 2027 r., a nie "
            "jak planowano do 30 kwietnia.",
            "news",
        ),
        (
            "Cztery kluby z dotacją\nDo konkursu ofert zgłosiły się cztery kluby, wszystkie oferty oceniono "
            "pozytywnie i każdy klub otrzymał dofinansowanie. Umowy podpisano w kwietniu.\nLp. | Klub | Kwota "
            "dofinansowania\n1. | Orzeł | 15 000 zł\n2. | Sokół | 20 000 zł",
            "results",
        ),
        (
            "Kto dostał dotację? Poniżej lista organizacji, które otrzymały środki na kulturę w 2027 "
            "roku:\nStowarzyszenie A – 12 000 zł\nStowarzyszenie B – 8 000 zł",
            "results",
        ),
        (
            "Wiemy, kto otrzyma granty\nDo konkursu wpłynęło 40 wniosków. Komisja wybrała 10 projektów: "
            "Biblioteka w Lipnie – 5 000 zł, OSP Zalesie – 4 000 zł.",
            "results",
        ),
        (
            "Najlepsza biblioteka regionu\nMarszałek szuka najlepszej biblioteki. Zgłoszenia do 30 kwietnia "
            "2027 r. Biblioteka opisuje, co zrobiła w ostatnich dwóch latach. Nagrody: I miejsce – 40 tys. "
            "zł, II miejsce – 30 tys. zł.",
            "contest",
        ),
        (
            "Konkurs o Nagrodę Burmistrza dla twórców\nKandydatów można zgłaszać do 10 maja 2027 r. Nagroda "
            "pieniężna wynosi 5 000 zł i jest przyznawana za całokształt dorobku.",
            "contest",
        ),
        (
            "Konkurs na najpiękniejszy ogród. Zgłoszenia przyjmujemy do 15 czerwca 2027 r. Nagrody rzeczowe i "
            "pieniężne: 2 000 zł, 1 500 zł, 1 000 zł.",
            "contest",
        ),
        (
            "Aktywne Koło Gospodyń Wiejskich – rusza druga edycja konkursu. Koło opisuje swoją działalność z "
            "2026 roku, dołącza zdjęcia i dyplomy. Zwycięzcy dostaną nagrody finansowe: I miejsce 10 tys. zł.",
            "contest",
        ),
        (
            "Plebiscyt Sołtys Roku\nKandydatury do 20 maja 2027 r. Laureat otrzyma statuetkę i 3 000 zł.",
            "contest",
        ),
        (
            "NAGRODA HONOROWA I NAGRODA PIENIĘŻNA\nKonkurs o Nagrodę Małżonki Prezydenta RP jest skierowany "
            "do szkół. Wnioski o nagrodę składa się do 30 listopada 2026 r.",
            "contest",
        ),
        (
            "Dotacje na sport w 2027 roku\nZebrałem tutaj konkursy i programy dla klubów.\n\nProgram "
            "„Klub”\nDla kogo: kluby sportowe.\nPula środków: 40 000 000 zł.\nTermin składania wniosków: 15 "
            "marca 2027\n\nProgram „Sport dla Wszystkich”\nDla kogo: stowarzyszenia.\nPula środków: 21 000 "
            "000 zł.\nTermin składania wniosków: 21 grudnia 2026",
            "listing",
        ),
        (
            "Granty dla NGO – co warto wiedzieć w marcu\n1. Fundusz Lokalny – do 10 000 zł, wnioski do 15 "
            "marca.\n2. Fundacja Most – do 5 000 zł, wnioski do 20 marca.\n3. Program Zielona Gmina – do 30 "
            "000 zł, wnioski do 31 marca.",
            "listing",
        ),
        (
            "Jak otrzymać dofinansowanie z budżetu gminy\nO dofinansowanie mogą ubiegać się kluby sportowe i "
            "stowarzyszenia. Formularz wniosku i zasady są w Biuletynie Informacji Publicznej.",
            "call",
        ),
        (
            "Program wsparcia bibliotek\nWnioskodawcami są gminne biblioteki publiczne. Wniosek składa się na "
            "formularzu dostępnym na stronie urzędu.",
            "call",
        ),
        (
            "Konkursy fotograficzne i baletowe, festiwale, przeglądy – na takie działania można uzyskać "
            "wsparcie z programu „Kultura bliżej”. Wnioski do 10 maja 2027 r.",
            "call",
        ),
        (
            "Rusza konkurs na najlepsze inicjatywy sąsiedzkie. Na realizację każdej damy do 3 000 zł. Pomysły "
            "przyjmujemy do 10 maja 2027 r.",
            "call",
        ),
        (
            "Konkurs o dotację na prace przy zabytkach: wnioski do 28 lutego 2027 r.",
            "call",
        ),
        (
            "Młodzieżowa Rada Gminy ogłasza konkurs grantowy na projekty młodych. Na projekt 2 000 zł. "
            "Zgłoszenia do 5 maja 2027 r.",
            "call",
        ),
    ],
)
def test_a_page_is_what_it_says_whatever_words_of_calls_stand_in_it(text: str, kind: str) -> None:
    assert kind_of(text) == kind
