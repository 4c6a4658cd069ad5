"""sql/schema.sql, the committed picture of what the plan adds up to, and databases compared with it.

Tables, constraints, indexes, policies, grants, comments and function signatures, in one place to review. Function
bodies are left out: they stand in deploy/.
"""

import difflib
import re
import subprocess
import tempfile
from pathlib import Path

import click

from mds_tools import bootstrap, postgres, project, scratch, sqitch
from mds_tools.database import Database, current

HEADER = """\
-- What sqitch.plan adds up to, written by `mds snapshot` with PostgreSQL {major}. Do not edit.
-- Function bodies are left out; they stand in deploy/.

"""

# Of the archive's contents, and of the text that it becomes.
LEFT_OUT = re.compile(
    r"\d+; \d+ \d+ (FUNCTION|PROCEDURE|AGGREGATE|COMMENT - EXTENSION|EXTENSION - (pgtap|plpgsql_check)) ")
NOISE = re.compile(
    r"--( Dumped| Name:| PostgreSQL database dump|$)|SET |SELECT pg_catalog\.set_config|\\(un)?restrict ")


def picture(database: Database) -> str:
    """The schema of a database as text, equal for equal schemas; without owners, registry, test tools and bodies."""
    programs, environment = postgres.bindir(), database.env()
    with tempfile.TemporaryDirectory() as directory:
        dump, contents = Path(directory, "dump"), Path(directory, "contents")
        _run(programs / "pg_dump", "-Fc", "--schema-only", "-N", "sqitch", "-N", "tap", "-f", dump,
             environment=environment)
        listed = _run(programs / "pg_restore", "-l", dump, environment=environment)
        contents.write_text("\n".join(line for line in listed.splitlines() if not LEFT_OUT.match(line)))
        text = _run(programs / "pg_restore", "--no-owner", "-L", contents, "-f", "-", dump, environment=environment)
    lines = "\n".join(line.rstrip() for line in text.splitlines() if not NOISE.match(line))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def committed() -> str:
    """sql/schema.sql without its header."""
    text = (project.root() / "sql" / "schema.sql").read_text()
    return text.removeprefix("".join(re.findall(r"\A(?:--.*\n)+\n", text)))


def planned(database: Database) -> tuple[str, str]:
    """The picture that a database should have, and what it is called: sql/schema.sql for a server of the version that
    this is written by; for another, which writes the same in other words, that of a fresh one on a throw-away server.

    Raises ClickException when the programs here are of another version than the server."""
    with database.connect() as connection:
        major = connection.info.server_version // 10000
    if major != postgres.major():
        raise click.ClickException(
            f"the server is PostgreSQL {major}, the programs here are {postgres.version()}, and the two do not write a "
            f"schema alike: install postgresql-{major} here, and name it with MDS_PG_MAJOR={major} or MDS_PG_BINDIR")
    if major == postgres.REFERENCE:
        return committed(), "sql/schema.sql"
    with scratch.deployed("check") as fresh:
        return picture(fresh), "the plan"


def difference(expected: str, actual: str, expected_name: str, actual_name: str) -> str:
    """A unified diff; empty when there is none."""
    return "\n".join(difflib.unified_diff(expected.splitlines(), actual.splitlines(), expected_name, actual_name,
                                          lineterm="", n=2))


def _run(*command: str | Path, environment: dict[str, str]) -> str:
    return subprocess.run(command, env=environment, check=True, text=True, capture_output=True).stdout


@click.command()
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 when the file is not current.")
def snapshot(check_only: bool) -> None:
    """Write sql/schema.sql: what the plan adds up to on an empty database of a throw-away server."""
    bootstrap.ensure()
    target = project.checkout() / "sql" / "schema.sql"
    with scratch.deployed("snapshot") as fresh:
        text = HEADER.format(major=postgres.major()) + picture(fresh)
    if target.exists() and target.read_text() == text:
        click.echo("sql/schema.sql is current")
    elif check_only:
        raise click.ClickException("sql/schema.sql is not what the plan adds up to: run `mds snapshot` and review it")
    else:
        target.write_text(text)
        click.echo("sql/schema.sql written: review it with git diff, and commit it")


@click.command()
def check() -> None:
    """Find edited scripts and schema drift: is the database what the plan says?

    `sqitch check` finds deploy scripts that were edited after they were deployed here. Then the schema is compared with
    sql/schema.sql, or on a server of another version than that is written by, with the plan deployed to a throw-away
    server: that finds what somebody changed by hand. Changes nothing; exit status 1 when something differs.
    """
    bootstrap.ensure("server", "sqitch")
    database = current()
    sqitch.run(database, "check")
    expected, name = planned(database)
    if found := difference(expected, picture(database), name, database.name):
        click.echo(found)
        raise click.ClickException(f"the schema of {database.name} is not that of {name} (see above)")
    click.echo(f"The schema of {database.name} is that of {name}.")
