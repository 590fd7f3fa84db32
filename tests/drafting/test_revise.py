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


def test_another_form_lists_what_it_adds_and_what_it_has_no_place_for():
    mine = edited(offer(), "IV.1", "Napisane ręcznie")
    _, found = refreshed(mine, offer(form="generic"))
    gone = next(one for one in found if one.field == "IV.1")
    assert (gone.kind, gone.before.text) == ("gone", "Napisane ręcznie")
    assert "1.1" in {one.field for one in found if one.kind == "new"}


def test_what_is_ticked_stays_ticked():
    ticked = replace(offer(), prepared=("list intencyjny partnera",))
    assert refreshed(ticked, offer())[0].prepared == ticked.prepared


def test_a_field_the_form_does_not_have_cannot_be_edited():
    with pytest.raises(UnknownId):
        edited(offer(), "XX.9", "tekst")
