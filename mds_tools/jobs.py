"""`mds recompute`: the nightly job, in steps short enough for services not to notice.

`mds verify-rebuild` proves what it promises.
."""
from __future__ import annotations

import json
import time

import click
from psycopg.rows import dict_row

from mds_tools import database


@click.command()
@click.option("--budget", default="2 seconds", metavar="INTERVAL", help="Of one transaction; writers wait meanwhile.")
@click.option("--pause", default=0.2, metavar="SECONDS", help="Between two transactions, for those who waited.")
@click.option("--for", "limit", type=float, metavar="SECONDS", help="Stop after this; the next run goes on.")
@click.option("--dry-run", is_flag=True, help="Say how many records would change their user; write nothing.")
def recompute(budget: str, pause: float, limit: float | None, dry_run: bool) -> None:
    """Derive everything anew with the rules of today: what the nightly job does.

    \b
    Example:
        mds recompute --for 3600
    """
    began = time.monotonic()
    with database.connect(autocommit=True, row_factory=dict_row) as connection:
        if dry_run:
            report = connection.execute("select * from mds.recompute(p_dry_run => true)").fetchone()
            click.echo(f"{report['moved_count']:,} of {report['all_count'] // 2:,} records would change their user.")
            return
        while True:
            report = connection.execute("select * from mds.recompute(%s::interval)", (budget,)).fetchone()
            click.echo(f"{report['state']}: {report['done_count']:,} of {report['all_count']:,} steps, "
                       f"{report['moved_count']:,} records moved")
            if report["state"] == "finished" or limit is not None and time.monotonic() - began >= limit:
                return
            time.sleep(pause)


@click.command("verify-rebuild")
@click.option("--sample", type=click.IntRange(1), metavar="RECORDS", help="So many, with all they hang together with.")
@click.option("--seed", type=int, default=1, help="Of the sample and of the other order.")
@click.option("--json", "as_json", is_flag=True, help="The rows of mds.verify_rebuild.")
def verify_rebuild(sample: int | None, seed: int, as_json: bool) -> None:
    """Prove that the same records make the same people in another order; exit status 1 when they do not. Writes
    nothing; writers wait meanwhile, so give a --sample where there are many records.

    \b
    Example:
        mds verify-rebuild --sample 1000
    """
    with database.connect(row_factory=dict_row) as connection:
        rows = connection.execute("select * from mds.verify_rebuild(%s, %s)", (sample, seed)).fetchall()
        connection.rollback()
    if as_json:
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for row in rows:
            click.echo(f"{row['subject']}: {row['problem']}\n  expected {row['expected']}\n  found    {row['found']}")
        click.echo(f"{len(rows):,} differences." if rows else "Rebuilt in another order, everything is the same.")
    if rows:
        click.get_current_context().exit(1)
