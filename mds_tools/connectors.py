"""The Debezium connectors: what they are, whether they run, how far behind they are.

Connect is the one of --connect-url, else of DEBEZIUM_CONNECT_URL, else the checkout's own (`mds streaming up`).
Exit status 3 says that something differs (diff) or is not well (status, lag).
"""

import difflib
import json
import os
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click
import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from mds_tools import connector_templates, database, streaming
from mds_tools.connect import Connect, ConnectError, cause, describe, is_running
from mds_tools.connector_templates import PREFIX
from mds_tools.options import COUNT, Number, document_in
from mds_tools.preflight import preflight as look_at_database
from mds_tools.progress import Progress

NOT_WELL = 3
WAIT_SECONDS = 120


@dataclass
class Side:
    """Where a command works: Connect, and how connectors are rendered."""

    connect_url: str | None
    environment: str | None
    settings: tuple[str, ...]
    options: dict[str, Any]

    def connect(self) -> Connect:
        url = self.connect_url
        if not url:
            side = streaming.private()
            if not side.pid("connect"):
                raise click.ClickException("no Connect is named and none of our own runs: --connect-url or "
                                           "DEBEZIUM_CONNECT_URL names one, `mds streaming up` starts one")
            url = side.connect_url
        return Connect(url, password=os.environ.get("MDS_CONNECT_PASSWORD"), **self.options)

    def render(self, name: str) -> dict[str, str]:
        chosen = database.choose(click.get_current_context().find_root().params.get("dsn"))
        return connector_templates.render(name, connector_templates.values(self.environment, self.settings, chosen))


@click.group(help=__doc__)
@click.option("--connect-url", metavar="URL", envvar="DEBEZIUM_CONNECT_URL", help="Kafka Connect's REST interface.")
@click.option("--user", metavar="NAME", envvar="MDS_CONNECT_USER",
              help="Who to be there; the password is in MDS_CONNECT_PASSWORD.")
@click.option("--cafile", metavar="FILE", envvar="MDS_CONNECT_CAFILE", type=click.Path(exists=True, dir_okay=False),
              help="Certificate authorities to trust, for https.")
@click.option("--certificate", metavar="FILE", envvar="MDS_CONNECT_CERTIFICATE",
              type=click.Path(exists=True, dir_okay=False), help="Client certificate with its key, PEM.")
@click.option("--timeout", default=15.0, type=Number(min=0, min_open=True), help="Seconds for one answer.")
@click.option("--env", "environment", metavar="FILE", envvar="MDS_CONNECTORS_ENV",
              help="Values of the templates: a TOML file, or its name in connectors/.")
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="One value, over those of --env.")
@click.pass_context
def connectors(context: click.Context, connect_url: str | None, environment: str | None, settings: tuple[str, ...],
               **options: Any) -> None:
    context.obj = Side(connect_url, environment, settings, options)


def named(command: Callable) -> Callable:
    """NAME... as arguments: connectors there are templates for, with or without mds- in front; all when none is."""
    def accept(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> list[str]:
        known = connector_templates.names()
        short = [name.removeprefix(PREFIX) for name in given]
        if unknown := [name for name in short if name not in known]:
            raise click.BadParameter(f"{', '.join(unknown)}: the connectors are {', '.join(known)}")
        return short or known

    return click.argument("names", metavar="[NAME]...", nargs=-1, callback=accept)(command)


as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
wait_option = click.option("--wait", "seconds", default=WAIT_SECONDS, metavar="SECONDS", type=COUNT,
                           help="How long to wait until it is so.")
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")


# -- templates -------------------------------------------------------------------------------------------------------


@connectors.command("list")
@as_json
@click.pass_obj
def list_connectors(side: Side, as_json: bool) -> None:
    """List the connectors there are templates for, and every other that Connect has."""
    there = side.connect().connectors()
    rows = [{"name": name, "template": name.removeprefix(PREFIX) in connector_templates.names(),
             "state": describe(there[name]["status"]) if name in there else "not applied"}
            for name in sorted({*there, *(PREFIX + name for name in connector_templates.names())})]
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:<24} {row['state']}" + ("" if row["template"] else "   (no template of ours)"))


@connectors.command()
@named
@click.pass_obj
def render(side: Side, names: list[str]) -> None:
    """Print configurations as they would be applied; asks neither Connect nor the database.

    \b
    Example:
        mds connectors --env docker --set format=avro render canonical
    """
    rendered = {PREFIX + name: side.render(name) for name in names}
    click.echo(json.dumps(rendered if len(names) > 1 else rendered[PREFIX + names[0]], indent=2, ensure_ascii=False))


