"""Which legal forms an applicant code covers, and what the law says of them: data/lead_rules.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from grant_finder.errors import BadData
from grant_finder.model.codes import Applicant
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml

# Act of 24 April 2003 on public benefit and volunteering, with all its changes.
ACT = "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20030960873"
# Words without which "culture institution" was read from "dom kultury" and says nothing of libraries.
_WIDE = ("instytucj", "jednostk", "placów")
# "institutions that are culture centres" are culture centres only
_CENTRES = re.compile(r"będąc\w+ (?:domami|domem|ośrodkami|ośrodkiem|centrami|centrum)")


@dataclass(frozen=True, kw_only=True)
class Umbrella:
    """The legal forms that one word of an announcement stands for."""

    forms: tuple[Applicant, ...]
    law: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Offers:
    """Open competitions of offers and small grants: who beside organisations may submit, who never may."""

    procedures: tuple[str, ...]
    equal: tuple[Applicant, ...]
    never: tuple[Applicant, ...]
    law: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SmallGrant:
    """The statutory limits of art. 19a: PLN for one grant, days for one task."""

    grant_max: Decimal
    days_max: int
    law: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Forms that always, or never, have legal personality (or capacity); of the others it has to be known."""

    always: tuple[Applicant, ...]
    never: tuple[Applicant, ...]
    note: str = ""

    def of(self, form: str) -> bool | None:
        """Return whether the form has it, None where that depends on the organisation."""
        return True if form in self.always else False if form in self.never else None


@dataclass(frozen=True, kw_only=True)
class Law:
    """All of data/lead_rules.toml."""

    umbrella: Mapping[str, Umbrella]
    offers: Offers
    small_grant: SmallGrant
    personality: Standing
    capacity: Standing


@cache
def law() -> Law:
    """Return the rules of law on legal forms. Raises BadData naming the key of data/lead_rules.toml."""
    path = shipped("data/lead_rules.toml")
    return build(Law, read_toml(path, BadData), str(path), BadData)


def is_ngo(form: str) -> bool:
    """Return whether the legal form is a non-governmental organisation (art. 3(2) of the act of 2003)."""
    return covers(Applicant.NGO, form)


def is_offer(procedure: str | None) -> bool:
    """Return whether money is given by the statutory procedures of the act of 2003, art. 11 or 19a."""
    return procedure in law().offers.procedures


def covers(code: str, form: str, quote: str = "") -> bool:
    """Return whether an announcement that names `code` (in the words of `quote`) means the legal form `form`."""
    if code == form:
        return True
    if code == Applicant.CULTURE_INSTITUTION and quote and not _names_institutions(quote.casefold()):
        return False
    umbrella = law().umbrella.get(code)
    return umbrella is not None and form in umbrella.forms


def _names_institutions(said: str) -> bool:
    return any(word in said for word in _WIDE) and not _CENTRES.search(said)
