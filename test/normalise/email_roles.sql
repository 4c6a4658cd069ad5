-- normalise.email_roles: local parts that name a role.
begin;
select plan(6);

select table_privs_are('normalise', 'email_roles', 'mds_steward', array['SELECT']);
select is(normalise.email_role('info'), '{}'::jsonb, 'the compiled function knows a role');
select is(normalise.email_role('ann'), null, 'and nobody else');
select is_empty('select local_part from normalise.email_roles where normalise.email_role(local_part) is null', 'every role');
select is_empty($$ select role from unnest(array['info', 'marketing', 'sales', 'support', 'abuse', 'noc', 'security', 'postmaster', 'hostmaster',
                                                 'usenet', 'news', 'webmaster', 'www', 'uucp', 'ftp']) as role
                    where normalise.email_role(role) is null $$, 'all of RFC 2142');
select is_empty('select local_part from normalise.email_roles where (normalise.email(local_part || ''@example.org'')).is_role is not true', 'every role is flagged');

select finish();
rollback;
