"""A form is a folder; what is wrong with it is said by file and key."""

from pathlib import Path

import pytest
from draft_examples import call
from ready_drafts import forms

from grant_finder.drafting.forms import all_forms, choose, load_all
from grant_finder.drafting.rows import ROWS
from grant_finder.errors import BadForm
from grant_finder.resources import shipped
from grant_finder.services.forms import one_form

CAP_VALUE = "budget.cap.0.value"
MINIMAL = """
id = "moj"
name = "Mój formularz"
evidence = "unverified"
[[part]]
no = "1"
title = "Opis"
[[part.field]]
id = "1"
label = "Tytuł"
fill = "project.title"
[[part.field]]
id = "2"
label = "Opis"
phrase = "opis"
"""


def folder(tmp_path: Path, text: str = MINIMAL, phrase: str = "{{ project.summary | or_gap('opis') }}") -> Path:
    place = tmp_path / "forms" / "moj"
    (place / "phrases").mkdir(parents=True)
    (place / "form.toml").write_text(text, "utf-8")
    (place / "phrases" / "opis.md.j2").write_text(phrase, "utf-8")
    return tmp_path / "forms"


def test_there_are_all_the_forms_people_need():
    wanted = {
        "oferta-2018", "oferta-wspolna-2018", "oferta-uproszczona-2018", "nck-kultura-interwencje",
        "nck-etnopolska", "nck-dom-kultury-plus", "nck-blisko", "mkidn-program", "patriotyzm-jutra",
        "dzialaj-lokalnie", "rownac-szanse", "nowefio-mikrodotacja", "fundacja-korporacyjna",
        "lgd-grant", "visegrad", "creative-europe-b", "generic",
    }  # fmt: skip
    assert wanted <= set(forms())


@pytest.mark.parametrize("form", sorted(forms()))
def test_every_shipped_form_is_honest_and_whole(form: str):
    one = forms()[form]
    assert one.evidence
    assert one.part
    for part in one.part:
        for field in part.field:
            assert field.evidence, field.id
            has_text = field.fill or field.phrase or field.ask or field.type in ("declaration", "note")
            assert has_text or (field.type == "table" and field.rows in ROWS), field.id
    if not one.verified:
        assert one.notes


def test_the_statutory_offer_has_the_structure_of_the_annex():
    offer = forms()["oferta-2018"]
    outline = {part.no: [field.id for field in part.field] for part in offer.part}
    assert outline == {
        "": ["wariant", "podstawa"],
        "I": ["I.1", "I.2"],
        "II": ["II.1", "II.2"],
        "III": ["III.1", "III.2", "III.3", "III.4", "III.5", "III.6"],
        "IV": ["IV.1", "IV.2"],
        "V": ["V.A", "V.B", "V.C"],
        "VI": ["VI.1", "VI.2", "VI.3"],
        "VII": ["VII.1", "VII.2", "VII.3", "VII.4", "VII.5", "VII.6", "VII.7", "VII.podpis"],
    }
    va = next(field for part in offer.part for field in part.field if field.id == "V.A")
    assert [column.label for column in va.columns] == [
        "Lp.", "Rodzaj kosztu", "Rodzaj miary", "Koszt jednostkowy [PLN]", "Liczba jednostek",
        "Wartość: Razem", "Rok 1", "Rok 2", "Rok 3",
    ]  # fmt: skip


def test_the_small_grant_carries_the_limits_of_article_19a_as_data():
    small = forms()["oferta-uproszczona-2018"]
    assert {one.rule: int(one.value) for one in (*small.budget.cap, *small.limit)} == {
        "grant_max": 10_000,
        "per_org_year_max": 20_000,
        "days_max": 90,
    }


def test_what_foundations_limit_is_data():
    limits = {
        name: {(one.rule, one.category): int(one.value) for one in (*forms()[name].budget.cap, *forms()[name].limit)}
        for name in ("fundacja-pzu-z-kultura", "fundacja-lotto", "fundacja-bgk-gospodynie")
    }
    assert limits["fundacja-pzu-z-kultura"][("category_max_pct", "admin")] == 5
    assert limits["fundacja-lotto"] == {("start_after_days", ""): 60}
    assert limits["fundacja-bgk-gospodynie"][("category_max", "ksiegowosc")] == 500


