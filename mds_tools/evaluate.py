"""`mds evaluate`: how well the clusters agree with a truth, measured on what MDS serves (the closure).

Pairwise: of the pairs of records that share a user, how many share an entity (precision), and of those that share an
entity, how many share a user (recall). B-cubed (Bagga and Baldwin 1998): the same for each record's own cluster,
averaged over records. Both follow from the sizes of users, entities and their intersections, so no pair is built.
"""
from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database, records

COLUMNS = ("source_system", "source_record_id", "entity")

# A record that is not in the database, or belongs to nobody, is a cluster of its own: what was lost counts as missed.
TRUTH = """
create temporary table truth (
    source_system text, source_record_id text, entity text, primary key (source_system, source_record_id)
) on commit drop"""
JUDGED = """
create temporary table judged on commit drop as
select i.source_identity_id, t.entity, i.source_system is not null as is_known,
       coalesce(i.canonical_user_id::text, format('%s:%s', t.source_system, t.source_record_id)) as cluster
  from truth as t
  left join mds.user_identities as i using (source_system, source_record_id)"""

COUNTS = """
with
cells    as (select cluster, entity, count(*)::numeric as n from judged group by cluster, entity),
clusters as (select cluster, sum(n) as n from cells group by cluster),
entities as (select entity, sum(n) as n from cells group by entity),
b_cubed  as (select sum(cells.n * cells.n / clusters.n) as precision, sum(cells.n * cells.n / entities.n) as recall
               from cells join clusters using (cluster) join entities using (entity))
select (select count(*) from judged)                                    as records,
       (select count(*) from judged where not is_known)                 as not_in_database,
       (select count(*) from mds.user_identities)
         - (select count(*) from judged where is_known)                 as not_in_truth,
       (select count(*) from entities)                                  as entities,
       (select count(*) from clusters)                                  as clusters,
       (select max(n) from clusters)::bigint                            as largest_cluster,
       (select sum(n * (n - 1) / 2) from cells)::bigint                 as pairs_right,
       (select sum(n * (n - 1) / 2) from clusters)::bigint              as pairs_joined,
       (select sum(n * (n - 1) / 2) from entities)::bigint              as pairs_true,
       (precision / nullif((select count(*) from judged), 0))::float8   as b_cubed_precision,
       (recall / nullif((select count(*) from judged), 0))::float8      as b_cubed_recall
  from b_cubed"""

# True pairs with a key in common. An entity all of whose records share one key needs no pairs; of the others they are
# few. (Entities, unlike blocks, are small.)
BLOCKED = """
with
sizes   as (select entity, count(*) as n from judged group by entity having count(*) > 1),
keys    as materialized (select entity, sizes.n, key, source_identity_id
                           from judged
                           join sizes using (entity)
                           join matching.identity_keys using (source_identity_id)),
covered as materialized (select distinct entity, n
                           from (select entity, n from keys group by entity, n, key having count(*) = n) as whole),
parts   as materialized (select entity, key, source_identity_id
                           from keys
                          where not exists (select from covered where covered.entity = keys.entity)),
pairs   as (select distinct a.source_identity_id as a, b.source_identity_id as b
              from parts as a join parts as b using (entity, key)
             where a.source_identity_id < b.source_identity_id)
select ((select coalesce(sum(n * (n - 1) / 2), 0) from covered) + (select count(*) from pairs))::bigint"""
MEMORY = "128MB"                    # for each sort and hash: a million records need no temporary files


