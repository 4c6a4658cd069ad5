-- normalise.has_check_digits: weighted check digits, as data.
begin;
select plan(11);

select volatility_is('normalise', 'has_check_digits', array['text', 'normalise.check_digit[]', 'text'], 'immutable');

create function pg_temp.checks(p_type text, p_country text) returns normalise.check_digit[]
language sql stable
begin atomic
    select check_digits from normalise.identifier_rules where type = p_type and country_code = p_country order by pattern limit 1;
end;

select is(normalise.has_check_digits(number, pg_temp.checks(type, country)), expected, format('%s of %s: %s', number, type, expected))
  from (values
    ('9434765870',  'nhs',       'GB', true),     -- NHS Data Dictionary
    ('9434765871',  'nhs',       'GB', false),
    ('39053344705', 'cpf',       'BR', true),     -- two check digits
    ('39053344715', 'cpf',       'BR', false),
    ('39053344704', 'cpf',       'BR', false),
    ('36805280109', 'isikukood', 'EE', true),     -- the first weights decide
    ('37605030299', 'isikukood', 'EE', true)      -- the first leave 10, the second decide
  ) as cases (number, type, country, expected);

select ok(normalise.has_check_digits('anything', '{}'), 'no check digit is satisfied by any number');
select ok(not normalise.has_check_digits('18', array[row(null, '{1}', 10, '0?23456789')]::normalise.check_digit[]), '? is a number that is not issued');
select ok(normalise.has_check_digits('19', array[row(null, '{-1}', 10, '0123456789')]::normalise.check_digit[]), 'a negative sum has a positive remainder');

select finish();
rollback;
