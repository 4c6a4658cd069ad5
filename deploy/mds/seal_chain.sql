-- Deploy mds:mds/seal_chain to pg
-- requires: mds/lineage_seals
-- requires: governance/keyed_hashes
begin;

create or replace function mds.next_seal(p_seal text, p_link text)
returns text
language sql
stable parallel safe
return (governance.keyed_hashes('lineage_seal', array[coalesce(p_seal, '') || '|' || p_link]))[1];

comment on function mds.next_seal(text, text) is
$$The seal after one more link of the chain; null as the seal before it begins a chain.$$;

create aggregate mds.seal_chain(p_link text) (sfunc = mds.next_seal, stype = text, parallel = safe);

comment on aggregate mds.seal_chain(text) is
$$The seal at the end of a chain of links; give them in order.$$;

commit;
