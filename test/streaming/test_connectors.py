"""mds connectors, against a Connect that is not there and a database that is."""

import json

import pytest
from psycopg.types.json import Jsonb

OUTBOX = "mds-outbox"


@pytest.fixture
def mds(cli, clone, fake, db):
    """`mds("apply", "outbox")`; Connect is `fake`, and the database is ready. What cdc.slot_lag sees is the truth."""
    def run(*arguments: str, exit_code: int = 0, **options):
        done = cli("connectors", "--env", "docker", "--set", f"database_name={clone.name}", *arguments,
                   env={"DEBEZIUM_CONNECT_URL": fake.url}, **options)
        assert done.exit_code == exit_code, f"{done.output}\n{done.exception!r}"
        return done

    return run


def test_apply_creates_waits_and_is_idempotent(mds, fake):
    assert f"{OUTBOX} is created, running" in mds("apply", "outbox").output
    assert f"{OUTBOX} is as it should be, running" in mds("apply", OUTBOX).output
    assert fake.changes() == [("PUT", f"/connectors/{OUTBOX}/config")]
    config = fake.configurations[OUTBOX]
    assert config["database.password"] == "${env:MDS_CDC_OUTBOX_PASSWORD}"


def test_republishing_sends_every_state_and_goes_on_behind_a_user(mds, cli, clone, db):
    db.execute("select mds.register_source('crm')")
    for n in range(5):
        db.execute("select mds.ingest('crm', %s, %s)", [str(n), Jsonb({"full_name": f"Ann Oakley {n}"})])
    db.execute("delete from cdc.outbox_events")
    db.execute("create role test_republisher login in role mds_operator")
    db.commit()
    try:
        done = cli("connectors", "republish", "--step", "2",
                   env={"DATABASE_URL": clone.as_user("test_republisher").conninfo})
        users = [user for user, in db.execute("select id::text from mds.canonical_users order by id")]
        sent = "select aggregateid, payload from cdc.outbox_events where type = 'user.state' order by occurred_at"
        assert done.exit_code == 0 and f"states of {len(users)} users" in done.output
        assert db.execute(sent).fetchall() == db.execute(
            "select canonical_user_id::text, state from mds.user_states order by canonical_user_id").fetchall()
        db.execute("delete from cdc.outbox_events")
        db.commit()
        mds("republish", "--after", users[-2])
        assert [user for user, _ in db.execute(sent)] == users[-1:]
    finally:
        db.rollback()
        db.execute("drop role test_republisher")
        db.commit()
    assert "not a valid UUID" in mds("republish", "--after", "nobody", exit_code=2).output


def test_apply_changes_what_differs(mds, fake):
    mds("apply", "outbox")
    fake.configurations[OUTBOX]["poll.interval.ms"] = "9"
    drift = mds("diff", "outbox", exit_code=3).output
    assert "-poll.interval.ms = 9" in drift and "+poll.interval.ms = 200" in drift
    dry = mds("apply", "--dry-run", "outbox").output
    assert "+poll.interval.ms = 200" in dry
    assert fake.configurations[OUTBOX]["poll.interval.ms"] == "9"
    assert "is changed, running" in mds("apply", "outbox").output
    assert mds("diff", "outbox").output == ""


def test_a_dry_run_of_a_new_one_shows_everything_and_changes_nothing(mds, fake):
    assert "+slot.name = mds_outbox" in mds("apply", "--dry-run", "outbox").output
    assert fake.changes() == []


def test_apply_does_not_believe_a_connector_without_a_task(mds, fake):
    fake.starts = lambda name: []
    assert "RUNNING without a task" in mds("apply", "outbox", "--wait", "1", exit_code=1).output
    fake.starts = lambda name: ["FAILED"]
    mds("restart", "outbox", "--wait", "1", exit_code=1)
    assert "no slot" in mds("apply", "outbox", "--wait", "1", exit_code=1).output


def test_apply_leaves_a_paused_one_paused(mds, fake):
    mds("apply", "outbox")
    mds("pause", "outbox")
    assert "paused" in mds("apply", "outbox").output
    assert fake.states[OUTBOX] == "PAUSED"


def test_apply_stopped(mds, fake):
    assert "created, stopped" in mds("apply", "--stopped", "outbox").output
    assert fake.states[OUTBOX] == "STOPPED"


