-- Deploy mds:matching/gendered_endings to pg
-- requires: matching/schema
begin;

create or replace function matching.gendered_endings()
returns text[]
language sql
immutable parallel safe
begin atomic
    with ending (l, r) as (
        select coalesce(l, ''), r
          from (values
            ('ov', 'ova'), ('ev', 'eva'), ('in', 'ina'), ('yn', 'yna'), ('off', 'offa'),             -- Ivanov Ivanova, and not Ivanina
            ('i y ii iy ij', 'a aya aja aia'),                                                       -- Vesely Vesela, Kowalski Kowalska, -sky -skaya
            ('- a', 'ova'), ('ek', 'kova'), ('ec', 'cova'),                                          -- Novak Novakova, Svoboda Svobodova, Horacek Horackova
            ('as', 'iene aite'), ('is ys', 'iene yte'), ('us', 'iene ene ute uviene'),               -- Kazlauskas, Stankevicius and Stankeviciene
            ('aite yte ute', 'iene'), ('ute', 'ene uviene'),                                         -- Kazlauskaite, before and after she marries
            ('ns', 'na'), ('os', 'ou'), ('as', 'a'), ('is', 'i'),                                    -- Berzins Berzina, Papadopoulos Papadopoulou
            ('son sson', 'dottir'), ('son', 'sdottir')) as written (ls, rs),                         -- Jonsson Jonsdottir
               lateral string_to_table(written.ls, ' ', '-') as l,
               lateral string_to_table(written.rs, ' ', '-') as r
    ),
    shared as (
        select e.l, e.r, (select max(n) from generate_series(0, 3) n where left(e.l, n) = left(e.r, n)) as n
          from ending e
    )
    select array_agg(distinct concat_ws('/', left(s.r, s.n), side.l, side.r))
      from shared s,
           lateral (values (substr(s.l, s.n + 1), substr(s.r, s.n + 1)), (substr(s.r, s.n + 1), substr(s.l, s.n + 1))) as side (l, r);
end;

comment on function matching.gendered_endings() is
$$Endings in which two gendered forms of one family name differ, as 'shared/one/other': 'ov//a' says that Ivanov and Ivanova share ov, and
then end in nothing and in a. Each stands there both ways round; the shared part is up to three letters long.

The one place that knows them: matching.is_gendered_form and the settings that `mds model export` writes for Splink are made of it.$$;

grant execute on function matching.gendered_endings() to mds_operator;

commit;
