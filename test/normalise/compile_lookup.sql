-- normalise.compile_lookup: small reference tables become functions.
begin;
select plan(8);

select function_privs_are('normalise', 'compile_lookup', array[]::text[], 'mds_reader', array[]::text[]);

-- As the owner, who alone makes tables here.
set local role mds_owner;

create table normalise.planets (name text primary key, moons integer, discoverer text);
create trigger planets_compile after insert or update or delete or truncate on normalise.planets
    for each statement execute function normalise.compile_lookup('planet', 'name');

insert into normalise.planets values ('mars', 2, 'Hall'), ('it''s $$ "x" \ %L $f$', 1, null);
select is(normalise.planet('mars'), '{"moons": 2, "discoverer": "Hall"}'::jsonb, 'a row becomes an object');
select is(normalise.planet('it''s $$ "x" \ %L $f$'), '{"moons": 1}'::jsonb, 'without its nulls, whatever its key');
select is(normalise.planet('earth'), null, 'what is not there is null');
select is(normalise.planet(null), null, 'and so is null');

update normalise.planets set moons = 3 where name = 'mars';
select is(normalise.planet('mars') ->> 'moons', '3', 'an edit counts at once');
truncate normalise.planets;
select is(normalise.planet('mars'), null, 'and so does emptying the table');
select volatility_is('normalise', 'planet', array['text'], 'immutable');

select finish();
rollback;
