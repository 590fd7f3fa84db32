"""Which links of an unknown page are its list of announcements: those alike in place, long, dated, on the subject."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from urllib.parse import urlsplit

from bs4 import Tag

from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Page
from grant_finder.scraping.urls import canonical, host_of

_SUBJECT = re.compile(
    r"konkurs|nab[oó]r|dotac|grant|dofinans|ofert|wniosk|zapytani|ogłosz|zadani[ae] publiczn|stypend|wsparci",
    re.IGNORECASE,
)
_CHROME = re.compile(
    r"\b(?:menu|nav|navbar|breadcrumbs?|footer|stopka|cookies?|pagination|pager|sidebar|social|lang)\b"
)
_ROWS = ("li", "tr", "article", "dd", "div", "p", "h2", "h3", "h4")
_SHORT = 12
_HEADINGS = ["h1", "h2", "h3", "h4"]


def likely_rows(page: Page) -> list[Tag]:
    """Return the rows (elements around one link each) of the page's main list, in page order; [] if there is none."""
    groups: dict[str, list[Tag]] = defaultdict(list)
    for link in page.soup.find_all("a", href=True):
        if _is_candidate(page, link):
            groups[_place(link)].append(link)
    score, best = max(((_score(links), links) for links in groups.values()), key=itemgetter(0), default=(0.0, []))
    if len(best) < 2 or score <= 0:
        return _lone_row(page, groups.values())
    best = [*_featured(page, best, groups), *best]
    unique = {canonical(page.absolute(str(link["href"]))): link for link in reversed(best)}
    return [_row(link, len(best)) for link in reversed(unique.values())]


def _featured(page: Page, best: list[Tag], groups: Mapping[str, list[Tag]]) -> list[Tag]:
    """Return headlines that stand apart from a list of articles and belong to it: the newest, shown larger."""
    if not all(_is_headline(link) for link in best):
        return []
    folders = {_folder(page, link) for link in best}
    others = [link for links in groups.values() if links is not best for link in links]
    return [link for link in others if _is_headline(link) and _folder(page, link) in folders]


def _is_headline(link: Tag) -> bool:
    return bool(link.find_parent(_HEADINGS) or link.find(_HEADINGS)) and link.find_parent("article") is not None


def _folder(page: Page, link: Tag) -> str:
    """Return the path of a link up to its last name, with the name's ending: addresses of one kind of page share it."""
    path = urlsplit(page.absolute(str(link["href"]))).path.rstrip("/")
    folder, _, name = path.rpartition("/")
    return f"{re.sub(r'[0-9]+', '0', folder)}/{name.rpartition('.')[2] if '.' in name else ''}"


def _lone_row(page: Page, groups: Iterable[list[Tag]]) -> list[Tag]:
    """Return the one row of a list that has only one, as the last page of a longer list may: on the subject, dated."""
    rows = [(link, _row(link, 1)) for links in groups for link in links[:1] if len(links) == 1]
    found = [
        row
        for link, row in rows
        if row.name in ("tr", "li") and _SUBJECT.search(clean(link.get_text(" "))) and _dated(clean(row.get_text(" ")))
    ]
    return found if len(found) == 1 and urlsplit(page.base).query else []


def _is_candidate(page: Page, link: Tag) -> bool:
    href = str(link.get("href") or "")
    if href.startswith(("#", "mailto:", "tel:", "javascript:")) or len(clean(link.get_text(" "))) < _SHORT:
        return False
    url = page.absolute(href)
    if host_of(url) != host_of(page.base) or canonical(url) == canonical(page.base):
        return False
    return not any(_is_chrome(parent) for parent in link.parents)


def _is_chrome(node: Tag) -> bool:
    if node.name in ("nav", "footer") or (node.name == "aside" and node.find("article") is None):
        return True
    if node.name in ("body", "html", "main", "[document]"):
        return False
    names = f"{' '.join(node.get_attribute_list('class', '') or [])} {node.get('id') or ''}"
    return bool(_CHROME.search(names.lower())) and node.find(["h1", "main", "article"]) is None


def _place(link: Tag) -> str:
    """Return where a link stands: the tags and classes of the elements around it."""
    steps = []
    for node in [link, *list(link.parents)[:4]]:
        classes = sorted(str(name) for name in node.get_attribute_list("class", "") or [] if name)
        steps.append(
            f"{node.name}.{'.'.join(name for name in classes if not re.search(r'[0-9]|odd|even|first|last', name))}"
        )
    return ">".join(steps)


def _score(links: list[Tag]) -> float:
    """Return how much a group of links looks like a list of announcements; 0 or less: it does not."""
    if len(links) < 2:
        return 0.0
    sample = links[:30]
    words = [clean(link.get_text(" ")) for link in sample]
    rows = [clean(_row(link, len(links)).get_text(" "))[:600] for link in sample]
    length = sum(min(len(one), 80) for one in words) / len(words)
    dated = sum(1 for row in rows if day_in(row) or _dated(row)) / len(rows)
    subject = sum(1 for one in words if _SUBJECT.search(one)) / len(words)
    return (length / 20 + 3 * dated + 3 * subject - 1.5) * math.sqrt(min(len(sample), 10))


def _dated(row: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d", row))


def _row(link: Tag, alike: int) -> Tag:
    """Return the largest element around `link` that holds no other link of its kind."""
    row = link
    for parent in link.parents:
        if parent.name not in (*_ROWS, "span", "td", "strong", "b", "header", "section"):
            break
        if parent.name in ("div", "section") and len(parent.find_all("a", limit=alike + 1)) > 3:
            break
        row = parent
        if parent.name in ("li", "tr", "article"):
            break
    return row
