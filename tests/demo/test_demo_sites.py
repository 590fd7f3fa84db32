"""The example sites answer as the real ones of their kind do."""

import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docx import Document

from grant_finder.clock import Clock, fixed
from grant_finder.demo.server import World, serve

Ask = Callable[[World, str], Any]
POSTS = "/wp-json/wp/v2/posts"


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def test_each_site_of_the_world_has_its_own_address(clock: Clock) -> None:
    with serve(clock) as world:
        assert len({source.url.split("/")[2] for source in world.sources}) == len(world.sources) == len(world.hosts)
        assert {source.platform for source in world.sources} >= {
            "wordpress", "gov_pl", "idcom", "feed", "listing", "common_grants",
        }  # fmt: skip


@pytest.mark.parametrize("site", ["smigiel", "kultura", "powiat", "bip", "fundacja", "umww", "grantowka", "mosty"])
def test_every_page_says_that_it_is_an_example(world: World, site: str, ask: Ask) -> None:
    assert "Strona przykładowa" in ask(world, site).get("/").text


@pytest.mark.parametrize("site", ["smigiel", "kultura", "bip", "fundacja", "umww", "mosty"])
def test_an_unknown_address_is_404(world: World, site: str, ask: Ask) -> None:
    assert ask(world, site).get("/nie/ma/tego").status == 404


def test_wordpress_counts_pages_and_refuses_one_past_the_end(world: World, ask: Ask) -> None:
    site = ask(world, "smigiel")
    first = site.get(f"{POSTS}?per_page=5&page=1")
    assert first.headers["X-WP-Total"] == "12"
    assert first.headers["X-WP-TotalPages"] == "3"
    assert 'rel="next"' in first.headers["Link"]
    assert len(first.json) == 5
    beyond = site.get(f"{POSTS}?per_page=5&page=4")
    assert (beyond.status, beyond.json["code"]) == (400, "rest_post_invalid_page_number")
    assert site.get(f"{POSTS}?per_page=101").json["code"] == "rest_invalid_param"


def test_wordpress_gives_only_the_fields_asked_for_and_posts_after_a_moment(world: World, ask: Ask) -> None:
    site = ask(world, "smigiel")
    recent = site.get(f"{POSTS}?after=2026-11-17T00:00:00Z&_fields=id,title.rendered").json
    assert [set(post) for post in recent] == [{"id", "title"}] * 3
    assert site.get(f"{POSTS}?modified_after=2026-02-30").status == 400


def test_overnight_wordpress_has_one_new_one_edited_and_one_trashed_post(world: World, ask: Ask) -> None:
    site = ask(world, "smigiel")
    before = {post["id"]: post["modified_gmt"] for post in site.get(f"{POSTS}?per_page=100").json}
    world.set_day(2)
    after = {post["id"]: post["modified_gmt"] for post in site.get(f"{POSTS}?per_page=100").json}
    assert len(after.keys() - before.keys()) == 1
    assert sum(before[number] != after[number] for number in before.keys() & after.keys()) == 1
    (trashed,) = before.keys() - after.keys()
    refused = site.get(f"{POSTS}/{trashed}")
    assert (refused.status, refused.json["code"]) == (401, "rest_forbidden")
    assert site.get(f"{POSTS}/99999").status == 404


def test_wordpress_knows_its_feed_only_when_both_conditions_match(world: World, ask: Ask) -> None:
    site = ask(world, "smigiel")
    tag, changed = (site.get("/feed/").headers[name] for name in ("ETag", "Last-Modified"))
    assert parsedate_to_datetime(changed)
    assert site.get("/feed/", If_None_Match=tag).status == 304
    assert site.get("/feed/", If_None_Match=tag, If_Modified_Since=changed).status == 304
    assert site.get("/feed/", If_None_Match="W/" + tag, If_Modified_Since=changed).status == 200


def test_the_aggregator_pages_its_feed_and_hides_its_interface(world: World, ask: Ask) -> None:
    site = ask(world, "grantowka")
    titles = [
        soup_title
        for page in (1, 2)
        for soup_title in re.findall("<title>(.*)</title>", site.get(f"/feed/?paged={page}").text)
    ]
    assert len(set(titles)) == 9 + 1  # nine posts and the name of the feed
    past = site.get("/feed/?paged=3")
    assert past.status == 404
    assert "rss" in past.headers["Content-Type"]
    assert site.get(POSTS).status == 404


