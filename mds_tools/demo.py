"""`mds demo`: see a sample town of people become canonical users, in the private cluster of this checkout."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import bootstrap, explain, load, project, report, sample, sqitch
from mds_tools.cluster import Cluster
from mds_tools.database import Database, private
from mds_tools.evaluate import evaluate_truth, read_truth
from mds_tools.mapping import Mapping

PEOPLE, SEED = 3000, 1
SYSTEMS = tuple(sample.FILES)

# Users with something to tell: known to every system, by more than one given name, their values from as many systems
# as possible. By record keys, not by the random user ids, so that every demo shows the same one.
EXAMPLES = """
select canonical_user_id::text as id, array_agg(source_system || ':' || source_record_id) as records
  from mds.user_identities as i
 group by canonical_user_id
having count(distinct source_system) = 4
 order by count(*) > 6,
          (select count(distinct f.given) < 2 from matching.features as f
            where f.source_identity_id = any (array_agg(i.source_identity_id))),
          (select count(distinct l.source_system) from mds.current_lineage as l
            where l.canonical_user_id = i.canonical_user_id) desc,
          count(*) desc, min(source_record_id)"""

# Two records of the user that were joined directly: under different names if there are such, else the least alike.
PAIR = """
select l.source_system || ':' || l.source_record_id as a, r.source_system || ':' || r.source_record_id as b,
       l.source_identity_id as a_id, r.source_identity_id as b_id
  from matching.edges as e
  join mds.user_identities as l on l.source_identity_id = e.left_id
  join mds.user_identities as r on r.source_identity_id = e.right_id
  join matching.features as f on f.source_identity_id = e.left_id
  join matching.features as g on g.source_identity_id = e.right_id
 where l.canonical_user_id = %(user)s::uuid and r.canonical_user_id = l.canonical_user_id
   and l.source_system <> r.source_system and (e.verdict = 1 or e.weight >= (matching.active_model()).join_weight)
 order by f.given is not distinct from g.given, e.weight, 1, 2
 limit 1"""

WAITING = """
select d.reason, d.match_score::float8 as score,
       a.source_system || ':' || a.source_record_id as a, b.source_system || ':' || b.source_record_id as b,
       p.full_name as a_name, q.full_name as b_name
  from mds.open_duplicates as d
  join mds.golden_profiles as p on p.canonical_user_id = d.candidate_user_id
  join mds.golden_profiles as q on q.canonical_user_id = d.possible_match_user_id
  left join mds.user_identities as a on a.source_identity_id = d.left_identity_id
  left join mds.user_identities as b on b.source_identity_id = d.right_identity_id
 order by d.match_weight desc nulls last, a, b
 limit 4"""

SAME_FOR_ALL = ("country_code", "employer")


def directory() -> Path:
    """Where the town's files are kept, so that they can be looked at and loaded again."""
    return (project.checkout() / ".mds" if project.is_checkout() else Path.home() / ".cache" / "mds") / "town"


def heading(text: str) -> None:
    click.secho(f"\n{text}\n", bold=True)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    click.echo(f"{what} ...", nl=False)
    started = time.monotonic()
    yield
    click.echo(f" {time.monotonic() - started:.0f} s")


def fill(connection: psycopg.Connection, town: Path) -> None:
    """Register the four systems, most trusted billing, least trusted support, and load their files."""
    for name, file in sample.FILES.items():
        summary = load.load_file(connection, town / file, Mapping.read(town / f"{name}.toml"), register=True)
        load.report(summary, click.echo)
    connection.execute("analyze")


def state(connection: psycopg.Connection) -> str:
    """'empty', 'town' when all of the town is loaded and nothing else, 'part' when a load of it was interrupted, or
    'other' when there are other records."""
    systems = {row["source_system"] for row in connection.execute(
        "select distinct source_system from mds.user_identities")}
    if systems - set(SYSTEMS):
        return "other"
    finished = connection.execute("select count(distinct file_name) as n from mds.loads where state = 'finished' "
                                  "and file_name = any(%s)", (list(sample.FILES.values()),)).fetchone()["n"]
    return "town" if finished == len(SYSTEMS) else "part" if systems else "empty"


