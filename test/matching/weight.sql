-- matching.weight: of one pair, as of its levels.
begin;
\ir ../fixtures.sql
select plan(2);

select is((select provolatile::text || ' ' || prorettype::regtype from pg_proc where oid = 'matching.weight(matching.features, matching.features)'::regprocedure),
    's double precision', 'contract');

create function pg_temp.f(p jsonb) returns matching.features language sql return matching.features_of(normalise.person(p));
select is_empty($$
    select l, r
      from (values ('{"full_name": "Ann Oakley", "date_of_birth": "1980-02-03"}', '{"full_name": "Anne Oakley", "date_of_birth": "1980-03-02"}'),
                   ('{"full_name": "Robert Whitfield", "phone": "+441632960002"}', '{"full_name": "Rob Smith", "phone": "+441632960002"}')) as c (a, b),
           lateral (select pg_temp.f(a::jsonb) as l, pg_temp.f(b::jsonb) as r) f,
           lateral (select matching.levels(l, r) as levels) v
     where matching.weight(l, r) is distinct from matching.weight(levels, null, null, null)
        or matching.weight(l, r) is distinct from matching.weight(r, l) $$, 'what its levels say, whichever is left');

select finish();
rollback;
