-- Deploy mds:normalise/address_tokens to pg
-- requires: normalise/latin
-- requires: normalise/split_compounds
begin;

create or replace function normalise.address_tokens(p_line text) returns text[]
language plpgsql
immutable strict parallel safe
as $$
declare
    c_plain  constant text := ' eanrtsoildchu0123456789gmpvkbwfyjxqz';      -- the most usual first
    v_line   text := left(p_line, 300);
    v_tokens text[];
begin
    -- The signs for ordinals would become the letters o and a; plain ASCII needs no look at its letters.
    if octet_length(v_line) <> length(v_line) then
        v_line := normalise.latin(replace(replace(translate(v_line, 'ºª°’、，', '   '',,'), '№', ' no '), E'\n', ','));
    else
        v_line := lower(v_line collate "C");
    end if;
    if v_line = '' then
        return null;
    end if;

    -- Words and numbers alone, as most lines are.
    if ltrim(v_line, c_plain) = '' then
        return array_remove(string_to_array(v_line, ' '), '');
    end if;

    -- No regular expressions up to here and in the usual address at all: a backend keeps 32 of them compiled, and a load
    -- that normalises whole people needs those for telephone numbers.
    v_line := replace(replace(v_line, '\n', ','), E'\n', ',');
    if strpos(v_line, '.') > 0 then
        v_line := rtrim(replace(v_line, '. ', ' '), '.');
        if strpos(v_line, '.') > 0 then       -- lindenstr.2, p.o. box
            v_line := replace(regexp_replace(v_line, '([a-z]{2})\.(?=[a-z0-9])|([0-9])\.(?=[0-9])', '\1\2 ', 'g'), '.', '');
        end if;
    end if;
    v_line := replace(replace(v_line, '#', ' # '), ',', ' , ');
    if ltrim(v_line, c_plain || ',-/#') <> '' then
        v_line := translate(v_line, E';:"()[]{}\\!?*_+=<>~^@$%&\t\r|''`', '                          ');
    end if;
    v_tokens := array_remove(string_to_array(v_line, ' '), '');
    if strpos(v_line, '/') > 0 or strpos(v_line, '-') > 0 then
        v_tokens := normalise.split_compounds(v_tokens);
    end if;
    return v_tokens;
end;
$$;

comment on function normalise.address_tokens(text) is
$$The words, numbers, commas and number signs of a street line, lower case, in Latin letters, without other punctuation: {p,o,box,12},
{lindenstr,2}. A new line counts as a comma; what a slash or hyphen joins is as normalise.split_compounds has it.
Only the first 300 characters count. Null for an empty line; never raises.$$;

grant execute on function normalise.address_tokens(text) to public;

commit;
