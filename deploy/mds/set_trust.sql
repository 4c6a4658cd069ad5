-- Deploy mds:mds/set_trust to pg
-- requires: mds/trust_rules
-- requires: mds/rederive_within
-- requires: mds/check_dry_run
begin;

create or replace function mds.set_trust(
    p_source_system     text,
    p_trust             numeric,
    p_reason            text,
    p_attribute         text     default '*',
    p_minimum           numeric  default null,
    p_decay_period      interval default null,
    p_decay_curve       text     default null,
    p_doubtful_percent  numeric  default null,
    p_dry_run           boolean  default false,
    p_budget            interval default '2 seconds'
)
returns mds.rule_change
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_now     timestamptz;
    v_change  mds.rule_change;
    v_users   uuid[];
begin
    perform mds.check_dry_run(p_dry_run);
    if not exists (select from mds.source_systems s where s.name = p_source_system) then
        raise exception 'unknown source system "%"', coalesce(p_source_system, '(null)')
            using errcode = 'MDSRC', detail = 'It is not in mds.source_systems.', hint = 'Register it first: mds.register_source.';
    end if;
    if p_attribute is null or p_trust is null and p_attribute = '*' then
        raise exception 'a system needs a trust'
            using errcode = 'MDRUL', detail = 'p_trust or p_attribute is null.', hint = 'Null takes the rule of one attribute away; * always has one.';
    end if;
    perform matching.lock_keys('{}', 1000000);      -- nobody derives a profile while the rules change
    v_now := clock_timestamp();

    begin
        update mds.trust_rules t
           set valid_to = v_now
         where t.source_system = p_source_system and t.attribute = p_attribute and t.valid_to is null;
        if p_trust is not null then
            insert into mds.trust_rules (source_system, attribute, trust, minimum, decay_period, decay_curve, doubtful_percent, reason, valid_from)
            values (p_source_system, p_attribute, p_trust, p_minimum, p_decay_period,
                    case when p_decay_period is not null then coalesce(p_decay_curve, 'linear') else p_decay_curve end,
                    p_doubtful_percent, p_reason, v_now)
            returning id into v_change.rule_id;
        end if;
        if p_attribute = '*' then
            update mds.source_systems s set trust = p_trust where s.name = p_source_system and s.trust <> p_trust;
        end if;

        v_users := array(select distinct i.canonical_user_id
                           from mds.source_identities i
                          where i.source_system = p_source_system and i.canonical_user_id is not null
                          order by 1);
        select v_change.rule_id, r.user_count, r.changed_count, r.pending_count into v_change from mds.rederive_within(v_users, p_budget) r;
        if p_dry_run then
            raise exception 'dry run' using errcode = 'MDDRY';
        end if;
    exception
        when sqlstate 'MDDRY' then
            v_change.rule_id := null;       -- everything written is undone; the counts are kept
        when check_violation or not_null_violation or numeric_value_out_of_range then
            raise exception 'this trust cannot be set'
                using errcode = 'MDRUL', detail = sqlerrm,
                      hint = 'Trust is 0 to 100, for one attribute 0 to 200 per cent; a reason is needed; curves are linear, half_life, slow_start and fast_start.';
    end;
    return v_change;
end;
$$;

comment on function mds.set_trust(text, numeric, text, text, numeric, interval, text, numeric, boolean, interval) is
$$Says how far a source system is trusted, as a whole or for one attribute or group, and derives the profiles it concerns anew.
Returns how many there are, how many changed, and how many are left to the job profiles.

The columns of mds.trust_rules say what the arguments mean. p_trust null takes the rule of an attribute away. The earlier rule
is kept for questions about earlier days. p_dry_run answers what would change and writes nothing. p_budget: so long it derives in the
same transaction, at about a fifth of a millisecond a user, while writers wait (null: all of them); the rest is derived by mds jobs run
profiles, and until then is what it was. Raises MDSRC for an unknown system, MDRUL when the rule cannot be so or has no reason, MDPAY when p_dry_run is null.$$;

grant execute on function mds.set_trust(text, numeric, text, text, numeric, interval, text, numeric, boolean, interval) to mds_steward, mds_operator;

commit;