def show(connection: psycopg.Connection, town: Path) -> str:
    """What a user wants to see of the loaded town. Returns the id of the user whose profile was shown."""
    one = lambda query, **values: connection.execute(query, values).fetchone()  # noqa: E731

    entity = {f"{system}:{record}": e for system, record, e in read_truth(town / "truth.csv")}
    right = (row for row in connection.execute(EXAMPLES) if len({entity.get(r) for r in row["records"]}) == 1)
    if (user := next(right, None)) is None:
        raise click.ClickException("nobody is known to all four systems: `mds demo --fresh` starts over")
    heading("The same person, four times")          # so says the truth, too: how often MDS errs is told below
    golden = one("select mds.get_user(%(id)s::uuid) as u", id=user["id"])["u"]
    records = {(i["source_system"], i["source_record_id"]) for i in golden["identities"]}
    for system, record, text in written(town, records):
        click.echo(f"  {system:<8} {record:<18} {text}")

    heading("Who is who")
    result = evaluate_truth(connection, read_truth(town / "truth.csv"))
    pair, pairs = result["pairwise"], result["pairs"]
    click.echo(f"  {result['records']:,} records became {result['clusters']:,} users; they are of "
               f"{result['entities']:,} people.")
    click.echo(f"  Of the pairs MDS joined {pair['precision']:.1%} are right; of those it should join it found "
               f"{pair['recall']:.1%} (F1 {pair['f1']:.3f}, B-cubed F1 {result['b_cubed']['f1']:.3f}).")
    click.echo(f"  {pairs['wrong']:,} pairs are joined wrongly, {pairs['missed']:,} are missed.")

    heading("A golden profile, and where each value comes from")
    click.echo(explain.profile(golden))

    if found := one(PAIR, user=user["id"]):
        heading(f"Why {found['a']} and {found['b']} are one person")
        click.echo("  Each step adds to the log2 odds that the two are one person.\n")
        click.echo(explain.waterfall(explain.evidence(connection, found["a_id"], found["b_id"])))

    count = one("select count(*) as n from mds.open_duplicates")["n"]
    heading(f"What waits for review: {count:,} cases")
    for case in connection.execute(WAITING):
        score = f"{case['score']:.1f} %" if case["score"] is not None else ""
        click.echo(f"  {case['a'] or case['a_name'] or '':<24} {case['b'] or case['b_name'] or '':<24} {score:>7}  "
                   f"{explain.REASONS[case['reason']]}")

    heading("Where to go next")
    name = (golden["golden"].get("full_name") or "").lower()
    system, record = min(records)
    steps = [(f"mds search {name}", "who is that?"), (f"mds get {system}:{record}", "a profile, by any of its records")]
    if found:
        steps.append((f"mds why {found['a']} {found['b']}", "the evidence, step by step"))
    steps += [("mds export clusters --out clusters.csv", "who is who, for elsewhere"),
              ("mds cluster psql", "the database itself: \\dv mds.*, \\df mds.*"),
              ("mds load FILE --source-system NAME --id COLUMN --register", "your own records"),
              ("mds demo --fresh", "all of this again, from the start")]
    width = max(len(command) for command, _ in steps)
    for command, what in steps:
        click.echo(f"  {command:<{width}}  {what}")
    click.echo(f"\n  The four files, their mappings and the truth are in {_short(town)}.")
    return user["id"]


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def written(town: Path, records: set[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """How the four systems wrote some records down: system, id and the values as they are in the files."""
    from mds_tools import records as files

    out = []
    for system, file in sample.FILES.items():
        source = files.read(town / file)
        make, _ = Mapping.read(town / f"{system}.toml").bind(source.columns)
        for _, row in source.records:
            record = make(row)
            if (system, record["source_record_id"]) in records:
                values = [explain.shown(v) for k, v in record["payload"].items() if k not in SAME_FOR_ALL]
                out.append((system, record["source_record_id"], "  ".join(values)))
    return out


@click.command()
@click.option("--fresh", is_flag=True, help="Start over: drop database mds of the private cluster first.")
def demo(fresh: bool) -> None:
    """See a sample town of people become canonical users.

    A private PostgreSQL is started, MDS deployed in it, and four files of an invented town loaded: a shop's customers
    (CSV), logins and support cases (JSONL) and accounts (Parquet). Then it shows who is who, a golden profile with
    its lineage, why two records are one person, and what waits for review, and writes a report. Running it again
    shows it again.

    \b
    Example:
        mds demo
    """
    bootstrap.ensure()
    database = private()
    if fresh:
        drop(database)
    with timed("Starting the private PostgreSQL, with MDS deployed"):
        sqitch.start(database)
    town = directory()
    with database.connect(autocommit=True, row_factory=dict_row) as connection:
        there = state(connection)
        if there == "other":
            raise click.ClickException("the private cluster holds records of your own, and the demo would mix with "
                                       "them; `mds demo --fresh` drops them and starts over")
        if not (town / "truth.csv").exists():
            sample.write_town(town, PEOPLE, SEED)
        if there == "town":
            click.echo("The town is here already; `mds demo --fresh` starts over.")
        else:
            heading(f"Loading a town of {PEOPLE:,} people, known to four systems")
            fill(connection, town)
        shown = show(connection, town)
    with database.connect(autocommit=True, row_factory=dict_row) as connection:
        page = town.with_name("report.html")
        report.write(connection, page, user=shown, clear=True)      # nobody is real
    click.echo(f"  All of it on one page, for a browser: {_short(page)}.")


def drop(database: Database) -> None:
    """Drop database mds of the private cluster, asking first when it holds more than the town."""
    cluster: Cluster = database.cluster
    if not cluster.exists():
        return
    cluster.up()
    try:
        with database.connect(autocommit=True, row_factory=dict_row) as connection:
            if state(connection) == "other":
                click.confirm("Drop database mds of the private cluster, with records that are not the demo's?",
                              abort=True)
    except psycopg.Error:
        pass                                    # not there, or not deployed: nothing to lose
    database.named("postgres").execute(f"drop database if exists {database.name} with (force)")
