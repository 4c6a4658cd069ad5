"""Sessions that meet the same person at the same moment make one user of it, and nobody fails for it."""

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
import pytest
from psycopg.types.json import Jsonb

PATIENCE = 120
"""Seconds after which something hangs; a slow machine under load needs some."""

ANN = {"full_name": "Ann Verity Example", "date_of_birth": "1980-02-29", "email": "ann.example@example.org"}


@pytest.fixture(autouse=True)
def sources(db: psycopg.Connection) -> None:
    for name in ("crm", "shop", "billing"):
        db.execute("select mds.register_source(%s, p_default_country => 'GB')", [name])
    db.commit()


def somebody(n: int) -> dict:
    """The n-th of many people who have nothing in common."""
    letters = hashlib.md5(str(n).encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    return {"full_name": f"{letters[:7]} {letters[7:16]}", "email": f"{letters[16:26]}@example.org",
            "phone": f"+44207{int(letters.translate(str.maketrans('ghijklmnop', '0123456789'))[26:], 16) % 10**7:07}",
            "date_of_birth": str(dt.date(1940, 1, 1) + dt.timedelta(days=n * 7919 % 25000))}


def ingest(session: psycopg.Connection, system: str, record_id: str, payload: dict, at: str | None = None) -> tuple:
    """(canonical_user_id, action)"""
    return session.execute("select canonical_user_id, action from mds.ingest(%s, %s, %s, %s)",
                           [system, record_id, Jsonb(payload), at]).fetchone()


def ingest_batch(session: psycopg.Connection, system: str, records: Iterable[tuple[str, dict]]) -> list[tuple]:
    batch = [{"source_record_id": record_id, "payload": payload} for record_id, payload in records]
    return session.execute("select canonical_user_id, action from mds.ingest_batch(%s, %s)",
                           [system, Jsonb(batch)]).fetchall()


def again(session: psycopg.Connection, work: Callable[[], object]) -> int:
    """Do the work in a transaction, again after a deadlock as every client should; how often it was repeated."""
    for attempt in range(10):
        try:
            work()
            session.commit()
            return attempt
        except psycopg.errors.DeadlockDetected:
            session.rollback()
    raise AssertionError("still a deadlock after ten tries")


def at_once(works: list[Callable[[], object]]) -> list:
    """Results of the works, each begun by a thread of its own at the same moment; errors are raised."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], object]):
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=PATIENCE) for future in [pool.submit(run, work) for work in works]]


@pytest.fixture
def waits(db: psycopg.Connection):
    """Begins work in a thread and returns its future once its session waits for another one."""
    with ThreadPoolExecutor(8) as pool:
        def begin(session: psycopg.Connection, work: Callable[[], object]) -> Future:
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


def identities_and_users(db: psycopg.Connection) -> tuple[int, int]:
    found = db.execute("select count(*), count(distinct canonical_user_id) from mds.source_identities").fetchone()
    db.commit()
    return found


def users(db: psycopg.Connection) -> int:
    return identities_and_users(db)[1]


def test_a_waiting_session_finds_the_user_that_the_other_made(db, connect, waits):
    first, second = connect("mds_service"), connect("mds_service")
    ann, action = ingest(first, "crm", "1", ANN)
    assert action == "created"

    waiting = waits(second, lambda: ingest(second, "shop", "1", ANN))
    first.commit()
    assert waiting.result(timeout=PATIENCE) == (ann, "linked")
    second.commit()
    assert users(db) == 1


def test_a_waiting_session_makes_the_user_when_the_other_gives_up(db, connect, waits):
    first, second = connect("mds_service"), connect("mds_service")
    ann, _ = ingest(first, "crm", "1", ANN)

    waiting = waits(second, lambda: ingest(second, "shop", "1", ANN))
    first.rollback()
    other, action = waiting.result(timeout=PATIENCE)
    second.commit()
    assert (action, users(db)) == ("created", 1)
    assert other != ann
    assert db.execute("select count(*) from mds.canonical_users").fetchone() == (1,)


def test_sessions_with_different_people_do_not_wait(connect):
    first, second = connect("mds_service"), connect("mds_service")
    second.execute("set lock_timeout = '1s'")
    ingest(first, "crm", "1", ANN)
    assert ingest(second, "crm", "2", {"full_name": "Bertram Quux", "email": "bq@example.net"})[1] == "created"


def test_eight_sessions_make_one_user_of_each_of_the_same_people(db, connect):
    people = [somebody(n) for n in range(12)]
    sessions = [connect("mds_service") for _ in range(8)]

    def send(session: psycopg.Connection, number: int) -> Callable[[], None]:
        def work() -> None:
            for n, person in enumerate(people):
                again(session, lambda n=n, person=person: ingest(session, "crm", f"{number}-{n}", person))
        return work

    at_once([send(session, number) for number, session in enumerate(sessions)])
    assert identities_and_users(db) == (96, 12)
    assert db.execute("select count(*) from mds.canonical_users").fetchone() == (12,)


def test_one_record_from_two_sessions_is_one_identity(db, connect, waits):
    first, second = connect("mds_service"), connect("mds_service")
    ann, _ = ingest(first, "crm", "1", ANN)
    waiting = waits(second, lambda: ingest(second, "crm", "1", ANN | {"phone": "020 7946 0991"}))
    first.commit()
    assert waiting.result(timeout=PATIENCE) == (ann, "unchanged")
    second.commit()
    identity = "select source_record_id, payload_version, ingested_payload ->> 'phone' from mds.source_identities"
    assert db.execute(identity).fetchall() == [("1", 2, "020 7946 0991")]


def test_one_idempotency_key_in_two_sessions_is_one_call(db, connect, waits):
    first, second = connect("mds_service"), connect("mds_service")
    call = "select a::text from mds.ingest('crm', '1', %s, p_idempotency_key => 'k') a"
    answer = first.execute(call, [Jsonb(ANN)]).fetchone()
    waiting = waits(second, lambda: second.execute(call, [Jsonb(ANN)]).fetchone())
    first.commit()
    assert waiting.result(timeout=PATIENCE) == answer
    second.commit()
    assert db.execute("select replay_count from mds.idempotency_keys").fetchall() == [(1,)]


def test_opposite_orders_end_in_one_user_each_after_a_retry(db, connect, waits):
    first, second = connect("mds_service"), connect("mds_service")
    bob = {"full_name": "Bob Builder", "email": "bob.builder@example.net", "date_of_birth": "1970-01-05"}
    ingest(first, "crm", "ann", ANN)
    ingest(second, "shop", "bob", bob)
    waiting = waits(second, lambda: ingest(second, "shop", "ann", ANN))

    with ThreadPoolExecutor(1) as pool:
        crossing = pool.submit(lambda: ingest(first, "crm", "bob", bob))
        errors = [future.exception(timeout=PATIENCE) for future in (crossing, waiting)]
    assert [type(error) for error in errors if error] == [psycopg.errors.DeadlockDetected], "one of the two is ended"
    loser, system = (first, "crm") if errors[0] else (second, "shop")
    loser.rollback()
    (second if loser is first else first).commit()
    again(loser, lambda: [ingest(loser, system, "ann", ANN), ingest(loser, system, "bob", bob)])
    assert identities_and_users(db) == (4, 2)


def test_two_bridges_at_once_make_one_user_of_three(db, connect, waits):
    name = {"full_name": "Cassandra Oakhurst"}
    a, b, c = ({"email": "cass@example.org"}, {"phone": "+442079460001"}, {"email": "oakhurst@example.com"})
    for record_id, known in (("a", a), ("b", b), ("c", c)):
        ingest(db, "crm", record_id, known)
    db.commit()
    assert users(db) == 3
    first, second = connect("mds_service"), connect("mds_service")

    ingest(first, "shop", "ab", name | a | b | {"date_of_birth": "1980-02-29"})
    waiting = waits(second, lambda: ingest(second, "shop", "bc", name | b | c | {"date_of_birth": "1980-02-29"}))
    first.commit()
    waiting.result(timeout=PATIENCE)
    second.commit()
    assert db.execute("select count(distinct canonical_user_id) from mds.source_identities where source_system = 'shop'"
                      ).fetchone() == (1,)


def test_who_meets_a_record_that_is_changing_sees_what_it_says_then(db, connect, waits):
    """The newcomer matches what the record said before, and that is about to be no longer so."""
    ingest(db, "crm", "1", ANN)
    db.commit()
    first, second = connect("mds_service"), connect("mds_service")
    ingest(first, "crm", "1", {"full_name": "Bertram Quux", "email": "bq@example.net"})
    waiting = waits(second, lambda: ingest(second, "shop", "1", ANN))
    first.commit()
    assert waiting.result(timeout=PATIENCE)[1] == "created"
    second.commit()
    assert users(db) == 2
    assert db.execute("select count(*) from matching.edges").fetchone() == (0,)


def test_a_role_mailbox_claimed_twice_at_once_fails_nobody(db, connect, waits):
    """It is no blocking key, so the two sessions do not wait for each other's person."""
    first, second = connect("mds_service"), connect("mds_service")
    ingest(first, "crm", "0", {"full_name": "Ann Verity Example", "email": "info@example.org"})
    other = {"full_name": "Bertram Quux", "email": "info@example.org"}
    waiting = waits(second, lambda: ingest(second, "crm", "1", other))
    first.commit()
    waiting.result(timeout=PATIENCE)
    second.commit()
    assert db.execute("select full_name, email, claimed_email from mds.canonical_profiles order by 1").fetchall() == [
        ("Ann Verity Example", "info@example.org", "info@example.org"), ("Bertram Quux", None, "info@example.org")]
    assert db.execute("select reason from mds.open_duplicates").fetchall() == [("shared_email",)]


@pytest.mark.parametrize("size", [40, 300])
def test_batches_beside_each_other_and_single_calls_need_no_retry(db, connect, size):
    """Distinct people: batches may wait for one another, but none may die."""
    sessions = [connect("mds_service") for _ in range(4)]

    def batch(number: int) -> Callable[[], int]:
        return lambda: again(sessions[number], lambda: ingest_batch(
            sessions[number], "crm", [(f"{number}-{n}", somebody(number * size + n)) for n in range(size)]))

    def single(number: int) -> Callable[[], int]:
        session = sessions[number]
        return lambda: sum(again(session, lambda n=n: ingest(session, "shop", f"s{n}", somebody(10000 + n)))
                           for n in range(20))

    assert at_once([batch(0), batch(1), batch(2), single(3)]) == [0, 0, 0, 0]
    assert users(db) == 3 * size + 20


def test_a_long_transaction_of_single_calls_does_not_fill_the_lock_table(db, connect):
    session = connect("mds_service")
    for n in range(600):
        ingest(session, "crm", str(n), somebody(n))
    session.commit()
    assert users(db) == 600


def test_a_session_that_cannot_see_what_it_waited_for_is_refused(db, connect, waits):
    """Under repeatable read the snapshot is older than the other's commit: going on would make a second user."""
    first, second = connect("mds_service"), connect("mds_service")
    second.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    second.execute("select 1")
    ingest(first, "crm", "1", ANN)
    first.commit()
    with pytest.raises(psycopg.Error) as refused:
        ingest(second, "shop", "1", ANN)
        second.commit()
    assert refused.value.sqlstate in ("40001", "MDISO")
    assert users(db) == 1


@pytest.mark.parametrize("level", [psycopg.IsolationLevel.REPEATABLE_READ, psycopg.IsolationLevel.SERIALIZABLE])
def test_who_could_not_see_what_it_waits_for_does_not_begin(db, connect, level):
    """matching.lock_keys refuses before it locks, whoever else there is."""
    session = connect("mds_service")
    session.isolation_level = level
    with pytest.raises(psycopg.Error) as refused:
        ingest(session, "crm", "1", ANN)
    assert refused.value.sqlstate == "MDISO"
    assert users(db) == 0


def test_two_that_make_each_a_key_of_a_pair_too_common_part_it(db, connect, waits):
    db.execute("""
        with draft as (select matching.copy_model(matching.active_model_id(), 'capped') as id)
        select matching.edit_model(d.id, '{"candidate_cap": 2}'), matching.activate_model(d.id) from draft d""")
    db.commit()
    first, second = connect("mds_service"), connect("mds_service")
    for system in ("crm", "shop"):
        ingest(first, system, "1", {"email": "e.quill@example.org", "phone": "+442079460000"})
    first.commit()
    assert identities_and_users(db) == (2, 1)

    ingest(first, "billing", "1", {"email": "e.quill@example.org"})
    waiting = waits(second, lambda: ingest(second, "billing", "2", {"phone": "+442079460000"}))
    first.commit()
    waiting.result(timeout=PATIENCE)
    second.commit()
    assert identities_and_users(db) == (4, 4)
    assert db.execute("select count(*) from matching.edges").fetchone() == (0,)


def test_two_that_change_a_model_at_once_both_change_it(db, connect, waits):
    """Each changes its own rows of it; the second reads what the first has left."""
    model_id = db.execute("select matching.copy_model(matching.active_model_id(), 'mine')").fetchone()[0]
    db.commit()
    one, other = connect(), connect()

    def edit(session: psycopg.Connection, comparison: str) -> None:
        level = {"comparison_name": comparison, "level": 1, "u": 0.5}
        session.execute("select matching.edit_model(%s, %s)", [model_id, Jsonb({"comparison_levels": [level]})])

    edit(one, "email")
    waiting = waits(other, lambda: edit(other, "phone"))
    one.commit()
    waiting.result(timeout=PATIENCE)
    other.commit()
    changed = db.execute("""select comparison_name from matching.comparison_levels
                             where model_id = %s and level = 1 and u = 0.5 and comparison_name in ('email', 'phone')
                             order by comparison_name""", [model_id]).fetchall()
    assert [name for name, in changed] == ["email", "phone"]
