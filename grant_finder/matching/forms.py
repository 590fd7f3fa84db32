"""Which legal forms an applicant code of an announcement covers."""

from grant_finder.model.codes import Applicant

# Act of 24 April 2003 on public benefit, art. 3(2): outside the public finance sector, not for profit.
# A KGW of the register (KRKGW) and an OSP (an association in KRS) count as such organisations.
NGO = frozenset(
    {
        Applicant.NGO,
        Applicant.ASSOCIATION,
        Applicant.FOUNDATION,
        Applicant.KGW,
        Applicant.OSP,
        Applicant.SPORTS_CLUB,
        Applicant.LGD,
    }
)
# art. 3(3): may submit offers as well, church bodies only where their statute names public-benefit aims.
EQUAL_TO_NGO = frozenset({Applicant.CHURCH, Applicant.SOCIAL_COOP})
# Bodies of the public finance sector never lead an open competition of offers (art. 11) or a small grant (art. 19a).
PUBLIC = frozenset(
    {
        Applicant.LIBRARY,
        Applicant.CULTURE_INSTITUTION,
        Applicant.MUSEUM,
        Applicant.LOCAL_GOVERNMENT,
        Applicant.LG_UNIT,
        Applicant.SCHOOL,
        Applicant.UNIVERSITY,
    }
)
ACT = "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20030960873"

_COVERS: dict[str, frozenset[Applicant]] = {
    Applicant.NGO: NGO,
    # OSP, clubs and local action groups have the legal form of an association
    Applicant.ASSOCIATION: frozenset({Applicant.ASSOCIATION, Applicant.OSP, Applicant.SPORTS_CLUB, Applicant.LGD}),
    # a public library or museum run by a gmina is its culture institution (Act of 25 October 1991, art. 2)
    Applicant.CULTURE_INSTITUTION: frozenset({Applicant.CULTURE_INSTITUTION, Applicant.LIBRARY, Applicant.MUSEUM}),
}
# Words without which "culture institution" was read from "dom kultury" and says nothing of libraries.
_WIDE = ("instytucj", "jednostk", "placów")


def covers(code: str, form: str, quote: str = "") -> bool:
    """Return whether an announcement that names `code` (in the words of `quote`) means the legal form `form`."""
    if code == form:
        return True
    if code == Applicant.CULTURE_INSTITUTION and quote and not any(word in quote.casefold() for word in _WIDE):
        return False
    return form in _COVERS.get(code, frozenset())


def covered(code: str) -> tuple[str, ...]:
    """Return the legal forms that `code` stands for, for naming them to a coalition: never the umbrella itself."""
    forms = _COVERS.get(code, frozenset({Applicant(code)})) - {Applicant.NGO, Applicant.OTHER}
    return tuple(sorted(form.value for form in forms))
