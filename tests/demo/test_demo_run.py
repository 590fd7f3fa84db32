"""The main job, end to end, on the example world."""

from pathlib import Path
from statistics import fmean

import pytest
from docx import Document

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.search import Query, search
from grant_finder.clock import fixed
from grant_finder.demo.world import Post, posts, sites
from grant_finder.errors import NotWritable
from grant_finder.matching.match import match
from grant_finder.model.call import Call
from grant_finder.model.codes import Outcome, Verdict
from grant_finder.services.demo import DemoReport, run_demo
from grant_finder.services.rate import rate_matching
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

NOW = "2026-11-23T08:00:00+01:00"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, int, int]]:
    return []


@pytest.fixture(scope="module")
def report(home: Path, steps: list[tuple[str, int, int]]) -> DemoReport:
    return run_demo(
        Settings(home=home / "home"), fixed(NOW), home / "out", on_progress=lambda *told: steps.append(told)
    )


@pytest.fixture(scope="module")
def calls(report: DemoReport, home: Path) -> list[Call]:
    """Everything the catalogue holds after the demo."""
    with Workspace.open(Settings(home=home / "home"), fixed(NOW)) as workspace:
        every = Query(status=("open", "forecasted", "closed", "suspended", "unknown"), page_size=100)
        found = search(workspace.catalogue, every, workspace.clock.today()).calls
        return [get(workspace.catalogue, call.id) for call in found]


def test_of_changes_only_the_one_that_happened_overnight_is_told_although_calls_stand_on_several_sites(
    calls: list[Call],
) -> None:
    assert any(len({seen.source for seen in call.sightings}) > 2 for call in calls)
    told = {(change.source, change.field) for call in calls for change in call.changes}
    assert told == {("demo-smigiel", "deadline"), ("demo-smigiel", "notice")}


def labelled(kind: str) -> list[Post]:
    return [post for site in sites() for post in posts(site.id, fixed(NOW).today()) if post.facts.kind == kind]


def test_it_is_done_within_a_minute_and_tells_how_far_it_is(
    report: DemoReport, steps: list[tuple[str, int, int]]
) -> None:
    assert report.seconds < 60
    assert [step for step, done, total in steps if done == total] == ["yesterday", "today", "match", "drafts"]


def test_every_site_is_read_without_trouble_on_both_days(report: DemoReport) -> None:
    for visits in (report.yesterday.visits, report.today.visits):
        assert len(visits) == 8
        assert all(visit.complete and not visit.errors for visit in visits)


def test_the_second_day_reports_what_is_new_and_what_was_put_off(report: DemoReport) -> None:
    assert [call.title for call in report.today.new_calls] == ["Nowy konkurs: stroje, nuty i instrumenty dla zespołów"]
    moved = {change.field: (change.old, change.new) for _, change in report.today.changes}
    assert moved["deadline"] == ("2026-12-02", "2026-12-17")


def test_nearly_every_call_is_found(calls: list[Call]) -> None:
    titles = {call.title for call in calls} | {sighting.title for call in calls for sighting in call.sightings}
    missing = {post.title for post in labelled("call")} - titles
    assert len(missing) <= len(labelled("call")) / 12, missing


@pytest.mark.parametrize(
    ("programme", "places"),
    [("warta-lokalnie-edycja", {"demo-fundacja", "demo-powiat", "demo-grantowka"}),
     ("konkurs-ofert-kultura-powiat", {"demo-powiat", "demo-bip"}),
     ("otwarty-konkurs-ofert-kultura-wielkopolska", {"demo-umww", "demo-grantowka", "demo-smigiel"})],
)  # fmt: skip
def test_a_call_announced_at_several_places_in_other_words_is_one_call(
    calls: list[Call], programme: str, places: set[str]
) -> None:
    (one,) = [call for call in calls if any(programme in sighting.url for sighting in call.sightings)]
    assert {sighting.source for sighting in one.sightings} >= places


def test_hardly_anything_that_is_no_call_is_offered_as_one(calls: list[Call]) -> None:
    other = ("results", "job", "contest", "participatory_budget", "training", "tender", "news", "listing")
    no_calls = {post.title for kind in other for post in labelled(kind)}
    taken = {call.title for call in calls} & no_calls
    assert len(taken) <= len(no_calls) / 8, taken


def test_someone_else_than_the_initiator_leads_and_the_announcement_says_why(report: DemoReport) -> None:
    initiator = report.project.partners[0].id
    shown = [
        reason.quote
        for one in report.matches
        if one.verdict != Verdict.NO and one.lead not in (None, initiator)
        for lead in one.leads
        if lead.partner == initiator
        for reason in lead.reasons
        if reason.outcome == Outcome.NOT_MET
    ]
    assert any(shown)


def test_a_call_out_of_reach_names_whom_to_invite(report: DemoReport) -> None:
    assert {unlock.legal_form for one in report.matches for unlock in one.unlocks}


def test_a_call_of_another_voivodeship_does_not_fit(report: DemoReport, calls: list[Call]) -> None:
    (other,) = [call for call in calls if call.title.startswith("Dolnośląskie Iskry")]
    assert match(other, report.project, fixed(NOW).today()).verdict == Verdict.NO


def test_the_two_drafts_are_an_offer_of_an_organisation_and_an_application_of_the_library(report: DemoReport) -> None:
    offer, application = report.drafts
    forms = {partner.id: partner.legal_form for partner in report.project.partners}
    assert offer.draft.form.id == "oferta-2018"
    assert forms[offer.draft.lead] in {"association", "foundation", "kgw", "osp"}
    assert application.draft.form.id.startswith("nck-")
    assert forms[application.draft.lead] == "library"


def test_the_drafts_are_word_and_web_files_that_open(report: DemoReport) -> None:
    for one in report.drafts:
        word, page = one.files
        assert (word.suffix, page.suffix) == (".docx", ".html")
        assert Document(str(word)).tables
        lead = next(partner for partner in report.project.partners if partner.id == one.draft.lead)
        assert lead.name in page.read_text("utf-8")


def test_both_projects_are_left_for_the_user_to_go_on_with(report: DemoReport) -> None:
    assert report.project_file.name == "opowiesci.toml"
    assert report.project_file.with_name("scena.toml").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable, match="file"):
        run_demo(Settings(home=tmp_path / "home"), fixed(NOW), tmp_path / "file" / "out")


def test_the_ranking_agrees_with_people_who_read_the_announcements(report: DemoReport, home: Path) -> None:
    with Workspace.open(Settings(home=home / "home"), fixed(NOW)) as workspace:
        ratings = rate_matching(workspace)
    for second in (False, True):
        rated = [one for one in ratings if one.second is second]
        assert len(rated) == 6
        assert fmean(one.precision for one in rated) >= 0.8
        assert fmean(one.recall for one in rated) >= 0.9
    assert len(ratings[0].wrong) <= 6, ratings[0].wrong
