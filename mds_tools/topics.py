"""Messages of the topics, as Python sees them; and a consumer that reads them in batches, each done before the next."""

import io
import json
import os
import signal
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import click

from mds_tools import streaming

BATCH = 2000
POLL_SECONDS = 0.5
IDLE_SECONDS = 15
"""So long a reader that is to stop at the end waits for something to read."""


class TopicError(click.ClickException):
    """The topics cannot be read; the message says why."""


@dataclass(frozen=True)
class Message:
    """One message: key and value decoded, headers as text. A tombstone's value is None."""

    topic: str
    partition: int
    offset: int
    key: Any
    value: Any
    headers: dict[str, str]


@dataclass
class Decoder:
    """Reads JSON, and Avro in Confluent's wire format (schemas from the registry, kept by id)."""

    registry_url: str | None = None
    _schemas: dict[int, Any] = field(default_factory=dict)

    def __call__(self, raw: bytes | None) -> Any:
        if raw is None:
            return None
        if raw[:1] == b"\0" and len(raw) > 5:
            import fastavro

            number, = struct.unpack(">I", raw[1:5])
            return fastavro.schemaless_reader(io.BytesIO(raw[5:]), self._schema(number))
        return json.loads(raw)

    def key(self, raw: bytes | None) -> Any:
        """A table topic's key is a document, an outbox topic's plain text."""
        return self(raw) if raw is None or raw[:1] in (b"{", b"\0") else raw.decode()

    def message(self, raw: Any) -> Message:
        """A message of confluent-kafka. Raises TopicError, with its place, for one that nobody can read."""
        try:
            headers = {name: value.decode() if value is not None else None for name, value in raw.headers() or []}
            return Message(raw.topic(), raw.partition(), raw.offset(), self.key(raw.key()), self(raw.value()), headers)
        except TopicError:
            raise
        except Exception as error:                  # of JSON, of Avro in many ways
            raise TopicError(f"message {raw.offset()} of {raw.topic()}, partition {raw.partition()}, is neither JSON "
                             f"nor Avro: {error}") from error

    def _schema(self, number: int) -> Any:
        if number not in self._schemas:
            import fastavro
            import requests

            url = self.registry_url or os.environ.get("SCHEMA_REGISTRY_URL") or streaming.private().registry_url
            try:
                answer = requests.get(f"{url}/schemas/ids/{number}", timeout=10)
                answer.raise_for_status()
                self._schemas[number] = fastavro.parse_schema(json.loads(answer.json()["schema"]))
            except (requests.RequestException, ValueError, KeyError) as error:
                raise TopicError(f"the registry at {url} has no schema {number}: {error}") from error
        return self._schemas[number]


def find_brokers() -> str:
    """KAFKA_BROKERS, else the checkout's own broker."""
    if named := os.environ.get("KAFKA_BROKERS"):
        return named
    side = streaming.private()
    if not side.pid("broker"):
        raise TopicError("no broker is named and none of our own runs: KAFKA_BROKERS names one, `mds streaming up` "
                         "starts one")
    return side.brokers


@dataclass
class Reader:
    """Reads topics as a consumer group. A batch's offsets are committed when the next one is asked for, so what was
    not finished comes again: at least once.

    Topics are names, or patterns beginning with ^. `settings` are librdkafka's, for TLS and SASL.
    """

    topics: list[str]
    group: str
    settings: dict[str, str] = field(default_factory=dict)
    from_beginning: bool = False
    until_end: bool = False
    """Stop at what was the end of every partition when it was reached, instead of waiting for more."""
    seconds: float | None = None
    brokers: str = field(default_factory=find_brokers)
    batch: int = BATCH

    def __iter__(self) -> Iterator[list[Message]]:
        try:
            from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException
        except ImportError:
            raise TopicError("confluent-kafka is not installed: pip install 'mds-tools[streaming]'") from None
        decode, stop, trouble = Decoder(), _Stop(), ""

        def warn(error: Any) -> None:               # librdkafka tries on by itself, and says so many times a second
            nonlocal trouble
            if not trouble:
                click.echo(f"mds: Kafka at {self.brokers}: {error.str()}; trying on", err=True)
            trouble = error.str()

        try:
            consumer = Consumer({
                "bootstrap.servers": self.brokers, "group.id": self.group, "auto.offset.reset": "earliest",
                "enable.auto.commit": False, "enable.partition.eof": True, "isolation.level": "read_committed",
                "topic.metadata.refresh.interval.ms": 5000, "session.timeout.ms": 10000, "log_level": 2,
                "error_cb": warn, **self.settings})
        except KafkaException as error:
            raise TopicError(f"Kafka: {error.args[0].str()}") from error
        at_end: set[tuple[str, int]] = set()
        assigned: set[tuple[str, int]] = set()

        def assign(who: Any, partitions: list) -> None:
            if self.from_beginning:
                for partition in partitions:
                    partition.offset = OFFSET_BEGINNING
                who.assign(partitions)
            assigned.update((partition.topic, partition.partition) for partition in partitions)

        def revoke(who: Any, partitions: list) -> None:
            gone = {(partition.topic, partition.partition) for partition in partitions}
            assigned.difference_update(gone)
            at_end.difference_update(gone)

        deadline = time.monotonic() + self.seconds if self.seconds else None
        idle_since = time.monotonic()
        try:
            consumer.subscribe(self.topics, on_assign=assign, on_revoke=revoke)
            with stop:
                while not stop.asked and (deadline is None or time.monotonic() < deadline):
                    messages = []
                    for message in consumer.consume(self.batch, POLL_SECONDS):
                        if (error := message.error()) is None:
                            at_end.discard((message.topic(), message.partition()))
                            messages.append(decode.message(message))
                        elif error.code() == KafkaError._PARTITION_EOF:
                            at_end.add((message.topic(), message.partition()))
                        elif error.fatal() or error.code() in (KafkaError.TOPIC_AUTHORIZATION_FAILED,
                                                               KafkaError.GROUP_AUTHORIZATION_FAILED):
                            raise TopicError(f"Kafka: {error.str()}")
                    if messages:
                        idle_since, trouble = time.monotonic(), ""
                        yield messages
                        consumer.commit(asynchronous=False)
                    elif self.until_end and assigned and assigned <= at_end:
                        return
                    elif self.until_end and not assigned and time.monotonic() - idle_since > IDLE_SECONDS:
                        if trouble:
                            break
                        raise TopicError(f"nothing to read: the broker has no topic like {', '.join(self.topics)}, or "
                                         "another consumer of this group reads it")
            if trouble and not assigned and not stop.asked:
                raise TopicError(f"Kafka at {self.brokers} cannot be reached: {trouble}")
        except KafkaException as error:
            raise TopicError(f"Kafka at {self.brokers}: {error.args[0].str()}") from error
        finally:
            consumer.close()


class _Stop:
    """Turns the first SIGINT or SIGTERM into a request to finish the batch; does nothing outside the main thread."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Callable] = {}

    def __enter__(self) -> "_Stop":
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                self._before[number] = signal.signal(number, self._ask)
            except ValueError:
                return self
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, _: object) -> None:
        self.asked = True
        signal.signal(number, self._before[number])
