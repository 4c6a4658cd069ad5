-- Deploy mds:normalise/check_digit to pg
-- requires: normalise/schema
begin;

create type normalise.check_digit as (
    "position"  smallint,
    weights     smallint[],
    modulus     smallint,
    characters  text
);

comment on type normalise.check_digit is
$$One check digit computed as a weighted sum, the way most national numbers do it. An array of these is what a number must
satisfy; see normalise.identifier_rules.$$;
comment on column normalise.check_digit."position" is
'Where the check character stands, counted from 1; null for the last place, the weights then end just before it.';
comment on column normalise.check_digit.weights is
'Weights of the characters from the first one on (or up to the check character, when position is null). Digits count as themselves.';
comment on column normalise.check_digit.modulus is 'The sum is taken modulo this.';
comment on column normalise.check_digit.characters is
$$The check character of remainder 0, 1, 2, …: one for each. ? says that no number with this remainder is issued, * that
the next element of the array, for the same position, decides.$$;

commit;
