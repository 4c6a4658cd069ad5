"""Throw-away servers and databases with MDS deployed: for tests, pg_prove, lint and the schema snapshot."""

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

from psycopg import sql

from mds_tools import project, sqitch
from mds_tools.cluster import Cluster
from mds_tools.database import Database

SEARCH_PATH = "public,tap,extensions"
"""Where pgTAP files look: for pgTAP itself in tap, for operators of the extensions in extensions."""


@contextlib.contextmanager
def cluster(name: str, settings: dict[str, object] | None = None) -> Iterator[Cluster]:
    """A server of our own that is gone afterwards, even when we are killed; `postgres` is its only database."""
    scratch = Cluster(project.root(), name=f"{name}-{os.getpid()}", durable=False, settings=settings or {})
    try:
        with scratch.session():
            yield scratch
    finally:
        scratch.destroy()


@contextlib.contextmanager
def server(name: str, settings: dict[str, object] | None = None) -> Iterator[Database]:
    """The database `postgres` of a throw-away server with these settings, or of the server that MDS_TEST_DSN names (a
    superuser's)."""
    if elsewhere := os.environ.get("MDS_TEST_DSN"):
        yield Database(elsewhere, "MDS_TEST_DSN").named("postgres")
    else:
        with cluster(name, settings) as scratch:
            yield Database(scratch.dsn(), "a throw-away cluster", scratch)


@contextlib.contextmanager
def database(server: Database, template: str | None = None) -> Iterator[Database]:
    """A new database, dropped afterwards: empty, or a copy of a deployed one with the same owner and settings."""
    fresh = server.named(f"mds_t_{uuid.uuid4().hex[:12]}")
    name = sql.Identifier(fresh.name)
    server.execute(sql.SQL("create database {} template {}").format(name, sql.Identifier(template or "template1")))
    try:
        if template:
            sqitch.prepare_database(fresh)          # PostgreSQL copies neither
        yield fresh
    finally:
        server.execute(sql.SQL("drop database {} with (force)").format(name))


@contextlib.contextmanager
def deployed(name: str, *, tools: bool = False, directory: Path | None = None) -> Iterator[Database]:
    """A database with the whole plan deployed, on a throw-away server; with pgTAP and plpgsql_check if asked for.

    Unverified, which is twice as fast: the release tests verify.
    """
    with server(name) as admin, database(admin) as fresh:
        sqitch.deploy_to(fresh, verify=False, directory=directory, quiet=True)
        if tools:
            add_test_tools(fresh)
        yield fresh


def add_test_tools(fresh: Database) -> None:
    """Put pgTAP and plpgsql_check into schema tap, for every role: they are no part of the plan."""
    fresh.execute(
        "create schema tap",
        "create extension pgtap schema tap",
        "create extension plpgsql_check schema tap",
        "grant usage on schema tap to public",
        "grant execute on all functions in schema tap to public")
