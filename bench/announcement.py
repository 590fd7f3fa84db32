"""Made-up announcements in the Polish of offices: every host's own funder and place, several facts in each."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
FIRST_DAY = date(2026, 12, 1)
_STEMS = (
    "Brzozi Dęb Gaj Jasie Kali Krusz Lip Łęk Modrze Olsz Pokrzy Rogo Sosn Strze Topol Wierzb Zbó Żurawi Świerk Kłos"
).split()
_ENDINGS = "nica,owiec,owo Górne,owo Dolne,ówek,anka,insko,uchów,yny,atka".split(",")
_THEMES = (
    ("kultury i ochrony dziedzictwa", "wydarzeń kulturalnych, warsztatów rękodzieła oraz wydawnictw o historii gminy"),
    ("edukacji ekologicznej", "zajęć terenowych, wystaw przyrodniczych i prelekcji dla mieszkańców"),
    ("aktywności osób starszych", "zajęć klubowych, wyjść do teatru i spotkań międzypokoleniowych"),
    ("turystyki i krajoznawstwa", "rajdów pieszych, oznakowania szlaków i druku przewodników"),
    ("czytelnictwa", "spotkań autorskich, klubów książki i zakupu nowości do filii bibliotecznych"),
    ("folkloru i twórczości ludowej", "prób zespołów, zakupu strojów i przeglądów kapel"),
    ("wypoczynku dzieci i młodzieży", "półkolonii, warsztatów teatralnych i nauki gry na instrumentach"),
)
_UNTIL = (
    "Oferty należy złożyć do dnia {day} do godz. 15:30.",
    "Termin składania wniosków upływa {day} o godz. 12.00.",
    "Na wnioski czekamy do {day} (decyduje data wpływu do urzędu).",
    "Wnioski przyjmowane są od 1 grudnia 2026 r. do {day} w godzinach pracy urzędu.",
)
_AMOUNTS = (
    "Maksymalna kwota dotacji na jedno zadanie wynosi {most} zł. W budżecie zarezerwowano {pool} zł.",
    "Na konkurs przeznaczono łącznie {pool} zł, a jedno zadanie może otrzymać nie więcej niż {most} zł.",
    "Pula środków: {pool} zł\nDofinansowanie jednego projektu: do {most} zł",
)
_OWN = (
    "Wymagany jest wkład własny w wysokości co najmniej {own}% kosztów zadania.",
    "Wnioskodawca zapewnia minimum {own}% wkładu własnego, także w formie pracy wolontariuszy.",
    "Wkład własny nie jest wymagany.",
)
_WHO = (
    "O dotację mogą ubiegać się organizacje pozarządowe oraz podmioty wymienione w art. 3 ust. 3 ustawy o działalności "
    "pożytku publicznego i o wolontariacie, które prowadzą działalność na terenie gminy.",
    "Uprawnieni wnioskodawcy: stowarzyszenia, fundacje, koła gospodyń wiejskich i ochotnicze straże pożarne.",
    "Wnioski mogą składać instytucje kultury, biblioteki publiczne i domy kultury, a także parafie, które opiekują się "
    "zabytkiem.",
)
_BACKGROUND = (
    "Konkurs odbywa się po raz {nr}. W ubiegłym roku wpłynęło {many} wniosków, a wsparcie otrzymało {few} z nich.",
    "Zadania mają odpowiadać na potrzeby mieszkańców opisane w programie współpracy przyjętym uchwałą rady gminy.",
    "Spotkanie informacyjne odbędzie się w sali narad urzędu; zapisy prowadzi pełnomocnik do spraw organizacji.",
    "Rozliczenie polega na złożeniu sprawozdania końcowego wraz z zestawieniem faktur i rachunków.",
    "Urząd może wezwać do uzupełnienia braków formalnych w ciągu siedmiu dni roboczych od dnia zamknięcia naboru.",
    "Umowa zostanie podpisana po przedłożeniu zaktualizowanego harmonogramu i kosztorysu.",
    "Materiały promocyjne muszą zawierać herb gminy i informację o źródle finansowania.",
    "Przed wypełnieniem formularza warto przeczytać odpowiedzi na najczęstsze pytania z poprzednich edycji.",
)
_RULES = (
    "Oferta złożona przez podmiot nieuprawniony, niekompletna albo podpisana przez osoby bez umocowania nie będzie "
    "rozpatrywana pod względem merytorycznym.",
    "Oceny dokonuje komisja powołana zarządzeniem wójta, w której skład wchodzą przedstawiciele urzędu oraz osoby "
    "wskazane przez organizacje, z wyłączeniem tych, które biorą udział w konkursie.",
    "Ostateczną decyzję o wyborze i wysokości wsparcia podejmuje wójt w formie zarządzenia; nie przysługuje od niej "
    "odwołanie.",
    "Kwota przyznana może być niższa od wnioskowanej; w takim przypadku oferent koryguje kosztorys i harmonogram albo "
    "rezygnuje z podpisania umowy.",
    "Dopuszcza się przesunięcia między pozycjami kosztorysu do 20 procent bez aneksu, o ile nie zmienia to celu.",
    "Zadanie musi być realizowane z należytą starannością, zgodnie z umową i obowiązującymi standardami, a także z "
    "zachowaniem zasad dostępności dla osób o szczególnych potrzebach.",
    "Wnioskodawca prowadzi wyodrębnioną ewidencję księgową środków otrzymanych na realizację zadania oraz wydatków "
    "dokonywanych z tych środków.",
    "Organ zastrzega sobie prawo do odwołania konkursu bez podania przyczyny, unieważnienia go albo zmiany wysokości "
    "środków w przypadku istotnych zmian w uchwale budżetowej.",
    "Informacja o wynikach pojawi się na stronie internetowej, w Biuletynie Informacji Publicznej oraz na tablicy "
    "ogłoszeń w siedzibie urzędu.",
    "Zleceniobiorca wyznaczy osobę odpowiedzialną za kontakt i będzie na bieżąco informował o terminach poszczególnych "
    "działań, aby pracownik urzędu mógł przeprowadzić kontrolę na miejscu.",
    "Dotację niewykorzystaną lub pobraną nienależnie zwraca się na rachunek gminy wraz z odsetkami liczonymi jak dla "
    "zaległości podatkowych.",
    "W ramach zadania można przewidzieć świadczenie wolontariuszy, jeżeli podpisano z nimi porozumienia określające "
    "zakres i czas pracy.",
)
_COSTS = (
    "wynagrodzenia instruktorów",
    "materiały i druk",
    "wynajem sali i sprzętu",
    "transport uczestników",
    "promocja",
)
_NOT_COSTS = ("zakup nieruchomości", "spłata odsetek i kar", "koszty poniesione przed podpisaniem umowy")
_CRITERIA = ("zgodność z celem konkursu", "zasięg i liczba odbiorców", "realność kosztorysu", "doświadczenie zespołu")
_PAPERS = ("statut", "odpis z rejestru nie starszy niż trzy miesiące", "oświadczenie o braku zaległości")
_CLAUSE = (
    "Administratorem danych osobowych jest wójt, z którym można skontaktować się pod adresem urzędu.",
    "Dane będą przetwarzane w celu przeprowadzenia naboru, zawarcia umowy i jej rozliczenia, na podstawie przepisów "
    "prawa oraz zgody osoby, której dotyczą.",
    "Osobie, której dane dotyczą, przysługuje prawo dostępu do treści danych, ich sprostowania, ograniczenia "
    "przetwarzania oraz wniesienia skargi do organu nadzorczego.",
    "Dane będą przechowywane przez okres wynikający z przepisów o archiwizacji, nie krócej niż pięć lat.",
    "Podanie danych jest dobrowolne, lecz niezbędne do wzięcia udziału w konkursie.",
)


@dataclass(frozen=True)
class Said:
    """One announcement: its headline, paragraphs, and lists under their headings."""

    funder: str
    title: str
    paragraphs: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    ending: tuple[str, ...]


def place(host: int) -> str:
    """Return the name of a host's gmina; the first 200 hosts have 200 names."""
    return f"{_STEMS[host % 20]}{_ENDINGS[host // 20 % 10]}"


