"""mds export: everything, in the format asked for, and never half a file."""
from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import lzma

import pyarrow.parquet as pq
import pytest
from psycopg import sql

from mds_tools import export

ODD = "Zoë \"Z\" O'Brien, \\N\nsecond line\t\U0001f600"


@pytest.fixture
def people(mds, file):
    """Three records, two of one person, and a line that is none."""
    lines = [{"id": "1", "full_name": ODD, "email": "zoe@example.net"},
             {"id": "2", "full_name": ODD, "email": "zoe@example.net"},
             {"id": "3", "full_name": "Bob Ray", "email": "bob@example.net"}, "no record"]
    mds("load", file("p.jsonl", "\n".join(map(json.dumps, lines))), "--source-system", "crm", "--id", "id")


def test_clusters_say_who_each_record_is(mds, db, people):
    rows = list(csv.DictReader(io.StringIO(mds("export", "clusters").stdout)))
    held = db.execute("""select source_system, source_record_id, canonical_user_id::text
                           from mds.user_identities""").fetchall()
    assert sorted(tuple(r.values()) for r in rows) == sorted(held)
    assert list(rows[0]) == ["source_system", "source_record_id", "canonical_user_id"]
    assert len(held) == 3


@pytest.mark.parametrize("what", list(export.QUERIES))
def test_the_three_formats_hold_the_same_rows(mds, people, tmp_path, what):
    for format in ("csv", "jsonl", "parquet"):
        mds("export", what, "--out", tmp_path / f"x.{format}")
    with (tmp_path / "x.csv").open(newline="") as f:
        reader = csv.DictReader(f)
        rows = list(reader)
    objects = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text().splitlines()]
    table = pq.read_table(tmp_path / "x.parquet")
    assert table.column_names == reader.fieldnames and all(list(o) == table.column_names for o in objects)
    assert len(rows) == len(objects) == table.num_rows
    assert rows or what == "edges"


def test_odd_text_survives(mds, db, people, tmp_path):
    mds("export", "users", "--out", tmp_path / "u.jsonl")
    names = {json.loads(line)["full_name"] for line in (tmp_path / "u.jsonl").read_text().splitlines()}
    assert names == {n for (n,) in db.execute("select full_name from mds.golden_profiles")}


@pytest.mark.parametrize(("name", "unpack"), [("c.csv.gz", gzip.decompress), ("c.csv.xz", lzma.decompress)])
def test_compressed_by_name(mds, people, tmp_path, name, unpack):
    mds("export", "clusters", "--out", tmp_path / name)
    assert unpack((tmp_path / name).read_bytes()).count(b"\n") == 4


def test_parquet_to_a_pipe(mds, people):
    table = pq.read_table(io.BytesIO(mds("export", "clusters", "--format", "parquet").stdout_bytes))
    assert table.num_rows == 3


def test_rejects_of_one_load(mds, db, people, file):
    mds("load", file("q.csv", "id,email\n8,c@example.net\n9\n"), "--source-system", "crm", "--id", "id")
    [first, second] = [i for (i,) in db.execute("select id from mds.loads order by id")]
    for load, line in ((first, "4"), (second, "3")):
        [row] = csv.DictReader(io.StringIO(mds("export", "rejects", "--load", load).stdout))
        assert (row["load_id"], row["line"]) == (str(load), line)
    assert len(mds("export", "rejects", "--format", "jsonl").stdout.splitlines()) == 2
    assert "rejects" in mds("export", "users", "--load", 1, exit_code=2).output
    assert "there is no load 999" in mds("export", "rejects", "--load", 999, exit_code=1).output
    nowhere = file("x", "").parent / "nowhere"
    assert f"{nowhere}: there is no such folder" in mds("export", "users", "--out", nowhere / "x", exit_code=1).output


def test_an_empty_export_has_its_columns(mds, tmp_path):
    assert mds("export", "clusters").stdout == "source_system,source_record_id,canonical_user_id\n"
    mds("export", "clusters", "--out", tmp_path / "c.parquet")
    assert pq.read_table(tmp_path / "c.parquet").num_rows == 0


def test_types_in_parquet(db, tmp_path):
    db.autocommit = True
    at = dt.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)
    query = sql.SQL("""select true as b, 7::bigint as n, 1.5::float8 as f, {}::timestamptz as at, 12.34::numeric as d,
                              'ü'::text as t, '{{"a": [1, "ü"]}}'::jsonb as j, array[1, 2] as l, null::int as nothing
                        """).format(sql.Literal(at))
    assert export.write(db, query, tmp_path / "x.parquet") == 1
    [row] = pq.read_table(tmp_path / "x.parquet").to_pylist()
    assert row == {"b": True, "n": 7, "f": 1.5, "at": at, "d": "12.34", "t": "ü", "j": '{"a": [1, "ü"]}', "l": "[1, 2]",
                   "nothing": None}


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_many_rows_are_streamed(db, tmp_path, format):
    db.autocommit = True
    query = sql.SQL("select g, repeat('x', 100) as t from generate_series(1, 20001) as g")
    assert export.write(db, query, tmp_path / f"x.{format}") == 20001


def test_a_failed_export_leaves_what_was_there(db, tmp_path):
    import psycopg
    db.autocommit = True
    (tmp_path / "x.csv").write_text("earlier")
    with pytest.raises(psycopg.Error):
        export.write(db, sql.SQL("select 1 / (5000 - g) from generate_series(1, 9000) as g"), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == "earlier"
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]
