-- history.is_about_erased: whether a version is about an erased person.
begin;
select plan(7);

insert into history.erased_subjects (id) values ('ann'), ('profile of ann');
select is(history.is_about_erased('mds.source_identities', '{"id": 1}', '{"canonical_user_id": "ann"}'), true, 'an identity of hers');
select is(history.is_about_erased('mds.source_identities', '{"id": 1}', '{"canonical_user_id": "bob"}'), false, 'of somebody else');
select is(history.is_about_erased('mds.attribute_lineage', '{"id": 1}', '{"canonical_profile_id": "profile of ann"}'), true, 'lineage of her profile');
select is(history.is_about_erased('mds.canonical_users', '{"id": "ann"}', '{"id": "ann", "status": "active"}'), true, 'her user');
select is(history.is_about_erased('mds.canonical_users', '{"id": "ann"}', '{"id": "ann", "status": "deleted"}'), false, 'that it is deleted may be known');
select is(history.is_about_erased('mds.source_identities', '{"id": "ann"}', '{"canonical_user_id": null}'), false, 'a record whose key looks like her');
select ok(not has_function_privilege('public', 'history.is_about_erased(text, jsonb, jsonb)', 'execute'), 'nobody calls it from outside');

select finish();
rollback;
