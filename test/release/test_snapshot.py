"""sql/schema.sql is the picture of what the plan adds up to."""

import click
import pytest

from mds_tools import postgres, scratch, snapshot


@pytest.mark.skipif(postgres.major() != postgres.REFERENCE, reason="pg_dump of another version writes other text")
def test_the_committed_schema_is_current(template):
    assert snapshot.difference(snapshot.committed(), snapshot.picture(template), "sql/schema.sql", "the plan") == ""


def test_drift_is_noticed(db, clone, template):
    assert snapshot.picture(clone) == snapshot.picture(template)
    db.execute("comment on schema normalise is 'changed by hand'")
    db.commit()
    assert "+COMMENT ON SCHEMA normalise IS 'changed by hand'" in snapshot.difference(
        snapshot.picture(template), snapshot.picture(clone), "the plan", "the database")


def test_test_tools_are_no_drift(clone, template):
    scratch.add_test_tools(clone)
    assert snapshot.picture(clone) == snapshot.picture(template)


def test_function_bodies_are_left_out_and_their_grants_are_not(db, clone):
    db.execute("create function normalise.pictured() returns text language sql return 'a body'")
    db.execute("comment on function normalise.pictured() is 'A signature.'")
    db.commit()
    picture = snapshot.picture(clone)
    assert "a body" not in picture
    assert "COMMENT ON FUNCTION normalise.pictured() IS 'A signature.'" in picture


def test_a_server_of_another_version_is_compared_with_the_plan_itself(template, clone, monkeypatch):
    monkeypatch.setattr(postgres, "REFERENCE", postgres.major() + 1)
    clone.execute("create table public.drifted (id integer)")
    expected, name = snapshot.planned(clone)
    assert name == "the plan"
    assert snapshot.difference(expected, snapshot.picture(template), name, "the template") == ""
    drift = snapshot.difference(expected, snapshot.picture(clone), name, "the database")
    assert "+CREATE TABLE public.drifted" in drift


def test_programs_of_another_version_are_refused(clone, monkeypatch):
    monkeypatch.setattr(postgres, "major", lambda: 99)
    with pytest.raises(click.ClickException, match="the server is PostgreSQL"):
        snapshot.planned(clone)
