"""mds bench stream: from the database through Debezium and Kafka to a consumer's golden profiles."""

import tempfile
import time
from pathlib import Path

import click
from psycopg.rows import dict_row

from mds_tools.consume import apply_profiles, install
from mds_tools.load import load_file
from mds_tools.mapping import Mapping
from mds_tools.options import COUNT
from mds_tools.topics import Reader

GOLDEN = """select md5(string_agg(concat_ws('|', canonical_user_id, status, full_name, email, phone_e164, country_code,
                                            preferences, attributes, version, created_at, updated_at), E'\\n'
                                  order by canonical_user_id)), count(*) from {}.golden_profiles"""


@click.command()
@click.option("--users", default=100_000, type=COUNT, help="How many people.")
def stream(users: int) -> None:
    """Measure how fast changes reach the topics, and how fast a consumer rebuilds every golden profile from them.

    Starts a throw-away PostgreSQL, Kafka, Connect with Debezium and a registry; loads synthetic people as `mds load`
    does, with both connectors at work; compares the rebuilt profiles with mds.golden_profiles. Exit status 1 when they
    differ.
    """
    from mds_tools.streaming_scratch import people_file, running

    with running("^mds\\.state\\.user$") as side, tempfile.TemporaryDirectory() as home:
        side.connectors("apply")
        path = people_file(Path(home), range(users))
        started = time.monotonic()
        with side.database.connect(autocommit=True, row_factory=dict_row) as connection:
            load_file(connection, path, Mapping().with_options(system={"value": "crm"}),
                      connect=lambda: side.database.connect(autocommit=True, row_factory=dict_row))
        ingested = time.monotonic() - started
        marker = side.ingest(10**8)
        side.collector.until(lambda message: message.key == marker and message.topic == "mds.state.user", 3600)
        arrived = time.monotonic() - started
        click.echo(f"{users:,} people loaded in {ingested:.1f} s ({users / ingested:,.0f}/s); the last was in Kafka "
                   f"{arrived - ingested:.1f} s later")

        side.db.execute("create database rebuilt")
        with side.database.named("rebuilt").connect(autocommit=True) as consumer:
            install(consumer)
            reader = Reader(["mds.events.user", "mds.state.user"], "bench", brokers=side.streaming.brokers,
                            until_end=True)
            read, started = 0, time.monotonic()
            for messages in reader:
                apply_profiles(consumer, messages)
                read += len(messages)
            seconds = time.monotonic() - started
            rebuilt, count = consumer.execute(GOLDEN.format("profiles")).fetchone()
        golden, wanted = side.db.execute(GOLDEN.format("mds")).fetchone()
        click.echo(f"a consumer rebuilt {count:,} golden profiles from {read:,} messages in {seconds:.1f} s "
                   f"({read / seconds:,.0f} messages/s, {count / seconds:,.0f} profiles/s)")
        if rebuilt != golden:
            raise click.ClickException(f"they are not those of the database, which has {wanted:,}")
        click.echo("they are those of the database, value by value")
