"""A draft file that somebody broke on purpose is refused by name or checked, never a traceback."""

import json
from typing import Any

from draft_examples import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from ready_drafts import ready

from grant_finder.drafting.check import check
from grant_finder.drafting.traps import sentence
from grant_finder.drafting.writers import write
from grant_finder.drafting.writers.json import draft_from_json, draft_to_json
from grant_finder.errors import GrantFinderError

WHOLE: dict[str, Any] = json.loads(draft_to_json(ready("dzialaj-lokalnie")))
NASTY = st.one_of(
    st.sampled_from(
        [None, True, -1, 0, 10**40, 1e308, -0.5, "", "NaN", "Infinity", "1e999999", "-1e999999", "0001-01-01",
         "9999-12-31", "\x00\ud800", "{{ 7*7 }}", "grant_step", "end_month_day", "kgw", [], {}, [[]],
         ["x"], "x" * 30_000]
    ),
    st.text(max_size=20),
    st.integers(-(10**6), 10**6),
)  # fmt: skip


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [before] + [found for key, one in value.items() for found in paths(one, (*before, key))]
    if isinstance(value, list):
        return [before] + [found for no, one in enumerate(value) for found in paths(one, (*before, no))]
    return [before]


PATHS = [one for one in paths(WHOLE) if one]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PATHS), NASTY), min_size=1, max_size=3))
def test_a_broken_draft_is_refused_by_name_or_checked(changes: list[tuple[tuple[Any, ...], Any]]):
    whole = json.loads(json.dumps(WHOLE))
    for path, value in changes:
        place: Any = whole
        try:
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    content = json.dumps(whole).encode("utf-8", "surrogatepass")
    try:
        draft = draft_from_json(content)
        problems = check(draft, TODAY)
        assert all(sentence(one).what for one in problems)
        for suffix in (".md", ".html", ".docx", ".odt"):
            write(draft, problems, suffix)
    except GrantFinderError as refused:
        assert refused.place
