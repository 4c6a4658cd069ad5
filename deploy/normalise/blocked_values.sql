-- Deploy mds:normalise/blocked_values to pg
-- requires: normalise/schema
begin;

create table normalise.blocked_values (
    attribute   text        not null,
    value       text        not null,
    is_pattern  boolean     not null default false,
    reason      text        not null,
    created_at  timestamptz not null default now(),

    constraint pk_blocked_values primary key (attribute, value, is_pattern),
    constraint chk_blocked_values_lower_case check (value = lower(value collate "und-x-icu") and value <> ''),
    constraint chk_blocked_values_not_everything check (not is_pattern or btrim(value, '%') <> '')
);

comment on table normalise.blocked_values is
$$Values that say nothing about a person: placeholders, test data, values everybody shares. normalise.is_blocked() answers
from it, so that no key is built from them. A steward edits it with normalise.block_value() and normalise.unblock_value();
normalise.suggest_blocked_values() proposes.

What is not in it on purpose: null, none, na, no and test are blocked as a whole name (attribute name), not as one of its
parts (given_name, family_name), because people are called Null, None, Na, No and Test. Postal codes that exist, such as 12345
and 44444, and birthdays on 1 January of an ordinary year are left to normalise.suggest_blocked_values().$$;
comment on column normalise.blocked_values.attribute is
$$What the value is a value of: email, phone, name (a whole name), given_name, family_name, date_of_birth, address, city,
postal_code, government_id, employer, or any other attribute name; * for all of them.$$;
comment on column normalise.blocked_values.value is
$$The value in lower case, as normalise.text() spells it; numbers without separators (0000000 also blocks 000-0000). When
is_pattern, a LIKE pattern over that.$$;
comment on column normalise.blocked_values.is_pattern is
'Whether value is a LIKE pattern. LIKE, because it is cheap enough to be tried on every value.';
comment on column normalise.blocked_values.reason is 'Why it is blocked: placeholder, test, anonymous, shared, or a sentence of the steward.';
comment on column normalise.blocked_values.created_at is 'When it was blocked.';

alter table normalise.blocked_values enable row level security;
create policy blocked_values_readable on normalise.blocked_values for select using (true);
comment on policy blocked_values_readable on normalise.blocked_values is 'Reference data: everybody may read it.';
grant select on normalise.blocked_values to public;

-- Spelled so that it can be nothing else, whatever the attribute.
insert into normalise.blocked_values (attribute, value, reason)
select '*', value, 'placeholder'
  from unnest(array[
    'n/a', 'n.a.', 'n.a', 'n/a.', '#n/a', '#na', '#null!', '#value!', '#ref!', '#name?', '#div/0!', '\n', '<na>', '<n/a>',
    '(null)', '<null>', '[null]', '{null}', 'null null', '(none)', '<none>', '[none]', '(blank)', '<blank>', '(empty)',
    '<empty>', '(unknown)', '<unknown>', '[unknown]', 'unknown', 'unkown', 'unknwon', 'not available',
    'not applicable', 'not provided', 'not specified', 'not supplied', 'not given', 'not known', 'not set', 'not stated',
    'not entered', 'not disclosed', 'not on file', 'no data', 'no value', 'no information', 'no info', 'no answer',
    'unspecified', 'undefined', 'undisclosed', 'to be determined', 'to be confirmed', 'to follow', 'withheld',
    'redacted', '[redacted]', '<redacted>', '[deleted]', '<deleted>', '(deleted)', 'placeholder', 'refused',
    'refused to give', 'prefer not to say', 'please enter', 'please select', 'select one', '[object object]',
    'unbekannt', 'keine angabe', 'k.a.', 'k. a.', 'nicht bekannt', 'nicht angegeben', 'entfällt',
    'inconnu', 'inconnue', 'non renseigné', 'non renseignée', 'non communiqué', 'non précisé', 's/o', 'sans objet',
    'desconocido', 'desconocida', 'no disponible', 'no aplica', 'sin datos', 's/d', 'sin especificar', 'ninguno', 'ninguna',
    'sconosciuto', 'sconosciuta', 'non disponibile', 'non specificato', 'non indicato', 'n.d.', 'n/d',
    'desconhecido', 'desconhecida', 'não informado', 'nao informado', 'não disponível', 'não se aplica', 'sem informação',
    'onbekend', 'niet bekend', 'n.v.t.', 'nvt', 'niet van toepassing', 'okänd', 'ukjent', 'ukendt', 'tuntematon',
    'nieznany', 'nieznana', 'brak danych', 'nie dotyczy', 'neznámý', 'neznámá', 'неизвестно', 'неизвестен', 'нет данных',
    'не указано', 'не указан', 'άγνωστο', 'άγνωστος', 'bilinmiyor', 'غير معروف', 'لا يوجد', 'לא ידוע', 'अज्ञात',
    '不明', '不详', '不詳', '未知', '未填写', '無し', 'なし', '該当なし', '없음', '해당없음', '미상', '알수없음']) as value;

