"""mds mapping: which column is what, proposed from the names of the columns and the first records."""
from __future__ import annotations

import csv
import json
import tomllib
from dataclasses import replace

import pytest

from mds_tools import accuracy
from mds_tools.mapping import Mapping, MappingError
from mds_tools.propose import meaning_of, overlooked, propose


def payload(header: str, *rows: str) -> dict:
    columns = header.split(",")
    proposal = propose(columns, [next(csv.reader([row])) for row in rows or ("1" + "," * (len(columns) - 1),)], "file")
    proposal.mapping().bind(columns)        # it names columns that are there
    return proposal.document["payload"]


@pytest.mark.parametrize(("column", "meaning"), [
    ("First Name", "given_name"), ("firstName", "given_name"), ("FIRST_NAME", "given_name"),
    ("primary_name_first", "given_name"), ("Vorname", "given_name"), ("Prénom", "given_name"),
    ("midl_name", "middle_name"), ("Straße", "street"), ("name_sufx_cd", "name_suffix"), ("res_city_desc", "city"),
    ("state_cd", "region"), ("full_phone_num", "phone"), ("phone2", "phone"), ("customer_email", "email"),
    ("addr_postal_code", "postal_code"), ("soc_sec_id", "government_ids.ssn"),
    ("passport_number", "government_ids.passport"), ("race", "attribute"), ("name_suffix_lbl", "name_suffix"),
    ("billing_address", "address"), ("birth_state", "attribute"),
    # in the languages and scripts of the world
    ("Фамилия", "family_name"), ("Дата рождения", "date_of_birth"), ("氏名", "full_name"), ("電話番号", "phone"),
    ("出生日期", "date_of_birth"), ("휴대전화", "phone"), ("שם משפחה", "family_name"), ("الاسم الكامل", "full_name"),
    ("นามสกุล", "family_name"), ("Επώνυμο", "family_name"), ("Ngày sinh", "date_of_birth"),
    ("születési dátum", "date_of_birth"), ("faeðingardagur", "date_of_birth"), ("tanggal_lahir", "date_of_birth"),
    # what is about something else
    ("user_name", None), ("street_name", "street"), ("mother_dob", None), ("phone_type", None),
    ("email_verified", None), ("age", None), ("cluster", None), ("entity", None), ("blocking_number", None),
    ("amount", None), ("drivers_license_state", None)])
def test_a_column_is_known_by_its_name(column, meaning):
    assert meaning_of(column) == meaning


def test_names_in_parts_and_in_several_columns():
    assert payload("id,name")["full_name"] == "name"
    assert payload("id,vorname,name") == {"given_name": "vorname", "family_name": "name"}
    assert payload("id,name,surname") == {"given_name": "name", "family_name": "surname"}
    assert payload("id,nombre,apellido1,apellido2")["family_name"] == "{apellido1} {apellido2?}"
    assert payload("id,nombre,primer_apellido,segundo_apellido")["family_name"] == (
        "{primer_apellido} {segundo_apellido?}")
    assert payload("id,native_name_full,primary_name_full")["full_name"] == {
        "first": ["primary_name_full", "native_name_full"]}
    assert payload("id,nome,data_nascita")["full_name"] == "nome"
    assert payload("id,first_name,middle_initial,middle_name,last_name")["middle_name"] == {
        "first": ["middle_name", "middle_initial"]}


def test_a_second_script_comes_second():
    assert payload("id,氏名カナ,氏名")["full_name"] == {"first": ["氏名", "氏名カナ"]}
    assert payload("id,name_ar,name_en")["full_name"] == {"first": ["name_en", "name_ar"]}
    assert payload("id,last_name_kana,last_name_kanji")["family_name"] == {
        "first": ["last_name_kanji", "last_name_kana"]}


