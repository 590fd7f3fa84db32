"""What has to be ready, and by when, counted backwards from the deadline."""

from datetime import date

import pytest
from draft_examples import FULL, NOW, call
from ready_drafts import forms

from grant_finder.drafting.fill import fill
from grant_finder.drafting.prepare import posting_day, to_prepare


@pytest.mark.parametrize(
    ("deadline", "posted"),
    [
        (date(2026, 12, 11), date(2026, 12, 8)),  # a Friday: Thursday, Wednesday, Tuesday
        (date(2026, 12, 14), date(2026, 12, 9)),  # a Monday: the weekend does not count
        (date(2027, 1, 7), date(2026, 12, 31)),  # Epiphany, a weekend and New Year do not count
        (date(2027, 3, 30), date(2027, 3, 24)),  # nor does Easter Monday
    ],
)
def test_a_letter_is_posted_three_working_days_before_it_must_arrive(deadline: date, posted: date):
    assert posting_day(deadline) == posted


def test_the_calendar_begins_with_what_is_due_first_and_says_at_once_for_days_gone():
    draft = fill(forms()["oferta-2018"], call(deadline=date(2026, 12, 1)), FULL, "stowarzyszenie", NOW)
    steps = next(one.items for one in to_prepare(draft) if one.title == "Kalendarz do terminu")
    assert [one.split(":")[0].replace("\u00a0", " ") for one in steps] == [
        "od razu", "od razu", "do 24 listopada 2026 r.", "do 26 listopada 2026 r.", "do 28 listopada 2026 r.",
        "do 30 listopada 2026 r.",
    ]  # fmt: skip


def test_everybody_who_signs_a_joint_offer_is_listed_with_the_rule_of_the_register():
    draft = fill(forms()["oferta-wspolna-2018"], call(), FULL, "stowarzyszenie", NOW)
    assert next(one.items for one in to_prepare(draft) if one.title == "Podpisy") == (
        "Stowarzyszenie Miłośników Ziemi Śmigielskiej: dwóch członków zarządu łącznie",
        "Koło Gospodyń Wiejskich w Bronikowie: przewodnicząca jednoosobowo",
    )
