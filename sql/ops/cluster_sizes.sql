-- How many records users have: a long tail is worth a look.
select records, count(*) as users
  from (select canonical_user_id, count(*) as records from mds.user_identities group by canonical_user_id) u
 group by records
 order by records desc;
