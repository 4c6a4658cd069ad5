"""`mds report`: one self-contained HTML page of what was resolved, how, and how sure that is.

All figures are of one moment: they are read in one repeatable-read, read-only transaction. Values are masked by the
database before they come here, unless somebody who may see them in clear asks for that.
"""
from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database, explain, page
from mds_tools.options import COUNT

SAMPLE = 1000
"""Records of each source system whose payloads are read again for data quality."""

MAY = """
select has_function_privilege('mds.source_stats()', 'execute') as report,
       has_function_privilege('mds.health()', 'execute') as health,
       session_user::text as login, current_database()::text as database, now() as made_at"""

RESOLVED = """
select (select count(*) from mds.user_identities) as records,
       (select count(*) from mds.source_identities where retracted_at is not null) as retracted,
       (select count(*) from mds.canonical_users where status = 'active') as users,
       (select count(*) from mds.canonical_users where status = 'inactive') as inactive_users,
       (select count(*) from (select from mds.user_identities group by canonical_user_id having count(*) > 1) as u)
           as joined_users,
       (select count(*) from (select from mds.user_identities group by canonical_user_id
                              having count(distinct source_system) > 1) as u) as shared_users,
       (select count(*) from mds.merges where kind = 'merge' and match_method <> 'manual' and undone_at is null)
           as merges_by_evidence,
       (select count(*) from mds.merges where kind = 'merge' and match_method = 'manual' and undone_at is null)
           as merges_by_people,
       (select count(*) from mds.merges as m
         where kind <> 'unmerge' and undone_at is not null
           and not exists (select from mds.merges as again where again.repeats_id = m.id and again.undone_at is null))
           as undone,
       (select count(*) from mds.merges where kind in ('split', 'move') and undone_at is null) as splits_and_moves"""

METHODS = """
select coalesce(match_method, 'alone') as method, count(*) as records from mds.user_identities group by 1"""

DECIDED = """
select verdict, state, count(*) as decisions from mds.review_decisions group by 1, 2 order by 3 desc, 1, 2"""

SHARED = """
with known as (select distinct source_system, canonical_user_id from mds.user_identities)
select a.source_system as a, b.source_system as b, count(*) as users
  from known as a
  join known as b using (canonical_user_id)
 where a.source_system < b.source_system
 group by 1, 2"""

MODEL = """
select m.id, m.name, m.origin, m.description, m.prior_weight, m.household_weight, m.background_weight, m.join_weight,
       m.review_weight, m.activated_at,
       (select count(*) from matching.blocking_rules as b where b.model_id = m.id) as blocking_rules,
       (select count(*) from matching.definite_rules as d where d.model_id = m.id) as definite_rules,
       (select count(*) from matching.stop_keys as k where k.model_id = m.id) as stop_keys,
       (select count(*) from matching.edges as e where e.model_id <> m.id and not e.is_manual) as pairs_of_other_models
  from matching.models as m
 where m.state = 'active'"""

LEVELS = """
select c.name, c.description, c.is_stable, c.is_shared, l.level, l.label, l.m, l.u, l.h,
       l.rarity is not null as by_rarity, ln(l.m / l.u) / ln(2::float8) as weight
  from matching.comparisons as c
  join matching.comparison_levels as l on l.model_id = c.model_id and l.comparison_name = c.name
 where c.model_id = %s
 order by c.ordinal, l.level desc"""

# In quarters of a bit from where pairs join; the page puts them together as fits.
WEIGHTS = """
select floor((greatest(-1000, least(1000, e.weight)) - %(join)s::float8) * 4) / 4 + %(join)s::float8 as weight,
       count(*) filter (where l.canonical_user_id = r.canonical_user_id) as together,
       count(*) filter (where l.canonical_user_id <> r.canonical_user_id) as apart,
       coalesce(sum(1 - p.one) filter (where e.verdict = 0 and l.canonical_user_id = r.canonical_user_id), 0)
           as expected_wrong,
       coalesce(sum(p.one) filter (where e.verdict = 0 and l.canonical_user_id <> r.canonical_user_id), 0)
           as expected_missed,
       count(*) filter (where e.verdict <> 0 and not e.is_manual) as by_rule,
       count(*) filter (where e.is_manual) as by_person
  from matching.edges as e
  join mds.user_identities as l on l.source_identity_id = e.left_id
  join mds.user_identities as r on r.source_identity_id = e.right_id
 cross join lateral (select 1 / (1 + power(2::float8, -greatest(-500, least(500, e.weight)))) as one) as p
 group by 1
 order by 1"""

