"""The plan deploys, verifies, reverts without a trace and deploys again; every release upgrades to it and back."""

import contextlib
import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from mds_tools import scratch, sqitch
from mds_tools.database import Database
from mds_tools.snapshot import difference, picture

ROOT = Path(__file__).resolve().parents[2]
TAG = re.compile(r"^@(\S+)", re.MULTILINE)
TAGS = TAG.findall((ROOT / "sqitch.plan").read_text())
PARTS = ("sqitch.conf", "sqitch.plan", "deploy", "revert", "verify", "sql")

LEFT_BEHIND = """
select 'schema ' || nspname from pg_namespace
 where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'sqitch')
union all select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
union all select 'relation ' || oid::regclass from pg_class where relnamespace = 'public'::regnamespace
union all select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace
union all select 'type ' || oid::regtype from pg_type where typnamespace = 'public'::regnamespace
union all select 'default privilege of ' || defaclrole::regrole from pg_default_acl
union all select 'event trigger ' || evtname from pg_event_trigger
union all select 'publication ' || pubname from pg_publication
union all select 'cast ' || oid from pg_cast where oid >= 16384
union all select 'large object ' || oid from pg_largeobject_metadata
union all select 'role ' || rolname from pg_roles where rolname not like 'pg\\_%'
"""


def here(database: Database) -> set[str]:
    """Everything that a plan could leave in a database or a cluster, roles included."""
    with database.connect() as connection:
        return {thing for thing, in connection.execute(LEFT_BEHIND)}


@pytest.fixture
def fresh(server: Database) -> Iterator[Callable[[], Database]]:
    """Makes empty databases with the bootstrap done and nothing deployed."""
    with contextlib.ExitStack() as databases:
        def make() -> Database:
            database = databases.enter_context(scratch.database(server))
            sqitch.prepare(database)
            return database

        yield make


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what Sqitch reads, to change at will; the plan ends after its second change, so it is quick."""
    target = tmp_path / "checkout"
    target.mkdir()
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / part)
    plan = target / "sqitch.plan"
    whole = plan.read_text()
    plan.write_text(whole[:whole.index("\n", whole.index("\nnormalise/schema ") + 1) + 1])
    return target


def deploy(database: Database, directory: Path = ROOT, *arguments: str) -> None:
    sqitch.run(database, "deploy", "--verify", *arguments, directory=directory, quiet=True)


def revert(database: Database, directory: Path = ROOT, *arguments: str) -> None:
    sqitch.run(database, "revert", "-y", *arguments, directory=directory, quiet=True)


def assert_same(expected: str, actual: str, expected_name: str, actual_name: str) -> None:
    assert not (found := difference(expected, actual, expected_name, actual_name)), found


def assert_upgrades(old: Path, tag: str, new: Path, fresh: Callable[[], Database]) -> None:
    """What every release must survive: from the old tree at the tag to the new tree, and back."""
    upgraded, installed = fresh(), fresh()
    deploy(upgraded, old, "--to", f"@{tag}")
    before = picture(upgraded)
    sqitch.run(upgraded, "check", directory=new, quiet=True)          # no released script or plan line was edited
    deploy(upgraded, new)
    deploy(installed, new)
    assert_same(picture(installed), picture(upgraded), "installed", "upgraded")
    assert bodies(installed) == bodies(upgraded), "a function's body differs from a fresh install's"
    revert(upgraded, new, "--to", f"@{tag}")
    assert_same(before, picture(upgraded), f"released {tag}", "upgraded and reverted")


def bodies(database: Database) -> set[tuple[str, str]]:
    """Every function's definition, which the picture leaves out."""
    with database.connect() as connection:
        return set(connection.execute("""
            select oid::regprocedure::text, pg_get_functiondef(oid) from pg_proc
             where pronamespace::regnamespace::text in ('normalise', 'matching', 'mds', 'governance', 'inbox', 'cdc')
               and prokind in ('f', 'p')"""))


