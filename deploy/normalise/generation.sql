-- Deploy mds:normalise/generation to pg
-- requires: normalise/schema
begin;

create or replace function normalise.generation(p_word text) returns text
language sql
immutable parallel safe
return case when p_word = any ('{jr,junior,sr,senior,ii,iii,iv,v,2nd,3rd,4th,5th,filho}') then
           case p_word when 'junior' then 'jr' when 'filho' then 'jr' when 'senior' then 'sr' when '2nd' then 'ii' when '3rd' then 'iii'
                       when '4th' then 'iv' when '5th' then 'v' else p_word end
       end;

comment on function normalise.generation(text) is
'The generation that a word behind a name means, as normalise.name_parts has it: jr, sr, ii, iii, iv or v; null for any other word.';

grant execute on function normalise.generation(text) to public;

commit;
