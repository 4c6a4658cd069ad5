"""The sample town: the same for the same seed, and as hard as it says."""
from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from mds_tools import records
from mds_tools.mapping import Mapping
from mds_tools.sample import FILES, Town, write_town


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("town")
    write_town(out, people=3000, seed=1)
    return out


def read_all(town: Path) -> dict[tuple[str, str], dict]:
    """Every record of the four files through its mapping."""
    out = {}
    for system, name in FILES.items():
        source = records.read(town / name)
        make, _ = Mapping.read(town / f"{system}.toml").bind(source.columns)
        for _, row in source.records:
            record = make(row)
            out[record["source_system"], record["source_record_id"]] = record["payload"]
    return out


def truth(town: Path) -> dict[tuple[str, str], str]:
    with (town / "truth.csv").open(newline="") as f:
        return {(r["source_system"], r["source_record_id"]): r["entity"] for r in csv.DictReader(f)}


def digest(directory: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in directory.iterdir()}


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path):
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        write_town(tmp_path / name, people=200, seed=seed)
    a, b, c = (digest(tmp_path / name) for name in "abc")
    assert a == b
    assert {name for name in a if a[name] == c[name]} == {f"{system}.toml" for system in FILES}


def test_every_record_has_its_truth_and_the_other_way_round(town):
    assert read_all(town).keys() == truth(town).keys()


def test_no_record_is_empty(town):
    assert all(read_all(town).values())


def test_it_is_a_few_thousand_people_in_four_systems(town):
    systems = Counter(system for system, _ in truth(town))
    assert set(systems) == set(FILES) and all(count > 500 for count in systems.values())
    assert 2000 < len(set(truth(town).values())) <= 3000


def test_people_are_known_to_several_systems_and_to_some_twice(town):
    of = defaultdict(list)
    for (system, _), entity in truth(town).items():
        of[entity].append(system)
    assert sum(len(set(s)) > 1 for s in of.values()) > len(of) / 2
    assert sum(len(set(s)) < len(s) for s in of.values()) > 50


def test_systems_write_in_their_own_way(town):
    held = read_all(town)
    crm = [p for (s, _), p in held.items() if s == "crm"]
    billing = [p for (s, _), p in held.items() if s == "billing"]
    support = [p for (s, _), p in held.items() if s == "support"]
    assert any("/" in p.get("date_of_birth", "") for p in crm)
    assert all(isinstance(p["date_of_birth"], int) for p in billing if "date_of_birth" in p)
    assert all("," in p["full_name"] for p in billing)
    written = {"".join("9" if c.isdigit() else c for c in phone) for p in support for phone in p.get("phones", ())}
    assert len(written) > 8
    assert any(p.get("government_ids") for p in billing)


def test_there_is_what_makes_matching_hard():
    people = Town(3000, seed=1).people
    at_home = defaultdict(list)
    for p in people:
        at_home[id(p.home)].append(p)
    homes = list(at_home.values())
    assert any(a.born == b.born and a.family == b.family and a.given != b.given for h in homes for a in h for b in h)
    assert any(a.given == b.given and a.family == b.family and a.born < b.born for h in homes for a in h for b in h)
    assert any(p.maiden for p in people) and any(p.former_home for p in people) and any(p.suffix for p in people)
    assert any(h[0].home.mailbox for h in homes)
    mobiles = [p.mobile for p in people if p.mobile]
    assert len(set(mobiles)) == len(mobiles)


def test_placeholders_and_role_mailboxes_are_in(town):
    with (town / "crm.csv").open(newline="") as f:
        rows = list(csv.DictReader(f))
    emails = Counter(r["email"] for r in rows)
    assert emails["none@none.com"] > 5 and any(e.startswith("info@") for e in emails)
    assert any(r["birth_date"] == "01/01/1900" for r in rows) and any(r["mobile"] == "00000000000" for r in rows)


@pytest.mark.parametrize("people", [10, 37])
def test_small_towns(tmp_path, people):
    counts = write_town(tmp_path, people=people, seed=3)
    assert sum(counts.values()) >= people / 2
    assert pq.read_table(tmp_path / FILES["billing"]).num_rows == counts["billing"]
    assert len((tmp_path / FILES["auth"]).read_text().splitlines()) == counts["auth"]
    assert all(json.loads(line) for line in (tmp_path / FILES["support"]).read_text().splitlines())
