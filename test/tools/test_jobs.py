"""mds recompute: the nightly job in steps."""
from __future__ import annotations

import psycopg


def ingest(mds, system: str, *payloads: str) -> None:
    with psycopg.connect(mds.env["DATABASE_URL"]) as connection:
        for number, payload in enumerate(payloads):
            connection.execute("select mds.ingest(%s, %s, %s::jsonb)", (system, f"r{number}", payload))


def employer(mds) -> str:
    return mds.json("get", "crm:r0")["golden"]["employer"]


def test_a_change_of_trust_is_carried_through(mds):
    mds("sources", "add", "crm", "--trust", "50")
    mds("sources", "add", "billing", "--trust", "80")
    ingest(mds, "crm", '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "employer": "Oak"}')
    ingest(mds, "billing", '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "employer": "Elm"}')
    assert employer(mds) == "Elm"
    mds("sources", "add", "crm", "--trust", "90")
    assert employer(mds) == "Oak", "at once"
    assert "0 of 2 records would change their user" in mds("recompute", "--dry-run").output
    assert mds("recompute").output.splitlines()[-1] == "finished: 4 of 4 steps, 0 records moved"
    assert employer(mds) == "Oak", "and recomputing changes nothing"


def test_steps_go_on_where_the_last_run_stopped(mds):
    ingest(mds, "crm", *(f'{{"full_name": "Person {number:x}"}}' for number in range(0, 520 * 7919, 7919)))
    first = mds("recompute", "--budget", "0 seconds", "--for", "0", "--pause", "0").output
    assert first == "deriving: 500 of 1,040 steps, 0 records moved\n"
    assert mds("recompute", "--budget", "0 seconds", "--pause", "0").output.splitlines() == [
        "deriving: 520 of 1,040 steps, 0 records moved", "settling: 1,020 of 1,040 steps, 0 records moved",
        "settling: 1,040 of 1,040 steps, 0 records moved", "finished: 1,040 of 1,040 steps, 0 records moved"]


def test_a_budget_that_is_no_interval_is_refused(mds):
    assert "interval" in mds("recompute", "--budget", "soon", exit_code=1).output


def test_a_rebuild_is_proved(mds, db):
    ingest(mds, "crm", '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}', '{"full_name": "Bo Elm"}')
    ingest(mds, "billing", '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')
    assert "everything is the same" in mds("verify-rebuild", "--sample", "2").output
    assert mds.json("verify-rebuild") == []
    db.execute("""update mds.source_identities set canonical_user_id = mds.find_user('crm', 'r1')
                   where source_system = 'billing'""")
    said = mds("verify-rebuild", exit_code=1).output
    assert "billing:r0: rebuilt in another order" in said and "expected with crm:r0" in said and "3 differences" in said