# The same for everybody and every time: ties by record, not by number.
DECISIONS = """
with pair as materialized (
    select e.left_id, e.right_id, e.weight, e.verdict, e.is_manual, l.canonical_user_id = r.canonical_user_id as is_one,
           l.source_system || ':' || l.source_record_id as a, r.source_system || ':' || r.source_record_id as b
      from matching.edges as e
      join mds.user_identities as l on l.source_identity_id = e.left_id
      join mds.user_identities as r on r.source_identity_id = e.right_id
)
(select 'typical' as kind, p.* from pair as p where verdict = 0 and is_one and weight >= %(join)s
  order by weight, a, b
 offset (select count(*) / 2 from pair where verdict = 0 and is_one and weight >= %(join)s) limit 1)
union all
(select 'least_joined', p.* from pair as p where verdict = 0 and is_one and weight >= %(join)s
  order by weight, a, b limit 1)
union all
(select 'most_waiting', p.* from pair as p where verdict = 0 and not is_one and weight < %(join)s
  order by weight desc, a, b limit 1)
union all
(select 'kept_apart', p.* from pair as p where verdict = 0 and not is_one and weight >= %(join)s
  order by weight desc, a, b limit 1)
union all
(select 'by_rule', p.* from pair as p where verdict <> 0 and not is_manual order by verdict * weight, a, b limit 1)
union all
(select 'by_person', p.* from pair as p where is_manual order by verdict * weight, a, b limit 1)"""

# shown_value masks as this does; gender and country say little of a person and much of the comparison.
EVIDENCE = """
select comparison, level, m, u, tf_adjustment, weight, cumulative_weight,
       case when %(clear)s or comparison in ('gender', 'country') then value_a
            else mds.masked_text(value_a) end as value_a,
       case when %(clear)s or comparison in ('gender', 'country') then value_b
            else mds.masked_text(value_b) end as value_b
  from mds.why_records(%(a)s, %(b)s)"""

WAITING = """
select d.id, d.reason, d.state::text, d.match_score::float8 as score, d.match_weight as weight, d.raised_at, d.due_at,
       d.due_at < now() as is_overdue, d.lease_ends_at > now() as is_leased,
       a.record as a, b.record as b,
       case when %(clear)s then p.full_name else mds.masked_text(p.full_name) end as a_name,
       case when %(clear)s then q.full_name else mds.masked_text(q.full_name) end as b_name
  from (select * from mds.open_duplicates
         order by due_at < now() desc, priority desc, match_weight desc nulls last, id
         limit 10) as d
  left join mds.golden_profiles as p on p.canonical_user_id = d.candidate_user_id
  left join mds.golden_profiles as q on q.canonical_user_id = d.possible_match_user_id
  left join lateral (select i.source_system || ':' || i.source_record_id as record
                       from mds.user_identities as i
                      where i.canonical_user_id = d.candidate_user_id
                      order by i.source_identity_id = d.left_identity_id desc nulls last, 1 limit 1) as a on true
  left join lateral (select i.source_system || ':' || i.source_record_id as record
                       from mds.user_identities as i
                      where i.canonical_user_id = d.possible_match_user_id
                      order by i.source_identity_id = d.right_identity_id desc nulls last, 1 limit 1) as b on true
 order by d.due_at < now() desc, d.priority desc, d.match_weight desc nulls last, d.id"""

# Known to most systems, with several records but not a giant.
EXAMPLE = """
select canonical_user_id::text as id
  from mds.user_identities
 group by canonical_user_id
 order by count(distinct source_system) desc, count(*) > 6, count(*) desc,
          min(source_system || ':' || source_record_id collate "C")
 limit 1"""

LINEAGE = """
select w.why || jsonb_build_object(
           'value', case when %(clear)s then w.why -> 'value' else mds.masked(w.why -> 'value') end,
           'claims', (select coalesce(jsonb_agg(case when %(clear)s then c.claim else c.claim || jsonb_build_object(
                                                    'value', mds.masked(c.claim -> 'value')) end order by c.n), '[]')
                        from jsonb_array_elements(w.why -> 'claims') with ordinality as c (claim, n))) as why
  from (select mds.why_value(%(user)s::uuid, l.attribute_path) as why, l.attribute_path
          from mds.current_lineage as l
         where l.canonical_user_id = %(user)s::uuid
         order by l.attribute_path collate "C"
         limit 30) as w
 order by w.attribute_path collate "C" """


def figures(connection: psycopg.Connection, *, clear: bool = False, user: str | None = None,
            sample: int = SAMPLE) -> dict[str, Any]:
    """Everything the page shows, in a form that JSON can hold, of one moment.

    The connection must be outside a transaction, and have dict rows. `user` is an id or a record SYSTEM:ID. Raises
    click.ClickException when the login may not see what a report needs, or not in clear.
    """
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    with connection.transaction():
        connection.execute("set local time zone 'UTC'")
        may = connection.execute(MAY).fetchone()
        if not may["report"]:
            raise click.ClickException(
                f"{may['login']} may not see what a report needs: a login that is mds_steward, mds_approver, "
                "mds_auditor or mds_operator may")
        if clear and not connection.execute("select mds.may_see_all_clear() as may").fetchone()["may"]:
            raise click.ClickException(f"{may['login']} may not see values in clear: leave --clear out, or ask as "
                                       "mds_steward, mds_approver or mds_pii_reader")
        return gathered(connection, may, clear, user, sample)


