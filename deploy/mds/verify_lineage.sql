-- Deploy mds:mds/verify_lineage to pg
-- requires: mds/broken_lineage
begin;

create or replace function mds.verify_lineage(p_sample integer default null)
returns setof mds.difference
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_chunk     constant integer := 1000;
    v_profiles  uuid[];
begin
    if p_sample < 1 then
        raise exception 'a sample of % cannot be taken', p_sample
            using errcode = 'MDPAY', detail = 'p_sample must be 1 or more, or null for all.', hint = 'mds.verify_lineage(1000)';
    end if;
    v_profiles := array(select p.id from mds.canonical_profiles p
                        order by case when p_sample is not null then random() end, p.id
                        limit p_sample);
    for v_first in 1 .. cardinality(v_profiles) by c_chunk loop
        return query select * from mds.broken_lineage(v_profiles[v_first : v_first + c_chunk - 1]);
    end loop;
end;
$$;

comment on function mds.verify_lineage(integer) is
$$Proves that lineage is what MDS wrote: computes the keyed hash chain of each profile again and compares it with its seal. Returns
what was tampered with (a row changed, removed, inserted or put elsewhere); no row means that all is well.

p_sample: this many profiles taken at random; null is all. Who holds the key, or puts back an earlier state of the whole database,
is not found out. Raises MDPAY for a sample of none.$$;

grant execute on function mds.verify_lineage(integer) to mds_operator, mds_auditor, mds_steward;

commit;
