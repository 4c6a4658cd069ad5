-- Whoever owns a registered table has code of his run when MDS looks at its rows and repoints them: in triggers, policies,
-- constraints, indexes, generated columns, rules. None of it has the rights of the owner of MDS, whatever it tries.
begin;
\ir ../fixtures.sql
select plan(42);

-- The role has what everybody has, and its two functions.
select is_empty($$ select roleid::regrole from pg_auth_members where member = 'mds_references'::regrole $$, 'mds_references is no member of any role');
select is_empty($$ select n.nspname from pg_namespace n
                    where n.nspname !~ '^pg_(toast|temp)' and (has_schema_privilege('mds_references', n.oid, 'create')
                          or has_schema_privilege('mds_references', n.oid, 'usage') and not has_schema_privilege('public', n.oid, 'usage')) $$, 'looks into no schema that is not open to all');
select is_empty($$ select c.oid::regclass from pg_class c
                    where c.relkind in ('r', 'p', 'v', 'm') and has_any_column_privilege('mds_references', c.oid, 'select, insert, update')
                      and not has_any_column_privilege('public', c.oid, 'select, insert, update') $$, 'reads and writes no table');
select set_eq($$ select p.proname from pg_proc p where has_function_privilege('mds_references', p.oid, 'execute') and not has_function_privilege('public', p.oid, 'execute') $$,
    array['read_reference', 'write_reference'], 'and calls nothing but what is its own');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann, (mds.ingest('crm', '2', '{"employer": "Birch"}')).canonical_user_id as bea \gset
create schema shop authorization test_operator;
grant usage, create on schema shop to public;

set local session authorization test_operator;
create table shop.seen (what text, who name);
create table shop.loot (payload text);
create table shop.attacks (statement text);
create table shop.done (statement text, who name);
grant insert, select on shop.seen, shop.loot, shop.attacks, shop.done to public;

-- What the code does wherever it runs: it says as whom, reads what it should not, destroys, and tries what a test wants tried.
create function shop.act(p_what text) returns void language plpgsql volatile set search_path = pg_catalog as $$
declare
    v_statement text;
begin
    insert into shop.seen values (p_what, current_user);
    for v_statement in
        select 'insert into shop.loot select i.ingested_payload::text from mds.source_identities i'
        union all select 'delete from mds.jobs'
    loop
        begin
            execute v_statement;
            insert into shop.done values (v_statement, current_user);
        exception when others then null;
        end;
    end loop;
end;
$$;
create function shop.attempt() returns void language plpgsql volatile as $$
declare
    v_statement text;
begin
    for v_statement in select a.statement from shop.attacks a loop
        begin
            execute v_statement;
            insert into shop.done values (v_statement, current_user);
        exception when others then
            insert into shop.seen values (sqlerrm, 'refused');
        end;
    end loop;
end;
$$;
create function shop.note(p_what text) returns boolean language plpgsql immutable parallel safe as $$       -- as innocent as it may call itself
begin
    perform shop.act(p_what);
    perform shop.attempt();
    return true;
end;
$$;
create function shop.note_user(p_id uuid) returns uuid language plpgsql immutable as $$ begin perform shop.note('index'); return p_id; end $$;
create function shop.update() returns trigger language plpgsql as $$ begin perform shop.note('trigger'); return new; end $$;
create function shop.later() returns trigger language plpgsql as $$ begin perform shop.note('deferred'); return null; end $$;
create table shop.orders (id integer primary key, user_id uuid, what text, seen boolean generated always as (shop.note('generated')) stored,
                          check (shop.note('check')));
create index on shop.orders (shop.note_user(user_id));
create trigger update before update on shop.orders for each row execute function shop.update();
create constraint trigger later after update on shop.orders deferrable initially deferred for each row execute function shop.later();
create rule rule as on update to shop.orders do also select shop.note('rule');

-- The owner grants what he is asked for.
create function shop.register(p_table regclass) returns text language plpgsql as $$
declare
    v_hint  text;
