"""mds evaluate against an oracle that looks at every pair."""
from __future__ import annotations

import itertools
import json
import lzma
import random
import uuid

import pytest

from mds_tools.evaluate import evaluate_truth


@pytest.fixture
def users(mds, db):
    """Put records into users by hand: users({("crm", "1"): 0, …}) with an entity number as the user."""
    def write(clusters: dict[tuple[str, str], int | None]) -> dict[tuple[str, str], int]:
        ids = {number: str(uuid.UUID(int=number + 1)) for number in set(clusters.values()) if number is not None}
        with db.cursor() as cursor:
            cursor.executemany("insert into mds.canonical_users (id) values (%s)", [(i,) for i in ids.values()])
            cursor.executemany(
                """insert into mds.source_identities
                          (source_system, source_record_id, canonical_user_id, ingested_payload, payload_hash)
                   values (%s, %s, %s, '{}', 0)""",
                [(*record, ids[number]) for record, number in clusters.items() if number is not None])
        return dict(db.execute("select (source_system, source_record_id)::text, id from mds.source_identities"))
    return write


def oracle(clusters: dict, truth: dict) -> dict:
    """Pairwise and B-cubed by definition, over the records of the truth."""
    def cluster(record):
        return clusters.get(record, record)

    pairs = list(itertools.combinations(truth, 2))
    joined = {p for p in pairs if cluster(p[0]) == cluster(p[1])}
    true = {p for p in pairs if truth[p[0]] == truth[p[1]]}
    right = joined & true
    b_precision = b_recall = 0.0
    for record in truth:
        mine = {r for r in truth if cluster(r) == cluster(record)}
        same = {r for r in truth if truth[r] == truth[record]}
        b_precision += len(mine & same) / len(mine) / len(truth)
        b_recall += len(mine & same) / len(same) / len(truth)
    return {"right": len(right), "joined": len(joined), "true": len(true),
            "b_precision": b_precision, "b_recall": b_recall}


