"""mds report: what is on the page, for whom, and that nothing on it can do harm."""
from __future__ import annotations

import base64
import hashlib
import json
import re

import click
import psycopg
import pytest
from psycopg.rows import dict_row

from mds_tools import report

SECRETS = ("Ann", "Leedham", "leedham", "firm.example", "1990-02-01", "79460018", "Mill Lane", "LS1 4AP", "Oakwood",
           "mallory", "Longfellow", "onerror", "7 * 7")
"""Values of people that a masked page must not show."""


def written(cli, path, *options, exit_code=0):
    done = cli("report", "--out", path, *options)
    assert done.exit_code == exit_code, f"{done.output}\n{done.exception!r}"
    return done


@pytest.fixture
def html(cli, people, tmp_path):
    """The masked page of the people."""
    written(cli, tmp_path / "report.html")
    return (tmp_path / "report.html").read_text()


def test_it_says_what_was_written(cli, people, tmp_path):
    done = written(cli, tmp_path / "report.html")
    assert re.fullmatch(r".*report\.html: 7 records, 5 users, \d+ kB, masked\.\n", done.output)
    assert {file.name for file in tmp_path.iterdir()} == {"report.html"}


def test_every_section_has_its_figures(html, page):
    text = page(html).text
    for said in ("7 records became 5 users", "cases wait", "Match weights", "joins from here", "reviews from here",
                 "The model", "same given name", "h, two of one household", "A typical join",
                 "two records taken at random", "The review queue", "both claim one e-mail address", "Cluster sizes",
                 "Data quality by source", "Trust 90", "date of birth", "2 rejected", "MDPAY",
                 "Lineage of one user", "billing:9", "Health"):
        assert said in " ".join(text.split()), said


def test_only_people_of_whom_there_are_records_are_users(connect, people):
    first, second = (people.execute("select mds.find_user('crm', %s)", (record,)).fetchone()[0] for record in "24")
    merged = people.execute("select merge_id from mds.merge_users(%s, %s, 'x')", (first, second)).fetchone()[0]
    people.execute("select mds.retract('crm', '3', 'gone')")
    figures = report.figures(connect("mds_auditor", autocommit=True, row_factory=dict_row))
    resolved = figures["resolved"]
    assert (resolved["records"], resolved["retracted"], resolved["users"], resolved["inactive_users"]) == (6, 1, 3, 1)
    assert sum(row["user_count"] for row in figures["clusters"]) == resolved["users"]
    assert (resolved["merges_by_people"], resolved["undone"]) == (1, 0)

    undone = people.execute("select merge_id from mds.unmerge(%s, 'x')", (merged,)).fetchone()[0]
    assert journal(connect) == {"merges_by_people": 0, "undone": 1}
    people.execute("select mds.unmerge(%s, 'x')", (undone,))
    assert journal(connect) == {"merges_by_people": 1, "undone": 0}, "what is undone and made again holds"


def journal(connect):
    resolved = report.figures(connect("mds_auditor", autocommit=True, row_factory=dict_row))["resolved"]
    return {key: resolved[key] for key in ("merges_by_people", "undone")}


def test_who_is_gone_is_told_apart(cli, people, page, tmp_path):
    people.execute("select mds.retract('crm', '3', 'gone')")
    done = written(cli, tmp_path / "report.html")
    assert "6 records, 4 users" in done.output
    text = " ".join(page((tmp_path / "report.html").read_text()).text.split())
    assert "6 records became 4 users." in text
    assert "One more user has no record any more" in text


def test_values_are_masked_unless_asked_for(cli, html, tmp_path):
    assert [secret for secret in SECRETS if secret in html] == []
    assert "A***" in html and "Values are masked" in html
    done = written(cli, tmp_path / "clear.html", "--clear", "--user", "crm:1")
    clear = (tmp_path / "clear.html").read_text()
    assert "in clear" in done.output and "Values are in clear" in clear
    for secret in ("Ann", "ann.leedham@firm.example", "7 Mill Lane", "1990-02-01", "leedham"):
        assert secret in clear, secret
    assert (tmp_path / "clear.html").stat().st_mode & 0o077 == 0, "only its owner may read it"


