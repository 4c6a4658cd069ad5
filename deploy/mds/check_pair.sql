-- Deploy mds:mds/check_pair to pg
-- requires: mds/source_identities
-- requires: mds/visible_systems
-- requires: matching/features
begin;

create or replace function mds.check_pair(p_a bigint, p_b bigint)
returns void
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    if (select count(*)
          from unnest(array[p_a, p_b]) p (id)
          join matching.features f on f.source_identity_id = p.id
          join mds.source_identities i on i.id = p.id
         where i.source_system = any (mds.visible_systems())) is distinct from 2 or p_a = p_b then
        raise exception 'no two records % and %', coalesce(p_a::text, '(null)'), coalesce(p_b::text, '(null)')
            using errcode = 'MDNRC', detail = 'One of them is unknown, retracted, or of a source system that is not yours; or they are one.',
                  hint = 'mds.resolution and mds.user_identities have the numbers of records.';
    end if;
end;
$$;

comment on function mds.check_pair(bigint, bigint) is
$$Returns if the login may ask about two records: records of its own source systems, or as one of those who look after the whole.
What a record of another system says, or how far it agrees, is not told to a service, even of a person both report. Raises MDNRC when one is unknown, retracted or not the caller's to see, or when the two are one.$$;

commit;
