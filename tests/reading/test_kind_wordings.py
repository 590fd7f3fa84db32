"""What a page is, in many wordings: a call, or one of the eight things that look like one."""

import pytest

from tests.reading.announced import titled


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (
            "results",
            "Dotacje dla kapliczek",
            "Samorząd właśnie rozstrzygnął konkurs. W otwartym konkursie ofert podzielono 91 tys. zł między "
            "dziesięć parafii. Umowy podpisano wczoraj.",
        ),
        (
            "results",
            "Kto dostanie pieniądze na kulturę?",
            "Miasto wybrało 12 projektów. Najwięcej, 20 tys. zł, otrzyma Stowarzyszenie Scena.",
        ),
        (
            "results",
            "Pieniądze dla organizacji",
            "Prawie 300 tys. zł trafi do 24 organizacji. Burmistrz podpisał listę dofinansowanych zadań.",
        ),
        (
            "results",
            "Ochotnicy z Brodnicy z grantem",
            "Zarząd Województwa przyznał dotacje w konkursie kulturalnym. Na liście znalazło się 45 podmiotów.",
        ),
        (
            "results",
            "Zakończyła się ocena wniosków",
            "Poniżej publikujemy listę projektów, które otrzymają dofinansowanie w naborze jesiennym.",
        ),
        (
            "results",
            "Stypendia artystyczne 2027",
            "Prezydent wręczył stypendia dziesięciu twórcom. Gratulujemy stypendystom!",
        ),
        (
            "results",
            "Znamy szczęśliwców",
            "Do programu zgłoszono 140 wniosków, wsparcie otrzymają 32 biblioteki. Lista w załączniku.",
        ),
        (
            "results",
            "Ogłoszenie wyników",
            "Komisja oceniła 14 ofert. Dotację przyznano: 1. Stowarzyszenie Nuta – 8 000 zł, 2. Koło Gospodyń w "
            "Lipie – 5 000 zł.",
        ),
        (
            "results",
            "Zarządzenie nr 15 Wójta w sprawie wyboru ofert i udzielenia dotacji",
            "§ 1. Udziela się dotacji Stowarzyszeniu Nuta w kwocie 8 000 zł.",
        ),
        (
            "news",
            "Mamy dotację!",
            "Nasza biblioteka otrzymała 20 tys. zł z programu Narodowego Centrum Kultury na warsztaty dla seniorów.",
        ),
        (
            "news",
            "Umowa na granty podpisana",
            "Prezes LGD i marszałek podpisali umowę o przyznaniu pomocy na projekty grantowe. Umowy z "
            "grantobiorcami podpiszemy w maju.",
        ),
        (
            "news",
            "Kto zostanie patronem roku 2028?",
            "Propozycje zbiera samorząd województwa. Wnioski mogą składać gminy, organizacje i uczelnie.",
        ),
        (
            "news",
            "Jak napisać dobry wniosek o dotację?",
            "Podpowiadamy, na co zwrócić uwagę: opis potrzeb, harmonogram, budżet. Nie odkładaj pisania na "
            "ostatnią chwilę.",
        ),
        (
            "news",
            "Zmiany w ustawie o pożytku",
            "Sejm przyjął nowelizację. Od stycznia organizacje złożą uproszczone sprawozdania, a limit małych "
            "grantów wzrośnie do 20 tys. zł.",
        ),
        (
            "news",
            "Konsultacje programu współpracy",
            "Zapraszamy organizacje do zgłaszania uwag do projektu programu do 15 października. Formularz uwag "
            "w załączniku.",
        ),
        ("news", "Sonda: na co gmina powinna wydać pieniądze?", "Oddaj głos. Wyniki sondy podamy za tydzień."),
        ("news", "Nabór do chóru", "Szukamy głosów! Próby we wtorki o 18.00, przesłuchania 5 maja."),
        (
            "news",
            "Kandydaci na członków komisji konkursowej",
            "Zapraszamy organizacje do zgłaszania kandydatów na członków komisji oceniającej oferty do 10 maja.",
        ),
        (
            "news",
            "Dyrektorka domu kultury o planach",
            "W wywiadzie mówi o remoncie, dotacji z ministerstwa i nowych zajęciach.",
        ),
        (
            "listing",
            "Granty w maju",
            "1. Fundacja Łąka: do 5 maja, do 8 tys. zł na pomysł.\n2. Program „Ogród”: do 12 maja, do 15 tys. "
            "zł.\n3. Muzeum Ziemi: do 30 maja, stypendia.",
        ),
        (
            "listing",
            "Marszałek ogłasza następne konkursy",
            "Zabytki: zgłoszenia do 27 marca, do rozdysponowania 1 mln zł\nKlub sportowy: zgłoszenia do 18 "
            "marca, do rozdysponowania 500 tys. zł\nWolontariat: zgłoszenia do 16 marca, do rozdysponowania 100 "
            "tys. zł",
        ),
        (
            "listing",
            "Gdzie po pieniądze?",
            "Przegląd konkursów dla organizacji: Fundacja A (do 3 marca), Fundacja B (do 9 marca), Program C "
            "(do 15 marca).",
        ),
        ("listing", "Newsletter grantowy", "W tym numerze: pięć naborów, które kończą się w kwietniu."),
        (
            "listing",
            "Aktualne nabory",
            "Kultura ludowa – termin: 5 maja – dotacja do 10 tys. zł\nSeniorzy w akcji – termin: 8 maja – "
            "dotacja do 14 tys. zł\nMłodzi – termin: 9 czerwca – dotacja do 5 tys. zł",
        ),
        (
            "listing",
            "Konkursy dla bibliotek",
            "Zebraliśmy dla Was najciekawsze programy, z których biblioteki mogą skorzystać jesienią.",
        ),
        ("job", "Praca w bibliotece", "Zatrudnimy bibliotekarza na pełny etat. CV prosimy przesyłać do 5 maja."),
        (
            "job",
            "Dyrektor Domu Kultury poszukiwany",
            "Burmistrz ogłasza konkurs na kandydata na stanowisko dyrektora. Oferty do 5 maja.",
        ),
        (
            "job",
            "Ogłoszenie o naborze na stanowisko",
            "Wójt Gminy ogłasza nabór na stanowisko referenta ds. kultury. Wymagane wykształcenie wyższe.",
        ),
        (
            "contest",
            "Konkurs na najpiękniejszą szopkę",
            "Prace dzieci i młodzieży przyjmujemy do 5 grudnia. Nagrody rzeczowe.",
        ),
        (
            "contest",
            "Konkurs fotograficzny „Moja wieś”",
            "Każdy może nadesłać trzy zdjęcia do 5 maja. I miejsce – 1000 zł.",
        ),
        (
            "contest",
            "Nagroda literacka im. Lipskiej",
            "Autorzy mogą zgłaszać tomy wydane w 2026 r. Laureat otrzyma 20 tys. zł i statuetkę.",
        ),
        (
            "contest",
            "Najlepsza inicjatywa sołecka",
            "Po raz czwarty wybierze ją kapituła. Zgłosić można przedsięwzięcie zrealizowane w latach "
            "2024–2026. Nagrody: I miejsce – 7 tys. zł, II miejsce – 5 tys. zł.",
        ),
        (
            "contest",
            "Przegląd orkiestr dętych",
            "Karty zgłoszeń zespołów przyjmujemy do 5 maja. Jury przyzna Grand Prix i wyróżnienia.",
        ),
        ("contest", "Plebiscyt na Społecznika Roku", "Zgłoszenia kandydatów do 5 maja. Zwycięzca otrzyma statuetkę."),
        (
            "participatory_budget",
            "Budżet obywatelski: ruszyło głosowanie",
            "Mieszkańcy wybierają spośród 40 projektów do 5 maja.",
        ),
        (
            "participatory_budget",
            "Zgłoś projekt do budżetu obywatelskiego",
            "Pomysły mieszkańców przyjmujemy do 5 maja. Na projekty osiedlowe jest 200 tys. zł.",
        ),
        (
            "participatory_budget",
            "Wiemy, które projekty wygrały",
            "IX edycja budżetu obywatelskiego: są wyniki głosowania.",
        ),
        (
            "training",
            "Jak zdobyć grant? Bezpłatne szkolenie",
            "Zapraszamy organizacje 5 maja o 17.00 do biblioteki. Zapisy mailowo.",
        ),
        (
            "training",
            "Spotkanie informacyjne o naborze",
            "W środę opowiemy o zasadach programu. Obowiązuje rejestracja.",
        ),
        ("training", "Webinar dla wnioskodawców", "Poprowadzi go ekspertka fundacji. Link wyślemy po zapisie."),
        (
            "tender",
            "Zapytanie ofertowe na druk książki",
            "Biblioteka zaprasza do składania ofert do 5 maja. Kryterium: cena 100%.",
        ),
        (
            "tender",
            "Zaproszenie do złożenia oferty",
            "Muzeum zamawia nagłośnienie koncertu. Cenę brutto należy podać do 5 maja.",
        ),
        (
            "call",
            "Darowizny Fundacji Łąka",
            "Po darowiznę może sięgnąć każde stowarzyszenie, biblioteka i dom kultury. Nie wspieramy firm. "
            "Wniosek wypełnia się na stronie fundacji.",
        ),
        (
            "call",
            "Pieniądze na sąsiedzkie pomysły",
            "Masz pomysł na podwórko? Napisz do nas do 5 maja, a dostaniesz do 2 000 zł.",
        ),
        (
            "call",
            "Inicjatywa lokalna w gminie",
            "Mieszkańcy mogą przez cały rok składać wnioski o wspólną realizację zadań. Gmina kupuje materiały.",
        ),
        (
            "call",
            "Małe granty (tryb pozakonkursowy)",
            "Organizacja może złożyć ofertę w każdej chwili. Zadanie trwa do 90 dni i kosztuje gminę najwyżej "
            "10 tys. zł.",
        ),
        ("call", "Kolejna edycja programu „Scena”", "Fundacja zaprasza domy kultury. Wypełnij formularz do 5 maja."),
        (
            "call",
            "Wydłużamy czas na wnioski",
            "Nabór w programie „Scena” potrwa do 5 maja. Przypominamy: grant to 10 tys. zł.",
        ),
        ("call", "Ostatnie dni naboru", "Jeszcze do 5 maja organizacje mogą się starać o środki z Funduszu Łąka."),
        (
            "call",
            "Stypendia dla twórców",
            "Do 5 maja można ubiegać się o stypendium burmistrza. Miesięcznie to 2 tys. zł.",
        ),
        (
            "call",
            "Rezydencje artystyczne 2027",
            "Zapraszamy artystów do składania aplikacji na pobyty twórcze. Stypendium 4 000 zł, termin 5 maja.",
        ),
        (
            "call",
            "Stypendia artystyczne",
            "Kandydaci do stypendium mogą składać wnioski do 5 maja. Wysokość stypendium: 1 000 zł.",
        ),
        (
            "call",
            "Drobne granty dla uczniów",
            "W poprzedniej kadencji rady uczniowie prosili o dofinansowanie. Jednorazowo grupa może otrzymać 900 zł.",
        ),
        ("call", "Zapowiedź: w maju ruszy nabór do programu „Scena”", "Domy kultury dostaną do 30 tys. zł."),
        (
            "news",
            "Oferta złożona w trybie art. 19a",
            "Stowarzyszenie Nuta złożyło ofertę na koncert. Kwota dotacji: 10 000 zł. Uwagi można zgłaszać do 22 maja.",
        ),
        (
            "news",
            "Oferta realizacji zadania publicznego",
            "Do urzędu wpłynęła oferta Koła Gospodyń Wiejskich na zadanie „Dożynki”. Każdy może zgłosić uwagi "
            "do oferty w ciągu 7 dni na formularzu.",
        ),
        (
            "news",
            "Informacja o złożeniu oferty w trybie małych grantów",
            "Wójt uznał celowość realizacji zadania i zamieszcza ofertę. Wnioskowana kwota: 8 000 zł.",
        ),
        (
            "results",
            "Mały grant przyznany",
            "Burmistrz zdecydował o przyznaniu środków na realizację zadania „Noc poezji” Stowarzyszeniu Strofa "
            "w kwocie 5 000 zł.",
        ),
        (
            "news",
            "Po naborze",
            "Do 28 marca trwał nabór do programu „Scena”. Wpłynęły trzy wnioski, teraz trwa etap weryfikacji.",
        ),
        (
            "call",
            "Wsparcie działań kulturalnych",
            "Konkursy fotograficzne i baletowe, festiwale, przeglądy – na takie działania można uzyskać "
            "wsparcie. Wnioski do 5 maja.",
        ),
        (
            "contest",
            "Konkurs „Nasze Koło” o Nagrodę Małżonki Prezydenta",
            "Koła opisują swoją działalność. Nagroda honorowa i nagroda pieniężna 10 000 zł.",
        ),
    ],
)
def test_the_kind_is_heard_in_many_words(kind: str, title: str, words: str) -> None:
    assert titled(title, words).kind == kind