@pytest.mark.parametrize(
    ("facts", "form"),
    [
        ({"programme": "EtnoPolska 2027"}, "nck-etnopolska"),
        ({"programme": "Kultura – Interwencje 2027"}, "nck-kultura-interwencje"),
        ({"programme": "Działaj Lokalnie 2027"}, "dzialaj-lokalnie"),
        ({"title": "Otwarty konkurs ofert na zadania z zakresu kultury"}, "oferta-2018"),
        ({"funder": "Minister Kultury i Dziedzictwa Narodowego"}, "mkidn-program"),
        ({"procedure": "open_competition"}, "oferta-2018"),
        ({"procedure": "art19a"}, "oferta-uproszczona-2018"),
        ({"programme": "Fundacja PZU z Kulturą 2027", "funder": "Fundacja PZU"}, "fundacja-pzu-z-kultura"),
        ({"programme": "Program Grantów Fundacji LOTTO"}, "fundacja-lotto"),
        ({"funder": "Fundacja PZU"}, "fundacja-korporacyjna"),
        ({"funder": "Fundacja Kwiatów Polnych"}, "generic"),
    ],
)
def test_a_call_finds_its_form(facts: dict[str, object], form: str):
    assert choose(forms(), call(**facts)).id == form


def test_an_edition_is_a_short_form_that_extends_another():
    blisko = forms()["nck-blisko"]
    assert [part.no for part in blisko.part] == ["1", "2", "3", "3a", "4", "5"]
    assert blisko.leads == ("library", "culture_institution")


def test_a_users_own_form_is_found_and_wins_over_a_shipped_one(tmp_path: Path):
    own = folder(tmp_path)
    assert one_form(tmp_path, "moj").name == "Mój formularz"
    (own / "generic").mkdir()
    text = MINIMAL.replace('"moj"', '"generic"').replace("Mój formularz", "Mój ogólny")
    (own / "generic" / "form.toml").write_text(text.split('[[part.field]]\nid = "2"')[0], "utf-8")
    assert all_forms(tmp_path)["generic"].name == "Mój ogólny"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('name = "Mój formularz"', "", "name"),
        ('name = "Mój formularz"', 'name = "x"\ncolour = "red"', "colour"),
        ('id = "moj"', 'id = "inny"', "id"),
        ('label = "Tytuł"', 'label = "Tytuł"\ntype = "obraz"', "1.type"),
        ('label = "Tytuł"', 'label = "Tytuł"\ntype = "table"', "1.columns"),
        ('label = "Tytuł"', 'label = "Tytuł"\nrows = "zlote"', "1.rows"),
        ('label = "Tytuł"', 'label = "Tytuł"\nlimit_chars = 0', "1.limit_chars"),
        ('label = "Tytuł"', 'label = "Tytuł"\ntype = "choice"\nchoices = ["jedno"]', "1.choices"),
        ('phrase = "opis"', 'phrase = "brak"', "2.phrase"),
        ('id = "2"', 'id = "1"', "1"),
        ('name = "Mój formularz"', 'name = "x"\nextends = "brak"', "extends"),
        ('name = "Mój formularz"', 'name = "x"\nextends = "moj"', "extends"),
        ('title = "Opis"', 'title = "Opis"\neach = "dzień"', "part.each"),
        ('phrase = "opis"', 'phrase = "opis"\n[budget]\ncap = [{rule = "x", value = 1}]', "budget.cap.rule"),
        (
            'phrase = "opis"',
            'phrase = "opis"\n[budget]\ncap = [{rule = "grant_max", value = "dużo"}]',
            CAP_VALUE,
        ),
        ('phrase = "opis"', 'phrase = "opis"\n[[limit]]\nrule = "x"\nvalue = 1', "limit.rule"),
    ],
)
def test_a_wrong_form_is_refused_naming_file_and_key(tmp_path: Path, old: str, new: str, key: str):
    own = folder(tmp_path, MINIMAL.replace(old, new, 1))
    with pytest.raises(BadForm) as refused:
        load_all([shipped("templates/forms"), own])
    assert refused.value.place.endswith(f"form.toml: {key}")
    assert refused.value.params["expected"]


@pytest.mark.parametrize("phrase", ["{% for x in y %}", '{% include "nigdzie" %}', "{{ 1 | nieznany }}"])
def test_a_broken_phrase_is_refused_by_name(tmp_path: Path, phrase: str):
    with pytest.raises(BadForm) as refused:
        load_all([folder(tmp_path, phrase=phrase)])
    assert ".md.j2" in refused.value.place
