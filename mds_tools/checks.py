"""Test and lint: everything that judges the project rather than runs it."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import click

from mds_tools import bootstrap, project, scratch

ANY = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@click.command(context_settings=ANY)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run every test: Python's, and one result per pgTAP assertion. ARGUMENTS are pytest's.

    A throw-away PostgreSQL is started and the plan deployed once; every Python test gets a copy of that database,
    every pgTAP file runs in a transaction that is rolled back. The server is gone when the tests are. All of them run
    on several processors, a server each.

    \b
    Example:
        mds test test/normalise -k phone
    """
    root = project.checkout()
    if importlib.util.find_spec("pytest") is None:
        raise click.ClickException("pytest is not installed: pip install 'mds-tools[test]'")
    bootstrap.ensure()
    processes = min(os.cpu_count() or 1, 4)
    everything = all(argument.startswith("-") for argument in arguments) and processes > 1
    spread = ["-n", str(processes), "--dist", "loadfile"] if everything else []
    done = subprocess.run([sys.executable, "-m", "pytest", *spread, *arguments], cwd=root)
    click.get_current_context().exit(done.returncode)


@click.command(context_settings=ANY)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def prove(arguments: tuple[str, ...]) -> None:
    """Run the pgTAP files under plain pg_prove. ARGUMENTS are pg_prove's: files (else all) and options.

    \b
    Example:
        mds prove --verbose test/normalise/email.sql
    """
    root = project.checkout()
    bootstrap.ensure()
    files = [] if any(argument.endswith(".sql") for argument in arguments) else pgtap_files(root)
    with scratch.deployed("prove", tools=True) as database:
        done = _prove(database, "-j", "2", *arguments, *files)
    click.get_current_context().exit(min(done.returncode, 1))


@click.command()
@click.option("--fix", is_flag=True, help="Let ruff and sqlfluff mend what they can.")
def lint(fix: bool) -> None:
    """Check functions (plpgsql_check), the catalogue's house rules, SQL layout (sqlfluff) and Python (ruff).

    The rules over functions and catalogue are the pgTAP files of test/style, so `mds test` runs them too.
    """
    root = project.checkout()
    if lacking := [tool for tool in ("ruff", "sqlfluff") if importlib.util.find_spec(tool) is None]:
        raise click.ClickException(f"{', '.join(lacking)} not installed: pip install 'mds-tools[test]'")
    bootstrap.ensure()
    ruff = ["ruff", "check", *(["--fix"] if fix else []), "."]
    sqlfluff = ["sqlfluff", "fix" if fix else "lint", "--processes", "0", "deploy", "domains"]
    failed = []
    for tool, *arguments in (ruff, sqlfluff):
        click.echo(f"-- {tool}")
        # sqlfluff leaves semaphores behind when it runs on several processors, and Python says so.
        if subprocess.run([sys.executable, "-m", tool, *arguments], cwd=root,
                          env={**os.environ, "PYTHONWARNINGS": "ignore"}).returncode:
            failed.append(tool)
    click.echo("-- test/style")
    with scratch.deployed("lint", tools=True) as database:
        if _prove(database, *pgtap_files(root, "style")).returncode:
            failed.append("test/style")
    if failed:
        raise click.ClickException(f"lint found something: {', '.join(failed)}")
    click.echo("lint found nothing")


def pgtap_files(root: Path, folder: str = "") -> list[str]:
    """The pgTAP files below test/, fixtures left out."""
    return sorted(str(path.relative_to(root)) for path in (root / "test" / folder).rglob("*.sql")
                  if path.name != "fixtures.sql")


def _prove(database: scratch.Database, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(["pg_prove", *arguments], cwd=project.checkout(),
                          env=database.env(search_path=scratch.SEARCH_PATH))
