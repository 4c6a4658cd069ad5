-- Deploy mds:mds/source_quality to pg
-- requires: mds/source_identities
-- requires: mds/attribute_lineage
-- requires: mds/payload_of
-- requires: normalise/person
begin;

create type mds.attribute_quality as (
    source_system    text,
    attribute        text,
    looked_at_count  bigint,
    given_count      bigint,
    usable_count     bigint,
    blocked_count    bigint,
    unusable_count   bigint,
    doubtful_count   bigint,
    golden_count     bigint
);
comment on type mds.attribute_quality is 'How much a source system says of an attribute, and how much of it is of use.';
comment on column mds.attribute_quality.source_system   is 'The system.';
comment on column mds.attribute_quality.attribute       is 'What is said: name, email, phone, date_of_birth, address, …';
comment on column mds.attribute_quality.looked_at_count is 'Records that were looked at.';
comment on column mds.attribute_quality.given_count     is 'Records of these that say something of it.';
comment on column mds.attribute_quality.usable_count    is
$$Records of these of which something of it can be used: the fill rate. A country may come from an address, so there can be more than were given.$$;
comment on column mds.attribute_quality.blocked_count   is 'Values left out as placeholders: they are on the list of blocked values.';
comment on column mds.attribute_quality.unusable_count  is 'Values left out because they cannot be read as what they should be.';
comment on column mds.attribute_quality.doubtful_count  is
$$Values kept in spite of doubt: role and disposable mailboxes, phone numbers of no assigned range, dates that are not whole, government ids
whose shape or check digits are wrong.$$;
comment on column mds.attribute_quality.golden_count    is 'Golden values of today that come from the system, of all its records; null for what has no golden value.';

create or replace function mds.source_quality(p_sample integer default null)
returns setof mds.attribute_quality
language plpgsql
stable parallel restricted
rows 100
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    -- What is not blank: a value, one of a list, or a part of one. Of an address its country alone says nothing, nor does the type of an id.
    c_value constant jsonpath := '$[*] ? (@.type() == "string" && @ like_regex "\\S" || @.type() == "number" || @.type() == "boolean")';
    c_part  constant jsonpath := '$[*] ? (@.type() == "object").keyvalue() ? (@.key != "country_code" && @.key != "type").value '
                                 '? (@.type() == "string" && @ like_regex "\\S" || @.type() == "number")';