def test_whose_the_columns_are_is_read_off_the_names():
    assert payload("id,cand_first_name,cand_last_name,cand_dob,mother_last_name") == {
        "given_name": "cand_first_name", "family_name": "cand_last_name", "date_of_birth": "cand_dob"}
    assert payload("id,BorrowerName,BorrowerPhone")["phones"] == ["BorrowerPhone"]
    assert payload("id,gp_name,first_name") == {"given_name": "first_name"}       # theirs is another's
    with pytest.raises(MappingError):
        payload("id,mother_name_flag,emergency_name")


def test_values_tell_what_names_of_columns_do_not():
    rows = [[f"k{n}", f"{chr(65 + n % 26)}lba Reyes{chr(97 + n % 7)}", f"{n % 28 + 1:02}/05/{1940 + n % 60}",
             f"u{n}@x.example", f"0{n:03} 555 {n * 7 % 1000:04}", "2024-01-05"] for n in range(100)]
    proposal = propose(["k", "qabc", "Ξ", "zzz", "Ψ", "Ω"], rows, "file")
    assert proposal.document["payload"] == {
        "full_name": "qabc", "date_of_birth": "Ξ", "emails": ["zzz"], "phones": ["Ψ"]}
    assert proposal.document["source_record_id"] == "k" and proposal.left_out == ["Ω"]
    assert sum("by its values" in note for note in proposal.notes) == 4
    parts = [[n, f"{chr(65 + n % 26)}lba", f"Reyes{chr(97 + n % 7)}{chr(97 + n % 5)}{chr(97 + n % 11)}"]
             for n in range(100)]
    assert propose(["id", "xq", "yq"], parts, "file").document["payload"] == {"full_name": "{xq?} {yq?}"}


def test_a_cell_may_hold_several():
    rows = [[n, f"0{n:03} 555 1234" + f"; 0{n:03}/555 9876" * (n % 9 == 0), f"u{n}@x.example"] for n in range(100)]
    document = propose(["id", "phones", "email"], rows, "file").document
    assert document["payload"] == {"emails": ["email"], "phones": [{"column": "phones", "split": ";"}]}


def test_a_number_that_records_share_may_be_the_persons():
    rows = [[n, "Ann", f"S{n // 2}", n % 3, f"C{n // 2}"] for n in range(100)]
    document = propose(["id", "first_name", "StudentID", "shop_no", "cluster_id"], rows, "file").document
    assert document["payload"] == {"given_name": "first_name", "attributes.student_id": "StudentID"}


def test_dates_in_one_column_or_in_three():
    assert payload("id,name,by,bm,bd")["date_of_birth"] == "{by}-{bm}-{bd}"
    assert payload("id,name,birth_year,birth_month,birth_day", "1,Ann,1980,5,17")["date_of_birth"] == (
        "{birth_year}-{birth_month}-{birth_day}")
    assert payload("id,name,birth_year")["date_of_birth"] == "birth_year"
    assert payload("id,name,dob,yob")["date_of_birth"] == {"first": ["dob", "yob"]}


def test_an_address_in_its_parts():
    assert payload("id,address")["address.full"] == "address"
    assert payload("id,address,city") == {"address.street": "address", "address.city": "city"}
    assert payload("id,strasse,hausnummer,plz,ort") == {
        "address.street": "{strasse?} {hausnummer?}", "address.city": "ort", "address.postal_code": "plz"}
    assert payload("id,house_num,street_dir,street_name,street_type_cd,zip_code")["address.street"] == (
        "{house_num?} {street_dir?} {street_name?} {street_type_cd?}")
    assert payload("id,address_1,address_2,county") == {
        "address.street": "address_1", "address.unit": "address_2", "address.region": "county"}
    assert payload("id,city,state,county")["attributes.county"] == "county"
    assert payload("id,address,zip") == {"address.full": "address", "address.postal_code": "zip"}
    assert payload("id,address_line_1,address_line_2")["address.full"] == "{address_line_1?}, {address_line_2?}"
    assert payload("id,street,apt") == {"address.street": "street", "address.unit": "apt"}
    assert payload("id,home_street,mailing_street,city")["address.street"] == {
        "first": ["home_street", "mailing_street"]}
    assert payload("id,city,country") == {
        "country_code": "country", "address.city": "city", "address.country_code": "country"}


