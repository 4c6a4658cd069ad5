"""Whatever a caller sends, the answer is an answer or an error of MDS: no function that a role may call lets out
PostgreSQL's own complaint about a cast, a null, a constraint, an overflow or a name that is not there.

Found in the catalogue: a new function is covered unnamed. Each is called as somebody who may: with sense, then with
nonsense for one argument, then with anything for any of them.
"""

import random
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

SCHEMAS = ["mds", "matching", "normalise", "governance", "inbox", "cdc"]
ROLES = ["mds_operator", "mds_steward", "mds_approver", "mds_service", "mds_auditor", "mds_reader", "mds_pii_reader",
         "mds_cdc"]
MOST_CALLS = 30     # of a function with nonsense for one argument

# A few people, and one of each thing that has an id.
WORLD = """
    create schema holder;
    create table holder.cards (id bigint primary key, user_id uuid references mds.canonical_users (id));
    grant usage on schema holder to mds_references;
    grant all on holder.cards to mds_references;
    select mds.register_source(s, p_access_role => 'mds_service', p_default_country => 'GB')
      from unnest(array['crm', 'shop']) s;
    select mds.ingest(r.system, r.id, r.payload::jsonb || jsonb_build_object('full_name', r.name))
      from (values ('crm', '1', 'Ann Lee', '{"email": "ann@example.org"}'),
                   ('shop', '1', 'Ann Lee', '{"external_ids": {"crm": "1"}}'),
                   ('shop', '2', 'Bert Quux', '{"phone": "020 7946 0018"}'),
                   ('crm', '3', 'Cora Vane', '{"email": "info@vane.example.org"}'),
                   ('shop', '4', 'Olaf Krug', '{"email": "info@vane.example.org"}'),
                   ('shop', '5', 'Ernest Pym', '{}'),
                   ('shop', '6', 'E. Pymm', '{}'),
                   ('crm', '7', 'Gil Stone', '{"email": "info@stone.example.org", "government_ids":
                                               [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}'),
                   ('shop', '8', 'Hal Brook', '{"email": "info@stone.example.org", "government_ids":
                                               [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}'))
           as r (system, id, name, payload);
    create function pg_temp.identity_of(text, text) returns bigint language sql
    return (select id from mds.source_identities where source_system = $1 and source_record_id = $2);
    select mds.decide_review(max(id), 'merge', 'one person') from mds.open_duplicates;
    select mds.pin_value(mds.find_user('crm', '1'), '$.employer', '"Oak"', 'she said so');
    select mds.register_reference('holder.cards', 'user_id');
    create table pg_temp.world as
    select 'holder.cards'::regclass::oid as cards, mds.find_user('crm', '1') as ann, mds.find_user('shop', '2') as bert,
           pg_temp.identity_of('crm', '1') as first_id, pg_temp.identity_of('shop', '2') as second_id,
           (mds.merge_users(mds.find_user('shop', '5'), mds.find_user('shop', '6'), 'one person')).merge_id,
           mds.set_override('cannot_link', pg_temp.identity_of('shop', '2'), pg_temp.identity_of('crm', '3'),
                            'two people') as override_id,
           mds.start_load('crm', 'people.csv') as load_id,
           matching.active_model_id() as model_id, matching.copy_model(matching.active_model_id(), 'draft') as draft_id,
           (select id from mds.open_duplicates where state = 'pending') as case_id,
           (select id from mds.open_duplicates where state = 'escalated') as asked_id;
    grant select on pg_temp.world to public;
    select set_config('statement_timeout', '20s', false), set_config('client_min_messages', 'error', false);
"""

# What goes on, whatever has been set: records come, a case opens, jobs run.
LIFE = """
    reset session authorization;
    select mds.ingest('crm', '1', '{"full_name": "Ann Leigh", "employer": "Elm", "preferences": {"colour": "red"}}'),
           mds.ingest('shop', '9', '{"full_name": "Ivo Wren", "email": "info@wren.example.org"}');
    select mds.ingest('crm', '10', '{"full_name": "Jan Kite", "email": "info@wren.example.org"}');
    select mds.get_user(ann, clock_timestamp()), mds.why_value(ann, '$.employer') from pg_temp.world;
    select mds.next_review();
    select mds.run_due_jobs('0');
    select * from mds.health()
"""

