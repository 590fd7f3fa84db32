"""Who does what by when: tasks of a call or of none, seen where the work is, told in mail and calendar."""

import re
from datetime import date

import pytest
from fastapi import FastAPI
from icalendar import Calendar

from tests.web.conftest import Person


def call_address(person: Person, title: str = "EtnoPolska 2027") -> str:
    page = person.see("/nabory")
    return next(link for link, text in re.findall(r'<a href="(/nabory/[\w-]+)">([^<]+)</a>', page) if title in text)


def task_id(page: str, what: str) -> str:
    return next(
        found for found, block in re.findall(r'id="zadanie-(\w+)">(.*?)</li>', page, re.DOTALL) if what in block
    )


def test_a_task_stands_in_the_group_of_its_day(demo: Person):
    for what, due in (("Dawno", "2026-11-01"), ("Jutro", "2026-11-24"), ("Kiedyś", "2027-03-01"), ("Bez daty", "")):
        assert demo.send("/zadania", what=what, due=due).status_code == 303
    page = demo.see("/zadania")
    order = ["Po terminie", "Dawno", "W ciągu tygodnia", "Jutro", "Później", "Kiedyś", "Bez dnia", "Bez daty"]
    places = [page.index(one) for one in order]
    assert places == sorted(places)
    assert "po terminie od 01.11.2026" in page and "do 24.11.2026 (1 dzień)" in page


def test_a_task_of_a_call_is_seen_on_the_call_with_its_person(demo: Person):
    address = call_address(demo)
    demo.send(f"{address}/sprawa", stage="interested")
    demo.send("/zadania", what="Zebrać podpisy", call=address.rpartition("/")[2], assigned="Anna Przykładowa")
    page = demo.see(address)
    assert "Zebrać podpisy" in page and "Anna Przykładowa" in page
    assert f'href="{address}">Program EtnoPolska 2027</a>' in demo.see("/zadania")


def test_a_task_is_ticked_off_and_taken_back(demo: Person):
    demo.send("/zadania", what="Zadzwonić do gminy")
    address = f"/zadania/{task_id(demo.see('/zadania'), 'Zadzwonić')}"
    demo.send(address, done="yes")
    assert "zrobione 23.11.2026" in demo.see("/zadania")
    demo.send(address, done="")
    assert "zrobione 23.11.2026" not in demo.see("/zadania")


def test_a_task_is_changed_and_deleted(demo: Person):
    demo.send("/zadania", what="Zadzwonić", due="2026-12-01")
    address = f"/zadania/{task_id(demo.see('/zadania'), 'Zadzwonić')}"
    demo.send(address, what="Napisać", due="2026-12-05", assigned="Jan")
    page = demo.see("/zadania")
    assert "Zadzwonić" not in page and "do 05.12.2026 (12 dni)" in page and "· Jan" in page
    demo.send(f"{address}/usun")
    assert "Napisać" not in demo.see("/zadania")


def test_the_usual_tasks_are_counted_back_from_the_deadline_once(demo: Person):
    address = call_address(demo)
    demo.send(f"{address}/sprawa", stage="drafting")
    demo.send(f"{address}/plan")
    page = demo.see("/zadania")
    assert "do 21.12.2026" in page and "do 10.01.2027" in page  # 21 days and 1 day before 11 January 2027
    number = page.count('class="task')
    demo.send(f"{address}/plan")
    assert demo.see("/zadania").count('class="task') == number
    assert "Te zadania już są" not in demo.see("/zadania")  # told once, on the page after


def test_only_ones_own_tasks_are_shown_when_asked(demo: Person):
    demo.send("/zadania", what="Dla Anny", assigned="Anna Przykładowa")
    demo.send("/zadania", what="Dla Jana", assigned="Jan")
    page = demo.see("/zadania?kto=ja")
    assert "Dla Anny" in page and "Dla Jana" not in page


@pytest.mark.parametrize(("field", "value"), [("what", "  "), ("due", "jutro"), ("due", "2026-13-40")])
def test_a_task_that_makes_no_sense_is_refused_with_what_to_do(demo: Person, field: str, value: str):
    answer = demo.send("/zadania", **{"what": "Coś", field: value})
    assert answer.status_code == 422 and field in answer.text
    assert 'class="task' not in demo.see("/zadania")


def test_a_task_of_a_call_that_is_not_there_is_refused(demo: Person):
    assert demo.send("/zadania", what="Coś", call="nie-ma-takiego").status_code == 404


def test_open_tasks_with_a_day_are_in_the_calendar_one_subscribes_to(app: FastAPI, anna: Person):
    anna.send("/zadania", what="Zebrać podpisy", due="2026-12-03", assigned="Anna")
    anna.send("/zadania", what="Zrobione już", due="2026-12-04")
    anna.send(f"/zadania/{task_id(anna.see('/zadania'), 'Zrobione już')}", done="yes")
    link = re.findall(r"/kalendarz/[\w-]+\.ics", anna.send("/konto/kalendarz").text)[0]
    events = Calendar.from_ical(Person(app).client.get(link).content).walk("VEVENT")
    told = {str(one["summary"]): one.decoded("dtstart") for one in events}
    assert told == {"Zadanie: Zebrać podpisy (Anna)": date(2026, 12, 3)}


def test_a_viewer_sees_tasks_and_changes_none(app: FastAPI, anna: Person):
    from tests.web.test_accounts import link_in

    ewa = Person(app)
    link = link_in(anna.send("/konto/zaproszenia", email="e@x.pl", role="viewer").text)
    ewa.send(link, name="Ewa", password="dobre długie hasło")
    anna.send("/zadania", what="Zebrać podpisy")
    page = ewa.see("/zadania")
    assert "Zebrać podpisy" in page and "Nowe zadanie" not in page
    assert ewa.send("/zadania", what="Moje").status_code == 403
    assert ewa.send(f"/zadania/{task_id(page, 'Zebrać')}", done="yes").status_code == 403
