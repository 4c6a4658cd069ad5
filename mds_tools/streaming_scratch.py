"""A throw-away streaming side, for tests and measurements: PostgreSQL with MDS, Kafka, Connect and a registry; and what
arrives."""

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click.testing
import psycopg
from confluent_kafka import Consumer, IsolationLevel, KafkaError, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec
from psycopg.types.json import Jsonb

from mds_tools import project, sqitch
from mds_tools.cli import cli
from mds_tools.cluster import Cluster
from mds_tools.database import Database
from mds_tools.streaming import ROLES, Streaming
from mds_tools.topics import Decoder, Message

PATIENCE = 90
"""Seconds that anything may take; nothing should."""


class Collector(threading.Thread):
    """Reads the topics like a pattern from the beginning, for as long as the test runs: messages decoded, and their
    bytes as well."""

    def __init__(self, brokers: str, registry_url: str, pattern: str) -> None:
        super().__init__(daemon=True)
        self._brokers, self._pattern = brokers, pattern
        self.messages: list[Message] = []
        self.raw: list[tuple[str, bytes]] = []
        self.failed: Exception | None = None
        self._seen: set[tuple[str, int, int]] = set()
        self._assigned: set[tuple[str, int]] = set()
        self._ends: dict[tuple[str, int], int] = {}
        self._decode, self._stopped = Decoder(registry_url), False
        self._consumer = Consumer({
            "bootstrap.servers": brokers, "group.id": f"collector-{os.getpid()}", "auto.offset.reset": "earliest",
            "isolation.level": "read_committed", "enable.auto.commit": False, "enable.partition.eof": True,
            "log_level": 0, "topic.metadata.refresh.interval.ms": 1000, "reconnect.backoff.max.ms": 500,
            "session.timeout.ms": 60000, "max.poll.interval.ms": 3600000})

    def run(self) -> None:
        def assign(_: Consumer, places: list[TopicPartition]) -> None:
            self._assigned.update((place.topic, place.partition) for place in places)

        def revoke(_: Consumer, places: list[TopicPartition]) -> None:
            self._assigned.difference_update((place.topic, place.partition) for place in places)

        self._consumer.subscribe([self._pattern], on_assign=assign, on_revoke=revoke)
        try:
            while not self._stopped:
                for message in self._consumer.consume(1000, 0.2):
                    if message.error() is None:
                        self._take(message)
                    elif message.error().code() == KafkaError._PARTITION_EOF:
                        self._ends[message.topic(), message.partition()] = message.offset()
        except Exception as error:
            self.failed = error
        finally:
            self._consumer.close()

    def _take(self, message: Any) -> None:
        place = message.topic(), message.partition(), message.offset()
        if place in self._seen:                 # read again after a rebalance; not sent twice
            return
        self._seen.add(place)
        headers = {name: value.decode() for name, value in message.headers() or [] if value is not None}
        self.raw.append((message.topic(), b"\n".join([message.key() or b"", message.value() or b"",
                                                      repr(headers).encode()])))
        self.messages.append(Message(message.topic(), message.partition(), message.offset(),
                                     self._decode.key(message.key()), self._decode(message.value()), headers))

    def of(self, topic: str) -> list[Message]:
        """What has arrived in a topic; in order for each key."""
        if self.failed:
            raise self.failed
        return [message for message in list(self.messages) if message.topic == topic]

    def has_read_all(self) -> bool:
        """Whether everything that the broker has now was read: of one partition's news nothing follows for another."""
        admin = AdminClient({"bootstrap.servers": self._brokers, "log_level": 0})    # knows no broker that was before
        try:
            ends = admin.list_offsets(
                {TopicPartition(*place): OffsetSpec.latest() for place in set(self._assigned)}, request_timeout=30,
                isolation_level=IsolationLevel.READ_COMMITTED)
            return all(self._ends.get((place.topic, place.partition), -1) >= end.result(30).offset
                       for place, end in ends.items())
        except KafkaException:
            return False

    def until(self, wanted: Callable[[Message], bool], seconds: float) -> Message:
        """Wait for a message; each is looked at once."""
        deadline, seen = time.monotonic() + seconds, 0
        while time.monotonic() < deadline and not self.failed:
            for message in self.messages[seen:(seen := len(self.messages))]:
                if wanted(message):
                    return message
            time.sleep(0.05)
        raise self.failed or TimeoutError(f"nothing in {seconds:g} s")

    def stop(self) -> None:
        self._stopped = True
        self.join(10)


