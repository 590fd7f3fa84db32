"""How the sources are doing: last success, failing since, what went wrong; what is remembered of pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from grant_finder.catalogue.connect import Catalogue, translated
from grant_finder.catalogue.rows import moment
from grant_finder.model.document import PageState
from grant_finder.model.source import VisitError


@dataclass(frozen=True, kw_only=True)
class Health:
    """The state of one source: `failing_since` is the first failure after the last success.

    `trend` is how many announcements each of the last five visits found, the oldest first.
    """

    source: str
    last_visit: datetime | None = None
    last_success: datetime | None = None
    failing_since: datetime | None = None
    announcements: int = 0
    trend: tuple[int, ...] = ()
    errors: tuple[VisitError, ...] = ()

    @property
    def short(self) -> bool:
        """The site answers, but shows fewer announcements than it should: cut short, or changed."""
        return bool(self.failing_since and self.errors) and all(one.code == "TooFew" for one in self.errors)


def health(catalogue: Catalogue) -> dict[str, Health]:
    """Return the health of every source that was ever visited, by source id."""
    db = catalogue.db
    with translated(catalogue.path):
        rows = db.query(
            "select source, max(finished) as last, max(case when complete then finished end) as success from visits "
            "group by source"
        )
        found = {}
        for row in list(rows):
            failing = db.conn.execute(
                "select min(finished) from visits where source = ? and not complete and finished > ?",
                [row["source"], row["success"] or ""],
            ).fetchone()[0]
            found[row["source"]] = Health(
                source=row["source"],
                last_visit=moment(row["last"]),
                last_success=moment(row["success"]),
                failing_since=moment(failing),
                announcements=db.table("sightings").count_where("source = ? and gone_since is null", [row["source"]]),
                trend=_trend(catalogue, row["source"]),
                errors=_errors(catalogue, row["source"]),
            )
    return found


def _trend(catalogue: Catalogue, source: str) -> tuple[int, ...]:
    rows = catalogue.db.conn.execute(
        "select unchanged + new + changed from visits where source = ? order by id desc limit 5", [source]
    )
    return tuple(row[0] for row in reversed(rows.fetchall()))


def _errors(catalogue: Catalogue, source: str) -> tuple[VisitError, ...]:
    rows = catalogue.db.query(
        "select url, code, message from visit_errors where visit = "
        "(select id from visits where source = ? order by id desc limit 1) order by id",
        [source],
    )
    return tuple(VisitError(**row) for row in rows)


def page_states(catalogue: Catalogue, source: str) -> Mapping[str, PageState]:
    """Return what earlier visits to `source` remembered, by canonical address."""
    with translated(catalogue.path):
        rows = catalogue.db.table("pages").rows_where("source = ?", [source])
        return {row["url"]: _state(row) for row in rows}


def _state(row: Mapping[str, str]) -> PageState:
    return PageState(
        url=row["url"],
        sha256=row["sha256"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        fetched_at=moment(row["fetched_at"]),
        mark=row["mark"] or "",
        items=row["items"] or "",
    )
