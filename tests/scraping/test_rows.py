"""Which links of an unknown page are its announcements; the newest may stand apart from the others and larger."""

from grant_finder.scraping.pages import Page
from grant_finder.services.platforms import scraper

SITE = "https://dom-kultury.example.pl"


def listed(html: str) -> list[str]:
    page = Page(f"{SITE}/", content=f"<html><body>{html}</body></html>".encode(), headers={"content-type": "text/html"})
    return [item.url.removeprefix(SITE) for item in scraper("listing").listing(page).items]


def article(number: int, heading: str = "h2") -> str:
    title = f"Nabór wniosków na warsztaty {number}"
    return f'<article class="wpis"><{heading}><a href="/wpis-{number}.html">{title}</a></{heading}></article>'


LIST = "".join(f"<li>{article(number)}</li>" for number in (3, 2, 1))


def test_the_newest_article_shown_apart_and_larger_belongs_to_the_list():
    newest = f'<aside id="wyrozniony">{article(4, "h1")}</aside>'
    assert listed(f"{newest}<ol>{LIST}</ol>") == [f"/wpis-{number}.html" for number in (4, 3, 2, 1)]


def test_headlines_of_another_section_and_links_beside_the_list_do_not():
    staff = '<article><h2><a href="/kadra/dyrektorka.html">Dyrektorka zaprasza na dyżur</a></h2></article>'
    side = '<aside><a href="/wpis-9.html">Nabór wniosków sprzed roku</a></aside>'
    assert listed(f"{staff}<ol>{LIST}</ol>{side}") == ["/wpis-3.html", "/wpis-2.html", "/wpis-1.html"]
