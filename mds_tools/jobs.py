"""`mds recompute` and `mds jobs`: what runs at night, in steps short enough for services not to notice.

`mds verify-rebuild` proves what it promises.
"""
from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database
from mds_tools.options import COUNT, INTEGER, Number, parsed


def recomputed(connection: psycopg.Connection, budget: str) -> Iterator[dict[str, Any]]:
    """Recompute over a connection (autocommit, dict rows), in transactions of `budget` (an interval) each; the report
    of each, the last one finished. In a single one, all that is replaced would stay in everybody's way to its end."""
    state = None
    while state != "finished":
        report = connection.execute("select * from mds.recompute(%s::interval)", (budget,)).fetchone()
        state = report["state"]
        yield report


@click.command()
@click.option("--budget", default="2 seconds", metavar="INTERVAL", help="Of one transaction; writers wait meanwhile.")
@click.option("--pause", default=0.2, type=Number(0), metavar="SECONDS",
              help="Between two transactions, for those who waited.")
@click.option("--for", "limit", type=Number(0), metavar="SECONDS", help="Stop after this; the next run goes on.")
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
            click.echo(f"{report['moved_count']:,} of {report['all_count'] // 3:,} records would change their user.")
            return
        budget = parsed(connection, "--budget", "interval", budget, "2 seconds")
        for report in recomputed(connection, budget):
            click.echo(f"{report['state']}: {report['done_count']:,} of {report['all_count']:,} steps, "
                       f"{report['moved_count']:,} records moved")
            if report["state"] == "finished" or limit is not None and time.monotonic() - began >= limit:
                return
            time.sleep(pause)


@click.command("verify-rebuild")
@click.option("--sample", type=COUNT, metavar="RECORDS", help="So many, with all they hang together with.")
@click.option("--seed", type=INTEGER, default=1, help="Of the sample and of the other order.")
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


@click.group()
def jobs() -> None:
    """What runs at night: list it, run it, see how it went, have it run by itself."""


@jobs.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_(as_json: bool) -> None:
    """List the jobs, in the order in which they run, with their last run."""
    with database.connect(row_factory=dict_row) as connection:
        rows = connection.execute("""
            select j.name, j.is_enabled, j.every::text, j.description, r.state, r.started_at, r.ended_at, r.error
              from mds.jobs j
              left join lateral (select * from mds.job_runs r where r.job = j.name order by r.id desc limit 1) r on true
             order by j.ordinal""").fetchall()
    if as_json:
        click.echo(json.dumps(rows, indent=2, default=str))
        return
    for row in rows:
        last = "never ran" if row["state"] is None else f"{row['state']}, began {row['started_at']:%Y-%m-%d %H:%M}"
        click.echo(f"{row['name']:<12} {'every ' + row['every'] if row['is_enabled'] else 'switched off':<16} {last}")
        click.echo(f"{'':<12} {row['description']}")


@jobs.command()
@click.argument("names", metavar="[JOB…]", nargs=-1)
@click.option("--budget", default="2 seconds", metavar="INTERVAL", help="Of one transaction; writers wait meanwhile.")
@click.option("--pause", default=0.2, type=Number(0), metavar="SECONDS",
              help="Between two transactions, for those who waited.")
@click.option("--for", "limit", type=Number(0), metavar="SECONDS", help="Stop after this; the next run goes on.")
@click.option("--dry-run", is_flag=True, help="Say what each would do; write nothing.")
def run(names: tuple[str, ...], budget: str, pause: float, limit: float | None, dry_run: bool) -> None:
    """Run the JOBs named, or those that are due, to their end; exit status 1 when one fails.

    \b
    Examples:
        mds jobs run --for 14400
        mds jobs run reviews --dry-run
    """
    began = time.monotonic()
    with database.connect(autocommit=True, row_factory=dict_row) as connection:
        budget = parsed(connection, "--budget", "interval", budget, "2 seconds")
        chosen = names or [row["name"] for row in connection.execute(DUE)]
        if not chosen:
            click.echo("Nothing is due.")
        failed = []
        for name in chosen:
            while True:
                report = connection.execute("select * from mds.run_job(%s, %s::interval, %s)",
                                            (name, budget, dry_run)).fetchone()
                click.echo(f"{name}: {report['state']}, {report['done_count']:,} of {report['all_count']:,}, "
                           f"{report['moved_count']:,} changed{' (dry run)' if dry_run else ''}")
                if report["state"] in ("finished", "failed", "busy") or dry_run:
                    failed += [name] if report["state"] == "failed" else []
                    break
                if limit is not None and time.monotonic() - began >= limit:
                    return
                time.sleep(pause)
    if failed:
        raise click.ClickException(f"failed: {', '.join(failed)} (mds jobs history says why)")