@connectors.command()
@named
@click.pass_obj
def show(side: Side, names: list[str]) -> None:
    """Print configurations as Connect has them; secrets stay names."""
    connect = side.connect()
    live = {PREFIX + name: connect.configuration(PREFIX + name) for name in names}
    if missing := [name for name, configuration in live.items() if configuration is None]:
        raise click.ClickException(f"Connect has no {', '.join(missing)}: `mds connectors apply` creates them")
    click.echo(json.dumps(live if len(names) > 1 else live[PREFIX + names[0]], indent=2, ensure_ascii=False))


@connectors.command()
@named
@as_json
@click.pass_obj
def preflight(side: Side, names: list[str], as_json: bool) -> None:
    """Ask PostgreSQL what Connect does not: slots, roles, publications, columns, grants. Exit status 1 when it is not
    ready."""
    with database.connect() as connection:
        found = {name: look_at_database(connection, side.render(name)) for name in names}
    if as_json:
        click.echo(json.dumps({PREFIX + name: [finding._asdict() for finding in findings]
                               for name, findings in found.items()}, indent=2))
    else:
        for name, findings in found.items():
            for finding in findings:
                click.echo(f"{'ok    ' if finding.is_well else 'NOT OK'} {PREFIX + name:<14} {finding.subject:<24} "
                           f"{finding.found}")
                if not finding.is_well:
                    click.echo(f"{'':<21} -> {finding.hint}")
    if not all(finding.is_well for findings in found.values() for finding in findings):
        raise click.ClickException("the database is not ready: see the lines marked NOT OK")


@connectors.command()
@named
@click.pass_obj
def validate(side: Side, names: list[str]) -> None:
    """Have Connect check configurations: unknown settings, wrong values, whether it reaches the database."""
    connect, wrong = side.connect(), []
    for name in names:
        errors = connect.validate(PREFIX + name, side.render(name))
        click.echo("\n".join(f"{PREFIX}{name}: {error}" for error in errors) or f"{PREFIX}{name}: valid")
        wrong += errors
    if wrong:
        raise click.ClickException("Connect would refuse this")


@connectors.command()
@named
@click.pass_obj
def diff(side: Side, names: list[str]) -> None:
    """Show where Connect's configurations differ from the templates. Exit status 3 when they do."""
    connect, drift = side.connect(), False
    for name in names:
        for line in differences(connect.configuration(PREFIX + name), side.render(name), PREFIX + name):
            drift = True
            click.echo(line)
    if drift:
        click.get_current_context().exit(NOT_WELL)


def differences(live: dict[str, str] | None, wanted: dict[str, str], name: str) -> list[str]:
    """A unified diff from what Connect has to what the templates say; Connect's own `name` is left out."""
    def lines(configuration: dict[str, str]) -> list[str]:
        return [f"{key} = {value}" for key, value in sorted(configuration.items()) if key != "name"]

    return list(difflib.unified_diff(lines(live or {}), lines(wanted), f"{name} (Connect)", f"{name} (template)",
                                     lineterm="", n=0))


@connectors.command()
@named
@click.option("--dry-run", is_flag=True, help="Check and show, change nothing.")
@click.option("--stopped", is_flag=True, help="Create new ones stopped, to set offsets before they start.")
@wait_option
@click.pass_obj
def apply(side: Side, names: list[str], dry_run: bool, stopped: bool, seconds: int) -> None:
    """Bring connectors to what the templates say, and wait until they really run.

    Asks the database first (preflight), then Connect (validate), and sends only what differs: applying again changes
    nothing. A connector that was paused or stopped stays so.

    \b
    Example:
        mds connectors apply --dry-run && mds connectors apply
    """
    connect = side.connect()
    for name in names:
        full, wanted = PREFIX + name, side.render(name)
        with database.connect() as connection:
            lacking = [finding for finding in look_at_database(connection, wanted) if not finding.is_well]
        if lacking:
            raise click.ClickException(f"{full}: the database is not ready\n" + "\n".join(
                f"  {finding.subject}: {finding.found}\n    -> {finding.hint}" for finding in lacking))
        if errors := connect.validate(full, wanted):
            raise click.ClickException(f"{full}: Connect would refuse this\n" + "\n".join(f"  {e}" for e in errors))
        live = connect.configuration(full)
        changes = differences(live, wanted, full)
        if dry_run:
            click.echo("\n".join(changes) or f"{full} is as it should be")
            continue
        if live is None and stopped:
            connect.create_stopped(full, wanted)
            connect.wait(full, lambda status: status["connector"]["state"] == "STOPPED", seconds, "stopped")
            click.echo(f"{full} is created, stopped")
            continue
        if changes:
            connect.put(full, wanted)
        settled = connect.wait(full, lambda status: is_running(status)
                               or status["connector"]["state"] in ("PAUSED", "STOPPED"), seconds, "running")
        done = "is as it should be" if not changes else "is created" if live is None else "is changed"
        click.echo(f"{full} {done}, {describe(settled).lower()}")