def ratio(part: float, whole: float) -> float:
    """part of whole; nothing of nothing is all of it (no pair joined: none of them is wrong)."""
    return part / whole if whole else 1.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def evaluate_truth(connection: psycopg.Connection, truth: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Compare the users in the database with a truth of (source_system, source_record_id, entity).

    Returns counts (records, entities, clusters, largest_cluster, not_in_database, not_in_truth), `pairwise` and
    `b_cubed` with precision, recall and f1 from 0 to 1, the pairs behind them, and `lost_in_blocking`: true pairs that
    share no blocking key, so that no comparison could have found them. Writes nothing.
    """
    with connection.transaction(), connection.cursor(row_factory=dict_row) as cursor:
        cursor.execute("select set_config('work_mem', %s, true)", (MEMORY,))
        cursor.execute(TRUTH)
        with cursor.copy("copy pg_temp.truth from stdin") as copy:
            for row in truth:
                copy.write_row(row)
        cursor.execute("analyze pg_temp.truth")
        cursor.execute(JUDGED)
        cursor.execute("analyze pg_temp.judged")
        counts = cursor.execute(COUNTS).fetchone()
        blocked = cursor.execute(BLOCKED).fetchone()["int8"]
    pairs_right, pairs_joined, pairs_true = (counts.pop(f"pairs_{name}") or 0 for name in ("right", "joined", "true"))
    b_precision, b_recall = (counts.pop(f"b_cubed_{name}") or 0.0 for name in ("precision", "recall"))
    precision, recall = ratio(pairs_right, pairs_joined), ratio(pairs_right, pairs_true)
    return {
        **counts,
        "pairwise": {"precision": precision, "recall": recall, "f1": f1(precision, recall)},
        "b_cubed": {"precision": b_precision, "recall": b_recall, "f1": f1(b_precision, b_recall)},
        "pairs": {"true": pairs_true, "joined": pairs_joined, "right": pairs_right, "wrong": pairs_joined - pairs_right,
                  "missed": pairs_true - pairs_right, "lost_in_blocking": pairs_true - blocked},
    }


def read_truth(path: Path) -> Iterable[tuple[str, str, str]]:
    """The rows of a truth file: columns source_system, source_record_id, entity. Raises UnusableFile."""
    source = records.read(path, records.format_of(path) or "csv")
    if source.columns is None:
        places: list[Any] = list(COLUMNS)
    else:
        if gone := [c for c in COLUMNS if c not in source.columns]:
            raise records.UnusableFile(f"{path.name} has no column {', '.join(gone)}; a truth has {', '.join(COLUMNS)}")
        places = [source.columns.index(c) for c in COLUMNS]
    for line, row in source.records:
        if isinstance(row, records.Unreadable):
            raise records.UnusableFile(f"{path.name}, line {line}: {row.message}")
        yield tuple(str(row[place]) for place in places)


def report(result: dict[str, Any]) -> str:
    """The result as a person reads it."""
    pairs, lost = result["pairs"], result["pairs"]["lost_in_blocking"]
    lines = [f"{result['records']:,} records of {result['entities']:,} people are {result['clusters']:,} users, "
             f"the largest of {result['largest_cluster'] or 0:,} records.", "",
             f"{'':10}{'precision':>10}{'recall':>10}{'F1':>10}"]
    lines += [f"{name:10}{r['precision']:>10.4f}{r['recall']:>10.4f}{r['f1']:>10.4f}"
              for name, r in (("pairwise", result["pairwise"]), ("B-cubed", result["b_cubed"]))]
    lines += ["", f"Of {pairs['true']:,} true pairs {pairs['right']:,} were joined and {pairs['missed']:,} missed "
              f"({lost:,} of these share no blocking key); {pairs['wrong']:,} pairs were joined wrongly."]
    if result["not_in_database"]:
        lines.append(f"{result['not_in_database']:,} records of the truth are not in the database: counted as missed.")
    if result["not_in_truth"]:
        lines.append(f"{result['not_in_truth']:,} records in the database are not in the truth: they are left out.")
    return "\n".join(lines)


@click.command()
@click.argument("truth", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TRUTH.csv")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def evaluate(truth: Path, as_json: bool) -> None:
    """Compare the users with TRUTH.csv: columns source_system, source_record_id, entity (.gz, .bz2, .xz as they are).

    Example:

    \b
        mds evaluate truth.csv --json
    """
    try:
        with database.connect(autocommit=True) as connection:
            result = evaluate_truth(connection, read_truth(truth))
    except records.UnusableFile as e:
        raise click.ClickException(str(e)) from e
    except psycopg.errors.UniqueViolation as e:
        raise click.ClickException(f"{truth.name} names a record twice: {e.diag.message_detail}") from e
    if not result["records"]:
        raise click.ClickException(f"{truth.name} is empty")
    click.echo(json.dumps(result, indent=2) if as_json else report(result))
