"""mds demo: what it promises, on a small town, twice, and without harm to other records."""
from __future__ import annotations

import json

import click
import pytest
from psycopg.rows import dict_row

from mds_tools import demo, sample


@pytest.fixture
def town(tmp_path, monkeypatch, clone):
    """The command on the test's database, with a town of 300 people in a directory of its own."""
    monkeypatch.setattr(demo, "private", lambda: clone)
    monkeypatch.setattr(demo, "directory", lambda: tmp_path / "town")
    monkeypatch.setattr(demo.sqitch, "start", lambda database: None)
    monkeypatch.setattr(demo.bootstrap, "ensure", lambda: None)
    monkeypatch.setattr(demo, "PEOPLE", 300)
    return tmp_path / "town"


def test_it_shows_what_it_promises_and_again(cli, db, town):
    first = cli("demo")
    assert first.exit_code == 0, f"{first.output}\n{first.exception!r}"
    for promised in ("crm.csv", "auth.jsonl", "billing.parquet", "support.jsonl", "records became",
                     "where each value comes from", "are one person", "waits for review", "mds search",
                     "report.html"):
        assert promised in first.stdout, promised
    count = lambda: db.execute("select count(*), max(updated_at) from mds.source_identities").fetchone()  # noqa: E731
    db.autocommit = True
    before = count()
    again = cli("demo")
    assert again.exit_code == 0 and "here already" in again.stdout
    assert count() == before, "the second run writes nothing"
    story = first.stdout[first.stdout.index("The same person"):]
    assert again.stdout.endswith(story)
    page = town.with_name("report.html").read_text()
    assert "records became" in page and "Values are in clear" in page


def test_every_record_of_the_town_is_in(cli, db, town):
    assert cli("demo").exit_code == 0
    written = sum(sample.write_town(town.with_name("again"), 300, demo.SEED).values())
    assert db.execute("select count(*) from mds.source_identities").fetchone()[0] == written
    assert db.execute("select count(*) from mds.rejected_records").fetchone()[0] == 0


def test_the_commands_it_proposes_work(cli, town):
    proposed = [line.split("  ")[1].strip() for line in cli("demo").stdout.splitlines() if line.startswith("  mds ")]
    proposed = [command for command in proposed if command.split()[1] in ("search", "get", "why")]
    assert {command.split()[1] for command in proposed} == {"search", "get", "why"}
    for command in proposed:
        result = cli(*command.split()[1:])
        assert result.exit_code == 0 and "Nobody found" not in result.stdout, f"{command}: {result.output}"


def test_an_interrupted_demo_is_completed(cli, clone, town):
    sample.write_town(town, 300, demo.SEED)
    with clone.connect(autocommit=True, row_factory=dict_row) as connection:
        from mds_tools import load
        from mds_tools.mapping import Mapping
        load.load_file(connection, town / "crm.csv", Mapping.read(town / "crm.toml"), register=True)
        assert demo.state(connection) == "part"
    result = cli("demo")
    assert result.exit_code == 0 and "support.jsonl" in result.stdout


def test_records_of_ones_own_are_left_alone(cli, db, town):
    db.autocommit = True
    db.execute("select mds.register_source(p_name => 'mine')")
    db.execute("select mds.ingest('mine', '1', %s::jsonb)", (json.dumps({"email": "a@firm.example"}),))
    result = cli("demo")
    assert result.exit_code == 1 and "--fresh" in result.output
    assert db.execute("select count(*) from mds.source_identities").fetchone()[0] == 1


def test_nobody_to_show_is_said(connect, town):
    sample.write_town(town, 10, 1)
    connection = connect(autocommit=True)
    connection.row_factory = dict_row
    with pytest.raises(click.ClickException, match="fresh"):
        demo.show(connection, town)
