"""The offer filled for Śmigiel beside the annex of the regulation (Dz.U. 2018 poz. 2057): part by part, row by row."""

import re

import pytest
from draft_examples import FULL, NOW, call
from ready_drafts import forms

from grant_finder.drafting.fill import fill
from grant_finder.model.draft import Answer, Draft
from grant_finder.model.form import Field

# part → its fields: number and how the annex names them
ANNEX: dict[str, dict[str, str]] = {
    "I. Podstawowe informacje o złożonej ofercie": {
        "I.1": "Organ administracji publicznej, do którego jest adresowana oferta",
        "I.2": "Rodzaj zadania publicznego",
    },
    "II. Dane oferenta(-tów)": {
        "II.1": "Nazwa oferenta(-tów), forma prawna, numer w Krajowym Rejestrze Sądowym lub innej ewidencji, "
        "adres siedziby, strona www, adres do korespondencji, adres e-mail, numer telefonu",
        "II.2": "Dane osoby upoważnionej do składania wyjaśnień dotyczących oferty",
    },
    "III. Opis zadania": {
        "III.1": "Tytuł zadania publicznego",
        "III.2": "Termin realizacji zadania publicznego",
        "III.3": "Syntetyczny opis zadania",
        "III.4": "Plan i harmonogram działań na rok 2027",
        "III.5": "Opis zakładanych rezultatów realizacji zadania publicznego",
        "III.6": "Dodatkowe informacje dotyczące rezultatów realizacji zadania publicznego",
    },
    "IV. Charakterystyka oferenta": {
        "IV.1": "Informacja o wcześniejszej działalności oferenta",
        "IV.2": "Zasoby kadrowe, rzeczowe i finansowe oferenta, które będą wykorzystane do realizacji zadania",
    },
    "V. Kalkulacja przewidywanych kosztów realizacji zadania publicznego": {
        "V.A": "Zestawienie kosztów realizacji zadania",
        "V.B": "Źródła finansowania kosztów realizacji zadania",
        "V.C": "Podział kosztów realizacji zadania pomiędzy oferentów",
    },
    "VI. Inne informacje": {
        "VI.1": "Deklaracja o zamiarze odpłatnego lub nieodpłatnego wykonania zadania publicznego",
        "VI.2": "Oferta wspólna: działania po stronie poszczególnych oferentów oraz sposób ich reprezentacji",
        "VI.3": "Inne informacje, które mogą mieć znaczenie przy ocenie oferty",
    },
    "VII. Oświadczenia": {
        "VII.1": "Proponowane zadanie publiczne będzie realizowane wyłącznie w zakresie działalności pożytku",
        "VII.2": "Pobieranie świadczeń pieniężnych będzie się odbywać wyłącznie w ramach",
        "VII.3": "Zobowiązania podatkowe*",
        "VII.4": "Składki na ubezpieczenia społeczne*",
        "VII.5": "Zgodność danych z części II z rejestrem*",
        "VII.6": "Wszystkie informacje podane w ofercie oraz załącznikach są zgodne z aktualnym stanem",
        "VII.7": "Osoby, których dane dotyczą, złożyły oświadczenia",
        "VII.podpis": "Podpis osoby upoważnionej lub podpisy osób upoważnionych",
    },
}
TABLES = {
    "III.4": ["Lp.", "Nazwa działania", "Opis", "Grupa docelowa", "Planowany termin realizacji",
              "Zakres działania realizowany przez podmiot niebędący stroną umowy"],
    "III.6": ["Nazwa rezultatu", "Planowany poziom osiągnięcia rezultatów (wartość docelowa)",
              "Sposób monitorowania rezultatów / źródło informacji o osiągnięciu wskaźnika"],
    "V.A": ["Lp.", "Rodzaj kosztu", "Rodzaj miary", "Koszt jednostkowy [PLN]", "Liczba jednostek", "Wartość: Razem",
            "Rok 1", "Rok 2", "Rok 3"],
    "V.B": ["Lp.", "Źródło finansowania kosztów realizacji zadania", "Wartość [PLN]", "Udział [%]"],
    "V.C": ["Lp.", "Źródło finansowania (oferent)", "Wartość: Razem", "Rok 1", "Rok 2", "Rok 3"],
}  # fmt: skip
ROWS_VB = [
    ("1.", "Suma wszystkich kosztów realizacji zadania"),
    ("2.", "Planowana dotacja w ramach niniejszej oferty"),
    ("3.", "Wkład własny (suma 3.1 i 3.2)"),
    ("3.1.", "Wkład własny finansowy"),
    ("3.2.", "Wkład własny niefinansowy (osobowy i rzeczowy)"),
    ("4.", "Świadczenia pieniężne od odbiorców zadania"),
]


