"""The user's own sources, finding out what a site is, and reading what somebody holds in hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from grant_finder.clock import fixed
from grant_finder.errors import BadSource, HttpError, InputError, Refused, UnknownId, UnknownPlatform
from grant_finder.model.source import Level, Source
from grant_finder.scraping.fetch import Fetcher
from grant_finder.services.detect import detect, region_of, settled
from grant_finder.services.platforms import names, scraper_for
from grant_finder.services.read import read_anything, read_bytes
from grant_finder.services.sources import add_source, get_source, load_sources, new_source, remove_source
from grant_finder.settings import Settings

OWN = Source(
    id="nasz-bip",
    name='BIP „Gmina" Śmigiel\nz Odmianą',
    operator="Gmina Śmigiel",
    level=Level.LOCAL,
    url="https://bip.example.pl/konkursy",
    region="3011053",
    platform="listing",
    options={"items": 'div[class="a"] > b', "max_pages": 3},
    expect={"items_min": 0},
    months=(1, 2),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, allow_hosts=("127.0.0.1", "localhost"), pace=0)


@pytest.fixture
def fetcher(settings: Settings) -> Iterator[Fetcher]:
    with Fetcher(settings, fixed("2026-11-23T08:00:00+01:00")) as made:
        yield made


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    """A server that answers 404 to all it does not know, as servers do."""
    httpserver.no_handler_status_code = 404
    return httpserver


def page(site: HTTPServer, path: str, body: str, kind: str = "text/html; charset=utf-8") -> None:
    site.expect_request(path).respond_with_data(body, content_type=kind)


def test_what_was_added_is_there_the_next_time_word_for_word(tmp_path: Path):
    add_source(tmp_path, OWN)
    assert get_source(tmp_path, "nasz-bip") == OWN
    assert len(load_sources(tmp_path)) == len(load_sources(tmp_path / "nobody")) + 1


def test_an_own_entry_wins_over_a_shipped_one_and_removing_a_shipped_one_switches_it_off(tmp_path: Path):
    shipped = load_sources(tmp_path)[0]
    remove_source(tmp_path, shipped.id)
    assert get_source(tmp_path, shipped.id).enabled is False


def test_removing_an_own_entry_leaves_the_others_and_their_comments(tmp_path: Path):
    add_source(tmp_path, OWN)
    file = tmp_path / "sources" / "own.toml"
    file.write_text(
        file.read_text("utf-8")
        + '\n[[source]]\n# ważne\nid = "drugi"\nname = "D"\noperator = ""\nlevel = "local"\nurl = "https://d.pl/"\n',
        "utf-8",
    )
    remove_source(tmp_path, "nasz-bip")
    assert "# ważne" in file.read_text("utf-8")
    assert get_source(tmp_path, "drugi").name == "D"
    with pytest.raises(UnknownId):
        get_source(tmp_path, "nasz-bip")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "Wielkie Litery"),
        ("url", "ftp://a.pl"),
        ("platform", "drupal9000"),
        ("region", "Wielkopolska"),
        ("schedule", "sometimes"),
        ("months", (13,)),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_what_is_expected(tmp_path: Path, key: str, value: object):
    with pytest.raises(BadSource) as refused:
        add_source(tmp_path, Source(**(vars(OWN) | {key: value})))
    assert refused.value.place.endswith(f": {key}")
    assert refused.value.params["expected"]
    assert not (tmp_path / "sources").exists()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[source]]\nid = "a"\nname = "A"\noperator = ""\nlevel = "galactic"\nurl = "https://a.pl"\n', "a: level"),
        ('[[source]]\nid = "a"\nkolor = "red"\n', "a: "),
        ('[[zrodlo]]\nid = "a"\n', "zrodlo"),
        ("[[source]\n", "moje.toml"),
    ],
)
def test_a_wrong_file_of_the_user_is_named(tmp_path: Path, text: str, place: str):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "moje.toml").write_text(text, "utf-8")
    with pytest.raises(BadSource) as refused:
        load_sources(tmp_path)
    assert "moje.toml" in refused.value.place
    assert place in refused.value.place


def test_an_id_used_twice_is_refused(tmp_path: Path):
    add_source(tmp_path, OWN)
    with pytest.raises(BadSource):
        add_source(tmp_path, OWN)


def test_an_unknown_id_suggests_a_similar_one(tmp_path: Path):
    add_source(tmp_path, OWN)
    with pytest.raises(UnknownId) as refused:
        get_source(tmp_path, "nasz-bib")
    assert refused.value.params["near"] == ["nasz-bip"]


def test_a_source_of_unknown_platform_is_found_out_when_it_is_visited(site: HTTPServer, fetcher: Fetcher):
    feed = "<rss><channel><title>K</title><item><title>Nabór</title><link>http://x.pl/1</link></item></channel></rss>"
    page(site, "/rss.xml", feed, "application/rss+xml")
    page(site, "/", '<link rel="alternate" type="application/rss+xml" href="/rss.xml"><p>Fundacja</p>')
    source = Source(id="x", name="", operator="", level=Level.LOCAL, url=site.url_for("/"))
    with pytest.raises(BadSource):
        scraper_for(source)
    found = settled(source, fetcher)
    assert (found.platform, found.url) == ("feed", site.url_for("/rss.xml"))
    assert settled(found, fetcher) == found


def test_a_site_without_evidence_is_refused_with_what_was_tried(site: HTTPServer, fetcher: Fetcher):
    page(site, "/", "<p>Strona w przygotowaniu</p>")
    with pytest.raises(UnknownPlatform):
        detect(fetcher, site.url_for("/"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<div id="root"></div><script src="/main.js"></script><noscript>Włącz JavaScript</noscript>', "script"),
        ('<a href="/1.jpg"><img src="/1.jpg"></a><a href="/2.jpg"><img src="/2.jpg"></a>', "pictures"),
        ("<p>Strona w przygotowaniu</p>", ""),
    ],
)
def test_a_page_that_says_nothing_by_itself_is_told_as_that(site: HTTPServer, fetcher: Fetcher, body: str, why: str):
    page(site, "/", body)
    with pytest.raises(UnknownPlatform) as refused:
        detect(fetcher, site.url_for("/"))
    assert refused.value.params["why"] == why


def test_the_list_of_a_site_of_frames_is_in_one_of_them(site: HTTPServer, fetcher: Fetcher):
    rows = "".join(f'<p>0{n}.11.2026 <a href="/k/{n}">Konkurs ofert na zadanie {n}</a></p>' for n in range(1, 5))
    frames = '<frame src="/menu"><frame src="http://reklama.example.org/"><frame src="/tresc">'
    page(site, "/", f'<title>BIP Gminy Śmigiel</title><frameset rows="90,*">{frames}</frameset>')
    page(site, "/menu", '<a href="/urzad">Urząd Miejski i jego wydziały</a>')
    page(site, "/tresc", f"<title>Treść</title>{rows}")
    found = detect(fetcher, site.url_for("/"))
    assert (found.platform, found.url, found.name) == ("listing", site.url_for("/tresc"), "BIP Gminy Śmigiel")
    assert len(found.items) == 4


def test_a_card_that_is_one_link_is_named_by_its_heading(site: HTTPServer, fetcher: Fetcher):
    cards = "".join(
        f'<a class="card" href="/k/{n}"><i>0{n}.11.2026</i><h3>Konkurs ofert na zadanie {n}</h3>Czytaj więcej</a>'
        for n in range(1, 5)
    )
    page(site, "/konkursy", f"<main>{cards}</main>")
    items = detect(fetcher, site.url_for("/konkursy")).items
    assert [one.title for one in items] == [f"Konkurs ofert na zadanie {n}" for n in range(1, 5)]
    assert items[0].published == date(2026, 11, 1)


def test_an_address_the_server_refuses_is_told_as_that(site: HTTPServer, fetcher: Fetcher):
    with pytest.raises(HttpError) as refused:
        detect(fetcher, site.url_for("/nie-ma"))
    assert refused.value.params["status"] == 404


def test_a_home_page_leads_to_its_section_of_calls(site: HTTPServer, fetcher: Fetcher):
    rows = "".join(
        f'<li><a href="/k/{n}">Konkurs ofert na zadanie numer {n}</a> 0{n}.11.2026</li>' for n in range(1, 5)
    )
    page(site, "/", '<title>Gmina</title><a href="/aktualnosci">Aktualności</a><a href="/konkursy">Konkursy ofert</a>')
    page(site, "/konkursy", f"<title>Konkursy</title><ul>{rows}</ul>")
    found = detect(fetcher, site.url_for("/"))
    assert (found.platform, found.url, found.why) == ("listing", site.url_for("/konkursy"), "section")
    assert (len(found.items), found.name) == (4, "Gmina")


def test_a_feed_of_the_whole_site_does_not_replace_the_list_the_user_named(site: HTTPServer, fetcher: Fetcher):
    rows = "".join(f'<li><a href="/k/{n}">Nabór wniosków numer {n}</a> 0{n}.11.2026</li>' for n in range(1, 5))
    link = '<link rel="alternate" type="application/rss+xml" href="/feed/">'
    page(site, "/nabory", f"<head>{link}</head><ul>{rows}</ul>")
    page(site, "/feed/", "<rss><channel><item><title>Dożynki</title><link>http://x.pl/2</link></item></channel></rss>")
    assert detect(fetcher, site.url_for("/nabory")).platform == "listing"


def test_a_new_source_gets_an_id_of_its_host_that_is_not_taken(site: HTTPServer, fetcher: Fetcher, tmp_path: Path):
    feed = "<rss><channel><title>Kanał</title><item><title>N</title><link>http://x.pl/1</link></item></channel></rss>"
    page(site, "/rss", feed, "application/rss+xml")
    found = detect(fetcher, site.url_for("/rss"))
    first = add_source(tmp_path, new_source(tmp_path, found))
    second = new_source(tmp_path, found)
    assert first.name == "Kanał"
    assert second.id == f"{first.id}-2"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("BIP Urzędu Miejskiego Śmigla", ("3011053",)),
        ("Powiat Kościański", ("3011",)),
        ("Samorząd Województwa Wielkopolskiego", ("30",)),
        ("Gmina Dąbrowa", ("0409012", "1609022")),
        ("Fundacja Nowa Scena", ()),
    ],
)
def test_the_region_of_a_site_is_guessed_from_its_name_and_an_ambiguous_one_stays_open(
    name: str, codes: tuple[str, ...]
):
    assert region_of(name) == codes


def test_every_platform_has_a_name_that_a_source_may_bear(tmp_path: Path):
    for name in names():
        assert add_source(tmp_path, Source(**(vars(OWN) | {"id": f"p-{name.replace('_', '-')}", "platform": name})))


def test_a_text_file_is_read_and_keeps_the_address_it_is_from(settings: Settings, tmp_path: Path):
    file = tmp_path / "ogłoszenie.txt"
    file.write_text("Nabór wniosków trwa do 18 stycznia 2027 r.", "utf-8")
    document, _ = read_anything(settings, str(file), url="https://a.pl/nabor")
    assert (document.url, document.text) == ("https://a.pl/nabor", "Nabór wniosków trwa do 18 stycznia 2027 r.")


def test_a_missing_file_is_named(settings: Settings):
    with pytest.raises(InputError) as refused:
        read_anything(settings, "nie-ma.txt")
    assert refused.value.place == "nie-ma.txt"


def test_a_picture_has_no_facts_and_says_why():
    document, reading = read_bytes(b"\x89PNG\r\n\x1a\n\x00\x00", "skan.png")
    assert (document.text, reading.notes) == ("", ("type",))


def test_a_file_beyond_all_measure_is_refused():
    with pytest.raises(Refused) as refused:
        read_bytes(b"a" * (15 * 2**20 + 1), "wielki.txt")
    assert refused.value.params["why"] == "size"


def test_an_address_is_read_with_the_files_its_announcement_links(settings: Settings, site: HTTPServer):
    long = "Gmina ogłasza otwarty konkurs ofert na zadania z kultury i dziedzictwa. " * 4
    page(site, "/k", f'<main><h1>Konkurs</h1><p>{long}</p><p><a href="/zalacznik/r.txt">Regulamin</a></p></main>')
    page(site, "/zalacznik/r.txt", "Dotacja do 5000 zł.", "text/plain")
    document, _ = read_anything(settings, site.url_for("/k"))
    assert document.text.endswith("Dotacja do 5000 zł.")
    assert document.parts[0][1] == site.url_for("/zalacznik/r.txt")
