-- normalise.set_email_domain: a steward says how a provider treats addresses.
begin;
select plan(8);

select function_privs_are('normalise', 'set_email_domain', array['text', 'text', 'text', 'boolean', 'boolean'], 'mds_steward', array['EXECUTE']);
select function_privs_are('normalise', 'set_email_domain', array['text', 'text', 'text', 'boolean', 'boolean'], 'mds_reader', array[]::text[]);

set local role mds_steward;

select is(normalise.set_email_domain('Bücher.Example', 'Mail.Bücher.example', '+', true),
    row('xn--bcher-kva.example', 'mail.xn--bcher-kva.example', '+', true, false)::normalise.email_domains, 'a rule is kept in ASCII');
select is((normalise.email('A.nn+x@bücher.example')).match_key, 'ann@mail.xn--bcher-kva.example', 'and counts at once');
select is(normalise.set_email_domain('bücher.example', p_is_disposable => true),
    row('xn--bcher-kva.example', null, null, false, true)::normalise.email_domains, 'a second call replaces the rule');
select throws_ok($$ select normalise.set_email_domain('no domain') $$, 'MDPAY', null, 'what is not a domain is refused');
select throws_ok($$ select normalise.set_email_domain('example') $$, 'MDPAY', null, 'and so is a single label');
select throws_ok($$ select normalise.set_email_domain('example.org', p_tag_separator => '++') $$, 'MDPAY', null, 'a separator is one character');

select finish();
rollback;