@pytest.mark.parametrize("seed", range(6))
def test_figures_equal_those_of_counting_every_pair(users, db, seed):
    r = random.Random(seed)
    records = [(r.choice(("crm", "billing")), str(i)) for i in range(r.choice((2, 30, 120)))]
    truth = {record: f"e{r.randrange(len(records) // 3 + 1)}" for record in records if r.random() < 0.9}
    clusters = {record: r.randrange(len(records) // 3 + 1) for record in records if r.random() < 0.9}
    users(clusters)
    expected = oracle(clusters, truth)
    got = evaluate_truth(db, [(*record, entity) for record, entity in truth.items()])
    pairs = got["pairs"]
    assert (pairs["right"], pairs["joined"], pairs["true"]) == (expected["right"], expected["joined"], expected["true"])
    assert (pairs["wrong"], pairs["missed"]) == (pairs["joined"] - pairs["right"], pairs["true"] - pairs["right"])
    assert got["pairwise"]["precision"] == pytest.approx(pairs["right"] / pairs["joined"] if pairs["joined"] else 1)
    assert got["pairwise"]["recall"] == pytest.approx(pairs["right"] / pairs["true"] if pairs["true"] else 1)
    assert got["b_cubed"]["precision"] == pytest.approx(expected["b_precision"])
    assert got["b_cubed"]["recall"] == pytest.approx(expected["b_recall"])
    assert got["not_in_database"] == len(truth.keys() - clusters.keys())
    assert got["not_in_truth"] == len(clusters.keys() - truth.keys())
    assert got["records"] == len(truth) and got["entities"] == len(set(truth.values()))


@pytest.mark.parametrize("seed", range(6))
def test_pairs_lost_in_blocking_equal_those_of_counting_every_pair(users, db, seed):
    r = random.Random(seed)
    records = [("crm", str(i)) for i in range(60)]
    truth = {record: f"e{r.randrange(15)}" for record in records}
    ids = users({record: i for i, record in enumerate(records)})
    keys = {record: {r.randrange(12) for _ in range(r.choice((0, 1, 3)))} for record in records}
    with db.cursor() as cursor:
        cursor.execute("truncate matching.identity_keys")
        cursor.executemany("insert into matching.identity_keys (source_identity_id, key, rule) values (%s, %s, 1)", [
            (ids[f"({record[0]},{record[1]})"], key) for record in records for key in keys[record]])
    true = [p for p in itertools.combinations(records, 2) if truth[p[0]] == truth[p[1]]]
    lost = sum(not keys[a] & keys[b] for a, b in true)
    got = evaluate_truth(db, [(*record, entity) for record, entity in truth.items()])
    assert got["pairs"]["lost_in_blocking"] == lost
    assert 0 < lost < len(true), "the test would not notice a wrong answer otherwise"


def test_an_entity_of_many_records_is_counted_without_its_pairs(users, db):
    n = 5000
    ids = users({("crm", str(i)): 0 for i in range(n)})
    with db.cursor() as cursor:
        cursor.execute("truncate matching.identity_keys")
        cursor.executemany("insert into matching.identity_keys (source_identity_id, key, rule) values (%s, 1, 1)",
                           [(i,) for i in ids.values()])
    db.execute("set statement_timeout = '20s'")
    got = evaluate_truth(db, [("crm", str(i), "one") for i in range(n)])
    assert got["pairs"] == {"true": n * (n - 1) // 2, "joined": n * (n - 1) // 2, "right": n * (n - 1) // 2,
                            "wrong": 0, "missed": 0, "lost_in_blocking": 0}
    assert got["b_cubed"]["f1"] == 1


TRUTH = "source_system,source_record_id,entity\ncrm,1,a\ncrm,2,a\ncrm,3,b\n"


def test_the_command_reads_compressed_truth_and_says_what_it_means(mds, users, file):
    users({("crm", "1"): 0, ("crm", "2"): 0, ("crm", "3"): 0})
    path = file("truth.csv.xz", lzma.compress(TRUTH.encode()))
    result = mds.json("evaluate", path)
    assert result["pairwise"] == {"precision": pytest.approx(1 / 3), "recall": 1.0, "f1": pytest.approx(0.5)}
    said = mds("evaluate", path).output
    assert "3 records of 2 people are 1 users" in said and "2 pairs were joined wrongly" in said


def test_truth_in_another_order_of_columns_and_as_jsonl(mds, users, file):
    users({("crm", "1"): 0, ("crm", "2"): 0, ("crm", "3"): 1})
    csv = file("t.csv", "entity,source_record_id,extra,source_system\na,1,,crm\na,2,,crm\nb,3,,crm\n")
    jsonl = file("t.jsonl", "".join(json.dumps({"source_system": "crm", "source_record_id": i, "entity": e}) + "\n"
                                    for i, e in ((1, "a"), (2, "a"), (3, "b"))))
    assert mds.json("evaluate", csv) == mds.json("evaluate", jsonl)
    assert mds.json("evaluate", csv)["pairwise"]["f1"] == 1


@pytest.mark.parametrize(("text", "says"), [
    ("source_system,entity\ncrm,a\n", "source_record_id"), (TRUTH + "crm,1,b\n", "twice"),
    (TRUTH + "crm,4\n", "line 5"), ("source_system,source_record_id,entity\n", "empty"), ("", "empty")])
def test_a_truth_that_is_none_is_refused(mds, file, text, says):
    assert says in mds("evaluate", file("truth.csv", text), exit_code=1).output


def test_evaluating_leaves_nothing_behind(mds, db, users, file):
    users({("crm", "1"): 0})
    before = db.execute("select count(*) from pg_class").fetchone()
    mds("evaluate", file("truth.csv", TRUTH))
    assert db.execute("select count(*) from pg_class").fetchone() == before
