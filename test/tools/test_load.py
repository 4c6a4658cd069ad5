"""mds load: what is good goes in, what is bad is kept with its reason, and a crash loses and doubles nothing."""
from __future__ import annotations

import gzip
import json
import lzma
import random
import re
import signal
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

PEOPLE = "id,full_name,email\n1,Ann Lee,ann@example.net\n2,Bob Ray,bob@example.net\n"


def held(db) -> list[str]:
    return [i for (i,) in db.execute("select source_record_id from mds.source_identities order by 1")]


def rejects(db) -> list[tuple[int, str]]:
    return db.execute("select line, error_code from mds.rejected_records order by load_id, line").fetchall()


# -- formats ---------------------------------------------------------------------------------

@pytest.mark.parametrize(("name", "pack"), [("p.csv", bytes), ("p.csv.xz", lzma.compress), ("p.csv.gz", gzip.compress)])
def test_csv_is_loaded_plain_or_compressed(mds, db, file, name, pack):
    [summary] = mds.json("load", file(name, pack(PEOPLE.encode())), "--source-system", "crm", "--id", "id")
    assert (summary["rows_read"], summary["rows_loaded"], summary["rows_rejected"]) == (2, 2, 0)
    assert held(db) == ["1", "2"]


def test_csv_with_bom_semicolons_crlf_and_a_quoted_line_break(mds, db, file):
    text = '\ufeffid;full_name;employer\r\n1;"Lee; Ann";"Acme\r\nLtd"\r\n\r\n2;Bob;\r\n'
    mds("load", file("p.csv", text), "--source-system", "crm", "--id", "id")
    assert held(db) == ["1", "2"] and not rejects(db)


def test_jsonl_takes_ready_records_and_flat_objects(mds, db, file):
    lines = [{"source_record_id": "a", "source_updated_at": "2026-01-01T00:00:00Z",
              "payload": {"email": "a@example.net"}},
             {"source_record_id": 17, "email": "b@example.net", "address": {"city": "Ulm"}}]
    mds("load", file("p.jsonl", "\n".join(map(json.dumps, lines))), "--source-system", "crm")
    assert held(db) == ["17", "a"]


def test_parquet_keeps_types_readable(mds, db, tmp_path):
    import datetime as dt
    table = pa.table({"id": [1, 2], "full_name": ["Ann Lee", "Bob Ray"], "born": [dt.date(1990, 2, 1), None],
                      "phones": [["020 7946 0001"], None]})
    pq.write_table(table, tmp_path / "p.parquet")
    mds("load", tmp_path / "p.parquet", "--source-system", "crm", "--id", "id", "--map", "date_of_birth=born")
    assert held(db) == ["1", "2"] and not rejects(db)


def test_parquet_values_that_python_cannot_hold(mds, db, tmp_path):
    table = pa.table({"id": ["1", "2", "3"], "full_name": ["Ann Lee", "Bob Ray", "Cy Day"],
                      "source_updated_at": pa.array([1_700_000_000_123_456_789, None, 0], pa.timestamp("ns", "UTC")),
                      "date_of_birth": pa.array([10_000_000, 0, None], pa.date32()),
                      "seen": pa.array([None, None, {"at": 10**12}], pa.struct({"at": pa.timestamp("s")}))})
    pq.write_table(table, tmp_path / "p.parquet")
    mds("load", tmp_path / "p.parquet", "--source-system", "crm", "--id", "id")
    assert held(db) == ["1", "2"] and rejects(db) == [(3, "MDRAW")]
    row = db.execute("""select source_updated_at = '2023-11-14 22:13:20.123457Z', ingested_payload ->> 'date_of_birth'
                          from mds.source_identities where source_record_id = '1'""").fetchone()
    assert row == (True, "29349-01-26")


def test_standard_input(mds, db):
    mds("load", "-", "--format", "csv", "--source-system", "crm", "--id", "id", input=PEOPLE)
    assert held(db) == ["1", "2"]


def test_the_source_system_may_be_a_column(mds, db, file):
    path = file("p.csv", "id,system,email\n1,crm,a@example.net\n1,billing,a@example.net\n")
    mds("load", path, "--source-column", "system", "--id", "id")
    systems = db.execute("select source_system from mds.source_identities order by 1").fetchall()
    assert systems == [("billing",), ("crm",)]


