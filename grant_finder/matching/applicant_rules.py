"""May this partner apply at all: its legal form, the procedure, the patron, the statute."""

from collections.abc import Hashable, Iterator
from datetime import date

from grant_finder.matching.forms import ACT, covers, is_ngo, is_offer, law
from grant_finder.matching.quotes import LONGEST, naming, quote, quotes
from grant_finder.model.call import Call
from grant_finder.model.codes import Applicant, Outcome
from grant_finder.model.facts import Facts
from grant_finder.model.match import Reason
from grant_finder.model.project import Partner, Project

_INSTITUTIONS = (Applicant.CULTURE_INSTITUTION, Applicant.LIBRARY, Applicant.MUSEUM)
# of institutions that a minister runs beside a local government
_CO_RUN = "współprowadzon"
_NOT_PERSONS = (Applicant.NGO, Applicant.OTHER, Applicant.INFORMAL_GROUP, Applicant.INDIVIDUAL)


def applicant(call: Call, partner: Partner, project: Project, today: date) -> Iterator[Reason]:
    """Legal form against the list of the announcement; exclusions win, an open list leaves it to be checked."""
    yield _excluded(call, partner) or _by_procedure(call, partner) or _listed(call, partner, project)


def _excluded(call: Call, partner: Partner) -> Reason | None:
    facts, form = call.facts, partner.legal_form
    for code in facts.applicants_excluded:
        if code == form or (code == Applicant.NGO and is_ngo(form)):
            if code in facts.applicants or (code == Applicant.NGO and is_offer(facts.procedure)):
                # the same word is let in and ruled out: exceptions among its own; in offers the act lets it in
                continue
            return _reason("applicant_excluded", Outcome.NOT_MET, call, partner, "applicants_excluded", code)
    return None


def _by_procedure(call: Call, partner: Partner) -> Reason | None:
    """Open competition of offers and small grants: only NGOs and bodies of art. 3(3) (Act of 24 April 2003)."""
    form, offers = partner.legal_form, law().offers
    if not is_offer(call.facts.procedure):
        return None
    if is_ngo(form) and _named_or_nobody(call, form):
        return _reason("offers_ngo", Outcome.MET, call, partner, "procedure", url=ACT)
    if is_ngo(form):
        return _reason("offers_unnamed", Outcome.UNKNOWN, call, partner, "applicants", field="call.applicants")
    if _named_all_the_same(call, form):
        return _reason("offers_listed", Outcome.UNKNOWN, call, partner, "applicants", form, field="call.procedure")
    if form in offers.equal:
        field = "partner.statute_fields"
        return _reason("offers_equal", Outcome.UNKNOWN, call, partner, "procedure", url=ACT, field=field)
    if form in offers.never:
        return _reason("offers_public", Outcome.NOT_MET, call, partner, "procedure", url=ACT)
    if form == Applicant.INFORMAL_GROUP:
        return _reason("offers_informal", Outcome.NOT_MET, call, partner, "procedure", url=ACT)
    return _reason("offers_other", Outcome.UNKNOWN, call, partner, "procedure", url=ACT, field="partner.legal_form")


def _named_all_the_same(call: Call, form: str) -> bool:
    """A list without organisations in general is none of the act: one that names such a body has to be asked about."""
    listed = call.facts.applicants
    barred = form in law().offers.never or form == Applicant.INFORMAL_GROUP
    if not barred or Applicant.NGO in listed:
        return False
    return any(_means(call, one, form) for one in listed)


def _named_or_nobody(call: Call, form: str) -> bool:
    """The act lets in all organisations; an announcement that names some of them only has to be asked about."""
    listed = call.facts.applicants
    kinds = [code for code in listed if covers(Applicant.NGO, code) or code == Applicant.NGO]
    return not kinds or any(covers(code, form) for code in kinds)


def _listed(call: Call, partner: Partner, project: Project) -> Reason:
    facts, form = call.facts, partner.legal_form
    listed = facts.applicants
    if not listed:
        return _reason("applicant", Outcome.UNKNOWN, call, partner, "applicants", field="call.applicants")
    if form in facts.applicants_excluded and form in listed:
        return _reason(
            "applicant_both", Outcome.UNKNOWN, call, partner, "applicants_excluded", form, field="call.applicants"
        )
    if form == Applicant.INFORMAL_GROUP and (facts.patrons or _asks_patron(call)):
        return _patron(call, partner, project)
    code = next((one for one in listed if _means(call, one, form)), None)
    if code:
        return _reason("applicant", Outcome.MET, call, partner, "applicants", form, code)
    if any(covers(one, form) for one in facts.patrons):
        return _carrier(call, partner, project)
    if _perhaps(call, form):
        return _reason("applicant_open_list", Outcome.UNKNOWN, call, partner, "applicants", field="call.applicants")
    return _reason("applicant", Outcome.NOT_MET, call, partner, "applicants", *listed)


def _means(call: Call, code: str, form: str) -> bool:
    """Return whether `code`, in the announcement's words where these can matter, means the legal form."""
    said = naming(call, "applicants", code) if code == Applicant.CULTURE_INSTITUTION and code != form else ""
    return covers(code, form, said)


