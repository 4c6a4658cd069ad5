"""What a connector gets: the WAL decoded by pgoutput through the publications, and the alarms of its slot.

Decoding needs committed transactions and slots are not transactional, so this is not pgTAP.
"""

import contextlib
import json
import os
import struct
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psycopg
import pytest
from psycopg.types.json import Jsonb

from mds_tools import postgres

SECRETS = ("925665416", "secret of the payload", "ann.secret@example.org")     # restricted; payload; of one source
REASON = "secret reason"

PAYLOAD = {
    "full_name": "Ann Oakley", "date_of_birth": "1980-02-03",
    "government_ids": [{"type": "passport", "country_code": "GB", "value": SECRETS[0]}],
    "note": SECRETS[1], "emails": ["ann@example.org", "ann.secret@example.org"],
}


@dataclass(frozen=True)
class Change:
    """One row change as pgoutput tells it."""

    operation: str                      # I, U or D
    table: str
    row: dict[str, str | None]


def decode(messages: list[bytes]) -> list[Change]:
    """The row changes of pgoutput messages (protocol version 1)."""
    relations: dict[int, tuple[str, list[str]]] = {}
    changes = []
    for message in messages:
        kind, rest = chr(message[0]), message[1:]
        if kind == "R":
            oid, = struct.unpack_from("!I", rest)
            schema, table, after = rest[4:].split(b"\0", 2)
            count, = struct.unpack_from("!h", after, 1)
            position, names = 3, []
            for _ in range(count):
                end = after.index(b"\0", position + 1)
                names.append(after[position + 1:end].decode())
                position = end + 9
            relations[oid] = f"{schema.decode()}.{table.decode()}", names
        elif kind in "IUD":
            oid, = struct.unpack_from("!I", rest)
            table, names = relations[oid]
            row = _tuple(rest[rest.index(b"K" if kind == "D" else b"N", 4) + 1:])
            changes.append(Change(kind, table, dict(zip(names, row, strict=True))))
    return changes


def _tuple(data: bytes) -> list[str | None]:
    count, = struct.unpack_from("!h", data)
    position, values = 2, []
    for _ in range(count):
        kind = data[position:position + 1]
        position += 1
        if kind == b"t":
            length, = struct.unpack_from("!i", data, position)
            values.append(data[position + 4:position + 4 + length].decode())
            position += 4 + length
        else:
            values.append(None)         # null, or TOASTed and unchanged
    return values


@pytest.fixture
def slot(connect, db) -> Iterator[psycopg.Connection]:
    """A connector's connection with a temporary slot; what happens from here on is decoded."""
    db.execute("set synchronous_commit = on")       # else the throw-away cluster writes, so decodes, the WAL later
    db.commit()
    reader = connect("mds_cdc_canonical", autocommit=True)
    reader.execute("select pg_create_logical_replication_slot('test_wal', 'pgoutput', temporary => true)")
    yield reader
    reader.execute("select pg_drop_replication_slot('test_wal')")


def read(reader: psycopg.Connection, publication: str) -> tuple[list[Change], bytes]:
    messages = [data for data, in reader.execute(
        "select data from pg_logical_slot_peek_binary_changes('test_wal', null, null, 'proto_version', '1', "
        "'publication_names', %s)", [publication]).fetchall()]
    return decode(messages), b"".join(messages)


@pytest.fixture
def ann(slot, db) -> str:
    """Ann, reported by two systems, changed, and taken back by one; with everything about her that must not leave."""
    db.execute("select mds.register_source('crm', 60), mds.register_source('shop', 40)")
    for system, more in (("crm", {}), ("shop", {"employer": "Oak Ltd"}), ("crm", {"occupation": "judge"})):
        user, = db.execute("select (mds.ingest(%s, '1', %s)).canonical_user_id",
                           [system, Jsonb(PAYLOAD | more)]).fetchone()
    db.execute("select mds.retract('shop', '1', %s)", [REASON])
    db.commit()
    return str(user)


