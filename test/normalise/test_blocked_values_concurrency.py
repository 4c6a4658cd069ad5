"""Two stewards block values at the same time: neither loses what the other did, and every session knows at once."""

from __future__ import annotations

import threading

import psycopg
import pytest


@pytest.fixture
def sessions(db):
    """Three more sessions on the same database; they commit."""
    opened = [psycopg.connect(db.info.dsn, autocommit=True) for _ in range(3)]
    yield opened
    for session in opened:
        session.close()


def test_two_stewards_at_once(sessions):
    first, second, reader = sessions
    asked = "select v, normalise.is_blocked('phone', v) from unnest(array['+4930111', '+4930222', '+4930333']) as v"
    assert dict(reader.execute(asked, prepare=True)) == {"+4930111": False, "+4930222": False, "+4930333": False}

    first.execute("begin")
    first.execute("select normalise.block_value('phone', '+4930111', 'first')")
    begun = threading.Event()

    def block():
        begun.set()
        second.execute("select normalise.block_value('phone', '+4930222', 'second')")

    other = threading.Thread(target=block)
    other.start()
    begun.wait()
    other.join(timeout=0.5)
    assert other.is_alive(), "the second edit waits for the first"
    assert dict(reader.execute(asked, prepare=True))["+4930111"] is False, "what is not committed blocks nothing"
    first.execute("commit")
    other.join(timeout=120)
    assert not other.is_alive()

    for session in sessions:
        assert dict(session.execute(asked)) == {"+4930111": True, "+4930222": True, "+4930333": False}


def test_a_rolled_back_edit_leaves_no_trace(sessions):
    steward, reader, _ = sessions
    steward.execute("begin")
    steward.execute("select normalise.block_value('phone', '+4930111', 'a mistake')")
    assert steward.execute("select normalise.is_blocked('phone', '+4930111')").fetchone() == (True,)
    steward.execute("rollback")
    for session in (steward, reader):
        assert session.execute("select normalise.is_blocked('phone', '+4930111')").fetchone() == (False,)
