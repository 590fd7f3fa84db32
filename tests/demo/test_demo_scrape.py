"""The real scrapers read the example sites, on two mornings."""

from dataclasses import replace
from pathlib import Path

from grant_finder.clock import Clock
from grant_finder.demo.server import World
from grant_finder.demo.world import Post, posts
from grant_finder.model.source import Source, VisitResult
from grant_finder.scraping.fetch import Fetcher
from grant_finder.services.detect import detect
from grant_finder.settings import Settings


def shown(site: str, clock: Clock, day: int) -> list[Post]:
    return list(posts(site, clock.today(), day))


def test_the_first_visit_brings_every_announcement_whole(mornings: list[dict[str, VisitResult]], clock: Clock) -> None:
    for site, result in mornings[0].items():
        assert result.visit.errors == (), site
        assert result.visit.complete, site
        assert {document.title for document in result.documents} == {post.title for post in shown(site, clock, 1)}, site


def test_dates_of_publication_are_those_the_sites_state(mornings: list[dict[str, VisitResult]], clock: Clock) -> None:
    for site, result in mornings[0].items():
        stated = {post.title: post.published.date() for post in shown(site, clock, 1)}
        assert {document.title: document.published for document in result.documents} == stated, site


def test_regulations_in_pdf_and_word_are_read_with_their_page(mornings: list[dict[str, VisitResult]]) -> None:
    def text_of(site: str, title: str) -> str:
        found = next(document for document in mornings[0][site].documents if title in document.title)
        assert found.attachments and found.parts
        return " ".join(found.text.split())

    assert "co najmniej 10% całkowitych kosztów" in text_of("smigiel", "otwarty konkurs ofert")
    assert "10% całkowitego budżetu zadania" in text_of("kultura", "Biblioteka blisko ludzi")
    assert "do 15% dotacji" in text_of("umww", "Otwarty konkurs ofert")
    assert "od 100 zł do 3 000 zł" in text_of("bip", "kultura, sztuka")


def test_menus_cookie_bars_and_footers_are_no_part_of_an_announcement(mornings: list[dict[str, VisitResult]]) -> None:
    for site, result in mornings[0].items():
        for document in result.documents:
            for noise in ("cookies", "Strona przykładowa", "Deklaracja dostępności"):
                assert noise not in document.text, (site, document.title)


def test_overnight_one_announcement_is_new_one_changed_and_the_rest_is_not_read_again(
    mornings: list[dict[str, VisitResult]],
) -> None:
    visits = {site: result.visit for site, result in mornings[1].items()}
    assert {site: (one.new, one.changed, one.failed) for site, one in visits.items() if one.new or one.changed} == {
        "smigiel": (1, 1, 0)
    }
    assert sum(one.unchanged for one in visits.values()) == 57
    assert {document.title for document in mornings[1]["smigiel"].documents} == {
        "Nowy konkurs: stroje, nuty i instrumenty dla zespołów",
        "Dotacje dla kół gospodyń wiejskich z gminy Śmigiel – termin wydłużony",
    }


def test_a_trashed_post_is_no_longer_listed(mornings: list[dict[str, VisitResult]]) -> None:
    gone = mornings[0]["smigiel"].listed - mornings[1]["smigiel"].listed
    assert [url.rstrip("/").rsplit("/", 1)[-1] for url in gone] == ["zapowiedz-inicjatywa-sasiedzka"]


def test_the_platform_of_each_site_is_found_without_being_told(world: World, clock: Clock, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, allow_hosts=world.hosts, pace=0.0)

    def platform(source: Source, fetcher: Fetcher) -> str:
        return detect(fetcher, source.url).platform

    with Fetcher(settings, clock) as fetcher:
        found = {source.id: platform(replace(source, platform="auto"), fetcher) for source in world.sources}
    assert found == {source.id: source.platform for source in world.sources}