def test_events_arrive_and_nothing_else(slot, ann):
    changes, _ = read(slot, "mds_outbox_pub")
    assert {(change.operation, change.table) for change in changes} == {("I", "cdc.outbox_events")}
    assert {*changes[0].row} == {"id", "aggregatetype", "aggregateid", "type", "payload", "schema_version", "trace_id",
                                 "occurred_at"}
    assert {change.row["aggregateid"] for change in changes} == {ann}
    assert [change.row["type"] for change in changes if change.row["aggregatetype"] == "user"] == [
        "user.created", "user.updated", "user.updated", "user.updated"]
    assert json.loads(changes[0].row["payload"]) == {"user_id": ann, "status": "active", "version": 1}


def test_trimming_and_deleting_publish_nothing(slot, db):
    db.execute("insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload, occurred_at) "
               "values ('user', 'a', 'user.created', '{}', now() - interval '12 days')")
    db.execute("select cdc.trim_outbox()")
    db.commit()
    changes, _ = read(slot, "mds_outbox_pub")
    assert [change.operation for change in changes] == ["I"]
    assert db.execute("select count(*) from cdc.outbox_events").fetchone() == (0,)


def test_a_rolled_back_transaction_publishes_nothing(slot, db):
    db.execute("select mds.register_source('crm')")
    db.execute("select mds.ingest('crm', '1', %s)", [Jsonb(PAYLOAD)])
    db.rollback()
    assert read(slot, "mds_outbox_pub") == ([], b"")


@pytest.mark.parametrize("publication", ["mds_outbox_pub", "mds_canonical_pub"])
def test_no_secret_is_in_the_stream(publication, slot, ann):
    changes, data = read(slot, publication)
    assert len(changes) > 5
    assert [secret for secret in (*SECRETS, REASON) if secret.encode() in data] == []
    assert b"ann@example.org" in data               # the golden address is no secret


def test_secrets_would_be_seen(slot, ann, db):
    """The tests above can fail: a publication that forgets its column list lets them out."""
    db.execute("create publication test_careless for table mds.source_identities")
    db.commit()
    slot.execute("select pg_drop_replication_slot('test_wal')")         # it is older than the publication
    slot.execute("select pg_create_logical_replication_slot('test_wal', 'pgoutput', temporary => true)")
    db.execute("select mds.ingest('crm', '4', %s)", [Jsonb(PAYLOAD)])
    db.commit()
    _, data = read(slot, "test_careless")
    assert all(secret.encode() in data for secret in SECRETS)


def test_published_columns_are_what_the_lists_say(slot, ann, db):
    changes, _ = read(slot, "mds_canonical_pub")
    lists = {table: {*columns} for table, columns in db.execute("""
        select schemaname || '.' || tablename, attnames::text[] from pg_publication_tables
         where pubname = 'mds_canonical_pub'""")}
    assert {change.table for change in changes} >= {"mds.canonical_users", "mds.canonical_profiles",
                                                    "mds.source_identities", "mds.attribute_lineage"}
    assert all({*change.row} == lists[change.table] for change in changes if change.operation != "D")


def test_sessions_at_once_are_told_in_the_order_of_their_commits(slot, connect, db):
    """Four services speak about the same people; the last state that a consumer hears is the one that holds."""
    db.execute("select mds.register_source(system) from unnest(array['crm', 'shop', 'billing', 'web']) system")
    db.commit()

    def speak(system: str) -> None:
        session = connect(autocommit=True)
        session.execute("set synchronous_commit = on")
        for n in range(40):
            payload = {"full_name": f"Ann Oakley {'ABCDE'[n % 5]}", "email": f"ann{n % 5}@example.org",
                       "employer": f"{system} {n}"}
            for _ in range(10):
                with contextlib.suppress(psycopg.errors.DeadlockDetected):
                    session.execute("select mds.ingest(%s, %s, %s)", [system, str(n % 5), Jsonb(payload)])
                    break
            else:
                raise AssertionError("still a deadlock after ten tries")

    with ThreadPoolExecutor() as pool:
        list(pool.map(speak, ["crm", "shop", "billing", "web"]))
    changes, _ = read(slot, "mds_outbox_pub")
    heard: dict[str, list[tuple[str, dict | None]]] = {}
    for change in changes:
        if change.row["aggregatetype"] == "user_state":
            payload = change.row["payload"]
            heard.setdefault(change.row["aggregateid"], []).append(
                (change.row["occurred_at"], payload and json.loads(payload)))
    assert max(map(len, heard.values())) > 20
    for states in heard.values():
        times = [at for at, _ in states]
        assert times == sorted(times), "the header occurredAt tells newer from older"
        versions = [state["version"] for _, state in states if state]
        assert versions == sorted(versions)
    held = dict(db.execute("""
        select p.canonical_user_id::text, p.version from mds.canonical_profiles p
          join mds.canonical_users u on u.id = p.canonical_user_id where u.status = 'active'""").fetchall())
    assert {user: states[-1][1]["version"] for user, states in heard.items() if states[-1][1]} == held