# -- watching --------------------------------------------------------------------------------------------------------


@connectors.command()
@named
@as_json
@click.pass_obj
def status(side: Side, names: list[str], as_json: bool) -> None:
    """Say whether connectors do their work: Connect's word, joined with what their slots do.

    A connector that is RUNNING without a running task is not well, and neither is one whose slot nobody reads. Exit
    status 3 when one is not well.
    """
    there = side.connect().connectors()
    with database.connect(row_factory=dict_row) as connection:
        slots = {row["connector"]: row for row in connection.execute("select * from cdc.slot_lag")}
    rows = []
    for name in names:
        found = there.get(PREFIX + name, {}).get("status")
        slot = slots.get(name) or {}
        alarm = slot.get("alarm") if name in slots else "not in cdc.connectors"
        runs = found is not None and is_running(found)
        rows.append({"name": PREFIX + name, "is_well": runs and alarm is None, "state": describe(found),
                     "cause": cause(found) if found else None, "slot": slot.get("slot_name"),
                     "slot_active": slot.get("is_active"), "wal_status": slot.get("wal_status"),
                     "retained_bytes": slot.get("retained_bytes"), "lag_bytes": slot.get("lag_bytes"), "alarm": alarm})
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    else:
        for row in rows:
            click.echo(f"{'ok    ' if row['is_well'] else 'NOT OK'} {row['name']:<14} {row['state']}; slot "
                       f"{row['slot'] or 'unknown'} {'read' if row['slot_active'] else 'not read'}, "
                       f"{size(row['retained_bytes'])} of WAL held back, {size(row['lag_bytes'])} behind"
                       + (f"; {row['alarm']}" if row["alarm"] else ""))
            if row["cause"]:
                click.echo(f"       {row['cause']}")
    if not all(row["is_well"] for row in rows):
        click.get_current_context().exit(NOT_WELL)


@connectors.command()
@named
@as_json
@click.option("--max-bytes", type=click.IntRange(0, 2**63 - 1),
              help="Alarm above this many bytes held back, instead of cdc.connectors.lag_limit.")
@click.pass_obj
def lag(side: Side, names: list[str], as_json: bool, max_bytes: int | None) -> None:
    """Say how far behind the slots are; works with Connect down. Exit status 3 when one raises an alarm."""
    with database.connect(row_factory=dict_row) as connection:
        rows = connection.execute("""
            select connector, slot_name, is_active, wal_status, retained_bytes, lag_bytes, safe_wal_bytes,
                   extract(epoch from silence)::float8 as seconds_since_heartbeat, alarm
              from cdc.slot_lag where connector = any (%s) order by connector""", [names]).fetchall()
    for row in rows:
        if max_bytes is not None and row["retained_bytes"] is not None:
            if row["retained_bytes"] > max_bytes:
                row["alarm"] = row["alarm"] or "too far behind"
            elif row["alarm"] == "too far behind":
                row["alarm"] = None
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    else:
        for row in rows:
            beat = row["seconds_since_heartbeat"]
            click.echo(f"{'NOT OK' if row['alarm'] else 'ok    '} {row['slot_name']:<14} " + ", ".join((
                row["wal_status"] or "absent", "read" if row["is_active"] else "not read",
                f"{size(row['retained_bytes'])} held back", f"{size(row['lag_bytes'])} behind",
                f"last heartbeat {beat:.0f} s ago" if beat is not None else "no heartbeat yet"))
                + (f"; {row['alarm']}" if row["alarm"] else ""))
    if any(row["alarm"] for row in rows):
        click.get_current_context().exit(NOT_WELL)


@connectors.command()
@click.pass_obj
def plugins(side: Side) -> None:
    """List what the worker can run: connectors, converters, transformations."""
    for plugin in sorted(side.connect().plugins(), key=lambda plugin: (plugin["type"], plugin["class"])):
        click.echo(f"{plugin['type']:<16} {plugin['class']} {plugin.get('version', '')}")


@connectors.command()
@named
@click.pass_obj
def topics(side: Side, names: list[str]) -> None:
    """List the topics that connectors have written to."""
    connect = side.connect()
    for name in names:
        for topic in connect.topics(PREFIX + name):
            click.echo(f"{PREFIX + name:<14} {topic}")