def gathered(connection: psycopg.Connection, may: dict[str, Any], clear: bool, user: str | None,
             sample: int) -> dict[str, Any]:
    def rows(query: str, **values: Any) -> list[dict[str, Any]]:
        return connection.execute(query, values).fetchall()

    model = connection.execute(MODEL).fetchone()
    levels = connection.execute(LEVELS, (model["id"],)).fetchall()
    return {
        "made": {"at": may["made_at"], "by": may["login"], "database": may["database"], "is_masked": not clear},
        "resolved": rows(RESOLVED)[0],
        "methods": {row["method"]: row["records"] for row in rows(METHODS)},
        "sources": rows("select * from mds.source_stats()"),
        "quality": rows("select * from mds.source_quality(%(sample)s)", sample=sample),
        "shared": rows(SHARED),
        "model": model,
        "levels": levels,
        "weights": rows(WEIGHTS, join=model["join_weight"]),
        "decisions": [*decisions(connection, model, clear)],
        "queue": {"stats": rows("select * from mds.review_stats()"), "decided": rows(DECIDED),
                  "first": rows(WAITING, clear=clear)},
        "clusters": rows("select * from mds.cluster_shape()"),
        "user": example(connection, clear, user),
        "health": rows("select * from mds.health()") if may["health"] else None,
    }


def decisions(connection: psycopg.Connection, model: dict[str, Any], clear: bool) -> Iterator[dict[str, Any]]:
    """A few telling pairs of records, each with its waterfall and, when they are two users, the reason why."""
    seen = set()
    for pair in connection.execute(DECISIONS, {"join": model["join_weight"]}).fetchall():
        numbers = pair.pop("left_id"), pair.pop("right_id")
        if numbers in seen:
            continue
        seen.add(numbers)
        why_not = None if pair["is_one"] else connection.execute(
            "select mds.why_not(%s, %s) ->> 'explanation' as said", numbers).fetchone()["said"]
        steps = connection.execute(EVIDENCE, {"clear": clear, "a": numbers[0], "b": numbers[1]}).fetchall()
        yield pair | {"explanation": why_not, "steps": steps}


def example(connection: psycopg.Connection, clear: bool, user: str | None) -> dict[str, Any] | None:
    """One user: its records, and for each golden value who claims what and why one of them won; no values when the
    lineage has been tampered with. None without users."""
    if user is None:
        found = connection.execute(EXAMPLE).fetchone()
        if found is None:
            return None
        user = found["id"]
    profile = connection.execute("select mds.get_user(%s::uuid) as u",
                                 (explain.user_id(connection, user),)).fetchone()["u"]
    try:
        with connection.transaction():
            lineage = connection.execute(LINEAGE, {"user": profile["user_id"], "clear": clear}).fetchall()
        values = [row["why"] for row in lineage]
    except psycopg.Error as error:
        if error.sqlstate != "MDSIG":
            raise
        values = None
    for value in [] if clear else values or []:
        (value["pin"] or {}).pop("reason", None)        # what people wrote about people
    return {key: profile[key] for key in ("user_id", "status", "version", "created_at", "identities")} | {
        "values": values}


@contextmanager
def replaced(path: Path, mode: int) -> Iterator[TextIO]:
    """Write beside the file and put it in place when it is complete. `mode` as of chmod, less what the umask takes."""
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        except OSError as error:
            raise click.ClickException(f"{path}: {error.strerror}") from error
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write(connection: psycopg.Connection, path: Path, **options: Any) -> str:
    """Write the page to a file; options as of figures(). Returns what there is to say about it. A page in clear is
    readable by its owner only."""
    data = figures(connection, **options)
    text = page.render(data)
    with replaced(path, 0o666 if data["made"]["is_masked"] else 0o600) as out:
        out.write(text)
    resolved, how = data["resolved"], "masked" if data["made"]["is_masked"] else "in clear: handle it accordingly"
    return (f"{path}: {page.of(resolved['records'], 'record')}, {page.of(resolved['users'], 'user')}, "
            f"{len(text.encode()) / 1000:,.0f} kB, {how}.")


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True), metavar="FILE",
              default="report.html", help="The page; - is standard output.")
@click.option("--clear", is_flag=True, help="Values in clear; stewards, approvers and PII readers may.")
@click.option("--user", metavar="ID", help="Whose lineage to show: an id, or a record SYSTEM:ID. Default: one with "
                                           "much to tell.")
@click.option("--sample", type=COUNT, default=SAMPLE,
              help="Records of each system that are read again for data quality.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON document, on standard output.")
def report(out: Path, clear: bool, user: str | None, sample: int, as_json: bool) -> None:
    """Write one HTML page of what was resolved, how, and how sure that is: figures, match weights, the model,
    waterfalls, the review queue, cluster sizes, data quality by source, the lineage of a user.

    The page needs nothing but a browser: no network, no script. All figures are of one moment. Values are masked.

    \b
    Examples:
        mds report --out report.html
        mds report --user crm:C00017 --clear --out for-the-steward.html
    """
    options = {"clear": clear, "user": user, "sample": sample}
    with database.connect(row_factory=dict_row) as connection:
        connection.autocommit = True
        if as_json:
            click.echo(json.dumps(figures(connection, **options), indent=2, ensure_ascii=False, default=str))
        elif str(out) == "-":
            click.echo(page.render(figures(connection, **options)), nl=False)
        else:
            click.echo(write(connection, out, **options))