@dataclass
class Side:
    """Everything that runs, and how a test reaches it."""

    database: Database
    streaming: Streaming
    db: psycopg.Connection
    collector: Collector
    secrets: set[str] = field(default_factory=set)
    """Values that were sent into MDS and must never leave it."""

    def mds(self, *arguments: str, exit_code: int = 0) -> click.testing.Result:
        """Run an mds command against it."""
        environment = {"DATABASE_URL": self.database.conninfo, **self.streaming.env()}
        done = click.testing.CliRunner().invoke(cli, list(arguments), env=environment)
        assert done.exit_code == exit_code, f"{done.output}\n{done.exception!r}"
        return done

    def connectors(self, *arguments: str, exit_code: int = 0) -> click.testing.Result:
        values = Path(self.streaming.home / "values.toml")
        return self.mds("connectors", "--env", str(values), *arguments, exit_code=exit_code)

    def ingest(self, n: int, *, system: str = "crm", db: psycopg.Connection | None = None, **changes: Any) -> str:
        """Report the n-th of many people who have nothing in common; the user's id."""
        payload = {**somebody(n), **changes}
        self.secrets |= {payload["government_ids"][0]["value"], payload["note"]}
        return str((db or self.db).execute("select canonical_user_id from mds.ingest(%s, %s, %s)",
                                           [system, str(n), Jsonb(payload)]).fetchone()[0])

    def wait(self, reached: Callable[[], Any], what: str) -> Any:
        """Ask until there is an answer; fails with what was waited for."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if answer := reached():
                return answer
            time.sleep(0.1)
        raise AssertionError(f"waited {PATIENCE} s for {what}\n{self.mds('connectors', 'lag', exit_code=3).output}")

    def settle(self) -> None:
        """Wait until everything that was committed so far has arrived, in both streams."""
        marker = self.ingest(int(time.time() * 1000) % 10**9 + 10**6)
        self.wait(lambda: any(message.key == marker for message in self.collector.of("mds.state.user")),
                  "the outbox to arrive")
        self.wait(lambda: any(message.value and message.value["after"]["canonical_user_id"] == marker
                              for message in self.collector.of("mds.mds.source_identities")), "the tables to arrive")
        self.wait(self.collector.has_read_all, "the rest of what the broker has")

    def query(self, statement: str, *parameters: Any) -> list[tuple]:
        return self.db.execute(statement, parameters).fetchall()


def somebody(n: int) -> dict:
    """The n-th of many people who have nothing in common; some of it must never leave the database."""
    digest = hashlib.md5(str(n).encode()).hexdigest()
    letters = digest.translate(str.maketrans("0123456789", "ghijklmnop"))
    return {"full_name": f"{letters[:7]} {letters[7:16]}", "email": f"{letters[16:26]}@example.org",
            "date_of_birth": f"{1940 + n % 60}-{1 + n // 60 % 12:02}-{1 + n // 720 % 28:02}",
            "government_ids": [{"type": "passport", "country_code": "GB", "value": f"{7 * 10**8 + n}"}],
            "note": f"raw-payload-{digest}"}


def people_file(home: Path, numbers: Iterable[int]) -> Path:
    """A file of some of them, as `mds load` takes it."""
    path = home / "people.jsonl"
    with path.open("w") as out:
        out.writelines(json.dumps({"source_record_id": str(n), **somebody(n)}) + "\n" for n in numbers)
    return path


@contextlib.contextmanager
def running(collected: str = "^(mds|avro)\\..*") -> Iterator[Side]:
    """Start it all, with three source systems and nobody in the database; stop and delete it all. `collected` is the
    pattern of the topics that the collector reads."""
    with contextlib.ExitStack() as stack:
        cluster = Cluster(project.root(), name=f"e2e-{os.getpid()}", durable=False, tcp=True)
        stack.callback(cluster.destroy)
        stack.enter_context(cluster.session())
        database = Database(cluster.dsn("mds"), "a throw-away cluster", cluster)
        database.named("postgres").execute("create database mds")
        sqitch.deploy_to(database, verify=False, quiet=True)
        streaming = stack.enter_context(Streaming(project.root(), f"e2e-{os.getpid()}", tied=True).session())
        streaming.write_secrets({role: cluster.open_to(role) for role in ROLES})
        (streaming.home / "values.toml").write_text(f"""
            database_hostname = "127.0.0.1"
            database_port = {cluster.port}
            canonical_password = "${{file:{streaming.secrets}:mds_cdc_canonical}}"
            outbox_password = "${{file:{streaming.secrets}:mds_cdc_outbox}}"
            schema_registry_url = "http://127.0.0.1:{streaming.ports['registry']}/apis/registry/v2"
            partitions = 3
            replication_factor = 1
            min_insync_replicas = 1
            heartbeat_ms = 1000
            poll_ms = 50
            """)
        db = stack.enter_context(database.connect(autocommit=True))
        for system in ("crm", "shop", "billing"):
            db.execute("select mds.register_source(%s, p_default_country => 'GB')", [system])
        collector = Collector(streaming.brokers, streaming.registry_url, collected)
        collector.start()
        stack.callback(collector.stop)
        yield Side(database, streaming, db, collector)
