-- Deploy mds:normalise/person_name to pg
-- requires: normalise/name_case
-- requires: normalise/nicknames
-- requires: normalise/split_name
begin;

create or replace function normalise.person_name(
    p_full_name   text default null,
    p_given_name  text default null,
    p_middle_name text default null,
    p_family_name text default null,
    p_name_suffix text default null
) returns normalise.name_parts
language plpgsql immutable parallel safe
as $$
declare
    v_full    text := nullif(btrim(left(p_full_name, 400)), '');
    v_given   text := nullif(btrim(left(p_given_name, 200)), '');
    v_middle  text := nullif(btrim(left(p_middle_name, 200)), '');
    v_family  text := nullif(btrim(left(p_family_name, 200)), '');
    v_parts   normalise.name_parts;
    v_title   text;
    v_suffix  text;
    v_core    text;
    v_extra   text[];
    v_roots   text[];
    v_tokens  text[];
    v_display text := coalesce(v_full, nullif(concat_ws(' ', v_given, v_middle, v_family, nullif(btrim(left(p_name_suffix, 40)), '')), ''));
    v_script  text := 'Latn';
begin
    if v_display is null or strpos(v_display, '@') > 0 then
        return null;
    end if;

    if strpos(v_given, ' ') = 0 and strpos(v_family, ' ') = 0 and strpos(v_given || v_family, ',') = 0 then
        v_given := normalise.name_key(v_given);
        v_middle := normalise.name_key(v_middle);
        v_family := normalise.name_key(v_family);
    else
        if v_given is not null and v_family is not null then
            v_parts := normalise.split_name(translate(v_family, ',', ' ') || ', ' || translate(concat_ws(' ', v_given, v_middle), ',', ' '));
        elsif v_family is not null and strpos(v_family, ' ') = 0 then
            v_parts.family := normalise.name_key(v_family);
        else
            v_parts := normalise.split_name(coalesce(v_full, v_display));
        end if;
        v_title := v_parts.title;
        v_given := v_parts.given;
        v_middle := v_parts.middle;
        v_family := v_parts.family;
        v_suffix := v_parts.suffix;
        v_extra := v_parts.tokens;
    end if;

    if p_name_suffix is not null then
        v_suffix := coalesce((normalise.split_name('x, x ' || left(p_name_suffix, 40))).suffix, v_suffix);
    end if;

    v_core := v_family;
    if strpos(v_family, ' ') > 0 then
        v_core := null;
        foreach v_script in array string_to_array(v_family, ' ') loop
            if v_script <> all ('{van,von,vom,vander,zu,zum,zur,den,der,de,del,della,dello,degli,dei,delle,di,da,das,do,dos,du,des,la,las,le,los,
                                  lo,te,ten,ter,tot,op,het,af,av,al,el,ul,bin,bint,ibn,ben,bat,abu,y,e,i,und}') then
                v_core := v_core || ' ' || v_script;
                v_core := coalesce(v_core, v_script);
            end if;
        end loop;
        v_core := coalesce(v_core, v_family);
    end if;

    if v_given is not null then
        select array_agg(root order by root) into v_roots from normalise.nicknames where name = v_given;
        if v_roots is null then
            v_roots := array[v_given];
        else
            v_roots := array(select unnest(v_roots || v_given) order by 1);
        end if;
    end if;

    v_tokens := array(select distinct token
                        from unnest(string_to_array(concat_ws(' ', v_given, v_middle, v_family, array_to_string(v_extra, ' ')), ' ')) as token
                       where token <> '' order by token);

    v_script := 'Latn';
    if octet_length(v_display) <> length(v_display) then
        v_display := normalize(v_display, NFC);
        v_script := case when v_display ~ '[ぁ-ヿ]' then 'Jpan' when v_display ~ '[가-힣]' then 'Hang' when v_display ~ '[一-鿿]' then 'Hani'
                         when v_display ~ '[Ѐ-ӿ]' then 'Cyrl' when v_display ~ '[Ͱ-Ͽ]' then 'Grek' when v_display ~ '[؀-ۿ]' then 'Arab'
                         when v_display ~ '[֐-׿]' then 'Hebr' when normalise.fold_latin(v_display) !~ '[^\x01-\x7f]' then 'Latn'
                         else 'Zyyy' end;
    end if;
    if v_display ~ '\s\s|[\t\n\r\v\f]' then
        v_display := regexp_replace(v_display, '\s+', ' ', 'g');
    end if;

    return row(normalise.name_case(v_display), v_title, v_given, v_middle, v_family, v_core, v_suffix, v_roots,
               nullif(extensions.dmetaphone(v_given), ''), nullif(extensions.dmetaphone(v_core), ''), nullif(v_tokens, '{}'), v_script);
end;
$$;

comment on function normalise.person_name(text, text, text, text, text) is
'A person''s name taken apart.';

grant execute on function normalise.person_name(text, text, text, text, text) to public;

commit;
