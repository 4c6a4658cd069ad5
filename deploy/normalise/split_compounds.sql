-- Deploy mds:normalise/split_compounds to pg
-- requires: normalise/schema
begin;

create or replace function normalise.split_compounds(p_tokens text[]) returns text[]
language plpgsql
immutable strict parallel safe
as $$
declare
    v_tokens text[] := p_tokens;
    v_token  text;
    v_split  text[] := '{}';
begin
    for i in 1..cardinality(p_tokens) loop
        v_token := v_tokens[i];
        if v_token = '-' and v_split[cardinality(v_split)] between '0' and ':' and v_tokens[i + 1] between '0' and ':' then      -- 12 - 14
            v_tokens[i + 1] := v_split[cardinality(v_split)] || '-' || v_tokens[i + 1];
            v_split := trim_array(v_split, 1);
        elsif v_token in ('-', '/', 's/n') then
            null;
        elsif v_token >= '0' and v_token < ':' and ltrim(v_token, '0123456789/-abcdefgh') = '' and right(v_token, 1) not in ('-', '/') then
            v_split := v_split || v_token;
        elsif strpos(v_token, '/') between 1 and 2 and left(v_token, 1) = 'c' then
            v_split := v_split || case when v_token = 'c/o' then array['co'] else array['calle', nullif(split_part(v_token, '/', 2), '')] end;
        elsif strpos(v_token, '/') > 1 and substr(v_token, strpos(v_token, '/') + 1, 1) between '0' and ':' then
            v_split := v_split || array[split_part(v_token, '/', 1), '#', split_part(v_token, '/', 2)];
        elsif strpos(v_token, '/') > 0 or strpos(v_token, '-') > 0 then
            v_split := v_split || string_to_array(translate(v_token, '/', '-'), '-', '');
        else
            v_split := v_split || v_token;
        end if;
    end loop;
    return v_split;
end;
$$;

comment on function normalise.split_compounds(text[]) is
$$The tokens of a street line with those apart that a slash or a hyphen joins: road/44 becomes road, # and 44, c/ calle, goethe-str
goethe and str (a part that is empty is null). Numbers stay one token, 12-14 and 12/34, and 12 - 14 becomes one. s/n, without a number, goes.$$;

grant execute on function normalise.split_compounds(text[]) to public;

commit;