begin
    for n in 1 .. 3 loop
        begin
            perform mds.register_reference(p_table, 'user_id');
            return null;
        exception when sqlstate 'MDREF' then
            get stacked diagnostics v_hint = pg_exception_hint;
        end;
        execute rtrim(v_hint, '.');
    end loop;
    return v_hint;
end;
$$;
select is(shop.register('shop.orders'), null, 'an operator registers a table of his');
insert into shop.orders (id, user_id, what) values (1, :'bea', 'a'), (2, :'bea', 'b');
alter table shop.orders enable row level security;
select is(shop.register('shop.orders'), null, 'with row security, too');
create policy "with a function" on shop.orders using (shop.note('policy')) with check (shop.note('new row'));      -- run when it is planned
reset session authorization;

-- What names without a schema mean to whoever has shop in his search_path.
create function shop.same(uuid, uuid) returns boolean language plpgsql as $$ begin perform shop.note('uuid ='); return pg_catalog.uuid_eq($1, $2); end $$;
create operator shop.= (leftarg = uuid, rightarg = uuid, function = shop.same);
create function shop.differs(name, name) returns boolean language plpgsql as $$ begin perform shop.note('name <>'); return false; end $$;
create operator shop.<> (leftarg = name, rightarg = name, function = shop.differs);
create function shop.differs(text, text) returns boolean language plpgsql as $$ begin perform shop.note('text <>'); return false; end $$;
create operator shop.<> (leftarg = text, rightarg = text, function = shop.differs);
create function shop.current_setting(text) returns text language plpgsql as $$ begin perform shop.note('current_setting'); return 'pg_catalog, extensions, pg_temp'; end $$;
create function shop.resolve_user(uuid) returns uuid language plpgsql as $$ begin perform shop.note('resolve_user'); return $1; end $$;
create function shop.format(text, variadic text[]) returns text language plpgsql as $$ begin perform shop.note('format'); return 'select'; end $$;
create domain shop.text as pg_catalog.text constraint noted check (shop.note('domain'));
create domain shop.uuid as pg_catalog.uuid constraint noted check (shop.note('domain'));

-- Somebody merges, looks, and undoes it.
create function pg_temp.as_usual() returns void language plpgsql volatile as $$
begin
    perform pg_catalog.set_config('search_path', current_setting('search_path'), false);
    perform mds.merge_preview(a.id, b.id) from pg_temp.people a, pg_temp.people b where a.name = 'ann' and b.name = 'bea';
    perform mds.unmerge((mds.merge_users(a.id, b.id, 'x')).merge_id, 'y') from pg_temp.people a, pg_temp.people b where a.name = 'ann' and b.name = 'bea';
    perform mds.merge_users(a.id, b.id, 'x') from pg_temp.people a, pg_temp.people b where a.name = 'ann' and b.name = 'bea';
    perform mds.reference_gaps();
end;
$$;
create temp table people as select 'ann' as name, :'ann'::uuid as id union all select 'bea', :'bea';
grant select on people to public;

truncate shop.seen, shop.done, shop.loot;
savepoint peace;
set local session authorization test_steward;
select pg_temp.as_usual() \g /dev/null
reset session authorization;
select is((select count(*) from shop.orders where user_id = :'ann'), 2::bigint, 'rows follow');
select set_eq('select distinct what from shop.seen', array['trigger', 'deferred', 'check', 'generated', 'index', 'rule', 'policy', 'new row'], 'all of it ran');
select is_empty($$ select what, who from shop.seen where who <> 'mds_references' $$, 'with the rights of a role that has none, the deferred too');
select is_empty('select * from shop.done', 'nobody''s data was read and nothing deleted');
rollback to peace;

set local client_min_messages to error;
-- What it may try. Whatever comes of the rows: nothing ran with more rights, nobody's merge failed.
create function pg_temp.after(p_attack text) returns text language plpgsql volatile as $$
declare
    v_found text;
