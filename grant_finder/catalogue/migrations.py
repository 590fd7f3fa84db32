"""The catalogue's tables: numbered steps, only ever appended."""

from sqlite_utils import Database, Migrations

from grant_finder.catalogue import outlines
from grant_finder.catalogue.regions import bits

migrations = Migrations("catalogue")


@migrations()
def m001_calls(db: Database) -> None:
    """Calls, where each was seen, what moved, and the codes they are filtered by."""
    db.table("calls").create(
        {
            "id": str,
            "title": str,
            "url": str,
            "source": str,
            "facts": str,
            "evidence": str,
            "text": str,
            "published": str,
            "attachments": str,
            "first_seen": str,
            "last_seen": str,
            "last_modified": str,
            "opens": str,
            "last_deadline": str,
            "rolling": int,
            "notice": str,
            "amount_max": float,
            "own_pct": float,
        },
        pk="id",
        not_null={"title", "url", "source", "facts", "first_seen", "last_seen", "last_modified", "rolling"},
        strict=True,
    )
    db.table("calls").create_index(["last_deadline"])
    db.table("calls").create_index(["last_modified"])
    db.table("call_codes").create(
        {"call": str, "kind": str, "code": str},
        pk=("kind", "code", "call"),
        foreign_keys=[("call", "calls", "id")],
        strict=True,
    )
    db.table("call_codes").create_index(["call"])
    db.table("changes").create(
        {
            "id": int, "call": str, "field": str, "old": str, "new": str,
            "at": str, "source": str, "url": str, "quote": str,
        },
        pk="id",
        foreign_keys=[("call", "calls", "id")],
        strict=True,
    )  # fmt: skip
    db.table("changes").create_index(["call"])


@migrations()
def m002_sightings(db: Database) -> None:
    """Every announcement as it stands on one page of one source, with its own reading."""
    db.table("sightings").create(
        {
            "source": str, "url": str, "call": str, "level": str, "kind": str, "title": str, "sha256": str,
            "facts": str, "evidence": str, "text": str, "published": str, "attachments": str,
            "parts": str, "region_hint": str, "funder_hint": str,
            "reader_version": int, "first_seen": str, "last_seen": str, "gone_since": str,
        },
        pk=("source", "url"),
        foreign_keys=[("call", "calls", "id")],
        strict=True,
    )  # fmt: skip
    db.table("sightings").create_index(["call"])
    db.table("pages").create(
        {"source": str, "url": str, "sha256": str, "etag": str, "last_modified": str, "fetched_at": str},
        pk=("source", "url"),
        strict=True,
    )


@migrations()
def m003_visits(db: Database) -> None:
    """How visits to sources went; jobs that ran, as lock and ledger."""
    db.table("visits").create(
        {
            "id": int, "source": str, "started": str, "finished": str, "pages": int, "unchanged": int,
            "new": int, "changed": int, "failed": int, "complete": int,
        },
        pk="id",
        strict=True,
    )  # fmt: skip
    db.table("visits").create_index(["source", "finished"])
    db.table("visit_errors").create(
        {"id": int, "visit": int, "url": str, "code": str, "message": str},
        pk="id",
        foreign_keys=[("visit", "visits", "id")],
        strict=True,
    )
    db.table("visit_errors").create_index(["visit"])
    db.table("jobs").create({"job": str, "slot": str, "started": str, "finished": str}, pk=("job", "slot"), strict=True)


@migrations()
def m004_search(db: Database) -> None:
    """Full text over folded lemmas: calls one may still apply to, and all the others (rowid = calls.rowid)."""
    for name in ("fts_open", "fts_archive"):
        db.conn.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5(title, text, tokenize='unicode61 remove_diacritics 2')"
        )


@migrations()
def m005_letters(db: Database) -> None:
    """Events that were told, and the letters that tell them."""
    db.table("told").create({"event": str, "at": str}, pk="event", strict=True)
    db.table("outbox").create(
        {"id": int, "subject": str, "text": str, "html": str, "made": str, "sent": str}, pk="id", strict=True
    )


_FIRST_DAY = (
    "(select min(day) from (select json_extract(facts, '$.deadline') as day "
    "union all select value from json_each(calls.facts, '$.deadlines')))"
)