# -- bad input: each line its own fate -------------------------------------------------------

BAD_CSV = [
    ("1,Ann", "MDRAW", "too few fields"),
    ("1,Ann,a@example.net,more", "MDRAW", "too many fields"),
    ('1,"Ann,a@example.net', "MDRAW", "a quote never closed"),
    ('1,"Ann" Lee,a@example.net', "MDRAW", "text behind a closing quote"),
    (",Ann,a@example.net", "MDRID", "no id"),
    (" ,Ann,a@example.net", "MDRID", "a blank id"),
    ("1,A\0nn,a@example.net", "MDRAW", "NUL"),
    (b"1,A\xffnn,a@example.net", "MDRAW", "invalid UTF-8"),
]


@pytest.mark.parametrize(("line", "code"), [case[:2] for case in BAD_CSV], ids=[case[2] for case in BAD_CSV])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_bad_csv_line_is_kept_and_its_neighbours_go_in(mds, db, file, line, code, place):
    line = line if isinstance(line, bytes) else line.encode()
    good = [f"{i},Good {i},good{i}@example.net".encode() for i in (7, 8)]
    lines = {"first": [line, *good], "middle": [good[0], line, good[1]], "last": [*good, line]}[place]
    path = file("p.csv", b"\n".join([b"id,full_name,email", *lines]))
    [summary] = mds.json("load", path, "--source-system", "crm", "--id", "id")
    assert held(db) == ["7", "8"]
    assert rejects(db) == [(lines.index(line) + 2, code)]
    assert (summary["rows_read"], summary["rows_rejected"], summary["rejects"]) == (3, 1, {code: 1})


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_rejected_line_itself_is_kept(mds, db, file, newline):
    path = file("p.csv", newline.join(["id,full_name,email", '1,"Ann', "2,Bob", ""]).encode() + b"3,\xff\0,x")
    mds("load", path, "--source-system", "crm", "--id", "id", exit_code=1)
    kept = [r for (r,) in db.execute("select record from mds.rejected_records order by line")]
    assert kept == ['1,"Ann', "2,Bob", "3,\\xff\\u0000,x"]


