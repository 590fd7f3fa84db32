"""Projects and calls that the drafting tests work with, written by us."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from grant_finder.model.call import Call
from grant_finder.model.facts import Facts
from grant_finder.model.project import Activity, Cost, Partner, PastGrant, Project, Result, Staff

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)

LIBRARY = Partner(
    id="biblioteka",
    name="Biblioteka Publiczna Miasta i Gminy Śmigiel",
    legal_form="library",
    seat="3011053",
    address="ul. Przykładowa 1, 64-030 Śmigiel",
    registered=date(1949, 1, 1),
    register="RIK",
    register_number="4/1992",
    statute_fields=("reading", "cultural_education", "heritage_intangible"),
    statute_paragraph="§ 6 ust. 2",
    vat_payer=False,
    representation="dyrektor jednoosobowo",
    role="koordynuje projekt i prowadzi nagrania",
    resources="czytelnia na 40 osób, rejestrator dźwięku, dwie bibliotekarki",
    experience="W 2025 r. przeprowadziła cykl „Opowiedz mi Śmigiel” dla 64 osób.",
    contact="Anna Przykładowa",
    email="biblioteka@example.org",
    phone="000 000 001",
    contribution=Decimal(2000),
    past_grants=(PastGrant(year=2024, programme="Partnerstwo dla książki", amount=Decimal(18500)),),
)
ASSOCIATION = Partner(
    id="stowarzyszenie",
    name="Stowarzyszenie Miłośników Ziemi Śmigielskiej",
    legal_form="association",
    seat="3011053",
    address="ul. Wiatraczna 7, 64-030 Śmigiel",
    registered=date(2011, 5, 20),
    register="KRS",
    register_number="0000000000",
    statute_fields=("heritage_intangible", "cultural_education", "history_memory"),
    statute_paragraph="§ 8 pkt 3",
    last_year_income=Decimal(42000),
    vat_payer=False,
    representation="dwóch członków zarządu łącznie",
    role="prowadzi warsztaty kowalskie",
    resources="dwunastu wolontariuszy, kuźnia w skansenie",
    experience="Od 2012 r. organizuje spacery historyczne.",
    contact="Jan Wzorowy",
    email="stowarzyszenie@example.org",
    phone="000 000 002",
    contribution=Decimal(1000),
)
KGW = Partner(
    id="kgw",
    name="Koło Gospodyń Wiejskich w Bronikowie",
    legal_form="kgw",
    seat="3011053",
    address="Bronikowo 12, 64-030 Śmigiel",
    register="KRKGW",
    register_number="12345",
    statute_fields=("folklore", "heritage_intangible"),
    representation="przewodnicząca jednoosobowo",
    role="przygotowuje wieczory opowieści i poczęstunek",
    resources="świetlica z kuchnią",
    contact="Maria Przykładna",
    phone="000 000 003",
)

FULL = Project(
    title="Śmigielskie opowieści przy kuźni",
    summary="Młodzież nagra opowieści najstarszych mieszkańców i razem z nimi odtworzy pracę w kuźni",
    themes=("heritage_intangible", "cultural_education"),
    target_groups=("seniors", "youth"),
    start=date(2027, 3, 1),
    end=date(2027, 11, 30),
    total_cost=Decimal("27000"),
    place="3011053",
    place_name="Śmigiel i Bronikowo",
    needs="W ankiecie biblioteki z października 2026 r. 38 z 52 osób powyżej 60 lat napisało, "
    "że nie ma komu opowiedzieć o dawnej pracy.",
    aim="Wiedza o kowalstwie i gwarze przejdzie od seniorów do młodzieży",
    inclusion="Zaproszenia zaniosą sołtysi; dojazd z sołectw zapewni OSP.",
    accessibility="Sale są na parterze, nagrania dostaną napisy, a opis projektu będzie w tekście łatwym do czytania.",
    promotion="Plakaty w sołectwach, strona biblioteki, lokalne radio.",
    sustainability="Nagrania zostaną w bibliotece, a kuźnia co roku będzie prowadzić pokazy.",
    evaluation="Ankieta po każdym warsztacie i rozmowa z grupą w listopadzie 2027 r.",
    risks=(("Mało zgłoszeń młodzieży", "Zapiszemy dwie klasy ze szkoły podstawowej."),),
    activities=(
        Activity(
            id="nagrania",
            name="Nagrania opowieści",
            description="Dziesięć spotkań z nagraniem w domach i w czytelni.",
            start=date(2027, 3, 15),
            end=date(2027, 6, 30),
            participants=20,
            lead="biblioteka",
        ),
        Activity(
            id="warsztaty",
            name="Warsztaty kowalskie",
            description="Osiem warsztatów po trzy godziny.",
            start=date(2027, 5, 4),
            end=date(2027, 9, 30),
            participants=24,
            lead="stowarzyszenie",
        ),
        Activity(
            id="wieczory",
            name="Wieczory opowieści",
            description="Trzy wieczory w świetlicy z posłuchaniem nagrań.",
            start=date(2027, 10, 1),
            end=date(2027, 11, 20),
            participants=120,
            lead="kgw",
        ),
    ),
    costs=(
        Cost(
            item="Prowadzenie nagrań",
            quantity=Decimal(30),
            unit_cost=Decimal("120.00"),
            unit="godz.",
            activity="nagrania",
            category="honoraria",
        ),
        Cost(
            item="Montaż i napisy",
            quantity=Decimal(10),
            unit_cost=Decimal("450.50"),
            unit="nagranie",
            activity="nagrania",
            category="dokument",
        ),
        Cost(
            item="Prawa do wykorzystania nagrań",
            quantity=Decimal(1),
            unit_cost=Decimal("600.00"),
            unit="umowa",
            activity="nagrania",
            category="prawa",
        ),
        Cost(
            item="Instruktor kowalstwa",
            quantity=Decimal(24),
            unit_cost=Decimal("180.00"),
            unit="godz.",
            activity="warsztaty",
            category="honoraria",
        ),
        Cost(
            item="Stal, węgiel, fartuchy",
            quantity=Decimal(8),
            unit_cost=Decimal("490.00"),
            unit="zestaw",
            activity="warsztaty",
            category="zakup_mat",
        ),
        Cost(
            item="Praca wolontariuszy",
            quantity=Decimal(120),
            unit_cost=Decimal("31.00"),
            unit="godz.",
            activity="warsztaty",
            category="honoraria",
            payer="inkind",
        ),
        Cost(
            item="Nagłośnienie wieczorów",
            quantity=Decimal(3),
            unit_cost=Decimal("700.00"),
            unit="wieczór",
            activity="wieczory",
            category="wynajem",
        ),
        Cost(
            item="Poczęstunek",
            quantity=Decimal(3),
            unit_cost=Decimal("400.00"),
            unit="wieczór",
            activity="wieczory",
            category="wyzyw",
            payer="cash",
        ),
        Cost(item="Koordynacja", quantity=Decimal(9), unit_cost=Decimal("245.00"), unit="mies.", category="admin"),
        Cost(
            item="Księgowość",
            quantity=Decimal(1),
            unit_cost=Decimal("800.00"),
            unit="usługa",
            category="admin",
            payer="cash",
        ),
    ),
    results=(
        Result(
            name="Nagrane opowieści",
            target="10 nagrań",
            how_measured="pliki w katalogu biblioteki",
            activity="nagrania",
        ),
        Result(name="Uczestnicy warsztatów", target="24 osoby", how_measured="listy obecności", activity="warsztaty"),
        Result(
            name="Goście wieczorów", target="120 osób", how_measured="listy obecności i zdjęcia", activity="wieczory"
        ),
    ),
    staff=(
        Staff(
            role="Koordynatorka",
            person="Anna Przykładowa",
            tasks="umawia nagrania, prowadzi dokumentację i rozliczenie",
            qualification="bibliotekarka, 12 lat pracy z czytelnikami, cztery rozliczone dotacje",
            engagement="employment",
            hours=180,
        ),
        Staff(
            role="Instruktor kowalstwa",
            tasks="prowadzi warsztaty w kuźni",
            qualification="kowal, dyplom mistrzowski",
            engagement="contract",
            hours=24,
        ),
        Staff(
            role="Opiekunowie warsztatów",
            tasks="pilnują bezpieczeństwa przy palenisku",
            engagement="volunteer",
            people=6,
            hours=120,
        ),
    ),
    partners=(LIBRARY, ASSOCIATION, KGW),
)
FULL = replace(FULL, total_cost=sum((one.total for one in FULL.costs), Decimal(0)))

TWO_YEARS = replace(
    FULL,
    title="Szepty starej biblioteki",
    start=date(2027, 9, 1),
    end=date(2028, 6, 30),
    place_name="Śmigiel",
    activities=(
        replace(FULL.activities[0], id="a1", name="Kwerenda", start=date(2027, 9, 1), end=date(2027, 12, 20)),
        replace(FULL.activities[1], id="a2", name="Spacery", start=date(2027, 11, 1), end=date(2028, 5, 31)),
    ),
    costs=(
        Cost(
            item="Kwerenda w archiwum",
            quantity=Decimal("1.5"),
            unit_cost=Decimal("333.33"),
            unit="dzień",
            activity="a1",
        ),
        Cost(
            item="Przewodnik", quantity=Decimal(7), unit_cost=Decimal("250"), unit="spacer", activity="a2", payer="cash"
        ),
    ),
    results=(replace(FULL.results[0], activity="a1"), Result(name="Spacery", activity="a2")),
    staff=(),
    partners=(ASSOCIATION, LIBRARY),
)
SPARSE = Project(
    title="Zielniki babć",
    themes=("folklore",),
    partners=(Partner(id="grupa", name="Grupa „Zielone Ręce”", legal_form="informal_group", seat=""),),
)
PROJECTS = {"pelny": (FULL, "stowarzyszenie"), "dwa-lata": (TWO_YEARS, "biblioteka"), "ubogi": (SPARSE, "grupa")}


def call(**facts: object) -> Call:
    """A call for culture tasks of one commune, its facts changed as the test needs."""
    known: dict[str, object] = {
        "kind": "call",
        "title": "Konkurs na zadania z zakresu kultury w 2027 r.",
        "funder": "Burmistrz Śmigla",
        "deadline": date(2026, 12, 14),
        "deadlines": (date(2026, 12, 14),),
        "deadline_time": time(15, 30),
        "amount_min": Decimal(5000),
        "amount_max": Decimal(40000),
        "currency": "PLN",
        "applicants": ("ngo", "kgw", "library"),
        "themes": ("heritage_intangible", "folklore"),
        "project_start": date(2027, 1, 15),
        "project_end": date(2027, 12, 31),
        "criteria": ("zgodność z celem konkursu", "kalkulacja kosztów"),
        "attachments_required": ("list intencyjny partnera",),
    }
    return Call(
        id="0f3c1d52-0000-4000-8000-000000000001",
        title="Konkurs na zadania z zakresu kultury w 2027 r.",
        url="https://smigiel.example.org/konkurs-2027",
        source="smigiel",
        facts=Facts(**(known | facts)),
        first_seen=NOW,
        last_seen=NOW,
        last_modified=NOW,
    )
