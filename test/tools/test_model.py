"""mds model: the life of a model at the command line."""
from __future__ import annotations

import json

import pytest

from mds_tools.model import comparison


@pytest.fixture
def people(mds, file):
    """Ann, known to two systems."""
    ann = {"full_name": "Ann Leedham", "emails": ["ann.leedham@firm.example"]}
    for system in ("crm", "billing"):
        mds("load", file(f"{system}.jsonl", json.dumps({"source_record_id": "1", "payload": ann})),
            "--source-system", system)


def test_list_and_show(mds):
    assert "default  active   shipped" in mds("model", "list").output
    [only] = mds.json("model", "list")
    assert (only["name"], only["state"], only["join_weight"]) == ("default", "active", 2)
    said = mds("model", "show").output
    assert "joins from" in said and "80.00 %" in said and "same e-mail address" in said and "cross_reference" in said
    assert mds.json("model", "show", "default")["format"] == "mds-model"
    assert "no model nosuch" in mds("model", "show", "nosuch", exit_code=1).output


def test_a_copy_is_edited_compared_activated_and_taken_back(mds, people):
    mds("model", "copy", "default", "mine")
    mds("model", "edit", "mine", "-", input='{"join_weight": 99}')
    said = mds("model", "compare", "mine").output
    assert "join_weight      2 -> 99" in said and "join > review" in said and "1 would be judged differently" in said
    assert mds.json("model", "compare", "default", "mine", "--sample", "0")["pairs"]["compared"] == 0
    said = mds("model", "activate", "mine").output
    assert "mine decides from now on" in said and "clusters and review queue" in said
    assert "finished" in mds("recompute").output
    assert mds("find", "crm:1").output != mds("find", "billing:1").output
    assert mds.json("model", "activate", "default")["previous"] == "mine"
    assert "MDIMM" in mds("model", "edit", "mine", "-", input='{"join_weight": 5}', exit_code=1).output


def test_export_and_import(mds, tmp_path):
    out = tmp_path / "model.json"
    mds("model", "export", "--out", out)
    assert "theirs is imported" in mds("model", "import", out, "--name", "theirs").output
    ours, theirs = mds.json("model", "show", "default"), mds.json("model", "show", "theirs")
    assert {k: v for k, v in ours.items() if k != "model"} == {k: v for k, v in theirs.items() if k != "model"}
    assert "MDNAM" in mds("model", "import", out, exit_code=1).output
    for text in "{", '{"model": NaN}', '{"model": 1e400}', '{"model": "\udcff"}', '{"model": "\\u0000"}', "[" * 99999:
        out.write_text(text, encoding="utf-8", errors="surrogateescape")
        assert "is no JSON" in mds("model", "import", out, exit_code=1).output


def test_a_simulation_leaves_nothing(mds, people, db):
    said = mds("model", "simulate", "--join-weight", "99").output
    assert "1 would change their user; 1 users would be 2." in said and "1 cases raised" in said
    assert "would be parted" in said
    assert mds("find", "crm:1").output == mds("find", "billing:1").output
    assert len(mds.json("model", "list")) == 1
    changes = '{"review_weight": 98}'
    assert mds.json("model", "simulate", "default", "--join-weight", "99", "--sample", "5", "--trust", "crm=90",
                    "--changes", "-", input=changes)["splits"]["count"] == 1
    assert "MDMOD" in mds("model", "simulate", "nosuch", exit_code=1).output
    assert "SYSTEM=TRUST" in mds("model", "simulate", "--trust", "crm", exit_code=2).output
    assert "SYSTEM=TRUST" in mds("model", "simulate", "--trust", "crm=²", exit_code=2).output
    assert "no JSON object" in mds("model", "simulate", "--changes", "-", input="[]", exit_code=1).output
    for sources in "[1]", '{"crm": 5}':
        assert "sources is no object" in mds("model", "simulate", "--trust", "crm=90", "--changes", "-", exit_code=1,
                                             input=f'{{"sources": {sources}}}').output


def test_a_file_of_changes_says_which_sample(mds, file):
    mds("load", file("crm.jsonl", "\n".join(json.dumps({"source_record_id": name, "payload": {
        "full_name": f"{name} Leedham", "employer": "Elm"}}) for name in ("Ann", "Bob", "Cy", "Dan", "Eve", "Fay"))),
        "--source-system", "crm")
    mds("load", file("billing.jsonl", json.dumps({"source_record_id": "1", "payload": {"full_name": "Ann Leedham"}})),
        "--source-system", "billing")

    def counts(seed: int, *options: str) -> tuple:
        said = mds.json("model", "simulate", "--join-weight", "-9", "--review-weight", "-9", "--changes", "-", *options,
                        input=json.dumps({"sample": 3, "seed": seed}))
        return said["identity_count"], said["moved_count"], said["merges"]

    seeds = range(1, 9)
    assert [counts(seed) for seed in seeds] == [counts(1, "--seed", str(seed)) for seed in seeds]
    assert len({json.dumps(counts(seed)) for seed in seeds}) > 1


def test_models_that_say_the_same():
    pairs = {"compared": 0, "changed": 0, "verdicts": {}, "examples": []}
    assert "They say the same." in comparison(
        {"a": "a", "b": "b", "settings": {}, "levels": [], "rows": {}, "pairs": pairs})