# -- changing what runs ----------------------------------------------------------------------------------------------


@connectors.command()
@named
@click.option("--all", "everything", is_flag=True, help="Running tasks as well.")
@wait_option
@click.pass_obj
def restart(side: Side, names: list[str], everything: bool, seconds: int) -> None:
    """Restart what has failed, and wait until it runs."""
    connect = side.connect()
    for name in (PREFIX + name for name in names):
        connect.restart(name, only_failed=not everything)
        connect.wait(name, is_running, seconds, "running")
        click.echo(f"{name} runs")


def _turn(verb: str, ask: Callable[[Connect, str], None], reached: Callable[[dict], bool], done: str,
          explanation: str) -> None:
    @connectors.command(verb, help=explanation)
    @named
    @wait_option
    @click.pass_obj
    def turn(side: Side, names: list[str], seconds: int) -> None:
        connect = side.connect()
        for name in (PREFIX + name for name in names):
            ask(connect, name)
            connect.wait(name, reached, seconds, done)
            click.echo(f"{name} is {done}")


def _is(state: str) -> Callable[[dict], bool]:
    return lambda status: status["connector"]["state"] == state and all(
        task["state"] == state for task in status["tasks"])


_turn("pause", Connect.pause_connector, _is("PAUSED"), "paused",
      "Stop sending, keep the slot. WAL accumulates meanwhile.")
_turn("resume", Connect.resume, is_running, "running", "Go on after pause or stop.")
_turn("stop", Connect.stop, lambda status: status["connector"]["state"] == "STOPPED" and not status["tasks"], "stopped",
      "Stop and let go of the slot, as changing offsets needs. WAL accumulates meanwhile.")


@connectors.command()
@named
@click.option("--reset", is_flag=True, help="Forget them: it begins anew, with a snapshot. It must be stopped.")
@click.option("--set", "document", type=click.File(), metavar="FILE",
              help="Take them from FILE, JSON as this command prints it. The connector must be stopped.")
@yes_option
@click.pass_obj
def offsets(side: Side, names: list[str], reset: bool, document: Any, yes: bool) -> None:
    """Show how far connectors have read, as JSON; or change it."""
    connect = side.connect()
    if not (reset or document):
        click.echo(json.dumps({PREFIX + name: connect.offsets(PREFIX + name) for name in names}, indent=2))
        return
    given = _offsets_of(document) if document else {}
    for name in (PREFIX + name for name in names):
        if document and name not in given:
            raise click.UsageError(f"{document.name} has no offsets of {name}")
        yes or click.confirm(f"Change where {name} goes on? What lies between may come twice, or never", abort=True)
        if document:
            connect.set_offsets(name, given[name])
        else:
            connect.reset_offsets(name)
        click.echo(f"{name}: offsets {'set' if document else 'forgotten'}")


def _offsets_of(document: Any) -> dict[str, list]:
    """Offsets by connector, as `offsets` prints them."""
    given = document_in(document)
    if not isinstance(given, dict) or not all(isinstance(offsets, list) for offsets in given.values()):
        raise click.ClickException(f"{document.name}: an object is expected, with the offsets of each connector as "
                                   "`mds connectors offsets` prints them")
    return given


@connectors.command()
@click.argument("tables", metavar="TABLE...", nargs=-1, required=True)
@click.option("--where", "condition", metavar="SQL", help="Only rows for which this holds.")
def snapshot(tables: tuple[str, ...], condition: str | None) -> None:
    """Have the connector canonical send tables anew while it goes on streaming (an incremental snapshot).

    \b
    Example:
        mds connectors snapshot mds.canonical_users --where "updated_at > '2026-01-01'"
    """
    with database.connect() as connection:
        signal, = connection.execute("select cdc.request_snapshot(%s, %s)", [list(tables), condition]).fetchone()
    click.echo(f"Signal {signal} is sent; the rows arrive as operation r.")