BAD_JSON = [
    ('{"id": "1", "email": ', "MDRAW", "cut off"),
    ("[1, 2]", "MDRAW", "no object"),
    ("not json", "MDRAW", "no JSON"),
    ('{"id": "1", "full_name": "A\\u0000nn"}', "MDRAW", "NUL"),
    ('{"id": "1", "full_name": "\\ud83d"}', "MDRAW", "half a surrogate pair"),
    ('{"id": "1", "full_name": NaN}', "MDRAW", "NaN"),
    ('{"id": "1", "phone": 1e999}', "MDRAW", "a number too large"),
    ('{"id": "1", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "MDRAW", "nested too deeply"),
    ('{"email": "a@example.net"}', "MDRID", "no id"),
    ('{"id": null, "email": "a@example.net"}', "MDRID", "a null id"),
    ('{"id": {"a": 1}, "email": "a@example.net"}', "MDRID", "an object for an id"),
    ('{"id": "1"}', "MDPAY", "an empty payload"),
    (b'{"id": "1", "email": "\xff@example.net"}', "MDRAW", "invalid UTF-8"),
]


@pytest.mark.parametrize(("line", "code"), [case[:2] for case in BAD_JSON], ids=[case[2] for case in BAD_JSON])
def test_a_bad_json_line_is_kept_and_its_neighbours_go_in(mds, db, file, line, code):
    line = line if isinstance(line, bytes) else line.encode()
    good = [json.dumps({"id": i, "email": f"good{i}@example.net"}).encode() for i in (7, 8)]
    [summary] = mds.json("load", file("p.jsonl", b"\n".join([good[0], line, good[1]])), "--source-system", "crm",
                         "--id", "id")
    assert held(db) == ["7", "8"]
    assert rejects(db) == [(2, code)]
    assert summary["rows_read"] == 3


HARMLESS = {
    "wrong types": {"emails": 17, "phones": {"a": 1}, "addresses": "x", "date_of_birth": [1], "full_name": True},
    "invalid dates": {"full_name": "Ann Lee", "date_of_birth": "1990-02-31"},
    "control characters": {"full_name": "A\u0001n\u001bn\u0085", "email": "a\u0007@example.net"},
    "a backslash and u0000 in letters": {"full_name": "\\u0000", "email": "ok@example.net"},
    "a very long text": {"full_name": "x" * 2**20, "email": "long@example.net"},
    "every plane": {"full_name": "Ann \U0001f600 \U00020000 \u202e \ufeff", "email": "plane@example.net"},
}


@pytest.mark.parametrize("payload", HARMLESS.values(), ids=HARMLESS)
def test_an_odd_value_does_not_stop_the_load(mds, db, file, payload):
    lines = [{"id": "7", "email": "good@example.net"}, {"id": "odd", **payload}, {"id": "8", "email": "b@example.net"}]
    path = file("p.jsonl", "\n".join(map(json.dumps, lines)))
    [summary] = mds.json("load", path, "--source-system", "crm", "--id", "id")
    assert summary["rows_loaded"] + summary["rows_rejected"] == 3
    assert {"7", "8"} <= set(held(db))
    assert all(code.startswith("MD") for _, code in rejects(db))
    assert ("odd" in held(db)) != bool(rejects(db)), "it is in one of the two places"


def test_an_id_too_long_is_a_reject(mds, db, file):
    path = file("p.csv", f"id,email\n{'9' * 10_000},a@example.net\n2,b@example.net\n")
    mds("load", path, "--source-system", "crm", "--id", "id")
    assert held(db) == ["2"] and [line for line, _ in rejects(db)] == [2]


def test_a_stray_quote_does_not_swallow_the_lines_behind_it(mds, db, file):
    lines = ["id,full_name,email", '1,"Ann,a@example.net',
             *(f'{i},"Person, {i}",p{i}@example.net' for i in range(2, 300))]
    mds("load", file("p.csv", "\n".join(lines)), "--source-system", "crm", "--id", "id")
    assert len(held(db)) == 298 and rejects(db) == [(2, "MDRAW")]


def test_a_line_too_long_to_read_is_a_reject(mds, db, file, monkeypatch):
    monkeypatch.setattr("mds_tools.records.MAX_LINE_BYTES", 1000)
    path = file("p.csv", f"id,email\n1,{'x' * 5000}\n2,b@example.net\n3,{'x' * 900}\n")
    mds("load", path, "--source-system", "crm", "--id", "id")
    assert held(db) == ["2", "3"] and rejects(db) == [(2, "MDRAW")]


# -- refusals: nothing is loaded -------------------------------------------------------------

def test_an_unknown_source_system_says_how_to_add_it(mds, db, file):
    result = mds("load", file("p.csv", PEOPLE), "--source-system", "nobody", "--id", "id", exit_code=1)
    assert "MDSRC" in result.output and "mds sources add nobody" in result.output
    assert held(db) == []


def test_unknown_source_systems_in_a_column_are_rejects(mds, db, file):
    path = file("p.csv", "id,system,email\n1,crm,a@example.net\n2,nobody,b@example.net\n3,,c@example.net\n")
    mds("load", path, "--source-column", "system", "--id", "id")
    assert held(db) == ["1"] and rejects(db) == [(3, "MDSRC"), (4, "MDSRC")]


def test_register_adds_what_is_missing(mds, db, file):
    path = file("p.csv", "id,system,email\n1,crm,a@example.net\n2,shop,b@example.net\n")
    mapping = file("m.toml", 'source_record_id = "id"\nsource_system = {column = "system"}\n'
                             '[payload]\nemail = "email"\n[sources.shop]\ntrust = 77\n')
    mds("load", path, "--mapping", mapping, "--register")
    assert held(db) == ["1", "2"]
    assert db.execute("select trust from mds.source_systems where name = 'shop'").fetchone()[0] == 77


@pytest.mark.parametrize(("options", "says"), [
    (["--id", "nosuch", "--source-system", "crm"], "nosuch"),
    (["--source-system", "crm"], "--id"),
    (["--id", "id"], "--source-system"),
    (["--id", "id", "--source-system", "crm", "--map", "email=nosuch"], "nosuch"),
    (["--id", "id", "--source-system", "crm", "--map", "email"], "ATTRIBUTE=COLUMN"),
    (["--id", "id", "--source-system", "crm", "--source-column", "system"], "either"),
])
def test_wrong_usage_is_said_before_anything_is_loaded(mds, db, file, options, says):
    good = file("good.csv", PEOPLE)
    result = mds("load", good, file("p.csv", "id,mail\n1,a@example.net\n"), *options, exit_code=2)
    assert says in result.output and held(db) == []


@pytest.mark.parametrize(("name", "content"), [
    ("empty.csv", b""), ("blank.csv", b"\n1,a\n"), ("commas.csv", b"\xef\xbb\xbf,,\n1,a,b\n"),
    ("twice.csv", b"id,email,email\n1,a,b\n"), ("utf16.csv", "id,email\n1,a\n".encode("utf-16")),
    ("no.parquet", b"PAR1 this is none"), ("cut.csv.xz", lzma.compress(PEOPLE.encode() * 999)[:40])])
def test_a_file_that_is_not_what_it_says_is_refused(mds, db, file, name, content):
    result = mds("load", file(name, content), "--source-system", "crm", "--id", "id", exit_code=1)
    assert name in result.output and "Traceback" not in result.output and held(db) == []


@pytest.mark.parametrize(("content", "says"), [
    ("id,email\n1,a\n".encode("utf-32"), "is UTF-32"), (b"\n\n", "header line is blank"),
    (b"\xef\xbb\xbf", "header line is blank"), (b"id,email\r1,a\r", "end in CR alone")])
def test_why_a_file_is_refused_is_said_in_a_sentence(mds, file, content, says):
    assert says in mds("load", file("p.csv", content), "--source-system", "crm", "--id", "id", exit_code=1).output


def test_parquet_with_a_column_twice_is_refused(mds, db, tmp_path):
    pq.write_table(pa.Table.from_arrays([["1"], ["a"], ["b"]], names=["id", "email", "email"]), tmp_path / "p.parquet")
    result = mds("load", tmp_path / "p.parquet", "--source-system", "crm", "--id", "id", exit_code=1)
    assert "email more than once" in result.output and held(db) == []


def test_what_was_read_of_a_file_that_breaks_off_is_loaded(mds, db, file):
    lines = ["id,full_name", *(f"{n},{random.Random(n).randbytes(20).hex()}" for n in range(5000))]
    path = file("cut.csv.gz", gzip.compress("\n".join(lines).encode())[:-50_000])
    result = mds("load", path, "--source-system", "crm", "--id", "id", "--batch", "300", exit_code=1)
    last = int(re.search(r"after line ([\d,]+)", result.output)[1].replace(",", ""))
    assert (last - 1) % 300 and len(held(db)) == last - 1 and "What was read is loaded" in result.output


def test_nothing_loaded_is_a_failure(mds, file):
    path = file("p.csv", "id,email\n,a@example.net\n")
    result = mds("load", path, "--source-system", "crm", "--id", "id", exit_code=1)
    assert "nothing could be loaded" in result.output


def test_a_header_without_records_is_no_failure(mds, file):
    assert mds.json("load", file("p.csv", "id,email\n"), "--source-system", "crm", "--id", "id")[0]["rows_read"] == 0


# -- the rest --------------------------------------------------------------------------------

def test_loading_again_changes_nothing(mds, db, file):
    path = file("p.csv", PEOPLE)
    mds("load", path, "--source-system", "crm", "--id", "id")
    [summary] = mds.json("load", path, "--source-system", "crm", "--id", "id")
    assert summary["unchanged"] == 2 and summary["created"] == 0


def test_rejects_are_written_where_asked(mds, file, tmp_path):
    path = file("p.csv", PEOPLE + "3,Ann\n")
    result = mds("load", path, "--source-system", "crm", "--id", "id", "--rejects", tmp_path / "bad.jsonl")
    [row] = map(json.loads, (tmp_path / "bad.jsonl").read_text().splitlines())
    assert row["line"] == 4 and row["error_code"] == "MDRAW"
    assert "1 rejected (1 MDRAW)" in result.output and "mds export rejects --load" in result.output


def test_a_mapped_json_column_that_no_line_has_is_pointed_out(mds, file):
    path = file("p.jsonl", '{"id": 1, "mail": "a@example.net"}\n')
    [summary] = mds.json("load", path, "--source-system", "crm", "--id", "id", "--map", "email=mial")
    assert summary["columns_never_seen"] == ["mial"]


def test_a_batch_the_server_cannot_take_in_costs_only_the_record_to_blame(mds, db, file, monkeypatch):
    """PostgreSQL refuses a jsonb with a NUL; here one slips past the reader."""
    from mds_tools import load as module
    dumps = json.dumps
    monkeypatch.setattr(module.json, "dumps", lambda o, **k: dumps(o, **k).replace("slips", "\\u0000"))
    path = file("p.csv", "id,email\n" + "".join(f"{i},{'slips' if i == 13 else i}@example.net\n" for i in range(40)))
    mds("load", path, "--source-system", "crm", "--id", "id")
    assert len(held(db)) == 39 and rejects(db) == [(15, "22P05")]


def test_a_batch_that_breaks_a_constraint_costs_only_the_record_to_blame(mds, db, file):
    db.execute("alter table mds.source_identities add constraint chk_t check (source_record_id <> '13') not valid")
    path = file("p.csv", "id,email\n" + "".join(f"{i},{i}@example.net\n" for i in range(40)))
    mds("load", path, "--source-system", "crm", "--id", "id")
    assert len(held(db)) == 39 and rejects(db) == [(15, "23514")]


def big(file, n: int):
    bad = {200: "200,too,many,fields", 1500: ",noid@example.net"}
    return file("big.csv", "id,email\n" + "".join(f"{bad.get(i, f'{i},p{i}@example.net')}\n" for i in range(n)))


def wait_for_lines(db, process, lines: int) -> None:
    deadline = time.monotonic() + 60
    while (db.execute("select coalesce(max(last_line), 0) from mds.loads").fetchone()[0]) < lines:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_load_is_resumed_without_losing_or_doubling(mds, db, file, number):
    path, n = big(file, 3000), 3000
    options = [path, "--source-system", "crm", "--id", "id", "--batch", "50"]
    process = mds.start("load", *options)
    wait_for_lines(db, process, 300)
    process.send_signal(number)
    output, said = process.communicate(timeout=180)
    assert process.returncode not in (0, None), output + said
    if number != signal.SIGKILL:
        assert "--resume" in said and "Traceback" not in said

    before = len(held(db))
    assert 0 < before < n - 2
    deadline = time.monotonic() + 30          # a killed client's session ends a moment later
    while db.execute("select count(*) from pg_locks where locktype = 'advisory'").fetchone()[0]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    refused = mds("load", *options, exit_code=1)
    assert "--resume" in refused.output

    [summary] = mds.json("load", *options, "--resume")
    assert len(held(db)) == n - 2
    assert rejects(db) == [(202, "MDRAW"), (1502, "MDRID")]
    assert summary["rows_read"] == n and summary["rows_loaded"] == n - 2 and summary["rows_rejected"] == 2
    assert summary["rows_skipped"] >= 299 and summary["created"] == n - 2 - before
    assert db.execute("select count(*) from mds.loads").fetchone()[0] == 1


def test_resume_leaves_files_alone_that_are_finished(mds, db, file):
    files = [file("a.csv", PEOPLE), file("b.csv", "id,email\n9,i@example.net\n")]
    options = [*files, "--source-system", "crm", "--id", "id"]
    first = mds.json("load", *options)
    again = mds.json("load", *options, "--resume")
    assert [s["load_id"] for s in again] == [s["load_id"] for s in first]
    assert [s["rows_skipped"] for s in again] == [2, 1]
    assert "loaded earlier" in mds("load", *options, "--resume").output


@pytest.mark.parametrize("role", ["mds_service", "mds_operator"])
def test_whoever_may_ingest_may_load(mds, db, clone, file, role):
    db.execute("drop role if exists mds_t_loader")
    db.execute(f"create role mds_t_loader login in role {role}")
    if role == "mds_operator":
        db.execute("grant mds_service to mds_t_loader")
    try:
        login = clone.as_user("mds_t_loader").conninfo
        path = file("p.csv", PEOPLE + "3,Ann\n")
        options = [path, "--source-system", "crm", "--id", "id", "--rejects", path.with_name("bad.csv")]
        mds("--dsn", login, "load", *options)
        mds("--dsn", login, "load", *options, "--resume")
        mds("--dsn", login, "sources", "list")
        assert held(db) == ["1", "2"] and "MDRAW" in path.with_name("bad.csv").read_text()
    finally:
        db.execute("reassign owned by mds_t_loader to current_user")
        db.execute("drop owned by mds_t_loader")
        db.execute("drop role mds_t_loader")


def test_one_file_is_not_loaded_by_two_sessions_at_once(mds, db, file):
    path = big(file, 3000)
    options = [path, "--source-system", "crm", "--id", "id", "--batch", "20"]
    process = mds.start("load", *options)
    try:
        wait_for_lines(db, process, 20)
        result = mds("load", *options, "--resume", exit_code=1)
        assert "another session" in result.output
    finally:
        process.communicate(timeout=180)
    assert process.returncode == 0 and len(held(db)) == 2998


def test_serialization_failures_are_tried_again(mds, db, file, monkeypatch):
    import psycopg

    from mds_tools.load import Load
    monkeypatch.setattr("mds_tools.load.time.sleep", lambda s: None)
    original, failures = Load._transaction, [psycopg.errors.DeadlockDetected(), psycopg.errors.SerializationFailure()]

    def flaky(self, connection, batch):
        if failures:
            raise failures.pop()
        return original(self, connection, batch)
    monkeypatch.setattr(Load, "_transaction", flaky)
    mds("load", file("p.csv", PEOPLE), "--source-system", "crm", "--id", "id")
    assert held(db) == ["1", "2"] and not failures


def test_batches_are_written_in_the_order_of_the_file_whichever_session_reads_first(mds, db, file, monkeypatch):
    """The last word on a record is that of the last line, also when a batch has to be sent again."""
    import psycopg

    from mds_tools.load import Load
    monkeypatch.setattr("mds_tools.load.time.sleep", lambda s: None)
    original, failures = Load._transaction, [psycopg.errors.DeadlockDetected() for _ in range(5)]

    def flaky(self, connection, batch):
        if batch.first % 3 == 0 and failures:
            raise failures.pop()
        return original(self, connection, batch)
    monkeypatch.setattr(Load, "_transaction", flaky)
    rows = "".join(f"{n % 7},Person {n}\n" for n in range(1, 60))
    people = file("p.csv", f"id,full_name\n{rows}")
    mds("load", people, "--source-system", "crm", "--id", "id", "--batch", "4", "--sessions", "3")
    held_names = "select source_record_id, ingested_payload ->> 'full_name' from mds.source_identities"
    assert dict(db.execute(held_names).fetchall()) == {str(n % 7): f"Person {n}" for n in range(1, 60)}
    assert not failures


def test_the_first_batches_of_several_sessions_are_smaller(mds, db, file, monkeypatch):
    """A session that waits for its own has nothing to do; one alone waits for nobody."""
    from mds_tools.load import Load
    original, sizes = Load._transaction, {}

    def counting(self, connection, batch):
        sizes[batch.first] = len(batch)
        return original(self, connection, batch)
    monkeypatch.setattr("mds_tools.load.FIRST_BATCH_RECORDS", 3)
    monkeypatch.setattr(Load, "_transaction", counting)
    people = "id,full_name\n" + "".join(f"{n},Person {n}\n" for n in range(40))
    mds("load", file("p.csv", people), "--source-system", "crm", "--id", "id", "--batch", "10", "--sessions", "2")
    assert [sizes[first] for first in sorted(sizes)] == [3, 6, 10, 10, 10, 1]
    sizes.clear()
    mds("load", file("q.csv", people), "--source-system", "shop", "--id", "id", "--batch", "25", "--sessions", "1",
        "--register")
    assert [sizes[first] for first in sorted(sizes)] == [25, 15]


def test_success_is_not_reported_when_the_counts_disagree(mds, db, file, monkeypatch):
    from mds_tools.load import Load
    original = Load._transaction

    def loses_one(self, connection, batch):
        batch.records.pop()
        return original(self, connection, batch)
    monkeypatch.setattr(Load, "_transaction", loses_one)
    result = mds("load", file("p.csv", PEOPLE), "--source-system", "crm", "--id", "id", exit_code=1)
    assert "must not happen" in result.output