# What makes sense, by the name of the argument and, where that is not enough, its type.
SENSE = {
    "p_source_system": ["'crm'"],
    "p_source_record_id": ["'1'"],
    "p_payload": ["""'{"full_name": "Ann Lee", "email": "ann@example.org"}'"""],
    "p_records": ["""'[{"line": 1, "source_record_id": "1", "payload": {"full_name": "Ann Lee"}}]'"""],
    "p_attributes": ["""'{"full_name": "Ann Lee", "email": "ann@example.org"}'"""],
    "p_changes": ["""'{"full_name": "Ann Leigh"}'""", """'{"join_weight": 6}'"""],
    "p_value": ["""'"Ann Lee"'"""],
    "p_value_order": ["null"],
    "p_document": ["matching.export_model(world.model_id)"],
    "p_user_id": ["world.ann", "world.bert"],
    "p_survivor_id": ["world.ann", "null"],
    "p_duplicate_id": {"uuid": ["world.bert"], "bigint": ["world.case_id", "world.asked_id"]},
    "p_duplicate_ids": ["array[world.case_id]"],
    "p_a": {"bigint": ["world.first_id"], "integer": ["world.model_id"]},
    "p_b": {"bigint": ["world.second_id"], "integer": ["world.model_id"]},
    "p_source_identity_id": ["world.first_id"],
    "p_source_identity_ids": ["array[world.first_id]"],
    "p_merge_id": ["world.merge_id"],
    "p_load_id": ["world.load_id"],
    "p_override_id": ["world.override_id"],
    "p_model_id": ["world.draft_id"],
    "p_table": ["world.cards"],
    "p_tables": ["array['mds.canonical_users']"],
    "p_column": ["'user_id'"],
    "p_attribute": ["'full_name'", "'email'"],
    "p_attribute_path": ["'$.employer'", "'$.preferences.colour'"],
    "p_reason": ["'because'", "'shared_email'"],
    "p_verdict": ["'merge'", "'dismiss'", "'defer'"],
    "p_kind": ["'must_link'", "'cannot_link'"],
    "p_strategy": ["'source_priority'"],
    "p_custom_function": ["null"],
    "p_group_name": ["null"],
    "p_decay_curve": ["'linear'", "'exponential'"],
    "p_access_role": ["'mds_service'"],
    "p_date_order": ["'DMY'"],
    "p_name": ["'pins'", "'record_count'", "'newcomer'"],
    "p_connector": ["'outbox'"],
    "p_part": ["'given'"],
    "p_domain": ["'example.org'"],
    "p_canonical_domain": ["'example.com'"],
    "p_tag_separator": ["'+'"],
    "p_budget": ["'1 second'"],
    "p_keep": ["'7 days'"],
    "p_random_pairs": ["1000"],
}
SENSE_OF_TYPE = {
    "boolean": ["false", "true"], "integer": ["1"], "bigint": ["1"], "numeric": ["50"], "double precision": ["0.5"],
    "interval": ["'1 day'"], "timestamp with time zone": ["now() + interval '1 day'", "now() - interval '1 day'"],
    "text": ["'because'"], "character": ["'GB'"], "jsonb": ["'{}'"], "text[]": ["array['crm']"], "bigint[]": ["'{}'"],
}
NUMBERS = ["-1", "0"]
FLOATS = [*NUMBERS, "'NaN'", "'infinity'", "'-infinity'"]
NONSENSE = {
    "text": ["''", "' '", "'%'", "'NaN'", "'null'", "'-1'", "'{}'", "'no such thing'", "'$.'", "'$.preferences.'",
             "'a''b\"c'", r"E'\x01'", r"E'\u202e\U0001F600'", "repeat('x', 3000)", "'mds.ingest(text)'"],
    "name": ["''", "'%'", "'no_such_column'", "'ctid'", "'xmax'"],
    "character": ["''", "'  '", "'%'", "'ZZ'", "'Deutschland'"],
    "integer": [*NUMBERS, "2147483647", "-2147483648"],
    "bigint": [*NUMBERS, "9223372036854775807", "-9223372036854775808"],
    "numeric": [*FLOATS, "1e300", "1e-300"],
    "double precision": [*FLOATS, "1e308", "1e-308"],
    "interval": ["'0'", "'-1 day'", "'178000000 years'", "'-178000000 years'", "'1 microsecond'"],
    "timestamp with time zone": ["'infinity'", "'-infinity'", "'0001-01-01 BC'", "'294276-12-31'"],
    "uuid": ["'00000000-0000-0000-0000-000000000000'", "gen_random_uuid()"],
    "bytea": [r"''", r"'\x00'"],
    "regclass": ["0", "4294967295", "'mds.canonical_users'", "'mds.open_duplicates'", "'mds.pk_canonical_users'"],
    "jsonb": ["'null'", "'{}'", "'[]'", "'1'", "'-1e400'", "'\"x\"'", "'true'", "'[null]'", "'[1]'", "'[[]]'", "'[{}]'",
              """'{"": null}'""", """'{"a": {"b": [1, null, {}]}}'""", r"""'["\u202e"]'""",
              "jsonb_build_object(repeat('x', 3000), repeat('y', 3000))"],
    "text[]": ["'{}'", "'{null}'", "array['']", "array['no such thing']", "'{{a,b},{c,d}}'", "'[5:5]={a}'"],
    "bigint[]": ["'{}'", "'{null}'", "'{-1}'", "'{{1,2},{3,4}}'", "array[9223372036854775807]", "'{1,1,null}'"],
}
# Keys of documents, at which nonsense may stand.
KEYS = {
    "p_payload": """full_name given_name name_suffix email emails phone phones country_code date_of_birth gender address
                    addresses government_ids external_ids preferences attributes verified""",
    "p_attributes": "full_name emails phones date_of_birth addresses government_ids external_ids attributes",
    "p_records": "line source_record_id source_updated_at payload",
    "p_changes": """full_name email phone phone_e164 country_code preferences attributes name model sources sample seed
                    join_weight review_weight prior_weight household_weight background_weight candidate_cap comparisons
                    comparison_levels blocking_rules definite_rules stop_keys""",
    "p_document": """format version model comparisons comparison_levels blocking_rules definite_rules stop_keys
                     term_frequencies""",
}

