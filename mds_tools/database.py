"""Which database a command works on, and how libpq and its programs reach it.

In this order: `--dsn`; DATABASE_URL; the PG* environment (PGHOST, PGHOSTADDR, PGSERVICE or PGDATABASE); else the
database `mds` of the checkout's private cluster, which is started, and deployed when it is new.
"""

import os
from dataclasses import dataclass, replace

import click
import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from mds_tools import project
from mds_tools.cluster import Cluster

NAME = "mds"
"""The database of the private cluster."""

HINTS = {**dict.fromkeys(("3F000", "42P01"), "Is MDS deployed in this database? `mds deploy` does it."),
         "42501": "This takes another role than the login has; docs/contracts.md says which."}
"""For errors of PostgreSQL that have no hint of their own: a schema, a table that is not there; what is not granted."""


@dataclass(frozen=True)
class Database:
    """A database: its libpq connection string, and who named it (shown by `mds status` and `mds doctor`)."""

    conninfo: str
    named_by: str = "--dsn"
    cluster: Cluster | None = None

    @property
    def name(self) -> str:
        """The database's name; what libpq takes when none is given."""
        given = conninfo_to_dict(self.conninfo)
        return given.get("dbname") or os.environ.get("PGDATABASE") or given.get("user") or os.environ.get("PGUSER", "")

    def named(self, name: str) -> "Database":
        """Another database of the same server."""
        return replace(self, conninfo=make_conninfo(self.conninfo, dbname=name))

    def as_user(self, user: str) -> "Database":
        """The same database, logged in as somebody else."""
        return replace(self, conninfo=make_conninfo(self.conninfo, user=user))

    def connect(self, **options) -> psycopg.Connection:
        """Connect; options as of psycopg.connect (autocommit, row_factory, …)."""
        return psycopg.connect(self.conninfo, **{"fallback_application_name": "mds", **options})

    def execute(self, *statements: str | sql.Composable) -> None:
        """Run statements outside any transaction, as `create database` needs."""
        with self.connect(autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def env(self, **settings: str) -> dict[str, str]:
        """The environment in which psql, sqitch, pg_dump and pg_prove reach this database.

        Settings, like role="mds_owner", go into PGOPTIONS and hold for every session of that program.
        """
        environment = dict(os.environ)
        if self.cluster:
            environment = {name: value for name, value in environment.items() if not name.startswith("PG")}
            environment |= self.cluster.env()
        for option in psycopg.pq.Conninfo.parse(self.conninfo.encode()):
            if option.val is not None and option.envvar:
                environment[option.envvar.decode()] = option.val.decode()
        options = [environment.get("PGOPTIONS", ""), *(f"-c {name}={value}" for name, value in settings.items())]
        if any(options):
            environment["PGOPTIONS"] = " ".join(filter(None, options))
        return environment


def private() -> Database:
    """The database `mds` of the private cluster, whether or not it runs."""
    cluster = Cluster(project.root())
    return Database(cluster.dsn(NAME), "the private cluster", cluster)


def choose(dsn: str | None = None) -> Database:
    """The database that --dsn or the environment names, else the private one; starts nothing."""
    if dsn:
        return Database(dsn, "--dsn")
    if url := os.environ.get("DATABASE_URL"):
        return Database(url, "DATABASE_URL")
    if any(os.environ.get(name) for name in ("PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE")):
        return Database("", "the PG* environment")
    return private()


def current() -> Database:
    """The database of the running command, ready to be connected to."""
    context = click.get_current_context(silent=True)
    database = choose(context.find_root().params.get("dsn") if context else None)
    if database.cluster and not database.cluster.running():
        from mds_tools import sqitch

        sqitch.start(database)
    return database


def connect(**options) -> psycopg.Connection:
    """Connect to the database of the running command; options as of psycopg.connect."""
    return current().connect(**options)


def sentence(error: psycopg.Error) -> str:
    """What a person needs of a database error: message, detail, hint and SQLSTATE, a line each."""
    said = error.diag
    if not said.message_primary:
        return str(error).strip()
    hint = said.message_hint or HINTS.get(said.sqlstate)
    lines = (("", said.message_primary), ("detail: ", said.message_detail), ("hint: ", hint),
             ("SQLSTATE: ", said.sqlstate))
    return "\n  ".join(label + text for label, text in lines if text)
