-- Who is joined with the shipped model, and who must not be: two records in two systems, and what becomes of them.
-- Not joined is review or apart; a false automatic join is the one mistake that nobody sees.
begin;
\ir ../fixtures.sql
select plan(121);

-- joined, review or apart; undone before it returns.
create function pg_temp.becomes(p_records jsonb) returns text
language plpgsql
as $$
declare
    v_verdict text;
begin
    for i in 0 .. jsonb_array_length(p_records) - 1 loop
        perform mds.ingest(case when i % 2 = 0 then 'crm' else 'billing' end, (i + 1)::text, p_records -> i, '2026-01-01');
    end loop;
    v_verdict := case
        when exists (select from mds.source_identities group by canonical_user_id having count(*) > 1) then 'joined'
        when exists (select from mds.open_duplicates where reason <> 'shared_email') then 'review' else 'apart' end;
    raise exception 'undo' using errcode = 'TTTTT';
exception when sqlstate 'TTTTT' then
    return v_verdict;
end;
$$;

-- Hard negatives.
create temp view negatives (name, a, b) as values
    ('twins at home', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17", "phone": "01632960001", "address": {"street": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP"}, "gender": "f"}',
                      '{"full_name": "Olivia Thornton", "date_of_birth": "1994-05-17", "phone": "01632960001", "address": {"street": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP"}, "gender": "f"}'),
    ('twins with one mailbox', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17", "email": "thorntons@example.org", "phone": "01632960001"}',
                      '{"full_name": "Ella Thornton", "date_of_birth": "1994-05-17", "email": "thorntons@example.org", "phone": "01632960001"}'),
    ('twins of like names', '{"full_name": "Jan Novak", "date_of_birth": "2001-09-09", "address": {"street": "5 Elm Close", "city": "York"}}',
                      '{"full_name": "Jana Novak", "date_of_birth": "2001-09-09", "gender": "f", "address": {"street": "5 Elm Close", "city": "York"}}'),
    ('father and son', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
                      '{"full_name": "Robert Whitfield", "date_of_birth": "1983-11-20", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}'),
    ('senior and junior', '{"full_name": "Robert Whitfield Sr", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
                      '{"full_name": "Robert Whitfield Jr", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}'),
    ('senior and junior by mail', '{"given_name": "Robert", "family_name": "Whitfield", "name_suffix": "Sr.", "email": "whitfield@example.org"}',
                      '{"given_name": "Robert", "family_name": "Whitfield", "name_suffix": "II", "email": "whitfield@example.org"}'),
    ('somebody and the company at the same address', '{"full_name": "Piotr Zielinski", "phone": "020 7946 0000", "address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}, "employer": "Oak Ltd"}', '{"full_name": "Oak Ltd", "phone": "020 7946 0000", "address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}'),
    ('the first and the second of one name', '{"given_name": "Morris I", "family_name": "Klein", "date_of_birth": "1982-04-12"}', '{"given_name": "Morris II", "family_name": "Klein", "date_of_birth": "1982-04-12"}'),
    ('father with a mailbox for all', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02", "email": "whitfields@example.org", "phone": "01632960002"}',
                      '{"full_name": "Robert Whitfield", "date_of_birth": "1983-03-02", "email": "whitfields@example.org", "phone": "01632960002"}'),
    ('husband and wife', '{"full_name": "George Pemberton", "email": "pembertons@example.org", "phone": "01632960003", "address": {"street": "3 Dock Row", "city": "Hull", "postal_code": "HU1 1AA"}}',
                      '{"full_name": "Margaret Pemberton", "email": "pembertons@example.org", "phone": "01632960003", "address": {"street": "3 Dock Row", "city": "Hull", "postal_code": "HU1 1AA"}}'),
    ('husband and wife of one initial', '{"full_name": "George Pemberton", "email": "pembertons@example.org", "phone": "01632960003"}',
                      '{"full_name": "Gillian Pemberton", "email": "pembertons@example.org", "phone": "01632960003"}'),
    ('mother and daughter', '{"full_name": "Ruth Adeyemi", "date_of_birth": "1961-01-01", "email": "adeyemi@example.org"}', '{"full_name": "Esther Adeyemi", "date_of_birth": "1990-07-12", "email": "adeyemi@example.org"}'),
    ('flatmates', '{"full_name": "Piotr Zielinski", "phone": "01632960004", "address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}',
                      '{"full_name": "Sanjay Mehta", "phone": "01632960004", "address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}'),
    ('flatmates whose names overlap', '{"full_name": "Martin Thomas", "phone": "01632960004", "address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}',
                      '{"full_name": "Thomas Schmidt", "phone": "01632960004", "address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}'),
    ('flatmates whose names overlap, of one initial', '{"full_name": "Martin Thomas", "date_of_birth": "1990-03-05", "phone": "01632960004"}',
                      '{"full_name": "Thomas Meier", "date_of_birth": "1991-10-12", "phone": "01632960004"}'),
    ('colleagues with a role mailbox', '{"full_name": "Piotr Zielinski", "email": "info@oak.example", "employer": "Oak Ltd", "phone": "020 7946 0000"}', '{"full_name": "Sanjay Mehta", "email": "info@oak.example", "employer": "Oak Ltd", "phone": "020 7946 0000"}'),
    ('a role mailbox alone', '{"email": "sales@oak.example"}', '{"email": "sales@oak.example"}'),
    ('a role mailbox and an employer', '{"email": "support@oak.example", "employer": "Oak Ltd"}', '{"email": "support@oak.example", "employer": "Oak Ltd"}'),
    ('two people of a common name', '{"full_name": "John Smith"}', '{"full_name": "John Smith"}'),
    ('two people of a common name in one city', '{"full_name": "John Smith", "address": {"city": "London"}}', '{"full_name": "John Smith", "address": {"city": "London"}}'),
    ('two men of a common name in one city', '{"full_name": "John Smith", "gender": "m", "address": {"city": "London"}}', '{"full_name": "John Smith", "gender": "m", "address": {"city": "London"}}'),
    ('two people of a common name, born where they live', '{"full_name": "John Smith", "place_of_birth": "London", "address": {"city": "London"}}', '{"full_name": "John Smith", "place_of_birth": "London", "address": {"city": "London"}}'),
    ('one name, other birthdays', '{"full_name": "John Smith", "date_of_birth": "1970-04-01", "country_code": "GB"}', '{"full_name": "John Smith", "date_of_birth": "1982-12-24", "country_code": "GB"}'),
    ('one birthday, other names', '{"full_name": "Alice Warner", "date_of_birth": "1980-02-29"}', '{"full_name": "Bruno Keller", "date_of_birth": "1980-02-29"}'),
    ('siblings born a year apart', '{"full_name": "Maria Santos", "date_of_birth": "1980-02-13", "phone": "01632960005"}', '{"full_name": "Mario Santos", "date_of_birth": "1981-02-13", "phone": "01632960005"}'),
    ('placeholder mail', '{"full_name": "Alice Warner", "email": "noreply@example.org"}', '{"full_name": "Bruno Keller", "email": "noreply@example.org"}'),
    ('placeholder mail and phone', '{"email": "test@test.com", "phone": "0000000000"}', '{"email": "test@test.com", "phone": "0000000000"}'),
    ('placeholder name', '{"full_name": "Test Test", "date_of_birth": "1900-01-01"}', '{"full_name": "Test Test", "date_of_birth": "1900-01-01"}'),
    ('unknown name', '{"full_name": "Unknown", "address": {"city": "N/A"}}', '{"full_name": "Unknown", "address": {"city": "N/A"}}'),
    ('placeholder dates', '{"full_name": "Alice Warner", "date_of_birth": "1900-01-01"}', '{"full_name": "Bruno Keller", "date_of_birth": "1900-01-01"}'),
    ('placeholder numbers', '{"full_name": "Alice Warner", "government_ids": [{"type": "ssn", "country_code": "US", "value": "123-45-6789"}]}', '{"full_name": "Bruno Keller", "government_ids": [{"type": "ssn", "country_code": "US", "value": "123-45-6789"}]}'),
    ('numbers of nought', '{"government_ids": [{"type": "ssn", "country_code": "US", "value": "000-00-0000"}]}', '{"government_ids": [{"type": "ssn", "country_code": "US", "value": "000-00-0000"}]}'),
    ('blank fields', '{"full_name": "", "email": "", "phone": " ", "date_of_birth": "", "address": {"street": "", "city": ""}, "external_ids": {"sap": ""}, "government_ids": [{"type": "", "value": ""}]}',
                      '{"full_name": "", "email": "", "phone": " ", "date_of_birth": "", "address": {"street": "", "city": ""}, "external_ids": {"sap": ""}, "government_ids": [{"type": "", "value": ""}]}'),
    ('null fields', '{"full_name": null, "email": null, "address": null, "x": 1}', '{"full_name": null, "email": null, "address": null, "x": 1}'),
    ('blank keys of another system', '{"full_name": "Alice Warner", "external_ids": {"sap": " "}}', '{"full_name": "Bruno Keller", "external_ids": {"sap": " "}}'),
    ('placeholder keys of another system', '{"full_name": "Alice Warner", "external_ids": {"sap": "unknown"}}', '{"full_name": "Bruno Keller", "external_ids": {"sap": "unknown"}}'),
    ('one key in two systems', '{"full_name": "Alice Warner", "external_ids": {"sap": "7"}}', '{"full_name": "Bruno Keller", "external_ids": {"oracle": "7"}}'),
    ('only a country', '{"country_code": "GB", "gender": "f"}', '{"country_code": "GB", "gender": "f"}'),
    ('only an employer', '{"employer": "Oak Ltd", "occupation": "clerk"}', '{"employer": "Oak Ltd", "occupation": "clerk"}'),
    ('only a given name', '{"given_name": "Maria", "address": {"city": "Leeds"}}', '{"given_name": "Maria", "address": {"city": "Leeds"}}'),
    ('only a house', '{"address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}', '{"address": {"street": "9 Quay Street", "city": "Hull", "postal_code": "HU1 2BB"}}'),
    ('two women of one house and name, other birthdays', '{"full_name": "Anna Maria Rossi", "date_of_birth": "1950-01-01", "address": {"street": "1 Via Roma", "city": "Siena"}}', '{"full_name": "Anna Maria Rossi", "date_of_birth": "1976-06-06", "address": {"street": "1 Via Roma", "city": "Siena"}}'),
    ('one passport number of two countries', '{"full_name": "Alice Warner", "government_ids": [{"type": "passport", "country_code": "FR", "value": "12AB34567"}]}', '{"full_name": "Bruno Keller", "government_ids": [{"type": "passport", "country_code": "DE", "value": "12AB34567"}]}'),
    ('brothers of like names', '{"full_name": "Marc Dubois", "date_of_birth": "1990-04-04", "phone": "01632960006"}', '{"full_name": "Marcel Dubois", "date_of_birth": "1992-04-04", "phone": "01632960006"}'),
    ('grandfather and grandson by post', '{"full_name": "Albert Finch", "date_of_birth": "1931", "address": {"street": "4 Elm Close", "city": "Ely", "postal_code": "CB7 4DL"}}', '{"full_name": "Albert Finch", "date_of_birth": "1988", "address": {"street": "4 Elm Close", "city": "Ely", "postal_code": "CB7 4DL"}}'),
    ('twins whose numbers of state follow each other', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17", "phone": "01632960001", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}], "address": {"street": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP"}}',
                      '{"full_name": "Olivia Thornton", "date_of_birth": "1994-05-17", "phone": "01632960001", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}], "address": {"street": "12 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP"}}'),
    ('twins whose numbers follow each other, by mail', '{"full_name": "Emma Thornton", "date_of_birth": "1994-05-17", "email": "thorntons@example.org", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}]}',
                      '{"full_name": "Ella Thornton", "date_of_birth": "1994-05-17", "email": "thorntons@example.org", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}'),
    ('strangers whose numbers follow each other', '{"full_name": "Alice Warner", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}]}', '{"full_name": "Bruno Keller", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}'),
    ('birthdays that systems write for never', '{"full_name": "John Smith", "date_of_birth": "9999-12-31"}', '{"full_name": "John Smith", "date_of_birth": "9999-12-31"}'),
    ('one name, two birthdays that are none', '{"full_name": "John Smith", "date_of_birth": "1970-15-01"}', '{"full_name": "John Smith", "date_of_birth": "1982-12-44"}'),
    ('an agency that gives its own phone and mail', '{"full_name": "Alice Warner", "email": "jobs@agency.example", "phone": "020 7946 0111"}', '{"full_name": "Bruno Keller", "email": "jobs@agency.example", "phone": "020 7946 0111"}'),
    -- Of the rest of the world
    ('husband and wife of a name with a female form', '{"full_name": "Aleksandr Smirnov", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Aleksandra Smirnova", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('brother and sister of like names and a mailbox', '{"full_name": "Valentin Petrov", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}, "email": "familia77@example.org"}', '{"full_name": "Valentina Petrova", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}, "email": "familia77@example.org"}'),
    ('brothers with their father''s name', '{"full_name": "Сергей Петрович Смирнов", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Андрей Петрович Смирнов", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('brothers with their father''s name, surname first', '{"full_name": "Смирнов Сергей Петрович", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Смирнов Семён Петрович", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('relatives by their initials', '{"full_name": "Иванов И. П.", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Иванов И. С.", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('two strangers called Nguyen Van Minh', '{"full_name": "Nguyen Van Minh", "address": {"city": "Hanoi"}}', '{"full_name": "Nguyễn Văn Minh", "address": {"city": "Hanoi"}}'),
    ('Vietnamese brothers', '{"full_name": "Nguyen Van Minh", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Nguyen Van Hung", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('Vietnamese sisters with a mailbox', '{"full_name": "Tran Thi Mai", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}, "email": "familia77@example.org"}', '{"full_name": "Tran Thi Lan", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}, "email": "familia77@example.org"}'),
    ('an Icelandic father and son', '{"full_name": "Jón Einarsson", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Einar Jónsson", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('an Arab father and son', '{"full_name": "Ali bin Hassan", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Hassan bin Ali", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('strangers with an article', '{"full_name": "Ahmed al-Masri", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Mahmoud al-Masri", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('brothers whose names begin with one word', '{"full_name": "Abdul Rahman Khan", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Abdul Rahim Khan", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('French brothers', '{"full_name": "Jean-Luc Martin", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}, "email": "familia77@example.org"}', '{"full_name": "Jean-Marc Martin", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}, "email": "familia77@example.org"}'),
    ('Korean siblings', '{"full_name": "Kim Min-jun", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Kim Min-seo", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('Korean siblings in Hangul', '{"full_name": "김민준", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "김민서", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('Chinese siblings by syllables', '{"full_name": "Chan Tai Man", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Chan Siu Man", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('Brazilian sisters', '{"full_name": "Ana Paula Souza", "phone": "+359 2 980 1234", "email": "familia77@example.org"}', '{"full_name": "Ana Clara Souza", "phone": "+359 2 980 1234", "email": "familia77@example.org"}'),
    ('Spanish brothers', '{"full_name": "José Antonio García López", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "José Luis García López", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('two people with one initial', '{"full_name": "K. Lakshmi", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "K. Saraswathi", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('two people with their father''s initial', '{"full_name": "Ramanathan S", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Subramanian S", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('husband and wife by their titles', '{"full_name": "Mr J. Smith", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}', '{"full_name": "Mrs J. Smith", "phone": "+359 2 980 1234", "address": {"street": "5 Vitosha Boulevard", "city": "Sofia", "postal_code": "1000"}}'),
    ('two people whose birthday nobody knows', '{"full_name": "Mohammed Ahmed", "date_of_birth": "1983-01-01"}', '{"full_name": "Mohammed Ahmed", "date_of_birth": "1983-01-01"}'),
    ('an initial and who might be it', '{"full_name": "Kala Amble", "address": {"city": "Leeds"}}', '{"full_name": "Kala A", "address": {"city": "Leeds"}}'),
    ('two people of a census', '{"full_name": "John Brown", "date_of_birth": "1799", "address": {"street": "5 Elm Street", "city": "Boston"}}', '{"full_name": "John Brown", "date_of_birth": "1825", "address": {"street": "5 Elm Street", "city": "Boston"}}');

select isnt(pg_temp.becomes(jsonb_build_array(a::jsonb, b::jsonb)), 'joined', format('%s are not joined', name)) from negatives;
select isnt(pg_temp.becomes(jsonb_build_array(b::jsonb, a::jsonb)), 'joined', format('%s are not joined the other way round', name))
  from negatives where name in ('twins at home', 'father and son', 'husband and wife');

-- Somebody who could be either of two people brings neither to the other, whoever comes first.
create function pg_temp.are_joined(p_a jsonb, p_b jsonb, p_either jsonb[], p_order integer[]) returns boolean
language plpgsql
as $$
declare
    v_records jsonb[] := array[p_a, p_b] || p_either;
    v_users   uuid[];
    v_n       integer;
begin
    foreach v_n in array p_order loop
        perform mds.ingest('crm', v_n::text, v_records[v_n], '2026-01-01');
    end loop;
    v_users := array(select canonical_user_id from mds.source_identities where source_system = 'crm' and source_record_id in ('1', '2'));
    raise exception 'undo' using errcode = 'TTTTT';
exception when sqlstate 'TTTTT' then
    return v_users[1] = v_users[2];
end;
$$;
select is(pg_temp.are_joined(a::jsonb, b::jsonb, either::jsonb[], places), false, format('%s are not joined by who could be either, in the order %s', name, places))
  from (values
    ('twins', '{"full_name": "Mark Lindqvist", "date_of_birth": "1997-09-28", "email": "lindqvist@example.org", "address": {"street": "13 Poppy Hill", "city": "York", "postal_code": "YO1 7HH"}}',
              '{"full_name": "Martha Lindqvist", "date_of_birth": "1997-09-28", "email": "lindqvist@example.org", "address": {"street": "13 Poppy Hill", "city": "York", "postal_code": "YO1 7HH"}, "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}]}',
              array['{"email": "lindqvist@example.org", "address": {"street": "13 Poppy Hill", "city": "York", "postal_code": "YO1 7HH"}, "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}]}']),
    ('father and son', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
              '{"full_name": "Robert Whitfield", "date_of_birth": "1983-11-20", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
              array['{"full_name": "Robert Whitfield", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
                    '{"full_name": "Robert Whitfield", "gender": "m", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}']),
    ('father and son of one phone', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02", "phone": "01632960002"}',
              '{"full_name": "Robert Whitfield", "date_of_birth": "1983-11-20", "phone": "01632960002"}', array['{"full_name": "Robert Whitfield", "phone": "01632960002"}']),
    ('senior and junior', '{"full_name": "Robert Whitfield Sr", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
              '{"full_name": "Robert Whitfield Jr", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
              array['{"full_name": "Robert Whitfield", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}',
                    '{"full_name": "R Whitfield", "phone": "01632960002", "address": {"street": "7 Station Road", "city": "York", "postal_code": "YO1 7HH"}}']),
    ('husband and wife of one initial', '{"full_name": "George Pemberton", "email": "pembertons@example.org", "phone": "01632960003"}',
              '{"full_name": "Gillian Pemberton", "email": "pembertons@example.org", "phone": "01632960003"}', array['{"full_name": "G Pemberton", "email": "pembertons@example.org", "phone": "01632960003"}'])
  ) as bridges (name, a, b, either),
  (values ('{1,2,3}'::integer[]), ('{3,1,2}'), ('{2,3,1}')) as arrivals (places_of_three),
  lateral (select case when cardinality(either) = 2 then places_of_three || 4 else places_of_three end as places) o;

-- True positives.
select is(pg_temp.becomes(jsonb_build_array(a::jsonb, b::jsonb)), 'joined', name || ' is one person')
  from (values
    ('who writes the same twice', '{"full_name": "Ann Oakley", "email": "ann.oakley@example.org"}', '{"full_name": "Ann Oakley", "email": "Ann.Oakley@example.org"}'),
    ('who has married', '{"given_name": "Helen", "family_name": "Marsh", "date_of_birth": "1985-06-14", "email": "helen.m@example.org"}', '{"given_name": "Helen", "family_name": "Okafor", "previous_family_name": "Marsh", "date_of_birth": "1985-06-14", "email": "helen.m@example.org"}'),
    ('who has married and kept the phone', '{"full_name": "Helen Marsh", "date_of_birth": "1985-06-14", "phone": "07700 900123"}', '{"full_name": "Helen Okafor", "date_of_birth": "1985-06-14", "phone": "+44 7700 900123"}'),
    ('who goes by a nickname', '{"full_name": "Robert Whitfield", "date_of_birth": "1955-03-02", "phone": "07700 900124"}', '{"full_name": "Bob Whitfield", "date_of_birth": "1955-03-02", "phone": "07700900124"}'),
    ('who goes by a nickname, and mail', '{"full_name": "Elizabeth Thornton", "email": "liz.t@example.org"}', '{"full_name": "Liz Thornton", "email": "liz.t@example.org"}'),
    ('whose family name is an initial', '{"full_name": "Kala Amble", "date_of_birth": "1983-05-27"}', '{"given_name": "Kala", "family_name": "A.", "date_of_birth": "1983-05-27"}'),
    ('who has moved house', '{"full_name": "Dorothy Ashdown", "date_of_birth": "1948-10-30", "address": {"street": "1 High Street", "city": "Leeds", "postal_code": "LS1 4AP"}}', '{"full_name": "Dorothy Ashdown", "date_of_birth": "1948-10-30", "address": {"street": "88 Sea View", "city": "Whitby", "postal_code": "YO21 3PU"}}'),
    ('whose names are swapped', '{"given_name": "Wei", "family_name": "Zhang", "date_of_birth": "1979-12-05", "email": "zhangwei@example.org"}', '{"given_name": "Zhang", "family_name": "Wei", "date_of_birth": "1979-12-05", "email": "zhangwei@example.org"}'),
    ('whose names are swapped, and one misspelt', '{"given_name": "Gerald", "family_name": "Horwath", "date_of_birth": "1979-12-05"}', '{"given_name": "Horwath", "family_name": "Gerold", "date_of_birth": "1979-12-05"}'),
    ('whose name is misspelt', '{"full_name": "Catherine Blenkinsop", "date_of_birth": "1967-08-21", "address": {"street": "4 Elm Close", "city": "Ely", "postal_code": "CB7 4DL"}}', '{"full_name": "Katherine Blenkinsopp", "date_of_birth": "1967-08-21", "address": {"street": "4 Elm Close", "city": "Ely", "postal_code": "CB7 4DL"}}'),
    ('whose birthday is misread', '{"full_name": "Catherine Blenkinsop", "date_of_birth": "1967-08-11", "email": "cb@example.org"}', '{"full_name": "Catherine Blenkinsop", "date_of_birth": "1967-11-08", "email": "cb@example.org"}'),
    ('whose name has other accents', '{"full_name": "Jürgen Müller", "date_of_birth": "1971-01-19", "phone": "+49 30 901820"}', '{"full_name": "Juergen Mueller", "date_of_birth": "1971-01-19", "phone": "030 901820", "country_code": "DE"}'),
    ('who is written in another script', '{"full_name": "Дмитрий Соколов", "date_of_birth": "1980-05-05", "email": "d.sokolov@example.org"}', '{"full_name": "Dmitry Sokolov", "date_of_birth": "1980-05-05", "email": "d.sokolov@example.org"}'),
    ('who gives one number of state', '{"full_name": "Alice Warner", "government_ids": [{"type": "nino", "country_code": "GB", "value": "CE 12 34 57 C"}]}', '{"full_name": "A Warner", "government_ids": [{"type": "nino", "country_code": "GB", "value": "ce123457c"}]}'),
    ('whose number of state has a wrong digit', '{"full_name": "Alice Warner", "date_of_birth": "1962", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4398"}]}', '{"full_name": "Alice Warner", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4938"}]}'),
    ('whose birthday has a wrong digit and is none', '{"full_name": "Renate Horn", "date_of_birth": "1994-11-81", "address": {"city": "Kassel"}}', '{"full_name": "Renate Horn", "date_of_birth": "1994-11-18", "address": {"city": "Kassel"}}'),
    ('whose two birthdays are close', '{"full_name": "Catherine Blenkinsop", "date_of_birth": "1967-08-30", "email": "cb@example.org"}', '{"full_name": "Catherine Blenkinsop", "date_of_birth": "1967-09-02", "email": "cb@example.org"}'),
    ('who is known by another system''s key', '{"full_name": "Alice Warner"}', '{"email": "aw@example.org", "external_ids": {"crm": "1"}}'),
    ('of whom two systems name one key', '{"full_name": "Alice Warner", "external_ids": {"sap": "c-77"}}', '{"email": "aw@example.org", "external_ids": {"sap": "c-77"}}'),
    ('who has a name with a female form', '{"given_name": "Olga", "family_name": "Ivanova", "date_of_birth": "1983-05-27"}', '{"given_name": "Olga", "family_name": "Ivanov", "date_of_birth": "1983-05-27"}'),
    ('who has one with a longer form', '{"given_name": "Rasa", "family_name": "Kazlauskienė", "date_of_birth": "1983-05-27"}', '{"given_name": "Rasa", "family_name": "Kazlauskas", "date_of_birth": "1983-05-27"}'),
    ('whose father''s name stands last', '{"full_name": "Смирнова Анна Петровна", "date_of_birth": "1983-05-27"}', '{"full_name": "Anna Petrovna Smirnova", "date_of_birth": "1983-05-27"}'),
    ('who is written in syllables', '{"full_name": "Chan Tai Man", "date_of_birth": "1983-05-27"}', '{"full_name": "Tai-man Chan", "date_of_birth": "1983-05-27"}'),
    ('whose initials stand last', '{"full_name": "R. K. Narayan", "date_of_birth": "1983-05-27"}', '{"full_name": "Narayan R K", "date_of_birth": "1983-05-27"}'),
    ('with and without a second surname', '{"full_name": "Luis Echeverría Álvarez", "date_of_birth": "1983-05-27"}', '{"full_name": "Luis Echeverria", "date_of_birth": "1983-05-27"}'),
    ('with one name only', '{"family_name": "Sukarno", "date_of_birth": "1983-05-27", "phone": "+62 21 345 6789"}', '{"given_name": "Sukarno", "date_of_birth": "1983-05-27", "phone": "+62 21 345 6789"}'),
    ('of another century', '{"full_name": "Thos. Jefferson", "date_of_birth": "11 Feb 1731/2"}', '{"full_name": "Thomas Jefferson", "date_of_birth": "1732-02-11"}'),
    ('of another era', '{"full_name": "Pieter Claesz", "date_of_birth": "27/05/2526"}', '{"full_name": "Pieter Claesz", "date_of_birth": "1983-05-27"}')
  ) as positives (name, a, b);

select finish();
rollback;
