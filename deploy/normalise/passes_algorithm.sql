-- Deploy mds:normalise/passes_algorithm to pg
-- requires: normalise/is_calendar_day
begin;

create or replace function normalise.passes_algorithm(p_algorithm text, p_value text)
returns boolean
language plpgsql
immutable parallel safe
as $$
declare
    v_length    constant integer := length(p_value);
    v_digit     integer;
    v_sum       integer := 0;
    v_birth     text;
    -- Corsica's departments 2A and 2B count as 19 and 18.
    v_number    constant text := case p_algorithm when 'nir' then replace(replace(p_value, '2A', '19'), '2B', '18') else p_value end;
begin
    if p_algorithm <> 'codice_fiscale' and v_number !~ '^[0-9]{2,18}$' then
        return false;
    end if;
    case p_algorithm
    when 'luhn' then
        for i in 1..v_length loop
            v_digit := substr(p_value, v_length + 1 - i, 1)::integer;
            v_sum := v_sum + case when i % 2 = 1 then v_digit when v_digit > 4 then 2 * v_digit - 9 else 2 * v_digit end;
        end loop;
        return v_sum % 10 = 0;

    when 'verhoeff' then
        -- Multiplication table of the dihedral group D5, row by row, and the permutation applied i times.
        for i in 1..v_length loop
            v_digit := substr('01234567891576283094580379614289160435279453126870428657390127938064157046913258',
                              ((i - 1) % 8) * 10 + substr(p_value, v_length + 1 - i, 1)::integer + 1, 1)::integer;
            v_sum := substr('0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210',
                            v_sum * 10 + v_digit + 1, 1)::integer;
        end loop;
        return v_sum = 0;

    when 'iso_7064_mod_11_10' then
        v_sum := 10;
        for i in 1..v_length - 1 loop
            v_sum := (v_sum + substr(p_value, i, 1)::integer) % 10;
            v_sum := 2 * case v_sum when 0 then 10 else v_sum end % 11;
        end loop;
        return (v_sum + substr(p_value, v_length, 1)::integer) % 10 = 1;

    when 'steuer_id' then
        -- Among the first ten digits exactly one is repeated, twice or three times.
        select count(*) into v_sum
          from (select 1 from unnest(string_to_array(left(p_value, 10), null)) as digit group by digit having count(*) > 1) as repeated;
        return v_sum = 1
           and not exists (select from unnest(string_to_array(left(p_value, 10), null)) as digit group by digit having count(*) > 3)
           and normalise.passes_algorithm('iso_7064_mod_11_10', p_value);

    when 'nir' then
        return 97 - left(v_number, 13)::bigint % 97 = right(p_value, 2)::integer;

    when 'rijksregisternummer' then
        return right(p_value, 2)::integer in (97 - left(p_value, 9)::bigint % 97, 97 - ('2' || left(p_value, 9))::bigint % 97);

    when 'snils' then
        for i in 1..9 loop
            v_sum := v_sum + (10 - i) * substr(p_value, i, 1)::integer;
        end loop;
        return v_sum % 101 % 100 = right(p_value, 2)::integer;

    when 'codice_fiscale' then
        -- Decreto Ministeriale 23 dicembre 1976: characters in odd places count by a table of their own.
        for i in 1..15 loop
            v_digit := strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(p_value, i, 1));
            v_sum := v_sum + case when i % 2 = 1 then (array[1,0,5,7,9,13,15,17,19,21, 1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,
                                                            12,14,16,10,22,25,24,23])[v_digit]
                                  when v_digit > 10 then v_digit - 11
                                  else v_digit - 1 end;
        end loop;
        -- Letters stand for digits where two people would share a code; women are born 40 days later.
        v_birth := translate(substr(p_value, 7, 2) || substr(p_value, 10, 2), 'LMNPQRSTUV', '0123456789');
        return substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ', v_sum % 26 + 1, 1) = right(p_value, 1)
           and normalise.is_calendar_day(left(v_birth, 2)::integer, strpos('ABCDEHLMPRST', substr(p_value, 9, 1)), right(v_birth, 2)::integer % 40);
    else
        return null;
    end case;
end;
$$;

comment on function normalise.passes_algorithm(text, text) is
$$Whether a number passes a check that is not a plain weighted sum; null for an unknown algorithm.

luhn (ISO/IEC 7812-1), verhoeff (J. Verhoeff, Error Detecting Decimal Codes, 1969), iso_7064_mod_11_10 (ISO/IEC 7064),
steuer_id (the same plus the German rule on repeated digits), nir (97 minus the number modulo 97; Corsica 2A and 2B count as
19 and 18), rijksregisternummer (the same with 2 in front for those born from 2000), snils, codice_fiscale.
False when the number holds a character that the algorithm cannot count. Null for null.$$;

grant execute on function normalise.passes_algorithm(text, text) to public;

commit;
