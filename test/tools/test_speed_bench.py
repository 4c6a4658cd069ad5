"""mds bench online, batch and incremental: they run from end to end and count what they say. Nothing is timed."""
from __future__ import annotations

import json

import pytest

GENERATOR = '''
import argparse, csv, pathlib, random
a = argparse.ArgumentParser()
for name in ("--records", "--seed"): a.add_argument(name, type=int)
for name in ("--out", "--formats"): a.add_argument(name)
a = a.parse_args()
r = random.Random(a.seed)
pathlib.Path(a.out).mkdir(exist_ok=True)
with open(pathlib.Path(a.out) / "records.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow("rec_id source source_key created_at full_name first_name last_name email phone phone2 country "
               "date_of_birth street city region postcode gov_id gov_id_type company".split())
    people = []
    for n in range(a.records):
        if not people or r.random() < 0.7:
            given = "".join(r.choices("bdfgklmnprst", k=3)) + "a"
            born = f"19{r.randrange(40, 99)}-{r.randrange(1, 13):02}-{r.randrange(1, 29):02}"
            people.append([given, f"Number{n}", f"{given}{n}@example.com", f"+1818555{r.randrange(10000):04}", "", "US",
                           born, "", "", "", "", "", "", ""])
        person = list(r.choice(people[-50:]))
        if r.random() < 0.1:
            person[1:8] = [""] * 7                              # a given name: nobody to be told by
        w.writerow([f"R{n}", r.choice(["app", "shop"]), n, "2024-01-01T00:00:00Z", "", *person])
'''


@pytest.fixture
def data(tmp_path):
    (tmp_path / "gen").mkdir()
    (tmp_path / "gen" / "people.py").write_text(GENERATOR)
    return tmp_path


def bench(cli, *arguments) -> dict:
    result = cli("bench", *arguments, "--json")
    assert result.exit_code == 0, f"{result.output}\n{result.exception!r}"
    return json.loads(result.stdout)


def test_online_ingests_beside_bare_inserts_and_counts_duplicates_of_a_race(cli, data):
    answer = bench(cli, "online", "--size", 2000, "--calls", 60, "--rounds", 2, "--clients", 3, "--racing", 60,
                   "--data", data)
    assert 1500 <= answer["identities"] <= 2500 and len(answer["rounds"]) == 2
    assert all(r["ingest_ms"] > 0 and r["bare_ms"] > 0 and r["batch_ms"] > 0 for r in answer["rounds"])
    assert answer["rate_to_bare"] > 0 and answer["clients"]["p99_ms"] >= answer["clients"]["p50_ms"] > 0
    assert answer["racing"]["duplicates"] == 0      # three times a given name are three users, and no duplicates


def test_batch_and_incremental_load_all_records(cli, data):
    (loaded,) = bench(cli, "batch", "--size", 300, "--data", data)["rounds"]
    assert loaded["mds"]["records"] == 300 and loaded["splink"] is None
    answer = bench(cli, "incremental", "--size", 1500, "--news", 50, "--rounds", 2, "--data", data)
    assert [r["records"] for r in answer["rounds"]] == [50, 50]


def test_copies_repeat_nobody(mds, db, file):
    """Five records of one description are heard, and the others are marked: six of six copies would not be."""
    from mds_tools.speed_bench import grow
    mds("load", file("p.csv", "id,full_name\n1,Ann Oakley\n2,Ann Oakley\n3,Bob Ray\n"), "--source-system", "crm",
        "--id", "id")
    assert grow(db, 9) == 9
    assert db.execute("select count(*), count(distinct description) from matching.features").fetchone() == (9, 6)
