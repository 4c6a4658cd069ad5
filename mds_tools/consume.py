"""Reference consumers of the topics: each keeps something of its own in a database of the reader's choice.

The broker is the one of KAFKA_BROKERS, the registry that of SCHEMA_REGISTRY_URL, else the checkout's own. Messages may
come twice; what they write is idempotent, and a batch is committed in the database before its offsets are in Kafka.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import click
import psycopg

from mds_tools import project
from mds_tools.options import Number
from mds_tools.progress import Progress
from mds_tools.topics import Message, Reader, TopicError


@click.group(help=__doc__)
def consume() -> None:
    pass


def reading(default_group: str) -> Callable:
    """The options that every consumer has."""
    options = (
        click.option("--to", "target", metavar="DSN", required=True, help="The database to write to."),
        click.option("--group", default=default_group, metavar="NAME",
                     help="Consumer group; Kafka remembers how far it has read."),
        click.option("--topic-prefix", default="mds", metavar="NAME", help="As in connectors/defaults.toml."),
        click.option("--from-beginning", is_flag=True, help="Read everything again, whatever the group has read."),
        click.option("--until-end", is_flag=True, help="Stop when everything has been read, instead of waiting."),
        click.option("--seconds", type=Number(min=0, min_open=True), help="Stop after this time."),
        click.option("--kafka", "settings", metavar="NAME=VALUE", multiple=True, callback=_settings,
                     help="A setting of librdkafka, for TLS and SASL: security.protocol=SASL_SSL."),
    )

    def decorate(command: Callable) -> Callable:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _settings(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    if wrong := [setting for setting in given if "=" not in setting]:
        raise click.BadParameter(f"{wrong[0]}: NAME=VALUE is expected")
    return dict(setting.split("=", 1) for setting in given)


@consume.command()
@reading("mds-profiles")
def profiles(target: str, topic_prefix: str, **options: Any) -> None:
    """Keep golden profiles, following merges and erasures, from the topics of the outbox.

    Writes schema profiles of the database (made when it is not there): golden_profiles, and resolve(user_id) for ids
    that were merged away.

    \b
    Example:
        mds consume profiles --to postgresql:///replica --from-beginning --until-end
    """
    reader = Reader([f"{topic_prefix}.events.user", f"{topic_prefix}.state.user"], **options)
    with psycopg.connect(target, autocommit=True, application_name="mds consume profiles") as connection:
        install(connection)
        follow(reader, "profiles", lambda messages: apply_profiles(connection, messages))


@consume.command()
@reading("mds-history")
def history(target: str, topic_prefix: str, **options: Any) -> None:
    """Keep every version of every row of the published tables, from their topics; of an erased person nothing.

    Writes schema history of the database, which `mds deploy --domain history` deploys there. Start it before the
    topics are compacted: what a compacted topic has dropped, no history has.

    \b
    Example:
        mds --dsn postgresql:///history deploy --domain history
        mds consume history --to postgresql:///history
    """
    prefix = re.escape(topic_prefix)
    reader = Reader([f"^{prefix}\\.mds\\..*", f"^{prefix}\\.events\\.user$"], **options)
    with psycopg.connect(target, autocommit=True, application_name="mds consume history") as connection:
        if connection.execute("select to_regnamespace('history') is null").fetchone()[0]:
            raise click.ClickException("this database has no history: `mds --dsn … deploy --domain history` deploys it")
        follow(reader, "history", lambda messages: apply_history(connection, messages))


def follow(reader: Reader, label: str, apply: Callable[[list[Message]], int]) -> None:
    """Apply batch after batch until the reader stops; say how many and how fast."""
    progress, read, changed = Progress(label), 0, 0
    for messages in reader:
        changed += apply(messages)
        read += len(messages)
        progress.show(read, None)
    progress.end()
    seconds = max(progress.seconds, 0.001)
    click.echo(f"{label}: {read:,} messages in {seconds:.1f} s ({read / seconds:,.0f}/s), {changed:,} rows changed")


def apply_profiles(connection: psycopg.Connection, messages: list[Message]) -> int:
    """Write a batch of messages of events.user and state.user; how many rows changed. In one transaction."""
    for message in messages:
        if not {"eventType", "occurredAt"} <= message.headers.keys():
            raise _foreign(message, "of the outbox: it has no header eventType or occurredAt")
    rows = [(message.key, message.headers["eventType"], message.headers["occurredAt"],
             None if message.value is None else json.dumps(message.value)) for message in messages]
    with connection.transaction():
        changed, = connection.execute("select profiles.apply(%s, %s, %s::timestamptz[], %s)",
                                      [list(column) for column in zip(*rows, strict=True)]).fetchone()
    return changed


def apply_history(connection: psycopg.Connection, messages: list[Message]) -> int:
    """Write a batch of messages of table topics, and erase whom events.user says to; how many versions are new or lost
    their content. In one transaction."""
    rows, erased = [], [message.key for message in messages if message.headers.get("eventType") == "user.erased"]
    for message in messages:
        if "eventType" in message.headers:
            continue
        if message.value is not None:           # a tombstone says nothing that the deletion before it did not
            if not isinstance(message.value, dict) or not {"source", "op", "after"} <= message.value.keys():
                raise _foreign(message, "a change of a table: it has no source, op or after")
            source, after = message.value["source"], message.value["after"]
            rows.append((f"{source['schema']}.{source['table']}", json.dumps(message.key), message.value["op"],
                         position(source), source["txId"], source["ts_ms"] / 1000,
                         None if after is None else json.dumps(after)))
    changed = 0
    with connection.transaction():
        if rows:
            changed += connection.execute("""
                select history.apply(%s, %s::jsonb[], %s, %s::bigint[], %s::bigint[],
                                     (select array_agg(to_timestamp(t) order by n)
                                        from unnest(%s::float8[]) with ordinality as u (t, n)), %s::jsonb[])""",
                [list(column) for column in zip(*rows, strict=True)]).fetchone()[0]
        for user in erased:
            changed += connection.execute("select history.erase_user(%s)", [user]).fetchone()[0]
    return changed


def _foreign(message: Message, what: str) -> TopicError:
    return TopicError(f"message {message.offset} of {message.topic}, partition {message.partition}, is not {what}")


def position(source: dict) -> int:
    """Where a change stands among the others of its row: its lsn; of a row that an incremental snapshot read, just
    after what the stream had come to."""
    if source["lsn"] is not None:
        return source["lsn"]
    return int(json.loads(source["sequence"])[1]) + 1


def install(connection: psycopg.Connection) -> None:
    """Make the schema of golden profiles, or bring it up to date; consumers that start at once wait for each other."""
    script = project.root() / "sql" / "consumers" / "profiles.sql"
    with connection.transaction():
        connection.execute("set local client_min_messages to warning")
        connection.execute("select pg_advisory_xact_lock(hashtextextended('mds consume', 0))")
        connection.execute(script.read_text())