Argument = tuple[str, str]      # name and type


@pytest.fixture
def world(db: psycopg.Connection) -> psycopg.Connection:
    """A connection with a few people in its database; the ids of WORLD are in pg_temp.world."""
    db.execute(WORLD)
    row = db.execute("select * from pg_temp.world").fetchone()
    assert None not in row, row
    db.commit()
    return db


def functions(db: psycopg.Connection) -> list[tuple[str, list[str], list[Argument]]]:
    """Every function that callers may call: its name, who may, and its arguments.

    Of normalise those that write: the others are for anybody, and test_every_function.py calls them."""
    return [(name, roles, [tuple(a) for a in arguments]) for name, roles, arguments in db.execute("""
        select p.oid::regproc::text,
               array(select r from unnest(%(roles)s::text[]) r where has_function_privilege(r, p.oid, 'execute')),
               array(select array[p.proargnames[a.n], format_type(a.type, null)]
                       from unnest(p.proargtypes) with ordinality as a (type, n) order by a.n)
          from pg_proc p
         where p.pronamespace::regnamespace::text = any (%(schemas)s) and p.prokind = 'f'
           and p.prorettype <> 'trigger'::regtype
           and (p.pronamespace <> 'normalise'::regnamespace or p.provolatile = 'v')
           and exists (select from unnest(%(roles)s::text[]) r where has_function_privilege(r, p.oid, 'execute'))
         order by p.oid::regprocedure::text""", {"roles": ROLES, "schemas": SCHEMAS})]