def test_what_connect_finds_wrong_stops_apply(mds, fake):
    fake.errors = {"slot.name": ["must be lower case"]}
    assert "slot.name: must be lower case" in mds("apply", "outbox", exit_code=1).output
    assert "slot.name: must be lower case" in mds("validate", "outbox", exit_code=1).output
    assert fake.changes() == []


@pytest.mark.parametrize(("damage", "said"), [
    ("drop publication mds_outbox_pub", "publication mds_outbox_pub"),
    ("alter publication mds_outbox_pub set table cdc.outbox_events (id, ring_day, aggregatetype)", "differs in"),
    ("alter publication mds_outbox_pub add table mds.canonical_users", "mds.canonical_users as well"),
    ("revoke select (payload) on cdc.outbox_events from mds_cdc_outbox", "cdc.outbox_events.payload"),
])
def test_what_the_database_lacks_stops_apply(mds, fake, db, damage, said):
    db.execute(damage)
    db.commit()
    assert said in mds("apply", "outbox", exit_code=1).output
    assert fake.changes() == []
    found = json.loads(mds("preflight", "outbox", "--json", exit_code=1).stdout)
    assert not all(finding["is_well"] for finding in found[OUTBOX])
    assert f"{OUTBOX}" in mds("preflight", "outbox", exit_code=1).output


def test_a_full_replica_identity_is_found(mds, db):
    db.execute("alter table mds.canonical_users replica identity full")
    db.commit()
    assert "updates fail" in mds("preflight", "canonical", exit_code=1).output


def test_a_column_that_must_stay_at_home_is_found(mds, db):
    columns = "id, canonical_user_id, source_system, source_record_id, ingested_payload"
    db.execute("alter publication mds_canonical_pub drop table mds.source_identities")
    db.execute(f"alter publication mds_canonical_pub add table mds.source_identities ({columns})")
    db.commit()
    assert "never published" in mds("preflight", "canonical", exit_code=1).output


def test_the_database_is_ready(mds):
    mds("preflight")


def test_status_joins_connect_with_the_slots(mds, fake):
    mds("apply", "outbox")
    row, = json.loads(mds("status", "outbox", "--json", exit_code=3).stdout)
    # Connect alone would say that all is well.
    assert (row["state"], row["is_well"], row["alarm"]) == ("RUNNING", False, "no slot")
    assert "NOT OK" in mds("status", "outbox", exit_code=3).output
    fake.tasks[OUTBOX] = ["FAILED"]
    assert "no slot" in json.loads(mds("status", "outbox", "--json", exit_code=3).stdout)[0]["cause"]


def test_lag_works_without_connect(mds, cli, fake):
    rows = json.loads(cli("connectors", "lag", "--json", env={"DEBEZIUM_CONNECT_URL": "http://127.0.0.1:1"}).stdout)
    assert {row["slot_name"] for row in rows} == {"mds_canonical", "mds_outbox"}
    mds("lag", exit_code=3)
    assert fake.requests == []


def test_restart_touches_only_what_failed(mds, fake):
    mds("apply", "outbox")
    fake.tasks[OUTBOX] = ["FAILED"]
    mds("restart", "outbox")
    assert fake.changes()[-1] == ("POST", f"/connectors/{OUTBOX}/restart?includeTasks=true&onlyFailed=true")
    assert fake.tasks[OUTBOX] == ["RUNNING"]


def test_pause_resume_stop(mds, fake):
    mds("apply", "outbox")
    for verb, state in (("pause", "PAUSED"), ("resume", "RUNNING"), ("stop", "STOPPED"), ("resume", "RUNNING")):
        mds(verb, "outbox")
        assert fake.states[OUTBOX] == state


def test_offsets_change_only_when_stopped_and_confirmed(mds, fake, tmp_path):
    mds("apply", "outbox")
    fake.offsets[OUTBOX] = [{"partition": {"server": "mds"}, "offset": {"lsn": 1}}]
    shown = json.loads(mds("offsets", "outbox").stdout)
    assert shown[OUTBOX][0]["offset"] == {"lsn": 1}
    assert "STOPPED" in mds("offsets", "--reset", "--yes", "outbox", exit_code=1).output
    mds("stop", "outbox")
    mds("offsets", "--reset", "outbox", input="n\n", exit_code=1)
    assert fake.offsets[OUTBOX]
    shown[OUTBOX][0]["offset"]["lsn"] = 2
    (tmp_path / "offsets.json").write_text(json.dumps(shown))
    mds("offsets", "--set", str(tmp_path / "offsets.json"), "--yes", "outbox")
    assert fake.offsets[OUTBOX][0]["offset"] == {"lsn": 2}
    for text, said in (("{", "no JSON"), ("[]", "an object is expected"), ("{}", "has no offsets of"),
                       (f'{{"{OUTBOX}": 1}}', "an object is expected")):
        (tmp_path / "offsets.json").write_text(text)
        assert said in mds("offsets", "--set", str(tmp_path / "offsets.json"), "--yes", "outbox",
                           exit_code=2 if text == "{}" else 1).output
    mds("offsets", "--reset", "--yes", "outbox")
    assert fake.offsets[OUTBOX] == []


