"""What is read from the example announcements is what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from grant_finder.clock import fixed
from grant_finder.demo.world import Post, posts
from grant_finder.model.call import status
from grant_finder.model.facts import Reading
from grant_finder.model.source import VisitResult
from grant_finder.reading.read import read

# Facts a careful reader may word otherwise are compared by what they must contain.
LOOSE = ("applicants", "applicants_excluded", "themes", "target_groups", "region")
WORDED = ("funder", "programme")


@dataclass(frozen=True)
class Case:
    post: Post
    reading: Reading

    def differences(self) -> Iterator[tuple[str, str, object, object]]:
        """Yield (announcement, fact, expected, read) of the labelled facts that came out otherwise."""
        for name in sorted(self.post.facts.stated()):
            expected, found = getattr(self.post.facts, name), getattr(self.reading.facts, name)
            if name in LOOSE:
                same = set(expected) <= set(found)
            elif name in WORDED:
                same = bool(found) and expected.casefold() in found.casefold()
            else:
                same = expected == found
            if not same:
                yield (self.post.id, name, expected, found)


@pytest.fixture(scope="module")
def cases(mornings: list[dict[str, VisitResult]]) -> list[Case]:
    found = []
    for site, result in mornings[0].items():
        by_title = {post.title: post for post in posts(site, fixed("2026-11-23").today(), 1)}
        found += [Case(by_title[document.title], read(document)) for document in result.documents]
    return found


def test_calls_are_told_from_what_is_no_call(cases: list[Case]) -> None:
    wrong = [
        (case.post.id, case.post.facts.kind, case.reading.facts.kind)
        for case in cases
        if case.post.facts.kind and (case.post.facts.kind == "call") != (case.reading.facts.kind == "call")
    ]
    assert len(wrong) <= len(cases) / 12, wrong


@pytest.mark.parametrize("name", ["deadline", "deadline_time", "amount_min", "amount_max", "own_contribution_pct"])
def test_dates_and_money_that_decide_are_read(cases: list[Case], name: str) -> None:
    wrong = [difference for case in cases for difference in case.differences() if difference[1] == name]
    stated = [case for case in cases if name in case.post.facts.stated()]
    assert len(wrong) <= len(stated) / 6, wrong


def test_five_of_six_labelled_facts_are_read(cases: list[Case]) -> None:
    wrong = [difference for case in cases for difference in case.differences()]
    labelled = sum(len(case.post.facts.stated()) for case in cases)
    assert len(wrong) <= labelled / 6, wrong


def test_most_calls_stand_where_they_stand(cases: list[Case]) -> None:
    today = fixed("2026-11-23").today()
    both = [case for case in cases if case.post.facts.kind == case.reading.facts.kind == "call"]
    wrong = [
        (case.post.id, str(status(case.post.facts, today)), str(status(case.reading.facts, today)))
        for case in both
        if status(case.post.facts, today) != status(case.reading.facts, today)
    ]
    assert len(wrong) <= len(both) / 3, wrong


def test_what_nobody_stated_stays_unknown(cases: list[Case]) -> None:
    (rumour,) = [case for case in cases if case.post.id == "fundusz-pamieci-wkrotce"]
    assert not rumour.reading.facts.stated() & {"deadline", "amount_min", "amount_max", "budget_total", "opens"}


def test_every_quote_stands_in_the_text(mornings: list[dict[str, VisitResult]]) -> None:
    for result in mornings[0].values():
        for document in result.documents:
            read(document).checked(document.text)
