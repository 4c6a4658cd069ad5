"""A real Kafka broker, Kafka Connect with Debezium and a schema registry, beside the private cluster.

They run until `mds streaming down`, on the loopback interface only. Java 17 and Maven are needed; the jars (250 MB)
come from Maven Central the first time.
"""

import shlex

import click

from mds_tools import database, streaming
from mds_tools.cluster import Cluster


@click.group("streaming", help=__doc__)
def group() -> None:
    pass


@group.command()
def resolve() -> None:
    """Fetch the jars from Maven Central, unless they are here; start nothing."""
    click.echo(f"The jars are in {streaming.resolve()}.")


@group.command()
def up() -> None:
    """Start broker, registry and Connect, and open the private cluster to the connectors' roles.

    \b
    Example:
        mds streaming up && mds connectors apply && mds connectors status
    """
    side = streaming.private()
    base = database.current()
    side.up()
    if base.cluster:
        open_database(side, base.cluster)
    else:
        click.echo("The database is not the private one: Connect reads the passwords of its roles from "
                   f"{side.secrets}, a line ROLE=PASSWORD each.", err=True)
    click.echo(f"Kafka is at {side.brokers}, Connect at {side.connect_url}, the registry at {side.registry_url}.\n"
               "`mds connectors apply` starts the connectors; eval \"$(mds streaming env)\" sets this shell up.")


@group.command()
def down() -> None:
    """Stop them; topics and offsets stay. The connectors' slots stay too, and keep WAL: `mds connectors lag`."""
    streaming.private().down()


@group.command()
def status() -> None:
    """Say what runs, where, and whether it answers. Exit status 1 when something that runs does not answer."""
    side = streaming.private()
    sick = []
    for part in streaming.PARTS:
        pid = side.pid(part)
        state = "down" if not pid else "up" if side.answers(part) else "does not answer"
        sick += [part] if state == "does not answer" else []
        place = {"broker": side.brokers, "registry": side.registry_url, "connect": side.connect_url}[part]
        click.echo(f"{part:<9} {state:<16} {place}" + (f"   (process {pid}, {side.log(part)})" if pid else ""))
    if sick:
        raise streaming.StreamingError(f"{', '.join(sick)}: runs and does not answer; see the log")


@group.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def destroy(yes: bool) -> None:
    """Stop them and delete topics, offsets and connectors. The slots in the database stay (`mds connectors delete`
    before drops them)."""
    side = streaming.private()
    if side.exists():
        yes or click.confirm(f"Delete the topics and connectors in {side.home}?", abort=True)
    side.destroy()


@group.command()
def env() -> None:
    """Print the shell commands that point consumers at it: KAFKA_BROKERS, DEBEZIUM_CONNECT_URL, SCHEMA_REGISTRY_URL."""
    click.echo("\n".join(f"export {name}={shlex.quote(value)}" for name, value in streaming.private().env().items()))


def open_database(side: streaming.Streaming, cluster: Cluster) -> None:
    """Let the connectors' roles into the cluster over 127.0.0.1, with made passwords that only Connect can read.

    A connector that runs knows its password: the next time it stays the same.
    """
    known = side.read_secrets()
    side.write_secrets({role: cluster.open_to(role, known.get(role)) for role in streaming.ROLES})
