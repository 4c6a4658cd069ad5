"""`mds export`: what MDS holds, as CSV, JSONL or Parquet, streamed in bounded memory out of one snapshot."""
from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click
import psycopg
from psycopg import sql
from psycopg.rows import tuple_row

from mds_tools import database, records
from mds_tools.options import ENTRY

ROWS = 5_000                        # fetched at a time
QUERIES = {
    "users": "select * from mds.golden_profiles",
    "identities": "select * from mds.user_identities",
    "clusters": "select source_system, source_record_id, canonical_user_id from mds.user_identities",
    "edges": """select l.source_system as left_system, l.source_record_id as left_record_id,
                       r.source_system as right_system, r.source_record_id as right_record_id,
                       e.weight, e.verdict, e.is_manual, e.scored_at
                  from matching.edges as e
                  join mds.user_identities as l on l.source_identity_id = e.left_id
                  join mds.user_identities as r on r.source_identity_id = e.right_id""",
    "rejects": "select * from mds.rejected_records",
}
ARROW = {"bool": "bool_", "int2": "int16", "int4": "int32", "int8": "int64", "float4": "float32", "float8": "float64"}


def rejects_of(load_ids: Iterable[int]) -> sql.Composable:
    """The query for the rejects of some loads, in the order of their lines."""
    ids = sql.SQL(", ").join(sql.Literal(i) for i in load_ids) or sql.SQL("null")
    return sql.SQL("select * from mds.rejected_records where load_id in ({}) order by load_id, line").format(ids)


def as_csv(connection: psycopg.Connection, query: sql.Composable, out: BinaryIO) -> int:
    """The server's own CSV with a header; null is an empty field, an empty text is "". Returns the rows written."""
    cursor = connection.cursor()
    statement = sql.SQL("copy ({}) to stdout (format csv, header, encoding 'UTF8')").format(query)
    with cursor.copy(statement) as copy:
        for data in copy:
            out.write(data)
    return cursor.rowcount


def as_jsonl(connection: psycopg.Connection, query: sql.Composable, out: BinaryIO) -> int:
    """One JSON object a line, built by the server. Returns the rows written."""
    statement = sql.SQL("select row_to_json(exported_row)::text from ({}) as exported_row").format(query)
    count = 0
    with connection.transaction(), connection.cursor("export", row_factory=tuple_row) as cursor:
        cursor.itersize = ROWS
        for (line,) in cursor.execute(statement):
            out.write(line.encode() + b"\n")
            count += 1
    return count


def as_parquet(connection: psycopg.Connection, query: sql.Composable, out: BinaryIO) -> int:
    """Numbers, booleans and times typed, everything else as text. Returns the rows written."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 0
    with connection.transaction(), connection.cursor("export", row_factory=tuple_row) as cursor:
        cursor.execute(query)
        fields, convert = [], []
        for column in cursor.description:
            name = connection.adapters.types.get(column.type_code)
            name = name.name if name and column.type_code != name.array_oid else "text"
            kind = getattr(pa, ARROW[name])() if name in ARROW else \
                pa.timestamp("us", "UTC") if name == "timestamptz" else pa.string()
            fields.append(pa.field(column.name, kind))
            convert.append(kind == pa.string())
        schema = pa.schema(fields)
        with pq.ParquetWriter(out, schema) as writer:
            while rows := cursor.fetchmany(ROWS):
                columns = [[_text(v) for v in values] if text else list(values)
                           for values, text in zip(zip(*rows, strict=True), convert, strict=True)]
                writer.write_table(pa.table([pa.array(c, f.type) for c, f in zip(columns, fields, strict=True)],
                                            schema=schema))
                count += len(rows)
    return count


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)


WRITERS: dict[str, Callable[[psycopg.Connection, sql.Composable, BinaryIO], int]] = {
    "csv": as_csv, "jsonl": as_jsonl, "parquet": as_parquet}


@contextmanager
def _whole(path: Path):
    """Write beside the file and put it in place when it is complete: what carries the name is never half of it."""
    if not path.parent.is_dir():
        raise click.ClickException(f"{path.parent}: there is no such folder")
    part = path.with_name(f".{path.name}.part{path.suffix if path.suffix in records.COMPRESSED else ''}")
    try:
        with records.open_bytes(part, "wb") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write(connection: psycopg.Connection, query: sql.Composable, path: Path, format: str | None = None) -> int:
    """Write the rows of a query to a file, in the format given or that of its name. Returns how many they are."""
    with _whole(path) as out:
        return WRITERS[format or records.format_of(path) or "csv"](connection, query, out)


@click.command()
@click.argument("what", type=click.Choice(list(QUERIES)))
@click.option("--format", type=click.Choice(list(WRITERS)), help="Default: by the name of FILE, else csv.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Default: standard output. .gz, .bz2 and .xz are compressed.")
@click.option("--load", "load_id", type=ENTRY, metavar="ID", help="Only the rejects of this load.")
def export(what: str, format: str | None, out: Path | None, load_id: int | None) -> None:
    """Export users, identities, clusters, edges or rejects.

    users are golden profiles; clusters say which user each source record belongs to; edges are the pairs of records
    that were found alike, with the log2 odds that they are one person, or decided by a rule or a person (verdict).

    Examples:

    \b
        mds export clusters --out clusters.parquet
        mds export rejects --load 7
    """
    if load_id is not None and what != "rejects":
        raise click.UsageError("--load goes with rejects")
    query = rejects_of([load_id]) if load_id is not None else sql.SQL(QUERIES[what])
    with database.connect(autocommit=True) as connection:
        if load_id and not connection.execute("select 1 from mds.loads where id = %s", (load_id,)).fetchone():
            raise click.ClickException(f"there is no load {load_id}")
        if out:
            count = write(connection, query, out, format)
            click.echo(f"{out}: {count:,} rows.", err=True)
        elif format == "parquet":
            if sys.stdout.isatty():
                raise click.UsageError("Parquet on a terminal: say --out FILE")
            buffer = io.BytesIO()                  # Parquet needs to know where it is; a pipe does not
            as_parquet(connection, query, buffer)
            sys.stdout.buffer.write(buffer.getbuffer())
        else:
            WRITERS[format or "csv"](connection, query, sys.stdout.buffer)
