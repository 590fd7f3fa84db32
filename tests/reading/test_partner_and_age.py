"""When a partner must be found or is only welcome, and how old an organisation must or may be."""

import pytest

from grant_finder.model.document import Document
from grant_finder.reading import conditions, partner
from grant_finder.reading.structure import Text


def text_of(words: str) -> Text:
    return Text(Document(url="", title="", text=words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Wniosek można złożyć wyłącznie w partnerstwie z organizacją pozarządową.", "required"),
        ("Projekt musi być realizowany w partnerstwie z co najmniej jedną instytucją.", "required"),
        ("Warunkiem udziału jest zawarcie partnerstwa z biblioteką.", "required"),
        ("Wymagany jest udział minimum jednego partnera.", "required"),
        ("Wnioskodawca jest zobowiązany do pozyskania partnera zagranicznego.", "required"),
        ("Projekty składają co najmniej trzy podmioty działające wspólnie.", "required"),
        ("Obowiązkowe jest partnerstwo z samorządem.", "required"),
        ("Trzeba znaleźć partnera, który działa w innej branży.", "required"),
        ("Do projektu należy zaprosić co najmniej jednego partnera.", "required"),
        ("Konieczny jest partner.", "required"),
        ("Bez partnera wniosek zostanie odrzucony.", "required"),
        ("Partnerstwo nie jest wymagane.", ""),
        ("Partner nie jest obowiązkowy.", ""),
        ("Udział partnera jest mile widziany, nie jest jednak obowiązkowy.", "rewarded"),
        ("Wnioskodawca nie musi mieć partnera.", ""),
        ("Można złożyć wniosek z partnerem.", ""),
        ("Partnerzy programu: Fundacja X, Miasto Y.", ""),
        ("Za współpracę z partnerem lokalnym otrzymasz dodatkowe 5 punktów.", "rewarded"),
        ("Dodatkowe punkty otrzymają projekty partnerskie.", "rewarded"),
        ("Premiujemy partnerstwa międzysektorowe.", "rewarded"),
        ("Preferowane będą projekty realizowane w partnerstwie.", "rewarded"),
        ("Pierwszeństwo mają projekty z partnerem samorządowym.", "rewarded"),
        ("Wysoko ocenimy współpracę z co najmniej dwoma partnerami.", "rewarded"),
        ("Punktowane jest zaangażowanie partnerów.", "rewarded"),
        ("Wniosek musi zawierać dane partnera, jeżeli występuje.", ""),
        ("Jeżeli projekt ma partnerów, do wniosku trzeba dołączyć umowę partnerską.", ""),
        ("Mile widziane partnerstwo z biblioteką.", "rewarded"),
        ("Projekt realizują wspólnie co najmniej dwie organizacje.", "required"),
        ("Nie jest wymagany partner.", ""),
        ("Partnerstwo lokalne jest warunkiem otrzymania dotacji.", "required"),
        ("Wymogiem jest współpraca z co najmniej jednym partnerem.", "required"),
        ("Oferta wspólna nie jest wymagana.", ""),
        ("Organizacja musi mieć partnera: szkołę lub dom kultury.", "required"),
        ("Dotacja może być udzielona na projekty realizowane z udziałem partnerów.", ""),
    ],
)
def test_a_partner_is_required_or_rewarded_only_where_a_sentence_says_so(words: str, said: str) -> None:
    assert set(partner.extract(text_of(words))) == ({f"partner_{said}"} if said else set())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Organizacja musi działać co najmniej 2 lata.", {("age_min_months", "24")}),
        ("Fundacja powinna prowadzić działalność od co najmniej roku.", {("age_min_months", "12")}),
        ("Organizacje, które działają nie dłużej niż 5 lat.", {("age_max_months", "60")}),
        ("Organizacje działające krócej niż 30 miesięcy.", {("age_max_months", "30")}),
        ("Wiek organizacji: do 30 miesięcy.", {("age_max_months", "30")}),
        ("Wiek organizacji nie przekracza 60 miesięcy.", {("age_max_months", "60")}),
        ("Działania projektu trwają co najmniej 3 miesiące.", set()),
        ("Wnioskodawca musi posiadać osobowość prawną.", {("legal_personality", "")}),
        ("Osobowość prawna nie jest wymagana.", set()),
    ],
)
def test_an_age_is_a_condition_of_organisations_and_not_of_projects(words: str, said: set[tuple[str, str]]) -> None:
    found = conditions.extract(text_of(words))
    stated = found["conditions"].value if found else ()
    assert isinstance(stated, tuple)
    assert {(one.kind, one.value) for one in stated} == said
