-- normalise.email_domains: what providers do with tags and dots.
begin;
select plan(8);

select table_privs_are('normalise', 'email_domains', 'mds_steward', array['SELECT']);
select is(normalise.email_domain('googlemail.com'),
    '{"canonical_domain": "gmail.com", "tag_separator": "+", "is_dot_ignored": true, "is_disposable": false}'::jsonb,
    'the compiled function gives the row');
select is(normalise.email_domain('example.org'), null, 'and nothing for a domain that is not in it');
select is_empty('select domain from normalise.email_domains where normalise.email_domain(domain) is distinct from jsonb_strip_nulls(to_jsonb(email_domains) - ''domain'')',
    'for every row');
select is_empty('select domain from normalise.email_domains where domain <> normalise.domain_ascii(domain)', 'every domain is one');
select is_empty('select canonical_domain from normalise.email_domains where canonical_domain not in (select domain from normalise.email_domains where canonical_domain is null)',
    'a canonical domain is one that needs no other');
select is_empty('select d.domain from normalise.email_domains as d join normalise.email_domains as c on c.domain = d.canonical_domain
                  where (d.tag_separator, d.is_dot_ignored) is distinct from (c.tag_separator, c.is_dot_ignored)',
    'and treats tags and dots alike');
select ok((select count(*) from normalise.email_domains where is_disposable) > 500, 'hundreds of disposable domains');

select finish();
rollback;