def test_identifiers_with_who_issued_them():
    assert payload("id,gov_id,gov_id_type,country")["government_ids"] == [
        {"type": "gov_id_type", "value": "gov_id", "country_code": "country"}]
    assert payload("id,passport_number,passport_country,driver_license_number,driver_license_state") == {
        "government_ids.passport": "passport_number", "government_ids.passport.country_code": "passport_country",
        "government_ids.driving_licence": "{driver_license_state?} {driver_license_number}"}


def test_who_sent_a_record_and_what_identifies_it():
    rows = [[str(n), "crm" if n % 2 else "shop", str(n // 2), "a@b.example", "2024-01-01"] for n in range(100)]
    document = propose(["key", "source", "voter_no", "email", "updated_at"], rows, "people").document
    assert document["source_record_id"] == "key" and document["source_system"] == {"column": "source"}
    assert document["source_updated_at"] == "updated_at"
    proposal = propose(["voter_no", "source", "email"], [[r[2], r[0], r[3]] for r in rows], "people")
    assert "source_record_id" not in proposal.document          # none is in each record once
    assert "identifies" in proposal.notes[0]
    assert proposal.document["source_system"] == {"value": "people"}        # and none names few systems


@pytest.mark.parametrize(("dates", "order"), [
    (["1980-12-31", "04/05/1980"], None), (["31/12/1980", "04/05/1980"], "DMY"), (["12/31/1980", "04/05/1980"], "MDY")])
def test_the_order_of_dates_is_read_off_them(dates, order):
    document = propose(["id", "dob"], [[n, d] for n, d in enumerate(dates)], "file").document
    assert document.get("sources", {}).get("*", {}).get("date_order") == order


@pytest.mark.parametrize(("place", "country"), [
    ("NC,27601", "US"), ("nsw,2000", "AU"), (",SW1A 1AA", "GB"), ("ON,K1A 0B1", "CA"), (",27601", None),
    ("Bavaria,80331", None)])
def test_a_country_is_read_off_its_states_and_postal_codes(place, country):
    rows = [[n, "X", *place.split(",")] for n in range(30)]
    document = propose(["id", "city", "state", "postcode"], rows, "file").document
    assert document.get("sources", {}).get("*", {}).get("default_country") == country


@pytest.mark.parametrize(("header", "country"), [
    ("nome,cpf,celular", "BR"), ("氏名,電話番号", "JP"), ("Họ và tên,Số điện thoại", "VN"),
    ("cpf,name,pincode,phone", None)])
def test_a_country_is_read_off_what_its_columns_are_called(header, country):
    document = propose(["id", *header.split(",")], [["1", *[""] * (header.count(",") + 1)]], "file").document
    assert document.get("sources", {}).get("*", {}).get("default_country") == country


@pytest.mark.parametrize("name", [
    "febrl", "people", "pseudopeople_default", "cdc_recordlinker", "rldata10000", "splink_fake"])
def test_what_is_proposed_is_what_we_wrote_by_hand(name):
    """For the columns of the evaluation sets: the same attributes from the same columns, but for constants, and what is
    called otherwise to the same end."""
    written = {k: v for k, v in accuracy.mapping_of(name).payload.items() if not k.endswith("country_code")}
    columns = [c for c in _columns(written.values()) if c != "country"]
    proposed = propose(["rec_id", "source", *columns], [["1", "x", *[""] * len(columns)]], name).document["payload"]
    for attribute, spec in written.items():
        said = proposed[attribute.replace("soc_sec_id", "ssn")]
        assert _columns([said]) == _columns([spec]), attribute


def _columns(specs) -> list[str]:
    """The columns that specs name."""
    used = []
    for spec in specs:
        match spec:
            case str() if "{" in spec:
                used += [part.split("}")[0].removesuffix("?") for part in spec.split("{")[1:]]
            case str():
                used.append(spec)
            case {"first": several} | list(several):
                used += _columns(several)
            case dict() if spec.keys() != {"value"}:
                used += _columns(v for k, v in spec.items() if k != "country_code")
    return used


def test_a_file_of_unknown_columns_is_refused(cli, tmp_path):
    with pytest.raises(MappingError, match="amount"):
        propose(["id", "amount"], [["1", "2"]], "file")
    (tmp_path / "p.csv").write_text("id,amount\n1,2\n")
    result = cli("mapping", tmp_path / "p.csv")
    assert result.exit_code == 1 and "amount" in result.output


def test_what_is_proposed_loads(mds, db, tmp_path):
    path, file = tmp_path / "people.csv", tmp_path / "people.toml"
    path.write_text("Kundennummer,Vorname,Nachname,E-Mail,Geburtsdatum,Bemerkung\n"
                    "1,Anna,Schmidt,anna@example.net,31.12.1980,gut\n2,Anna,Schmidt,anna@example.net,31.12.1980,\n")
    text = mds("mapping", path).stdout
    assert "# Left out: Bemerkung" in text
    assert tomllib.loads(text)["source_record_id"] == "Kundennummer"
    file.write_text(text)
    [summary] = mds.json("load", path, "--mapping", file, "--register")
    assert (summary["created"], summary["linked"]) == (1, 1)
    assert db.execute("select distinct attributes ->> 'date_of_birth' from mds.source_identities").fetchall() == [
        ("1980-12-31",)]


def test_an_address_that_is_an_object_is_taken_as_it_is(mds, db, tmp_path):
    people = tmp_path / "p.jsonl"
    addresses = ({"address": {"street": "1 High Street", "city": "Leeds"}}, {"address": None},
                 {"addresses": [{"city": "York"}, {"city": "Hull"}]}, {"addresses": []})
    people.write_text("".join(json.dumps({"id": n, "name": f"Ann Oakley {n}", **where}) + "\n"
                              for n, where in enumerate(addresses)))
    said = mds("mapping", people).stdout
    payload = tomllib.loads(said)["payload"]
    assert (payload["address"], payload["addresses"]) == ("address", "addresses")
    assert "address.full" not in payload and "Left out" not in said
    (tmp_path / "p.toml").write_text(said)
    [summary] = mds.json("load", people, "--mapping", tmp_path / "p.toml", "--register")
    assert (summary["rows_loaded"], summary["rows_rejected"]) == (4, 0)
    cities = db.execute("select cities from matching.features where cities is not null order by 1").fetchall()
    assert cities == [(["leeds"],), (["york", "hull"],)]


def test_a_jsonl_file_has_the_columns_of_its_records(mds, tmp_path):
    (tmp_path / "p.jsonl").write_text('{"id": 1, "surname": "Ray"}\n{"id": 2, "mail": "a@example.net"}\n')
    assert tomllib.loads(mds("mapping", tmp_path / "p.jsonl").stdout)["payload"] == {
        "family_name": "surname", "emails": ["mail"]}


def test_a_load_says_what_it_does_not_match_on(mds, tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,first_name,surname,email,note,race\n1,Ann,Ray,ann@example.net,x,y\n")
    assert "first_name, surname" in mds("load", path, "--source-system", "crm", "--id", "id").output
    mapping = Mapping(source_record_id="id", source_system={"value": "crm"})
    for payload, names in ((None, ["first_name"]), ({"*": "*", "given_name": "first_name"}, []),
                           ({"email": "email"}, [])):           # a mapping file chose
        _, columns = replace(mapping, payload=payload).bind(["id", "first_name", "email"])
        assert overlooked(columns.kept) == names


def test_a_mapping_file_may_name_the_system_and_leave_the_rest_as_it_is(mds, tmp_path):
    (tmp_path / "p.csv").write_text("id,system,first_name,email\n1,crm,Ann,ann@example.net\n")
    (tmp_path / "p.toml").write_text('source_record_id = "id"\nsource_system = "system"\n')
    [summary] = mds.json("load", tmp_path / "p.csv", "--mapping", tmp_path / "p.toml")
    assert summary["created"] == 1 and summary["columns_overlooked"] == ["first_name"]
