"""Templates: nothing missing, no secret written out, and the same columns as the publication."""

import json

import pytest

from mds_tools import connector_templates
from mds_tools.connector_templates import TemplateError, published, render, values


def given(**changes) -> dict:
    return {**values("docker"), **changes}


@pytest.mark.parametrize("name", connector_templates.names())
@pytest.mark.parametrize("form", ["json", "avro"])
def test_every_value_is_text(name, form):
    rendered = render(name, given(format=form))
    assert all(isinstance(value, str) for value in rendered.values())
    assert list(rendered) == sorted(rendered)
    assert "{{" not in json.dumps(rendered)


def test_the_connectors_of_the_project():
    assert connector_templates.names() == ["canonical", "outbox"]


def test_a_missing_value_is_an_error():
    lacking = given()
    del lacking["database_hostname"]
    with pytest.raises(TemplateError, match="database_hostname"):
        render("outbox", lacking)
    lacking = given(format="avro")
    del lacking["schema_registry_url"]
    with pytest.raises(TemplateError, match="schema_registry_url"):
        render("canonical", lacking)


@pytest.mark.parametrize("password", ["hunter2", "", "${env:X", "x${env:X}", "${X}"])
def test_a_password_is_refused_where_a_reference_belongs(password):
    with pytest.raises(TemplateError, match="written out") as refused:
        render("outbox", given(outbox_password=password))
    assert "hunter2" not in str(refused.value)


def test_a_value_cannot_break_out_of_its_place():
    assert render("outbox", given(database_name='x", "evil": "y'))["database.dbname"] == 'x", "evil": "y'


def test_unknown_formats_and_connectors_are_refused():
    with pytest.raises(TemplateError, match="json or avro"):
        render("canonical", given(format="xml"))
    with pytest.raises(TemplateError, match="canonical, outbox"):
        render("nosuch", given())


def test_settings_go_over_the_environment():
    assert values("docker", ("partitions=12", "format=avro"))["partitions"] == 12
    with pytest.raises(TemplateError, match="NAME of connectors/defaults"):
        values("docker", ("nosuch=1",))
    with pytest.raises(TemplateError, match="there is no environment nosuch.*docker"):
        values("nosuch")
    with pytest.raises(TemplateError, match="partitions is a number"):
        values("docker", ("partitions=many",))


def test_an_environment_is_a_file_of_values(tmp_path):
    (tmp_path / "production.toml").write_text('database_hostname = "db.example.org"\n')
    assert values(str(tmp_path / "production.toml"))["replication_factor"] == 3
    (tmp_path / "broken.toml").write_text("database_hostname =")
    with pytest.raises(TemplateError, match=r"broken\.toml"):
        values(str(tmp_path / "broken.toml"))


@pytest.mark.parametrize("name", connector_templates.names())
def test_what_must_never_change_by_accident(name):
    rendered = render(name, given())
    assert rendered["publication.autocreate.mode"] == "disabled"        # Debezium would wipe the column lists
    assert rendered["slot.drop.on.stop"] == "false"
    assert rendered["driver.options"] == "-c row_security=off"
    assert rendered["errors.max.retries"] == "5"                        # -1 says RUNNING for ever
    assert rendered["exactly.once.support"] == "required"
    assert rendered["message.prefix.exclude.list"] == "mds_heartbeat"


def test_each_connector_has_a_slot_a_role_and_a_publication_of_its_own(db):
    for name in connector_templates.names():
        rendered = render(name, given())
        assert db.execute("select role_name, slot_name, publication_name from cdc.connectors where name = %s",
                          [name]).fetchone() == (rendered["database.user"], rendered["slot.name"],
                                                 rendered["publication.name"])


@pytest.mark.parametrize("name", connector_templates.names())
def test_template_and_publication_name_the_same_columns(db, name):
    rendered = render(name, given())
    there = dict(db.execute("""select schemaname || '.' || tablename, attnames::text[] from pg_publication_tables
                                where pubname = %s""", [rendered["publication.name"]]))
    there.pop(rendered.get("signal.data.collection"), None)
    assert {table: set(columns) for table, columns in published(rendered).items()} == \
        {table: set(columns) for table, columns in there.items()}
