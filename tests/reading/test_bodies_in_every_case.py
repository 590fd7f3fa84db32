"""A body is known in every case, in one and in many, wherever a sentence lets it apply or turns it away."""

from pathlib import Path

import pytest

from tests.reading.who import codes

# code | one | many | of many | to many | with many
BODIES = [
    line.split(" | ") for line in (Path(__file__).parent / "bodies_in_every_case.txt").read_text("utf-8").splitlines()
]
ONE, MANY, OF, TO, WITH = range(1, 6)
LET_IN = (
    (MANY, "{} mogą składać wnioski do 5 maja 2027 r."),
    (MANY, "Uprawnieni do udziału: {}."),
    (MANY, "Kto może złożyć wniosek?\n- {},\n- nikt inny."),
    (MANY, "O środki mogą starać się wyłącznie {}."),
    (OF, "Konkurs skierowany do {} z regionu."),
    (OF, "Wnioski przyjmujemy od {}."),
    (OF, "Program jest dla {}, których siedziba mieści się w powiecie."),
    (TO, "Dotacje przyznajemy {}."),
    (ONE, "Wnioskodawcą może być {}."),
    (ONE, "O dotację może ubiegać się {}."),
)
TURNED_AWAY = (
    (MANY, "{} nie mogą składać wniosków."),
    (MANY, "Z udziału w naborze wyłączone są {}."),
    (OF, "Konkurs nie jest skierowany do {}."),
    (OF, "Nie przyjmujemy wniosków od {}."),
    (TO, "Dotacji nie udziela się {}."),
    (ONE, "Wnioskodawcą nie może być {}."),
    (OF, "Wnioski mogą składać wszyscy z wyjątkiem {}."),
    (OF, "O grant mogą się ubiegać wszyscy w powiecie, oprócz {}."),
    (WITH, "Wnioski mogą składać wszyscy poza {}."),
)


def said(sentence: str, words: str) -> str:
    return (sentence.format(words[0].upper() + words[1:]) if sentence[0] == "{" else sentence.format(words)).strip()


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[ONE])
def test_a_body_may_apply_in_whatever_case_it_stands(body: list[str]) -> None:
    sentences = [said(sentence, body[case]) for case, sentence in LET_IN]
    assert {one: codes(one) for one in sentences} == {one: ({body[0]}, set()) for one in sentences}


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[ONE])
def test_a_body_is_turned_away_in_whatever_case_it_stands(body: list[str]) -> None:
    sentences = [said(sentence, body[case]) for case, sentence in TURNED_AWAY]
    assert {one: codes(one) for one in sentences} == {one: (set(), {body[0]}) for one in sentences}
