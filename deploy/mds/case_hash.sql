-- Deploy mds:mds/case_hash to pg
-- requires: mds/evidence_hash
begin;

create or replace function mds.case_hash(p_duplicate_ids bigint[])
returns bytea
language sql
volatile parallel safe
begin atomic
    select sha256(string_agg(mds.evidence_hash(i.id), ''::bytea order by i.id)) from unnest(p_duplicate_ids) as i (id);
end;

comment on function mds.case_hash(bigint[]) is
$$Hash of what all the pairs of a case rest on (mds.evidence_hash). A verdict on a whole case is bound to it.$$;

commit;
