"""Deploy, revert, verify and rework changes: Sqitch, with the roles and the database prepared first."""

import re
import subprocess
from pathlib import Path

import click
from psycopg import sql

from mds_tools import bootstrap, project
from mds_tools.database import Database, current

OWNER = "mds_owner"


def run(database: Database, *arguments: str, directory: Path | None = None,
        quiet: bool = False) -> subprocess.CompletedProcess:
    """Run Sqitch on a database as mds_owner, where the login may become it; raises CalledProcessError.

    Quiet keeps the output for the error instead of showing it; a traceback has it as well.
    """
    environment = database.env(**({"role": OWNER} if _may_become_owner(database) else {}))
    environment.pop("PGDATABASE", None)         # Sqitch would take it for the target's
    command = ["sqitch", arguments[0], "--target", f"db:pg:{database.name}", *arguments[1:]]
    try:
        return subprocess.run(command, cwd=directory or project.root(), env=environment, check=True, text=True,
                              stdin=subprocess.DEVNULL, capture_output=quiet)
    except subprocess.CalledProcessError as error:
        error.add_note(error.stderr or "")
        raise


def deploy_to(database: Database, *arguments: str, verify: bool = True, directory: Path | None = None,
              quiet: bool = False) -> None:
    """Prepare roles and database where the login may, then deploy the plan."""
    prepare(database, directory=directory)
    run(database, "deploy", "--verify" if verify else "--no-verify", *arguments, directory=directory, quiet=quiet)


def prepare(database: Database, directory: Path | None = None) -> None:
    """Run sql/bootstrap where the login may: roles with CREATEROLE, the database itself as a superuser.

    Raises ClickException when a role is missing and the login may not create it.
    """
    scripts = (directory or project.root()) / "sql" / "bootstrap"
    with database.connect() as connection:
        is_superuser, may_create_roles = connection.execute(
            "select rolsuper, rolsuper or rolcreaterole from pg_roles where rolname = session_user").fetchone()
        existing = {role for role, in connection.execute("select rolname from pg_roles")}
    missing = set(re.findall(r"\bmds_\w+", (scripts / "roles.sql").read_text())) - existing
    if is_superuser or (missing and may_create_roles):
        _psql(database, scripts / "roles.sql")
    elif missing:
        raise click.ClickException(
            f"the roles {', '.join(sorted(missing))} do not exist and you may not create them; have a superuser run "
            f"psql -f {scripts / 'roles.sql'} and psql -f {scripts / 'database.sql'} in this database")
    if is_superuser:
        prepare_database(database, directory)


def prepare_database(database: Database, directory: Path | None = None) -> None:
    """Run sql/bootstrap/database.sql: owner and settings."""
    _psql(database, (directory or project.root()) / "sql" / "bootstrap" / "database.sql")


def start(database: Database, *, redeploy: bool = False) -> None:
    """Bring up the private cluster; deploy its database when it is new, or when asked to."""
    bootstrap.ensure()
    database.cluster.up()
    with database.named("postgres").connect(autocommit=True) as connection:
        is_new = not connection.execute("select from pg_database where datname = %s", [database.name]).rowcount
        if is_new:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(database.name)))
    if is_new or redeploy:
        click.echo(f"mds: deploying to database {database.name} of the private cluster", err=True)
        deploy_to(database, quiet=True)
    if is_new and project.is_checkout():
        from mds_tools import scratch

        scratch.add_test_tools(database)        # so that pg_prove works there


def _may_become_owner(database: Database) -> bool:
    with database.connect() as connection:
        return connection.execute("select from pg_roles where rolname = %s and pg_has_role(oid, 'member')",
                                  [OWNER]).rowcount > 0


def _psql(database: Database, script: Path) -> None:
    subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", script], env=database.env(), check=True, text=True,
                   stdin=subprocess.DEVNULL, capture_output=True)


@click.command()
@click.option("--to", "to_change", metavar="CHANGE", help="Stop after this change or @tag.")
@click.option("--domain", metavar="NAME", help="Deploy the satellite of this name (domains/NAME) instead of the core.")
def deploy(to_change: str | None, domain: str | None) -> None:
    """Deploy the plan to the database.

    A superuser's login first creates the roles and prepares the database (sql/bootstrap); any other login finds that
    done. Then `sqitch deploy` runs as mds_owner. Deploying again deploys what is new.

    \b
    Example:
        mds --dsn postgresql://mds_deployer@db.example.org/mds deploy
        mds --dsn postgresql://db.example.org/history deploy --domain history
    """
    bootstrap.ensure("sqitch")
    deploy_to(current(), *(["--to", to_change] if to_change else []), directory=satellite(domain) if domain else None)