@connectors.command()
@click.option("--after", metavar="USER", type=click.UUID, help="Go on behind this user.")
@click.option("--step", default=1000, type=click.IntRange(1, 100_000), metavar="N", help="Users of one transaction.")
@click.option("--pause", default=0.0, type=Number(min=0), metavar="SECONDS", help="Between two transactions.")
def republish(after: uuid.UUID | None, step: int, pause: float) -> None:
    """Send the state of every user again, or its tombstone: for what was missed longer ago than the outbox keeps.

    Consumers drop what they have. Users are locked for a step; what came last of an interrupted run is said, for
    --after.

    \b
    Example:
        mds connectors republish --pause 0.5
    """
    started, sent = time.monotonic(), 0
    with database.connect(autocommit=True) as connection:
        users, = connection.execute("""select count(*) from mds.canonical_users
                                        where %(after)s::uuid is null or id > %(after)s""", {"after": after}).fetchone()
        progress = Progress("states")
        try:
            while True:
                reached, = connection.execute("select mds.publish_states(%s, %s)", [after, step]).fetchone()
                if reached is None:
                    break
                after, sent = reached, sent + step
                progress.show(sent, min(sent / max(users, 1), 1.0))
                time.sleep(pause)
        except (KeyboardInterrupt, psycopg.Error):
            if after:
                click.echo(f"Go on with --after {after}.", err=True)
            raise
        finally:
            progress.end()
    click.echo(f"The states of {users:,} users are in the outbox ({time.monotonic() - started:.1f} s); the connector "
               "outbox sends them.")


@connectors.command()
@named
@click.option("--drop-slot", is_flag=True, help="Drop its slot as well: what it has not read is never sent.")
@click.option("--reset-offsets", is_flag=True, help="Forget its offsets as well: a new one begins with a snapshot.")
@yes_option
@wait_option
@click.pass_obj
def delete(side: Side, names: list[str], drop_slot: bool, reset_offsets: bool, yes: bool, seconds: int) -> None:
    """Delete connectors. Their slots stay, and hold back WAL until a connector comes back or --drop-slot drops them."""
    connect = side.connect()
    for name in names:
        full = PREFIX + name
        live = connect.configuration(full)
        slot = (live or {}).get("slot.name") or side.render(name)["slot.name"]
        with database.connect(autocommit=True) as connection:
            held = connection.execute("""select pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint
                                           from pg_replication_slots where slot_name = %s""", [slot]).fetchone()
        if live is None and not (drop_slot and held):
            click.echo(f"{full} is not there")
            continue
        what = f"Delete {full}" + (f" and slot {slot} with {size(held[0])} of WAL" if drop_slot and held else "")
        yes or click.confirm(f"{what}?", abort=True)
        if live is not None:
            if reset_offsets:
                connect.stop(full)
                connect.wait(full, lambda status: not status["tasks"], seconds, "stopped")
                connect.reset_offsets(full)
            connect.delete(full)
        if drop_slot and held:
            drop(slot, seconds)
        elif held:
            click.echo(f"slot {slot} stays and holds back {size(held[0])} of WAL; --drop-slot would drop it", err=True)
        click.echo(f"{full} is deleted" + (f", slot {slot} dropped" if drop_slot and held else ""))


@connectors.command()
@named
@yes_option
@wait_option
@click.pass_obj
def recover(side: Side, names: list[str], yes: bool, seconds: int) -> None:
    """Bring back connectors whose slot is lost, and send again what they missed.

    Stops the connector, forgets its offsets, drops the slot and resumes: it begins with a snapshot (of the tables, or
    of the events that the outbox still keeps). Nothing is lost that the database has; some of it comes twice.
    """
    connect = side.connect()
    for name in names:
        full = PREFIX + name
        live = connect.configuration(full)
        if live is None:
            raise click.ClickException(f"{full} is not there: `mds connectors apply` creates it")
        slot = live.get("slot.name") or side.render(name)["slot.name"]
        yes or click.confirm(f"Drop slot {slot} and begin {full} anew, with a snapshot?", abort=True)
        connect.stop(full)
        connect.wait(full, lambda status: status["connector"]["state"] == "STOPPED" and not status["tasks"], seconds,
                     "stopped")
        connect.reset_offsets(full)
        drop(slot, seconds)
        connect.resume(full)
        connect.wait(full, is_running, seconds, "running")
        click.echo(f"{full} runs with a new slot; its snapshot is on the way")


def drop(slot: str, seconds: float) -> None:
    """Drop a replication slot if it is there, as soon as its connector has let go of it."""
    deadline = time.monotonic() + seconds
    with database.connect(autocommit=True) as connection:
        while True:
            try:
                connection.execute(sql.SQL("select pg_drop_replication_slot(slot_name) from pg_replication_slots "
                                           "where slot_name = {}").format(slot))
                return
            except psycopg.errors.ObjectInUse:
                if time.monotonic() > deadline:
                    raise ConnectError(f"slot {slot} is still read by somebody, so it was not dropped") from None
                time.sleep(0.2)


def size(count: int | None) -> str:
    """Bytes for a person: 12 kB, 3.4 GB."""
    if count is None:
        return "nothing"
    for unit in ("bytes", "kB", "MB"):
        if abs(count) < 1000:
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:.3g} GB"