@pytest.mark.parametrize(("site", "links"), [("kultura", "div.title > a[href]"), ("powiat", "li > a[href] div.title")])
def test_the_portal_shows_items_in_both_shapes(world: World, site: str, links: str, ask: Ask) -> None:
    page = soup(ask(world, site).get().text)
    items = page.select("article.article-area__article > div.art-prev.art-prev--near-menu > ul > li")
    assert len(items) == 5
    assert all(item.select(links.removeprefix("li > ")) for item in items)
    assert all(re.fullmatch(r"\d\d\.\d\d\.\d{4}", item.select_one("span.date").get_text()) for item in items)


def test_the_portal_pages_and_hands_out_files_without_a_name_in_the_address(world: World, ask: Ask) -> None:
    site = ask(world, "kultura")
    first = soup(site.get().text)
    following = first.select_one("a#js-pagination-page-next")["href"]
    second = soup(site.get(following).text)
    assert second.select_one("a#js-pagination-page-next") is None
    assert second.select_one("input#js-pagination-page")["value"] == "2"
    article = soup(site.get("/web/kultura/biblioteka-blisko-ludzi").text)
    file = article.select_one('a[href^="/attachment/"]')
    assert "." not in file["href"]
    assert file["aria-label"].rsplit(":", 1)[-1].strip() == "pdf"
    served = site.get(file["href"])
    assert served.headers["Content-Type"] == "application/pdf"
    assert "10% całkowitego budżetu zadania" in pdf_text(served.body)
    assert site.get(file["href"], If_None_Match=served.headers["ETag"]).status == 304


def test_the_bulletin_has_notices_without_text_and_dates_only_inside(world: World, ask: Ask) -> None:
    site = ask(world, "bip")
    listing = soup(site.get().text)
    links = listing.select("div.wiadomosci.ajaxContener div.t1.clickable div.contener > p.title > a")
    assert len(links) == 4
    assert not re.search(r"\d{4}", listing.select_one("div.wiadomosci").get_text())
    notice = soup(site.get("/wiadomosci/5031/wiadomosc/101/x").text)
    assert notice.select("h2.header")[1].get_text().startswith("Ogłoszenie otwartego konkursu")
    assert notice.select_one("div.wiadomosc").get_text() == ""
    pdf = site.get(urljoin(site.url, notice.select_one("div.t1.attachment > a")["href"]))
    assert "Termin składania ofert" in pdf_text(pdf.body)
    assert site.get("/wiadomosci/5031/lista/9").status == 200


def test_the_foundation_has_a_feed_that_need_not_be_sent_twice(world: World, ask: Ask) -> None:
    site = ask(world, "fundacja")
    feed = site.get()
    assert "content:encoded" not in feed.text
    assert site.get(If_None_Match=feed.headers["ETag"]).status == 304


def test_the_marshal_office_pages_its_list_and_hangs_a_word_file(world: World, ask: Ask) -> None:
    site = ask(world, "umww")
    first = soup(site.get().text)
    assert len(first.select("article.wpis")) == 4
    assert soup(site.get(first.select_one("a.nastepna")["href"]).text).select_one("a.nastepna") is None
    article = soup(site.get("/kultura/konkursy/otwarty-konkurs-ofert-kultura-wielkopolska,101.html").text)
    document = Document(BytesIO(site.get(article.select_one("ul.pliki a")["href"]).body))
    assert document.tables[0].cell(1, 0).text == "Koszty administracyjne"


def test_the_fund_speaks_common_grants(world: World, ask: Ask) -> None:
    site = ask(world, "mosty")
    first = site.get("?page=1&pageSize=2").json
    assert first["paginationInfo"] == {"page": 1, "pageSize": 2, "totalItems": 5, "totalPages": 3}
    one = first["items"][0]
    assert set(one) >= {"id", "title", "status", "description", "createdAt", "lastModifiedAt"}
    assert site.get(f"/common-grants/opportunities/{one['id']}").json["data"] == one
    missing = site.get("/common-grants/opportunities/00000000-0000-4000-8000-000000000000")
    assert (missing.status, missing.json["status"]) == (404, 404)


def test_the_common_grants_answers_fit_the_models_of_a_stranger(world: World, ask: Ask) -> None:
    from common_grants_sdk.client import Auth, Client, Config

    site = ask(world, "mosty")
    config = Config(base_url=site.url.removesuffix("/common-grants/opportunities"), api_key="none", page_size=2)
    found = Client(config, auth=Auth.api_key("none")).opportunities.list()
    assert len(found.items) == 5
    assert {item.status.value.value for item in found.items} == {"open", "forecasted", "closed"}


def test_the_world_can_be_served_on_any_day(ask: Ask) -> None:
    for moment in ("2028-02-29T23:59:00", "2026-12-31T23:59:00", "2027-03-28T02:30:00"):
        with serve(fixed(moment), day=2) as world:
            assert ask(world, "smigiel").get(POSTS).headers["X-WP-Total"] == "12"