def test_round_trip(fresh):
    database = fresh()
    before = here(database)
    deploy(database)
    sqitch.run(database, "check", quiet=True)
    once = picture(database)
    assert here(database) > before
    revert(database)
    assert here(database) == before
    sqitch.run(database, "deploy", "--no-verify", quiet=True)
    assert_same(once, picture(database), "deployed", "deployed, reverted, deployed")


@pytest.mark.parametrize("tag", TAGS)
def test_every_release_upgrades_and_reverts(tag, fresh, tmp_path):
    released = tmp_path / "released"
    released.mkdir()
    with tarfile.open(fileobj=io.BytesIO(archive(tag))) as tree:
        tree.extractall(released, filter="data")
    assert_upgrades(released, tag, ROOT, fresh)


def archive(tag: str) -> bytes:
    """The tree of a release, of the git tag or else of the commit that put the tag into the plan."""
    def git(*command: str) -> bytes:
        return subprocess.run(["git", *command], cwd=ROOT, check=True, capture_output=True).stdout

    if not git("tag", "--list", tag).strip():
        tag = git("log", "--format=%H", "--reverse", f"-S@{tag} ", "--", "sqitch.plan").split()[0].decode()
    return git("archive", tag)


# -- the machinery itself, on a copy that is tagged, reworked and edited ---------------------------------------------

VERSION = "normalise/released_version"
DEPLOY = """\
-- Deploy mds:normalise/released_version to pg
begin;

create or replace function normalise.released_version(p_raw text)
returns text
language sql
immutable parallel safe
return p_raw || ' one';

comment on function normalise.released_version(text) is 'First.';
grant execute on function normalise.released_version(text) to public;

commit;
"""
REVERT = """\
-- Revert mds:normalise/released_version from pg
begin;

drop function normalise.released_version(text);

commit;
"""
VERIFY = """\
-- Verify mds:normalise/released_version on pg
begin;

select has_function_privilege('normalise.released_version(text)', 'execute');

rollback;
"""


@pytest.fixture
def released(checkout: Path) -> Path:
    """A copy with a function of its own in the plan, tagged v9.0.0."""
    for folder, text in (("deploy", DEPLOY), ("revert", REVERT), ("verify", VERIFY)):
        (checkout / folder / f"{VERSION}.sql").write_text(text)
    with (checkout / "sqitch.plan").open("a") as plan:
        plan.write(f"\n{VERSION} [normalise/schema] 2026-11-20T20:00:00Z MDS <mds@example.org> # For this test.\n")
    subprocess.run(["sqitch", "tag", "v9.0.0", "-n", "Release."], cwd=checkout, check=True, capture_output=True)
    return checkout


def test_a_reworked_function_upgrades_and_reverts(released, fresh, tmp_path):
    new = tmp_path / "new"
    shutil.copytree(released, new)
    sqitch.rework_in(new, VERSION, "Say two, to whom it is said.")
    (new / "deploy" / f"{VERSION}.sql").write_text("""\
-- Deploy mds:normalise/released_version to pg
begin;

drop function if exists normalise.released_version(text);

create or replace function normalise.released_version(p_raw text, p_whom text)
returns text
language sql
immutable parallel safe
return p_raw || ' two ' || p_whom;

comment on function normalise.released_version(text, text) is 'Second.';
grant execute on function normalise.released_version(text, text) to public;

commit;
""")
    (new / "verify" / f"{VERSION}.sql").write_text(VERIFY.replace("(text)", "(text, text)"))
    reverting = new / "revert" / f"{VERSION}.sql"
    reverting.write_text(reverting.read_text().replace(
        "begin;\n", "begin;\ndrop function normalise.released_version(text, text);\n"))
    assert_upgrades(released, "v9.0.0", new, fresh)


@pytest.mark.parametrize("create", ["create or replace function", "create function"])
def test_a_reverted_rework_has_its_old_body(create, released, fresh, tmp_path):
    new, database = tmp_path / "new", fresh()
    script = released / "deploy" / f"{VERSION}.sql"
    script.write_text(DEPLOY.replace("create or replace function", create))
    shutil.copytree(released, new)
    sqitch.rework_in(new, VERSION, "Say two.")
    (new / "deploy" / f"{VERSION}.sql").write_text(DEPLOY.replace("one", "two").replace("First", "Second"))
    deploy(database, released)
    first = bodies(database)
    deploy(database, new)
    assert bodies(database) != first
    revert(database, new, "--to", "@v9.0.0")
    assert bodies(database) == first