def test_what_people_wrote_about_people_is_not_on_a_masked_page(cli, people, tmp_path):
    people.execute("select mds.pin_value(mds.find_user('crm', '1'), '$.employer', '\"Elm\"', 'her mother Jane called')")
    written(cli, tmp_path / "masked.html", "--user", "crm:1")
    masked = (tmp_path / "masked.html").read_text()
    assert "a pin of" in masked and "Jane" not in masked and "Elm" not in masked
    written(cli, tmp_path / "clear.html", "--user", "crm:1", "--clear")
    assert "her mother Jane called" in (tmp_path / "clear.html").read_text()


def test_lineage_that_was_tampered_with_is_said(cli, people, page, tmp_path):
    people.execute("""update mds.attribute_lineage set confidence = 1 where canonical_profile_id =
                      (select id from mds.canonical_profiles where canonical_user_id = mds.find_user('crm', '1'))""")
    written(cli, tmp_path / "report.html", "--user", "crm:1")
    text = page((tmp_path / "report.html").read_text()).text
    assert "tampered with" in text and "Chosen by" not in text


@pytest.mark.parametrize("role", ["mds_steward", "mds_approver", "mds_auditor", "mds_operator"])
def test_who_looks_after_the_whole_may_have_a_report(connect, people, role):
    connection = connect(role, autocommit=True, row_factory=dict_row)
    figures = report.figures(connection)
    assert figures["resolved"]["records"] == 7 and figures["decisions"] and figures["user"]["values"]
    assert (figures["health"] is not None) == (role in ("mds_auditor", "mds_operator"))
    assert [secret for secret in SECRETS if secret in json.dumps(figures, default=str)] == []
    if role in ("mds_steward", "mds_approver"):
        figures = report.figures(connection, clear=True, user="crm:1")
        assert "ann.leedham@firm.example" in json.dumps(figures, default=str)
    else:
        with pytest.raises(click.ClickException, match="may not see values in clear"):
            report.figures(connection, clear=True)


@pytest.mark.parametrize("role", ["mds_reader", "mds_pii_reader", "mds_service", "mds_cdc"])
def test_others_are_told_who_may(connect, people, role):
    with pytest.raises(click.ClickException, match=f"{role} may not see what a report needs.*mds_auditor"):
        report.figures(connect(role, autocommit=True, row_factory=dict_row))


def test_the_page_of_an_empty_database(cli, page, tmp_path):
    written(cli, tmp_path / "report.html")
    text = page((tmp_path / "report.html").read_text()).text
    for said in ("There are no records yet", "No two records are alike", "Nothing has been decided yet",
                 "Nothing waits for review", "There are no users yet", "No source system is registered yet"):
        assert said in " ".join(text.split()), said
    assert "learnt nothing from these records" in text, "the model is the shipped one"
    assert re.search(r"\b(nan|inf|None)\b", text) is None


def test_a_system_without_records_and_one_record_alone(cli, db, page, tmp_path):
    db.autocommit = True
    db.execute("select mds.register_source(p_name => 'crm')")
    written(cli, tmp_path / "report.html")
    db.execute("""select mds.ingest('crm', '1', '{"full_name": "Ann"}')""")
    written(cli, tmp_path / "report.html")
    assert "1 record became 1 user." in " ".join(page((tmp_path / "report.html").read_text()).text.split())


def test_another_model_than_the_shipped_one(cli, people, page, tmp_path):
    people.execute("select matching.copy_model(matching.active_model_id(), 'our own', 'made by hand')")
    people.execute("select matching.edit_model((select id from matching.models where name = 'our own'), %s)",
                   (json.dumps({"join_weight": 7.5}),))
    people.execute("select matching.activate_model((select id from matching.models where name = 'our own'))")
    written(cli, tmp_path / "report.html")
    text = " ".join(page((tmp_path / "report.html").read_text()).text.split())
    assert "our own decides" in text and "learnt nothing" not in text and "+7.5" in text
    assert "weighed by an earlier model" in text


