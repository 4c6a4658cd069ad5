-- Deploy mds:cdc/access to pg
-- requires: cdc/publications
-- requires: cdc/connectors
-- requires: cdc/slot_lag
-- requires: cdc/publication_problems
-- requires: mds/access
-- Who may read what of schema cdc, and what the connectors may read. Reworkable: it revokes everything, then grants from scratch.
-- Grants on functions live with the functions. No role may write to a table, connectors included.
begin;

revoke all on schema cdc from mds_cdc, mds_operator, mds_auditor;
revoke all on all tables in schema cdc from mds_cdc, mds_cdc_outbox, mds_cdc_canonical, mds_operator, mds_auditor;
revoke all on all tables in schema mds from mds_cdc_outbox, mds_cdc_canonical;

grant usage on schema cdc to mds_cdc, mds_operator, mds_auditor;
grant select on cdc.connectors, cdc.slot_lag, cdc.publication_problems to mds_cdc, mds_operator, mds_auditor;

drop policy if exists connectors_all on cdc.connectors;
create policy connectors_all on cdc.connectors for select to mds_cdc, mds_operator, mds_auditor using (true);
comment on policy connectors_all on cdc.connectors is 'Nothing in it is secret.';

-- Snapshots read tables: each connector exactly the columns that its publication has.
do $$
declare
    v_table  record;
begin
    for v_table in
        select format('%I.%I', p.schemaname, p.tablename) as name, c.role_name,
               array_to_string(array(select quote_ident(a) from unnest(p.attnames) a), ', ') as columns
          from pg_publication_tables p
          join cdc.connectors c on c.publication_name = p.pubname
    loop
        execute format('grant select (%s) on %s to %I', v_table.columns, v_table.name, v_table.role_name);
    end loop;
end;
$$;

commit;
