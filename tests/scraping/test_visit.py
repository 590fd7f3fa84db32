"""A visit: what is new, changed or unchanged, what went wrong, and what may be said to have gone."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from grant_finder.clock import fixed
from grant_finder.errors import HttpError, LayoutChanged, Unreachable
from grant_finder.model.document import PageState
from grant_finder.model.source import Level, Source, VisitResult
from grant_finder.scraping.pages import Announcement, Item, Link, Listing, Page, Request
from grant_finder.scraping.scraper import BaseScraper, JsonScraper
from grant_finder.scraping.visit import visit
from grant_finder.services.platforms import names, scraper

CLOCK = fixed("2026-11-23T08:00:00+01:00")
SITE = "https://bip.example.pl"


class Site:
    """A site in memory: address → body, or the error that asking for it raises."""

    clock = CLOCK
    snapshots = None

    def __init__(self, **pages: str | Exception) -> None:
        self.pages = {f"{SITE}/{name}": body for name, body in pages.items()}
        self.asked: list[str] = []

    def get(self, request: Request | str, state: PageState | None = None) -> Page:
        url = request if isinstance(request, str) else request.url
        self.asked.append(url)
        body = self.pages.get(url, HttpError(url, status=404))
        if isinstance(body, Exception):
            raise body
        if state and state.etag == f'"{body}"':
            return Page(url, not_modified=True, status=304)
        kind = "application/pdf" if url.endswith(".pdf") else "text/html"
        return Page(url, content=body.encode(), headers={"content-type": kind, "etag": f'"{body}"'})


class Lines(BaseScraper):
    """A listing is words: names of pages, one a line; "> name" leads on."""

    def listing(self, page: Page) -> Listing:
        lines = page.text.split()
        onward = next((line[1:] for line in lines if line.startswith(">")), None)
        items = [Item(f"{SITE}/{line}", title=line) for line in lines if not line.startswith(">")]
        return Listing(tuple(items), Request(f"{SITE}/{onward}") if onward else None)

    def announcement(self, page: Page, item: Item) -> Announcement:
        if "zepsute" in page.text:
            raise LayoutChanged(page.url, selector="div.tresc")
        links = (Link(f"{SITE}/plik.pdf", "Regulamin"),) if "plik" in page.text else ()
        return Announcement(item.url, title=item.title, text=page.text, published=date(2026, 11, 1), attachments=links)


def went(site: Site, known: Mapping[str, PageState] | None = None, **source: Any) -> VisitResult:
    made = Source(
        **({"id": "s", "name": "BIP", "operator": "Gmina", "level": Level.LOCAL, "url": f"{SITE}/lista"} | source)
    )
    return visit(made, Lines(), site, known or {}, CLOCK.now())


def states(result: VisitResult) -> dict[str, PageState]:
    return {state.url: state for state in result.states}


def codes(result: VisitResult) -> list[str]:
    return [error.code for error in result.visit.errors]


def test_a_first_visit_brings_every_announcement_with_where_it_is_from():
    result = went(Site(lista="a b", a="Nabór A", b="Nabór B"), region="3011053")
    assert [document.title for document in result.documents] == ["a", "b"]
    one = result.documents[0]
    assert (one.source, one.region_hint, one.funder_hint, one.fetched_at) == ("s", "3011053", "Gmina", CLOCK.now())
    assert (result.visit.new, result.visit.complete) == (2, True)
    assert result.listed == {f"{SITE}/a", f"{SITE}/b"}


def test_an_aggregator_lends_its_own_name_to_no_call():
    result = went(Site(lista="a", a="Nabór A"), level=Level.AGGREGATOR)
    assert (result.documents[0].region_hint, result.documents[0].funder_hint) == (None, None)


def test_the_next_visit_brings_only_what_was_rewritten():
    first = went(Site(lista="a b", a="Nabór A", b="Nabór B"))
    second = went(Site(lista="a b", a="Nabór A do 5 maja", b="Nabór B"), states(first))
    assert [document.text for document in second.documents] == ["Nabór A do 5 maja"]
    assert (second.visit.changed, second.visit.new, second.visit.unchanged) == (1, 0, 1)


def test_one_broken_page_is_reported_and_the_others_are_kept():
    result = went(Site(lista="a b c", a="Nabór A", b="zepsute", c="Nabór C"))
    assert [document.title for document in result.documents] == ["a", "c"]
    assert codes(result) == ["LayoutChanged"]
    assert not result.visit.complete


def test_a_few_pages_taken_down_are_no_failure_and_no_longer_listed():
    result = went(Site(lista="a b c", a="Nabór A", b="Nabór B"))
    assert result.visit.complete
    assert f"{SITE}/c" not in result.listed


def test_when_most_pages_are_missing_the_site_was_misread():
    result = went(Site(lista="a b c", a="Nabór A"))
    assert codes(result) == ["HttpError", "HttpError"]
    assert not result.visit.complete


def test_an_empty_listing_is_a_failure_unless_the_source_says_it_may_be_empty():
    assert codes(went(Site(lista=" "))) == ["NothingFound"]
    quiet = went(Site(lista=" "), expect={"items_min": 0})
    assert (codes(quiet), quiet.visit.complete) == ([], True)


def test_a_listing_cut_short_is_flagged_but_what_came_is_kept():
    result = went(Site(lista="a", a="Nabór A"), expect={"items_min": 5})
    assert (codes(result), len(result.documents)) == (["TooFew"], 1)


def test_a_source_that_is_down_fails_alone_and_brings_nothing():
    result = went(Site(lista=Unreachable(SITE, why="timeout")))
    assert (codes(result), result.documents, result.listed) == (["Unreachable"], (), frozenset())


def test_a_host_that_stopped_answering_is_left_alone():
    down = {name: Unreachable(f"{SITE}/{name}", why="timeout") for name in "abcdefgh"}
    site = Site(lista="a b c d e f g h", **down)
    assert len(codes(went(site))) == 5
    assert f"{SITE}/h" not in site.asked


def test_a_listing_that_repeats_itself_for_ever_is_left():
    site = Site(lista="a >dalej", dalej="a >lista", a="Nabór A")
    assert went(site).visit.complete
    assert site.asked == [f"{SITE}/lista", f"{SITE}/dalej", f"{SITE}/a"]


def test_what_lies_beyond_the_pages_we_read_does_not_count_as_gone():
    first = went(Site(lista="a >dalej", dalej="b", a="A", b="B"))
    later = went(Site(lista="a >dalej", dalej="b", a="A", b="B"), states(first), options={"max_pages": 1})
    assert later.visit.complete
    assert later.listed == {f"{SITE}/a", f"{SITE}/b"}


def test_a_listing_never_leads_to_another_host():
    class Away(Lines):
        def listing(self, page: Page) -> Listing:
            return Listing(super().listing(page).items, Request("https://evil.example/"))

    site = Site(lista="a", a="A")
    source = Source(id="s", name="", operator="", level=Level.LOCAL, url=f"{SITE}/lista")
    visit(source, Away(), site, {}, CLOCK.now())
    assert not any("evil" in url for url in site.asked)


def test_a_file_that_cannot_be_had_today_makes_the_announcement_be_read_again():
    broken = Site(lista="a", a="plik", **{"plik.pdf": Unreachable(f"{SITE}/plik.pdf", why="timeout")})
    first = went(broken)
    assert [one.note for one in first.documents[0].attachments] == ["unreachable"]
    second = went(Site(lista="a", a="plik", **{"plik.pdf": "%PDF-1.4"}), states(first))
    assert [one.note for one in second.documents[0].attachments] == ["broken"]
    assert second.visit.changed == 1


@pytest.mark.parametrize("platform", [name for name in names() if issubclass(type(scraper(name)), JsonScraper)])
@pytest.mark.parametrize(
    "body",
    [
        "null", "[]", "{}", '"x"', "7", "{", '{"items": 7}', '{"results": [{"metadata": []}], "totalResults": "x"}',
        '{"data": {"oppHits": [{"id": "1"}, 7], "hitCount": "x"}}', '[{"id": "x", "title": 5}, null, 7]',
        '{"items": [{"id": 1, "keyDates": "x", "funding": [1]}], "paginationInfo": 5}', "[" * 100_000,
    ],
)  # fmt: skip
def test_data_of_another_kind_is_a_changed_layout_not_a_crash(platform: str, body: str):
    class Answers(Site):
        def get(self, request: Request | str, state: PageState | None = None) -> Page:
            url = request if isinstance(request, str) else request.url
            return Page(url, content=body.encode(), headers={"content-type": "application/json"})

    source = Source(id="s", name="", operator="", level=Level.LOCAL, url=f"{SITE}/,m,1,x.html", platform=platform)
    result = visit(source, scraper(platform), Answers(), {}, CLOCK.now())
    assert result.visit.errors
    assert not result.visit.complete


def test_a_date_in_the_future_is_no_date_of_publication():
    class Ahead(Lines):
        def announcement(self, page: Page, item: Item) -> Announcement:
            return Announcement(item.url, title=item.title, text="Nabór", published=date(2026, 12, 24))

    source = Source(id="s", name="", operator="", level=Level.LOCAL, url=f"{SITE}/lista")
    result = visit(source, Ahead(), Site(lista="a", a="A"), {}, CLOCK.now())
    assert result.documents[0].published is None


def test_a_visit_without_end_is_ended_and_what_it_brought_is_kept():
    class Slow(Site):
        def get(self, request: Request | str, state: PageState | None = None) -> Page:
            self.clock = fixed("2026-11-23T09:00:00+01:00")
            return super().get(request, state)

    result = went(Slow(lista="a b", a="A", b="B"))
    assert (len(result.documents), codes(result)) == (1, ["Unreachable"])


def test_progress_is_told_after_each_item():
    told: list[tuple[int, int]] = []
    source = Source(id="s", name="", operator="", level=Level.LOCAL, url=f"{SITE}/lista")
    site = Site(lista="a b", a="A", b="B")
    visit(source, Lines(), site, {}, CLOCK.now(), lambda done, every: told.append((done, every)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("folder", ["sites"])
def test_saved_sites_stay_small(folder: str):
    big = [
        path
        for path in (Path(__file__).parents[1] / folder).rglob("*")
        if path.is_file() and path.stat().st_size > 30_000
    ]
    assert big == []


class Numbered(Lines):
    """A listing whose words are "number:name": the number stays when the name moves."""

    def listing(self, page: Page) -> Listing:
        pairs = [word.split(":") for word in page.text.split()]
        return Listing(tuple(Item(f"{SITE}/{name}", title=f"nr {number}", mark=number) for number, name in pairs))


NUMBERED = Source(id="s", name="", operator="", level=Level.LOCAL, url=f"{SITE}/lista")


def test_an_announcement_whose_address_moved_is_known_by_the_sites_own_mark():
    site = Site(lista="1:luty 2:obok", luty="nabór", obok="inny")
    first = visit(NUMBERED, Numbered(), site, {}, CLOCK.now())
    known = {state.url: state for state in first.states}
    site = Site(lista="1:marzec 2:obok", marzec="nabór", obok="inny")
    second = visit(NUMBERED, Numbered(), site, known, CLOCK.now())
    assert dict(second.moved) == {f"{SITE}/luty": f"{SITE}/marzec"}
    assert (second.documents, second.visit.unchanged, second.visit.new) == ((), 2, 0)


def test_a_mark_that_stands_for_several_announcements_proves_no_move():
    first = visit(NUMBERED, Numbered(), Site(lista="1:a 1:b", a="x", b="y"), {}, CLOCK.now())
    known = {state.url: state for state in first.states}
    assert visit(NUMBERED, Numbered(), Site(lista="1:c 1:d", c="x", d="y"), known, CLOCK.now()).moved == {}


class CountedLines(Lines):
    """Lines that remember which pages of the listing they have cut."""

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        super().__init__(options)
        self.cut: list[str] = []

    def listing(self, page: Page) -> Listing:
        self.cut.append(page.url)
        return super().listing(page)


def counted(
    site: Site, known: Mapping[str, PageState], options: Mapping[str, Any] | None = None
) -> tuple[VisitResult, list[str]]:
    lines = CountedLines(options)
    source = Source(id="s", name="BIP", operator="Gmina", level=Level.LOCAL, url=f"{SITE}/lista")
    return visit(source, lines, site, known, CLOCK.now()), lines.cut


def test_a_listing_that_is_byte_for_byte_the_same_is_not_cut_again_but_its_announcements_are_asked_for():
    first, _ = counted(Site(lista="a >dalej", dalej="b", a="Nabór A", b="Nabór B"), {})
    site = Site(lista="a >dalej", dalej="b", a="Nabór A do 5 maja", b="Nabór B")
    second, cut = counted(site, states(first))
    assert cut == []
    assert set(site.asked) == {f"{SITE}/{name}" for name in ("lista", "dalej", "a", "b")}
    assert [document.text for document in second.documents] == ["Nabór A do 5 maja"]
    assert (second.visit.complete, second.listed) == (True, first.listed)


def test_a_page_of_a_listing_that_says_something_else_is_cut_anew_and_what_left_it_is_gone():
    first, _ = counted(Site(lista="a b >dalej", dalej="c", a="Nabór A", b="Nabór B", c="Nabór C"), {})
    second, cut = counted(Site(lista="a >dalej", dalej="c", a="Nabór A", c="Nabór C"), states(first))
    assert cut == [f"{SITE}/lista"]
    assert second.listed == {f"{SITE}/a", f"{SITE}/c"}


def test_other_options_of_the_source_cut_the_same_listing_anew():
    first, _ = counted(Site(lista="a", a="Nabór A"), {})
    _, cut = counted(Site(lista="a", a="Nabór A"), states(first), {"items": "li.nowe"})
    assert cut == [f"{SITE}/lista"]


def test_a_listing_of_which_nothing_could_be_read_is_not_remembered():
    first, _ = counted(Site(lista="a", a="zepsute"), {})
    assert first.states == ()
