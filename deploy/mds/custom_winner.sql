-- Deploy mds:mds/custom_winner to pg
-- requires: mds/claims
begin;

create or replace function mds.custom_winner(p_function text, p_claims mds.claim[])
returns bigint
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_winner bigint;
begin
    execute format('select %s($1)', p_function::regproc) using p_claims into v_winner;
    return v_winner;
end;
$$;

comment on function mds.custom_winner(text, mds.claim[]) is
$$The identity that a custom survivorship function chooses among claims, given strongest first; null for none. mds.set_survivorship
lets only functions be named that are immutable and belong to the owner of MDS.$$;

commit;
