-- What a service sees: the people of whom its own systems report a record, and of their records its own. Every function and view that a
-- service may read is asked about them, and about everybody else.
begin;
\ir ../fixtures.sql
select plan(69);

select mds.set_trust('crm', 90, 'its names are golden') \g /dev/null
-- Ann is a person to crm and to billing; Bert to billing alone; what crm said of Cara it has taken back; Dora was two people, and Ed became two.
select (pg_temp.says('crm', 'ann', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann \gset
select mds.ingest('billing', 'key-ann', '{"full_name": "Annabel Oakley", "external_ids": {"crm": "ann"}, "phone": "020 7946 0991", "employer": "Elm", "occupation": "Xenologist"}') \g /dev/null
select (pg_temp.says('billing', 'key-bert', '{"full_name": "Bertram Quux", "email": "quux@example.net", "employer": "Elm"}')).canonical_user_id as bert \gset
select (pg_temp.says('crm', 'cara', '{"full_name": "Cara Quux", "email": "cara@example.net"}')).canonical_user_id as cara \gset
select mds.ingest('billing', 'key-cara', '{"full_name": "Cara Quux", "external_ids": {"crm": "cara"}}'), mds.retract('crm', 'cara', 'gone') \g /dev/null
select (pg_temp.says('billing', 'key-dora', '{"full_name": "Dora Fir"}')).canonical_user_id as dora, (pg_temp.says('crm', 'dora', '{"full_name": "Theodora Fir"}')).canonical_user_id as former_dora \gset
select (pg_temp.says('crm', 'ed', '{"full_name": "Ed Gum"}')).canonical_user_id as ed \gset
select clock_timestamp() as before \gset
select mds.ingest('billing', 'key-ed', '{"full_name": "Edmund Quux", "external_ids": {"crm": "ed"}}') \g /dev/null
select pg_temp.identity_of('crm', 'ann') as ann_record, pg_temp.identity_of('crm', 'ed') as ed_record, pg_temp.identity_of('crm', 'dora') as dora_record,
       pg_temp.identity_of('billing', 'key-ann') as other_record, pg_temp.identity_of('billing', 'key-bert') as bert_record \gset
set local session authorization test_steward;
select mds.merge_users(:'dora', :'former_dora', 'her diary') \g /dev/null
select mds.pin_value(:'ann', '$.occupation', '"Clerk"', 'her diary') \g /dev/null
reset session authorization;
select clock_timestamp() as meanwhile \gset
set local session authorization test_steward;
select mds.split_user(:'ed', array[:ed_record], 'two brothers') \g /dev/null
reset session authorization;
select pg_temp.user_of('crm', 'ed') as former_ed \gset

-- What a call answers, as one text, or its SQLSTATE.
create function pg_temp.answer(p_call text) returns text language plpgsql as $$
declare
    v_answer text;
begin
    execute 'select string_agg(a::text, e''\n'') from ' || p_call || ' a' into v_answer;
    return v_answer;
exception when others then
    return sqlstate;
end;
$$;
create temp table question (n integer generated always as identity, function text, call text, who text, answer text) on commit drop;
insert into question (function, call, who, answer) values
    ('get_user',     format('mds.get_user(%L)', :'ann'),                            'its own',                      '%Oakley%"is_masked": false%'),
    ('get_user',     format('mds.get_user(%L)', :'former_dora'),                    'its own by a redirect',        '%Fir%"is_masked": false%'),
    ('get_user',     format('mds.get_user(%L, %L)', :'former_dora', :'before'),     'its own before it was merged', '%Theodora Fir%"is_masked": false%'),
    ('get_user',     format('mds.get_user(%L)', :'bert'),                           'another''s',                   'MDNUS'),
    ('get_user',     format('mds.get_user(%L, %L)', :'bert', :'before'),            'another''s of then',           'MDNUS'),
    ('get_user',     format('mds.get_user(%L)', :'cara'),                           'whom it reports no more',      'MDNUS'),
    ('get_user',     format('mds.get_user(%L, %L)', :'cara', :'before'),            'whom it reported then',        'MDNUS'),
    ('get_user',     'mds.get_user(gen_random_uuid())',                             'nobody',                       'MDNUS'),
    ('how_user',     format('mds.how_user(%L)', :'ann'),                            'its own',                      '%joined%crm,ann%'),
    ('how_user',     format('mds.how_user(%L)', :'former_dora'),                    'its own by a redirect',        '%absorbed%'),
    ('how_user',     format('mds.how_user(%L)', :'bert'),                           'another''s',                   'MDNUS'),
    ('how_user',     format('mds.how_user(%L)', :'cara'),                           'whom it reports no more',      'MDNUS'),
    ('how_user',     'mds.how_user(gen_random_uuid())',                             'nobody',                       'MDNUS'),
    ('why_value',    format('mds.why_value(%L, ''$.email'')', :'ann'),              'its own',                      '%ann@example.org%'),
    ('why_value',    format('mds.why_value(%L, ''$.employer'')', :'ann'),           'its own, said by another',     '%"value": "Elm"%'),
    ('why_value',    format('mds.why_value(%L, ''$.occupation'')', :'ann'),         'its own, pinned',              '%"value": "Clerk"%'),
    ('why_value',    format('mds.why_value(%L, ''$.full_name'', %L)', :'former_dora', :'before'), 'its own before it was merged', '%Theodora Fir%'),
    ('why_value',    format('mds.why_value(%L, ''$.email'')', :'bert'),             'another''s',                   'MDNUS'),
    ('why_value',    format('mds.why_value(%L, ''$.email'', %L)', :'bert', :'before'), 'another''s of then',        'MDNUS'),
    ('why_value',    format('mds.why_value(%L, ''$.email'')', :'cara'),             'whom it reports no more',      'MDNUS'),
    ('why_value',    'mds.why_value(gen_random_uuid(), ''$.email'')',               'nobody',                       'MDNUS'),
    ('find_user',    'mds.find_user(''crm'', ''ann'')',                             'its own',                      :'ann'),
    ('find_user',    'mds.find_user(''billing'', ''key-ann'')',                     'its own as another knows it',  'MDFOR'),
    ('find_user',    'mds.find_user(''billing'', ''key-bert'')',                    'another''s',                   'MDFOR'),
    ('find_user',    'mds.find_user(''billing'', ''unheard of'')',                  'nobody',                       'MDFOR'),
    ('search',       'mds.search(''{"email": "ann@example.org"}'')',                'its own',                      '%' || :'ann' || '%'),
    ('search',       'mds.search(''{"phone": "020 7946 0991"}'')', 'its own as another knows it', null),
    ('search',       'mds.search(''{"email": "quux@example.net"}'')',               'another''s',                   null),
    ('search',       'mds.search(''{"email": "cara@example.net"}'')',               'whom it reports no more',      null),
    ('why_records',  format('mds.why_records(%s, %s)', :ann_record, :dora_record),  'its own',                      '%oakley%'),
    ('why_records',  format('mds.why_records(%s, %s)', :ann_record, :other_record), 'its own as another knows it',  'MDNRC'),
    ('why_records',  format('mds.why_records(%s, %s)', :bert_record, :ann_record),  'another''s',                   'MDNRC'),
    ('why_records',  format('mds.why_records(%s, -1)', :ann_record),                'nobody',                       'MDNRC'),
    ('why_not',      format('mds.why_not(%s, %s)', :ann_record, :dora_record),      'its own',                      '%"reason"%'),
    ('why_not',      format('mds.why_not(%s, %s)', :ann_record, :other_record),     'its own as another knows it',  'MDNRC'),
    ('why_not',      format('mds.why_not(%s, %s)', :bert_record, :ann_record),      'another''s',                   'MDNRC'),
    ('why_not',      format('mds.why_not(%s, -1)', :ann_record),                    'nobody',                       'MDNRC'),
    ('normalise',    'mds.normalise(''{"full_name": "Ann Oakley"}'', ''crm'')',     'its own system',               '%Oakley%'),
    ('normalise',    'mds.normalise(''{"full_name": "Ann Oakley"}'', ''billing'')', 'another system',               'MDFOR'),
    -- Who has an id may know what it stands for: ids say nothing of a person.
    ('resolve_user', format('mds.resolve_user(%L)', :'former_dora'),                'its own by a redirect',        :'dora'),
    ('resolve_user', format('mds.resolve_user(%L)', :'bert'),                       'another''s',                   :'bert'),
    ('resolve_user', 'mds.resolve_user(gen_random_uuid())',                         'nobody',                       null),
    ('profile_of',   format('mds.profile_of(%L)', :'bert'),                         'another''s',                   (select id::text from mds.canonical_profiles where canonical_user_id = :'bert')),
    -- The same of what is read as rows.
    ('golden_profiles',    '(select * from mds.golden_profiles order by created_at)',       'its own',                      '%Oakley%Fir%Ed Gum%'),
    ('golden_profiles',    format('(select * from mds.golden_profiles where canonical_user_id in (%L, %L))', :'bert', :'cara'), 'others', null),
    ('masked_profiles',    'mds.masked_profiles',                                   'others',                       null),
    ('canonical_profiles', format('(select * from mds.canonical_profiles where canonical_user_id in (%L, %L))', :'bert', :'cara'), 'others', null),
    ('canonical_users',    format('(select * from mds.canonical_users where id in (%L, %L))', :'bert', :'cara'), 'others', null),
    ('user_identities',    'mds.user_identities',                                   'its own',                      '%crm,ann%'),
    ('user_identities',    '(select * from mds.user_identities where source_system <> ''crm'')', 'of other systems', null),
    ('source_identities',  '(select id from mds.source_identities where source_system <> ''crm'')', 'of other systems', null),
    ('source_systems',     '(select name from mds.source_systems order by 1)',                 'its own',                      '(crm)' || chr(10) || '(shop)'),
    ('current_lineage',    format('(select attribute_path, source_system from mds.current_lineage where canonical_user_id = %L order by 1)', :'ann'), 'its own', '%($.email,crm)%($.employer,)%($.occupation,)%'),
    ('current_lineage',    format('(select * from mds.current_lineage where canonical_user_id in (%L, %L))', :'bert', :'cara'), 'others', null),
    ('attribute_lineage',  format('(select * from mds.attribute_lineage where canonical_profile_id = mds.profile_of(%L))', :'bert'), 'others', null),
    ('merge_history',      '(select kind, survivor_id from mds.merge_history where kind = ''merge'' and match_method = ''manual'')', 'its own', format('(merge,%s)', :'dora')),
    ('merges',             format('(select id from mds.merges m where %L in (m.survivor_id, m.absorbed_id))', :'cara'), 'others', null),
    ('loads',              'mds.loads',                                             'others''',                     null),
    ('rejected_records',   'mds.rejected_records',                                  'others''',                     null);

grant select on question to test_crm;
set local session authorization test_crm;
create temp table answer on commit drop as select n, pg_temp.answer(call) as answer from pg_temp.question;
reset session authorization;
select case when q.answer is null then is(a.answer, null, d) else alike(a.answer, q.answer, d) end
  from question q join answer a using (n), lateral (select format('%s of %s', q.function, q.who) as d) d
 order by q.n;
-- Bert and Cara are others', Edmund and the keys of billing as well; Annabel and Xenologist are not golden, and the diary is the stewards'.
select is_empty($$ select q.call, a.answer from question q join answer a using (n) where q.function <> 'normalise' and a.answer ~ 'Bertram|Cara|Edmund|Quux|B\*\*\*|C\*\*\*|key-|Annabel|Xenologist|diary' $$,
    'and none of the answers says a word of others');

-- Who stood for whom meanwhile, and does no more, is another's: Ed of that time was his brother as well.
set local session authorization test_crm;
select alike(pg_temp.answer(format('mds.get_user(%L)', :'former_ed')), '%Ed Gum%', 'a service keeps its part of a user that was split');
select is(pg_temp.answer(format('mds.%s', call)), 'MDNUS', 'not what went with the other part: ' || call)
  from (values (format('get_user(%L)', :'ed')), (format('get_user(%L, %L)', :'ed', :'meanwhile')), (format('how_user(%L)', :'ed')), (format('why_value(%L, ''$.full_name'', %L)', :'ed', :'meanwhile'))) c (call);

-- A reader of everything who is a service as well knows of everybody, and reads its own in clear.
reset session authorization;
create role test_both login in role test_crm, mds_reader;
set local session authorization test_both;
select alike(pg_temp.answer(format('mds.get_user(%L)', :'ann')), '%Oakley%"is_masked": false%', 'a reader that is a service reads its own in clear');
select alike(pg_temp.answer(format('mds.get_user(%L)', :'bert')), '%B***%"is_masked": true%', 'and others masked');
select alike(pg_temp.answer(format('mds.how_user(%L)', :'bert')), '%key-bert%', 'with their story');
reset session authorization;

-- Nothing is forgotten: what a service may call or read is asked above, or writes, or says who it is.
select set_eq($$ select p.oid::regproc::text from pg_proc p where p.pronamespace = 'mds'::regnamespace and p.provolatile <> 'v' and has_function_privilege('mds_service', p.oid, 'execute')
                 union select c.oid::regclass::text from pg_class c where c.relnamespace = 'mds'::regnamespace and has_any_column_privilege('mds_service', c.oid, 'select') $$,
    $$ select 'mds.' || q.function from question q
       union all select 'mds.' || n from unnest(array['may_see_all', 'may_see_all_clear', 'own_systems', 'masked', 'masked_text']) n $$,
    'every function and view that a service may read is in the list');

select finish();
rollback;