-- Words that may also be a name: not for its parts.
insert into normalise.blocked_values (attribute, value, reason)
select attribute, value, reason
  from unnest(array['name', 'email', 'phone', 'date_of_birth', 'address', 'city', 'postal_code', 'government_id',
                    'employer']) as attribute
 cross join (
    select unnest(array['null', 'none', 'nil', 'nan', 'na', 'nul', 'void', 'blank', 'empty', 'unk', 'tbd', 'tba', 'tbc', 'xx',
                        'nothing', 'deleted', 'invalid', 'wrong', 'no', 'yes', 'true', 'false', 'default', 'other', 'missing',
                        'dummy', 'unk.', 'geen', 'brak', 'yok', 'нет', '无', '無']), 'placeholder'
     union all
    select unnest(array['test', 'tests', 'tester', 'testing', 'test test', 'testtest', 'asdf', 'asdfasdf', 'asdfgh', 'asd', 'qwerty',
                        'qwertz', 'abc', 'abcd', 'abcdef', 'foo', 'foobar', 'foo bar', 'lorem ipsum', 'sample', 'example',
                        'demo', 'temp', 'hjkl', 'aaa bbb', 'prueba', 'prova', 'essai', 'teste', 'тест', '测试', 'テスト']), 'test'
   ) as words (value, reason)
 where attribute <> 'employer' or reason <> 'test';

-- The same letter again and again. Three of them: Aa, Oo and Ee are family names.
insert into normalise.blocked_values (attribute, value, reason)
select '*', repeat(letter, times), 'placeholder'
  from unnest(string_to_array('a b c d e f g h j k l n o p q r s t u v y z', ' ')) as letter, generate_series(3, 10) as times
 union all
select '*', repeat('x', times), 'placeholder' from generate_series(3, 20) as times;

