-- Deploy mds:normalise/government_id to pg
-- requires: normalise/identifier
-- requires: normalise/identifier_aliases
-- requires: normalise/identifier_rules
-- requires: normalise/has_check_digits
-- requires: normalise/is_calendar_day
-- requires: normalise/passes_algorithm
-- requires: normalise/is_blocked
-- requires: normalise/country
-- requires: normalise/latin
-- requires: normalise/address_words
begin;

create or replace function normalise.government_id(p_type text, p_country_code char(2), p_value text)
returns normalise.identifier
language plpgsql
immutable parallel safe
as $$
declare
    c_punctuation   constant text := ' -./_#:,;''"()[]*+&\|<>=@!?%$^~`{}';
    c_letters       constant text := 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    v_id            normalise.identifier;
    v_name          text := lower(left(p_type, 100) collate "C");
    v_alias         text;
    -- The length of an argument is not checked by PostgreSQL.
    v_country       char(2) := case when octet_length(p_country_code) > 2 then normalise.country(p_country_code) else upper(p_country_code) end;
    v_implied       char(2);
    v_issuer        text[];
    v_region        text;
    v_value         text := left(p_value, 200);
    v_core          text;
    v_rule          normalise.identifier_rules;
    v_parts         text[];
    v_year          integer;
    v_month         integer;
    v_day           integer;
begin
    if octet_length(v_name) <> length(v_name) then
        v_name := normalise.latin(v_name);
    end if;
    if octet_length(v_value) <> length(v_value) then
        v_value := normalise.latin(normalise.text(v_value));
    end if;

    v_alias := translate(v_name, c_punctuation, '');
    select a.type, a.implied_country_code into v_id.type, v_implied
      from normalise.identifier_aliases a
     where a.alias = v_alias
       and a.country_code in (v_country, 'ZZ')
     order by a.country_code = 'ZZ'
     limit 1;
    if v_id.type is null then
        v_id.type := nullif(btrim(regexp_replace(v_name, '[^a-z0-9]+', '_', 'g'), '_'), '');
    end if;
    v_id.country_code := coalesce(v_implied, v_country);

    -- A state that issues it may be named in full, in front or behind: Texas 823123 is TX 823123, and so is 823123 (TX).
    if v_id.type in ('driving_licence', 'voter_id') and v_value <> translate(v_value, ' -:,/(', '') then
        v_issuer := regexp_match(lower(v_value collate "C"), '^([a-z][a-z. ]*?)[ .:,/-]+([a-z]?[0-9][a-z0-9 -]*)$');
        if v_issuer is null then
            v_issuer := regexp_match(lower(v_value collate "C"), '^([a-z]?[0-9][^ ,(:/]*(?: [^ ,(:/]*[0-9][^ ,(:/]*)*)[ :,/(-]+([a-z][a-z. ]*[a-z])[.)]*$');
            v_issuer := v_issuer[2] || v_issuer[1:1];
        end if;
        v_region := normalise.address_form('region', translate(v_issuer[1], '.', ''));
        if v_region is null and length(v_issuer[1]) < 4 then
            v_region := (select canonical from normalise.address_terms
                          where kind = 'region' and canonical = v_issuer[1] and language = lower(v_id.country_code) limit 1);
        end if;
        if v_region is not null then
            v_value := v_region || ' ' || v_issuer[2];
        end if;
    end if;

    v_value := translate(upper(v_value collate "C"), c_punctuation || E'\t\n\r', '');
    if ltrim(v_value, c_letters || '0123456789') <> '' then
        v_value := regexp_replace(v_value, '[^A-Z0-9]', '', 'g');
    end if;
    v_core := btrim(v_value, c_letters);
    if length(v_value) not between 4 and 40
       or v_core = ''
       or length(v_core) > 3 and ltrim(v_core, left(v_core, 1)) = ''
       or normalise.is_blocked('government_id', lower(v_value)) then
        return v_id;
    end if;
    v_id.value := v_value;

    -- One rule that holds is enough. Without a country the number itself may say whose it is.
    for v_rule in
        select r.*
          from normalise.identifier_rules r
         where r.type = v_id.type
           and (r.country_code = v_id.country_code or v_id.country_code is null)
         order by r.country_code, r.pattern
    loop
        v_value := v_id.value;
        if v_rule.optional_prefix is not null then
            v_value := regexp_replace(v_value, v_rule.optional_prefix, '');
        end if;
        if length(v_value) between v_rule.padded_length - 2 and v_rule.padded_length - 1 then
            v_value := lpad(v_value, v_rule.padded_length, '0');
        end if;

        v_parts := regexp_match(v_value, v_rule.pattern);
        if v_parts is null then
            v_id.is_valid := coalesce(v_id.is_valid, false);
            continue;
        end if;

        if v_rule.date_order is not null then
            v_year := v_parts[case v_rule.date_order when 'YMD' then 1 else 3 end]::integer;
            v_day := v_parts[case v_rule.date_order when 'YMD' then 3 else 1 end]::integer;
            v_month := v_parts[2]::integer;
            select v_month - o into v_month from unnest(v_rule.month_offsets) as o where v_month - o between 1 and 12;
            select v_day - o into v_day from unnest(v_rule.day_offsets) as o where v_day - o between 1 and 31;
        end if;

        if (v_rule.date_order is null
            or normalise.is_calendar_day(v_year, v_month, v_day))
           and (v_rule.algorithm is null or normalise.passes_algorithm(v_rule.algorithm, v_value))
           and normalise.has_check_digits(v_value, v_rule.check_digits, v_rule.alphabet) then
            v_id.value := v_value;
            v_id.country_code := v_rule.country_code;
            v_id.is_valid := true;
            return v_id;
        end if;
        v_id.is_valid := false;
    end loop;
    -- Of no known country, it need not be a number of any that we know.
    if v_id.country_code is null then
        v_id.is_valid := null;
    end if;
    return v_id;
end;
$$;

comment on function normalise.government_id(text, char, text) is
$$A government id in comparable form: canonical type, issuing country, upper-case letters and digits, and whether shape,
date of birth and check digits hold.

A state that issues driving licences and stands beside the number is written by its code, in front: Texas 823123 and 823123 (TX) are
TX823123. value is null when blank, without a digit, one character again and again, or blocked (normalise.is_blocked, attribute
government_id). is_valid is null for a type or country without a published rule; a value that is not valid is kept, because
sources mistype. A type that one country issues alone (pesel, bsn) fixes the country, whatever the source says; without a
country, a number that fits the rule of exactly that type gets its country. Zeros lost in front are put back and an optional
century is taken away only where the number is then valid. Birthdays are checked against the calendar, not against today,
so a number does not become valid with time; 29 February of a year ending in 00 is accepted.
Reads reference data only (normalise.identifier_aliases, normalise.identifier_rules); after an edit, normalise again.
Never raises.$$;

grant execute on function normalise.government_id(text, char, text) to public;

commit;
