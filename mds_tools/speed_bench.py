"""`mds bench online`, `batch` and `incremental`: what MDS takes in a second, beside bare inserts and beside Splink.

Machines are busy and differ, so what is compared is timed in turn, in one run, and reported as the median of the
ratios of the rounds; beside wall time stands the CPU time of the server processes, which other work disturbs less.
"""

from __future__ import annotations

import csv
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from mds_tools import load, project, records, scratch, sqitch
from mds_tools.accuracy import mapping_of
from mds_tools.database import Database
from mds_tools.options import COUNT, INTEGER, at_least

SERVER = {
    "shared_buffers": "1GB",
    "max_locks_per_transaction": 256,
    "max_wal_size": "8GB",
    "maintenance_work_mem": "512MB",
    "autovacuum_naptime": "10s",
}
"""What a server for a million people would be given; the rest is a throw-away cluster's."""

Record = tuple[str, str, dict]  # source system, id there, payload


@dataclass(frozen=True)
class Rows:
    """A table that an ingest writes: which of its rows are of identity i, what makes a copy of a row another's, and
    which rows are copied."""

    table: str
    of_identity: str
    copy: str
    copied: str = "true"


# {salt} makes other uuids and texts, {shift} other numbers.
WRITTEN = (
    Rows(
        "mds.canonical_users",
        "t.id = i.canonical_user_id",
        "'id', md5(t.id || {salt})::uuid, 'status', 'active', 'merged_into', null",
    ),
    Rows(
        "mds.canonical_profiles",
        "t.canonical_user_id = i.canonical_user_id",
        "'id', md5(t.id || {salt})::uuid, 'canonical_user_id', md5(t.canonical_user_id || {salt})::uuid, "
        "'email', {salt} || t.email::text, 'claimed_email', {salt} || t.claimed_email::text",
    ),
    Rows(
        "mds.source_identities",
        "t.id = i.id",
        "'id', t.id + {shift}, 'canonical_user_id', md5(t.canonical_user_id || {salt})::uuid, "
        "'minted_user_id', md5(t.minted_user_id || {salt})::uuid, "
        "'source_record_id', t.source_record_id || '~' || {salt}",
    ),
    Rows(
        "mds.attribute_lineage",
        "t.source_identity_id = i.id",
        "'id', t.id + {shift}, 'canonical_profile_id', md5(t.canonical_profile_id || {salt})::uuid, "
        "'source_identity_id', t.source_identity_id + {shift}, 'previous_ended_at', null",
        copied="t.valid_to is null",  # without the rows before them
    ),
    Rows(
        "matching.features",
        "t.source_identity_id = i.id",
        "'source_identity_id', t.source_identity_id + {shift}, 'record_key', normalise.hash64(t.record_key || {salt}), "
        "'description', normalise.hash64(t.description || {salt})",  # what is copied repeats nobody
    ),
    Rows(
        "matching.identity_keys",
        "t.source_identity_id = i.id",
        "'source_identity_id', t.source_identity_id + {shift}, 'key', normalise.hash64(t.key || {salt})",
    ),
    Rows("cdc.outbox_events", "t.aggregateid = i.canonical_user_id::text", "'id', gen_random_uuid()"),
)
SHIFT = 10_000_000  # of the numbers of one copy against the next


# -- data ----------------------------------------------------------------------------------------------------------


def generator(data: Path | None) -> Path:
    """gen/people.py of the evaluation data, which makes synthetic people. Raises click.ClickException without it."""
    program = (data or project.checkout().parent / "shared" / "data") / "gen" / "people.py"
    if not program.exists():
        raise click.ClickException(f"{program} is not there, and it makes the records: name its data with --data DIR")
    return program


def people_csv(program: Path, count: int, seed: int, out: Path) -> Path:
    """CSV of synthetic people, made by that program."""
    command = [sys.executable, program, "--records", str(count), "--seed", str(seed), "--out", out, "--formats", "csv"]
    subprocess.run(command, check=True, capture_output=True)
    return out / "records.csv"


def read_people(path: Path) -> Iterator[Record]:
    """The records of such a file as MDS takes them."""
    source = records.read(path, "csv", None)
    make, _ = mapping_of("people").bind(source.columns)
    for _, row in source.records:
        record = make(row)
        yield record["source_system"], record["source_record_id"], record["payload"]


