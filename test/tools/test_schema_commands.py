"""deploy, revert, verify, status and check, as commands on a database of their own."""

import pytest

from mds_tools import scratch, sqitch


@pytest.fixture
def empty(server):
    with scratch.database(server) as database:
        yield database


def test_deploy_prepares_and_deploys_an_empty_database(cli, empty):
    assert cli("deploy", env={"DATABASE_URL": empty.conninfo}).exit_code == 0
    with empty.connect() as connection:
        owners = {owner for owner, in connection.execute(
            "select nspowner::regrole::text from pg_namespace where nspname in ('normalise', 'extensions', 'sqitch')")}
        assert owners == {"mds_owner"}
        assert connection.execute("show jit").fetchone() == ("off",)


def test_deploying_again_is_fine(cli):
    assert cli("deploy").exit_code == 0


def test_verify_passes_on_a_deployed_database_and_fails_on_a_broken_one(cli, db):
    assert cli("verify").exit_code == 0
    db.execute("drop extension unaccent cascade")
    db.commit()
    assert cli("verify").exit_code == 1


def test_check_passes_on_a_deployed_database_and_shows_drift(cli, db):
    assert cli("check").exit_code == 0
    db.execute("create table public.drifted (id integer)")
    db.commit()
    done = cli("check")
    assert done.exit_code == 1
    assert "+CREATE TABLE public.drifted" in done.stdout


def test_status_fails_where_nothing_is_deployed(cli, empty):
    assert cli("status").exit_code == 0
    assert cli("status", env={"DATABASE_URL": empty.conninfo}).exit_code == 1


def test_revert_asks_first(cli, db):
    refused = cli("revert", "--to", "extensions", input="n\n")
    assert refused.exit_code == 1
    assert db.execute("select to_regnamespace('normalise')").fetchone() != (None,)
    db.rollback()
    assert cli("revert", "--to", "extensions", "--yes").exit_code == 0
    assert db.execute("select to_regnamespace('normalise')").fetchone() == (None,)


def test_doctor_is_content_with_a_deployed_database(cli, empty):
    done = cli("doctor")
    assert done.exit_code == 0, done.output
    assert "changes, the newest" in done.stdout
    done = cli("doctor", env={"DATABASE_URL": empty.conninfo})
    assert done.exit_code == 1
    assert "-> mds deploy" in done.stdout


def test_doctor_finds_nothing_missing_for_a_login_that_may_not_see_the_plan(cli, clone, db):
    db.execute("create role mds_t_visitor login in role mds_service")
    db.commit()
    try:
        done = cli("doctor", env={"DATABASE_URL": clone.as_user("mds_t_visitor").conninfo})
        assert done.exit_code == 0 and "MISSING" not in done.output, done.output
    finally:
        db.execute("drop role mds_t_visitor")
        db.commit()


def test_a_copy_of_pgtap_does_not_hinder_reverting(clone):
    scratch.add_test_tools(clone)
    sqitch.run(clone, "revert", "-y", quiet=True)
