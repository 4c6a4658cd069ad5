-- Deploy mds:normalise/noble_rank to pg
-- requires: normalise/schema
begin;

create or replace function normalise.noble_rank(p_name text) returns text[]
language plpgsql
immutable strict parallel safe
as $$
declare
    v_match  text[];
    v_before text;        -- what stands before the rank and its numeral
begin
    v_match := regexp_match(p_name, '^(|.*?[ ,])(baronet|bart|bt|baron(?:ess)?|viscount(?:ess)?|earl|count(?:ess)?|marquess|marquis|'
                                    'marchioness|duke|duchess|lord)(?: +|$)(.*)$');
    if v_match is null then
        return null;
    end if;
    v_before := regexp_replace(v_match[1], '\m\d{1,2}(st|nd|rd|th) *$', '');
    if v_before <> v_match[1] or v_match[3] like 'of %'
       or v_match[2] in ('baronet', 'bt', 'baroness', 'viscount', 'viscountess', 'marquess', 'marchioness', 'duchess') and strpos(v_before, ',') > 0 then
        return array[rtrim(v_before, ' ,'), v_match[2]]
               || array(select word from string_to_table(v_match[3], ' ') as word
                         where btrim(word, ',') !~ '^(|of|the|and|in|\d+(st|nd|rd|th)|baronet|bt|baron|viscount|earl|marquess|duke|lord)$');
    end if;
    return null;
end;
$$;

comment on function normalise.noble_rank(text) is
$$A rank behind a name (lower case, Latin letters): the name in front of it, the rank, and the places that it is of, as many as there are:
{"thomas clifford",baron,clifford,chudleigh} for thomas clifford, 1st baron clifford of chudleigh. The name is empty when there is none.

Null without a rank. Without a numeral or of it is a rank only where it can be nothing else, as earl jones and sacha baron cohen are names.
Never raises.$$;

grant execute on function normalise.noble_rank(text) to public;

commit;