@migrations()
def m006_slim_rows_to_filter_by(db: Database) -> None:
    """What calls are filtered and sorted by, apart from their long texts, under a number that VACUUM keeps."""
    db.table("call_filters").create(
        {
            "number": int, "call": str, "opens": str, "first_deadline": str, "last_deadline": str, "rolling": int,
            "notice": str, "amount_max": float, "own_pct": float, "first_seen": str, "last_modified": str,
        },
        pk="number",
        not_null={"call", "rolling", "first_seen", "last_modified"},
        foreign_keys=[("call", "calls", "id")],
        strict=True,
    )  # fmt: skip
    db.table("call_filters").create_index(["call"], unique=True)
    db.table("call_filters").create_index(["last_deadline"])
    db.conn.execute(
        # columns in the order of the key: for any other SQLite 3.40 reports damage where there is none
        "create table codes (kind text not null, code text not null, "
        "number integer not null references call_filters(number), primary key (kind, code, number)) "
        "strict, without rowid"
    )
    db.table("codes").create_index(["number", "kind", "code"])
    db.conn.execute(
        f"insert into call_filters select rowid, id, opens, {_FIRST_DAY}, last_deadline, rolling, notice, amount_max, "  # noqa: S608 - our own names
        "own_pct, first_seen, last_modified from calls"
    )
    numbered = "select f.number, {} from call_filters f join "
    for select in (
        numbered.format("c.kind, c.code") + "call_codes c on c.call = f.call",
        numbered.format("'place', c.code") + "call_codes c on c.call = f.call where c.kind = 'region'",
        numbered.format("'source', s.source") + "sightings s on s.call = f.call",
        numbered.format("'deadline', d.value") + "calls c on c.id = f.call, json_each(c.facts, '$.deadlines') d",
    ):
        db.conn.execute(f"insert or ignore into codes (number, kind, code) {select}")
    db.table("call_codes").drop()
    _drop_filters_of_calls(db)


def _drop_filters_of_calls(db: Database) -> None:
    for index in db.table("calls").indexes:
        if index.origin == "c":
            db.conn.execute(f"drop index [{index.name}]")
    for column in ("opens", "last_deadline", "rolling", "notice", "amount_max", "own_pct"):
        db.conn.execute(f"alter table calls drop column {column}")


@migrations()
def m007_beginnings_of_words(db: Database) -> None:
    """The full text anew with an index of three-letter beginnings, for words still being typed."""
    for name in ("fts_open", "fts_archive"):
        db.conn.execute(f"alter table {name} rename to {name}_before")
        db.conn.execute(
            f"create virtual table {name} using fts5(title, text, tokenize='unicode61 remove_diacritics 2', prefix='3')"
        )
        db.conn.execute(f"insert into {name} (rowid, title, text) select rowid, title, text from {name}_before")  # noqa: S608 - our own names
        db.conn.execute(f"drop table {name}_before")


@migrations()
def m008_raw_bodies(db: Database) -> None:
    """Which raw body an announcement was cut out of, and what our own better reading made of kept ones."""
    db.conn.execute("alter table sightings add column origin text")
    db.table("rereadings").create(
        {"id": int, "source": str, "url": str, "at": str, "fields": str}, pk="id", strict=True
    )
    db.table("rereadings").create_index(["source", "url"])


@migrations()
def m009_letters_have_receivers(db: Database) -> None:
    """To whom each letter goes (lines; none = the receivers of the settings), and when its sending began."""
    db.table("outbox").add_column("receivers", str)
    db.table("outbox").add_column("begun", str)


@migrations()
def m010_signs_of_life_and_marks(db: Database) -> None:
    """Which process holds the slot of a job, when it last said that it still works; a site's own mark of a page."""
    db.table("pages").add_column("mark", str)
    db.table("jobs").add_column("alive", str)
    db.table("jobs").add_column("holder", str)


@migrations()
def m011_places_beside_filters(db: Database) -> None:
    """What a call says of places, as JSON beside its filters: ranking rules most calls out by it alone."""
    db.table("call_filters").add_column("place", str)
    place = "select json_extract(facts, '$.areas', '$.region') from calls where id = call"
    db.conn.execute(f"update call_filters set place = ({place})")  # noqa: S608 - our own names


@migrations()
def m012_outlines(db: Database) -> None:
    """What ranking looks at of each call, cut out beforehand: to cut it out of 40,000 calls took half of a ranking."""
    outlines.refill(db)


@migrations()
def m013_regions(db: Database) -> None:
    """The voivodeships of each call beside its filters: where a list is of one region, its codes need no look."""
    db.conn.execute("alter table call_filters add column regions integer not null default 0")
    places: dict[int, list[str]] = {}
    for number, code in db.conn.execute("select number, code from codes where kind = 'place'"):
        places.setdefault(number, []).append(code)
    made = [(bits(codes), number) for number, codes in places.items()]
    db.conn.executemany("update call_filters set regions = ? where number = ?", made)


@migrations()
def m014_items_of_listings(db: Database) -> None:
    """What a page of a listing gave, so that it need not be parsed again while it is the same."""
    db.table("pages").add_column("items", str)


@migrations()
def m015_index_of_last_days(db: Database) -> None:
    """The index of last days with all that tells where a call stands, so that lists of open calls read it alone."""
    db.conn.execute("drop index if exists idx_call_filters_last_deadline")
    db.table("call_filters").create_index(
        ["last_deadline", "first_deadline", "opens", "notice", "rolling"], index_name="idx_call_filters_last_deadline"
    )
