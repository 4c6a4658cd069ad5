-- normalise.identifier_aliases: what sources call a kind of government id.
begin;
select plan(5);

select table_privs_are('normalise', 'identifier_aliases', 'mds_reader', array['SELECT']);
select is_empty($$ select alias, country_code from normalise.identifier_aliases
                    where implied_country_code is not null and normalise.country(implied_country_code) is distinct from implied_country_code
                       or country_code <> 'ZZ' and country_code is distinct from implied_country_code $$,
    'a name that holds in one country implies that country');
select is_empty($$ select type from normalise.identifier_aliases
                    where (normalise.government_id(type, implied_country_code, null)).type <> type $$,
    'a canonical type is its own name');

select is((normalise.government_id('Bürgerkarte', null, 'X123')).type, 'burgerkarte', 'a name that nobody knows stays');
insert into normalise.identifier_aliases (alias, type) values ('burgerkarte', 'national_id');
select is((normalise.government_id('Bürger-Karte', null, 'X123')).type, 'national_id', 'until a steward says what it is');

select finish();
rollback;
