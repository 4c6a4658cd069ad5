"""Stewards at the same moment: opposite merges wait and never deadlock, and no two people are given one case."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
import pytest
from psycopg.types.json import Jsonb

PATIENCE = 120
"""Seconds after which something hangs; a slow machine under load needs some."""

LOGINS = {"test_steward_one": "mds_steward", "test_steward_two": "mds_steward", "test_second": "mds_approver"}


@pytest.fixture(autouse=True)
def sources(db: psycopg.Connection) -> None:
    for name in ("crm", "shop"):
        db.execute("select mds.register_source(%s, p_default_country => 'GB')", [name])
    known = {name for name, in db.execute("select rolname from pg_roles where rolname like 'test%'")}
    for login in LOGINS.keys() - known:     # roles are the server's: another test may have made them
        db.execute(f"create role {login} login in role {LOGINS[login]}")
    db.commit()


def user(db: psycopg.Connection, record_id: str, **payload) -> str:
    found, = db.execute("select canonical_user_id::text from mds.ingest('crm', %s, %s)",
                        [record_id, Jsonb(payload)]).fetchone()
    db.commit()
    return found


def merge(session: psycopg.Connection, survivor: str, duplicate: str) -> tuple:
    return session.execute("select state, survivor_id::text, absorbed_id::text from mds.merge_users(%s, %s, 'test')",
                           [survivor, duplicate]).fetchone()


@pytest.fixture
def waits(db: psycopg.Connection):
    """Begins work in a thread and returns its future once its session waits for another one."""
    with ThreadPoolExecutor(8) as pool:
        def begin(session: psycopg.Connection, work) -> Future:
            future = pool.submit(work)
            deadline = time.monotonic() + PATIENCE
            while time.monotonic() < deadline:
                if db.execute("select cardinality(pg_blocking_pids(%s)) > 0", [session.info.backend_pid]).fetchone()[0]:
                    db.commit()
                    return future
                if future.done():
                    future.result()
                    raise AssertionError("it did not wait")
                time.sleep(0.01)
            raise AssertionError("it neither waits nor ends")

        yield begin


def test_opposite_merges_wait_and_the_second_finds_them_one(db, connect, waits):
    ann, bea = user(db, "1", full_name="Ann Oakley", email="ann@example.org"), user(db, "2", employer="Birch")
    first, second = connect("test_steward_one"), connect("test_steward_two")
    assert merge(first, ann, bea) == ("applied", ann, bea)
    waiting = waits(second, lambda: merge(second, bea, ann))
    first.commit()
    with pytest.raises(psycopg.Error) as refused:
        waiting.result(timeout=PATIENCE)
    assert refused.value.sqlstate == "MDSLF"


def test_opposite_merges_the_first_given_up(db, connect, waits):
    ann, bea = user(db, "1", employer="Oak"), user(db, "2", employer="Birch")      # neither has any key to lock
    first, second = connect("test_steward_one"), connect("test_steward_two")
    merge(first, ann, bea)
    waiting = waits(second, lambda: merge(second, bea, ann))
    first.rollback()
    assert waiting.result(timeout=PATIENCE) == ("applied", bea, ann)
    second.commit()


def test_a_ring_of_merges_at_once_needs_no_retry(db, connect):
    """Everybody merges his neighbour into himself, all at the same moment: one finds it done, nobody dies."""
    users = [user(db, str(n), full_name=f"Person {chr(65 + n)}", email=f"p{n}@example.org") for n in range(6)]
    sessions = [connect("test_steward_one") for _ in users]
    barrier = threading.Barrier(len(users))

    def work(n: int) -> str:
        barrier.wait()
        try:
            merge(sessions[n], users[n], users[(n + 1) % len(users)])
            sessions[n].commit()
            return "applied"
        except psycopg.Error as error:
            sessions[n].rollback()
            return error.sqlstate

    with ThreadPoolExecutor(len(users)) as pool:
        outcomes = sorted(pool.map(work, range(len(users)), timeout=PATIENCE))
    assert outcomes == ["MDSLF"] + ["applied"] * 5
    assert db.execute("select count(distinct canonical_user_id) from mds.source_identities").fetchone() == (1,)


def test_a_record_that_comes_during_a_merge_is_the_survivor_s(db, connect, waits):
    bea_s = {"full_name": "Bea Birch", "email": "bea@example.org"}
    ann, bea = user(db, "1", full_name="Ann Oakley", email="ann@example.org"), user(db, "2", **bea_s)
    steward, service = connect("test_steward_one"), connect("mds_service")
    merge(steward, ann, bea)
    waiting = waits(service, lambda: service.execute(
        "select canonical_user_id::text from mds.ingest('shop', '3', %s)", [Jsonb(bea_s)]).fetchone()[0])
    steward.commit()
    assert waiting.result(timeout=PATIENCE) == ann


def cases(db: psycopg.Connection, count: int) -> None:
    for n in range(count):
        user(db, f"{n}a", full_name=f"Ida {chr(65 + n)}xyz", email=f"info@office{n}.example")
        user(db, f"{n}b", full_name=f"Olaf {chr(65 + n)}uvw", email=f"info@office{n}.example")
    assert db.execute("select count(*) from mds.open_duplicates").fetchone() == (count,)
    db.commit()


def test_nobody_is_given_what_somebody_takes_at_this_moment(db, connect):
    cases(db, 2)
    first, second = connect("test_steward_one"), connect("test_steward_two")
    second.execute("set lock_timeout = '1s'")
    take = "select (mds.next_review()).duplicate_id"
    one, other = first.execute(take).fetchone()[0], second.execute(take).fetchone()[0]      # neither has committed
    assert None not in (one, other) and one != other


def test_eight_stewards_share_the_queue_out(db, connect):
    cases(db, 12)
    sessions = [connect(role) for role in ("test_steward_one", "test_steward_two") * 4]
    barrier = threading.Barrier(len(sessions))

    def work(session: psycopg.Connection) -> list[int]:
        barrier.wait()
        decided = []
        while True:
            case, hash_ = session.execute("select duplicate_id, evidence_hash from mds.next_review()").fetchone()
            session.commit()
            if case is None:
                return decided
            try:
                state = session.execute("""select state from mds.decide_review(%s, 'distinct', 'test',
                                                                               p_evidence_hash => %s)""",
                                        [case, hash_]).fetchone()[0]
                session.commit()
                decided += [case] if state == "dismissed" else []
            except psycopg.Error as error:      # two sessions of one login share its leases: the other one was faster
                session.rollback()
                assert error.sqlstate == "MDDEC", error

    with ThreadPoolExecutor(len(sessions)) as pool:
        decided = [case for each in pool.map(work, sessions, timeout=PATIENCE) for case in each]
    assert len(decided) == len(set(decided)) == 12
    assert db.execute("select count(*) from mds.open_duplicates").fetchone() == (0,)


def test_two_decisions_on_one_case_at_once_are_one(db, connect, waits):
    cases(db, 1)
    case = db.execute("select id from mds.open_duplicates").fetchone()[0]
    db.commit()
    first, second = connect("test_steward_one"), connect("test_steward_two")
    decide = "select state from mds.decide_review(%s, %s, 'test')"
    assert first.execute(decide, [case, "merge"]).fetchone() == ("applied",)
    waiting = waits(second, lambda: second.execute(decide, [case, "distinct"]))
    first.commit()
    with pytest.raises(psycopg.Error) as refused:
        waiting.result(timeout=PATIENCE)
    assert refused.value.sqlstate == "MDDEC"


def test_a_record_that_changes_while_it_is_approved_makes_it_stale(db, connect, waits):
    ids = [{"type": "ssn", "country_code": "US", "value": value} for value in ("536-90-4399", "219-09-8888")]
    gil, gill = (user(db, str(n), full_name=f"Gil Grove{n}", government_ids=[each]) for n, each in enumerate(ids))
    steward, approver = connect("test_steward_one"), connect("test_second")
    assert merge(steward, gil, gill)[0] == "awaiting_approval"
    steward.commit()
    case = db.execute("select id from mds.open_duplicates").fetchone()[0]
    db.execute("select mds.ingest('crm', '0', %s)", [Jsonb({"full_name": "Gil Grove", "government_ids": ids[:1]})])
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: approver.execute("select state from mds.approve_review(%s, 'test')",
                                                       [case]).fetchone()[0])
        time.sleep(0.5)
        assert not waiting.done()
        db.commit()
        assert waiting.result(timeout=PATIENCE) == "stale"


def test_of_two_corrections_of_one_version_the_second_is_refused(db, connect, waits):
    ann = user(db, "1", full_name="Ann Oakley", email="ann@example.org")
    first, second = connect("test_steward_one"), connect("test_steward_two")
    read = [session.execute("select (mds.get_user(%s) ->> 'version')::bigint", [ann]).fetchone()[0]
            for session in (first, second)]
    correct = "select mds.update_profile(%s, %s, %s, 'test')"
    assert first.execute(correct, [ann, Jsonb({"employer": "Oak"}), read[0]]).fetchone() == (read[0] + 1,)
    waiting = waits(second, lambda: second.execute(correct, [ann, Jsonb({"employer": "Elm"}), read[1]]))
    first.commit()
    with pytest.raises(psycopg.Error) as refused:
        waiting.result(timeout=PATIENCE)
    assert (refused.value.sqlstate, refused.value.diag.message_detail) == ("MDVER", str(read[0] + 1))
    second.rollback()
    assert second.execute(correct, [ann, Jsonb({"employer": "Elm"}), read[0] + 1]).fetchone() == (read[0] + 2,)
    second.commit()


def test_a_record_that_comes_during_a_correction_waits_for_it(db, connect, waits):
    ann = user(db, "1", full_name="Ann Oakley", email="ann@example.org", employer="Oak")
    steward, service = connect("test_steward_one"), connect("mds_service")
    steward.execute("select mds.update_profile(%s, %s, 1, 'test')", [ann, Jsonb({"employer": "Elm"})])
    news = Jsonb({"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Ash", "occupation": "Clerk"})
    waiting = waits(service, lambda: service.execute("select mds.ingest('crm', '1', %s)", [news]))
    steward.commit()
    waiting.result(timeout=PATIENCE)
    service.commit()
    assert db.execute("select attributes from mds.canonical_profiles").fetchone() == (
        {"employer": "Elm", "occupation": "Clerk"},)
    assert db.execute("select * from mds.verify_golden() union all select * from mds.verify_lineage()").fetchall() == []