@contextmanager
def deployed() -> Iterator[Database]:
    """A fresh database on a server that is given SERVER; the sources of the synthetic people are registered."""
    with scratch.server("bench", SERVER) as server, scratch.database(server) as fresh:
        sqitch.deploy_to(fresh, verify=False, quiet=True)
        yield fresh


def load_csv(database: Database, path: Path, **settings: Any) -> dict[str, Any]:
    with database.connect(autocommit=True, row_factory=dict_row) as connection:
        return load.load_file(
            connection,
            path,
            mapping_of("people"),
            register=True,
            quiet=True,
            connect=lambda: database.connect(autocommit=True, row_factory=dict_row),
            **settings,
        )


def head_and_tail(path: Path, count: int) -> tuple[Path, Path]:
    """A CSV in two: its first rows, and the rest."""
    head, tail = path.with_suffix(".head.csv"), path.with_suffix(".tail.csv")
    with path.open() as all_rows, head.open("w") as first, tail.open("w") as rest:
        header = next(all_rows)
        first.write(header)
        rest.write(header)
        for n, row in enumerate(all_rows):
            (first if n < count else rest).write(row)
    return head, tail


# -- measuring -----------------------------------------------------------------------------------------------------


def cpu_seconds(pid: int) -> float:
    """CPU time of a process of this machine so far; 0 where there is no /proc, or the process is elsewhere."""
    try:
        used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def timed(connection: psycopg.Connection, work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of work, and of CPU in the connection's server process."""
    cpu, started = cpu_seconds(connection.info.backend_pid), time.perf_counter()
    work()
    return time.perf_counter() - started, cpu_seconds(connection.info.backend_pid) - cpu


def service(database: Database) -> psycopg.Connection:
    """A session of a service, as one would log in: row security and grants are those of mds_service."""
    connection = database.connect(autocommit=True, prepare_threshold=0)
    connection.execute("set session authorization mds_service")
    return connection


def ingest(connection: psycopg.Connection, record: Record) -> None:
    system, record_id, payload = record
    connection.execute("select source_identity_id from mds.ingest(%s, %s, %s)", (system, record_id, Jsonb(payload)))


def ingest_batch(connection: psycopg.Connection, batch: list[Record]) -> None:
    for system in dict.fromkeys(r[0] for r in batch):
        connection.execute(
            "select action from mds.ingest_batch(%s, %s)",
            (system, Jsonb([{"source_record_id": r[1], "payload": r[2]} for r in batch if r[0] == system])),
        )


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


# -- a large database, and bare inserts ------------------------------------------------------------------------------


def copies(rows: Rows, salt: str, shift: str, source: str) -> str:
    """SQL for altered copies of the rows of a table."""
    altered = rows.copy.format(salt=salt, shift=shift)
    return f"{source}, lateral jsonb_populate_record(t, jsonb_build_object({altered})) as x where {rows.copied}"


def grow(connection: psycopg.Connection, size: int) -> int:
    """Copy what is there, with other names and keys, until there are about `size` identities; how many there are."""
    have = connection.execute("select count(*) from mds.source_identities").fetchone()[0]
    connection.execute("set session_replication_role = replica")  # copies of consistent rows are consistent
    for rows in WRITTEN[:-1]:
        source = (
            f"select x.* from {rows.table} t cross join generate_series(1, {max(0, round(size / have) - 1)}) as c (n)"
        )
        connection.execute(f"insert into {rows.table} {copies(rows, 'c.n::text', f'c.n * {SHIFT}', source)}")
    connection.execute("set session_replication_role = origin")
    connection.execute("vacuum analyze")
    connection.execute("checkpoint")
    return connection.execute("select count(*) from mds.source_identities").fetchone()[0]


def stage(connection: psycopg.Connection, system_ids: list[tuple[str, str]]) -> list[int]:
    """Keep copies of all the rows that the ingest of these records wrote, for bare_insert; returns its parameters."""
    connection.execute("drop schema if exists staged cascade")
    connection.execute("create schema staged")
    connection.execute(
        "create table staged.identity as select i.* from mds.source_identities i "
        "join unnest(%s::text[], %s::text[]) r (s, id) on i.source_system = s and i.source_record_id = r.id",
        tuple(map(list, zip(*system_ids, strict=True))),
    )
    for rows in WRITTEN:
        name = rows.table.partition(".")[2]
        source = f"select i.id as staged_for, x.* from staged.identity i join {rows.table} t on {rows.of_identity}"
        connection.execute(f"create table staged.{name} as {copies(rows, 'i.id::text', str(SHIFT * 1000), source)}")
        connection.execute(f"create index on staged.{name} (staged_for)")
    connection.execute("analyze")
    return [row[0] for row in connection.execute("select id from staged.identity order by id")]


def bare_insert(connection: psycopg.Connection) -> str:
    """One statement that inserts the staged rows of an identity (%s) into the tables of MDS and does nothing else."""
    parts = []
    for n, rows in enumerate(WRITTEN):
        columns = ", ".join(
            f'"{c[0]}"'
            for c in connection.execute(
                "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped "
                "order by attnum",
                (rows.table,),
            )
        )
        parts.append(
            f"w{n} as (insert into {rows.table} ({columns}) "
            f"select {columns} from staged.{rows.table.partition('.')[2]} where staged_for = (select id from p))"
        )
    return f"with p as (select %s::bigint as id), {', '.join(parts)} select 1"


DATA = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where gen/people.py is. Default: ../shared/data.",
)

