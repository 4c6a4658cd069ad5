"""House rules over the plan and its scripts: one name in four places, each script framed as it must be."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"(?P<name>[^\s@%#]\S*) (?:\[(?P<requires>[^]]*)\] )?\d{4}-\d\d-\d\dT\S+Z "
                  r"[^<]+ <[^>]+> # (?P<note>.*)")

FRAMES = {
    "deploy": r"-- Deploy mds:{name} to pg\n(--.*\n)*begin;\n.*\ncommit;\n?",
    "revert": r"-- Revert mds:{name} from pg\n(--.*\n)*begin;\n(.*\ncommit;\n|.*\\i sql/released/deploy/\S+\n)",
    "verify": r"-- Verify mds:{name} on pg\n(--.*\n)*begin;\n.*\nrollback;\n",
}

FUNCTION = re.compile(r"^create (?:or replace )?function (\S+?)\s*\((.*?)^(?:as \$|as '|return\b|begin atomic)",
                      re.MULTILINE | re.DOTALL | re.IGNORECASE)


def plan(text: str) -> list[dict[str, str]]:
    """The changes of a plan; AssertionError for a line that is no change, tag, pragma, comment or blank."""
    changes = []
    for line in text.splitlines():
        if line.strip() and line[0] not in "%#@":
            assert (found := LINE.fullmatch(line)), f"not a plan line with a note: {line}"
            changes.append(found.groupdict())
    return changes


CHANGES = plan((ROOT / "sqitch.plan").read_text())
NAMES = sorted({change["name"] for change in CHANGES})
SCRIPTS = sorted(path.relative_to(ROOT) for folder in FRAMES for path in (ROOT / folder).rglob("*.sql"))


def test_there_is_a_plan():
    assert len(NAMES) > 1


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["name"])
def test_a_note_is_a_sentence(change):
    assert re.fullmatch(r"\S.* .*\.", change["note"])


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["name"])
def test_requirements_are_earlier_in_the_plan(change):
    earlier = {each["name"] for each in CHANGES[:CHANGES.index(change)]}
    required = {name.split("@")[0] for name in (change["requires"] or "").split()} - {change["name"]}
    assert required <= earlier


@pytest.mark.parametrize("folder", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_change_has_three_framed_scripts(name, folder):
    script = ROOT / folder / f"{name}.sql"
    assert script.is_file()
    assert re.fullmatch(FRAMES[folder].format(name=re.escape(name)), script.read_text(), re.DOTALL), \
        f"{folder}/{name}.sql is not framed: header, begin, {'rollback' if folder == 'verify' else 'commit'}"


@pytest.mark.parametrize("script", SCRIPTS, ids=str)
def test_a_script_belongs_to_a_change(script):
    assert script.with_suffix("").relative_to(script.parts[0]).as_posix() in NAMES


def test_a_function_table_or_view_has_a_test(db):
    objects = {name for name, in db.execute("""
        select n.nspname || '/' || p.proname from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
        union
        select n.nspname || '/' || r.relname from pg_class as r join pg_namespace as n on n.oid = r.relnamespace""")}
    assert [name for name in NAMES if name in objects and not (ROOT / "test" / f"{name}.sql").is_file()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "deploy").rglob("*.sql")), ids=lambda path: path.stem)
def test_a_function_states_volatility_and_parallel_safety(path):
    text = re.sub(r"\$(\w*)\$.*?\$\1\$", "$$", path.read_text(), flags=re.DOTALL)     # bodies may write functions too
    functions = FUNCTION.findall(text)
    assert len(functions) == len(re.findall(r"^create (?:or replace )?function ", text, re.MULTILINE | re.IGNORECASE))
    for name, head in functions:
        if name.startswith("pg_temp."):
            continue
        assert re.search(r"\b(immutable|stable|volatile)\b", head, re.IGNORECASE), f"{name} states no volatility"
        assert re.search(r"\bparallel (safe|restricted|unsafe)\b", head, re.IGNORECASE), f"{name}: parallel what?"
        assert "security definer" not in head.lower() or "set search_path" in head.lower(), f"{name} pins nothing"


@pytest.mark.parametrize("path", sorted((ROOT / "test").rglob("*.sql")), ids=lambda path: path.stem)
def test_a_pgtap_file_is_planned_finished_and_rolled_back(path):
    text = path.read_text()
    if path.name != "fixtures.sql":
        assert len(re.findall(r"^select plan\(\d+\);$", text, re.MULTILINE)) == 1
        assert re.search(r"^begin;$", text, re.MULTILINE)
        assert text.endswith("select finish();\nrollback;\n")
