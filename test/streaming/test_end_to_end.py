"""From a service's transaction to a consumer's table, with the real Kafka, Connect and Debezium.

One side for all of it, in this order: each test leaves both connectors running.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict

import click.testing
import psycopg
import pytest
import requests
from psycopg.types.json import Jsonb

from mds_tools.cli import cli
from mds_tools.connect import Connect, is_running
from mds_tools.streaming import StreamingError, install_java, resolve

pytestmark = pytest.mark.streaming

TABLES = ("canonical_users", "canonical_profiles", "source_identities", "attribute_lineage")
BEFORE = 40
"""People who are there before any connector is."""


@pytest.fixture(scope="module")
def side():
    try:
        install_java()
        resolve()
    except StreamingError as error:
        pytest.skip(f"THE STREAMING SIDE IS NOT TESTED: {error.message}")
    from mds_tools.streaming_scratch import running

    with running() as everything:
        for n in range(BEFORE):
            everything.ingest(n)
        yield everything


def latest(messages, table_topic=True):
    """The newest value of each key; what a compacted topic keeps."""
    newest = {}
    for message in messages:
        key = json.dumps(message.key) if table_topic else message.key
        newest[key] = message.value
    return {key: value for key, value in newest.items() if value is not None}


def test_a_snapshot_is_complete_under_row_security(side):
    applied = side.connectors("apply").output
    assert "mds-canonical is created, running" in applied and "mds-outbox is created, running" in applied
    for table in TABLES:
        expected = {json.dumps({"id": str(key) if table.startswith("canonical") else key})
                    for key, in side.query(f"select id from mds.{table}")}
        side.wait(lambda table=table, expected=expected:
                  set(latest(side.collector.of(f"mds.mds.{table}"))) == expected, f"every row of {table}")
        assert len(expected) >= BEFORE
    side.wait(lambda: len(latest(side.collector.of("mds.state.user"), False)) == BEFORE, "every user's state")
    first = side.collector.of("mds.mds.canonical_users")[0]
    assert first.value["op"] == "r"


def test_applying_again_changes_nothing(side):
    assert "as it should be" in side.connectors("apply").output
    assert side.connectors("diff").output == ""
    assert "NOT OK" not in side.connectors("status").output


def test_a_transaction_arrives_once_and_a_rolled_back_one_never(side):
    with side.database.connect() as other:
        gone = side.ingest(1000, db=other)
        other.rollback()
        kept = side.ingest(1001, db=other)
        started = time.monotonic()
        other.commit()
    side.wait(lambda: [m for m in side.collector.of("mds.events.user") if m.key == kept], "the event")
    print(f"\nfrom commit to consumer: {time.monotonic() - started:.2f} s")
    side.settle()
    event, = [m for m in side.collector.of("mds.events.user") if m.key == kept]
    assert event.headers["eventType"] == "user.created"
    assert event.value["user_id"] == kept
    assert event.headers["id"] and event.headers["schemaVersion"] == "1" and event.headers["occurredAt"]
    for message in side.collector.messages:
        assert message.key != gone and gone not in json.dumps(message.value)


def test_every_row_says_what_the_database_says(side):
    side.settle()
    for table in TABLES:
        stored = there(side, table)
        captured = latest(side.collector.of(f"mds.mds.{table}"))
        assert set(captured) == set(stored)
        for key, change in captured.items():
            for column, value in change["after"].items():
                assert same(value, stored[key][column]), (table, key, column, value, stored[key][column])


def there(side, table: str) -> dict[str, dict]:
    """The rows of a table by the key of their messages."""
    return {json.dumps({"id": row["id"]}): row for row, in side.query(f"select to_jsonb(t) from mds.{table} t")}


def same(captured, stored) -> bool:
    """Whether a value of a topic is that of the table: times, numerics and documents are text in a topic."""
    if captured is None or stored is None:
        return captured is stored
    if isinstance(stored, (dict, list)):
        return json.loads(captured) == stored
    if isinstance(stored, float) or isinstance(captured, float):
        return float(captured) == float(stored)
    if isinstance(stored, str) and isinstance(captured, str) and captured.endswith("Z"):
        from datetime import datetime
        return datetime.fromisoformat(captured) == datetime.fromisoformat(stored)
    return str(captured) == str(stored) or captured == stored


def consume(side, target: str, *options: str) -> str:
    return side.mds("consume", "profiles", "--to", target, "--until-end", *options).output


@pytest.fixture(scope="module")
def replica(side):
    """The database of a consumer."""
    side.db.execute("create database replica")
    return side.database.named("replica").conninfo


GOLDEN = """select canonical_user_id, status::text, full_name, email::text, phone_e164, country_code::text, preferences,
                   attributes, version, created_at, updated_at
              from {}.golden_profiles order by canonical_user_id"""


def assert_replica_is_golden(side, replica: str) -> int:
    with psycopg.connect(replica, autocommit=True) as consumer:
        kept = consumer.execute(GOLDEN.format("profiles")).fetchall()
        there = side.query(GOLDEN.format("mds"))
        assert kept == there
        for absorbed, in side.query("select absorbed_id from mds.merges"):
            assert consumer.execute("select profiles.resolve(%s)", [absorbed]).fetchone()[0] == \
                side.query("select mds.resolve_user(%s)", absorbed)[0][0]
    return len(there)


def test_a_consumer_follows_merge_and_unmerge(side, replica):
    def says(system: str, record: str, payload: dict) -> tuple[str, str]:
        return side.query("select canonical_user_id::text, action from mds.ingest(%s, %s, %s)", system, record,
                          Jsonb(payload))[0]

    ann, _ = says("crm", "ann", {"full_name": "Ann Oakley", "phone": "020 7946 0991"})
    other, _ = says("billing", "ann", {"email": "ann.oakley@example.org", "employer": "Oak Ltd"})
    bridge = {"full_name": "Ann Oakley", "phone": "020 7946 0991", "email": "ann.oakley@example.org",
              "external_ids": {"billing": "ann"}}
    assert says("shop", "bridge", bridge) == (ann, "merged")
    side.settle()
    consume(side, replica)
    assert_replica_is_golden(side, replica)
    assert other not in latest(side.collector.of("mds.state.user"), False)
    events = {message.headers["eventType"]: message for message in side.collector.of("mds.events.user")
              if message.headers["eventType"] in ("user.merged", "user.absorbed")}
    assert (events["user.merged"].key, events["user.absorbed"].key) == (ann, other)
    for event in events.values():           # either may come first, and each must suffice
        assert (event.value["survivor_id"], event.value["absorbed_id"]) == (ann, other)
        assert [moved["source_record_id"] for moved in event.value["moved_identities"]] == ["ann"]
    assert events["user.merged"].value["merge_id"] == events["user.absorbed"].value["merge_id"]

    side.query("select mds.retract('shop', 'bridge', 'deleted in the shop')")
    side.settle()
    consume(side, replica)
    assert_replica_is_golden(side, replica)
    assert latest(side.collector.of("mds.state.user"), False)[other]["attributes"]["employer"] == "Oak Ltd"
    with psycopg.connect(replica, autocommit=True) as consumer:
        assert consumer.execute("select profiles.resolve(%s)::text", [other]).fetchone()[0] == other


def test_a_consumer_follows_what_stewards_decide(side, replica):
    told = (("crm", {"full_name": "Maud Elmhurst", "employer": "Elm Ltd"}),
            ("billing", {"email": "m.e@example.org", "phone": "020 7946 0555"}))
    ann, payer = (side.query("select canonical_user_id::text from mds.ingest(%s, 'steward', %s)", system,
                             Jsonb(payload))[0][0] for system, payload in told)
    side.db.execute("create role e2e_steward login in role mds_steward")
    with side.database.as_user("e2e_steward").connect(autocommit=True) as steward:
        merge, = steward.execute("select merge_id from mds.merge_users(%s, %s, 'she called')", [ann, payer]).fetchone()
        side.settle()
        consume(side, replica)
        assert_replica_is_golden(side, replica)
        assert payer not in latest(side.collector.of("mds.state.user"), False)
        steward.execute("select mds.unmerge(%s, 'she called again')", [merge])
        side.settle()
        consume(side, replica)
        assert_replica_is_golden(side, replica)
        assert payer in latest(side.collector.of("mds.state.user"), False)


def per_user(messages) -> dict[str, list[str]]:
    """The ids of the events of each user, in the order in which a consumer sees them."""
    seen = defaultdict(list)
    for message in messages:
        seen[message.key].append(message.headers["id"])
    return seen


def test_kill_minus_nine_of_connect_and_broker_loses_nothing(side):
    """A service writes throughout; first the worker is killed in mid-stream, then the broker."""
    stop, written, failed = threading.Event(), [], []

    def write() -> None:
        with side.database.connect(autocommit=True) as db:
            n = 3000
            while not stop.wait(0.01):          # until told to: starting Connect again takes as long as it takes
                n += 1
                try:
                    side.ingest(3000 + n % 60, db=db, occupation=f"job {n}")       # each user again and again
                    written.append(n)
                except psycopg.Error as error:
                    failed.append(error)
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        side.wait(lambda: failed or len(written) > 20, "the writer")
        for part in ("connect", "broker"):
            before = len(written)
            side.streaming.down(part, kill=True)
            side.wait(lambda before=before: failed or len(written) > before + 20, "writes while it is down")
            side.streaming.up("broker", "connect")
            side.wait(lambda: "NOT OK" not in status(side), f"the connectors after {part} was killed")
    finally:
        stop.set()
        writer.join()
    assert not failed
    side.settle()
    came = assert_every_event_came_once_and_in_order(side)
    print(f"\n{len(written)} writes through two kills; {came} events came")
    test_every_row_says_what_the_database_says(side)


def assert_every_event_came_once_and_in_order(side) -> int:
    """Exactly once, because records and offsets are one Kafka transaction; how many events of users there are."""
    wanted = defaultdict(list)
    for key, event in side.query("""select aggregateid, id::text from cdc.outbox_events where aggregatetype = 'user'
                                     order by occurred_at"""):
        wanted[key].append(event)
    came = per_user(side.collector.of("mds.events.user"))
    assert came == wanted
    return sum(map(len, came.values()))


def test_kill_minus_nine_in_the_middle_of_a_load_loses_nothing(side, replica, tmp_path):
    """`mds load` takes in 2,000 people from two systems and then all of them again; early on both worker and broker are
    killed. Some are brought together on the way, so that users are absorbed while nobody listens."""
    from mds_tools.streaming_scratch import somebody

    people, absorbed = range(20000, 22000), range(20000, 22000, 10)
    path = tmp_path / "people.jsonl"

    def lines():
        for job in ("baker", "smith"):
            for n in people:
                yield "crm", n, somebody(n) | {"occupation": f"{job} {n}"}
        payer = {n: {"phone": f"020 7946 {n // 10 % 1000:04}", "employer": f"Oak {n} Ltd"} for n in absorbed}
        for n in absorbed:
            yield "billing", n, payer[n]
        for n in absorbed:
            yield "shop", n, somebody(n) | {"phone": payer[n]["phone"], "external_ids": {"billing": str(n)}}
        for n in people:
            yield "crm", n, somebody(n) | {"occupation": f"potter {n}"}

    with path.open("w") as out:
        for system, n, payload in lines():
            if n % 100 == 0 and "note" in payload:
                side.secrets |= {payload["government_ids"][0]["value"], payload["note"]}
            out.write(json.dumps({"system": system, "source_record_id": str(n), **payload}) + "\n")
    loading = subprocess.Popen(
        [sys.executable, "-m", "mds_tools.cli", "load", str(path), "--source-column", "system", "--batch", "200",
         "--json"],
        env={**os.environ, "DATABASE_URL": side.database.conninfo}, stdout=subprocess.PIPE, text=True)
    try:
        before = len(side.collector.of("mds.state.user"))
        side.wait(lambda: len(side.collector.of("mds.state.user")) > before, "the first of the load")
        for part in ("connect", "broker"):
            side.streaming.down(part, kill=True)
        assert loading.poll() is None, "the load was over before the kill"
        side.streaming.up("broker", "connect")
        side.wait(lambda: "NOT OK" not in status(side), "the connectors after both were killed")
        summary, = json.loads(loading.communicate(timeout=600)[0])
    finally:
        loading.kill()
        loading.wait()
    assert (summary["rows_loaded"], summary["rows_rejected"]) == (3 * len(people) + 2 * len(absorbed), 0)
    assert summary["merged"] == len(absorbed)
    side.settle()
    came = assert_every_event_came_once_and_in_order(side)
    said = consume(side, replica)
    print(f"\n{summary['rows_loaded']:,} records loaded in {summary['seconds']:.1f} s through the kill of both; "
          f"{came:,} events came; {said.strip()}; {assert_replica_is_golden(side, replica):,} golden profiles")
    test_every_row_says_what_the_database_says(side)


def status(side) -> str:
    environment = {"DATABASE_URL": side.database.conninfo, **side.streaming.env()}
    arguments = ["connectors", "--env", str(side.streaming.home / "values.toml"), "--timeout", "3", "status"]
    done = click.testing.CliRunner().invoke(cli, arguments, env=environment)
    return done.output if done.exit_code in (0, 3) else "NOT OK"


def test_a_new_column_stays_at_home_until_it_is_published(side):
    side.db.execute("alter table mds.canonical_users add column shoe_size integer default 43")
    quiet = side.ingest(10000)
    side.settle()
    change = latest(side.collector.of("mds.mds.canonical_users"))[json.dumps({"id": quiet})]
    assert "shoe_size" not in change["after"]

    columns = "id, legacy_ids, status, merged_into, created_at, updated_at, shoe_size"
    tables = [f"{name} ({columns if name == 'mds.canonical_users' else ', '.join(names)})"
              for name, names in side.query("""select schemaname || '.' || tablename, attnames
                                                 from pg_publication_tables where pubname = 'mds_canonical_pub'""")]
    side.db.execute(f"alter publication mds_canonical_pub set table {', '.join(tables)}")
    side.db.execute("grant select (shoe_size) on mds.canonical_users to mds_cdc_canonical")
    assert "differs in shoe_size" in side.connectors("preflight", "canonical", exit_code=1).output
    connect = Connect(side.streaming.connect_url)
    live = connect.configuration("mds-canonical")
    connect.put("mds-canonical", {**live, "column.include.list": live["column.include.list"]
                                  + r",mds\.canonical_users\.shoe_size"})
    connect.wait("mds-canonical", is_running, 60, "running")
    assert "shoe_size" in side.connectors("diff", "canonical", exit_code=3).output
    loud = side.ingest(10001)
    side.settle()
    assert latest(side.collector.of("mds.mds.canonical_users"))[json.dumps({"id": loud})]["after"]["shoe_size"] == 43

    side.db.execute(f"alter publication mds_canonical_pub set table {', '.join(tables)}".replace(", shoe_size", ""))
    side.db.execute("alter table mds.canonical_users drop column shoe_size")
    side.connectors("apply", "canonical")
    side.settle()


def test_tables_are_sent_again_on_demand(side):
    wanted, = side.query("select count(*) from mds.canonical_users")[0]
    before = len(side.collector.of("mds.mds.canonical_users"))
    side.connectors("snapshot", "mds.canonical_users")
    side.wait(lambda: sum(message.value is not None and message.value["op"] == "r" for message in
                          side.collector.of("mds.mds.canonical_users")[before:]) == wanted, "the incremental snapshot")
    assert "NOT OK" not in side.connectors("status").output


def fill_wal(side, megabytes: int) -> None:
    """Write WAL that concerns nobody."""
    side.db.execute("create table if not exists public.noise (what text)")
    side.db.execute("alter table public.noise alter what set storage external")
    for _ in range(megabytes // 8):
        side.db.execute("insert into public.noise select repeat('x', 1000000) from generate_series(1, 8)")
    side.db.execute("truncate public.noise")


def test_a_slot_that_falls_behind_raises_an_alarm(side):
    side.db.execute("update cdc.connectors set lag_limit = 4000000")
    side.wait(lambda: "NOT OK" not in status(side), "quiet")
    side.connectors("stop", "canonical")
    fill_wal(side, 16)
    assert "too far behind" in side.connectors("lag", "canonical", exit_code=3).output
    assert json.loads(side.connectors("lag", "--json", "canonical", exit_code=3).stdout)[0]["retained_bytes"] > 4000000
    side.connectors("resume", "canonical")
    side.settle()
    # The heartbeat moves a slot past what does not concern it.
    side.wait(lambda: "NOT OK" not in status(side), "the alarm to end")
    fill_wal(side, 16)
    side.wait(lambda: "NOT OK" not in status(side), "the heartbeat to move the slots")


def test_lost_slots_are_found_and_recovered(side):
    side.connectors("stop")
    side.db.execute("alter system set max_slot_wal_keep_size = '16MB'")
    side.db.execute("select pg_reload_conf()")
    missed = [side.ingest(n) for n in range(11000, 11010)]
    stopped, = side.query("select clock_timestamp()")[0]
    trimmed = side.ingest(7, occupation="told while nobody listened")       # longer ago than the outbox keeps
    side.query("""update cdc.outbox_events
                     set occurred_at = occurred_at - interval '11 days', ring_day = (ring_day + 16 - 11) %% 16
                   where aggregateid = %s and occurred_at >= %s returning id""", trimmed, stopped)
    assert side.query("select cdc.trim_outbox()")[0][0] > 0
    for _ in range(4):
        fill_wal(side, 16)
        side.db.execute("select pg_switch_wal()")
        side.db.execute("checkpoint")
    side.db.execute("alter system reset max_slot_wal_keep_size")
    side.db.execute("select pg_reload_conf()")
    assert side.connectors("lag", exit_code=3).output.count("slot lost") == 2
    assert side.connectors("status", exit_code=3).output.count("slot lost") == 2
    assert "mds connectors recover" in side.connectors("preflight", exit_code=1).output
    side.connectors("recover", "--yes")
    side.settle()
    assert set(missed) <= {message.key for message in side.collector.of("mds.state.user")}
    wanted = {event for event, in side.query("select id::text from cdc.outbox_events where aggregatetype = 'user'")}
    assert {message.headers["id"] for message in side.collector.of("mds.events.user")} == wanted
    test_every_row_says_what_the_database_says(side)
    side.wait(lambda: "NOT OK" not in status(side), "both connectors")

    def told() -> dict:
        return latest(side.collector.of("mds.state.user"), False)

    assert "occupation" not in told()[trimmed]["attributes"]
    assert "users are in the outbox" in side.connectors("republish", "--step", "50").output
    side.settle()
    assert told()[trimmed]["attributes"]["occupation"] == "told while nobody listened"
    assert told() == dict(side.query("""select canonical_user_id::text, state from mds.user_states
                                         where state is not null"""))


def test_a_consumer_rebuilt_from_scratch_is_golden(side, replica):
    side.settle()
    side.db.execute("create database rebuilt")
    rebuilt = side.database.named("rebuilt").conninfo
    said = consume(side, rebuilt, "--group", "rebuilt")
    print(f"\n{said.strip()}; {assert_replica_is_golden(side, rebuilt)} golden profiles")
    consume(side, replica)
    assert_replica_is_golden(side, replica)
    # The same messages once more change nothing.
    assert ", 0 rows changed" in consume(side, rebuilt, "--group", "rebuilt", "--from-beginning")


def test_history_has_every_version_and_the_newest_is_the_database(side):
    side.db.execute("create database history")
    database = side.database.named("history")
    side.mds("--dsn", database.conninfo, "deploy", "--domain", "history")
    said = side.mds("consume", "history", "--to", database.conninfo, "--until-end").output
    print(f"\n{said.strip()}")
    with database.connect(autocommit=True) as reader:
        for table in TABLES:
            newest = {json.dumps(key): content for key, content in reader.execute(
                "select key, content from history.versions where table_name = %s and valid_to is null"
                " and content is not null", [f"mds.{table}"])}
            stored = there(side, table)
            assert set(newest) == set(stored)
            for key, row in newest.items():
                assert all(same(value, stored[key][column]) for column, value in row.items()), (table, key)
        assert reader.execute("select count(*) from history.versions").fetchone()[0] > sum(
            len(there(side, table)) for table in TABLES)
    again = side.mds("consume", "history", "--to", database.conninfo, "--until-end", "--from-beginning").output
    assert ", 0 rows changed" in again


def test_who_is_erased_is_forgotten_by_every_consumer(side, replica):
    """The event is published as whatever erases a person will: the database, the topics of events and of rows."""
    from mds_tools.streaming_scratch import somebody

    history = side.database.named("history")
    name = somebody(9)["full_name"].title()
    gone, = side.query("select canonical_user_id::text from mds.source_identities where source_system = 'crm'"
                       " and source_record_id = '9'")[0]

    def kept(table: str) -> int:
        with history.connect() as reader:
            return reader.execute("""select count(*) from history.versions where table_name = %s
                                        and strpos(lower(content::text), lower(%s)) > 0""", [table, name]).fetchone()[0]

    assert kept("mds.canonical_profiles") > 0
    with side.db.transaction():
        side.query("update mds.canonical_users set status = 'deleted' where id = %s returning id", gone)
        side.query("select mds.publish_users(array[%s]::uuid[])", gone)
    side.settle()
    assert gone not in latest(side.collector.of("mds.state.user"), False)
    said = side.mds("consume", "history", "--to", history.conninfo, "--until-end").output
    assert ", 0 rows changed" not in said
    with history.connect() as reader:
        assert name.lower() not in str(reader.execute("select content from history.versions").fetchall()).lower()
        assert reader.execute("""select count(*) from history.versions where table_name = 'mds.canonical_users'
                                    and key ->> 'id' = %s and is_erased""", [gone]).fetchone()[0] > 0
    consume(side, replica)
    assert_replica_is_golden(side, replica)
    with psycopg.connect(replica) as consumer:
        assert consumer.execute("select count(*) from profiles.golden_profiles where canonical_user_id = %s",
                                [gone]).fetchone() == (0,)


def test_avro_says_the_same(side):
    side.connectors("delete", "--yes", "--drop-slot", "--reset-offsets", "canonical")
    side.connectors("--set", "format=avro", "--set", "topic_prefix=avro", "apply", "canonical")
    for table in TABLES:
        wanted = there(side, table)
        side.wait(lambda table=table, wanted=wanted: set(latest(side.collector.of(f"avro.mds.{table}"))) == set(wanted),
                  f"every row of {table} in Avro")
        for key, change in latest(side.collector.of(f"avro.mds.{table}")).items():
            for column, value in change["after"].items():
                assert same(value, wanted[key][column]), (table, column)
    subjects = requests.get(f"{side.streaming.registry_url}/subjects", timeout=10).json()
    assert "avro.mds.canonical_users-value" in subjects
    raw = next(raw for topic, raw in side.collector.raw if topic == "avro.mds.canonical_users")
    assert raw[:1] == b"\0"                 # Confluent's wire format


def test_nothing_restricted_ever_left(side):
    assert len(side.secrets) > 100 and len(side.collector.raw) > 1000
    everything = b"\n".join(raw for _, raw in side.collector.raw)
    assert side.query("select count(*) from mds.canonical_users")[0][0] < everything.count(b"canonical_user_id")
    leaked = [secret for secret in side.secrets if secret.encode() in everything]
    assert leaked == []
    for word in (b"ingested_payload", b"raw-payload", b"government_id", b"passport"):
        assert word not in everything