def satellite(name: str) -> Path:
    """The directory of a satellite's project; ClickException when there is none of that name."""
    domains = project.root() / "domains"
    names = sorted(path.parent.name for path in domains.glob("*/sqitch.plan"))
    if name not in names:
        raise click.ClickException(f"there is no domain {name}: there is {', '.join(names)}")
    return domains / name


@click.command()
@click.option("--to", "to_change", metavar="CHANGE", help="Revert to just after this change or @tag; else everything.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def revert(to_change: str | None, yes: bool) -> None:
    """Undo deployed changes, newest first. Data in reverted tables are lost.

    \b
    Example:
        mds revert --to @v1.0.0
    """
    bootstrap.ensure("sqitch")
    database = current()
    what = f"everything after {to_change}" if to_change else "everything, with all data,"
    yes or click.confirm(f"Revert {what} from database {database.name} ({database.named_by})?", abort=True)
    run(database, "revert", "-y", *(["--to", to_change] if to_change else []))


@click.command()
def verify() -> None:
    """Run the verify script of every deployed change."""
    bootstrap.ensure("sqitch")
    run(current(), "verify")


@click.command()
def status() -> None:
    """Say which database this is, what is deployed in it, and what is not yet.

    Exit status 1 when nothing is deployed, or something is missing.
    """
    bootstrap.ensure("sqitch")
    database = current()
    with database.connect() as connection:
        version, user = connection.execute("select current_setting('server_version'), session_user").fetchone()
    click.echo(f"# Login:    {user} on PostgreSQL {version}, database by {database.named_by}")
    run(database, "status")


@click.command()
@click.argument("change")
@click.option("-n", "--note", required=True, help="Why; a sentence for the plan.")
def rework(change: str, note: str) -> None:
    """Open a released function or view for a new version.

    Freezes the released scripts below sql/released and lets the revert script restore them; then edit
    deploy/CHANGE.sql, verify and test. Changes that are not in a tag yet are edited in place instead.

    \b
    Example:
        mds rework mds/merge_users -n 'Record who merged.'
    """
    bootstrap.ensure("sqitch")
    rework_in(project.checkout(), change, note)


def rework_in(root: Path, change: str, note: str) -> None:
    """What `mds rework` does, in any checkout."""
    if not note.rstrip().endswith("."):
        raise click.ClickException("a note is a sentence and ends with a full stop")
    tags = re.findall(r"^@(\S+)", (root / "sqitch.plan").read_text(), re.MULTILINE)
    if not tags:
        raise click.ClickException("nothing is released yet: edit the change in place")
    scripts = [Path(kind, f"{change}.sql") for kind in ("deploy", "revert", "verify")]
    for script in scripts:                      # Sqitch does not make them (1.3.1)
        (root / "sql" / "released" / script).parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["sqitch", "rework", change, "-n", note], cwd=root, text=True, capture_output=True)
    if done.returncode:
        raise click.ClickException(done.stderr.strip() or done.stdout.strip())
    # Includes point backwards only, at frozen files, and are relative to the project's root: \ir would break when a
    # later rework moves this script. The included script ends the transaction.
    frozen = f"sql/released/deploy/{change}@{tags[-1]}.sql"
    drops = ""
    if not _replaces((root / frozen).read_text()):
        drops = _statements((root / "sql" / "released" / "revert" / f"{change}@{tags[-1]}.sql").read_text())
    (root / "revert" / f"{change}.sql").write_text(f"-- Revert mds:{change} from pg\nbegin;\n{drops}\\i {frozen}\n")
    click.echo(done.stdout.strip())
    click.echo(f"revert/{change}.sql now restores {frozen}.\n"
               "If the new version has another signature, have it drop that one before the include.")


def _replaces(script: str) -> bool:
    """Whether a deploy script can run over its object as it is: nothing in it is created that may not be there."""
    return not re.search(r"^create (?!or replace\b)", script, re.MULTILINE | re.IGNORECASE)


def _statements(script: str) -> str:
    """What a revert script does between begin and commit, its own includes left out."""
    inner = re.search(r"^begin;\n(.*?)(^commit;|\Z)", script, re.MULTILINE | re.DOTALL)[1]
    return "".join(line + "\n" for line in inner.splitlines() if line.strip() and not line.startswith("\\i "))