def _perhaps(call: Call, form: str) -> bool:
    """Return whether a list that does not name the form may still mean it: only its exact words can tell."""
    listed = set(call.facts.applicants)
    if Applicant.OTHER in (form, *listed):
        return True
    if form == Applicant.NGO:
        return any(is_ngo(one) for one in listed)
    if form in (Applicant.LIBRARY, Applicant.MUSEUM):
        return Applicant.CULTURE_INSTITUTION in listed
    if form == Applicant.SCHOOL:  # a public school is a budget unit of its gmina, others are not
        return Applicant.LG_UNIT in listed
    return form == Applicant.CULTURE_INSTITUTION and Applicant.LIBRARY in listed and _may_be_joint(call)


def _may_be_joint(call: Call) -> bool:
    """A culture centre that holds the gmina's library; without the announcement's words nobody can tell."""
    said = [one.casefold() for one in quotes(call, "applicants")]
    return not said or any("w skład" in one and "bibliotek" in one for one in said)


def _asks_patron(call: Call) -> bool:
    listed = Applicant.INFORMAL_GROUP in call.facts.applicants
    return listed and "patron" in naming(call, "applicants", Applicant.INFORMAL_GROUP).casefold()


_HEARD = frozenset((Applicant.CULTURE_INSTITUTION, Applicant.LIBRARY, Applicant.INFORMAL_GROUP))


def words_matter(facts: Facts, said: str) -> bool:
    """Return whether `heard` may tell more than the codes; `said` is the JSON of the evidence."""
    return not _HEARD.isdisjoint(facts.applicants) or any(one in said for one in (_CO_RUN[1:], _CO_RUN[1:].upper()))


def heard(call: Call) -> Hashable:
    """Return what the rules here look at: the codes, and what they hear in the words these were read from."""
    facts, listed = call.facts, call.facts.applicants
    centre = Applicant.CULTURE_INSTITUTION
    return (
        (listed, facts.applicants_excluded, facts.procedure, facts.patrons),
        centre in listed and covers(centre, Applicant.LIBRARY, naming(call, "applicants", centre)),
        Applicant.LIBRARY in listed and _may_be_joint(call),
        _asks_patron(call),
        bool(_co_run_quote(call)),
    )


def _patron(call: Call, partner: Partner, project: Project) -> Reason:
    """An informal group applies through a patron: one of the coalition, if the announcement lets that form."""
    for one in project.partners:
        if one.legal_form not in _NOT_PERSONS and any(covers(code, one.legal_form) for code in call.facts.patrons):
            return _reason("patron", Outcome.MET, call, partner, "patrons", patron=one.name)
    fact = "patrons" if call.facts.patrons else "applicants"
    return _reason("patron", Outcome.UNKNOWN, call, partner, fact, Applicant.INFORMAL_GROUP, field="project.partners")


def _carrier(call: Call, partner: Partner, project: Project) -> Reason:
    """A body that may apply only on behalf of an informal group."""
    for one in project.partners:
        if one.legal_form == Applicant.INFORMAL_GROUP:
            return _reason("carrier", Outcome.MET, call, partner, "patrons", group=one.name)
    return _reason("carrier", Outcome.UNKNOWN, call, partner, "patrons", field="project.partners")


def statute(call: Call, partner: Partner, project: Project, today: date) -> Iterator[Reason]:
    """Offers and calls that ask for it: the partner's statute must name the field (art. 11 of the act of 2003)."""
    offers = is_offer(call.facts.procedure)
    asked = any(one.kind == "statutory_activity" for one in call.facts.conditions)
    if not (asked or offers) or not (is_ngo(partner.legal_form) or partner.legal_form in law().offers.equal):
        return
    met = bool(set(partner.statute_fields) & set(call.facts.themes))
    said = quote(call, "conditions", holding="statut") if asked else quote(call, "procedure")
    yield Reason(
        rule="statute",
        outcome=Outcome.MET if met else Outcome.UNKNOWN,
        params={"partner": partner.name, "value": "", "fields": partner.statute_fields},
        quote=said,
        url=ACT if offers and not asked else call.url,
        field=None if met else "partner.statute_fields" if call.facts.themes else "call.themes",
    )


def _co_run_quote(call: Call) -> str:
    facts = ("applicants_excluded", "applicants")
    return next((one for fact in facts for one in quotes(call, fact) if _CO_RUN in one.casefold()), "")


def co_run(call: Call, partner: Partner, project: Project, today: date) -> Iterator[Reason]:
    """Institutions co-run by the Minister are outside most programmes of NCK and the ministry."""
    if partner.legal_form not in _INSTITUTIONS:
        return
    said = _co_run_quote(call)
    if not said:
        return
    known = partner.co_run_by_ministry
    outcome = Outcome.UNKNOWN if known is None else Outcome.NOT_MET if known else Outcome.MET
    field = "partner.co_run_by_ministry" if known is None else None
    params = {"partner": partner.name}
    yield Reason(rule="co_run", outcome=outcome, params=params, quote=said[:LONGEST], url=call.url, field=field)


def _reason(
    rule: str, outcome: Outcome, call: Call, partner: Partner, fact: str, *codes: str,
    url: str = "", field: str | None = None, **params: object,
) -> Reason:  # fmt: skip
    said = naming(call, "applicants", *codes) if fact == "procedure" else ""
    named = {"partner": partner.name, "form": partner.legal_form, "listed": call.facts.applicants}
    return Reason(
        rule=rule,
        outcome=outcome,
        params=named | params,
        quote=said or naming(call, fact, *codes),
        url=url or call.url,
        field=field,
    )