# -- online ----------------------------------------------------------------------------------------------------------


@click.command()
@click.option("--size", type=at_least(1_000), default=200_000, metavar="N", help="Identities in the database.")
@click.option("--calls", type=at_least(10), default=300, metavar="N", help="Calls of each kind in a round.")
@click.option("--rounds", type=COUNT, default=5, metavar="N", help="Rounds; medians are reported.")
@click.option("--clients", type=COUNT, default=8, metavar="N", help="Sessions at once.")
@click.option(
    "--racing",
    type=at_least(0),
    default=2_000,
    metavar="N",
    help="New people whom all sessions send at once; duplicates are counted.",
)
@click.option("--synchronous", is_flag=True, help="With synchronous commit and fsync as in production.")
@DATA
@click.option("--seed", type=INTEGER, default=7)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def online(
    size: int,
    calls: int,
    rounds: int,
    clients: int,
    racing: int,
    synchronous: bool,
    data: Path | None,
    seed: int,
    as_json: bool,
) -> None:
    """Measure mds.ingest against a large database, beside bare inserts of the rows it writes.

    Every payload is used once. A round times as many ingests as bare inserts (one statement with all rows of one
    record), then records in batches of 50; then all clients ingest at once, and race for the same new people. All
    sessions are warm: each has ingested as many before.
    """
    say = (lambda *_: None) if as_json else click.echo
    program = generator(data)
    with tempfile.TemporaryDirectory() as directory, deployed() as database:
        base = min(10_000, size)
        needed = base + rounds * (calls + max(50, calls // 50 * 50)) + 2 * clients * calls + calls + 2 * racing
        head, tail = head_and_tail(people_csv(program, needed, seed, Path(directory)), base)
        load_csv(database, head)
        with database.connect(autocommit=True, prepare_threshold=0) as admin:
            if synchronous:
                admin.execute("alter system set fsync = on")
                admin.execute("alter system set synchronous_commit = on")
                admin.execute("select pg_reload_conf()")
            held = grow(admin, size)
            say(f"{held:,} identities; {calls} calls of each kind a round, every payload once")
            pool = read_people(tail)
            caller = service(database)
            for record in itertools.islice(pool, calls):  # warm: plans and buffers
                ingest(caller, record)
            statement, results = bare_insert(admin), []
            for n in range(rounds):
                payloads = list(itertools.islice(pool, calls))
                single = timed(caller, lambda: [ingest(caller, r) for r in payloads])  # noqa: B023
                ids = stage(admin, [(r[0], r[1]) for r in payloads])
                bare = timed(admin, lambda: [admin.execute(statement, (i,)) for i in ids])  # noqa: B023
                batches = [list(itertools.islice(pool, 50)) for _ in range(max(1, calls // 50))]
                batched = timed(caller, lambda: [ingest_batch(caller, b) for b in batches])  # noqa: B023
                result = {
                    "ingest_ms": 1000 * single[0] / len(payloads),
                    "ingest_cpu_ms": 1000 * single[1] / len(payloads),
                    "bare_ms": 1000 * bare[0] / len(ids),
                    "bare_cpu_ms": 1000 * bare[1] / len(ids),
                    "batch_ms": 1000 * batched[0] / sum(map(len, batches)),
                    "batch_cpu_ms": 1000 * batched[1] / sum(map(len, batches)),
                }
                results.append(result)
                say(
                    f"  round {n + 1}: ingest {result['ingest_ms']:6.2f} ms (cpu {result['ingest_cpu_ms']:.2f}), "
                    f"bare insert {result['bare_ms']:6.2f} (cpu {result['bare_cpu_ms']:.2f}), "
                    f"in batches of 50 {result['batch_ms']:6.2f} (cpu {result['batch_cpu_ms']:.2f}) a record"
                )
            median = {k: statistics.median(r[k] for r in results) for k in results[0]}
            answer: dict[str, Any] = {
                "identities": held,
                "rounds": results,
                "median": median,
                "rate_to_bare": statistics.median(r["bare_ms"] / r["ingest_ms"] for r in results),
                "cpu_to_bare": statistics.median(r["bare_cpu_ms"] / max(r["ingest_cpu_ms"], 0.01) for r in results),
                "batch_rate_to_ingest": statistics.median(r["ingest_ms"] / r["batch_ms"] for r in results),
            }

            sessions = [service(database) for _ in range(clients)]
            for _ in ("warm", "timed"):  # a session compiles and plans at its first calls
                answer["clients"] = at_once(sessions, [list(itertools.islice(pool, calls)) for _ in sessions])
            if racing:
                answer["racing"] = race(admin, sessions, list(itertools.islice(pool, racing)))
    say(
        f"ingest at {answer['rate_to_bare']:.2f} of the rate of bare inserts ({answer['cpu_to_bare']:.2f} by CPU); "
        f"batches of 50 at {answer['batch_rate_to_ingest']:.2f} of single calls"
    )
    many = answer["clients"]
    say(
        f"{clients} clients: {many['per_second']:,.0f} a second; p50 {many['p50_ms']:.1f}, p95 {many['p95_ms']:.1f}, "
        f"p99 {many['p99_ms']:.1f} ms; {many['retries']} retries"
    )
    if racing:
        raced = answer["racing"]
        say(
            f"{clients} clients racing for {racing:,} new people: {raced['duplicates']} duplicates, "
            f"{raced['retries']} retries, {raced['per_second']:,.0f} a second"
        )
    if as_json:
        click.echo(json.dumps(answer, indent=2))


def at_once(sessions: list[psycopg.Connection], works: list[list[Record]]) -> dict[str, float]:
    """Every session ingests its records, all at once: rate and latencies. A deadlock is retried and counted."""
    barrier, retries = threading.Barrier(len(sessions)), itertools.count()

    def run(session: psycopg.Connection, work: list[Record]) -> list[float]:
        barrier.wait()
        latencies = []
        for record in work:
            started = time.perf_counter()
            while True:
                try:
                    ingest(session, record)
                    break
                except psycopg.errors.DeadlockDetected:
                    next(retries)
            latencies.append(1000 * (time.perf_counter() - started))
        return latencies

    started = time.perf_counter()
    with ThreadPoolExecutor(len(sessions)) as threads:
        latencies = list(itertools.chain.from_iterable(threads.map(run, sessions, works)))
    seconds = time.perf_counter() - started
    return {
        "per_second": len(latencies) / seconds,
        "retries": next(retries),
        **{f"p{share}_ms": percentile(latencies, share / 100) for share in (50, 95, 99)},
    }


def race(admin: psycopg.Connection, sessions: list[psycopg.Connection], people: list[Record]) -> dict[str, float]:
    """Every session sends the same people under ids of its own, in the same order. Duplicates: how many users there are
    of one payload beyond the first, where two records that say what it says are one person to the model."""
    people = [(system, f"race-{n}", payload) for n, (system, _, payload) in enumerate(people)]
    result = at_once(sessions, [[(s, f"{r}-{n}", p) for s, r, p in people] for n in range(len(sessions))])
    duplicates = admin.execute("""
        with raced as (
            select min(i.id) as one, max(i.id) as other, count(distinct i.canonical_user_id) as users
              from mds.source_identities i
             where i.source_record_id like 'race-%'
             group by split_part(i.source_record_id, '-', 2)
        ),
        split as (
            select array_agg(r.one) as ones, array_agg(r.other) as others, array_agg(r.users) as users
              from raced r
             where r.users > 1
        )
        select coalesce(sum(e.users - 1), 0)
          from split s,
               unnest(s.users, matching.evidence_of(s.ones, s.others)) as e (users, weight, verdict, levels),
               matching.active_model() m
         where e.verdict >= 0 and e.weight >= m.join_weight""").fetchone()[0]
    return {**result, "duplicates": int(duplicates)}


# -- batch and incremental ---------------------------------------------------------------------------------------


def splink(python: Path | None, path: Path, out: Path) -> dict[str, float] | None:
    """Splink's run over a file, as bench/speed/splink_people.py prints it: seconds and such. None without a Python."""
    if python is None:
        return None
    script = project.checkout() / "bench" / "speed" / "splink_people.py"
    done = subprocess.run([python, script, path, out], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


class Watch:
    """Memory and CPU of the server processes of a database while a block runs (Linux, own machine)."""

    def __init__(self, database: Database) -> None:
        self.database, self.peak_mib, self.cpu = database, 0.0, {}

    def __enter__(self) -> Watch:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        with self.database.connect(autocommit=True) as connection:
            while True:
                pids = [
                    r[0]
                    for r in connection.execute(
                        "select pid from pg_stat_activity "
                        "where datname = current_database() and pid <> pg_backend_pid()"
                    )
                ]
                private = 0.0
                for pid in pids:
                    try:
                        status = Path(f"/proc/{pid}/status").read_text()
                    except OSError:
                        continue
                    self.cpu[pid] = cpu_seconds(pid)
                    private += int(status.partition("RssAnon:")[2].split()[0]) / 1024 if "RssAnon:" in status else 0
                self.peak_mib = max(self.peak_mib, private)
                if self._stop.wait(1):
                    return


SPLINK = click.option(
    "--splink",
    "python",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="PYTHON",
    help="A Python with splink 5, to run beside: python -m venv X && X/bin/pip install splink.",
)
RECORDS = click.option(
    "--records",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="Records in the form of gen/people.py, instead of made ones.",
)


@click.command()
@click.option("--size", type=at_least(100), default=100_000, metavar="N", help="Records.")
@click.option(
    "--rounds", type=COUNT, default=1, metavar="N", help="Interleaved pairs; medians are reported."
)
@click.option("--batch", type=COUNT, default=load.BATCH_RECORDS, metavar="N", help="Records a transaction.")
@click.option("--sessions", type=COUNT, default=load.SESSIONS, metavar="N", help="Sessions of the loader.")
@RECORDS
@SPLINK
@DATA
@click.option("--seed", type=INTEGER, default=7)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def batch(
    size: int,
    rounds: int,
    batch: int,
    sessions: int,
    file: Path | None,
    python: Path | None,
    data: Path | None,
    seed: int,
    as_json: bool,
) -> None:
    """Measure a bulk load from CSV into an empty database, everything durable, beside Splink on the same file.

    Splink reads the CSV, normalises in SQL, blocks and scores with fixed m and u on comparable rules, clusters, and
    writes Parquet. It keeps no users, profiles, lineage, evidence or queue, and reads no phone or address.
    """
    say = (lambda *_: None) if as_json else click.echo
    results = []
    program = None if file else generator(data)
    with tempfile.TemporaryDirectory() as directory:
        path = head_and_tail(file, size)[0] if file else people_csv(program, size, seed, Path(directory))
        for n in range(rounds):
            with deployed() as database, Watch(database) as watch:
                summary = load_csv(database, path, batch_records=batch, sessions=sessions)
            peer = splink(python, path, Path(directory) / "clusters.parquet")
            result = {
                "mds": {
                    "seconds": summary["seconds"],
                    "cpu_seconds": sum(watch.cpu.values()),
                    "peak_mib": watch.peak_mib,
                    "records": summary["rows_loaded"],
                    "per_second": summary["rows_loaded"] / summary["seconds"],
                },
                "splink": peer,
                "ratio": peer and summary["seconds"] / peer["seconds"],
            }
            results.append(result)
            say(
                f"  round {n + 1}: MDS {result['mds']['seconds']:,.1f} s ("
                f"{result['mds']['per_second']:,.0f} records/s, {result['mds']['cpu_seconds']:,.1f} s CPU, "
                f"{result['mds']['peak_mib']:,.0f} MiB private at most)"
                + (
                    f", Splink {peer['seconds']:,.1f} s ({peer['cpu_seconds']:,.1f} s CPU): {result['ratio']:.1f} times"
                    if peer
                    else ""
                )
            )
    answer = {
        "records": size,
        "rounds": results,
        "ratio": statistics.median(r["ratio"] for r in results) if python else None,
    }
    click.echo(
        json.dumps(answer, indent=2)
        if as_json
        else f"{size:,} records: "
        + (f"MDS takes {answer['ratio']:.1f} times as long as Splink" if python else "no peer; --splink PYTHON")
    )


@click.command()
@click.option("--size", type=at_least(1_000), default=200_000, metavar="N", help="Identities in the database.")
@click.option(
    "--news", type=at_least(10), default=10_000, metavar="N", help="New and changed records; a fifth are changes."
)
@click.option("--rounds", type=COUNT, default=5, metavar="N", help="Rounds; medians are reported.")
@SPLINK
@DATA
@click.option("--seed", type=INTEGER, default=7)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def incremental(
    size: int, news: int, rounds: int, python: Path | None, data: Path | None, seed: int, as_json: bool
) -> None:
    """Measure day two: new and changed records into a large database, beside Splink's run over everything.

    All layers are written, from CSV, by the loader. Splink has to run again over all records.
    """
    say = (lambda *_: None) if as_json else click.echo
    results = []
    program = generator(data)
    with tempfile.TemporaryDirectory() as directory, deployed() as database:
        base = min(20_000, size)
        path = people_csv(program, base + rounds * news, seed, Path(directory))
        head, tail = head_and_tail(path, base)
        load_csv(database, head)
        with database.connect(autocommit=True) as admin:
            held = grow(admin, size)
        everything = people_csv(program, size, seed + 1, Path(directory) / "all") if python else None
        with head.open() as known, tail.open() as rest:
            old, new = list(csv.DictReader(known)), csv.DictReader(rest)
            for n in range(rounds):
                day = Path(directory) / f"day{n}.csv"
                with day.open("w", newline="") as out:
                    writer = csv.DictWriter(out, new.fieldnames)
                    writer.writeheader()
                    writer.writerows(itertools.islice(new, news - news // 5))
                    for row in old[n * (news // 5) : (n + 1) * (news // 5)]:  # moved on: later, with another employer
                        writer.writerow(row | {"created_at": "2030-01-01T00:00:00Z", "company": f"Company of day {n}"})
                summary = load_csv(database, day)
                peer = splink(python, everything, Path(directory) / "clusters.parquet") if everything else None
                results.append(
                    {
                        "mds_seconds": summary["seconds"],
                        "records": summary["rows_loaded"],
                        "splink_seconds": peer and peer["seconds"],
                        "ratio": peer and peer["seconds"] / summary["seconds"],
                    }
                )
                say(
                    f"  round {n + 1}: {summary['rows_loaded']:,} records in {summary['seconds']:.1f} s "
                    f"({1e6 * summary['seconds'] / max(1, summary['rows_loaded']):,.0f} us each)"
                    + (
                        f"; Splink over {size:,} in {peer['seconds']:.1f} s: {results[-1]['ratio']:.2f} times that"
                        if peer
                        else ""
                    )
                )
    answer = {
        "identities": held,
        "rounds": results,
        "median_seconds": statistics.median(r["mds_seconds"] for r in results),
        "ratio": statistics.median(r["ratio"] for r in results) if python else None,
    }
    click.echo(
        json.dumps(answer, indent=2)
        if as_json
        else f"{news:,} records into {held:,}: {answer['median_seconds']:.1f} s"
        + (f"; Splink's full run takes {answer['ratio']:.2f} times that" if python else "")
    )
