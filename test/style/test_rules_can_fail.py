"""Every house rule over the catalogue is broken on purpose, and must notice."""

BAD_CATALOGUE = """
comment on schema normalise is null;
create schema if not exists mds;
create schema if not exists inbox;
create table inbox.bad_parents (id integer unique);
create table mds.bad_children (
    parent_id integer references inbox.bad_parents (id), happened timestamptz, moment timestamp, active boolean);
create index oddly_named on mds.bad_children (active);
grant insert on mds.bad_children to mds_reader;
grant select on mds.bad_children to public;
create view mds.bad_view as select 1 as one;
create type mds.bad_type as enum ('a');
create table public.bad_place ();

create function mds.bad_definer(integer) returns integer language plpgsql stable security definer
set search_path = public as 'begin return 1; end';
grant execute on function mds.bad_definer(integer) to public;
create function mds.bad_table(amount integer) returns table (doubled integer) language plpgsql
as 'begin return query select 2 * amount; end';
create function mds.bad_promise() returns integer language plpgsql stable parallel safe
as 'begin return (select doubled from mds.bad_table(1)); end';
create function mds.bad_reference() returns integer language plpgsql as 'begin return 1; end';
alter function mds.bad_reference() owner to mds_references;
create function mds.bad_caller() returns integer language plpgsql as 'begin return mds.bad_reference(); end';
create function normalise.bad_secret(p_raw text) returns text language sql immutable return p_raw;
revoke execute on function normalise.bad_secret(text) from public;
"""

BAD_FUNCTIONS = """
create schema if not exists mds;
create function mds.bad_call() returns integer language plpgsql as 'begin return mds.nowhere(); end';
create function mds.bad_variable() returns integer language plpgsql as
'declare v_unused integer; begin return 1; end';
create table mds.bad_watched (id integer);
create function mds.bad_trigger() returns trigger language plpgsql as 'begin new.no_such_column := 1; return new; end';
create trigger watch before insert on mds.bad_watched for each row execute function mds.bad_trigger();
"""


def test_every_rule_over_the_catalogue_notices(pgtap):
    outcome = pgtap("style/catalog.sql", BAD_CATALOGUE)
    assert outcome.exit_status == 0, outcome.errors
    assert len(outcome.assertions) == outcome.planned
    assert [rule.description for rule in outcome.assertions.values() if rule.is_ok] == []


def test_plpgsql_check_notices(pgtap):
    outcome = pgtap("style/functions.sql", BAD_FUNCTIONS)
    assert [rule.is_ok for rule in outcome.assertions.values()] == [False, False]
    errors, warnings = ("\n".join(rule.diagnostics) for rule in outcome.assertions.values())
    assert "bad_call" in errors and "bad_trigger" in errors
    assert "v_unused" in warnings
