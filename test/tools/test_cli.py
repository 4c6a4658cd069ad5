"""The command line as a whole: every command answers --help, every failure is a sentence."""

import subprocess
import sys
import time

import click.testing
import psycopg
import pytest

from mds_tools import cli as command_line
from mds_tools.cli import COMMANDS, cli

ROOT_CONTEXT = click.Context(cli, info_name="mds")


def commands(group: click.Group, *above: str) -> list[tuple[str, ...]]:
    """Every command below a group, as the words that call it."""
    found = []
    for name in group.list_commands(ROOT_CONTEXT):
        command = group.get_command(ROOT_CONTEXT, name)
        found.append((*above, name))
        if isinstance(command, click.Group):
            found += commands(command, *above, name)
    return found


def run(*arguments: str, **options) -> click.testing.Result:
    return click.testing.CliRunner().invoke(cli, arguments, **options)


@pytest.mark.parametrize("command", commands(cli), ids=" ".join)
def test_every_command_answers_help(command):
    done = run(*command, "--help")
    assert done.exit_code == 0, done.output
    first = done.stdout.splitlines()
    assert first[0].startswith("Usage: ")
    assert len(first[2].strip()) > 10, "help without a sentence"


def test_the_overview_lists_every_command():
    overview = run("--help").stdout
    for name in cli.list_commands(ROOT_CONTEXT):
        assert f"\n  {name} " in overview


def test_the_overview_is_quick():
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "mds_tools.cli", "--help"], text=True,
                          capture_output=True, check=True)
    assert time.monotonic() - started < 30
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "click" in imported
    assert imported.isdisjoint({"psycopg", "pyarrow", "jinja2", "phonenumbers"})


@pytest.mark.parametrize("place", COMMANDS.values())
def test_places_name_a_module_and_an_attribute(place):
    module, _, attribute = place.partition(":")
    assert module.startswith("mds_tools.") and attribute.isidentifier()


def test_wrong_usage_is_exit_status_2():
    for wrong in (["nonsense"], ["--nonsense"], ["deploy", "--nonsense"], ["rework", "mds/x"]):
        done = run(*wrong)
        assert (done.exit_code, done.stderr[:6]) == (2, "Usage:")


def numbers() -> list:
    """Every parameter of every command that takes a number."""
    found = []
    for words in commands(cli):
        command = cli
        for word in words:
            command = command.get_command(ROOT_CONTEXT, word)
        found += [pytest.param(parameter, id=f"{' '.join(words)} {parameter.name}") for parameter in command.params
                  if isinstance(parameter.type, click.types.FloatParamType | click.types.IntParamType)]
    return found


@pytest.mark.parametrize("parameter", numbers())
def test_a_number_that_is_none_is_wrong_usage(parameter):
    """Neither the clock nor the database takes them."""
    for text in ("nan", "inf", "-inf", "1e400", "9" * 30, "one", ""):
        if isinstance(parameter.type, click.types.FloatParamType) and text == "9" * 30:
            continue
        with pytest.raises(click.BadParameter):
            parameter.type_cast_value(ROOT_CONTEXT, (text,) if parameter.multiple else text)


def test_a_number_in_the_environment_is_one():
    done = run("cluster", "env", env={"MDS_PG_PORT": "many"})
    assert done.exit_code == 2 and "MDS_PG_PORT=many: a whole number is expected" in done.stderr


@pytest.fixture
def failing(monkeypatch):
    """Runs a command that raises what it is given."""
    def fail_with(error: Exception, **options) -> click.testing.Result:
        @click.command()
        def failing_command():
            raise error

        monkeypatch.setattr(command_line.Commands, "get_command", lambda *_: failing_command)
        return run("anything", **options)

    return fail_with


@pytest.mark.parametrize(("error", "said"), [
    (FileNotFoundError(2, "No such file or directory", "people.csv"), "people.csv: No such file or directory"),
    (subprocess.CalledProcessError(3, ["psql", "-f", "a b"], stderr="boom\n"),
     "`psql -f 'a b'` failed with exit status 3:\nboom"),
    (KeyError("odd"), "internal error, KeyError: 'odd' (MDS_DEBUG=1 shows where)"),
])
def test_a_failure_is_a_sentence_and_exit_status_1(error, said, failing):
    done = failing(error)
    assert (done.exit_code, done.stderr) == (1, f"Error: {said}\n")


def test_debugging_shows_the_traceback(failing):
    assert isinstance(failing(KeyError("odd"), env={"MDS_DEBUG": "1"}).exception, KeyError)


def test_a_database_error_has_detail_hint_and_sqlstate(db, failing):
    with pytest.raises(psycopg.Error) as caught:
        db.execute("""do $$ begin
            raise 'no such user' using errcode = 'MDNUS', detail = 'It was never there.', hint = 'Look it up first.';
        end $$""")
    done = failing(caught.value)
    assert done.exit_code == 1
    assert done.stderr == ("Error: no such user\n  detail: It was never there.\n  hint: Look it up first.\n"
                           "  SQLSTATE: MDNUS\n")


def test_a_missing_schema_leads_to_deploy(db, failing):
    with pytest.raises(psycopg.Error) as caught:
        db.execute("table not_there.at_all")
    assert "mds deploy" in failing(caught.value).stderr


def test_a_server_that_is_not_there_is_a_sentence():
    done = run("--dsn", "host=/nowhere dbname=mds", "verify")
    assert done.exit_code == 1
    assert "/nowhere" in done.stderr and "Traceback" not in done.stderr
