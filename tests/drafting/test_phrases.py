"""Section texts can say what they are given and reach nothing else."""

import pytest

from grant_finder.drafting.phrases import phrase
from grant_finder.errors import BadForm


def said(text: str, **values: object) -> str:
    return phrase("t", {"t": text}, values)


def test_an_unknown_name_is_a_gap_that_names_it():
    assert said("Cel: {{ cel }}") == "Cel: [do uzupełnienia: cel]"
    assert said("{{ brak | or_gap('cel projektu') }}") == "[do uzupełnienia: cel projektu]"


@pytest.mark.parametrize("value", [None, "", ()])
def test_an_empty_value_is_a_gap(value: object):
    assert said("{{ x | or_gap('dane') }}", x=value) == "[do uzupełnienia: dane]"


def test_brackets_in_what_is_asked_do_not_break_the_mark():
    assert said("{{ gap('a [b] c') }}") == "[do uzupełnienia: a (b) c]"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ x.append(1) }}",
        "{{ nikt.pole }}",
    ],
)
def test_a_phrase_reaches_nothing_but_its_values(text: str):
    try:
        result = said(text, x=[1])
    except BadForm as refused:
        assert refused.place == "phrases/t.md.j2"
    else:
        assert result.startswith("[do uzupełnienia: ")


def test_values_are_never_templates():
    assert said("{{ x }}", x="{{ 7 * 7 }}") == "{{ 7 * 7 }}"
