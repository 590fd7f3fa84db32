"""Outlines stand beside the calls: whatever writes a call keeps its outline true."""

import json
from dataclasses import replace
from hashlib import sha256

from bench.calls import TODAY, made
from grant_finder.catalogue import store
from grant_finder.catalogue.calls import OpenCalls
from grant_finder.catalogue.connect import Catalogue
from grant_finder.catalogue.outlines import refill
from grant_finder.model.outline import GROUPS, HEARD, Outline

# sha256 of what outlines hold as the last migration that calls `refill` made them
SHAPE = "e59395f7aabc03d993c951affe0eb4548045f614911df18549023639718cba2a"


def told(outline: Outline) -> dict[str, object]:
    """What an outline says, by group."""
    return dict(zip([name for name in GROUPS if name != "place"], map(json.loads, outline.rest), strict=True))


def stored(catalogue: Catalogue, count: int = 12) -> list[Outline]:
    with catalogue.writing() as db:
        for one in made(count, open_share=1.0):
            store.store(db, one, archive=False)
    return list(OpenCalls(catalogue, TODAY).outlines())


def test_a_change_of_what_rules_look_at_comes_with_a_migration():
    shape = sha256(json.dumps([list(GROUPS.items()), HEARD]).encode()).hexdigest()
    assert shape == SHAPE, "append a migration that calls outlines.refill, then note the new shape here"


def test_filling_anew_says_the_same_as_storing(catalogue: Catalogue):
    before = stored(catalogue)
    with catalogue.writing() as db:
        refill(db)
    assert list(OpenCalls(catalogue, TODAY).outlines()) == before
    assert len(before) == 12


def test_a_call_stored_again_has_a_new_outline_and_a_deleted_one_none(catalogue: Catalogue):
    stored(catalogue)
    one = next(made(1, open_share=1.0))
    with catalogue.writing() as db:
        store.store(db, replace(one, facts=replace(one.facts, themes=("dance",))), archive=False)
    found = {outline.id: outline for outline in OpenCalls(catalogue, TODAY).outlines()}
    assert told(found[one.id])["theme"][0] == ["dance"]  # type: ignore[index]
    with catalogue.writing() as db:
        store.delete(db, one.id)
    assert one.id not in {outline.id for outline in OpenCalls(catalogue, TODAY).outlines()}
    assert catalogue.db.table("outlines").count == 11


def test_each_place_is_tested_once_and_only_calls_there_are_told(catalogue: Catalogue):
    everything, asked = stored(catalogue, 60), []

    def first(place: str) -> bool:
        asked.append(place)
        return place == everything[0].place

    found = list(OpenCalls(catalogue, TODAY).outlines(first))
    assert sorted(asked) == sorted({one.place for one in everything})
    assert found == [one for one in everything if one.place == everything[0].place]