insert into normalise.blocked_values (attribute, value, reason)
select 'name', value, reason
  from (values
    ('anonymous', 'anonymous'), ('anonymous user', 'anonymous'), ('anonym', 'anonymous'), ('anonyme', 'anonymous'),
    ('anonimo', 'anonymous'), ('anónimo', 'anonymous'), ('anônimo', 'anonymous'), ('аноним', 'anonymous'), ('匿名', 'anonymous'),
    ('unknown unknown', 'placeholder'), ('unknown name', 'placeholder'), ('name unknown', 'placeholder'), ('no name', 'placeholder'),
    ('noname', 'placeholder'), ('no last name', 'placeholder'), ('no first name', 'placeholder'), ('first last', 'placeholder'),
    ('first name', 'placeholder'), ('last name', 'placeholder'), ('firstname lastname', 'placeholder'), ('first name last name', 'placeholder'),
    ('your name', 'placeholder'), ('full name', 'placeholder'), ('name', 'placeholder'), ('name name', 'placeholder'), ('vorname nachname', 'placeholder'),
    ('nom prénom', 'placeholder'), ('prénom nom', 'placeholder'), ('fnu lnu', 'placeholder'), ('lnu fnu', 'placeholder'),
    ('john doe', 'placeholder'), ('jane doe', 'placeholder'), ('john q public', 'placeholder'), ('joe bloggs', 'placeholder'), ('max mustermann', 'placeholder'),
    ('erika mustermann', 'placeholder'), ('jan jansen test', 'test'), ('juan perez test', 'test'), ('山田太郎', 'placeholder'),
    ('山田 太郎', 'placeholder'), ('홍길동', 'placeholder'), ('mickey mouse', 'test'), ('donald duck', 'test'), ('minnie mouse', 'test'),
    ('test user', 'test'), ('test account', 'test'), ('test customer', 'test'), ('test person', 'test'), ('test patient', 'test'),
    ('test contact', 'test'), ('user test', 'test'), ('demo user', 'test'), ('demo account', 'test'), ('demo demo', 'test'),
    ('customer', 'shared'), ('cash customer', 'shared'), ('walk in', 'shared'), ('walk-in', 'shared'), ('walk-in customer', 'shared'),
    ('valued customer', 'shared'), ('guest', 'shared'), ('guest user', 'shared'), ('guest guest', 'shared'), ('occupant', 'shared'),
    ('current resident', 'shared'), ('resident', 'shared'), ('admin', 'shared'), ('administrator', 'shared'), ('user', 'shared'),
    ('new user', 'shared'), ('system', 'shared'), ('system user', 'shared'), ('account holder', 'shared'), ('the manager', 'shared'),
    ('do not use', 'placeholder'), ('duplicate', 'placeholder'), ('do not contact', 'placeholder'), ('deceased', 'placeholder'),
    ('baby boy', 'shared'), ('baby girl', 'shared'), ('newborn', 'shared'), ('infant', 'shared')
  ) as names (value, reason);

insert into normalise.blocked_values (attribute, value, reason)
select attribute, value, 'placeholder'
  from unnest(array['given_name', 'family_name']) as attribute
 cross join unnest(array['fnu', 'lnu', 'nfn', 'nln', 'nmn', 'no name', 'noname', 'no first name', 'no last name', 'first name', 'last name',
                         'firstname', 'lastname', 'given name', 'family name', 'surname', 'forename', 'vorname', 'nachname', 'prénom',
                         'apellido', 'cognome', 'anonymous', 'baby boy', 'baby girl', 'newborn', 'infant', 'do not use', 'test test',
                         'asdf', 'qwerty', 'mustermann']) as value;

-- The key of a record in another system joins for certain: no word that means "none" may be one.
insert into normalise.blocked_values (attribute, value, reason)
select 'external_id', value, 'placeholder'
  from unnest(array['null', 'none', 'nil', 'na', 'nan', 'no', 'new', 'x', 'id', 'tbd', 'false', 'true', 'undefined', 'missing', 'void']) as value;

