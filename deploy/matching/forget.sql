-- Deploy mds:matching/forget to pg
-- requires: matching/identity_keys
-- requires: matching/features
begin;

create or replace function matching.forget(p_identity_ids bigint[])
returns void
language sql
volatile parallel unsafe
begin atomic
    delete from matching.identity_keys where source_identity_id = any (p_identity_ids);
    delete from matching.features where source_identity_id = any (p_identity_ids);
end;

comment on function matching.forget(bigint[]) is
$$Takes identities out of matching: features and keys. Their edges go when matching.score_candidates is called for them next.$$;

commit;