# -- harmless ------------------------------------------------------------------------------------------------------


@pytest.fixture
def hostile(cli, people, page, tmp_path):
    """The page in clear that shows the lineage of the hostile record, and a model with hostile words."""
    people.execute("select matching.copy_model(matching.active_model_id(), '<u>model</u>', '<script>x</script>')")
    label = {"comparison_name": "email", "level": 4, "label": "</style><script>window.hacked=1</script>"}
    people.execute("select matching.edit_model((select id from matching.models where name = '<u>model</u>'), %s)",
                   (json.dumps({"comparison_levels": [label]}),))
    people.execute("select matching.activate_model((select id from matching.models where name = '<u>model</u>'))")
    user = people.execute("select mds.find_user('shop <i>', 'twin')::text").fetchone()[0]
    written(cli, tmp_path / "report.html", "--clear", "--user", user)
    return (tmp_path / "report.html").read_text()


def test_hostile_values_are_text(hostile, page):
    parts = page(hostile)
    assert not parts.tags("script", "img", "iframe", "object", "embed", "link", "base", "form", "foreignobject", "b",
                          "u", "i")
    assert len(parts.tags("style")) == 1
    for tag, attributes, _ in parts.elements:
        assert not [name for name in attributes
                    if name.startswith("on") or name in ("style", "src", "srcset", "srcdoc")], tag
        assert attributes.get("href", "#").startswith("#")
    for said in ("<img src=x onerror=", "<svg onload=window.hacked=1>", "</style><script>window.hacked=1</script>",
                 "<b onclick=x>key</b>", "{{ 7 * 7 }}", "shop <i>", "<u>model</u>"):
        assert said in parts.text, said
    assert "window.hacked" not in parts.style


def test_characters_that_hide_or_turn_are_written_out(hostile, page):
    turning = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert [c for c in hostile if ord(c) < 32 and c != "\n" or c in turning + "\u200b\ufeff"] == []
    assert "[U+202E]" in hostile


def test_a_long_value_is_cut(hostile):
    assert "Longfellow" in hostile and "Longfellow" * 20 not in hostile
    assert re.search(r"\([\d,]+ characters\)", hostile)