begin
    if p_sample < 1 then
        raise exception 'a sample of % records cannot be looked at', p_sample
            using errcode = 'MDPAY', detail = 'p_sample must be above 0.', hint = 'Leave it out to look at all records.';
    end if;
    return query
    with attribute (name, ordinal, keys, paths, golden) as (
        values ('name',           1, '{full_name,given_name,middle_name,family_name}'::text[], '{$.full_name,$.given_name,$.family_name}'::text[], '$.full_name'),
               ('email',          2, '{emails,email}',              '{$.emails}',         '$.email'),
               ('phone',          3, '{phones,phone}',              '{$.phones}',         '$.phone_e164'),
               ('date_of_birth',  4, '{date_of_birth}',             '{$.date_of_birth}',  '$.date_of_birth'),
               ('address',        5, '{addresses,address}',         '{$.addresses}',      '$.address'),
               ('country_code',   6, '{country_code}',              '{}',                 '$.country_code'),
               ('gender',         7, '{gender}',                    '{}',                 '$.gender'),
               ('place_of_birth', 8, '{place_of_birth}',            '{$.place_of_birth}', '$.place_of_birth'),
               ('government_id',  9, '{government_ids}',            '{$.government_ids}', null),
               ('employer',      10, '{employer}',                  '{$.employer}',       '$.employer'),
               ('occupation',    11, '{occupation}',                '{$.occupation}',     '$.occupation')
    ),
    looked_at as materialized (
        select i.id, i.source_system
          from (select i.id, i.source_system, row_number() over (partition by i.source_system order by hashint8extended(i.id, 1), i.id) as n
                  from mds.source_identities i
                 where i.retracted_at is null) i
         where p_sample is null or i.n <= p_sample
    ),
    record as materialized (
        select s.name as system, array(select g.key from jsonb_each(w.payload) g
                                        where jsonb_path_exists(g.value, c_value) or jsonb_path_exists(g.value, c_part)) as given, p.*
          from looked_at l
          join mds.source_systems s on s.name = l.source_system
         cross join lateral (select mds.payload_of(l.id) as payload offset 0) w
         cross join lateral normalise.person(w.payload, s.default_country, s.date_order) p
    ),
    reading as (
        select r.system, a.ordinal,
               r.given && a.keys as is_given,
               case a.name
                   when 'name'           then (r.name).display is not null
                   when 'email'          then r.emails is not null
                   when 'phone'          then r.phones is not null
                   when 'date_of_birth'  then (r.birth).iso is not null
                   when 'address'        then r.addresses is not null
                   when 'country_code'   then r.country_code is not null
                   when 'gender'         then r.gender is not null
                   when 'place_of_birth' then r.place_of_birth is not null
                   when 'government_id'  then r.government_ids is not null
                   when 'employer'       then r.employer is not null
                   else                       r.occupation is not null end as is_usable,
               left_out.blocked, left_out.unusable,
               case a.name
                   when 'email'          then (select count(*) from unnest(r.emails) e where e.is_role or e.is_disposable)
                   when 'phone'          then (select count(*) from unnest(r.phones) t where not t.is_valid)
                   when 'date_of_birth'  then coalesce(char_length((r.birth).iso) < 10, false)::integer
                   when 'government_id'  then (select count(*) from unnest(r.government_ids) g where not g.is_valid)
                   else 0 end as doubtful
          from record r
         cross join attribute a
         cross join lateral (select count(*) filter (where j ->> 'reason' = 'blocked') as blocked, count(*) filter (where j ->> 'reason' = 'unusable') as unusable
                               from jsonb_array_elements(r.rejected) j
                              where j ->> 'path' = any (a.paths) and r.given && a.keys
                                -- Values of government ids are not told.
                                and (j -> 'value' = 'null' or jsonb_path_exists(j -> 'value', c_value) or jsonb_path_exists(j -> 'value', c_part))) left_out
    ),
    counted as (
        -- Normalisers that take a value or leave it do not list it as rejected: given, and nothing came of it.
        select r.system, r.ordinal, count(*) as looked_at, count(*) filter (where r.is_given) as given, count(*) filter (where r.is_usable) as usable,
               sum(r.blocked) as blocked, sum(r.doubtful) as doubtful,
               sum(case when r.is_given and not r.is_usable and r.blocked = 0 then greatest(r.unusable, 1) else r.unusable end) as unusable
          from reading r
         group by r.system, r.ordinal
    ),
    golden as (
        select i.source_system as system, l.attribute_path, count(*) as n
          from mds.attribute_lineage l
          join mds.source_identities i on i.id = l.source_identity_id
         where l.valid_to is null and l.value_hash is not null
         group by i.source_system, l.attribute_path
    )
    select c.system, a.name, c.looked_at, c.given, c.usable, c.blocked::bigint, c.unusable::bigint, c.doubtful::bigint,
           case when a.golden is not null then coalesce(g.n, 0) end
      from counted c
      join attribute a on a.ordinal = c.ordinal
      left join golden g on g.system = c.system and g.attribute_path = a.golden
     order by c.system, a.ordinal;
end;
$$;

comment on function mds.source_quality(integer) is
$$Data quality by source system and attribute: how many records say something of it and how many something usable, how many values were left
out as placeholders or as unreadable, how many are doubtful, and how many golden values come from there. Systems without records have no rows.

The payloads are normalised again, with the normalisers of today: 0.3 ms a record. p_sample looks at so many records of each system at
most, always the same ones; golden_count is of all records in any case. Holds counts, no values. Raises MDPAY when p_sample is not above 0.$$;

grant execute on function mds.source_quality(integer) to mds_steward, mds_approver, mds_auditor, mds_operator;

commit;
