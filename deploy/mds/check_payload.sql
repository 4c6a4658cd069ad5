-- Deploy mds:mds/check_payload to pg
-- requires: mds/schema
-- requires: mds/flattened
begin;

create or replace function mds.check_payload(p_payload jsonb)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    c_longest     constant integer := 2000;
    c_longest_key constant integer := 255;     -- preferences by key are paths of lineage, which are indexed
    c_longest_path constant integer := 2000;   -- in bytes, for the same reason
    v_key   text;
    v_value jsonb;
    v_item  jsonb;
    v_type  text;
begin
    if p_payload is null or jsonb_typeof(p_payload) <> 'object' then
        return format('The payload must be a JSON object, not %s.', coalesce(jsonb_typeof(p_payload), 'null'));
    end if;
    if p_payload = '{}' then
        return 'The payload is empty.';
    end if;
    if pg_column_size(p_payload) > 1024 * 1024 then
        return format('The payload has %s bytes; at most 1 MiB is taken.', pg_column_size(p_payload));
    end if;

    for v_key, v_value in select * from jsonb_each(p_payload) loop
        v_type := jsonb_typeof(v_value);
        continue when v_type = 'null';
        case
            when v_key in ('full_name', 'given_name', 'middle_name', 'family_name', 'name_suffix', 'previous_family_name', 'email',
                           'phone', 'country_code', 'date_of_birth', 'gender', 'place_of_birth', 'employer', 'occupation') then
                if v_type not in ('string', 'number') then
                    return format('$.%s must be a string, not %s.', v_key, v_type);
                end if;
                if char_length(v_value #>> '{}') > c_longest then
                    return format('$.%s has %s characters; at most %s are taken.', v_key, char_length(v_value #>> '{}'), c_longest);
                end if;
            when v_key in ('emails', 'phones', 'verified') then
                if v_type <> 'array' then
                    return format('$.%s must be an array of strings, not %s.', v_key, v_type);
                end if;
                for v_item in select item from jsonb_array_elements(v_value) item loop
                    if jsonb_typeof(v_item) not in ('string', 'number', 'null') or char_length(v_item #>> '{}') > c_longest then
                        return format('$.%s must hold strings of at most %s characters; one item is %s.', v_key, c_longest, jsonb_typeof(v_item));
                    end if;
                end loop;
            when v_key in ('address', 'addresses', 'government_ids') then
                if v_key = 'address' and v_type not in ('object', 'string') then
                    return format('$.address must be an object or a string, not %s.', v_type);
                elsif v_key <> 'address' and v_type <> 'array' then
                    return format('$.%s must be an array, not %s.', v_key, v_type);
                end if;
                for v_item in select item from jsonb_array_elements(case v_type when 'array' then v_value else jsonb_build_array(v_value) end) item loop
                    if jsonb_typeof(v_item) <> 'object' and not (v_key <> 'government_ids' and jsonb_typeof(v_item) = 'string') then
                        return format('$.%s must hold objects; one item is %s.', v_key, jsonb_typeof(v_item));
                    end if;
                    if exists (select from jsonb_path_query(v_item, 'strict $.**') part
                                where char_length(part #>> '{}') > c_longest and jsonb_typeof(part) = 'string') then
                        return format('$.%s holds a value of more than %s characters.', v_key, c_longest);
                    end if;
                    if exists (select from jsonb_each(case when jsonb_typeof(v_item) = 'object' then v_item else '{}' end) part
                                where jsonb_typeof(part.value) in ('object', 'array')) then
                        return format('$.%s holds an item whose values are not plain.', v_key);
                    end if;
                end loop;
            when v_key in ('external_ids', 'preferences', 'attributes') then
                if v_type <> 'object' then
                    return format('$.%s must be an object, not %s.', v_key, v_type);
                end if;
                if exists (select from jsonb_object_keys(v_value) k where char_length(k) not between 1 and c_longest_key) then
                    return format('$.%s has a key that is empty or has more than %s characters.', v_key, c_longest_key);
                end if;
                if v_key = 'preferences' then
                    if jsonb_path_exists(v_value, 'strict $.**{51 to last}') then       -- what takes them apart calls itself
                        return '$.preferences is nested more than 50 deep.';
                    end if;
                    if octet_length(v_value::text) > c_longest_path
                       and exists (select from jsonb_object_keys(mds.flattened('preferences', v_value)) path
                                    where octet_length(path) > c_longest_path) then
                        return format('$.preferences has keys within keys of more than %s bytes together.', c_longest_path);
                    end if;
                end if;
            else
                null;       -- unknown keys are kept, never matched on
        end case;
    end loop;
    return null;
end;
$$;

comment on function mds.check_payload(jsonb) is
$$Why a payload cannot be used, in a sentence that names the path; null when it can.

Checks types and sizes of the documented keys only. Junk in a field of the right type is no error: normalisation leaves it out.$$;

commit;
