"""What a person wrote is never overwritten, and nothing changes unseen."""

from dataclasses import replace

import pytest
from draft_examples import FULL, NOW, call
from ready_drafts import forms

from grant_finder.drafting.fill import fill
from grant_finder.drafting.revise import edited, refreshed
from grant_finder.errors import UnknownId
from grant_finder.model.draft import Draft
from grant_finder.model.project import Project


def offer(project: Project = FULL, form: str = "oferta-2018") -> Draft:
    return fill(forms()[form], call(), project, "stowarzyszenie", NOW)


def test_an_edit_stands_and_closes_its_gap():
    draft = edited(offer(), "I.2", "Kultura i sztuka\x00")
    assert draft.answers["I.2"].text == "Kultura i sztuka"
    assert draft.answers["I.2"].origin == "user"
    assert "I.2" not in draft.missing


def test_filling_again_keeps_edits_and_says_what_changed():
    mine = edited(offer(), "III.1", "Mój tytuł")
    again, found = refreshed(mine, offer(replace(FULL, title="Nowy tytuł", place_name="Bronikowo")))
    assert again.answers["III.1"].text == "Mój tytuł"
    assert "Bronikowo" in again.answers["III.3"].text
    assert {(one.field, one.kind) for one in found} == {("III.1", "kept"), ("III.3", "refilled")}


def test_nothing_changed_means_no_difference():
    again, found = refreshed(offer(), offer())
    assert again == offer()
    assert found == []


def test_an_edit_is_told_once_when_the_program_would_now_write_something_else_beneath_it():
    mine = edited(offer(), "III.1", "Mój tytuł")
    assert refreshed(mine, offer())[1] == []
    renamed = offer(replace(FULL, title="Nowy tytuł"))
    again, found = refreshed(mine, renamed)
    assert [(one.field, one.kind) for one in found] == [("III.1", "kept")]
    assert refreshed(again, renamed)[1] == []
    assert edited(again, "III.1", "Inny mój tytuł").answers["III.1"].base == again.answers["III.1"].base


def test_another_form_lists_what_it_adds_and_what_it_has_no_place_for():
    mine = edited(edited(offer(), "IV.1", "Napisane ręcznie"), "VI.1", "nieodpłatnie")
    made, found = refreshed(mine, offer(form="generic"))
    assert made.answers["1.2"].text == "Napisane ręcznie"  # both ask for experience
    gone = next(one for one in found if one.field == "VI.1")
    assert (gone.kind, gone.before.text) == ("gone", "nieodpłatnie")
    assert "2.13" in {one.field for one in found if one.kind == "new"}


def test_a_number_that_means_something_else_in_another_form_takes_no_edit_with_it():
    # field 7 is the partners in one form, "Visegrad substance" in the other
    mine = edited(offer(form="dzialaj-lokalnie"), "7", "Partnerzy: OSP i szkoła")
    made, found = refreshed(mine, offer(form="visegrad"))
    assert made.answers["7"].origin == "gap"
    assert [(one.field, one.before.text) for one in found if one.kind == "gone" and one.before.origin == "user"] == [
        ("7", "Partnerzy: OSP i szkoła")
    ]


def test_an_answer_to_a_criterion_follows_the_criterion_not_its_number():
    draft = fill(forms()["generic"], call(criteria=("partnerstwo", "wpływ na sołectwa")), FULL, "kgw", NOW)
    mine = edited(draft, "4.2", "Pięć sołectw.")
    other = fill(forms()["generic"], call(criteria=("wpływ na sołectwa", "nowość")), FULL, "kgw", NOW)
    made, _ = refreshed(mine, other)
    assert made.answers["4.1"].text == "Pięć sołectw."
    assert made.answers["4.2"].origin == "gap"


def test_a_table_a_person_changed_moves_by_what_its_columns_mean():
    rows = tuple(dict(row) for row in offer().answers["III.6"].rows)
    rows[0]["target"] = "12 nagrań"
    mine = edited(offer(), "III.6", "", rows)
    made, _ = refreshed(mine, offer(form="nck-kultura-interwencje"))
    assert [row["target"] for row in made.answers["15"].rows] == ["12 nagrań", "24 osoby", "120 osób"]
    assert set(made.answers["15"].rows[0]) == {"name", "target", "measured"}


def test_what_is_ticked_stays_ticked():
    ticked = replace(offer(), prepared=("list intencyjny partnera",))
    assert refreshed(ticked, offer())[0].prepared == ticked.prepared


def test_a_field_the_form_does_not_have_cannot_be_edited():
    with pytest.raises(UnknownId):
        edited(offer(), "XX.9", "tekst")
