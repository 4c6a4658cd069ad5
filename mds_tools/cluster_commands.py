"""The private PostgreSQL of this checkout: no service, no port, no password.

Its files are below .mds/ of the checkout (of root: below /var/lib/mds). It runs until `mds cluster down`.
"""

import shlex
import subprocess

import click

from mds_tools import bootstrap, scratch, sqitch
from mds_tools.cluster import ClusterError
from mds_tools.database import Database, private


@click.group(help=__doc__)
def cluster() -> None:
    pass


@cluster.command()
def up() -> None:
    """Start it, with database mds and the whole plan deployed."""
    sqitch.start(private(), redeploy=True)
    database = private()
    click.echo(f"Database {database.name} is up on PostgreSQL at {database.cluster.socket}, port "
               f"{database.cluster.port}. `mds cluster psql` opens it; eval \"$(mds cluster env)\" sets this shell up.")


@cluster.command()
def down() -> None:
    """Stop it; the data stay."""
    private().cluster.down()


@cluster.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def destroy(yes: bool) -> None:
    """Stop it and delete all its data."""
    found = private().cluster
    if found.exists():
        yes or click.confirm(f"Delete the private cluster in {found.home} with all its data?", abort=True)
    found.destroy()


@cluster.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(arguments: tuple[str, ...]) -> None:
    """Open database mds in psql, as superuser; ARGUMENTS are psql's.

    \b
    Example:
        mds cluster psql -c 'table mds.golden_profiles'
    """
    done = subprocess.run(["psql", *arguments], env=_running().env())
    click.get_current_context().exit(done.returncode)


@cluster.command()
@click.option("--user", metavar="ROLE", help="Log in as this role, as mds_deployer to deploy with plain sqitch.")
def env(user: str | None) -> None:
    """Print the shell commands that point psql, sqitch and pg_prove at database mds.

    \b
    Example:
        eval "$(mds cluster env)"; psql; sqitch status; pg_prove test/*/*.sql
    """
    database = _running()
    settings = (database.as_user(user) if user else database).env()
    wanted = {name: settings[name] for name in ("PGHOST", "PGPORT", "PGUSER", "PGDATABASE")}
    wanted["PGOPTIONS"] = f"-c search_path={scratch.SEARCH_PATH}"
    wanted |= {name: settings[name] for name in {"PATH", *bootstrap.CHANGED}}
    click.echo("\n".join(f"export {name}={shlex.quote(value)}" for name, value in wanted.items()))


@cluster.command()
@click.argument("role", default="mds_reader")
def listen(role: str) -> None:
    """Open 127.0.0.1 for programs that know no unix sockets (JDBC, BI), for ROLE only, and print the URL.

    The role gets a new password, kept in a file that only you can read.
    """
    click.echo(_running().cluster.listen(role))


def _running() -> Database:
    """The private database, once it is known to be up."""
    bootstrap.ensure("server")
    database = private()
    if not database.cluster.running():
        raise ClusterError("the private cluster is not running: start it with `mds cluster up`")
    return database
