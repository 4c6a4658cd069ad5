-- Deploy mds:mds/register_source to pg
-- requires: mds/source_systems
-- requires: mds/set_trust
-- requires: normalise/countries
begin;

create or replace function mds.register_source(
    p_name             text,
    p_trust            numeric default null,
    p_is_deduplicated  boolean default null,
    p_access_role      text    default null,
    p_default_country  char(2) default null,
    p_date_order       text    default null
)
returns mds.source_systems
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_role   regrole := (select r.oid from pg_roles r where r.rolname = p_access_role);
    v_system mds.source_systems;
begin
    if p_default_country is not null and not exists (select from normalise.countries c where c.alpha_2 = p_default_country) then
        raise check_violation using message = format('There is no country %s.', p_default_country);
    elsif p_access_role is not null and v_role is null then
        raise check_violation using message = format('There is no role %s.', left(p_access_role, 63));
    end if;
    insert into mds.source_systems as s (name, trust, is_deduplicated, access_role, default_country, date_order)
    values (p_name, coalesce(p_trust, 50), coalesce(p_is_deduplicated, false), coalesce(v_role, 'mds_service'::regrole),
            p_default_country, coalesce(p_date_order, 'DMY'))
        on conflict (name) do update
       set trust           = coalesce(p_trust, s.trust),
           is_deduplicated = coalesce(p_is_deduplicated, s.is_deduplicated),
           access_role     = coalesce(v_role, s.access_role),
           default_country = coalesce(p_default_country, s.default_country),
           date_order      = coalesce(p_date_order, s.date_order)
    returning * into v_system;

    -- What set_trust has said beyond the trust itself (decay and so on) stays.
    if not exists (select from mds.trust_rules t where t.source_system = p_name and t.attribute = '*' and t.valid_to is null) then
        insert into mds.trust_rules (source_system, trust, reason, valid_from)
        values (p_name, v_system.trust, 'Registered.', '-infinity');
    else
        perform mds.set_trust(p_name, p_trust, 'Registered anew.', '*', t.minimum, t.decay_period, t.decay_curve, t.doubtful_percent)
           from mds.trust_rules t
          where t.source_system = p_name and t.attribute = '*' and t.valid_to is null and t.trust <> p_trust;
    end if;
    return v_system;
exception
    when check_violation or not_null_violation or numeric_value_out_of_range then
        raise exception 'source system "%" cannot be registered', coalesce(p_name, '(null)')
            using errcode = 'MDSRC', detail = sqlerrm,
                  hint = 'A name has 1 to 63 characters and no colon; trust is 0 to 100; date order DMY, MDY or YMD; country a code of ISO 3166-1, two capital letters; access role a role of this server.';
end;
$$;

comment on function mds.register_source(text, numeric, boolean, text, char, text) is
$$Registers a source system, or changes the given settings of a known one; returns its row.

New systems get trust 50, not deduplicated, access for mds_service, dates DMY. A change of trust is mds.set_trust, and carried
through at once; other changes do not touch what was already ingested until mds.recompute has derived it anew. Raises MDSRC when a
setting is out of range, or the country or role does not exist.$$;

grant execute on function mds.register_source(text, numeric, boolean, text, char, text) to mds_operator, mds_steward;

commit;
