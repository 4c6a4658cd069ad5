"""Messages are read as they were meant, and a consumer's tables end up the same however they come."""

import io
import json
import random
import socket
import struct
import uuid

import fastavro
import pytest

from mds_tools import consume, scratch, sqitch
from mds_tools.topics import Decoder, Message, TopicError


def test_json_text_and_tombstones():
    decode = Decoder()
    assert decode(b'{"a": [null, "\xc3\xa9"]}') == {"a": [None, "é"]}
    assert decode(None) is None
    assert decode.key(b'{"id":1}') == {"id": 1}
    assert decode.key(b"17") == "17"
    assert decode.key(None) is None


def test_avro_in_confluents_wire_format(monkeypatch):
    schema = {"type": "record", "name": "Key", "fields": [{"name": "id", "type": "long"}]}
    body = io.BytesIO()
    fastavro.schemaless_writer(body, fastavro.parse_schema(schema), {"id": 7})
    asked = []

    class Answer:
        def raise_for_status(self) -> None:
            pass

        def json(self) -> dict:
            return {"schema": json.dumps(schema)}

    monkeypatch.setattr("requests.get", lambda url, **_: asked.append(url) or Answer())
    decode = Decoder("http://registry")
    for _ in range(2):
        assert decode(b"\0" + struct.pack(">I", 5) + body.getvalue()) == {"id": 7}
    assert asked == ["http://registry/schemas/ids/5"]


class Raw:
    """A message as confluent-kafka gives it."""

    def __init__(self, key: bytes | None, value: bytes | None):
        self.key, self.value = lambda: key, lambda: value

    def topic(self) -> str:
        return "mds.state.user"

    def partition(self) -> int:
        return 2

    def offset(self) -> int:
        return 17

    def headers(self) -> list[tuple[str, bytes]]:
        return [("eventType", b"user.state")]


def test_a_message_that_nobody_can_read_is_named():
    read = Decoder().message(Raw(b"k", b'{"a": 1}'))
    assert (read.key, read.value, read.headers) == ("k", {"a": 1}, {"eventType": "user.state"})
    for value in (b"{", b"\xff\xff", b""):
        with pytest.raises(TopicError, match="message 17 of mds.state.user, partition 2, is neither JSON nor Avro"):
            Decoder().message(Raw(b"k", value))


def test_a_message_of_somebody_else_is_named(db):
    with pytest.raises(TopicError, match="message 0 of t, partition 0, is not of the outbox"):
        consume.apply_profiles(db, [Message("t", 0, 0, "k", {}, {})])
    for value in ({}, [1], {"op": "c"}):
        with pytest.raises(TopicError, match="message 0 of t, partition 0, is not a change of a table"):
            consume.apply_history(db, [Message("t", 0, 0, {"id": 1}, value, {})])


@pytest.mark.parametrize("until", [["--until-end"], ["--seconds", "1"]])
def test_a_broker_that_is_not_there_is_a_sentence(cli, clone, monkeypatch, capfd, until):
    monkeypatch.setattr("mds_tools.topics.IDLE_SECONDS", 1)
    with socket.socket() as taken:          # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        brokers = f"127.0.0.1:{taken.getsockname()[1]}"
        done = cli("consume", "profiles", "--to", clone.conninfo, *until, env={"KAFKA_BROKERS": brokers})
    assert done.exit_code == 1
    assert f"Kafka at {brokers} cannot be reached" in done.output
    assert done.output.count("trying on") == 1 and "FAIL" not in done.output + capfd.readouterr().err


def test_a_setting_that_kafka_does_not_know_is_a_sentence(cli, clone):
    done = cli("consume", "profiles", "--to", clone.conninfo, "--kafka", "nonsense=1", env={"KAFKA_BROKERS": "x:1"})
    assert done.exit_code == 1
    assert 'No such configuration property: "nonsense"' in done.output and "internal" not in done.output


A, B, C = (str(uuid.UUID(int=n)) for n in (1, 2, 3))


def message(key: str, kind: str, second: int, value: dict | None) -> Message:
    topic = "mds.state.user" if kind == "user.state" else "mds.events.user"
    return Message(topic, 0, 0, key, value,
                   {"eventType": kind, "occurredAt": f"2026-01-01T00:00:{second:02}Z", "id": str(uuid.uuid4())})


def state(user: str, second: int, name: str | None) -> Message:
    return message(user, "user.state", second, name and {"user_id": user, "status": "active", "full_name": name})


MERGE = {"merge_id": 1, "survivor_id": A, "absorbed_id": B, "moved_identities": []}
STORY = [
    state(A, 1, "Ann"), state(B, 2, "Anne"), state(C, 3, "Carl"),
    message(A, "user.merged", 4, MERGE), message(B, "user.absorbed", 5, MERGE), state(A, 6, "Ann Oakley"),
    state(B, 7, None), state(C, 8, "Carl the Second"), message(C, "user.erased", 9, {"user_id": C}), state(C, 10, None),
]


@pytest.fixture
def consumer(db):
    db.autocommit = True
    consume.install(db)
    return db


