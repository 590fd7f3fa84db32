"""Raw bodies: each kept once under its hash, trusted only when it is what it was, read again with its files."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from grant_finder.errors import NotWritable
from grant_finder.model.document import Attachment, Document, Origin
from grant_finder.scraping.remake import remade
from grant_finder.scraping.snapshots import Snapshots
from grant_finder.services.platforms import scraper

PAGE = (
    b"<html><body><main><h1>Konkurs</h1><p>" + "Nabór wniosków do 5 maja 2027 r. ".encode() * 20 + b"</p></main></body>"
)
FILE = "Regulamin: dotacja do 5 000 zł.".encode()
URL = "https://gmina.example.org/konkurs"


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    return Snapshots(tmp_path / "snapshots")


def kept(snapshots: Snapshots, *, listed: bool = False) -> Document:
    return Document(
        url=URL,
        title="Konkurs",
        text="źle odczytane\n\nźle odczytany regulamin",
        source="gmina",
        fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
        attachments=(
            Attachment(
                url=f"{URL}/r.txt",
                name="Regulamin",
                media_type="text/plain",
                sha256=snapshots.put(FILE),
                text="źle odczytany regulamin",
            ),
        ),
        parts=((15, f"{URL}/r.txt"),),
        origin=Origin(sha256=snapshots.put(PAGE), url=URL, content_type="text/html", platform="listing", listed=listed),
    )


def files(snapshots: Snapshots) -> list[Path]:
    return list(snapshots.folder.rglob("*.gz"))


def test_the_same_body_is_kept_once_and_smaller(snapshots: Snapshots):
    assert snapshots.put(PAGE) == snapshots.put(PAGE)
    assert [path.stat().st_size < len(PAGE) / 3 for path in files(snapshots)] == [True]
    assert snapshots.get(snapshots.put(PAGE)) == PAGE


@pytest.mark.parametrize("damage", [b"", b"not gzip", b"\x1f\x8b\x08cut"])
def test_a_damaged_body_is_taken_for_none(snapshots: Snapshots, damage: bytes):
    sha256 = snapshots.put(PAGE)
    files(snapshots)[0].write_bytes(damage)
    assert snapshots.get(sha256) is None
    assert snapshots.get("") is None


def test_bodies_travel_from_machine_to_machine(snapshots: Snapshots, tmp_path: Path):
    away = Snapshots(tmp_path / "away")
    hashes = [away.put(PAGE), away.put(FILE)]
    snapshots.unpack(away.packed())
    assert [snapshots.get(one) for one in hashes] == [PAGE, FILE]


def test_what_is_in_use_stays_and_the_rest_goes_after_ninety_days(snapshots: Snapshots):
    used, unused = snapshots.put(PAGE), snapshots.put(FILE)
    now = datetime.now(UTC)
    assert snapshots.tidy({used, unused}, now) == 0
    assert snapshots.tidy({used}, now + timedelta(days=89)) == 0
    assert snapshots.tidy({used}, now + timedelta(days=91)) == 1
    assert (snapshots.get(used), snapshots.get(unused)) == (PAGE, None)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(NotWritable):
        Snapshots(tmp_path / "taken").put(PAGE)


def test_an_announcement_is_made_anew_with_its_files_and_keeps_who_it_is(snapshots: Snapshots):
    document = kept(snapshots)
    made = remade(document, scraper("listing"), snapshots)
    assert made.text.startswith("Konkurs") or made.text.startswith("Nabór")
    assert made.text.endswith("dotacja do 5 000 zł.")
    assert "źle" not in made.text
    assert made.text[made.parts[0][0] :] == FILE.decode()
    assert (made.url, made.source, made.origin, made.fetched_at) == (
        document.url,
        "gmina",
        document.origin,
        document.fetched_at,
    )


def test_without_its_raw_page_the_kept_text_stays_and_only_its_files_are_read_again(snapshots: Snapshots):
    document = kept(snapshots)
    assert document.origin
    next(snapshots.folder.rglob(f"{document.origin.sha256}.gz")).unlink()
    assert remade(document, scraper("listing"), snapshots).text == f"źle odczytane\n\n{FILE.decode()}"
    for path in files(snapshots):
        path.unlink()
    assert remade(document, scraper("listing"), snapshots).text == document.text


def test_a_page_its_scraper_no_longer_understands_keeps_its_text(
    snapshots: Snapshots, caplog: pytest.LogCaptureFixture
):
    made = remade(kept(snapshots), scraper("madkom"), snapshots)
    assert made.text.startswith("źle odczytane\n\n")
    assert URL in caplog.text


def test_an_announcement_of_a_feed_is_found_again_in_the_kept_feed(snapshots: Snapshots):
    feed = (
        "<rss version='2.0'><channel><title>Gmina</title><item><title>Konkurs</title>"
        f"<link>{URL}</link><pubDate>Mon, 05 Jan 2026 08:00:00 +0100</pubDate>"
        f"<description>Nabór wniosków do 5 maja 2027 r. {'Opis. ' * 60}</description></item></channel></rss>"
    )
    origin = Origin(sha256=snapshots.put(feed.encode()), url=f"{URL}/feed", content_type="text/xml", listed=True)
    document = Document(
        url=URL, title="Konkurs", text="źle", fetched_at=datetime(2026, 11, 23, tzinfo=UTC), origin=origin
    )
    made = remade(document, scraper("feed", {"full_text": True}), snapshots)
    assert made.text.startswith("Nabór wniosków do 5 maja 2027 r.")
    assert made.published == date(2026, 1, 5)
