-- mds.claims: how strong each offer is.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('mds.claims'), 'stable returns setof mds.claim', 'contract');
select is(pg_temp.callers('mds.claims'), array[]::text[], 'only functions of MDS call it');


-- Somebody known to a system under a record says an attribute at a time; v: verified, d: doubtful.
create function pg_temp.offer(p_system text, p_record text, p_attribute text, p_value jsonb, p_at timestamptz default '2026-01-01', p_marks text default '') returns mds.offer
language sql immutable return row('00000000-0000-4000-8000-000000000001', p_attribute, p_value, ascii(p_record), 1, p_system, p_record, p_at, p_marks ~ 'v', p_marks ~ 'd')::mds.offer;

create function pg_temp.claims(variadic p_offers mds.offer[]) returns text language sql stable
return (select string_agg(format('%s:%s=%s', c.source_record_id, c.unit, c.trust), ' ' order by c.source_record_id, c.unit) from mds.claims(p_offers, null) c);
select is(pg_temp.claims(pg_temp.offer('crm', 'a', 'employer', '"X"'), pg_temp.offer('billing', 'b', 'employer', '"Y"')), 'a:employer=60.00 b:employer=80.00', 'trust is that of the system');
select is(pg_temp.claims(pg_temp.offer('crm', 'a', 'given_name', '"Ann"'), pg_temp.offer('crm', 'a', 'full_name', '"Ann Oakley"')), 'a:name=60.00', 'a name is one claim');
select is(pg_temp.claims(pg_temp.offer('crm', 'a', 'email', '"info@x.example"', '2026-01-01', 'd')), 'a:email=30.00', 'a doubtful value has half of it');

select mds.set_trust('crm', 150, 'knows it best', 'email'), mds.set_trust('shop', 50, 'sells shoes', 'name') \g /dev/null
select is(pg_temp.claims(pg_temp.offer('crm', 'a', 'email', '"a@x.example"'), pg_temp.offer('crm', 'a', 'employer', '"X"'), pg_temp.offer('shop', 'b', 'full_name', '"Ann"')),
    'a:email=90.00 a:employer=60.00 b:name=20.00', 'x that of the attribute or group');
select mds.set_trust('billing', 180, 'beyond', 'email') \g /dev/null
select is(pg_temp.claims(pg_temp.offer('billing', 'a', 'email', '"a@x.example"')), 'a:email=100.00', 'up to 100');

select mds.set_trust('shop', 40, 'old addresses', '*', 10, '100 days', 'linear') \g /dev/null
select is(pg_temp.claims(pg_temp.offer('shop', 'a', 'employer', '"X"', '2026-01-01'), pg_temp.offer('crm', 'b', 'employer', '"Y"', timestamptz '2026-01-01' + interval '50 days')),
    'a:employer=25.00 b:employer=60.00', 'x what age leaves, counted from the newest word of the user');
select is(pg_temp.claims(pg_temp.offer('shop', 'a', 'employer', '"X"', '2000-01-01')), 'a:employer=40.00', 'so alone nobody ages');
select is(pg_temp.claims(pg_temp.offer('shop', 'a', 'employer', '"X"', '2000-01-01'), pg_temp.offer('crm', 'b', 'gender', '"f"', '2026-01-01')), 'a:employer=10.00 b:gender=60.00', 'and nobody below the minimum');
select is(pg_temp.claims(pg_temp.offer('shop', 'a', 'email', '"X"', '2000-01-01', 'd'), pg_temp.offer('crm', 'b', 'gender', '"f"', '2026-01-01')), 'a:email=5.00 b:gender=60.00', 'x its validity');
select is((select string_agg(c.trust::text, ' ') from mds.claims(array[pg_temp.offer('shop', 'a', 'employer', '"X"', '2000-01-01')], now() - interval '1 day') c), '40.00', 'by the rules of a moment');

select finish();
rollback;