def test_the_page_forbids_itself_to_load_or_run_anything(html, page):
    parts = page(html)
    [policy] = [m["content"] for m in parts.tags("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(parts.style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_nothing_points_outside(html, page):
    assert re.findall(r"(?:https?:)?//[^\s\"'<>]+", html) == []
    assert set(re.findall(r"url\(([^)]*)\)", html)) == {"#hatched", "#dotted"}
    assert "@import" not in html


# -- well made -----------------------------------------------------------------------------------------------------


def test_headings_tables_and_charts_are_named(html, page):
    parts = page(html)
    ids = [attributes["id"] for _, attributes, _ in parts.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes, _ in parts.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(name) or "").split()) <= set(ids), attributes
        if "href" in attributes:
            assert attributes["href"][1:] in ids
    levels = [int(tag[1]) for tag, _, _ in parts.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    assert len(parts.tags("table")) == len(parts.tags("caption")) > 10
    assert all(th.get("scope") in ("col", "row") for th in parts.tags("th"))
    charts = [(attributes, around) for tag, attributes, around in parts.elements if tag == "svg" and around != "svg"]
    assert all(a.get("aria-hidden") == "true"
               or a.get("role") == "img" and a["aria-labelledby"] and a["aria-describedby"] for a, _ in charts)
    titled = [attributes for tag, attributes, around in parts.elements if tag in ("title", "desc") and around == "svg"]
    assert len(titled) == 2 * len([a for a, _ in charts if a.get("role") == "img"]) == 4
    assert parts.elements[0][1] == {"lang": "en"} and parts.tags("title")


def test_figures_agree_with_each_other(connect, people):
    figures = report.figures(connect(autocommit=True, row_factory=dict_row))
    resolved = figures["resolved"]
    assert sum(figures["methods"].values()) == resolved["records"] == sum(s["record_count"] for s in figures["sources"])
    assert sum(c["identity_count"] * c["user_count"] for c in figures["clusters"]) == resolved["records"]
    assert sum(c["user_count"] for c in figures["clusters"]) == resolved["users"]
    joined = sum(w["together"] for w in figures["weights"])
    assert 0 < sum(w["expected_wrong"] for w in figures["weights"]) < joined
    for pair in figures["decisions"]:
        steps = [step for step in pair["steps"] if step["weight"] is not None]
        assert sum(step["weight"] for step in steps) == pytest.approx(pair["weight"])
        assert steps[-1]["cumulative_weight"] == pytest.approx(pair["weight"])


def test_all_figures_are_of_one_moment(connect, people, monkeypatch):
    """What is committed while a report is made is in none of its figures."""
    connection = connect(autocommit=True, row_factory=dict_row)
    decisions = report.decisions

    def interrupted(*arguments):
        people.execute("""select mds.ingest('crm', 'late', '{"full_name": "Late Comer"}')""")
        yield from decisions(*arguments)

    monkeypatch.setattr(report, "decisions", interrupted)
    figures = report.figures(connection)
    assert people.execute("select count(*) from mds.source_identities").fetchone()[0] == 8
    assert figures["resolved"]["records"] == 7
    assert sum(c["identity_count"] * c["user_count"] for c in figures["clusters"]) == 7


def test_it_cannot_write(connect, people, monkeypatch):
    connection = connect(autocommit=True, row_factory=dict_row)

    def meddling(connection, *_):
        connection.execute("update mds.source_systems set trust = 1")

    monkeypatch.setattr(report, "decisions", meddling)
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        report.figures(connection)


def test_a_sample_says_so(cli, people, page, tmp_path):
    written(cli, tmp_path / "report.html", "--sample", "1")
    assert "Rates are of a sample of 1 records." in page((tmp_path / "report.html").read_text()).text
    written(cli, tmp_path / "report.html")
    assert "a sample of" not in page((tmp_path / "report.html").read_text()).text


def test_figures_for_programs(cli, people):
    figures = json.loads(cli("report", "--json").stdout)
    assert figures["made"]["is_masked"] and figures["resolved"]["users"] == 5
    assert {"weights", "levels", "decisions", "queue", "clusters", "quality", "user", "health"} <= figures.keys()


def test_standard_output(cli, people, page):
    assert page(cli("report", "--out", "-").stdout).text.count("Who is who") == 2


@pytest.mark.parametrize(("options", "exit_code", "said"), [
    (["--user", "crm:nosuch"], 1, "there is no record crm:nosuch"),
    (["--user", "00000000-0000-0000-0000-000000000000"], 1, "MDNUS"),
    (["--user", "nonsense"], 2, "nonsense: the id of a user is expected"),
    (["--sample", "0"], 2, "--sample"),
    (["--colour", "red"], 2, "--colour"),
])
def test_a_report_that_cannot_be_leaves_the_last_one_alone(cli, people, tmp_path, options, exit_code, said):
    (tmp_path / "report.html").write_text("the last one")
    done = written(cli, tmp_path / "report.html", *options, exit_code=exit_code)
    assert said in done.output and "Traceback" not in done.output
    assert [file.read_text() for file in tmp_path.iterdir()] == ["the last one"]


def test_a_place_that_is_not_there_is_a_sentence(cli, people, tmp_path):
    done = written(cli, tmp_path / "nowhere" / "report.html", exit_code=1)
    assert done.output.strip() == f"Error: {tmp_path}/nowhere/report.html: No such file or directory"
