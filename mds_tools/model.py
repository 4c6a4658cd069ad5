"""`mds model`: the rules by which records are compared, from training to activation.

A model is rows of schema `matching`; the functions of that schema decide what may be done with it. A model that has
been active never changes: copy it, edit the copy, compare, simulate, activate.
"""
from __future__ import annotations

import json
import shlex
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from mds_tools import database, splink
from mds_tools.options import COUNT, INTEGER, Number, at_least, document_in

MODELS = """
select m.id, m.name, m.state::text, m.origin, m.prior_weight, m.join_weight, m.review_weight, m.candidate_cap,
       m.description, m.created_at, m.activated_at
  from matching.models as m"""


def model_id(connection: psycopg.Connection, name: str) -> int:
    """The id of the model of this name, or of this id. Raises click.ClickException when there is none."""
    row = connection.execute(
        "select id from matching.models where name = %s or id::text = %s order by name = %s desc limit 1",
        (name, name, name)).fetchone()
    if row is None:
        raise click.ClickException(f"there is no model {name}: see `mds model list`")
    return row["id"]


def active(connection: psycopg.Connection) -> str:
    """The name of the model that decides."""
    return connection.execute("select name from matching.models where state = 'active'").fetchone()["name"]


def printed(value: Any) -> str:
    """A value as one JSON document."""
    return json.dumps(value, indent=2, ensure_ascii=False, default=lambda moment: moment.isoformat())


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


def probability(weight: float) -> float:
    """Log2 odds as per cent."""
    return 100 / (1 + 2 ** -weight)


@click.group()
def model() -> None:
    """Models: train, look at, compare, edit and activate them."""


@model.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_models(as_json: bool) -> None:
    """List the models, the active one first.

    Example:

    \b
        mds model list
    """
    with database.connect(row_factory=dict_row) as connection:
        rows = connection.execute(f"{MODELS} order by m.state = 'active' desc, m.created_at desc, m.id").fetchall()
    if as_json:
        click.echo(printed(rows))
        return
    width = max(5, *(len(row["name"]) for row in rows))
    click.echo(f"{'model':<{width}}  state    origin    joins from  reviews from  made        active since")
    for row in rows:
        since = f"{row['activated_at']:%Y-%m-%d}" if row["activated_at"] else "-"
        click.echo(f"{row['name']:<{width}}  {row['state']:<7}  {row['origin']:<8}  {row['join_weight']:>10g}  "
                   f"{row['review_weight']:>12g}  {row['created_at']:%Y-%m-%d}  {since}")


@model.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="The document of matching.export_model.")
def show(name: str | None, as_json: bool) -> None:
    """Show a model: thresholds, comparisons with their levels, blocking rules. The active one unless NAME is given.

    Example:

    \b
        mds model show
    """
    with database.connect(row_factory=dict_row) as connection:
        number_of_it = model_id(connection, name or active(connection))
        if as_json:
            click.echo(printed(document_of(connection, number_of_it)))
            return
        m = connection.execute(f"{MODELS} where m.id = %s", (number_of_it,)).fetchone()
        levels = connection.execute(
            """select c.name, c.is_stable, l.level, l.label, l.m, l.u, ln(l.m / l.u) / ln(2::float8) as weight, l.rarity
                 from matching.comparisons as c
                 join matching.comparison_levels as l on l.model_id = c.model_id and l.comparison_name = c.name
                where c.model_id = %s order by c.ordinal, l.level desc""", (number_of_it,)).fetchall()
        rules = connection.execute(
            """select name, description from matching.blocking_rules where model_id = %s order by ordinal""",
            (number_of_it,)).fetchall()
        definite = connection.execute(
            """select name, verdict, description from matching.definite_rules where model_id = %s order by ordinal""",
            (number_of_it,)).fetchall()
        stopped = connection.execute("select count(*) as n from matching.stop_keys where model_id = %s",
                                     (number_of_it,)).fetchone()["n"]
    lines = [f"{m['name']} ({m['state']}, {m['origin']}): {m['description']}", "",
             f"  prior          {m['prior_weight']:>8.2f}  before any evidence, log2 odds",
             f"  joins from     {m['join_weight']:>8.2f}  {probability(m['join_weight']):.2f} %",
             f"  reviews from   {m['review_weight']:>8.2f}  {probability(m['review_weight']):.2f} %",
             f"  candidate cap  {m['candidate_cap']:>8,}  records of one key", ""]
    last = None
    for r in levels:
        if r["name"] != last:
            lines.append(f"  {r['name']}{' (a person has one)' if r['is_stable'] else ''}")
            last = r["name"]
        rare = "  and its rarity" if r["rarity"] else ""
        lines.append(f"    {r['weight']:>+8.2f}  m {r['m']:<9.3g} u {r['u']:<9.3g} {r['label']}{rare}")
    lines += ["", "  Candidates share one of:"] + [f"    {r['name']:<16} {r['description']}" for r in rules]
    lines += [f"    ({stopped:,} keys are on the stop list)"] if stopped else []
    lines += ["", "  Above the weight:"] * bool(definite)
    lines += [f"    {r['name']:<16} {'one person' if r['verdict'] == 1 else 'two people'}: {r['description']}"
              for r in definite]
    click.echo("\n".join(lines))


