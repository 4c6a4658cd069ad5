"""What is here, what is missing, and what to do about it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

import click
import psycopg

from mds_tools import bootstrap, postgres, project, streaming
from mds_tools.database import choose, sentence

Finding = tuple[bool, str, str, str]
"""Whether it is well, what it is about, what was found, and what to do."""


@click.command()
def doctor() -> None:
    """Say what is here, what is missing and what to do about it. Changes nothing.

    Exit status 1 when something keeps MDS from working here.
    """
    findings = [*_machine(), *_database()]
    for is_well, subject, found, hint in findings:
        click.echo(f"{'ok     ' if is_well else 'MISSING'} {subject:<14} {found}")
        if not is_well and hint:
            click.echo(f"{'':<22} -> {hint}")
    if not all(is_well for is_well, *_ in findings):
        raise click.ClickException("see the lines marked MISSING")


def _machine() -> Iterator[Finding]:
    yield True, "python", f"{sys.version.split()[0]} in {sys.prefix}", ""
    yield True, "files", f"{project.root()} ({'checkout' if project.is_checkout() else 'installed package'})", ""
    try:
        bootstrap.use_unpacked()
        lacking = bootstrap.missing()
        if "server" not in lacking:
            yield True, "server", f"PostgreSQL {postgres.version()} in {postgres.bindir()}", ""
        user = postgres.server_user()
        yield True, "server's user", user.pw_name if user else "you", ""
    except postgres.NoServer as error:
        lacking = []
        yield False, "server", error.message, "mds setup, or MDS_PG_BINDIR"
    for piece in lacking:
        yield False, piece, "not found", "mds setup"
    yield True, "java", streaming.java() or "none that is recent enough; only `mds streaming` needs it", ""
    for program in ("sqitch", "pg_prove"):
        if (place := shutil.which(program)) and program not in lacking:
            said = subprocess.run([place, "--version"], text=True, capture_output=True).stdout.split("\n")[0]
            yield True, program, f"{place} ({said})", ""


def _database() -> Iterator[Finding]:
    database = choose(click.get_current_context().find_root().params.get("dsn"))
    yield True, "database", f"{database.name or '(default)'}, named by {database.named_by}", ""
    if database.cluster and not database.cluster.running():
        yield True, "cluster", "the private cluster is down; `mds cluster up`, or any command, starts it", ""
        return
    try:
        with database.connect(connect_timeout=5) as connection:
            yield from _server(connection)
    except psycopg.Error as error:
        yield False, "connection", sentence(error), "mds cluster up, or name a database with --dsn"


def _server(connection: psycopg.Connection) -> Iterator[Finding]:
    version, number, user, is_superuser, encoding, collation, jit, wal_level = connection.execute("""
        select current_setting('server_version'), current_setting('server_version_num')::int, session_user,
               current_setting('is_superuser')::bool, pg_encoding_to_char(encoding), datcollate,
               current_setting('jit')::bool, current_setting('wal_level')
          from pg_database where datname = current_database()""").fetchone()
    yield (number >= 10000 * postgres.OLDEST, "connection", f"PostgreSQL {version} as {user}"
           + (" (superuser)" if is_superuser else ""), f"MDS needs PostgreSQL {postgres.OLDEST} or later")
    yield (encoding == "UTF8", "encoding", f"{encoding}, locale {collation}",
           "names need UTF8: create the database with encoding 'UTF8' template template0")
    folds, = connection.execute("select lower('É') = 'é'").fetchone()
    yield (folds, "case folding", "lower('É') is 'é'" if folds else "lower('É') is not 'é'",
           "the locale knows ASCII only: create the database with locale 'C.UTF-8' or another UTF-8 one")
    yield (not jit, "jit", "off" if not jit else "on", "compiling short statements costs more than it saves: "
           "alter database … set jit = off (sql/bootstrap/database.sql does)")
    yield True, "wal_level", wal_level + ("" if wal_level == "logical" else "; Debezium needs logical"), ""
    available = {name for name, in connection.execute("select name from pg_available_extensions")}
    wanted = ("citext", "pg_trgm", "fuzzystrmatch", "unaccent", "pgcrypto", "btree_gin", "btree_gist")
    lacking = [name for name in wanted if name not in available]
    yield (not lacking, "extensions", "all available" if not lacking else f"not available: {', '.join(lacking)}",
           "install the server's contrib package")
    is_hidden, = connection.execute("""
        select not has_schema_privilege('sqitch', 'usage') from pg_namespace where nspname = 'sqitch'
         union all select false limit 1""").fetchone()
    if is_hidden:
        yield True, "deployed", "what this login may not see; the deployer's may", ""
        return
    is_deployed, = connection.execute("select to_regclass('sqitch.changes') is not null").fetchone()
    if is_deployed:
        count, newest = connection.execute("""
            select count(*), (array_agg(change order by committed_at desc))[1]
              from sqitch.changes where project = 'mds'""").fetchone()
        yield True, "deployed", f"{count} changes, the newest {newest}", ""
    else:
        yield False, "deployed", "nothing", "mds deploy"


