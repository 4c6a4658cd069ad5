-- Deploy mds:mds/user_identities to pg
-- requires: mds/source_identities
begin;

create or replace view mds.user_identities with (security_invoker = true) as
select i.canonical_user_id, i.id as source_identity_id, i.source_system, i.source_record_id,
       i.match_method, i.match_score, i.match_weight, i.ingested_at, i.source_updated_at
  from mds.source_identities i
 where i.canonical_user_id is not null;

comment on view   mds.user_identities                    is 'Which record of which system is which person, as far as the reader may see.';
comment on column mds.user_identities.canonical_user_id  is 'The person.';
comment on column mds.user_identities.source_identity_id is 'Number of the record inside MDS.';
comment on column mds.user_identities.source_system      is 'System it comes from.';
comment on column mds.user_identities.source_record_id   is 'Its key there.';
comment on column mds.user_identities.match_method       is 'What decided: deterministic, probabilistic or manual; null when it is alone.';
comment on column mds.user_identities.match_score        is 'Probability in per cent that it and the best other record of the person belong together.';
comment on column mds.user_identities.match_weight       is 'The same as log2 odds.';
comment on column mds.user_identities.ingested_at        is 'When it was first seen.';
comment on column mds.user_identities.source_updated_at  is 'When the source last changed it, by its own clock.';

commit;