def smigiel(form: str = "oferta-2018") -> Draft:
    return fill(forms()[form], call(), FULL, "stowarzyszenie", NOW)


def fields(draft: Draft) -> dict[str, Field]:
    return {one.id: one for part in draft.form.part for one in part.field}


@pytest.mark.parametrize("form", ["oferta-2018", "oferta-wspolna-2018"])
def test_the_offer_has_the_parts_and_fields_of_the_annex_in_its_order(form: str):
    header, *parts = smigiel(form).form.part
    assert [one.id for one in header.field] == ["wariant", "podstawa"]
    assert [f"{part.no}. {part.title}" for part in parts] == list(ANNEX)
    for part, expected in zip(parts, ANNEX.values(), strict=True):
        assert [one.id for one in part.field] == list(expected)
        for one in part.field:
            assert one.label.startswith(expected[one.id])


def test_every_field_of_the_annex_has_an_answer_or_a_gap_that_asks_for_it():
    draft = smigiel()
    for name, one in fields(draft).items():
        answer = draft.answers.get(name, Answer())
        assert answer.text or answer.rows, one.label


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_of_the_annex(table: str):
    assert [one.label for one in fields(smigiel())[table].columns] == TABLES[table]


def test_costs_stand_under_their_actions_then_the_administrative_ones_each_part_with_its_sum():
    rows = smigiel().answers["V.A"].rows
    outline = [(row["no"], row["item"]) for row in rows if row["_row"] != "line"]
    assert outline == [
        ("I.", "Koszty realizacji działań"),
        ("I.1", "Działanie D1: Nagrania opowieści"),
        ("I.2", "Działanie D2: Warsztaty kowalskie"),
        ("I.3", "Działanie D3: Wieczory opowieści"),
        ("", "Suma kosztów realizacji zadania"),
        ("II.", "Koszty administracyjne"),
        ("", "Suma kosztów administracyjnych"),
        ("", "Suma wszystkich kosztów realizacji zadania"),
    ]
    lines = [row["no"] for row in rows if row["_row"] == "line"]
    assert lines == ["I.1.1", "I.1.2", "I.1.3", "I.2.1", "I.2.2", "I.2.3", "I.3.1", "I.3.2", "II.1", "II.2"]


def test_sources_stand_in_the_six_rows_of_the_annex():
    assert [(row["no"], row["source"]) for row in smigiel().answers["V.B"].rows] == ROWS_VB


def test_the_division_between_offerers_ends_with_its_sum_and_is_not_asked_of_one_offerer():
    rows = smigiel("oferta-wspolna-2018").answers["V.C"].rows
    assert [row["no"] for row in rows] == ["1.", "2.", ""]
    assert rows[-1]["offerer"] == "Suma wszystkich kosztów"
    assert smigiel().answers["V.C"].text == "nie dotyczy"


def test_what_the_annex_asks_inside_a_field_is_answered_one_by_one():
    draft = smigiel()
    for said in (
        "Miejsce realizacji:",
        "Grupa docelowa:",
        "Na jaką potrzebę",
        "Sposób rozwiązania:",
        "Komplementarność:",
    ):
        assert said in draft.answers["III.3"].text
    for said in ("Bezpośredni efekt:", "Zmiana społeczna:", "Trwałość:"):
        assert said in draft.answers["III.5"].text


def test_all_seven_footnotes_and_the_rules_of_filling_are_told():
    form = forms()["oferta-2018"]
    helps = " ".join(one.help for part in form.part for one in part.field)
    assert set(re.findall(r"Przypis (\d)", helps)) == set("1234567")
    assert len(form.fill_rules) == 3