def test_misplaced_grants_are_caught(released, fresh, tmp_path):
    new = tmp_path / "new"
    shutil.copytree(released, new)
    sqitch.rework_in(new, VERSION, "Forget the grant.")
    (new / "deploy" / f"{VERSION}.sql").write_text(
        DEPLOY.replace("create or replace", "drop function if exists normalise.released_version(text);\ncreate")
              .replace("one", "two").replace("grant execute", "revoke execute").replace("to public", "from public"))
    (new / "revert" / f"{VERSION}.sql").write_text(
        DEPLOY.replace("grant execute on function normalise.released_version(text) to public;", ""))
    with pytest.raises(AssertionError, match="upgraded and reverted"):
        assert_upgrades(released, "v9.0.0", new, fresh)


@pytest.mark.parametrize("edit", ["script", "note"])
def test_an_edited_release_is_caught(edit, released, fresh, tmp_path):
    new = tmp_path / "new"
    shutil.copytree(released, new)
    edited = new / ("sqitch.plan" if edit == "note" else f"deploy/{VERSION}.sql")
    edited.write_text(edited.read_text().replace("For this test.", "Edited.").replace("one", "three"))
    with pytest.raises(subprocess.CalledProcessError) as caught:
        assert_upgrades(released, "v9.0.0", new, fresh)
    assert re.search("diverge|Cannot find", caught.value.stdout + caught.value.stderr)


def test_rework_refuses_what_is_not_released(checkout):
    with pytest.raises(click.ClickException, match="edit the change in place"):
        sqitch.rework_in(checkout, "normalise/schema", "Why.")


# -- plain sqitch, without Python: what a DBA does --------------------------------------------------------------------


def plain_sqitch(database: Database, *commands: list[str]) -> None:
    environment = database.env()
    del environment["PGDATABASE"]
    for command in commands:
        subprocess.run(["sqitch", *command, f"db:pg:{database.name}"], cwd=ROOT, env=environment, check=True, text=True,
                       capture_output=True)


def test_mds_deployer_deploys_with_plain_sqitch(fresh, template):
    database = fresh().as_user("mds_deployer")
    plain_sqitch(database, ["deploy", "--verify"], ["check"])
    with database.connect() as connection:
        user, owner, is_superuser = connection.execute(
            "select session_user::text, current_user::text, current_setting('is_superuser')::bool").fetchone()
    assert (user, owner, is_superuser) == ("mds_deployer", "mds_owner", False)
    assert_same(picture(template), picture(database), "mds deploy", "plain sqitch deploy")


@pytest.fixture
def dba(server: Database, fresh: Callable[[], Database]) -> Iterator[Database]:
    """A database of an ordinary login's own; a superuser ran the bootstrap."""
    database = fresh()
    server.execute("create role test_dba login", "grant mds_references to test_dba",
                   f"alter database {database.name} owner to test_dba")
    yield database.as_user("test_dba")
    database.execute("drop owned by test_dba cascade", f"alter database {database.name} owner to mds_owner",
                     "drop role test_dba")


def test_any_owner_deploys_with_plain_sqitch(dba, template):
    with dba.connect() as connection:
        assert connection.execute("select current_setting('is_superuser')::bool").fetchone() == (False,)
    plain_sqitch(dba, ["deploy"])
    # The same but for who owns and therefore grants.
    assert_same(picture(template).replace("mds_owner", "test_dba"), picture(dba), "mds deploy", "plain sqitch deploy")


def test_deploy_says_what_is_missing_to_a_login_that_may_not_create_roles(dba, checkout):
    roles = checkout / "sql" / "bootstrap" / "roles.sql"
    roles.write_text(roles.read_text().replace("'mds_service'", "'mds_service', 'mds_nobody_yet'"))
    with pytest.raises(click.ClickException, match="mds_nobody_yet do not exist.*superuser"):
        sqitch.prepare(dba, directory=checkout)
