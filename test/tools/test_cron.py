"""`mds jobs schedule pg_cron` for real: a server with pg_cron runs the jobs. Takes a minute: pg_cron counts in them."""
from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from mds_tools import postgres
from mds_tools.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {"shared_preload_libraries": "pg_cron", "cron.database_name": "postgres",
            "cron.use_background_workers": "on"}
DATABASE = "mds_scheduled"


@pytest.fixture
def scheduled(db, clone):
    """A server with pg_cron in database postgres, and a copy of the test's database beside it; its conninfo."""
    if db.execute("select from pg_available_extensions where name = 'pg_cron'").fetchone() is None:
        pytest.skip("pg_cron is not installed: apt-get install postgresql-15-cron, or the one of your server's version")
    cluster = Cluster(ROOT, name=f"cron-test-{os.getpid()}", durable=False, settings=SETTINGS)
    try:
        cluster.up()
        with psycopg.connect(cluster.dsn(), autocommit=True) as connection:
            connection.execute(f"create database {DATABASE}")
            connection.execute("create extension pg_cron")
        there = psycopg.conninfo.make_conninfo(cluster.dsn(), dbname=DATABASE)
        copy(["pg_dumpall", "--roles-only", "-d", clone.conninfo], there)
        copy(["pg_dump", clone.conninfo], there)
        yield there
    finally:
        cluster.destroy()


def copy(dump: list[str], there: str) -> None:
    """Pipes a dump into psql: roles that the new server has already are no error, everything else is."""
    text = subprocess.run([postgres.bindir() / dump[0], *dump[1:]], check=True, capture_output=True).stdout
    stop = f"ON_ERROR_STOP={'0' if '--roles-only' in dump else '1'}"
    subprocess.run([postgres.bindir() / "psql", "-X", "-q", "-d", there, "-v", stop], input=text, check=True,
                   capture_output=True)


def test_pg_cron_runs_the_jobs(mds, scheduled):
    assert "mds_jobs" in mds("--dsn", scheduled, "jobs", "schedule").output, "a server with pg_cron is known for one"
    assert "Scheduled" in mds("--dsn", scheduled, "jobs", "schedule", "--apply").output
    assert "Scheduled" in mds("--dsn", scheduled, "jobs", "schedule", "--apply").output, "twice is once"
    beside = psycopg.conninfo.make_conninfo(scheduled, dbname="postgres")
    with psycopg.connect(beside, autocommit=True) as cron, psycopg.connect(scheduled, autocommit=True) as db:
        assert cron.execute("select jobname, schedule, database, username, active from cron.job").fetchall() \
            == [("mds-jobs", "* 1-4 * * *", DATABASE, "mds_jobs", True)]
        cron.execute("update cron.job set schedule = '* * * * *'")        # not the night only: now
        deadline = time.monotonic() + 150
        while time.monotonic() < deadline:
            runs = cron.execute("select status, return_message from cron.job_run_details"
                                " where status in ('succeeded', 'failed')").fetchall()
            if runs:
                break
            time.sleep(1)
        assert runs and runs[0][0] == "succeeded", runs
        assert db.execute("select distinct state from mds.job_runs").fetchall() == [("finished",)]
        assert {job for job, in db.execute("select job from mds.job_runs")} \
            == {job for job, in db.execute("select name from mds.jobs")}
        assert db.execute("select distinct started_by from mds.job_runs").fetchone() == ("mds_jobs",)


def test_a_database_without_the_extension_is_told(mds, scheduled):
    with psycopg.connect(psycopg.conninfo.make_conninfo(scheduled, dbname="postgres"), autocommit=True) as cron:
        cron.execute("drop extension pg_cron")
    assert "create extension pg_cron" in mds("--dsn", scheduled, "jobs", "schedule", "--apply", exit_code=1).output
