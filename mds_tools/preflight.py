"""What PostgreSQL must have before a connector starts: Connect's own validation asks for none of it, and a connector
that starts without it fails later, or never says so."""

from collections.abc import Iterator
from typing import NamedTuple

import psycopg

from mds_tools.connector_templates import published


class Finding(NamedTuple):
    """One thing that was looked at: whether it is well, what it is, and what to do when it is not."""

    is_well: bool
    subject: str
    found: str
    hint: str = ""


def preflight(connection: psycopg.Connection, configuration: dict[str, str]) -> list[Finding]:
    """Everything that a connector with this configuration needs of the database; the login may be any."""
    return [*_server(connection, configuration), *_role(connection, configuration),
            *_publication(connection, configuration), *_grants(connection, configuration),
            *_slot(connection, configuration)]


def _server(connection: psycopg.Connection, configuration: dict[str, str]) -> Iterator[Finding]:
    database, wal_level, slots, senders, used_slots, used_senders, keep, has_slot = connection.execute("""
        select current_database(), current_setting('wal_level'), current_setting('max_replication_slots')::int,
               current_setting('max_wal_senders')::int, (select count(*) from pg_replication_slots),
               (select count(*) from pg_stat_replication), current_setting('max_slot_wal_keep_size'),
               exists (select from pg_replication_slots where slot_name = %s)""",
        [configuration["slot.name"]]).fetchone()
    yield Finding(database == configuration["database.dbname"], "database",
                  f"{database}, and the connector reads {configuration['database.dbname']}",
                  "name the database of the connector with --dsn, or its name with --set database_name=…")
    yield Finding(wal_level == "logical", "wal_level", wal_level, "alter system set wal_level = logical; and restart")
    yield Finding(has_slot or used_slots < slots, "slots", f"{used_slots} of {slots} in use",
                  "raise max_replication_slots, or drop a slot nobody reads")
    yield Finding(used_senders < senders, "wal senders", f"{used_senders} of {senders} in use",
                  "raise max_wal_senders")
    yield Finding(True, "WAL limit", f"max_slot_wal_keep_size is {keep}"
                  + ("; a connector that stays away fills the disk" if keep == "-1" else ""))


def _role(connection: psycopg.Connection, configuration: dict[str, str]) -> Iterator[Finding]:
    name = configuration["database.user"]
    role = connection.execute("""
        select rolcanlogin, rolreplication or rolsuper, rolbypassrls or rolsuper,
               exists (select from pg_db_role_setting s
                        where s.setrole = r.oid and 'row_security=off' = any (s.setconfig)),
               rolsuper
          from pg_roles r where rolname = %s""", [name]).fetchone()
    if role is None:
        yield Finding(False, f"role {name}", "does not exist", "psql -f sql/bootstrap/roles.sql")
        return
    may_login, replicates, bypasses, is_loud, is_superuser = role
    yield Finding(may_login and replicates, f"role {name}",
                  " and ".join(("logs in" if may_login else "may not log in",
                                "replicates" if replicates else "may not replicate")),
                  f"alter role {name} login replication, with a password")
    yield Finding(bypasses and (is_loud or "row_security=off" in configuration.get("driver.options", "")),
                  "row security", "passed by" if bypasses else "hides rows from snapshots",
                  f"alter role {name} bypassrls; and keep row_security=off, which turns a hidden row into an error")
    yield Finding(not is_superuser, "rights", "superuser" if is_superuser else "no superuser",
                  f"alter role {name} nosuperuser: it needs none of it")


def _publication(connection: psycopg.Connection, configuration: dict[str, str]) -> Iterator[Finding]:
    name, wanted = configuration["publication.name"], published(configuration)
    if connection.execute("select from pg_publication where pubname = %s", [name]).rowcount == 0:
        yield Finding(False, f"publication {name}", "does not exist", "mds deploy")
        return
    there = {table: set(columns) for table, columns in connection.execute("""
        select schemaname || '.' || tablename, attnames::text[]
          from pg_publication_tables where pubname = %s""", [name])}
    signals = configuration.get("signal.data.collection")
    for table, columns in sorted(wanted.items()):
        differs = set(columns) ^ there.get(table, set())
        yield Finding(not differs, table, "published as configured" if not differs else
                      "not published" if table not in there else f"differs in {', '.join(sorted(differs))}",
                      "template and publication must name the same columns: connectors/, deploy/cdc/publications.sql")
    extra = sorted(set(there) - {*wanted, signals})
    yield Finding(not extra, f"publication {name}", f"carries {', '.join(extra)} as well" if extra else
                  "carries nothing else", "take them out: what is published and not captured is decoded for nothing")
    if signals:
        yield Finding(signals in there, "signals", f"{signals} is {'' if signals in there else 'not '}published",
                      "mds deploy")
    # The catalogue of data classes judges what may leave; grants are looked at below, for what is captured.
    for relation, column, problem in connection.execute("""
        select relation::text, column_name, problem from cdc.publication_problems
         where publication_name = %s and problem not like '%%not granted%%'""", [name]):
        yield Finding(False, ".".join(filter(None, (relation, column))) or f"publication {name}", problem,
                      "deploy/cdc/publications.sql and governance.column_classes")


def _grants(connection: psycopg.Connection, configuration: dict[str, str]) -> Iterator[Finding]:
    role = configuration["database.user"]
    if connection.execute("select from pg_roles where rolname = %s", [role]).rowcount == 0:
        return
    captured = [(table, column) for table, columns in published(configuration).items() for column in columns]
    lacking = [f"{table}.{column}" for table, column in connection.execute("""
        select w.table_name, w.column_name
          from unnest(%s::text[], %s::text[]) as w (table_name, column_name)
          left join pg_attribute a on a.attrelid = to_regclass(w.table_name) and a.attname = w.column_name
         where not coalesce(has_column_privilege(%s, a.attrelid, a.attnum, 'select')
                            and has_schema_privilege(%s, split_part(w.table_name, '.', 1), 'usage'), false)""",
        [[table for table, _ in captured], [column for _, column in captured], role, role])]
    yield Finding(not lacking, "grants", f"cannot read {', '.join(lacking)}" if lacking else "every captured column",
                  "mds deploy grants what is published (cdc/access)")


def _slot(connection: psycopg.Connection, configuration: dict[str, str]) -> Iterator[Finding]:
    name = configuration["slot.name"]
    slot = connection.execute("""
        select wal_status, database, current_database() from pg_replication_slots where slot_name = %s""",
        [name]).fetchone()
    if slot is None:
        yield Finding(True, f"slot {name}", "not there yet; the connector makes it")
        return
    status, owner, database = slot
    yield Finding(owner == database, f"slot {name}", f"of database {owner}",
                  "another database of this server streams under that name: give this connector a slot of its own")
    yield Finding(status != "lost", f"slot {name}", f"WAL {status}",
                  "what it had not read is gone: `mds connectors recover` makes a new one and sends the gap again")