def kept(consumer) -> tuple:
    return (consumer.execute("""select canonical_user_id::text, full_name
                                  from profiles.golden_profiles order by 1""").fetchall(),
            consumer.execute("select profiles.resolve(%s)::text, profiles.resolve(%s)::text", [B, C]).fetchone())


@pytest.mark.parametrize("seed", range(12))
def test_batches_repeats_and_topics_in_any_order_end_the_same(consumer, seed):
    dice = random.Random(seed)
    streams = [[m for m in STORY if m.topic == topic and m.key == key]
               for topic in ("mds.events.user", "mds.state.user") for key in (A, B, C)]
    for _ in range(2):                      # and once more from the beginning
        left = [list(stream) for stream in streams if stream]
        batch = []
        while left:
            stream = dice.choice(left)
            batch.append(stream.pop(0))
            left = [stream for stream in left if stream]
            if dice.random() < 0.4 or not left:
                consume.apply_profiles(consumer, batch)
                batch = []
        assert kept(consumer) == ([(A, "Ann Oakley")], (A, C))


def test_what_is_known_changes_nothing(consumer):
    assert consume.apply_profiles(consumer, STORY) > 0
    assert consume.apply_profiles(consumer, STORY) == 0


def test_an_unmerge_gives_the_id_back(consumer):
    consume.apply_profiles(consumer, STORY)
    undone = message(B, "user.unmerged", 20, MERGE)
    consume.apply_profiles(consumer, [undone, state(B, 21, "Anne")])
    assert kept(consumer) == ([(A, "Ann Oakley"), (B, "Anne")], (B, C))


def test_a_chain_of_merges_is_followed(consumer):
    consume.apply_profiles(consumer, [message(A, "user.merged", 1, {**MERGE, "survivor_id": B, "absorbed_id": A}),
                                      message(C, "user.merged", 2, {**MERGE, "survivor_id": C, "absorbed_id": B})])
    assert consumer.execute("select profiles.resolve(%s)::text", [A]).fetchone() == (C,)


def test_installing_again_keeps_what_is_there(consumer):
    consume.apply_profiles(consumer, STORY)
    consume.install(consumer)
    assert kept(consumer)[0] == [(A, "Ann Oakley")]


def test_an_erased_person_does_not_come_back(consumer):
    consume.apply_profiles(consumer, STORY)
    consume.apply_profiles(consumer, [state(C, 30, "Carl")])
    assert kept(consumer)[0] == [(A, "Ann Oakley")]


def change(key: int, operation: str, lsn: int | None, content: dict | None, reached: int = 0) -> Message:
    at = lsn or reached
    source = {"schema": "mds", "table": "canonical_users", "lsn": lsn, "txId": lsn, "ts_ms": 1767225600000 + at,
              "sequence": json.dumps([None, str(at)])}
    return Message("mds.mds.canonical_users", 0, 0, {"id": key},
                   {"op": operation, "before": None, "after": content, "source": source}, {})


@pytest.fixture
def history(server):
    with scratch.database(server) as empty:
        sqitch.deploy_to(empty, verify=False, quiet=True, directory=sqitch.satellite("history"))
        with empty.connect(autocommit=True) as connection:
            yield connection


def test_history_keeps_every_version_whatever_comes_twice(history):
    told = [change(1, "c", 100, {"id": 1, "status": "active"}), change(1, "u", 200, {"id": 1, "status": "inactive"}),
            # Incremental snapshots read the row: with the stream at 200, nothing new; at 300, a change was missed.
            change(1, "r", None, {"id": 1, "status": "inactive"}, 200),
            change(1, "r", None, {"id": 1, "status": "merged"}, 300),
            change(2, "c", 310, {"id": 2}), change(2, "d", 320, None),
            Message("mds.mds.canonical_users", 0, 0, {"id": 2}, None, {})]
    assert consume.apply_history(history, told[:4]) == 3
    assert consume.apply_history(history, told) == 2
    assert consume.apply_history(history, told) == 0
    assert history.execute("""select lsn, operation, content ->> 'status', valid_to is null
                                from history.versions where key = '{"id": 1}' order by lsn""").fetchall() == [
        (100, "create", "active", False), (200, "update", "inactive", False), (301, "snapshot", "merged", True)]
    assert consume.apply_history(history, [told[-1]]) == 0


def test_history_forgets_who_was_erased(history):
    def told(lsn: int, name: str) -> Message:
        made = change(0, "u", lsn, {"id": A, "status": "active", "note": name})
        return Message(made.topic, 0, 0, {"id": A}, made.value, {})

    consume.apply_history(history, [told(100, "Ann"), message(A, "user.erased", 1, {"user_id": A}),
                                    told(200, "Ann again"), message(B, "user.updated", 2, {"user_id": B})])
    consume.apply_history(history, [told(300, "Ann yet again")])
    assert "Ann" not in str(history.execute("select * from history.versions").fetchall())
    assert history.execute("select count(*) from history.versions").fetchone() == (3,)


def test_a_database_without_history_is_told_how_to_get_it(cli, clone):
    done = cli("consume", "history", "--to", clone.conninfo, env={"KAFKA_BROKERS": "127.0.0.1:1"})
    assert done.exit_code == 1 and "deploy --domain history" in done.output