begin
    insert into shop.attacks values (p_attack);
    perform pg_temp.as_usual();
    perform pg_temp.as_usual() from mds.canonical_users u, pg_temp.people p where p.name = 'bea' and u.id = p.id and u.status <> 'merged';
    v_found := (select string_agg(distinct s.who || ' ' || s.what, ', ') from shop.seen s where s.who not in ('mds_references', 'refused'));
    v_found := coalesce(v_found, 'nothing')
               || case when exists (select from shop.done d where d.statement = p_attack) then '' else ' (refused)' end
               || case when exists (select from shop.loot) then ' and loot' else '' end
               || case when current_setting('search_path') like '%shop%' then ' path' else '' end;
    raise exception sqlstate '0A001' using message = v_found;
exception when sqlstate '0A001' then
    return sqlerrm;
end;
$$;
set local session authorization test_steward;
select is(pg_temp.after(attack), result, attack)
  from (values
    ('set role mds_owner', 'nothing (refused)'),
    ('set session authorization mds_owner', 'nothing (refused)'),
    ('reset role', 'nothing (refused)'),
    ('set session_replication_role = replica', 'nothing (refused)'),
    ('grant mds_owner to mds_references', 'nothing (refused)'),
    ('create table mds.trap ()', 'nothing (refused)'),
    ('create trigger trap before insert on mds.merges for each row execute function shop.update()', 'nothing (refused)'),
    ('select mds.follow_references()', 'nothing (refused)'),
    ('alter function mds.write_reference security invoker', 'nothing (refused)'),
    ('drop owned by mds_references', 'nothing (refused)'),
    ('set search_path = shop, pg_catalog, extensions', 'nothing (refused)'),
    ('set local search_path = shop, pg_catalog, extensions', 'nothing'),      -- ends with the function
    ('set search_path = shop, pg_catalog, extensions; set local search_path = pg_catalog, extensions, pg_temp', 'nothing'),
    ('create temp table if not exists registered_references (x integer); create temp table if not exists pg_class (x integer)', 'nothing'),
    ('set constraints all deferred', 'nothing'),
    ('insert into shop.loot select c.statement from pg_cursors c where c.statement like ''%mds%''', 'nothing'))
    as a (attack, result);
reset session authorization;

-- The role cannot even name what it owns. If it could, as it can when an operator lends it his own rights: no definition of these functions has their body run with other rights.
grant test_operator to mds_references;
select is(pg_temp.after(attack), result, 'and, could it name them: ' || attack)
  from (values
    ('select mds.write_reference(null, null, null, null)', 'nothing (refused)'),
    ('alter function mds.write_reference security invoker', 'nothing'),
    ('alter function mds.read_reference security invoker', 'nothing'),
    ('alter function mds.write_reference security invoker; alter function mds.write_reference set search_path = shop, pg_catalog, extensions', 'nothing'),
    ('alter function mds.read_reference security invoker; alter function mds.read_reference set search_path = shop, pg_catalog, extensions', 'nothing'),
    ('alter function mds.write_reference security invoker immutable strict parallel safe reset all', 'nothing'),
    ('alter function mds.read_reference security invoker; alter function mds.read_reference set role = mds_owner', 'nothing (refused)'),
    ('create or replace function mds.write_reference(p_reference mds.registered_references, p_moves mds.reference_move[])
        returns setof mds.reference_move language plpgsql as ''begin perform shop.note(''''replaced''''); return; end''', 'nothing (refused)'),
    ('alter function mds.write_reference owner to test_operator', 'nothing (refused)'),
    ('alter function mds.write_reference rename to written', 'nothing (refused)'),
    ('alter function mds.write_reference set schema shop', 'nothing'),
    ('drop function mds.write_reference', 'nothing'),
    ('drop function mds.read_reference', 'nothing'),
    ('revoke execute on function mds.write_reference from mds_owner', 'nothing'),
    ('reassign owned by mds_references to test_operator', 'nothing (refused)'),
    ('create function shop.later_on() returns void language plpgsql security definer as ''begin alter function mds.write_reference security invoker; end'';
      select shop.later_on()', 'nothing'))
    as a (attack, result);

select finish();
rollback;
