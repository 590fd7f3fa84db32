"""A small catalogue for the pages: announcements written here, recorded by the real catalogue in two visits."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

from grant_finder.catalogue.connect import open_catalogue
from grant_finder.catalogue.record import record_visit
from grant_finder.model.codes import Kind
from grant_finder.model.document import Attachment, Document, Evidence
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.source import Level, Source, Visit, VisitError, VisitResult
from grant_finder.settings import Settings

YESTERDAY = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
TODAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
NCK = Source(
    id="nck", name="Narodowe Centrum Kultury", operator="NCK", level=Level.NATIONAL, url="https://nck.example/"
)
UMWW = Source(
    id="umww", name="Samorząd Województwa Wielkopolskiego", operator="UMWW", level=Level.REGIONAL,
    url="https://umww.example/", region="30",
)  # fmt: skip
HOSTILE = '<script>alert("XSS")</script><img src=x onerror=alert(1)>'


@dataclass(frozen=True)
class Announcement:
    """An announcement: its text, and each fact with the words in it that prove it."""

    source: Source
    slug: str
    title: str
    text: str
    facts: dict[str, tuple[Any, str]] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    @property
    def document(self) -> Document:
        return Document(
            url=f"{self.source.url}{self.slug}",
            title=self.title,
            text=self.text,
            source=self.source.id,
            published=date(2026, 11, 2),
            fetched_at=TODAY,
            sha256=sha256(self.text.encode()).hexdigest(),
            attachments=self.attachments,
        )

    @property
    def reading(self) -> Reading:
        values = {name: value for name, (value, _) in self.facts.items()}
        evidence = {name: (self._evidence(quote),) for name, (_, quote) in self.facts.items()}
        whole = Reading(facts=Facts(kind=Kind.CALL, **values), evidence={**evidence, "kind": evidence["title"]})
        return whole.checked(self.text)

    def _evidence(self, quote: str) -> Evidence:
        start = self.text.index(quote)
        return Evidence(quote=quote, start=start, end=start + len(quote))


WHO = "Wnioski mogą składać samorządowe instytucje kultury, biblioteki oraz organizacje pozarządowe"


def programme(deadline: date, said: str) -> Announcement:
    text = (
        "Program EtnoPolska 2027\nNarodowe Centrum Kultury ogłasza nabór do programu EtnoPolska.\n"
        f"{WHO}.\n"
        f"Nabór trwa do {said}.\n"
        "Dotacja wynosi od 10 000 zł do 75 000 zł. Wkład własny nie jest wymagany.\n"
        "Zadania dotyczą kultury ludowej i niematerialnego dziedzictwa. Zasięg: cała Polska.\n"
        "Pytania: Zespół programu, tel. 22 000 00 00. "
        'Uwaga: regulamin w załączniku.\nZwroty w cudzysłowie: „ludowe", a także znaki < i > & spółka.'
    )
    return Announcement(
        NCK, "etnopolska-2027", "Program EtnoPolska 2027", text,
        {
            "title": ("Program EtnoPolska 2027", "Program EtnoPolska 2027"),
            "funder": ("Narodowe Centrum Kultury", "Narodowe Centrum Kultury"),
            "programme": ("EtnoPolska", "programu EtnoPolska"),
            "applicants": (("culture_institution", "library", "ngo"), WHO),
            "deadline": (deadline, f"Nabór trwa do {said}"),
            "deadlines": ((deadline,), f"Nabór trwa do {said}"),
            "deadline_time": (time(16, 0), "godz. 16.00"),
            "amount_min": (Decimal(10_000), "od 10 000 zł"),
            "amount_max": (Decimal(75_000), "do 75 000 zł"),
            "currency": ("PLN", "75 000 zł"),
            "own_contribution_pct": (Decimal(0), "Wkład własny nie jest wymagany"),
            "themes": (("folklore", "heritage_intangible"), "kultury ludowej i niematerialnego dziedzictwa"),
            "region": (("PL",), "cała Polska"),
            "contact": ("Zespół programu, tel. 22 000 00 00", "Zespół programu, tel. 22 000 00 00"),
        },
        (Attachment(url="https://nck.example/regulamin.pdf", name="Regulamin programu", text="Regulamin"),
         Attachment(url="https://nck.example/skan.pdf", name="Pismo (skan)", note="scan")),
    )  # fmt: skip


COMPETITION = Announcement(
    UMWW, "kultura-2027", "Otwarty konkurs ofert – kultura 2027",
    "Otwarty konkurs ofert w dziedzinie kultury. Oferty mogą składać organizacje pozarządowe "
    "i koła gospodyń wiejskich z Wielkopolski. Termin: 18 grudnia 2026 r. "
    "Dofinansowanie do 40 000 zł, wkład własny co najmniej 10% wartości dotacji.",
    {
        "title": ("Otwarty konkurs ofert – kultura 2027", "Otwarty konkurs ofert w dziedzinie kultury"),
        "procedure": ("open_competition", "Otwarty konkurs ofert"),
        "applicants": (("ngo", "kgw"), "organizacje pozarządowe i koła gospodyń wiejskich"),
        "deadline": (date(2026, 12, 18), "18 grudnia 2026 r."),
        "amount_max": (Decimal(40_000), "do 40 000 zł"),
        "currency": ("PLN", "40 000 zł"),
        "own_contribution_pct": (Decimal(10), "wkład własny co najmniej 10% wartości dotacji"),
        "own_contribution_base": ("grant", "10% wartości dotacji"),
        "region": (("30",), "Wielkopolski"),
        "themes": (("cultural_education",), "w dziedzinie kultury"),
    },
)  # fmt: skip
FORECAST = Announcement(
    UMWW, "mikrogranty", "Mikrogranty sołeckie – zapowiedź",
    "Mikrogranty sołeckie. Nabór ruszy 1 lutego 2027 r. i potrwa do 1 marca 2027 r.",
    {
        "title": ("Mikrogranty sołeckie – zapowiedź", "Mikrogranty sołeckie"),
        "opens": (date(2027, 2, 1), "1 lutego 2027 r."),
        "deadline": (date(2027, 3, 1), "1 marca 2027 r."),
    },
)  # fmt: skip
ATTACK = Announcement(
    UMWW, "zly", f"Nabór {HOSTILE}",
    f"Nabór {HOSTILE} trwa do 20 grudnia 2026 r. Grantodawca: Fundacja {HOSTILE}",
    {
        "title": (f"Nabór {HOSTILE}", f"Nabór {HOSTILE}"),
        "funder": (f"Fundacja {HOSTILE}", f"Fundacja {HOSTILE}"),
        "deadline": (date(2026, 12, 20), "20 grudnia 2026 r."),
    },
)  # fmt: skip


def competitions(count: int) -> list[Announcement]:
    """Return so many competitions, each of another gmina with another last day."""
    places = ("Kościan", "Gostyń", "Leszno", "Rawicz", "Krotoszyn", "Jarocin", "Pleszew", "Turek", "Koło", "Konin",
              "Słupca", "Września", "Środa", "Śrem", "Kórnik")  # fmt: skip
    found = []
    for number, place in enumerate(places[:count], start=1):
        said = f"{number} lutego 2027 r."
        facts = COMPETITION.facts | {
            "title": (f"Konkurs {place}", f"Konkurs {place}"),
            "deadline": (date(2027, 2, number), said),
        }
        text = COMPETITION.text.replace("Otwarty", f"Konkurs {place}. Otwarty", 1).replace("18 grudnia 2026 r.", said)
        found.append(replace(COMPETITION, slug=f"konkurs-{number}", title=f"Konkurs {place}", text=text, facts=facts))
    return found


def fill_catalogue(settings: Settings, *, hostile: bool = False, more: Sequence[Announcement] = ()) -> None:
    """Record two visits: yesterday's, and today's in which the programme's deadline was moved."""
    first = programme(date(2026, 12, 10), "10 grudnia 2026 r., godz. 16.00")
    moved = programme(date(2027, 1, 11), "11 stycznia 2027 r., godz. 16.00")
    second = [COMPETITION, FORECAST, *([ATTACK] if hostile else []), *more]
    with open_catalogue(settings.home / "catalogue.db", settings.clock()) as catalogue:
        for when, source, found in (
            (YESTERDAY, NCK, [first]),
            (YESTERDAY, UMWW, second),
            (TODAY, NCK, [moved]),
        ):
            visit = Visit(source=source.id, started=when, finished=when, pages=len(found) + 1, complete=True)
            documents = tuple(one.document for one in found)
            result = VisitResult(visit=visit, documents=documents, listed=frozenset(one.url for one in documents))
            record_visit(catalogue, source, result, {one.document.url: one.reading for one in found})
        failed = replace(visit, source=UMWW.id, complete=False, failed=1,
                         errors=(VisitError(url=UMWW.url, code="Unreachable", message="timeout"),))  # fmt: skip
        record_visit(catalogue, UMWW, VisitResult(visit=failed), {})
