"""`mds load`: records out of files into MDS, in batches, each a transaction that also says how far the load has come.

What is a record and who it is decides the database (`mds.load_batch`); here files are read, columns mapped, and lines
that are no records handed over as rejects. A load that was interrupted in whatever way goes on behind its last batch.
"""
from __future__ import annotations

import collections
import hashlib
import json
import os
import queue
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database, export, records, sources
from mds_tools.mapping import Mapping, MappingError
from mds_tools.progress import Progress
from mds_tools.propose import overlooked
from mds_tools.records import Unreadable, UnusableFile

BATCH_RECORDS = 5_000
SESSIONS = max(1, min(4, os.cpu_count() or 1))
"""One writes while the others read: what a payload says is most of the work, and needs no lock."""
FIRST_BATCH_RECORDS = 500           # of several sessions; each batch after it is twice as large, up to a whole one
BATCH_BYTES = 16 * 2**20            # a batch is one statement: bounds memory here and in the server
ATTEMPTS = 8                        # of a batch that lost against a concurrent transaction
OUTCOMES = ("created", "linked", "merged", "queued", "unchanged")


class Stopped(Exception):
    """The load was interrupted and can be resumed."""


@dataclass
class Batch:
    """What goes to the server in one transaction: records as JSON text, and lines that are none."""

    first: int
    last: int = 0
    records: list[tuple[int, str]] = field(default_factory=list)
    rejects: list[tuple[int, Unreadable]] = field(default_factory=list)
    size: int = 0

    def __len__(self) -> int:
        return len(self.records) + len(self.rejects)

    def halves(self) -> tuple[Batch, Batch]:
        """The same in two, at a line."""
        middle = len(self.records) // 2
        line = self.records[middle][0]
        before, behind = ([r for r in self.rejects if (r[0] < line) == is_before] for is_before in (True, False))
        return (Batch(self.first, line - 1, self.records[:middle], before),
                Batch(line, self.last, self.records[middle:], behind))


