-- Deploy mds:matching/learn_terms to pg
-- requires: matching/term_frequencies
-- requires: matching/features
begin;

create or replace function matching.learn_terms(p_model_id integer)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    delete from matching.term_frequencies where model_id = p_model_id;
    insert into matching.term_frequencies (model_id, term, value, frequency)
    with said as (
        select 'given' as term, f.given as value from matching.features f where f.given is not null and not f.is_repeat
        union all
        select 'family', f.family from matching.features f where f.family is not null and not f.is_repeat
        union all
        select 'city', f.cities[1] from matching.features f where f.cities[1] is not null and not f.is_repeat
    ),
    counted as (
        select term, value, count(*)::float8 as n, sum(count(*)::float8) over (partition by term) as total from said group by term, value
    )
    select p_model_id, term, value, n / total from counted where n > 1
    union all
    select distinct p_model_id, term, '', 1 / total from counted;
    analyze matching.term_frequencies;      -- a plan made while it was small would read all of it for every record
end;
$$;

comment on function matching.learn_terms(integer) is
$$Counts how common given names, family names and cities are among all identities and keeps it with a draft model.
Of those who say the same, five count.

A value seen once is not kept: it, and every value never seen, has the frequency kept under the empty value, one in all.$$;

commit;
