"""`mds sources`: the systems that report people."""
from __future__ import annotations

import json
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database
from mds_tools.options import Number

REGISTER = """select mds.register_source(
    p_name => %(name)s, p_trust => %(trust)s::numeric, p_is_deduplicated => %(is_deduplicated)s,
    p_access_role => %(access_role)s, p_default_country => %(default_country)s,
    p_date_order => %(date_order)s)"""
SETTINGS = ("trust", "is_deduplicated", "access_role", "default_country", "date_order")


def register(connection: psycopg.Connection, name: str, settings: dict[str, Any] | None = None) -> None:
    """Register a source system, or change these settings of a known one; settings as of [sources.NAME] in a mapping
    file."""
    connection.execute(REGISTER, {**dict.fromkeys(SETTINGS), **(settings or {}), "name": name})


@click.group()
def sources() -> None:
    """Source systems: what reports people, how far it is trusted, who may see it."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_sources(as_json: bool) -> None:
    """List the registered source systems, most trusted first.

    Example:

    \b
        mds sources list
    """
    with database.connect(row_factory=dict_row) as connection:
        rows = connection.execute(
            """select name, trust::float8 as trust, is_deduplicated, access_role::text as access_role, default_country,
                      date_order
                 from mds.source_systems order by trust desc, name""").fetchall()
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    if not rows:
        click.echo("No source system is registered yet: mds sources add NAME")
        return
    width = max(6, *(len(row["name"]) for row in rows))
    click.echo(f"{'source':<{width}}  trust  deduplicated  country  dates  seen by")
    for row in rows:
        click.echo(f"{row['name']:<{width}}  {row['trust']:>5g}  {'yes' if row['is_deduplicated'] else 'no':<12}  "
                   f"{row['default_country'] or '-':<7}  {row['date_order']:<5}  {row['access_role']}")


@sources.command()
@click.argument("name")
@click.option("--trust", type=Number(0, 100), show_default="50",
              help="Trust in its values; decides survivorship before recency.")
@click.option("--deduplicated/--not-deduplicated", "is_deduplicated", default=None, show_default="not",
              help="It holds each person once: two of its records never share a user without a human verdict.")
@click.option("--access-role", metavar="ROLE", help="Database role that may write and see its records.")
@click.option("--country", "default_country", metavar="CC", help="Country of national phone numbers and postal codes.")
@click.option("--date-order", type=click.Choice(["DMY", "MDY", "YMD"]), show_default="DMY",
              help="How it writes ambiguous dates.")
def add(name: str, **settings: Any) -> None:
    """Register the source system NAME, or change what is said of a known one.

    Example:

    \b
        mds sources add crm --trust 70 --country GB
    """
    with database.connect() as connection:
        register(connection, name, settings)
    click.echo(f"{name} is registered.")
