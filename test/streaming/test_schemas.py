"""The payloads' schemas: complete, obeyed by what was captured, and never changed so that an old reader breaks."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "connectors" / "schemas"


def examples(text: str) -> list[tuple[str, dict]]:
    """The JSON blocks of a page, each with the word in code of the heading above it."""
    return [(section.split("`")[1], json.loads(block.split("```")[0]))
            for section in text.split("\n### ")[1:] for block in section.split("```json\n")[1:]]


def schema(topic: str) -> dict:
    return json.loads((SCHEMAS / f"{topic}.json").read_text())


def problems(topic: str, event_type: str, payload: dict) -> list[str]:
    """What the schema of a topic has against a payload of that type; an unknown type is a problem."""
    whole = schema(topic)
    if event_type not in whole["$defs"]:
        return [f"{event_type} is no type of {topic}"]
    return [error.message for part in (whole, whole["$defs"][event_type])
            for error in Draft202012Validator(part, format_checker=Draft202012Validator.FORMAT_CHECKER)
            .iter_errors(payload)]


def breaks(old: dict, new: dict, where: str = "$") -> list[str]:
    """Why a reader written for messages of `old` may fail on messages of `new`."""
    found = []
    types = [set([s["type"]] if isinstance(s.get("type"), str) else s.get("type", [])) for s in (old, new)]
    if types[0] and (not types[1] or types[1] - types[0]):
        found.append(f"{where}: may be {', '.join(sorted(map(str, types[1] - types[0]))) or 'anything'} now")
    if "enum" in old and not set(new.get("enum", [object()])) <= set(old["enum"]):
        found.append(f"{where}: has values that it had not")
    found += [f"{where}.{name}: is not always there any more" for name in
              sorted(set(old.get("required", ())) - set(new.get("required", ())))]
    for part in ("properties", "$defs"):
        for name, inner in old.get(part, {}).items():
            if name not in new.get(part, {}):
                found.append(f"{where}.{name}: is gone")
            else:
                found += breaks(inner, new[part][name], f"{where}.{name}")
    if "items" in old:
        found += breaks(old["items"], new.get("items", {}), f"{where}[]")
    return found


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_is_one(path):
    Draft202012Validator.check_schema(json.loads(path.read_text()))


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_no_version_of_a_schema_broke_an_older_reader(path):
    def git(*arguments: str) -> str:
        if shutil.which("git") is None:
            pytest.skip("no git here")
        done = subprocess.run(["git", *arguments], cwd=ROOT, text=True, capture_output=True)
        if done.returncode:
            pytest.skip("no git history here")
        return done.stdout

    name = path.relative_to(ROOT)
    for commit in git("log", "--format=%H", "--diff-filter=d", "--", str(name)).split():
        assert breaks(json.loads(git("show", f"{commit}:{name}")), json.loads(path.read_text())) == []


@pytest.mark.parametrize(("change", "said"), [
    (lambda s: s["properties"].pop("full_name"), "$.full_name: is gone"),
    (lambda s: s["required"].remove("email"), "$.email: is not always there any more"),
    (lambda s: s["properties"]["version"].update(type="string"), "$.version: may be string now"),
    (lambda s: s["properties"]["version"].pop("type"), "$.version: may be anything now"),
    (lambda s: s["properties"]["status"]["enum"].append("asleep"), "$.status: has values that it had not"),
    (lambda s: s["$defs"].pop("user.state"), "$.user.state: is gone"),
])
def test_a_breaking_change_is_found(change, said):
    changed = schema("state.user")
    change(changed)
    assert breaks(schema("state.user"), changed) == [said]


def test_a_new_property_breaks_nobody():
    changed = schema("state.user")
    changed["properties"]["nickname"] = {"type": "string"}
    changed["required"].append("nickname")
    assert breaks(schema("state.user"), changed) == []


def test_every_type_of_event_has_a_schema_and_no_other(db):
    allowed, = db.execute("""select pg_get_constraintdef(oid) from pg_constraint
                              where conname = 'chk_outbox_events_type'
                                and conrelid = 'cdc.outbox_events'::regclass""").fetchone()
    types = {path.stem: set(json.loads(path.read_text())["$defs"]) for path in SCHEMAS.glob("*.json")}
    assert set().union(*types.values()) == set(re.findall(r"'(\w+\.\w+)'", allowed))
    assert types["state.user"] == {"user.state"}


def test_the_examples_of_the_documentation_are_what_the_schemas_say():
    shown = set()
    for heading, example in examples((ROOT / "docs" / "topics.md").read_text()):
        topic = example["topic"].removeprefix("mds.")
        if (SCHEMAS / f"{topic}.json").exists():
            event_type = example["headers"]["eventType"]
            assert heading == event_type
            shown.add(event_type)
            if example["value"] is not None:
                assert problems(topic, event_type, example["value"]) == []
    assert shown == {name for path in SCHEMAS.glob("*.json") for name in json.loads(path.read_text())["$defs"]}
