-- Deploy mds:mds/custom_winner to pg
-- requires: mds/custom_function
begin;

create or replace function mds.custom_winner(p_function text, p_claims mds.claim[], p_is_past boolean default false)
returns bigint
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_function  regprocedure := mds.custom_function(p_function);
    v_winner    bigint;
begin
    if v_function is null then
        if p_is_past then
            return null;
        end if;
        raise exception 'survivorship function "%" is gone', p_function
            using errcode = 'MDRUL', detail = 'A rule in force names it, and there is no such function (mds.claim[]) of the owner of MDS any more.',
                  hint = 'Create it again, or set another rule: mds.set_survivorship.';
    end if;
    execute format('select %s($1)', v_function::oid::regproc) using p_claims into v_winner;
    return v_winner;
end;
$$;

comment on function mds.custom_winner(text, mds.claim[], boolean) is
$$The identity that a custom survivorship function chooses among claims, given strongest first; null for none. Only one that
mds.custom_function knows is run, whatever was there when the rule was set.

p_is_past: for an answer about an earlier day, which lineage has, a function that has been dropped since chooses none. Raises MDRUL when
it is gone otherwise, and whatever the function raises.$$;

commit;
