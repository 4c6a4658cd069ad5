-- normalise.set_nickname: a steward says which names are short for which.
begin;
select plan(11);

select function_privs_are('normalise', 'set_nickname', array['text', 'text', 'text', 'boolean'], 'mds_steward', array['EXECUTE']);
select function_privs_are('normalise', 'set_nickname', array['text', 'text', 'text', 'boolean'], 'mds_reader', array[]::text[]);

set local role mds_steward;

select ok(normalise.set_nickname('Zzyx', 'Aaron'), 'a new nickname');
select is((normalise.person_name('Zzyx Smith')).given_roots, '{aaron,zzyx}', 'counts at once');
select ok(not normalise.set_nickname('ZZYX', 'aaron'), 'a second time it is nothing new');
select ok(normalise.set_nickname('zzyx', 'aaron', p_is_nickname => false), 'it can be taken back');
select is((normalise.person_name('Zzyx Smith')).given_roots, '{zzyx}', 'and means nothing again');
select throws_ok($$ select normalise.set_nickname(' ', 'aaron') $$, 'MDPAY', null, 'a blank name is refused');
select throws_ok($$ select normalise.set_nickname('Aaron', 'aaron') $$, 'MDPAY', null, 'a name is not its own nickname');
select throws_ok($$ select normalise.set_nickname('Zzyx', 'Aaron', null) $$, 'MDPAY', null, 'a language is needed');
select throws_ok($$ select normalise.set_nickname('Zzyx', 'Aaron', p_is_nickname => null) $$, 'MDPAY', null, 'and which of the two it is');

select finish();
rollback;
