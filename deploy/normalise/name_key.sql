-- Deploy mds:normalise/name_key to pg
-- requires: normalise/latin
begin;

create or replace function normalise.name_key(p_raw text)
returns text
language plpgsql immutable strict parallel safe
as $$
declare
    v_key text := left(normalise.latin(left(p_raw, 400)), 400);
begin
    if ltrim(v_key, 'aeinrlostdhmcugbkyvpfwjzxq ') <> '' then
        v_key := translate(v_key, '-.,;:_/\|"()[]{}<>+*&=!?#%~^@$''0123456789', '                              ');
        if octet_length(v_key) <> length(v_key) then               -- symbols and emoji are no letters
            v_key := regexp_replace(v_key, '[\u0080-\u00bf\u00d7\u00f7\u02b0-\u036f\u2000-\u2bff\u3000-\u3004\u3008-\u303f\ud800-\uf8ff'
                '\ufe00-\ufe6f\uff00-\uff0f\U0001f000-\U0001faff\U000e0000-\U0010ffff]+', ' ', 'g');
        end if;
        if strpos(v_key, '  ') > 0 then
            v_key := regexp_replace(v_key, ' {2,}', ' ', 'g');
        end if;
        v_key := btrim(v_key);
    end if;
    if strpos(v_key, 'ue') > 0 or strpos(v_key, 'oe') > 0 or strpos(v_key, 'ae') > 0 then
        v_key := regexp_replace(v_key, '([aou])e(?=h|ck|tz|tt|ss|ff|pp|mm|nn|gg|bn|bl|dk|dt|ng|nch|nth|nig|rg|rk|rm|rn|rr\M|rst|rth'
            '|rtn|rtz|lln|stn|r[ae]n\M|we?n?\M|(b|ch|d|f|g|k|ll?|m|n|nt|nz|p|r|s|sch|st|t|z)er[nst]?\M)|([au])e(?=th)', '\1\2', 'g');
    end if;
    return nullif(v_key, '');
end;
$$;

comment on function normalise.name_key(text) is
'The form in which parts of a person''s name are compared: normalise.latin, apostrophes and digits dropped (oneil), hyphens,
other punctuation and symbols made blanks (jean luc), and the written-out umlauts ae, oe, ue made a, o, u where a German or Scandinavian name
has them, so that Müller, Mueller and Muller meet; Michael, Fuentes, Zoe, Goethe and Hoekstra stay. The test is the letters that
follow, so a rare name of another language (Caesar) may lose an e, on both sides of a comparison. Idempotent; null when
nothing is left; only the first 400 characters count. Never raises.';

grant execute on function normalise.name_key(text) to public;

commit;
