-- Deploy mds:matching/unlinkables to pg
-- requires: matching/features
-- requires: matching/default_model
begin;

create type matching.unlinkable as (
    source_identity_id  bigint,
    source_system       text,
    weight              double precision
);
comment on type matching.unlinkable is 'A record that says too little to be joined with anything by its weight.';
comment on column matching.unlinkable.source_identity_id is 'The identity.';
comment on column matching.unlinkable.source_system      is 'Its source system.';
comment on column matching.unlinkable.weight             is 'Match weight of the record with itself, log2 odds: the most it can reach.';

create or replace function matching.unlinkables(p_share double precision default 1)
returns setof matching.unlinkable
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_join  double precision := matching.join_weight();
begin
    if p_share is null or p_share < 1e-6 or p_share > 1 then
        raise exception 'a share of % cannot be looked at', coalesce(p_share::text, '(null)')
            using errcode = 'MDPAY', detail = 'p_share must be a millionth or more, and at most 1.', hint = 'Leave it out to look at all records.';
    end if;
    return query
    select s.source_identity_id, s.source_system, s.weight
      from (select f.source_identity_id, f.source_system, matching.weight(f, f) as weight
              from matching.features f tablesample bernoulli (100 * p_share) repeatable (1)
            offset 0) s
     where s.weight < v_join
     order by s.weight, s.source_identity_id;
end;
$$;

comment on function matching.unlinkables(double precision) is
$$Records that cannot reach join_weight even with themselves, those that say least first: only a rule or a person can join them. Many of
them mean that a source reports too little, or that the threshold is too high.

p_share: look at this share of the records only, 0 to 1. Raises MDPAY when it is none.$$;

grant execute on function matching.unlinkables(double precision) to mds_operator, mds_auditor;

commit;
