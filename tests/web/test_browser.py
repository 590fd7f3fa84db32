"""In Debian's chromium: the way of a newcomer with and without JavaScript, no accessibility violation, narrow pages."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page, expect

from grant_finder.demo.server import serve
from grant_finder.projects.accounts import organisations
from grant_finder.projects.forms import add_form
from grant_finder.projects.tasks import Task, add_tasks
from grant_finder.services.forms import read_form
from grant_finder.services.sources import add_source
from grant_finder.settings import Settings
from grant_finder.web.app import create_app
from grant_finder.workspace import Workspace
from tests.funders_file import funders_file
from tests.web.conftest import PASSWORD, Running
from tests.web.world import fill_catalogue

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360)


@pytest.fixture
def demo_app(settings: Settings) -> Iterator[Running]:
    """The app with the example coalition, on loopback."""
    fill_catalogue(settings, hostile=True)
    app = create_app(settings, demo=True)
    with Workspace.open(settings) as workspace:
        (organisation,) = organisations(workspace.projects)
        late = Task(what="Zadzwonić do gminy", assigned="Anna Przykładowa", due=date(2026, 11, 1))
        add_tasks(workspace.projects, organisation, [late, Task(what="Zebrać podpisy", due=date(2026, 12, 3))])
        add_form(workspace.projects, organisation, read_form(funders_file(), "wniosek.docx"))
    running = Running(app)
    yield running
    running.stop()


def open_page(browser: Browser, url: str, **options: object) -> Page:
    context = browser.new_context(base_url=url, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(60_000)
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_newcomer_comes_from_the_first_account_to_a_downloaded_draft(
    browser: Browser, settings: Settings, tmp_path: Path, scripts: bool
):
    with serve(settings.clock(), day=2) as world:
        for source in world.sources:
            add_source(settings.home, source)
        own = Settings(home=settings.home, now=settings.now, pace=0.0, allow_hosts=world.hosts)
        running = Running(create_app(own))
        page = open_page(browser, running.url, java_script_enabled=scripts)
        try:
            _make_account(page)
            _collect(page, [source.id for source in world.sources])
            _describe_project(page, scripts)
            file = _download_draft(page, tmp_path)
        finally:
            page.context.close()
            running.stop()
    assert file.suffix == ".docx" and file.stat().st_size > 5_000


def _make_account(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Nazwa organizacji").fill("Biblioteka Publiczna w Śmiglu")
    page.get_by_label("Imię i nazwisko").fill("Anna Nowak")
    page.get_by_label("E-mail").fill("anna@smigiel.example")
    page.get_by_label("Hasło").fill(PASSWORD)
    page.get_by_role("button", name="Załóż konto").click()
    page.get_by_label("Gmina").fill("śmig")
    page.get_by_role("button", name="Zapisz i dalej").click()
    expect(page.get_by_text("Wasza gmina: Śmigiel")).to_be_visible()
    expect(page.get_by_role("heading", name="Co dalej?")).to_be_visible()


def _collect(page: Page, sources: list[str]) -> None:
    page.get_by_role("link", name="Wybierz źródła").click()
    for source in sources:
        page.locator(f'input[name="source"][value="{source}"]').check()
    page.get_by_role("button", name="Zbierz teraz").click()
    expect(page.get_by_role("heading", name="Zbieranie naborów")).to_be_visible()
    # with scripts the page asks by itself, without it loads itself anew
    expect(page.get_by_text("Gotowe.")).to_be_visible(timeout=180_000)


def _describe_project(page: Page, scripts: bool) -> None:
    page.goto("/")
    page.get_by_role("link", name="Zacznij projekt").click()
    page.get_by_label("Tytuł").fill("Opowieści przy kuźni")
    page.get_by_label("Twoja organizacja to").select_option("library")
    page.get_by_role("button", name="Zacznij").click()
    said = "Seniorzy i młodzież nagrają opowieści rzemieślników."
    for label, words in (("Streszczenie", said), ("Początek", "2027-03-01"), ("Koniec", "2027-11-30")):
        page.get_by_label(label).fill(words)
        page.get_by_label(label).blur()
    if scripts:
        expect(page.get_by_role("status").filter(has_text="zapisano o")).to_be_visible()
    else:
        page.get_by_role("button", name="Zapisz").click()
        expect(page.get_by_text("Zapisano o")).to_be_visible()
    page.get_by_role("link", name="Dopasowanie").first.click()


def test_fields_left_in_quick_succession_are_all_saved(browser: Browser, demo_app: Running):
    """One person typing fast is not two people."""
    page = open_page(browser, demo_app.url)
    page.goto("/projekty")
    section = str(page.locator(".calls :is(h2, h3) a").first.get_attribute("href")) + "/pomysl"
    page.goto(section)
    page.evaluate(
        """() => {
          for (const words of ["raz", "dwa", "trzy"]) {
            const field = document.querySelector('textarea[name="aim"]');
            field.value = words;
            field.dispatchEvent(new Event("change", { bubbles: true }));
          }
        }"""
    )
    try:
        page.get_by_role("link", name="Partnerzy").first.click()  # waits for the last save
        expect(page.get_by_role("heading", level=1)).to_have_text("Partnerzy")
        page.goto(section)
        expect(page.get_by_label("Cel")).to_have_value("trzy")
    finally:
        page.context.close()


def _download_draft(page: Page, folder: Path) -> Path:
    expect(page.get_by_role("heading", name="Które nabory pasują")).to_be_visible()
    page.get_by_role("button", name="Przygotuj szkic wniosku").first.click()
    expect(page.get_by_text("SZKIC – niezłożony.")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word (.docx)").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def all_pages(page: Page) -> list[str]:
    """Return the addresses of every kind of page of the example, found by following links."""
    found = ["/", "/nabory", "/nabory?q=kosmonautyka", "/nabory?kto=kgw&temat=music&region=30", "/nabory/kalendarz"]
    found += ["/nabory/prognozy", "/projekty", "/wnioski", "/formularze", "/moje", "/zadania", "/jak-czytamy", "/konto"]
    found += ["/zrodla", "/zrodla/postep", "/zrodla/nowe", "/konto/organizacja", "/konto/wejscie"]
    found += ["/konto/haslo", "/konto/haslo/zly", "/konto/zaproszenie/zly", "/nie-ma-takiej"]
    page.goto("/zrodla")
    found.append(str(page.locator("tbody a").first.get_attribute("href")))
    page.goto("/formularze")
    found.append(str(page.locator(".calls a").first.get_attribute("href")))
    page.goto("/nabory")
    found += [str(one.get_attribute("href")) for one in page.locator(".calls :is(h2, h3) a").all()[:2]]
    page.goto("/projekty")
    project = str(page.locator(".calls :is(h2, h3) a").first.get_attribute("href"))
    page.goto(project)
    found += [str(one.get_attribute("href")) for one in page.locator(".tabs a").all()]
    page.goto("/wnioski")
    draft = str(page.locator(".calls :is(h2, h3) a").first.get_attribute("href"))
    return [*found, f"{project}/dopasowanie?wszystkie=1", draft, f"{draft}/czytanie", f"{draft}/wersje?wersja=1"]


# files, parts of pages, ways on to another page, and the first account, which is looked at below
NO_PAGES = re.compile(r".*(/eksport/|/plik/|/toml$|\.ics$|\.atom$)|/(healthz|jezyk|miejsca|konto/(dane|pierwsze))")


def test_every_page_of_the_route_table_is_among_those_looked_at(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url)
    seen = [path.partition("?")[0] for path in all_pages(page)]
    page.context.close()
    patterns = {
        route.path: route.path_regex
        for router in demo_app.app.routes
        for route in getattr(getattr(router, "original_router", None), "routes", ())
        if isinstance(route, APIRoute) and "GET" in (route.methods or ())
    }
    pages = {path: one for path, one in patterns.items() if not re.match(r"/(api|common-grants)/", path)}
    assert len(pages) > 20
    assert [path for path, one in pages.items() if not NO_PAGES.match(path) and not any(map(one.match, seen))] == []


# in the dark a page differs by its colours only
SCHEMES: dict[str, dict[str, object]] = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def test_no_page_has_an_accessibility_violation(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url, viewport={"width": 1280, "height": 900})
    for path in all_pages(page):
        page.goto(path)
        for scheme, options in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            result = Axe().run(page, options=options)
            assert not result.response["violations"], (path, scheme, result.generate_report())
    page.context.close()


def test_no_answer_to_a_form_has_an_accessibility_violation(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url, viewport={"width": 360, "height": 740})
    page.goto("/jak-czytamy")
    page.get_by_label("Treść ogłoszenia").fill("Nabór wniosków trwa do 18 stycznia 2027 r. Dotacja do 40 000 zł.")
    page.get_by_role("button", name="Przeczytaj").click()
    expect(page.locator("mark").first).to_be_visible()
    assert not Axe().run(page).response["violations"]
    page.goto("/wnioski")
    page.locator(".calls :is(h2, h3) a").first.click()
    page.get_by_label("Formularz").select_option("generic")
    page.get_by_role("button", name="Wypełnij ponownie").click()
    expect(page.get_by_role("heading", name="Szkic wypełniono ponownie")).to_be_visible()
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto("/zadania")
    page.evaluate("document.querySelectorAll('form').forEach((form) => (form.noValidate = true))")
    page.get_by_role("button", name="Dodaj zadanie").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert not Axe().run(page).response["violations"]
    page.context.close()


def test_no_error_state_has_an_accessibility_violation(browser: Browser, settings: Settings):
    running = Running(create_app(settings))
    page = open_page(browser, running.url)
    try:
        for fill in ({}, {"organisation": "X", "name": "Y", "email": "a@b.pl", "password": "krótkie"}):
            page.goto("/konto/pierwsze")
            page.evaluate("document.querySelectorAll('form').forEach((form) => (form.noValidate = true))")
            for name, value in fill.items():
                page.locator(f"#{name}").fill(value)
            page.get_by_role("button", name="Załóż konto").click()
            expect(page.get_by_role("alert")).to_be_visible()
            assert not Axe().run(page).response["violations"]
        _make_account(page)
        page.goto("/zrodla/nowe")
        page.get_by_label("Adres strony").fill("http://127.0.0.1:1/")
        page.get_by_role("button", name="Sprawdź adres").click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert not Axe().run(page).response["violations"]
    finally:
        page.context.close()
        running.stop()


PRINTED = "[...document.querySelectorAll('nav, main')].filter((one) => one.checkVisibility()).map((one) => one.tagName)"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen_prints_its_menu_or_complains(browser: Browser, demo_app: Running, width: int):
    page = open_page(browser, demo_app.url, viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in all_pages(page):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.emulate_media(media="print")
        assert page.evaluate(PRINTED) == ["MAIN"], path
        page.emulate_media(media="screen")
    expected = ("404", "410")  # a page that is not there, a link that is no longer valid
    assert [one for one in said if not any(code in one for code in expected)] == []
    page.context.close()


def test_a_draft_is_edited_by_keyboard_alone(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url)
    page.goto("/wnioski")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Przejdź do treści"
    page.goto(str(page.locator(".calls :is(h2, h3) a").first.get_attribute("href")))
    part = page.locator("details.part:not([open])").first
    part.locator("summary").focus()
    page.keyboard.press("Enter")
    field = page.locator("details.part[open] textarea[id^=tekst-]").last
    field.focus()
    page.keyboard.press("Control+A")
    status = field.locator("xpath=ancestor::form").get_by_role("status")
    for words in ("Wpisane z klawiatury", " i znowu"):
        page.keyboard.type(words)
        with page.expect_response(re.compile("/pole/")) as saved:
            page.keyboard.press("Tab")
        assert saved.value.status == 200
        expect(status).to_contain_text("zapisano o")
        field.focus()
        page.keyboard.press("Control+End")
    name = field.get_attribute("id")
    page.reload()
    expect(page.locator(f'[id="{name}"]')).to_have_value(re.compile("Wpisane z klawiatury i znowu"))
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_finding_leads_to_its_field_in_a_folded_part(browser: Browser, demo_app: Running, scripts: bool):
    page = open_page(browser, demo_app.url, viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    page.goto("/wnioski")
    page.locator(".calls :is(h2, h3) a").first.click()
    finding = page.locator('#sprawdzenie a[href^="#pole-"]:visible').last
    field = page.locator(f'[id="{str(finding.get_attribute("href"))[1:]}"]')
    expect(field).to_be_hidden()
    finding.click()
    expect(field).to_be_visible()
    page.context.close()


def test_a_printed_draft_holds_its_folded_parts(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url)
    page.goto("/wnioski")
    page.locator(".calls :is(h2, h3) a").first.click()
    folded = page.locator("details.part:not([open]) textarea").last
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    page.context.close()


def test_a_printed_call_holds_the_facts_and_no_menu(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url)
    page.goto("/nabory")
    page.get_by_role("link", name="Program EtnoPolska 2027").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_text("Nasza praca nad tym naborem")).to_be_hidden()
    expect(page.get_by_role("heading", name="Co mówi ogłoszenie")).to_be_visible()
    assert len(page.pdf()) > 10_000
    page.context.close()


def test_a_hostile_announcement_runs_nothing(browser: Browser, demo_app: Running):
    page = open_page(browser, demo_app.url)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto("/nabory?q=alert")
    page.goto("/nabory")
    page.locator(".calls :is(h2, h3) a", has_text="alert").click()
    assert dialogs == [] and page.locator("img").count() == 0
    page.context.close()
