"""Which database a command works on."""

import subprocess

import pytest

from mds_tools.database import Database, choose

VARIABLES = ("DATABASE_URL", "PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE", "PGUSER", "PGPORT", "PGOPTIONS")


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_dsn_comes_first(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/other")
    assert (choose("dbname=here").name, choose("dbname=here").named_by) == ("here", "--dsn")


def test_database_url_comes_before_the_environment(monkeypatch):
    monkeypatch.setenv("PGDATABASE", "by_environment")
    monkeypatch.setenv("DATABASE_URL", "postgresql://ann@host/by_url")
    assert (choose().name, choose().named_by) == ("by_url", "DATABASE_URL")


@pytest.mark.parametrize("name", ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"])
def test_the_environment_comes_before_the_private_cluster(name, monkeypatch):
    monkeypatch.setenv(name, "127.0.0.1")
    assert choose().named_by == "the PG* environment"


def test_a_user_or_port_alone_names_no_database(monkeypatch):
    monkeypatch.setenv("PGUSER", "ann")
    monkeypatch.setenv("PGPORT", "5433")
    assert choose().named_by == "the private cluster"


def test_the_last_resort_is_the_private_cluster():
    database = choose()
    assert (database.name, database.named_by) == ("mds", "the private cluster")
    assert database.cluster is not None


def test_programs_reach_what_the_connection_string_says():
    environment = Database("postgresql://ann:secret@db.example.org:5433/people?sslmode=require").env(role="mds_owner")
    assert {name: environment[name] for name in (
        "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGSSLMODE", "PGOPTIONS")} == {
        "PGHOST": "db.example.org", "PGPORT": "5433", "PGUSER": "ann", "PGPASSWORD": "secret", "PGDATABASE": "people",
        "PGSSLMODE": "require", "PGOPTIONS": "-c role=mds_owner"}


def test_options_add_up(monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=5s")
    assert Database("dbname=x").env(role="mds_owner")["PGOPTIONS"] == "-c lock_timeout=5s -c role=mds_owner"


def test_a_settings_environment_does_not_leak_into_the_private_cluster(monkeypatch):
    monkeypatch.setenv("PGSSLMODE", "require")
    assert "PGSSLMODE" not in choose().env()


def test_psql_and_psycopg_reach_the_same_database(clone):
    said = subprocess.run(["psql", "-XAtc", "select current_database()"], env=clone.env(), text=True,
                          capture_output=True, check=True).stdout.strip()
    with clone.connect() as connection:
        assert connection.execute("select current_database()").fetchone() == (said,)


def test_connections_say_who_they_are(clone):
    with clone.connect() as connection:
        assert connection.execute("show application_name").fetchone() == ("mds",)
