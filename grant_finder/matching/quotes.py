"""The announcement's own words behind a reason."""

from grant_finder.model.call import Call

LONGEST = 400


def quote(call: Call, field: str, *, holding: str = "") -> str:
    """Return the quote `field` was read from: the one that holds `holding` if any does, else the first."""
    found = [" ".join(one.quote.split()) for one in call.evidence.get(field, ())]
    wanted = [one for one in found if holding and holding.casefold() in one.casefold()]
    return (wanted or found or [""])[0][:LONGEST]
