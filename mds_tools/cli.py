"""MDS, the Master Data Service: who is who, in PostgreSQL.

The database is the one of --dsn, else of DATABASE_URL, else of the PG* environment; with none of them, the private
cluster of this checkout.
"""

import importlib
import os
import shlex
import subprocess
import sys

import click

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Start": {
        "demo": ("mds_tools.demo:demo", "See a sample town of people become canonical users."),
        "setup": ("mds_tools.bootstrap:setup", "Install what is missing: PostgreSQL, pgTAP, Sqitch."),
        "doctor": ("mds_tools.doctor:doctor", "Say what is here, what is missing and what to do about it."),
        "cluster": ("mds_tools.cluster_commands:cluster", "The private PostgreSQL of this checkout."),
    },
    "Records": {
        "sources": ("mds_tools.sources:sources", "List and register the systems that report people."),
        "mapping": ("mds_tools.propose:mapping", "Propose which column of a file is what."),
        "load": ("mds_tools.load:load", "Load records from CSV, JSONL or Parquet."),
        "export": ("mds_tools.export:export", "Write users, identities, clusters, edges or rejects to a file."),
        "evaluate": ("mds_tools.evaluate:evaluate", "Measure the resolved users against a known truth."),
        "search": ("mds_tools.explain:search", "Find users by what is known about a person."),
        "find": ("mds_tools.explain:find", "Say which user a source record belongs to."),
        "get": ("mds_tools.explain:get", "Show a user's golden profile."),
        "why": ("mds_tools.explain:why", "Say why two records are one person, or why a value is golden."),
        "why-not": ("mds_tools.explain:why_not", "Say why two records are not one user."),
        "how": ("mds_tools.explain:how", "Tell how a user came to be what it is."),
        "jobs": ("mds_tools.jobs:jobs", "What runs at night: list, run, history, schedule."),
        "report": ("mds_tools.report:report", "Write one HTML page of what was resolved, and how sure that is."),
        "recompute": ("mds_tools.jobs:recompute", "Derive everything anew with the rules of today."),
        "verify-rebuild": ("mds_tools.jobs:verify_rebuild", "Prove that the order of arrival does not matter."),
        "sample": ("mds_tools.sample:sample", "Write an invented town known to four systems, to try things on."),
    },
    "Streaming": {
        "streaming": ("mds_tools.streaming_commands:group", "Kafka, Connect, Debezium and a registry of our own."),
        "connectors": ("mds_tools.connectors:connectors", "Apply, watch and repair the Debezium connectors."),
        "consume": ("mds_tools.consume:consume", "Keep history, or golden profiles, from the topics."),
    },
    "Rules": {
        "model": ("mds_tools.model:model", "Train, look at, compare, edit and activate models."),
    },
    "Stewardship": {
        "review": ("mds_tools.stewardship:review", "Decide the cases that wait, side by side."),
        "merge": ("mds_tools.stewardship:merge", "Fold one user into another, previewed."),
        "unmerge": ("mds_tools.stewardship:unmerge", "Undo a merge, split, move or unmerge."),
        "split": ("mds_tools.stewardship:split", "Take records out of a user."),
        "move": ("mds_tools.stewardship:move", "Move a record to another user."),
    },
    "Schema": {
        "deploy": ("mds_tools.sqitch:deploy", "Deploy the plan, roles first where that is allowed."),
        "revert": ("mds_tools.sqitch:revert", "Undo deployed changes."),
        "verify": ("mds_tools.sqitch:verify", "Run the verify script of every deployed change."),
        "status": ("mds_tools.sqitch:status", "Say what is deployed, and what is not yet."),
        "check": ("mds_tools.snapshot:check", "Find edited scripts and schema drift."),
        "snapshot": ("mds_tools.snapshot:snapshot", "Write sql/schema.sql, the picture of what the plan adds up to."),
        "rework": ("mds_tools.sqitch:rework", "Open a released function or view for a new version."),
    },
    "Reference data": {
        "phones": ("mds_tools.phones:phones", "Write the numbering plans from the phonenumbers package."),
        "cldr": ("mds_tools.cldr:cldr", "Write countries, their names and the words of dates from CLDR."),
        "letters": ("mds_tools.letters:letters", "Write how letters of other scripts are read in Latin."),
    },
    "Quality": {
        "test": ("mds_tools.checks:test", "Run every test; one result per pgTAP assertion."),
        "prove": ("mds_tools.checks:prove", "Run the pgTAP files under plain pg_prove."),
        "lint": ("mds_tools.checks:lint", "Check functions, catalogue, SQL layout and Python."),
        "bench": ("mds_tools.bench:bench", "Measure accuracy and speed."),
    },
}
"""Where each command lives, and its line in the overview. A command's module is imported when the command is named,
so that the overview costs nothing."""

COMMANDS = {name: place for commands in SECTIONS.values() for name, (place, _) in commands.items()}


class Commands(click.Group):
    """Imports a command when it is named, and turns every failure into a sentence and exit status 1."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        return getattr(importlib.import_module(module), attribute)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, line) for name, (_, line) in commands.items()])

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("MDS_DEBUG"):
                raise
            raise click.ClickException(sentence(error)) from error


@click.group(cls=Commands, help=__doc__, context_settings={"help_option_names": ["-h", "--help"], "show_default": True,
                                                           "auto_envvar_prefix": None})
@click.option("--dsn", metavar="DSN", help="The database, as a libpq URL or connection string.")
@click.version_option(package_name="mds-tools", prog_name="mds")
def cli(dsn: str | None) -> None:
    # --dsn is read by mds_tools.database.current() from the root context.
    pass


def sentence(error: Exception) -> str:
    """What went wrong, for a person; a database error with its detail, hint and SQLSTATE."""
    if (psycopg := sys.modules.get("psycopg")) and isinstance(error, psycopg.Error):
        from mds_tools import database

        return database.sentence(error)
    if isinstance(error, subprocess.CalledProcessError):
        command = error.cmd if isinstance(error.cmd, str) else shlex.join(map(str, error.cmd))
        said = "\n".join(text.strip() for text in (error.stdout, error.stderr) if text and text.strip())
        return f"`{command}` failed with exit status {error.returncode}" + (f":\n{said}" if said else "")
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"internal error, {type(error).__name__}: {error} (MDS_DEBUG=1 shows where)"


if __name__ == "__main__":
    cli(prog_name="mds")