insert into normalise.blocked_values (attribute, value, reason)
select 'email', value, 'placeholder'
  from unnest(array[
    'test@test.com', 'test@test.de', 'test@test.fr', 'test@test.it', 'test@test.es', 'test@test.nl', 'test@test.net', 'test@test.org',
    'test@test.co.uk', 'test@test.test', 'test@example.com', 'test@example.org', 'test@example.net', 'test@gmail.com', 'test@mail.com',
    'test@email.com', 'test@domain.com', 'test1@test.com', 'test123@test.com', 'test@abc.com', 'user@example.com', 'user@domain.com',
    'name@example.com', 'name@domain.com', 'email@example.com', 'email@email.com', 'email@domain.com', 'mail@mail.com', 'me@me.com',
    'you@example.com', 'you@domain.com', 'your@email.com', 'youremail@example.com', 'your.email@example.com', 'yourname@example.com',
    'username@example.com', 'someone@example.com', 'someone@somewhere.com', 'somebody@somewhere.com', 'nobody@nowhere.com',
    'nobody@example.com', 'nobody@nobody.com', 'john.doe@example.com', 'johndoe@example.com', 'jane.doe@example.com', 'foo@bar.com',
    'foo@foo.com', 'foo@example.com', 'bar@foo.com', 'abc@abc.com', 'abc@xyz.com', 'abc@gmail.com', 'xyz@xyz.com', 'xyz@abc.com',
    'a@a.com', 'a@b.com', 'a@b.c', 'a@b.co', 'aa@aa.com', 'aaa@aaa.com', 'b@b.com', 'x@x.com', 'xx@xx.com', 'xxx@xxx.com', 'q@q.com',
    'asdf@asdf.com', 'asd@asd.com', 'qwe@qwe.com', 'qwerty@qwerty.com', '1@1.com', '123@123.com', '123@abc.com', 'na@na.com',
    'n@a.com', 'na@na.na', 'n/a@n/a.com', 'none@none.com', 'none@none.net', 'no@no.com', 'no@email.com', 'no@mail.com', 'non@non.com',
    'null@null.com', 'nil@nil.com', 'unknown@unknown.com', 'fake@fake.com', 'fake@gmail.com', 'fake@email.com', 'dummy@dummy.com',
    'sample@sample.com', 'temp@temp.com', 'guest@guest.com', 'demo@demo.com', 'customer@customer.com', 'changeme@changeme.com',
    'invalid@invalid.com', 'invalid@example.com', 'deleted@deleted.com', 'email', 'e-mail', 'mail', '@', 'noemail', 'no email',
    'no e-mail', 'no mail', 'keine e-mail', 'keine email', 'pas d''email', 'pas de mail', 'sin correo', 'sin email', 'no tiene',
    'sem email', 'nessuna email', 'geen email', 'geen e-mail']) as value;

insert into normalise.blocked_values (attribute, value, is_pattern, reason)
select 'email', value, true, 'placeholder'
  from unnest(array['noemail@%', 'no-email@%', 'no.email@%', 'no\_email@%', 'nomail@%', 'no-mail@%', 'noreply@%', 'no-reply@%', 'no.reply@%',
                    'no\_reply@%', 'donotreply@%', 'do-not-reply@%', 'none@%', 'notprovided@%', 'notavailable@%', 'unknown@%', 'keinemail@%',
                    'keine-email@%', '%@noemail.com', '%.invalid', '%@test.com']) as value;

-- Numbers: a digit again and again, runs, and the numbers of advertisements.
insert into normalise.blocked_values (attribute, value, reason)
select attribute, repeat(digit::text, times), 'placeholder'
  from unnest(array['phone', 'government_id']) as attribute, generate_series(0, 9) as digit, generate_series(3, 18) as times;

insert into normalise.blocked_values (attribute, value, reason)
select attribute, value, 'placeholder'
  from unnest(array['phone', 'government_id']) as attribute
 cross join unnest(array['0', '00', '1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '12345678901',
                         '123456789012', '01234', '012345', '0123456', '01234567', '012345678', '0123456789', '987654321', '9876543210', '0987654321',
                         '12341234', '123123123', '121212121', '1212121212', '1231231234', '11223344', '112233445']) as value;

insert into normalise.blocked_values (attribute, value, reason) values
    ('phone', '5555551212',  'directory assistance'),
    ('phone', '15555551212', 'directory assistance'),
    ('phone', '5551212',     'directory assistance'),
    ('phone', '1111111112',  'placeholder'),
    ('phone', 'no phone',    'placeholder'),
    ('phone', 'nophone',     'placeholder'),
    ('phone', 'phone',       'placeholder'),
    ('phone', 'none given',  'placeholder'),
    ('phone', 'anonymous',   'anonymous'),
    ('phone', 'private',     'anonymous'),
    ('phone', 'restricted',  'anonymous'),
    ('phone', 'withheld',    'anonymous'),
    ('phone', 'unavailable', 'anonymous'),
    ('government_id', '078051120', 'Woolworth wallet card, issued to nobody (Social Security Administration)'),
    ('government_id', '219099999', 'Social Security Board pamphlet of 1940'),
    ('government_id', '457555462', 'printed in advertisements'),
    ('government_id', '12345678z', 'placeholder'),
    ('government_id', 'qq123456c', 'specimen of HM Revenue & Customs'),
    ('government_id', 'ab123456c', 'placeholder');

