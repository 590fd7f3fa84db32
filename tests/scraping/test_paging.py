"""Where a list of announcements goes on, on pages nobody described."""

import pytest

from grant_finder.scraping.pages import Page
from grant_finder.scraping.paging import next_url

SITE = "https://bip.example.pl"


def leads(html: str, url: str = f"{SITE}/konkursy") -> str:
    page = Page(url, content=f"<html><body>{html}</body></html>".encode(), headers={"content-type": "text/html"})
    return next_url(page).removeprefix(SITE)


@pytest.mark.parametrize(
    ("html", "onward"),
    [
        pytest.param('<link rel="next" href="/konkursy/2">', "/konkursy/2", id="marked in the head"),
        pytest.param('<a rel="nofollow next" href="?page=2">2</a>', "/konkursy?page=2", id="marked link"),
        pytest.param('<a href="?page=2">Następna strona</a>', "/konkursy?page=2", id="words"),
        pytest.param('<a href="?page=2">następna »</a>', "/konkursy?page=2", id="words and arrow"),
        pytest.param('<a href="?page=2" aria-label="Następna"><b>&raquo;</b></a>', "/konkursy?page=2", id="label"),
        pytest.param('<a href="?page=2" title="kolejna strona"><i></i></a>', "/konkursy?page=2", id="title"),
        pytest.param('<a href="?page=2"><img src="r.gif" alt="dalej"></a>', "/konkursy?page=2", id="picture"),
        pytest.param('<a href="/starsze">Starsze wpisy</a>', "/starsze", id="older posts"),
        pytest.param('<a href="?page=2">&gt;</a><a href="?page=9">&gt;&gt;</a>', "/konkursy?page=2", id="arrows"),
        pytest.param(
            '<p>1 <a href="?start=10">2</a> <a href="?start=20">3</a> <a href="?start=90">»</a></p>',
            "/konkursy?start=10",
            id="the next number before an arrow that may lead to the end",
        ),
        pytest.param('<p>[1] | <a href="/k,2.html">2</a></p>', "/k,2.html", id="own number in brackets"),
        pytest.param('<p>Strona 1 z 3 <a href="/k2">2</a></p>', "/k2", id="page one of three"),
        pytest.param(
            '<ul><li class="active"><a href="/k">1</a></li><li><a href="/k?o=20">2</a></li></ul>',
            "/k?o=20",
            id="own number marked by a class",
        ),
        pytest.param(
            '<ul><li aria-current="page"><a href="">1 <i>(obecna)</i></a></li><li><a href="/x2">2</a></li></ul>',
            "/x2",
            id="own number marked for readers of screens",
        ),
    ],
)
def test_a_list_goes_on_where_its_page_says_so_in_whatever_way(html: str, onward: str):
    assert leads(html) == onward


def test_the_second_page_leads_to_the_third_and_not_back():
    pager = '<a href="/konkursy/strona/1">1</a> 2 <a href="/konkursy/strona/3">3</a> <a href="/konkursy/strona/1">«</a>'
    assert leads(f"<p>{pager}</p>", f"{SITE}/konkursy/strona/2") == "/konkursy/strona/3"
    linked = '<a href="?p=1">1</a><a href="?p=2">2</a><a href="?p=3">3</a>'
    assert leads(linked, f"{SITE}/konkursy?p=2") == "/konkursy?p=3"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>Tekst</p>", id="no pager"),
        pytest.param('<p><a href="?p=1">1</a> 2</p>', id="last page"),
        pytest.param('<a href="">»</a><a href="#">następna</a>', id="a link to the page itself"),
        pytest.param('<a href="https://inny.example.pl/?page=2">następna</a>', id="another host"),
        pytest.param('<a href="/czytaj/5">Następny konkurs już w maju</a>', id="words of a headline"),
        pytest.param("<table><tr><td>1</td><td><a href='/d/a'>2</a></td><td>3</td></tr></table>", id="a calendar"),
    ],
)
def test_what_is_no_pager_leads_nowhere(html: str):
    assert leads(html) == ""
