"""What leaves the app for other programs' eyes: the Atom feed of a kept search and the calendar of followed calls."""

import re
from datetime import date

import feedparser
from icalendar import Calendar

from tests.web.conftest import Person

FEED = re.compile(r"<code>http://[^/]+(/kanal/[^<]+)</code>")


def feed_address(person: Person, query: str = "q=etnopolska") -> str:
    person.send("/moje/wyszukiwania", name="Etno & co", query=query)
    return FEED.findall(person.send("/moje/kanaly").text)[0]


def test_a_feed_reader_reads_the_calls_of_a_kept_search(anna: Person):
    answer = anna.client.get(feed_address(anna))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.title == "Etno & co"
    (entry,) = feed.entries
    assert "EtnoPolska" in entry.title and "11\u00a0stycznia 2027" in entry.summary
    assert entry.id.startswith("urn:uuid:") and entry.link.endswith(entry.id.removeprefix("urn:uuid:"))
    assert entry.published_parsed and entry.updated_parsed


def test_hostile_titles_do_not_break_a_feed(anna: Person):
    feed = feedparser.parse(anna.client.get(feed_address(anna, "stan=open&stan=forecasted&stan=closed")).content)
    assert not feed.bozo and len(feed.entries) > 2
    assert all("<script" not in entry.summary for entry in feed.entries)


def test_a_feed_needs_its_secret_and_new_addresses_end_the_old(anna: Person, zofia: Person):
    address = feed_address(anna)
    assert zofia.client.get(address).status_code == 200  # whoever has the address may read it
    assert zofia.client.get(re.sub("/kanal/[^/]+/", "/kanal/zgadnij/", address)).status_code == 404
    theirs = feed_address(zofia)
    mixed = f"{theirs.rpartition('/')[0]}/{address.rpartition('/')[2]}"
    assert anna.client.get(mixed).status_code == 404
    anna.send("/moje/kanaly")
    assert anna.client.get(address).status_code == 404


def test_a_calendar_program_reads_the_days_of_followed_calls(anna: Person):
    page = anna.see("/nabory?q=etnopolska")
    call = re.findall(r'href="(/nabory/[0-9a-f-]{36})"', page)[0]
    anna.send(f"{call}/sprawa", stage="drafting")
    link = re.findall(r"(/kalendarz/[^<\"]+\.ics)", anna.send("/konto/kalendarz").text)[0]
    calendar = Calendar.from_ical(anna.client.get(link).content)
    days = {str(event["uid"]).split("-")[0]: event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    assert days["deadline"].date() == date(2027, 1, 11)
    assert "plan" in days


def test_the_board_offers_addresses_of_feeds_once_a_search_is_kept(anna: Person):
    assert "kanałów Atom" not in anna.see("/moje")
    anna.send("/moje/wyszukiwania", name="Etno", query="q=etnopolska")
    assert "Utwórz adresy kanałów Atom" in anna.see("/moje")