def document_of(connection: psycopg.Connection, number_of_it: int) -> dict[str, Any]:
    """A model as matching.export_model writes it."""
    return connection.execute("select matching.export_model(%s) as d", (number_of_it,)).fetchone()["d"]


@model.command()
@click.argument("a")
@click.argument("b", required=False)
@click.option("--sample", type=at_least(0), default=1000, help="Records whose candidates both models judge.")
@click.option("--seed", type=INTEGER, default=1, help="Of the sample.")
@click.option("--json", "as_json", is_flag=True, help="The answer of matching.compare_models.")
def compare(a: str, b: str | None, sample: int, seed: int, as_json: bool) -> None:
    """Compare two models: what they say, and how many pairs they judge differently. A against the active one unless
    B is given: then B is the new one.

    Example:

    \b
        mds model compare trained-2026 --sample 5000
    """
    with database.connect(row_factory=dict_row) as connection:
        old, new = (a, b) if b else (active(connection), a)
        result = connection.execute("select matching.compare_models(%s, %s, %s, %s) as c", (
            model_id(connection, old), model_id(connection, new), sample, seed)).fetchone()["c"]
        connection.rollback()
    click.echo(printed(result) if as_json else comparison(result))


def comparison(result: dict[str, Any]) -> str:
    """What matching.compare_models answered, as a person reads it."""
    lines = [f"{result['a']} -> {result['b']}"]
    lines += [f"  {name:<16} {number(old)} -> {number(new)}" for name, (old, new) in result["settings"].items()]
    for level in result["levels"]:
        (m_a, m_b), (u_a, u_b), (w_a, w_b) = level["m"], level["u"], level["weight"]
        lines.append(f"  {level['comparison'] + '.' + str(level['level']):<18} {number(w_a):>8} -> {number(w_b):<8} "
                     f"m {number(m_a)} -> {number(m_b)}, u {number(u_a)} -> {number(u_b)}  {level['label']}"
                     + ("" if level["is_same_condition"] else "  (another condition)"))
    for section, rows in result["rows"].items():
        counts = [f"{rows[key]:,} {text}" for key, text in (
            ("only_a", f"only in {result['a']}"), ("only_b", f"only in {result['b']}"), ("different", "different"))
            if rows[key]]
        lines.append(f"  {section.replace('_', ' ')}: {', '.join(counts)} ({', '.join(rows['names'])})")
    if len(lines) == 1:
        lines.append("  They say the same.")
    pairs = result["pairs"]
    lines += ["", f"Of {pairs['compared']:,} candidate pairs {pairs['changed']:,} would be judged differently."]
    lines += [f"  {change:<18} {count:>8,}" for change, count in sorted(pairs["verdicts"].items())
              if len(set(change.split(" > "))) == 2]
    return "\n".join(lines)


@model.command()
@click.option("--name", help="Of the new model. Default: trained and the time.")
@click.option("--seed", type=INTEGER, default=1, help="The same records and seed give the same model.")
@click.option("--activate", "then_activate", is_flag=True, help="Let it decide at once.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def train(name: str | None, seed: int, then_activate: bool, as_json: bool) -> None:
    """Learn a model from the records in the database; needs no labels. Makes a draft.

    Example:

    \b
        mds model train --activate && mds recompute
    """
    name = name or f"trained {datetime.now():%Y-%m-%d %H:%M:%S}"
    with database.connect(row_factory=dict_row) as connection:
        new = connection.execute("select matching.train(p_name => %s, p_seed => %s) as id", (name, seed)).fetchone()
        said = connection.execute("select matching.activate_model(%s) as said",
                                  (new["id"],)).fetchone()["said"] if then_activate else None
    if as_json:
        click.echo(printed({"id": new["id"], "name": name, "activated": said}))
        return
    click.echo(f"Model {name} is trained." + ("" if said else f"\nLook at it: mds model compare {shlex.quote(name)}"))
    if said:
        click.echo(activation(said))


@model.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="The answer of matching.activate_model.")
def activate(name: str, as_json: bool) -> None:
    """Make NAME the model that decides, and say what must be recomputed. `mds model compare` and `mds model simulate`
    say before what it would do.

    Example:

    \b
        mds model activate trained-2026 && mds recompute
    """
    with database.connect(row_factory=dict_row) as connection:
        said = connection.execute("select matching.activate_model(%s) as said",
                                  (model_id(connection, name),)).fetchone()["said"]
    click.echo(printed(said) if as_json else activation(said))


