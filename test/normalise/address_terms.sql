-- normalise.address_terms: words of addresses and their one form.
begin;
select plan(7);

select table_privs_are('normalise', 'address_terms', 'mds_reader', array['SELECT']);
select cmp_ok((select count(*) from normalise.address_terms where kind = 'street_type'), '>', 300::bigint, 'street types of many languages');
select cmp_ok((select count(distinct language) from normalise.address_terms where kind = 'street_type'), '>', 20::bigint, 'of more than twenty');
select is_empty($$ select kind, term from normalise.address_terms where octet_length(term) = length(term) and normalise.latin(term) is distinct from term $$,
    'a Latin term is in comparable form');
select is_empty($$ select kind, term from normalise.address_terms where kind not in ('city', 'region') and octet_length(term) <> length(term) $$,
    'only names of places are kept in their own script');
select is_empty($$ select kind, canonical from normalise.address_terms where kind in ('street_type', 'suffix') and canonical <> ''
                      and left(coalesce(normalise.address_word(canonical), 'T' || canonical), 1 + length(canonical)) <> 'T' || canonical $$,
    'a canonical type is its own canonical form');
select throws_ok($$ insert into normalise.address_terms (kind, term, canonical, language) values ('city', 'Leeds', 'leeds', 'en') $$, '23514', null,
    'terms are lower case');

select finish();
rollback;