def sense(name: str, kind: str) -> list[str]:
    known = SENSE.get(name) or SENSE_OF_TYPE.get(kind) or ["null"]
    return known[kind] if isinstance(known, dict) else known


def nonsense(name: str, kind: str) -> list[str]:
    values = ["null", *NONSENSE.get(kind, [])]
    for key in KEYS.get(name, "").split() if kind == "jsonb" else []:
        for value in NONSENSE["jsonb"]:
            changed, document = f"jsonb_build_object('{key}', {value}::jsonb)", f"{sense(name, kind)[0]}::jsonb"
            values.append(f"jsonb_build_array({document} -> 0 || {changed})" if name == "p_records"
                          else f"{document} || {changed}")
    return values


def calls(r: random.Random, arguments: list[Argument]) -> Iterator[list[str]]:
    """What to call a function with: sense; nonsense at one place; anything anywhere."""
    def sensible() -> list[str]:
        return [r.choice(sense(*a)) for a in arguments]

    yield from (sensible() for _ in range(4 if arguments else 1))
    places = [(place, bad) for place, argument in enumerate(arguments) for bad in nonsense(*argument)]
    for place, bad in r.sample(places, min(MOST_CALLS, len(places))):
        yield [*(call := sensible())[:place], bad, *call[place + 1:]]
    if len(arguments) > 1:
        yield from ([r.choice(r.choice((sense, nonsense))(*a)) for a in arguments] for _ in range(5))


def written(name: str, arguments: list[Argument], call: list[str]) -> str:
    """A call as SQL. In a cast, character is one letter."""
    given = (f"{argument} => ({value})::{'bpchar' if kind == 'character' else kind}"
             for (argument, kind), value in zip(arguments, call, strict=True))
    return f"{name}({', '.join(given)})"


def make(world: psycopg.Connection, role: str, call: str) -> None:
    world.execute(sql.SQL("set local session authorization {}").format(sql.Identifier(role)))
    world.execute(f"select (select count(*) from {call}) from pg_temp.world")


def test_no_error_of_postgresql_comes_out(world: psycopg.Connection) -> None:
    r = random.Random(7)
    raw, answered = {}, set()
    for name, roles, arguments in functions(world):
        for call in (written(name, arguments, c) for c in calls(r, arguments)):
            try:
                with world.transaction(force_rollback=True):
                    make(world, r.choice(roles), call)
                answered.add(name)
            except psycopg.Error as error:
                if not error.sqlstate.startswith("MD"):
                    raw.setdefault((name, error.sqlstate, error.diag.message_primary), call)
    assert raw == {}, "\n".join(f"{code} {message}\n    {call}" for (_, code, message), call in raw.items())
    # Training needs more records than there are; of all others some call makes sense.
    assert {name for name, *_ in functions(world)} - answered == {"matching.train"}


def test_what_may_be_set_stops_nobody(world: psycopg.Connection) -> None:
    """However odd a setting is: where it is accepted, life goes on."""
    r = random.Random(7)
    stopped, accepted = {}, {}
    for name, roles, arguments in functions(world):
        if not name.split(".")[1].startswith(("set_", "register_", "pin_")):
            continue
        for place, argument in enumerate(arguments):
            bad = [] if argument[1] == "text" else nonsense(*argument)      # nobody calculates with texts
            for value in r.sample(bad, min(MOST_CALLS, len(bad))) * 3:
                call = written(name, arguments, [value if n == place else r.choice(sense(*a))
                                                 for n, a in enumerate(arguments)])
                if call in accepted:
                    continue
                with world.transaction(force_rollback=True):
                    try:
                        with world.transaction():
                            make(world, roles[0], call)
                    except psycopg.Error:
                        continue
                    accepted[call] = name
                    try:
                        world.execute(LIFE)
                        failed = world.execute("select job, error from mds.job_runs where state = 'failed'").fetchall()
                    except psycopg.Error as error:
                        failed = error
                    if failed:
                        stopped[call] = failed
    assert len(set(accepted.values())) > 7
    assert stopped == {}, "\n".join(f"{error}\n    {call}" for call, error in stopped.items())
