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
    assert mds("recompute").output.splitlines()[-1] == "finished: 6 of 6 steps, 0 records moved"
    assert employer(mds) == "Oak", "and recomputing changes nothing"


def test_steps_go_on_where_the_last_run_stopped(mds):
    ingest(mds, "crm", *(f'{{"full_name": "Person {number:x}"}}' for number in range(0, 520 * 7919, 7919)))
    first = mds("recompute", "--budget", "0 seconds", "--for", "0", "--pause", "0").output
    assert first == "deriving: 500 of 1,560 steps, 0 records moved\n"
    assert mds("recompute", "--budget", "0 seconds", "--pause", "0").output.splitlines() == [
        "deriving: 520 of 1,560 steps, 0 records moved", "scoring: 1,020 of 1,560 steps, 0 records moved",
        "scoring: 1,040 of 1,560 steps, 0 records moved", "settling: 1,540 of 1,560 steps, 0 records moved",
        "settling: 1,560 of 1,560 steps, 0 records moved", "finished: 1,560 of 1,560 steps, 0 records moved"]


def test_a_budget_that_is_no_interval_is_refused(mds):
    for command in ("recompute",), ("jobs", "run"):
        assert "'soon' is no interval; '2 seconds' is one" in mds(*command, "--budget", "soon", exit_code=2).output


def test_a_job_that_there_is_not_has_no_history(mds):
    assert "there is no job dishes; there are overrides, pins" in mds("jobs", "history", "dishes", exit_code=1).output


def test_a_rebuild_is_proved(mds, db):
    ingest(mds, "crm", '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}', '{"full_name": "Bo Elm"}')
    ingest(mds, "billing", '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')
    assert "everything is the same" in mds("verify-rebuild", "--sample", "2").output
    assert mds.json("verify-rebuild") == []
    db.execute("""update mds.source_identities set canonical_user_id = mds.find_user('crm', 'r1')
                   where source_system = 'billing'""")
    said = mds("verify-rebuild", exit_code=1).output
    assert "billing:r0: rebuilt in another order" in said and "expected with crm:r0" in said and "3 differences" in said

JOBS = ["overrides", "pins", "profiles", "recompute", "reviews", "references", "outbox"]


def test_jobs_are_listed_run_and_remembered(mds):
    ingest(mds, "crm", '{"full_name": "Ann Oakley"}')
    assert "never ran" in mds("jobs", "list").output
    assert [job["name"] for job in mds.json("jobs", "list")] == JOBS
    assert "recompute: finished, 3 of 3, 0 changed (dry run)" in mds("jobs", "run", "recompute", "--dry-run").output
    assert "No runs." in mds("jobs", "history").output
    said = mds("jobs", "run").output
    assert [line.split(":")[0] for line in said.splitlines()] == JOBS
    assert mds("jobs", "run").output == "Nothing is due.\n"
    assert "recompute    finished  3 of 3 in 1 steps" in mds("jobs", "history").output
    assert [run["job"] for run in mds.json("jobs", "history", "recompute")] == ["recompute"]
    assert "MDJOB" in mds("jobs", "run", "nonsense", exit_code=1).output


def test_a_job_that_fails_is_told_and_does_not_stop_the_others(mds, db):
    db.execute("""create function mds.test_fails(p_budget interval, p_dry_run boolean) returns mds.job_report
                  language plpgsql as $$ begin perform 1 / 0; return null; end $$;
                  insert into mds.jobs (name, ordinal, function, every, description)
                  values ('fails', 1, 'mds.test_fails', '1 day', 'Fails.')""")
    said = mds("jobs", "run", exit_code=1).output
    assert "fails: failed" in said and "references: finished" in said
    assert "division by zero (22012)" in mds("jobs", "history", "fails").output


def test_schedules_are_printed(mds):
    assert "OnCalendar" in mds("jobs", "schedule").output, "this database has no pg_cron"
    assert "jobs run --for" in mds("jobs", "schedule", "cron").output
    assert "cron.schedule_in_database" in mds("jobs", "schedule", "pg_cron").output
    assert "no pg_cron" in mds("jobs", "schedule", "pg_cron", "--apply", exit_code=1).output
    assert "print the others" in mds("jobs", "schedule", "systemd", "--apply", exit_code=2).output