def said(host: int, number: int, edition: int = 0) -> Said:
    """Return announcement `number` of `host`, 3-5 KB of text; `edition` moves its last day by so many days."""
    rng = random.Random(f"{host}/{number}")
    theme, tasks = _THEMES[(host + number) % len(_THEMES)]
    funder = f"Gmina {place(host)}"
    begun = (
        f"{funder} ogłasza otwarty konkurs ofert na zadania z zakresu {theme} w 2027 roku. "
        f"Środki można przeznaczyć na organizację {tasks}."
    )
    facts = [begun, *_facts(rng, edition)]
    around = [one.format(nr=rng.randrange(3, 15), many=rng.randrange(20, 60), few=rng.randrange(5, 19))
              for one in rng.sample(_BACKGROUND, rng.randrange(4, len(_BACKGROUND)))]  # fmt: skip
    around += rng.sample(_RULES, rng.randrange(4, len(_RULES)))
    lists = [("Koszty kwalifikowane:", _COSTS), ("Koszty niekwalifikowane:", _NOT_COSTS),
             ("Kryteria oceny:", _CRITERIA), ("Do oferty należy dołączyć:", _PAPERS)]  # fmt: skip
    return Said(
        funder=funder,
        title=f"Otwarty konkurs ofert nr {number + 1}/2027 w zakresie {theme} – {funder}",
        paragraphs=(*facts, *around),
        lists=tuple(rng.sample(lists, rng.randrange(2, 5))),
        ending=(
            "Klauzula informacyjna",
            *_CLAUSE,
            f"Kontakt: urzad@{number}.example.org, tel. 12 345 67 {host % 90 + 10}",
        ),
    )


def _facts(rng: random.Random, edition: int) -> list[str]:
    last = FIRST_DAY + timedelta(days=rng.randrange(20, 100) + edition)
    day = rng.choice((f"{last.day} {MONTHS[last.month - 1]} {last.year} r.", f"{last:%d.%m.%Y} r."))
    most = rng.randrange(5, 60) * 1000
    sums = {"most": _grouped(most), "pool": _grouped(most * rng.randrange(4, 12)), "own": rng.choice((5, 10, 15, 20))}
    return [
        rng.choice(_UNTIL).format(day=day),
        rng.choice(_AMOUNTS).format(**sums),
        rng.choice(_WHO),
        rng.choice(_OWN).format(**sums),
        f"Zadanie należy zrealizować od 1 lutego 2027 r. do {rng.randrange(1, 31)} listopada 2027 r.",
        "Wnioski składa się w generatorze ofert lub w sekretariacie urzędu, ul. Rynek 1.",
    ]


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u00a0")