DUE = """select j.name
           from mds.jobs j
           left join lateral (select r.ended_at from mds.job_runs r
                               where r.job = j.name order by r.id desc limit 1) last on true
          where j.is_enabled and (last.ended_at is null or last.ended_at + j.every <= now())
          order by j.ordinal"""


@jobs.command()
@click.argument("name", metavar="[JOB]", required=False)
@click.option("--limit", type=COUNT, default=20, show_default=True, help="So many, the latest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def history(name: str | None, limit: int, as_json: bool) -> None:
    """Show past runs, the latest first."""
    with database.connect(row_factory=dict_row) as connection:
        known = [row["name"] for row in connection.execute("select name from mds.jobs order by ordinal")]
        if name and name not in known:
            raise click.ClickException(f"there is no job {name}; there are {', '.join(known)}")
        rows = connection.execute("select * from mds.job_runs where %(job)s::text is null or job = %(job)s"
                                  " order by id desc limit %(limit)s", {"job": name, "limit": limit}).fetchall()
    if as_json:
        click.echo(json.dumps(rows, indent=2, default=str))
        return
    for r in rows:
        took = f", took {r['ended_at'] - r['started_at']}" if r["ended_at"] else ""
        click.echo(f"{r['started_at']:%Y-%m-%d %H:%M:%S}  {r['job']:<12} {r['state']:<9} {r['done_count']:,} of "
                   f"{r['all_count']:,} in {r['step_count']:,} steps, {r['moved_count']:,} changed{took}")
        if r["error"]:
            click.echo(f"{'':<21}{r['error']} ({r['error_code']})")
    if not rows:
        click.echo("No runs.")


CRON = "* 1-4 * * *"

SCHEDULES = {
    "pg_cron": """\
-- As a superuser, in the database that pg_cron runs in (cron.database_name). Each minute of the night: one short
-- transaction, as a login that can do nothing but run jobs. With cron.use_background_workers = on it needs no
-- password and no line of pg_hba.conf.
do 'begin create role mds_jobs login; exception when duplicate_object then null; end';
grant mds_operator to mds_jobs;
select cron.schedule_in_database('mds-jobs', '{cron}', $$select mds.run_due_jobs('20 seconds')$$,
                                 '{database}', 'mds_jobs');
""",
    "cron": """\
# crontab of the user that runs MDS; DATABASE_URL names the database, as an operator.
0 1 * * *  DATABASE_URL='{dsn}' {mds} jobs run --for 14400
""",
    "systemd": """\
# /etc/systemd/system/mds-jobs.service
[Unit]
Description=Nightly jobs of MDS

[Service]
Type=oneshot
# DATABASE_URL={dsn}
EnvironmentFile=/etc/mds/jobs.env
ExecStart={mds} jobs run --for 14400

# /etc/systemd/system/mds-jobs.timer
[Unit]
Description=Nightly jobs of MDS

[Timer]
OnCalendar=*-*-* 01:00:00
Persistent=true

[Install]
WantedBy=timers.target
""",
}


@jobs.command()
@click.argument("by", type=click.Choice(list(SCHEDULES)), required=False)
@click.option("--apply", "is_applied", is_flag=True, help="With pg_cron: make the schedule, as a superuser.")
def schedule(by: str | None, is_applied: bool) -> None:
    """Print what makes the jobs run by themselves: for pg_cron, cron or systemd. Left out: for pg_cron where the
    server has it, else for systemd.

    \b
    Example:
        mds jobs schedule systemd
    """
    chosen = database.current()
    with chosen.connect(autocommit=True) as connection:
        name, cron_database = connection.execute(
            "select current_database(), current_setting('cron.database_name', true)").fetchone()
    by = by or ("pg_cron" if cron_database else "systemd")
    text = SCHEDULES[by].format(cron=CRON, database=name, mds=shutil.which("mds") or "mds",
                                dsn=f"postgresql://operator@host/{name}")
    if not is_applied:
        click.echo(text, nl=False)
    elif by != "pg_cron":
        raise click.UsageError("only pg_cron keeps its schedule in the database: print the others")
    elif not cron_database:
        raise click.ClickException("this server has no pg_cron: mds jobs schedule systemd, or cron")
    else:
        with chosen.named(cron_database).connect(autocommit=True) as connection:
            if connection.execute("select from pg_extension where extname = 'pg_cron'").fetchone() is None:
                raise click.ClickException(f"database {cron_database} has no pg_cron yet: create extension pg_cron")
            connection.execute(text)
        click.echo(f"Scheduled: select * from cron.job, in database {cron_database}.")
