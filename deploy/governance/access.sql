-- Deploy mds:governance/access to pg
-- requires: governance/data_classes
-- requires: governance/column_classes
-- requires: governance/unclassified_columns
-- Who may read what of schema governance. Reworkable: it revokes everything, then grants from scratch. Keys are granted to nobody.
begin;

revoke all on schema governance from mds_auditor, mds_operator, mds_cdc;
revoke all on all tables in schema governance from mds_auditor, mds_operator, mds_cdc;

grant usage on schema governance to mds_auditor, mds_operator, mds_cdc;
grant select on governance.data_classes, governance.column_classes, governance.unclassified_columns to mds_auditor, mds_operator, mds_cdc;

drop policy if exists data_classes_all on governance.data_classes;
create policy data_classes_all on governance.data_classes for select to mds_auditor, mds_operator, mds_cdc using (true);
comment on policy data_classes_all on governance.data_classes is 'The classes are no secret.';

drop policy if exists column_classes_all on governance.column_classes;
create policy column_classes_all on governance.column_classes for select to mds_auditor, mds_operator, mds_cdc using (true);
comment on policy column_classes_all on governance.column_classes is 'The catalogue is no secret.';

commit;
