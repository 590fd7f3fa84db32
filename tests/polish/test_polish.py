"""Polish words: folded, lemmatised, inflected, counted and written as Poles do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_finder.polish.fold import fold
from grant_finder.polish.formats import money_text, percent_text
from grant_finder.polish.inflect import inflected
from grant_finder.polish.lemmas import analyser, by_inflection, lemmas
from grant_finder.polish.numerals import amount_in_words

# forms of one word: each line must share a lemma
FORMS = """
koło koła kołu kołem kole kół kołom kołami kołach
gospodyni gospodynię gospodynią gospodyń gospodyniom gospodyniami gospodyniach
biblioteka biblioteki bibliotece bibliotekę biblioteką bibliotek bibliotekom bibliotekami bibliotekach
dotacja dotacji dotację dotacją dotacje dotacjom dotacjami dotacjach
nabór naboru naborowi naborem naborze nabory naborów naborom naborami naborach
wniosek wniosku wnioskowi wnioskiem wnioski wniosków wnioskom wnioskami wnioskach
warsztat warsztatu warsztatem warsztacie warsztaty warsztatów warsztatom warsztatami warsztatach
senior seniora seniorowi seniorem seniorze seniorzy seniorów seniorom seniorami seniorach
straż straży strażą straże strażom strażami strażach
stowarzyszenie stowarzyszenia stowarzyszeniu stowarzyszeniem stowarzyszeń stowarzyszeniom stowarzyszeniach
fundacja fundacji fundację fundacją fundacje fundacjom fundacjami fundacjach
dziedzictwo dziedzictwa dziedzictwu dziedzictwem dziedzictwie
orkiestra orkiestry orkiestrze orkiestrę orkiestrą orkiestr orkiestrom orkiestrami orkiestrach
Łódź Łodzi Łodzią
Śmigiel Śmigla Śmiglowi Śmiglem Śmiglu
Kościan Kościana Kościanem Kościanie
ludowy ludowa ludowe ludowego ludowej ludowemu ludową ludowym ludowych ludowymi
"""


def shared(analyse) -> float:
    """The share of pairs of forms of one word that have a lemma in common."""
    pairs = met = 0
    for line in FORMS.strip().splitlines():
        first, *others = [analyse(word) for word in line.split()]
        pairs += len(others)
        met += sum(bool(first & one) for one in others)
    return met / pairs


def test_every_form_of_a_word_shares_a_lemma():
    assert shared(lemmas) >= 0.99


def test_the_fallback_dictionary_is_nearly_as_good():
    assert shared(lambda word: by_inflection(word) or frozenset((word,))) >= 0.97


def test_an_unknown_word_stands_for_itself():
    assert lemmas("Xyzzbrąk") == frozenset(("xyzzbrak",))
    assert analyser()("Xyzzbrąk") == frozenset()


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_case_does_not_matter_where_it_is_only_case(text: str):
    plain = "".join(
        one for one in text if one.isalpha() and one.lower().upper() == one.upper() and len(one.upper()) == 1
    )
    assert fold(plain.upper()) == fold(plain.lower()) or not plain.isprintable()


@pytest.mark.parametrize(
    ("text", "folded"), [("Łódź", "lodz"), ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"), ("żółw", "zolw")]
)
def test_polish_letters_lose_their_marks(text: str, folded: str):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        ("Koło Gospodyń Wiejskich w Czaczu", "ins", "Kołem Gospodyń Wiejskich w Czaczu"),
        ("Ochotnicza Straż Pożarna w Śmiglu", "gen", "Ochotniczej Straży Pożarnej w Śmiglu"),
        ("Gminny Ośrodek Kultury", "dat", "Gminnemu Ośrodkowi Kultury"),
        ("Stowarzyszenie Śmigielskie Wiatraki", "ins", "Stowarzyszeniem Śmigielskie Wiatraki"),
        ("KGW Zorza", "ins", "KGW Zorza"),
        ("Chór Kameralny", "gen", "Chóru Kameralnego"),
    ],
)
def test_names_of_organisations_take_cases(name: str, case: str, form: str):
    assert inflected(name, case) == form


def test_a_form_that_a_person_corrected_wins():
    assert inflected("Fundacja Most", "ins", {"ins": "Fundacją „Most”"}) == "Fundacją „Most”"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "zero złotych"),
        ("1", "jeden złoty"),
        ("22", "dwadzieścia dwa złote"),
        ("112", "sto dwanaście złotych"),
        ("40000", "czterdzieści tysięcy złotych"),
        ("1234.50", "tysiąc dwieście trzydzieści cztery złote pięćdziesiąt groszy"),
    ],
)
def test_amounts_in_words(amount: str, words: str):
    assert amount_in_words(Decimal(amount)) == words


def test_a_negative_amount_has_no_words():
    with pytest.raises(ValueError, match="negative"):
        amount_in_words(Decimal(-1))


def test_amounts_do_not_break_over_lines():
    assert money_text(Decimal(40000)) == "40\u00a0000\u00a0zł"
    assert money_text(Decimal("1234.5"), "EUR") == "1\u00a0234,50\u00a0€"
    assert percent_text(Decimal("12.50")) == "12,5%"