# -- slots and their alarms ------------------------------------------------------------------------------------------


@pytest.fixture
def outbox_slot(connect, db) -> Iterator[psycopg.Connection]:
    """The slot of the connector outbox, as it makes it."""
    db.execute("set synchronous_commit = on")
    db.commit()
    connector = connect("mds_cdc_outbox", autocommit=True)
    connector.execute("select pg_create_logical_replication_slot('mds_outbox', 'pgoutput')")
    try:
        yield connector
    finally:
        db.rollback()
        db.execute("select pg_terminate_backend(active_pid, 5000) from pg_replication_slots "
                   "where slot_name = 'mds_outbox' and active")
        db.execute("select pg_drop_replication_slot('mds_outbox')")


def status(db: psycopg.Connection) -> tuple[str | None, int]:
    """Alarm and unconfirmed bytes of the connector outbox."""
    found = db.execute("select alarm, lag_bytes from cdc.slot_lag where connector = 'outbox'").fetchone()
    db.commit()
    return found


def test_a_slot_that_falls_behind_raises_an_alarm(outbox_slot, db):
    assert status(db)[0] == "not connected"
    db.execute("update cdc.connectors set lag_limit = 200000")
    db.execute("select pg_logical_emit_message(true, 'test', repeat('x', 300000))")
    db.commit()
    alarm, lag = status(db)
    assert alarm == "too far behind" and lag > 300000
    outbox_slot.execute("select pg_replication_slot_advance('mds_outbox', pg_current_wal_lsn())")
    assert status(db)[1] < 100000


@contextlib.contextmanager
def reading(clone) -> Iterator[None]:
    """Somebody reads the slot over the replication protocol, as the connector does."""
    reader = subprocess.Popen(
        [postgres.bindir() / "pg_recvlogical", "--start", "--slot", "mds_outbox", "--file", os.devnull, "--no-loop",
         "-o", "proto_version=1", "-o", "publication_names=mds_outbox_pub",
         "-d", clone.as_user("mds_cdc_outbox").conninfo],
        stderr=subprocess.PIPE, text=True)
    try:
        yield
        assert reader.poll() is None, reader.stderr.read()
    finally:
        reader.terminate()
        reader.wait(60)


def test_a_silent_connector_raises_an_alarm(outbox_slot, clone, db):
    with reading(clone):
        deadline = time.monotonic() + 60
        while status(db)[0] == "not connected" and time.monotonic() < deadline:
            time.sleep(0.05)
        assert status(db)[0] == "no heartbeat"
        outbox_slot.execute("select cdc.beat('outbox')")
        assert status(db)[0] is None
        db.execute("update cdc.connectors set last_beat_at = now() - interval '6 minutes' where name = 'outbox'")
        assert status(db)[0] == "no heartbeat"


def test_a_lost_slot_raises_an_alarm(outbox_slot, server, db):
    server.execute("alter system set max_slot_wal_keep_size = '1MB'", "select pg_reload_conf()")
    try:
        for _ in range(3):
            server.execute("select pg_logical_emit_message(false, 'test', 'x')", "select pg_switch_wal()", "checkpoint")
        assert status(db)[0] == "slot lost"
    finally:
        server.execute("alter system reset max_slot_wal_keep_size", "select pg_reload_conf()")