insert into normalise.blocked_values (attribute, value, reason)
select 'postal_code', value, 'placeholder'
  from unnest(array['0', '00', '000', '0000', '00000', '000000', '0000000', '00000000', '000000000', '999', '9999', '99999', '999999', '9999999', '99999999',
                    '999999999', '1234567', '12345678', '123456789', 'zz99 9zz', 'zz999zz', 'zz99 3vz', 'a1a1a1', 'x0x 0x0', 'x0x0x0',
                    'post code', 'postcode', 'zip', 'zip code', 'zipcode']) as value;

-- ISO dates, as normalise.date_of_birth() writes them, and the spellings of the same default in exports.
insert into normalise.blocked_values (attribute, value, reason)
select 'date_of_birth', value, 'default of a system'
  from unnest(array['0000-00-00', '0001-01-01', '0001', '0001-01', '1000-01-01', '1111-11-11', '1500-01-01', '1582-10-15', '1600-01-01', '1601-01-01', '1700-01-01', '1753-01-01', '1800-01-01', '1840-12-31',
                    '1850-01-01', '1899-12-30', '1899-12-31', '1899', '1900-01-01', '1900-01', '1900', '1901-01-01', '1900-12-31', '1969-12-31', '1970-01-01',
                    '1904-01-01', '2099-12-31', '2100-01-01', '2100-12-31', '2222-02-22', '2999-12-31', '3000-01-01', '9999-12-31', '9999-09-09', '9999',
                    '9999-12', '99999999', '00000000', '11111111', '19000101', '01011900', '01/01/1900', '1/1/1900', '01.01.1900', '1.1.1900',
                    '01-01-1900', '01/01/1970', '1/1/1970', '01.01.1970', '19700101', '01011970', '01/01/0001', '1/1/0001', '00010101',
                    '31/12/9999', '12/31/9999', '31.12.9999', '99991231', '00/00/0000', '00.00.0000', '00-00-0000', 'dd/mm/yyyy',
                    'mm/dd/yyyy', 'yyyy-mm-dd', 'dd.mm.yyyy', 'tt.mm.jjjj', 'jj/mm/aaaa']) as value;

insert into normalise.blocked_values (attribute, value, reason)
select attribute, value, 'placeholder'
  from unnest(array['address', 'city']) as attribute
 cross join unnest(array['no address', 'no fixed address', 'no fixed abode', 'no fixed abode (nfa)', 'nfa', 'homeless', 'no known address', 'unknown address',
                         'address unknown', 'address', 'street', 'street address', 'address line 1', 'city', 'town', 'your address', 'general delivery', 'poste restante',
                         'return to sender', 'bad address', 'gone away', 'same as above', 'as above', 'see above', 'same as billing',
                         '123 main st', '123 main street', '123 any street', '123 anystreet', 'anytown', 'any town', 'musterstraße 1',
                         'musterstrasse 1', 'musterstr. 1', 'musterstadt', 'ohne festen wohnsitz', 'ofw', 'sans domicile fixe', 'sdf', 'test street',
                         'test address', '1 test street', 'sin domicilio', 'domicilio desconocido', 'senza fissa dimora']) as value;

insert into normalise.blocked_values (attribute, value, reason) values
    ('address', 'same', 'placeholder'),
    ('address', 'moved', 'placeholder');

insert into normalise.blocked_values (attribute, value, reason)
select 'employer', value, 'not an employer'
  from unnest(array['self', 'self employed', 'self-employed', 'selfemployed', 'unemployed', 'retired', 'student', 'housewife', 'homemaker', 'disabled', 'freelance',
                    'freelancer', 'private', 'company', 'company name', 'selbständig', 'selbstständig', 'arbeitslos', 'rentner', 'retraité', 'sans emploi',
                    'jubilado', 'desempleado', 'estudiante', 'pensionato', 'aposentado', 'zzp', 'gepensioneerd']) as value;

commit;