@model.command()
@click.argument("name", required=False)
@click.option("--changes", type=click.File(), metavar="FILE", help="JSON of mds.simulate: settings, rows, sources.")
@click.option("--join-weight", type=Number(), help="From which a pair would join, log2 odds.")
@click.option("--review-weight", type=Number(), help="From which it would go to review.")
@click.option("--trust", "trusts", multiple=True, metavar="SYSTEM=TRUST", help="What a source system would be worth.")
@click.option("--sample", type=COUNT, metavar="USERS", help="Of so many users only. Default: all.")
@click.option("--seed", type=INTEGER, help="Of the sample. Default: 1.")
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.simulate.")
def simulate(name: str | None, changes, join_weight: float | None, review_weight: float | None,
             trusts: tuple[str, ...], sample: int | None, seed: int | None, as_json: bool) -> None:
    """Say what a change would do: to recompute everything by model NAME, by other thresholds, with other trust. Takes
    the real way and undoes it; writers wait meanwhile, so give a --sample where there are many records.

    Examples:

    \b
        mds model simulate trained-2026 --sample 10000
        mds model simulate --join-weight 7 --trust crm=90
    """
    given = document_in(changes) if changes else {}
    if not isinstance(given, dict):
        raise click.ClickException(f"{changes.name} is no JSON object")
    given |= {key: value for key, value in {"model": name, "join_weight": join_weight, "sample": sample, "seed": seed,
                                            "review_weight": review_weight}.items() if value is not None}
    for setting in trusts:
        system, equals, trust = setting.partition("=")
        if not equals or not trust.isascii() or not trust.replace(".", "", 1).isdigit():
            raise click.UsageError(f"--trust {setting}: SYSTEM=TRUST is expected, like crm=90")
        sources = given.setdefault("sources", {})
        if not isinstance(sources, dict) or not isinstance(sources.setdefault(system, {}), dict):
            raise click.ClickException(f"{changes.name}: sources is no object with one for each system")
        sources[system]["trust"] = float(trust)
    with database.connect(row_factory=dict_row) as connection:
        report = connection.execute("select mds.simulate(%s) as r", (Jsonb(given),)).fetchone()["r"]
        connection.rollback()
    click.echo(printed(report) if as_json else simulation(report))


def simulation(report: dict[str, Any]) -> str:
    """What mds.simulate answered, as a person reads it."""
    queue, golden = report["queue"], report["golden"]
    lines = [f"Of {report['identity_count']:,} records{' (a sample)' if report['is_sample'] else ''} "
             f"{report['moved_count']:,} would change their user; {report['users']['before']:,} users would be "
             f"{report['users']['after']:,}.",
             f"  {report['merges']['count']:,} users would be absorbed, {report['splits']['count']:,} would be new.",
             f"  The review queue: {queue['raised']:,} cases raised, {queue['closed']:,} closed; "
             f"{queue['before']:,} -> {queue['after']:,} open.",
             f"  {golden['profiles']:,} golden profiles would change."]
    lines += [f"    {path:<24} {count:>8,}" for path, count in sorted(golden["values"].items(), key=lambda v: -v[1])]
    lines += [f"  would be one: {', '.join(users)}" for users in report["merges"]["examples"]]
    lines += [f"  would be parted: {user}" for user in report["splits"]["examples"]]
    return "\n".join(lines)


def activation(said: dict[str, Any]) -> str:
    """What matching.activate_model answered, as a person reads it."""
    line = f"Model {said['model']} decides from now on; before it was {said['previous']}."
    if said["to_recompute"]:
        line += (f"\nOf {said['identity_count']:,} records are still to recompute: {', '.join(said['to_recompute'])}."
                 "\nmds recompute does it.")
    return line


