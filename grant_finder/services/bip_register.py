"""Every gmina's BIP out of the central register, as a source that is switched on by region."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from grant_finder.errors import BadData
from grant_finder.model.source import Level, Source
from grant_finder.places.teryt import place
from grant_finder.scraping.bip_register import Subject, subjects
from grant_finder.services.sources import load_sources, write_entries

FILE = "bip.toml"
_HEADER = "# Every gmina's BIP, by `grant-finder sources import-bip`, which writes this file anew each time.\n"
# the register also holds schools, libraries and companies of the gmina, under the same code
_OFFICE = re.compile(
    r"(?:urząd\s+(?:gminy|miasta|miejski|m\.)|(?:gmina|miasto)\b(?!.{0,300}\b(?:szkoł|ośrod|przedszkol|bibliotek|zakład)))",
    re.IGNORECASE,
)
_REGION = re.compile(r"\d{2}|\d{4}|\d{6,7}")


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of it: rows read, gminas' BIPs kept, those switched on, those known already, those left out."""

    rows: int
    kept: int
    enabled: int
    known: int
    unusable: int


def import_bip(home: Path, file: Path, regions: Sequence[str] = ()) -> Imported:
    """Write a source for every gmina's BIP in the register `file`; those within `regions` (TERC) are switched on.

    What was switched on by an earlier import stays so. A BIP whose host a source of ours already visits is left out.
    Raises BadData (file or region), NotWritable.
    """
    for region in regions:
        if not _REGION.fullmatch(region):
            raise BadData("--region", expected="a TERC code of 2, 4, 6 or 7 digits", found=region)
    others = [one for one in load_sources(home) if not _imported(one)]
    on = {one.id for one in load_sources(home) if _imported(one) and one.enabled}
    hosts = {_host(one.url) for one in others}
    found: dict[str, Source] = {}
    rows = unusable = known = 0
    for subject in subjects(file):
        rows += 1
        if not _OFFICE.match(subject.name):
            continue
        made = _source(subject)
        if made is None:
            unusable += 1
        elif _host(made.url) in hosts or made.url in found:
            known += 1
        else:
            found[made.url] = made
    entries = [replace(one, enabled=one.id in on or _within(one.region, regions)) for one in _named(found.values())]
    write_entries(home, FILE, _HEADER, entries)
    enabled = sum(one.enabled for one in entries)
    return Imported(rows=rows, kept=len(entries), enabled=enabled, known=known, unusable=unusable)


def _source(subject: Subject) -> Source | None:
    """Return the source a row makes, None where its address or its gmina cannot be used."""
    url = subject.url if "://" in subject.url else f"http://{subject.url}"
    gmina = place(subject.terc)
    if gmina is None or len(gmina.code) != 7 or not _is_address(url):
        return None
    return Source(
        id=f"bip-{gmina.code}-{re.sub(r'[^0-9a-z]', '', subject.id.lower())[:20]}",
        name=f"BIP: {subject.name}",
        operator=f"Gmina {gmina.name}",
        level=Level.LOCAL,
        url=url,
        region=gmina.code,
        evidence="unverified: central register of BIPs (gov.pl/web/bip/spis)",
        enabled=False,
    )


def _named(found: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources in the order of their gminas, each with an id of its own."""
    seen: set[str] = set()
    for one in sorted(found, key=lambda one: (one.id, one.url)):
        if one.id not in seen:
            seen.add(one.id)
            yield one


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not re.search(r"\s", url)
    except ValueError:
        return False


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _within(terc: str, regions: Sequence[str]) -> bool:
    return any(terc.startswith(one[:6]) for one in regions)


def _imported(source: Source) -> bool:
    return source.evidence.startswith("unverified: central register of BIPs")
