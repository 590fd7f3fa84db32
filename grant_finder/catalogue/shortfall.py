"""A listing that came back much shorter than it used to be: cut, or emptied in earnest? In doubt nothing has gone.

A visit that looks whole is compared with the good visits before it and with the calls still open at this source. What
the site shows thrice in a row is how the site is now.
"""

from collections.abc import Mapping
from datetime import date
from statistics import median

from sqlite_utils import Database

from grant_finder.catalogue.status import CONDITIONS
from grant_finder.errors import TooFew
from grant_finder.model.source import VisitError, VisitResult

GOOD_VISITS = 5
# a short list halves by itself
FEWEST = 4
BELIEVED_AFTER = 2
# one call or two may be taken down together
MANY_OPEN = 3


def shortfall(db: Database, result: VisitResult, url: str, today: date) -> VisitError | None:
    """Return what is too few about a visit that had no other trouble; None when it is as usual, or has been so twice.

    Too few are less than half of the median of the last five good visits, or a listing from which three open calls and
    more than half of all open ones have vanished at once.
    """
    source, found = result.visit.source, _found(result)
    usual = _usual(db, source)
    if usual >= FEWEST and found * 2 < usual:
        missed = TooFew(url, found=found, expected=usual)
    else:
        open_, listed = _open(db, source, today), result.listed
        vanished = [one for one in open_ if one not in listed]
        if len(vanished) < MANY_OPEN or len(vanished) * 2 <= len(open_):
            return None
        missed = TooFew(url, found=len(open_) - len(vanished), expected=len(open_))
    if _flagged_before(db, source):
        return None
    return VisitError(url=url, code=TooFew.__name__, message=str(missed))


def _found(result: VisitResult) -> int:
    visit = result.visit
    return visit.unchanged + visit.new + visit.changed


def _usual(db: Database, source: str) -> int:
    rows = db.conn.execute(
        "select unchanged + new + changed from visits where source = ? and complete order by id desc limit ?",
        [source, GOOD_VISITS],
    )
    counts = [row[0] for row in rows.fetchall()]
    return int(median(counts)) if counts else 0


def _open(db: Database, source: str, today: date) -> frozenset[str]:
    """The addresses at which this source announces calls that are still open and that it still listed last time."""
    rows = db.conn.execute(
        "select url from sightings s join call_filters f on f.call = s.call "  # noqa: S608 - our own conditions
        f"where s.source = :source and s.gone_since is null and s.kind = 'call' and ({CONDITIONS['open']})",
        {"source": source, "today": today.isoformat()},
    )
    return frozenset(row[0] for row in rows.fetchall())


def _flagged_before(db: Database, source: str) -> bool:
    """Tell whether the visits just before this one were all flagged for nothing but this."""
    rows = db.query(
        "select (select group_concat(code) from visit_errors e where e.visit = v.id) as codes from visits v "
        "where source = ? order by id desc limit ?",
        [source, BELIEVED_AFTER],
    )
    codes: list[Mapping[str, str | None]] = list(rows)
    return len(codes) == BELIEVED_AFTER and all(one["codes"] == TooFew.__name__ for one in codes)
