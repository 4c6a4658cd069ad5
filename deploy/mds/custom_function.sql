-- Deploy mds:mds/custom_function to pg
-- requires: mds/claims
begin;

create or replace function mds.custom_function(p_name text)
returns regprocedure
language sql
stable strict parallel restricted
begin atomic
    select p.oid::regprocedure
      from pg_proc p
      join pg_namespace home on home.oid = p.pronamespace
      join pg_namespace mds on mds.nspname = 'mds'
     where p.oid = to_regprocedure(p_name || '(mds.claim[])')
       and p.prokind = 'f' and p.prorettype = 'bigint'::regtype and not p.proretset and p.provolatile = 'i'
       and p.proowner = mds.nspowner
       and (pg_has_role(mds.nspowner, home.nspowner, 'usage') or (select o.rolsuper from pg_roles o where o.oid = home.nspowner));
end;

comment on function mds.custom_function(text) is
$$The function of that name that may decide on golden values, null when there is none: it takes mds.claim[], returns bigint, is immutable,
and nobody but the owner of MDS can have written it. It runs with his rights; so it is his, and in a schema of his or of a superuser,
because whoever owns a schema may drop what is in it and put something else of that name in its place.$$;

commit;