def sha256(path: Path) -> str:
    """Of the bytes of the file, compressed or not: what a load is recognised by."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


@dataclass
class Load:
    """The load of one file over a connection (autocommit, dict rows), over `sessions` more if `connect` opens them."""

    connection: psycopg.Connection
    path: Path
    mapping: Mapping
    source: records.Source
    name: str
    options: dict[str, Any]
    batch_records: int = BATCH_RECORDS
    connect: Callable[[], psycopg.Connection] | None = None
    sessions: int = SESSIONS
    register: bool = False
    resume: bool = False
    quiet: bool = False

    def __post_init__(self) -> None:
        self._record, self._columns = self.mapping.bind(self.source.columns)
        self._known: set[str] = set()
        self._writers: list[psycopg.Connection] = []
        self._idle: queue.SimpleQueue[psycopg.Connection] = queue.SimpleQueue()
        # Batches under way, each with the share of the file that was read by then.
        self._pending: collections.deque[tuple[Future, float]] = collections.deque()
        self._stop = False
        self._broken: UnusableFile | None = None
        self.id: int | None = None
        self.counts: dict[str, int] = dict.fromkeys(("accepted", "rejected", *OUTCOMES), 0)

    def run(self) -> dict[str, Any]:
        """Load the file; returns the summary of it. Raises click.ClickException for what makes the whole load
        impossible, Stopped when it was interrupted."""
        progress = Progress(self.name, quiet=self.quiet)
        if self.resume and (done_before := self._finished_before()):
            return done_before
        last_line = self._start()
        read = skipped = 0

        def send(batch: Batch, share: float) -> None:
            before = self._pending[-1][0] if self._pending else None
            self._pending.append((server.submit(self._send_after, batch, before), share))

        def finish_one() -> None:
            progress.show(sum(self._counted()), self._finish_one(), self._note())

        with self._interruptible(), self._connections() as count, ThreadPoolExecutor(count) as server:
            batch = Batch(first=last_line + 1)
            most = self.batch_records if count == 1 else min(self.batch_records, FIRST_BATCH_RECORDS)
            try:
                for line, record in self._records():
                    read += 1
                    if line <= last_line:
                        skipped += 1
                        continue
                    if skipped and read == skipped + 1:
                        progress.begin(self.source.position())
                    if len(batch) >= most or batch.size >= BATCH_BYTES:
                        if len(self._pending) >= count:     # the oldest is in: send this one, read on meanwhile
                            finish_one()
                        send(batch, self.source.position())
                        batch, most = Batch(first=batch.last + 1), min(self.batch_records, 2 * most)
                    if self._stop:
                        break
                    self._add(batch, line, record)
                if not self._stop and len(batch):
                    send(batch, 1.0)
                while self._pending:
                    finish_one()
            finally:
                progress.end()
        if self._stop:
            raise Stopped
        if self._broken:
            raise click.ClickException(f"{self._broken}. What was read is loaded; load {self.id} can be resumed.") \
                from self._broken
        return self._finish(read, skipped, progress.seconds)

    # -- reading ------------------------------------------------------------------------------
    def _records(self) -> Iterator[tuple[int, Any]]:
        try:
            yield from self.source.records
        except UnusableFile as e:
            self._broken = e            # said when what was read is loaded

    def _add(self, batch: Batch, line: int, row: Any) -> None:
        batch.last = line
        if isinstance(row, Unreadable):
            batch.rejects.append((line, row))
            batch.size += len(row.raw)
            return
        record = {"line": line, **self._record(row)}
        text = json.dumps(record, ensure_ascii=False)
        batch.size += len(text)
        missing = "source_record_id" if not record["source_record_id"] else \
            "source_system" if not record["source_system"] else None
        if missing:
            batch.rejects.append((line, records.unreadable(
                text, f"no {missing}", "MDRID" if missing == "source_record_id" else "MDSRC")))
            return
        batch.records.append((line, text))
        if self.register and record["source_system"] not in self._known:
            self._known.add(record["source_system"])
            while self._pending:            # so that it is in no batch's transaction, and known to every batch
                self._finish_one()
            name = record["source_system"]
            sources.register(self.connection, name, self.mapping.settings_of(name))

    # -- the server ---------------------------------------------------------------------------
    def _finished_before(self) -> dict[str, Any] | None:
        """The summary of this file when its last load came to its end: of several files, --resume goes on with the one
        that did not."""
        row = self.connection.execute(
            """select id, state, rows_read, rows_loaded, rows_rejected from mds.loads
                where file_hash = %s and options = %s::jsonb order by id desc limit 1""",
            (sha256(self.path), json.dumps(self.options))).fetchone()
        if row is None or row["state"] != "finished":
            return None
        self.id = row["id"]
        return self._summary(row, row["rows_read"], row["rows_read"], 0.0)

    def _start(self) -> int:
        """Register or find the load; returns the last line that is already in."""
        run = self.connection.execute
        self._known = {row["name"] for row in run("select name from mds.source_systems")}
        system = self.mapping.source_system
        name = system.get("value") if isinstance(system, dict) else None
        if name and name not in self._known and not self.register:
            raise click.ClickException(f"MDSRC: there is no source system {name!r}. Register it with "
                                       f"`mds sources add {name}`, or load with --register.")
        self.id = run("select mds.start_load(%s, %s, %s::jsonb) as id",
                      (self.name, sha256(self.path), json.dumps(self.options))).fetchone()["id"]
        if not run("select pg_try_advisory_lock(hashtext('mds.load'), %s::int) as mine", (self.id,)).fetchone()["mine"]:
            raise click.ClickException(f"{self.name} is being loaded by another session (load {self.id}).")
        last_line = run("select last_line from mds.loads where id = %s", (self.id,)).fetchone()["last_line"] or 0
        if last_line and not self.resume:
            raise click.ClickException(
                f"load {self.id} of {self.name} was interrupted after line {last_line:,}; go on with --resume.")
        return last_line

    @contextmanager
    def _connections(self) -> Iterator[int]:
        """The sessions that write: ours, or several of their own; how many there are."""
        with ExitStack() as stack:
            self._writers = [self.connection] if not self.connect or self.sessions == 1 else \
                [stack.enter_context(closing(self.connect())) for _ in range(self.sessions)]
            for connection in self._writers:
                self._idle.put(connection)
            yield len(self._writers)
            while not self._idle.empty():
                self._idle.get()

    def _send_after(self, batch: Batch, before: Future | None) -> list[dict[str, int]]:
        """Send a batch over an idle session. The server writes it after the one before it; should that have failed and
        been sent again, this one is refused, and sent again when the other is in."""
        connection = self._idle.get()
        try:
            while True:
                try:
                    return self._send(connection, batch)
                except psycopg.Error as e:
                    if e.sqlstate != "MDLOD" or before is None:
                        raise
                    before.result()
                    before = None
        finally:
            self._idle.put(connection)

    def _send(self, connection: psycopg.Connection, batch: Batch) -> list[dict[str, int]]:
        """One transaction: records and rejects. Again when it lost against somebody else; in halves when the
        database cannot take in the batch as a whole, down to the one record that is to blame."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return [self._transaction(connection, batch)]
            except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected):
                if attempt == ATTEMPTS:
                    raise
                time.sleep(random.uniform(0.5, 1) * 0.05 * 2**attempt)
            except (psycopg.DataError, psycopg.IntegrityError, psycopg.errors.ProgramLimitExceeded) as e:
                if len(batch.records) > 1:
                    return [counts for half in batch.halves() for counts in self._send(connection, half)]
                if not batch.records:
                    raise
                line, text = batch.records[0]
                blamed = records.unreadable(text, (e.diag.message_primary or str(e)), e.sqlstate or "MDPAY")
                return self._send(connection, Batch(batch.first, batch.last, [], [*batch.rejects, (line, blamed)]))
        raise AssertionError("unreachable")

    def _transaction(self, connection: psycopg.Connection, batch: Batch) -> dict[str, int]:
        with connection.transaction():
            counts = connection.execute(
                "select * from mds.load_batch(%s, %s, %s, %s::jsonb)",
                (self.id, batch.first, batch.last, f"[{','.join(text for _, text in batch.records)}]")).fetchone()
            if batch.rejects:           # last: it locks the load, and the batch before this one needs that first
                with connection.cursor() as cursor:
                    cursor.executemany("select mds.reject(%s, %s, %s, %s, %s)", [
                        (self.id, line, r.raw, r.error_code, r.message) for line, r in batch.rejects])
        counts["rejected"] += len(batch.rejects)
        return counts

    def _finish_one(self) -> float:
        """Wait for the oldest batch under way and count it; returns the share of the file that was read with it."""
        future, share = self._pending.popleft()
        for counts in future.result():
            for name in self.counts:
                self.counts[name] += counts[name]
        return share

    def _finish(self, read: int, skipped: int, seconds: float) -> dict[str, Any]:
        """Close the load, and compare what the file held with what the database holds of it before calling it done."""
        row = self.connection.execute("select * from mds.finish_load(%s)", (self.id,)).fetchone()
        self.connection.execute("select pg_advisory_unlock(hashtext('mds.load'), %s::int)", (self.id,))
        held = row["rows_loaded"] + row["rows_rejected"]
        if held != read or sum(self._counted()) != read - skipped:
            raise click.ClickException(
                f"{self.name} holds {read:,} records, but load {self.id} accounts for {held:,}: "
                f"{row['rows_loaded']:,} loaded and {row['rows_rejected']:,} rejected. This must not happen.")
        return self._summary(row, read, skipped, seconds)

    def _summary(self, row: dict[str, Any], read: int, skipped: int, seconds: float) -> dict[str, Any]:
        errors = self.connection.execute(
            """select error_code, count(*) as count from mds.rejected_records where load_id = %s
                group by error_code order by count(*) desc, error_code""", (self.id,)).fetchall()
        return {"file": self.name, "load_id": self.id, "state": row["state"],
                "rows_read": read, "rows_skipped": skipped,
                "rows_loaded": row["rows_loaded"], "rows_rejected": row["rows_rejected"],
                **{name: self.counts[name] for name in OUTCOMES},
                "rejects": {r["error_code"]: r["count"] for r in errors},
                "columns_never_seen": self._columns.never_seen(),
                "columns_overlooked": overlooked(self._columns.kept),
                "seconds": round(seconds, 3)}

    def _counted(self) -> tuple[int, int]:
        return self.counts["accepted"], self.counts["rejected"]

    def _note(self) -> str:
        return f", {self.counts['rejected']:,} rejected" if self.counts["rejected"] else ""

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM end the load behind the batch under way; a second one cancels that batch."""
        def stop(*_: Any) -> None:
            if self._stop:
                for connection in self._writers:
                    connection.cancel()
            self._stop = True

        previous: dict[int, Any] = {}
        try:
            for number in (signal.SIGINT, signal.SIGTERM):
                try:
                    previous[number] = signal.signal(number, stop)
                except ValueError:              # not the main thread: whoever runs us handles signals
                    break
            yield
        except psycopg.errors.QueryCanceled:
            if not self._stop:
                raise
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)


def open_loads(connection: psycopg.Connection, files: list[tuple[str, Path]], mapping: Mapping, *,
               format: str | None = None, delimiter: str | None = None, **settings: Any) -> list[Load]:
    """A Load for each (name, path), every file opened and its columns checked before the first one starts.
    Raises MappingError and UnusableFile."""
    loads = []
    for name, path in files:
        kind = format or records.format_of(Path(name))
        options = {"format": kind, "delimiter": delimiter, "mapping": mapping.as_json()}
        loads.append(Load(connection, path, mapping, records.read(path, kind, delimiter), name, options, **settings))
    return loads


def load_file(connection: psycopg.Connection, path: Path, mapping: Mapping, **settings: Any) -> dict[str, Any]:
    """Load one file over a connection (autocommit, dict rows); returns its summary. What `mds load` does, for callers
    in Python. Raises MappingError, UnusableFile and click.ClickException."""
    [load] = open_loads(connection, [(path.name, path)], mapping, **settings)
    return load.run()


def report(summary: dict[str, Any], echo: Callable[[str], None]) -> None:
    """Say what became of a file, for a person."""
    new = summary["rows_read"] - summary["rows_skipped"]
    if summary["rows_skipped"] and not new:
        echo(f"{summary['file']}: all of its {summary['rows_read']:,} records were loaded earlier.")
        return
    rate = f" ({new / summary['seconds']:,.0f}/s)" if summary["seconds"] >= 0.1 else ""
    parts = [f"{summary['created']:,} new users", f"{summary['linked']:,} joined a known user"]
    parts += [f"{summary[key]:,} {text}" for key, text in (
        ("merged", "brought users together"), ("queued", "new users wait for review"), ("unchanged", "known already"))
        if summary[key]]
    echo(f"{summary['file']}: {new:,} records in {summary['seconds']:.1f} s{rate}: {', '.join(parts)}.")
    if summary["rows_skipped"]:
        echo(f"  {summary['rows_skipped']:,} records before them were loaded earlier.")
    if summary["rows_rejected"]:
        kinds = ", ".join(f"{count:,} {code}" for code, count in summary["rejects"].items())
        echo(f"  {summary['rows_rejected']:,} rejected ({kinds}): see mds export rejects --load {summary['load_id']}")
    for column in summary["columns_never_seen"]:
        echo(f"  no line had the column {column!r}: is the mapping right?")
    if names := summary["columns_overlooked"]:
        echo(f"  not matched on, though it looks like it: {', '.join(names)}; mds mapping proposes which is what")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...",
                type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True, path_type=Path))
@click.option("--source-system", metavar="NAME", help="All records are of this source system.")
@click.option("--source-column", metavar="COLUMN", help="The column that names the source system of a record.")
@click.option("--format", type=click.Choice(["csv", "jsonl", "parquet"]), help="Default: by the ending of the name.")
@click.option("--delimiter", metavar="CHAR", help="Of a CSV file; default: what its header shows.")
@click.option("--id", "record_id", metavar="COLUMN", help="The column that identifies a record in its source system.")
@click.option("--map", "extra", multiple=True, metavar="ATTRIBUTE=COLUMN",
              help="Take an attribute of the payload from this column. Other columns keep their names.")
@click.option("--mapping", "mapping_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              metavar="FILE.toml", help="A mapping file; see docs/loading.md.")
@click.option("--register", is_flag=True, help="Register source systems that are not known yet.")
@click.option("--resume", is_flag=True, help="Go on with a load that was interrupted.")
@click.option("--rejects", "rejects_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Also write the rejects of these loads to FILE (csv, jsonl or parquet).")
@click.option("--batch", type=click.IntRange(1, 100_000), default=BATCH_RECORDS, show_default=True, metavar="N",
              help="Records a transaction.")
@click.option("--sessions", type=click.IntRange(1, 64), default=SESSIONS, show_default=True, metavar="N",
              help="Sessions that take in batches.")
@click.option("--json", "as_json", is_flag=True, help="A JSON summary instead of sentences.")
def load(files: tuple[Path, ...], source_system: str | None, source_column: str | None, format: str | None,
         delimiter: str | None, record_id: str | None, extra: tuple[str, ...], mapping_file: Path | None,
         register: bool, resume: bool, rejects_file: Path | None, batch: int, sessions: int, as_json: bool) -> None:
    """Load records from CSV, JSONL or Parquet files (.gz, .bz2 and .xz as they are; - is standard input).

    Columns named as payload attributes (given_name, email, date_of_birth, ...) are matched on; others are kept. A
    record that cannot be used becomes a reject with its reason, and the rest goes on.

    Examples:

    \b
        mds load crm.csv --source-system crm --id customer_no --map email=mail
        mds load people.csv.xz --mapping people.toml --register
        mds load events.jsonl --source-column system --resume
    """
    if source_system and source_column:
        raise click.UsageError("either --source-system or --source-column")
    if delimiter and len(delimiter := delimiter.replace("\\t", "\t")) != 1:
        raise click.UsageError("--delimiter is one character")
    if rejects_file and not records.format_of(rejects_file):
        raise click.UsageError("--rejects FILE: its name ends in .csv, .jsonl or .parquet")
    try:
        mapping = (Mapping.read(mapping_file) if mapping_file else Mapping()).with_options(
            record_id=record_id, extra=extra,
            system={"value": source_system} if source_system else {"column": source_column} if source_column else None)
    except MappingError as e:
        raise click.UsageError(str(e)) from e

    summaries: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as spool, database.connect(autocommit=True, row_factory=dict_row) as connection:
        def connect() -> psycopg.Connection:
            return database.connect(autocommit=True, row_factory=dict_row)

        try:
            named = [(str(f), f) if str(f) != "-" else _standard_input(Path(spool)) for f in files]
            loads = open_loads(connection, named, mapping, format=format, delimiter=delimiter, batch_records=batch,
                               sessions=sessions, connect=connect, register=register, resume=resume, quiet=as_json)
        except MappingError as e:
            raise click.UsageError(str(e)) from e
        except (UnusableFile, OSError) as e:
            raise click.ClickException(str(e)) from e
        try:
            for each in loads:
                summaries.append(each.run())
                if not as_json:
                    report(summaries[-1], click.echo)
        except Stopped:
            raise click.ClickException(f"{each.name}: stopped. Load {each.id} goes on with --resume.") from None
        except psycopg.OperationalError as e:
            raise click.ClickException(
                f"{each.name}: {database.sentence(e)}\nLoad {each.id} goes on with --resume.") from e
        finally:
            if as_json:
                click.echo(json.dumps(summaries, indent=2))
            if rejects_file and not connection.closed:
                ids = [one.id for one in loads if one.id is not None]
                export.write(connection, export.rejects_of(ids), rejects_file)
    if any(s["rows_read"] for s in summaries) and not any(s["rows_loaded"] for s in summaries):
        raise click.ClickException("nothing could be loaded")


def _standard_input(spool: Path) -> tuple[str, Path]:
    """Standard input, kept in a file for as long as the load runs: it is hashed first, then read."""
    path = spool / "standard-input"
    with path.open("wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out)
    return "-", path
