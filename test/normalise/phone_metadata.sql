-- normalise.phone_regions, phone_ranges and phone_characters: the numbering plans of the world.
begin;
select plan(28);

-- Everybody reads them, nobody writes them.
select table_privs_are('normalise', name, 'mds_reader', array['SELECT']) from unnest(array['phone_regions', 'phone_ranges', 'phone_characters']) as name;
select policies_are('normalise', name, array[name || '_for_all'])        from unnest(array['phone_regions', 'phone_ranges', 'phone_characters']) as name;
select is(relrowsecurity, true, relname || ' has row security') from pg_class
 where oid in ('normalise.phone_regions'::regclass, 'normalise.phone_ranges'::regclass, 'normalise.phone_characters'::regclass);
select matches(obj_description(name::regclass), e'\nphonenumbers [0-9]+[.][0-9]+[.][0-9]+$', name || ' says which package it was written from')
  from unnest(array['normalise.phone_regions', 'normalise.phone_ranges']) as name;
select matches(obj_description('normalise.phone_characters'::regclass), e'\nUnicode [0-9]+[.][0-9]+[.][0-9]+$', 'phone_characters says its version of Unicode');

-- Regions.
select cmp_ok((select count(*) from normalise.phone_regions where region is not null), '>=', 245::bigint, 'the regions of the world');
select is_empty($$ select calling_code from normalise.phone_regions group by calling_code having min(place) <> 1 or max(place) <> count(*) $$,
    'the regions of a calling code have places from 1');
select is_empty($$ select calling_code from normalise.phone_regions group by calling_code having bool_or(is_shared) <> (count(*) > 1) $$,
    'it is shared when it has several regions');
select is_empty($$ select a.calling_code, b.calling_code from normalise.phone_regions a join normalise.phone_regions b
                       on b.calling_code <> a.calling_code and starts_with(b.calling_code::text, a.calling_code::text) $$,
    'no calling code begins with another');
select is_empty($$ select region from normalise.phone_regions
                    where (national_prefix is not null and national_prefix_pattern is not null)
                       or (national_prefix_digits is null) <> (coalesce(national_prefix, national_prefix_pattern) is null)
                       or (national_prefix_transform is not null and national_prefix_pattern is null) $$,
    'a national prefix is digits or an expression, and its first digits are known');
select is_empty($$ select region from normalise.phone_regions
                    where region is not null and num_nonnulls(international_prefix, international_prefix_pattern) <> 1 $$,
    'every region has an international prefix');
select is_empty($$ select region, calling_code from normalise.phone_regions
                    where possible_lengths <> (select array_agg(n order by n) from unnest(possible_lengths) as n)
                       or possible_lengths[1] < 2 or possible_lengths[cardinality(possible_lengths)] > 17 $$,
    'possible lengths ascend from 2 to 17 at most');
select results_eq(
    $$ select region::text collate "C" from normalise.phone_regions where calling_code = 44 order by 1 $$,
    $$ values ('GB' collate "C"), ('GG'), ('IM'), ('JE') $$, 'Britain shares its calling code');
select is((select row(calling_code, place, is_shared, international_prefix, national_prefix)::text from normalise.phone_regions where region = 'FR'),
          '(33,1,f,00,0)', 'France');

-- Ranges.
select cmp_ok((select count(*) from normalise.phone_ranges), '>', 10000::bigint, 'the assigned numbers of the world');
select is_empty($$ select * from (select *, lead(first_number) over (partition by calling_code, number_length order by first_number) as next_number
                                    from normalise.phone_ranges) as ranges where last_number >= next_number $$,
    'ranges are disjoint');
select is_empty($$ select * from normalise.phone_ranges where first_number < 0 or last_number >= 10::numeric ^ number_length $$,
    'numbers have the digits that they say');
select is_empty($$ select distinct calling_code, region from normalise.phone_ranges
                   except select calling_code, region from normalise.phone_regions $$,
    'a range lies in a region of its calling code');
select is_empty($$ select distinct p.calling_code from normalise.phone_regions p
                    where not exists (select from normalise.phone_ranges r where r.calling_code = p.calling_code and r.is_valid) $$,
    'every calling code has assigned numbers');
select is_empty($$ select * from normalise.phone_ranges r where not is_valid
                      and not exists (select from normalise.phone_regions p where p.calling_code = r.calling_code and p.is_shared) $$,
    'ranges that are not assigned tell the regions of shared calling codes apart');

-- Characters.
select is_empty($$ select * from normalise.phone_characters where kind = 'decimal digit' and last_point - first_point <> 9 $$,
    'digits are runs of ten');

select finish();
rollback;
