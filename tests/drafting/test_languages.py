"""The application is in the language of its form, what is said about it in the language of the reader."""

import re

import pytest
from draft_examples import FULL, NOW, PROJECTS, TODAY, call
from ready_drafts import forms

from grant_finder.drafting import say
from grant_finder.drafting.check import check
from grant_finder.drafting.document import document
from grant_finder.drafting.fill import GAP_PATTERN, fill
from grant_finder.drafting.room import room
from grant_finder.drafting.traps import sentence, traps
from grant_finder.drafting.writers import write
from grant_finder.i18n import LANGUAGES, using
from grant_finder.model.draft import Draft
from grant_finder.resources import shipped

ENGLISH = sorted(form.id for form in forms().values() if form.language == "en")
POLISH_LETTERS = re.compile(r"[ąćęłńóśźż]", re.IGNORECASE)


def drafted(form: str, name: str = "pelny") -> Draft:
    project, lead = PROJECTS[name]
    return fill(forms()[form], call(), project, lead, NOW)


def cells(draft: Draft) -> list[str]:
    rows = (row for one in draft.answers.values() for row in one.rows)
    return [one.text for one in draft.answers.values()] + [cell for row in rows for cell in row.values()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_gap_and_what_does_not_apply_are_known_again_in_every_language(code: str):
    with using(code):
        assert GAP_PATTERN.fullmatch(say.gap("kto [i] kiedy"))
        assert say.not_applicable() in say.NOT_APPLICABLE


@pytest.mark.parametrize("form", ENGLISH)
def test_an_english_form_is_english_wherever_a_person_wrote_nothing(form: str):
    draft = drafted(form, "ubogi")
    asked = [gap for text in cells(draft) for gap in GAP_PATTERN.findall(text)]
    assert asked and all(one.startswith("[to be completed: ") for one in asked)
    own = (draft.project.title, *(one.name for one in draft.project.partners))
    for text in cells(draft):
        for mine in own:
            text = text.replace(mine, "")
        assert not POLISH_LETTERS.search(text), text
    hints = [(one.label, one.help, one.ask) for part in draft.form.part for one in part.field]
    assert not POLISH_LETTERS.search(str((hints, draft.form.notes, draft.form.logo)))


@pytest.mark.parametrize("form", ENGLISH)
def test_every_section_text_of_an_english_form_is_written_in_english(form: str):
    folder = shipped("templates/forms")
    for name in forms()[form].phrases:
        assert (folder / "_shared/en" / f"{name}.md.j2").is_file() or (folder / form / "phrases" / name).is_file(), name


def test_amounts_days_and_lists_of_an_english_form_are_written_the_english_way():
    answers = drafted("visegrad").answers
    assert "Dates: 15\u00a0March\u00a02027 – 30\u00a0June\u00a02027" in answers["5"].text
    assert answers["9"].rows[0]["total"] == "3,600.00"
    assert answers["9"].rows[0]["item"] == "Prowadzenie nagrań (A1)" and "PLN\u00a0120" in answers["9"].rows[0]["basis"]
    assert "seniors and youth (participants of all activities: 164)" in answers["3"].text


@pytest.mark.parametrize("form", [*ENGLISH, "oferta-2018"])
def test_a_draft_does_not_depend_on_who_reads_it(form: str):
    with using("en"):
        english = drafted(form)
    assert english == drafted(form)


@pytest.mark.parametrize("form", ENGLISH)
def test_sums_of_an_english_form_add_up(form: str):
    assert [one for one in check(drafted(form), TODAY) if one.trap == "T29"] == []


@pytest.mark.parametrize("form", ["visegrad", "oferta-2018", "oferta-wspolna-2018"])
def test_what_the_check_finds_is_said_in_the_language_of_the_reader(form: str):
    polish = [sentence(one) for one in check(drafted(form), TODAY)]
    with using("en"):
        english = [sentence(one) for one in check(drafted(form), TODAY)]
    assert len(polish) == len(english)
    for one, other in zip(polish, english, strict=True):
        assert one.what != other.what and one.do != other.do
        assert not re.search(r"[{}]|\bNone\b", other.what + other.do)


def test_every_trap_says_the_same_in_both_languages():
    for one in traps().values():
        for key in ("title", "what_to_do", "question", "question_do"):
            polish, english = getattr(one, f"{key}_pl"), getattr(one, f"{key}_en")
            assert sorted(re.findall(r"\{\w+\}", polish)) == sorted(re.findall(r"\{\w+\}", english)), one.id
            assert bool(polish) == bool(english), one.id


def test_limits_are_told_in_the_language_of_the_reader():
    draft = drafted("oferta-2018")
    assert room(draft)[0] == "Dotacja: możesz wpisać jeszcze 18\u00a0750\u00a0zł (limit 40\u00a0000\u00a0zł)."
    with using("en"):
        assert room(draft)[0] == "Grant: you may still enter PLN\u00a018,750 (limit PLN\u00a040,000)."


def test_the_pages_around_an_application_are_in_the_language_of_the_reader():
    draft = drafted("oferta-2018")
    with using("en"):
        text = write(draft, check(draft, TODAY), ".md").decode()
        assert "# Draft application" in text and "What to check before you apply" in text
        page = write(draft, [], ".html").decode()
        assert '"Draft, not a submitted application · page " counter(page) " of " counter(pages)' in page
    assert "## III. Opis zadania" in text and "Śmigielskie opowieści przy kuźni" in text
    assert document(drafted("visegrad"), []).language == "en-GB"
    assert FULL.title in document(draft, []).title
