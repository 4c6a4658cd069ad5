-- matching.common_names: how common the commonest names are, for the shipped model.
begin;
\ir ../fixtures.sql
select plan(7);

create temp view known as select t.term, t.value, t.frequency from matching.term_frequencies t where t.model_id = matching.active_model_id();
select cmp_ok((select count(*) from known), '>', 400::bigint, 'it knows some');
select is_empty('select * from known where value = '''' or frequency not between 0.003 and 0.2', 'that are common; of the others it says nothing');
select is((select array_agg(distinct term order by term) from known), array['family', 'given'], 'given names and family names');

create function pg_temp.weight_of(p_name text) returns double precision language sql
return (select matching.weight(d, d) from matching.describe(1, 'crm', '1', normalise.person(jsonb_build_object('full_name', p_name), 'GB', 'DMY')) d);
select cmp_ok(pg_temp.weight_of('John Smith'), '<', pg_temp.weight_of('Horatio Whitfield') - 2, 'two John Smiths say less than two Horatio Whitfields');
select cmp_ok(pg_temp.weight_of('Nguyễn Văn Hùng'), '<', pg_temp.weight_of('Horatio Whitfield') - 4, 'and two Nguyens little, however it is written');
select is(pg_temp.weight_of('Horatio Whitfield'), pg_temp.weight_of('Ottilie Brandauer'), 'what is not in the list is as rare as its level');
select is_empty('select * from matching.frequency_drift()', 'nothing was counted, so nothing drifts');

select finish();
rollback;
