"""Satellites, the Sqitch projects under domains/: each deploys, reverts without a trace, and keeps the house rules."""

import re
from pathlib import Path

import pytest

from mds_tools import scratch, sqitch

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(plan.parent.name for plan in (ROOT / "domains").glob("*/sqitch.plan"))
CHANGE = re.compile(r"^([a-z_]+/[a-z_]+) .*# \S.* .*\.$", re.MULTILINE)

OFFENDERS = """
select 'not described: ' || c.oid::regclass from pg_class c
 where c.relnamespace = %(schema)s::regnamespace and c.relkind in ('r', 'p', 'v')
   and obj_description(c.oid, 'pg_class') is null
union all
select 'not described: ' || c.oid::regclass || '.' || a.attname
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where c.relnamespace = %(schema)s::regnamespace and c.relkind in ('r', 'p', 'v')
   and col_description(c.oid, a.attnum) is null
union all
select 'not described: ' || p.oid::regprocedure from pg_proc p
 where p.pronamespace = %(schema)s::regnamespace and obj_description(p.oid, 'pg_proc') is null
union all
select 'for everybody: ' || p.oid::regprocedure from pg_proc p
 where p.pronamespace = %(schema)s::regnamespace and has_function_privilege('public', p.oid, 'execute')
union all
select 'pins nothing: ' || p.oid::regprocedure from pg_proc p
 where p.pronamespace = %(schema)s::regnamespace
   and not coalesce(p.proconfig::text like '%%search_path=pg_catalog%%', false)
union all
select 'no row security: ' || c.oid::regclass from pg_class c
 where c.relnamespace = %(schema)s::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
union all
select 'written to: ' || c.oid::regclass || ' by ' || a.grantee::regrole from pg_class c, aclexplode(c.relacl) a
 where c.relnamespace = %(schema)s::regnamespace and a.grantee <> c.relowner and a.privilege_type <> 'SELECT'
union all
select 'plpgsql_check: ' || p.oid::regprocedure || ' line ' || f.lineno || ': ' || f.message
  from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql',
       lateral tap.plpgsql_check_function_tb(p.oid, 0, fatal_errors => false) f
 where p.pronamespace = %(schema)s::regnamespace and f.sqlstate <> '42804'
"""


def test_there_are_satellites():
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_the_house_rules(name, satellite):
    with satellite(name).connect() as connection:
        assert [offender for offender, in connection.execute(OFFENDERS, {"schema": name})] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_in_four_places(name):
    home = ROOT / "domains" / name
    plan = (home / "sqitch.plan").read_text()
    changes = CHANGE.findall(plan)
    assert len(changes) == sum(1 for line in plan.splitlines() if line and line[0] not in "%#@")
    for folder in ("deploy", "revert", "verify"):
        scripts = {str(path.relative_to(home / folder))[:-4] for path in (home / folder).rglob("*.sql")}
        assert scripts == {*changes}
    tested = {str(path.relative_to(home / "test"))[:-4] for path in (home / "test").rglob("*.sql")}
    assert {*changes} - tested == {f"{name}/schema"}


@pytest.mark.parametrize("name", NAMES)
def test_it_deploys_and_reverts_without_a_trace(name, server):
    home = ROOT / "domains" / name
    with scratch.database(server) as database:
        sqitch.deploy_to(database, directory=home, quiet=True)
        sqitch.run(database, "revert", "-y", directory=home, quiet=True)
        with database.connect() as connection:
            assert connection.execute("select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in "
                                      "('information_schema', 'public', 'sqitch')").fetchall() == []
        sqitch.deploy_to(database, directory=home, quiet=True)


def test_the_command_deploys_a_satellite(cli, server):
    with scratch.database(server) as database:
        done = cli("deploy", "--domain", "history", env={"DATABASE_URL": database.conninfo})
        assert done.exit_code == 0, done.output
        with database.connect() as connection:
            assert connection.execute("select count(*) from history.versions").fetchone() == (0,)
    refused = cli("deploy", "--domain", "nonsense")
    assert refused.exit_code == 1
    assert "there is no domain nonsense: there is history" in refused.stderr
