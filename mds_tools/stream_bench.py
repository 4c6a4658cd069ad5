"""mds bench stream: from the database through Debezium and Kafka to a consumer's golden profiles."""

import time

import click
from psycopg.types.json import Jsonb

from mds_tools.consume import apply_profiles, install
from mds_tools.progress import Progress
from mds_tools.topics import Reader

BATCH = 500
GOLDEN = """select md5(string_agg(concat_ws('|', canonical_user_id, status, full_name, email, phone_e164, country_code,
                                            preferences, attributes, version, created_at, updated_at), E'\\n'
                                  order by canonical_user_id)), count(*) from {}.golden_profiles"""


@click.command()
@click.option("--users", default=100_000, type=click.IntRange(min=1), help="How many people.")
def stream(users: int) -> None:
    """Measure how fast changes reach the topics, and how fast a consumer rebuilds every golden profile from them.

    Starts a throw-away PostgreSQL, Kafka, Connect with Debezium and a registry; compares the rebuilt profiles with
    mds.golden_profiles. Exit status 1 when they differ.
    """
    from mds_tools.streaming_scratch import running, somebody

    with running() as side:
        side.connectors("apply")
        progress, started = Progress("ingested"), time.monotonic()
        for first in range(0, users, BATCH):
            records = [{"source_record_id": str(n), "payload": somebody(n)}
                       for n in range(first, min(first + BATCH, users))]
            side.db.execute("select count(*) from mds.ingest_batch('crm', %s)", [Jsonb(records)])
            progress.show(first + len(records), (first + len(records)) / users)
        progress.end()
        ingested = time.monotonic() - started
        marker = side.ingest(10**8)
        side.collector.until(lambda message: message.key == marker and message.topic == "mds.state.user", 3600)
        arrived = time.monotonic() - started
        click.echo(f"{users:,} people in {ingested:.1f} s ({users / ingested:,.0f}/s); the last was in Kafka "
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