@model.command()
@click.argument("name")
@click.argument("copy")
def copy(name: str, copy: str) -> None:
    """Make a draft COPY of model NAME, to edit.

    Example:

    \b
        mds model copy default mine
    """
    with database.connect(row_factory=dict_row) as connection:
        connection.execute("select matching.copy_model(%s, %s)", (model_id(connection, name), copy))
    click.echo(f"Model {copy} is a draft like {name}.")


@model.command()
@click.argument("name")
@click.argument("changes", type=click.File())
def edit(name: str, changes) -> None:
    """Change draft NAME by a JSON file of settings and rows ("-": standard input), in the form of `mds model export`.

    Example:

    \b
        echo '{"join_weight": 6}' | mds model edit mine -
    """
    with database.connect(row_factory=dict_row) as connection:
        connection.execute("select matching.edit_model(%s, %s)",
                           (model_id(connection, name), Jsonb(document_in(changes))))
    click.echo(f"Model {name} is changed.")


@model.command("export")
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(["mds", "splink"]), default="mds", help="Splink: its settings.")
@click.option("--dialect", type=click.Choice(splink.DIALECTS), default="duckdb", help="Of Splink's conditions.")
@click.option("--strict", is_flag=True, help="Refuse what cannot be said in full.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Default: standard output.")
def export_model(name: str | None, form: str, dialect: str, strict: bool, out: Path | None) -> None:
    """Write a model as JSON: the active one unless NAME is given. Without loss, or as settings of Splink, as far as
    the concepts meet; what Splink cannot say is told on standard error.

    Examples:

    \b
        mds model export --out model.json
        mds model export --format splink --dialect spark --out settings.json
    """
    with database.connect(row_factory=dict_row) as connection:
        said = document_of(connection, model_id(connection, name or active(connection)))
        endings = connection.execute("select matching.gendered_endings() as endings").fetchone()["endings"]
    if form == "splink":
        said, notes = splink.to_splink(said, dialect, endings)
        tell(notes, strict)
    text = printed(said)
    if out:
        out.write_text(text + "\n", encoding="utf-8")
    else:
        click.echo(text)


def tell(notes: list[str], strict: bool) -> None:
    """Say what a translation leaves out. Raises click.ClickException when it must not leave out anything."""
    if notes and strict:
        raise click.ClickException("it cannot be said in full:\n  " + "\n  ".join(notes))
    for note in notes:
        click.echo(f"note: {note}", err=True)


@model.command("import")
@click.argument("file", type=click.File())
@click.option("--name", help="Instead of the name in the file.")
@click.option("--column", "columns", multiple=True, metavar="COLUMN=FEATURE",
              help="What a column of Splink is here, like first_name=given or mrn=attributes.mrn; repeatable.")
@click.option("--join-weight", type=Number(), default=5, help="Of a model of Splink, which has no thresholds.")
@click.option("--review-weight", type=Number(), default=0, help="The same.")
@click.option("--strict", is_flag=True, help="Refuse what cannot be said in full.")
def import_model(file, name: str | None, columns: tuple[str, ...], join_weight: float, review_weight: float,
                 strict: bool) -> None:
    """Make a draft of a model that `mds model export` wrote, or of Splink's settings (save_model_to_json); what cannot
    be said here is told on standard error.

    Examples:

    \b
        mds model import model.json --name theirs
        mds model import splink.json --name splink --column nhs_no=attributes.nhs_no
    """
    document = document_in(file)
    if isinstance(document, dict) and "format" not in document and "comparisons" in document:
        named = {}
        for setting in columns:
            column, equals, feature = setting.partition("=")
            if not equals:
                raise click.UsageError(f"--column {setting}: COLUMN=FEATURE is expected, like first_name=given")
            named[column] = feature
        document, notes = splink.from_splink(document, name or "splink", named, join_weight, review_weight)
        tell(notes, strict)
    with database.connect(row_factory=dict_row) as connection:
        new = connection.execute("select matching.import_model(%s, %s) as id", (Jsonb(document), name)).fetchone()["id"]
        name = connection.execute("select name from matching.models where id = %s", (new,)).fetchone()["name"]
        if "term_frequencies" not in document and any(x.get("rarity") for x in document.get("comparison_levels") or []):
            counted = connection.execute(
                "select exists (select from matching.term_frequencies where model_id = %s) as n", (new,)).fetchone()
            click.echo("Its term frequencies are those of the records that are here." if counted["n"] else
                       "It has no term frequencies: no record is here to count. Import it again when they are.")
    click.echo(f"Model {name} is imported.\nLook at it: mds model compare {shlex.quote(name)}")