def test_delete_keeps_the_slot_and_says_so(mds, fake, db, clone):
    db.autocommit = True
    mds("apply", "outbox")
    db.execute("select pg_create_logical_replication_slot('mds_outbox', 'pgoutput')")
    try:
        assert "holds back" in mds("delete", "--yes", "outbox").output
        assert fake.configurations == {}
        assert db.execute("select from pg_replication_slots where slot_name = 'mds_outbox'").rowcount == 1
        mds("delete", "--yes", "--drop-slot", "outbox")
        assert db.execute("select from pg_replication_slots where slot_name = 'mds_outbox'").rowcount == 0
        assert "is not there" in mds("delete", "--yes", "outbox").output
    finally:
        db.execute("""select pg_drop_replication_slot(slot_name) from pg_replication_slots
                       where slot_name = 'mds_outbox'""")


def test_recover_begins_anew(mds, fake, db):
    db.autocommit = True
    mds("apply", "outbox")
    fake.offsets[OUTBOX] = [{"partition": {}, "offset": {}}]
    db.execute("select pg_create_logical_replication_slot('mds_outbox', 'pgoutput')")
    mds("recover", "--yes", "outbox")
    assert fake.offsets[OUTBOX] == [] and fake.states[OUTBOX] == "RUNNING"
    assert db.execute("select from pg_replication_slots where slot_name = 'mds_outbox'").rowcount == 0
    assert [path.rpartition("/")[2] for _, path in fake.changes()] == ["config", "stop", "offsets", "resume"]


def test_snapshot_sends_a_signal(mds, db):
    mds("snapshot", "mds.canonical_users", "--where", "updated_at > '2026-01-01'")
    kind, data = db.execute("select type, data::jsonb from cdc.signals").fetchone()
    assert kind == "execute-snapshot"
    assert data["data-collections"] == ["mds.canonical_users"]
    assert "MDPAY" in mds("snapshot", "mds.source_systems", exit_code=1).output


def test_list_plugins_and_topics(mds, fake):
    mds("apply", "outbox")
    fake.configurations["other"], fake.states["other"], fake.tasks["other"] = {}, "RUNNING", ["RUNNING"]
    rows = {row["name"]: row for row in json.loads(mds("list", "--json").stdout)}
    assert rows["mds-canonical"]["state"] == "not applied"
    assert rows[OUTBOX]["state"] == "RUNNING" and rows[OUTBOX]["template"]
    assert not rows["other"]["template"]
    assert "no template of ours" in mds("list").output
    assert "PostgresConnector 3.6.3.Final" in mds("plugins").output
    assert "mds.events.user" in mds("topics", "outbox").output


def test_render_asks_nobody(cli, fake):
    done = cli("connectors", "--env", "docker", "render", "outbox", env={"DEBEZIUM_CONNECT_URL": fake.url})
    assert json.loads(done.stdout)["slot.name"] == "mds_outbox"
    assert set(json.loads(cli("connectors", "--env", "docker", "render").stdout)) == {"mds-canonical", OUTBOX}
    assert fake.requests == []


def test_show_is_what_connect_has(mds, fake):
    assert "Connect has no mds-outbox" in mds("show", "outbox", exit_code=1).output
    mds("apply", "outbox")
    assert json.loads(mds("show", "outbox").stdout) == fake.configurations[OUTBOX]


def test_an_unknown_connector_is_wrong_usage(mds):
    assert "canonical, outbox" in mds("status", "nosuch", exit_code=2).output


def test_no_environment_is_a_sentence(cli, fake):
    done = cli("connectors", "diff", env={"DEBEZIUM_CONNECT_URL": fake.url})
    assert done.exit_code == 1 and "--env" in done.output
