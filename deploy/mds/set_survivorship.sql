-- Deploy mds:mds/set_survivorship to pg
-- requires: mds/survivorship_rules
-- requires: mds/custom_function
-- requires: mds/rederive_within
-- requires: mds/check_dry_run
begin;

create or replace function mds.set_survivorship(
    p_attribute        text,
    p_strategy         text,
    p_reason           text,
    p_group_name       text    default null,
    p_source_order     text[]  default null,
    p_value_order      jsonb   default null,
    p_custom_function  text    default null,
    p_dry_run          boolean default false,
    p_budget           interval default '2 seconds'
)
returns mds.rule_change
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_single      constant text[] := array['*', 'full_name', 'email', 'phone_e164', 'country_code', 'address'];
    c_name        constant text := '^("([^"]|"")+"|[a-z_][a-z0-9_$]*)(\.("([^"]|"")+"|[a-z_][a-z0-9_$]*))?$';
    v_now         timestamptz;
    v_group       text;
    v_attributes  text[];
    v_change      mds.rule_change;
    v_users       uuid[];
begin
    perform mds.check_dry_run(p_dry_run);
    if p_attribute is null or p_strategy is null and p_attribute = '*' or coalesce(p_reason !~ '\S', true) then
        raise exception 'a rule needs an attribute and a reason'
            using errcode = 'MDRUL', detail = 'p_attribute or p_reason is missing, or the rule for * would be taken away.',
                  hint = 'p_strategy null takes the rule of one attribute away; * always has one.';
    end if;
    if p_custom_function is not null and mds.custom_function(case when p_custom_function ~* c_name then p_custom_function end) is null then
        raise exception 'function "%" cannot decide on values', p_custom_function
            using errcode = 'MDRUL',
                  detail  = 'There is no such function (mds.claim[]) returning bigint that is immutable and, with its schema, belongs to the owner of MDS.',
                  hint    = 'It runs with the rights of that owner, who therefore must have made it; name it with its schema.';
    end if;
    if not array(select s.name from mds.source_systems s) @> p_source_order then
        raise exception 'an unknown source system is in the order'
            using errcode = 'MDRUL', detail = array_to_string(p_source_order, ', '), hint = 'mds.source_systems lists those there are.';
    end if;
    perform matching.lock_keys('{}', 1000000);      -- nobody derives a profile while the rules change
    v_now := clock_timestamp();

    begin
        -- Members of a group have one strategy, so all of them get a new row.
        v_group := nullif(coalesce(p_group_name,
                                   (select r.group_name from mds.survivorship_rules r where r.attribute = p_attribute and r.valid_to is null),
                                   (select max(r.group_name) from mds.survivorship_rules r where r.group_name = p_attribute and r.valid_to is null)), '');
        v_attributes := array(select r.attribute from mds.survivorship_rules r where r.group_name = v_group and r.valid_to is null
                              union
                              select p_attribute where p_attribute is distinct from v_group);
        if p_strategy is null and p_attribute is distinct from v_group then
            v_attributes := array[p_attribute];
        end if;

        if p_strategy = 'aggregate' and v_attributes && c_single then
            raise exception 'a profile has one %', array_to_string(array(select unnest(v_attributes) intersect select unnest(c_single)), ', ')
                using errcode = 'MDRUL', detail = 'Aggregate would keep all values, or mix them.',
                      hint = 'Aggregate preferences, and attributes of which there may be many.';
        end if;

        v_users := array(select i.canonical_user_id
                           from mds.source_identities i
                          where i.canonical_user_id is not null
                          group by i.canonical_user_id
                         having (count(*) > 1 or p_strategy in ('aggregate', 'custom') or exists (
                                     select from mds.survivorship_rules r
                                      where r.strategy in ('aggregate', 'custom') and r.valid_to is null and r.attribute = any (v_attributes)))
                            and ('*' = any (v_attributes) or bool_or(exists (
                                     select from jsonb_object_keys(i.attributes) k, unnest(v_attributes) a
                                      where k = a or starts_with(k, a || '.'))))
                          order by 1);

        update mds.survivorship_rules r
           set valid_to = v_now
         where r.attribute = any (v_attributes) and r.valid_to is null;
        if p_strategy is not null then
            insert into mds.survivorship_rules
                   (attribute, group_name, strategy, source_order, value_order, custom_function, reason, valid_from)
            select a, v_group, p_strategy, p_source_order, p_value_order, p_custom_function, p_reason, v_now
              from unnest(v_attributes) a
             order by a = p_attribute;
            v_change.rule_id := lastval();
        end if;

        select v_change.rule_id, r.user_count, r.changed_count, r.pending_count into v_change from mds.rederive_within(v_users, p_budget) r;
        if p_dry_run then
            raise exception 'dry run' using errcode = 'MDDRY';
        end if;
    exception
        when sqlstate 'MDDRY' then
            v_change.rule_id := null;       -- everything written is undone; the counts are kept
        when check_violation or not_null_violation or exclusion_violation then
            raise exception 'this rule cannot be set'
                using errcode = 'MDRUL', detail = sqlerrm,
                      hint = 'The columns of mds.survivorship_rules say which strategy takes what.';
        when others then
            if p_custom_function is null or sqlstate ~ '^(MD|40|53|57)' then
                raise;
            end if;
            raise exception 'function "%" fails on what records say', p_custom_function
                using errcode = 'MDRUL', detail = format('%s: %s', sqlstate, sqlerrm), hint = 'It must have an answer for every array of claims; null is one.';
    end;
    return v_change;
end;
$$;

comment on function mds.set_survivorship(text, text, text, text, text[], jsonb, text, boolean, interval) is
$$Says how the golden value of an attribute is chosen, and derives the profiles it concerns anew. Returns how many there are, how many
changed, and how many are left to the job profiles.

The columns of mds.survivorship_rules say what the arguments mean. p_attribute may name a group; a new strategy for one member is
one for all of its group; p_group_name puts it into a group, the empty text takes it out. p_strategy null takes the rule away, and
the one for * counts. The earlier rule is kept for questions about earlier days. p_dry_run answers what would change and writes
nothing. p_budget: so long it derives in the same transaction, at about a fifth of a millisecond a user, while writers wait (null: all of
them); the rest is derived by mds jobs run profiles, and until then is what it was. Raises MDRUL when the rule cannot be so, MDPAY when p_dry_run is null.$$;

grant execute on function mds.set_survivorship(text, text, text, text, text[], jsonb, text, boolean, interval) to mds_steward, mds_operator;

commit;
