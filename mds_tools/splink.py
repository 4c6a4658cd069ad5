"""Models in the settings of Splink (JSON, as of 4 and 5), both ways, as far as the concepts meet.

What meets: comparisons with levels, their m and u, null levels, term frequencies, blocking rules, the prior. Splink's
columns are those of matching.features, one row per record: a model from here runs in Splink on these, and a model
trained in Splink runs here on what MDS makes of the payloads. Whatever one side cannot say is told in a note, never
dropped in silence; a level that cannot be said gives its m and u to the next one below it, where its pairs then are.
"""
from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable
from typing import Any

import click

FEATURES = {
    "given": False, "middle": False, "family": False, "family_core": False, "given_phonetic": False,
    "family_phonetic": False, "previous_family": False, "suffix": False, "birth": False, "birth_year": False,
    "birth_month": False, "birth_day": False, "gender": False, "place_of_birth": False, "country_code": False,
    "employer": False, "occupation": False, "given_roots": True, "name_tokens": True, "name_forms": True,
    "emails": True, "email_handles": True, "email_words": True, "email_locals": True, "phones": True,
    "phone_tails": True,
    "external_ids": True, "address_lines": True, "streets": True, "house_numbers": True, "postal_codes": True,
    "cities": True, "government_ids": True, "government_id_deletions": True}
"""Columns of matching.features that a model compares; whether each is a list."""

SYNONYMS = {
    "given": ("given_name", "first_name", "firstname", "forename"), "middle": ("middle_name",),
    "family": ("family_name", "surname", "last_name", "lastname"), "suffix": ("name_suffix",),
    "birth": ("dob", "date_of_birth", "birth_date"), "gender": ("sex",), "place_of_birth": ("birth_place",),
    "country_code": ("country",), "emails": ("email",), "phones": ("phone", "phone_number", "telephone", "mobile"),
    "postal_codes": ("postcode", "postal_code", "zip", "zip_code"), "cities": ("city", "town"),
    "address_lines": ("address", "address_1", "street", "street_address")}
"""Under which names Splink's users know them."""

STABLE = {"given", "suffix", "birth", "birth_year", "gender", "place_of_birth", "government_ids",
          "government_id_deletions"}
"""A person has one of it: comparisons of these alone contradict (matching.comparisons.is_stable)."""

RARITIES = {"given": "given_rarity", "family": "family_rarity", "cities": "city_rarity"}
"""Term frequencies: the column, and what matching.features knows of its rarity."""

MISSPELT = """(least(length({0}), length({1})) >= 4 and greatest(length({0}), length({1})) <= 255
    and (levenshtein({0}, {1}) <= 1 or levenshtein({0}, {1}) = 2
         and (least(length({0}), length({1})) >= 7
              or length({0}) = length({1}) and translate({0}, {1}, '') = '' and translate({1}, {0}, '') = '')))"""
ALIKE = """(least(length({0}), length({1})) >= 5 and greatest(length({0}), length({1})) <= 255
    and (levenshtein({0}, {1}) <= 2 or levenshtein({0}, {1}) * 4 <= least(length({0}), length({1}))))"""
MISREAD = "(length({0}) = 10 and length({1}) = 10 and (levenshtein({0}, {1}) <= 1 or {1} in (" + ", ".join(
    f"translate('{swapped}', '12345678', translate({{0}}, '-', ''))" for swapped in (
        "2134-56-78", "1324-56-78", "1243-56-78", "1235-46-78", "1234-65-78", "1234-57-68", "1234-56-87")) + ")))"
DIFFERENT = """({0} || 'a' = {1} or {1} || 'a' = {0}
    or left({0}, length({0}) - 1) = left({1}, length({1}) - 1) and right({0}, 1) || right({1}, 1) in ('ao', 'oa')
    or left({0}, length({0}) - 2) = left({1}, length({1}) - 2) and right({0}, 2) || right({1}, 2) in ('erra', 'raer')
    or right({0}, 1) = 'y' and {1} in (left({0}, length({0}) - 1) || 'ia', left({0}, length({0}) - 1) || 'iya')
    or right({1}, 1) = 'y' and {0} in (left({1}, length({1}) - 1) || 'ia', left({1}, length({1}) - 1) || 'iya')
    or least(levenshtein(left({0}, 60), left({1}, 60)), 7) * 2 >= least(length({0}), length({1}))
       - case when split_part({0}, ' ', 2) <> '' and split_part({1}, ' ', 2) <> ''
                   and split_part({0}, ' ', 1) = split_part({1}, ' ', 1)
              then length(split_part({0}, ' ', 1)) + 1 else 0 end
       and not (length({0}) = length({1}) and (""" + " or ".join(
           f"length({{0}}) >= {2 + n} and left({{0}}, length({{0}}) - {2 + n}) || substr({{0}}, length({{0}}) - {n}, 1)"
           f" || substr({{0}}, length({{0}}) - {1 + n}, 1) || right({{0}}, {n}) = {{1}}" for n in range(3)) + ")))"
"""Of letters that changed places three places tell: with more before them the names are alike enough as it is."""
INLINED = {"is_misspelling": MISSPELT, "is_misread_date": MISREAD, "is_alike": ALIKE, "are_different_names": DIFFERENT}
"""Functions of schema matching in the words of every engine."""

OVERLAP = {"duckdb": "list_has_any", "spark": "arrays_overlap"}
DIALECTS = ("duckdb", "spark")


MOST_RULES = 31     # an edge holds those that found it as bits


class Untranslatable(Exception):
    """An expression that the other side cannot say; its text is why."""


def sqlglot():
    """The module. Raises click.ClickException when it is not installed."""
    try:
        import sqlglot as module
    except ImportError as error:
        raise click.ClickException(
            "translating conditions needs sqlglot: pip install 'mds-tools[splink]'") from error
    return module


def tree_of(text: str, dialect: str):
    """What sqlglot makes of an expression. Raises Untranslatable."""
    try:
        return sqlglot().parse_one(text, read=dialect)
    except sqlglot().errors.SqlglotError as error:
        raise Untranslatable("sqlglot does not understand it") from error


def log2_odds(probability: float) -> float:
    return math.log2(probability / (1 - probability))


# -- to Splink ---------------------------------------------------------------------------------------------------------


def gendered(endings: Iterable[str]) -> str:
    """matching.is_gendered_form in the words of every engine, of what matching.gendered_endings() returns."""
    pairs = [(shared + one, shared + other) for shared, one, other in (ending.split("/") for ending in endings)]
    return ("(left({0}, 3) = left({1}, 3) and length({0}) <= 60 and length({1}) <= 60 and (" + " or ".join(
        f"right({{0}}, {len(one)}) = '{one}' and length({{0}}) >= {len(one) + 2}"
        f" and left({{0}}, length({{0}}) - {len(one)}) || '{other}' = {{1}}" for one, other in pairs) + "))")


def spoken(condition: str, dialect: str, side: str | None = None, endings: Iterable[str] = ()) -> str:
    """A condition over l and r in a dialect of Splink; a key over f as one over `side`. Raises Untranslatable."""
    words = INLINED | ({"is_gendered_form": gendered(endings)} if endings else {})
    exp = sqlglot().exp
    tree = tree_of(condition, "postgres")

    def one(node):
        if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Func):
            schema, function = node.this.name, node.expression
            name, given = function.name.lower(), [a.sql("postgres") for a in function.expressions]
            if (schema, name) in (("extensions", "levenshtein_less_equal"), ("extensions", "levenshtein")):
                return sqlglot().parse_one(f"levenshtein({given[0]}, {given[1]})", read="postgres").transform(one)
            if schema == "matching" and name in words:
                return sqlglot().parse_one(words[name].format(*given), read="postgres").transform(one)
            raise Untranslatable(f"there is no {schema}.{name} in Splink")
        if isinstance(node, exp.ArrayOverlaps):
            return exp.Anonymous(this=OVERLAP[dialect], expressions=[node.this.transform(one),
                                                                     node.expression.transform(one)])
        if isinstance(node, exp.Anonymous) and node.name.lower() == "cardinality":
            return exp.ArraySize(this=node.expressions[0].transform(one))
        if isinstance(node, exp.Column) and node.table in ("l", "r", "f"):
            if node.table == "f":
                return exp.column(node.name, table=side)
            return exp.column(f"{node.name}_{node.table}", quoted=True)
        if isinstance(node, exp.Column):
            raise Untranslatable(f"{node.sql('postgres')} is no column of a record")
        if isinstance(node, exp.Select | exp.Unnest):
            raise Untranslatable("it has a subquery")
        return node

    return tree.transform(one).sql(dialect)


def rules_of(expression: str, dialect: str) -> list[dict[str, Any]]:
    """A blocking rule of ours as rules of Splink, which together find the same pairs. Raises Untranslatable."""
    exp = sqlglot().exp
    tree = tree_of(expression, "postgres")

    def rule(value: str, condition: str | None = None, exploded: str | None = None) -> dict[str, Any]:
        sides = [spoken(value, dialect, side) for side in "lr"]
        wheres = [f" AND ({spoken(condition, dialect, side)})" for side in "lr"] if condition else []
        return {"blocking_rule": f"{' = '.join(sides)}{''.join(wheres)}", "sql_dialect": dialect,
                **({"arrays_to_explode": [exploded]} if exploded else {})}

    if isinstance(tree, exp.Column):
        return [rule(expression, exploded=tree.name)]
    if isinstance(tree, exp.Array) and not isinstance(tree.expressions[0], exp.Select):
        if len(tree.expressions) > 1:
            raise Untranslatable("it makes several keys of one record")
        return [rule(tree.expressions[0].sql("postgres"))]
    select = tree.expressions[0] if isinstance(tree, exp.Array) else None
    source = select.args.get("from_") or select.args.get("from") if select is not None else None
    unnest = source.this if source is not None else None
    lists = unnest.expressions if isinstance(unnest, exp.Unnest) and not select.args.get("joins") else []
    if len(lists) == 1 and isinstance(lists[0], exp.Column):
        column, alias = lists[0], unnest.alias or unnest.alias_column_names[0]

        def element(node):
            return column.copy() if isinstance(node, exp.Column) and not node.table and node.name == alias else node

        where = select.args.get("where")
        return [rule(select.expressions[0].transform(element).sql("postgres"),
                     where.this.transform(element).sql("postgres") if where else None, column.name)]
    raise Untranslatable("its keys are made of several lists")


def to_splink(document: dict[str, Any], dialect: str = "duckdb",
              endings: Iterable[str] = ()) -> tuple[dict[str, Any], list[str]]:
    """The settings of Splink for a document of matching.export_model, and notes on what they do not say.

    endings: matching.gendered_endings(); without them conditions with matching.is_gendered_form cannot be said.
    """
    notes: set[str] = set()
    comparisons = []
    # Splink counts frequencies in its input: what a model counted (and has one for all others) it can have there.
    known = {f"{term['term']}_rarity" for term in document["term_frequencies"] if term["value"] == ""}
    for comparison in document["comparisons"]:
        name, levels, carried = comparison["name"], [], (0.0, 0.0)
        try:
            null = spoken(comparison["null_condition"], dialect)
        except Untranslatable as why:
            notes.add(f"comparison {name} is left out: {why}")
            continue
        for level in sorted((x for x in document["comparison_levels"] if x["comparison_name"] == name),
                            key=lambda x: -x["level"]):
            m, u = level["m"] + carried[0], level["u"] + carried[1]
            try:
                condition = spoken(level["condition"], dialect, endings=endings) if level["level"] else "ELSE"
            except Untranslatable as why:
                carried = m, u
                notes.add(f"level {level['level']} of {name} ({level['label']}) is part of the next below: {why}")
                continue
            carried = (0.0, 0.0)
            said = {"sql_condition": condition, "label_for_charts": level["label"],
                    "m_probability": min(m, 1.0), "u_probability": min(u, 1.0)}
            if level.get("rarity") in known:
                columns = [c for c, rarity in RARITIES.items() if rarity == level["rarity"] and not FEATURES[c]]
                for column in columns:
                    # Of this level itself: for one that says more than that the column is equal Splink finds no other.
                    said |= {"tf_adjustment_column": column, "tf_adjustment_weight": 1.0,
                             "disable_tf_exact_match_detection": True}
                if not columns:
                    notes.add(f"level {level['level']} of {name}: {level['rarity']} is of a list, and left out")
            levels.append(said)
        comparisons.append({"output_column_name": name, "comparison_description": comparison["description"],
                            "comparison_levels": [{"sql_condition": null, "label_for_charts": "says nothing",
                                                   "is_null_level": True}, *levels]})
    said_of = {}
    for rule in document["blocking_rules"]:
        try:
            said_of[rule["name"]] = rules_of(rule["expression"], dialect)
        except Untranslatable as why:
            notes.add(f"blocking rule {rule['name']} is left out: {why}")
    # Splink evaluates all rules on the rows of one whose lists are exploded: there they are no lists any more.
    exploded = {name for rules in said_of.values() for rule in rules for name in rule.get("arrays_to_explode", ())}
    rules = []
    for name, said in said_of.items():
        whole = [column for column in exploded for rule in said
                 if column not in rule.get("arrays_to_explode", ()) and f"l.{column}" in rule["blocking_rule"]]
        if whole:
            notes.add(f"blocking rule {name} is left out: another takes the values of {whole[0]} one by one, and "
                      "Splink cannot have both")
        else:
            rules += said
    model = document["model"]
    notes.add(f"Splink has no thresholds in its settings: predict(threshold_match_weight={model['review_weight']:g}) "
              f"finds what would go to review, {model['join_weight']:g} what would join")
    notes.add(f"candidate_cap {model['candidate_cap']} is left out: Splink does not cap keys")
    for term in ("household", "background"):
        if model.get(f"{term}_weight") is not None:
            notes.add(f"the {term} term is left out: Splink knows two classes of pairs")
    for section in ("definite_rules", "stop_keys", "term_frequencies"):
        if document[section]:
            notes.add(f"{len(document[section])} {section.replace('_', ' ')} are left out"
                      + (": Splink learns them from its input" if section == "term_frequencies" and known else ""))
    if any(c["is_stable"] for c in document["comparisons"]):
        notes.add("contradictions do not part Splink's clusters: cluster_pairwise_predictions_at_threshold joins "
                  "whatever is connected")
    return {"link_type": "dedupe_only", "unique_id_column_name": "source_identity_id", "sql_dialect": dialect,
            "probability_two_random_records_match": 1 / (1 + 2 ** -model["prior_weight"]),
            "comparisons": comparisons, "blocking_rules_to_generate_predictions": rules,
            "retain_intermediate_calculation_columns": False}, sorted(notes)


# -- from Splink -------------------------------------------------------------------------------------------------------


class Columns:
    """What Splink's columns are here: a feature, or a further attribute of the payload."""

    def __init__(self, named: dict[str, str], notes: set[str]) -> None:
        self.notes, self.used = notes, set()
        self.known = {name: name for name in FEATURES}
        self.known |= {synonym: name for name, synonyms in SYNONYMS.items() for synonym in synonyms}
        for column, feature in named.items():
            if feature not in FEATURES and not feature.startswith("attributes."):
                raise click.UsageError(f"{column}={feature}: there is no feature {feature}; there are "
                                       f"{', '.join(FEATURES)} and attributes.NAME")
            self.known[column] = feature

    def is_list(self, column: str) -> bool:
        return FEATURES.get(self.known.get(column, ""), False)

    def value(self, column: str, side: str, element: bool = True) -> str:
        """A column of one side as SQL over the features row; of a list its first element, unless it is asked for."""
        feature = self.known.get(column, f"attributes.{column}")
        self.used.add(feature)
        if feature.startswith("attributes."):
            name = feature.removeprefix("attributes.").replace("'", "''")
            if column not in self.known:
                self.notes.add(f"column {column} is read from attributes.{name} of the payload")
            return f"({side}.attributes ->> '{name}')"
        if FEATURES[feature] and element:
            self.notes.add(f"column {column} is a list here: conditions other than equality see its first value")
            return f"{side}.{feature}[1]"
        return f"{side}.{feature}"


HARMLESS = ("Levenshtein", "Substring", "Left", "Right", "Lower", "Upper", "Length", "Abs", "Coalesce", "And", "Or",
            "Concat", "Nullif", "Trim", "Case", "If", "Least", "Greatest", "Replace", "SplitPart", "StrPosition",
            "Cast", "Array", "Not", "Translate", "StringToArray", "ArrayOverlaps", "ArraySize", "ArrayToString")
"""Functions, as sqlglot names them, that mean the same in PostgreSQL and never fail."""


def understood(condition: str, dialect: str, columns: Columns, side: str | None = None) -> str:
    """A condition of Splink over l and r; a part of a blocking rule, over the side l, as a key of f.
    Raises Untranslatable."""
    exp = sqlglot().exp
    tree = tree_of(condition, dialect)

    def place(node) -> tuple[str, str] | None:
        if not isinstance(node, exp.Column):
            return None
        if side:
            return (node.name, "f") if node.table in (side, "") else None
        name, mark = node.name[:-2], node.name[-2:]
        return (name, mark[1]) if mark in ("_l", "_r") else None

    def parsed(text: str):
        return sqlglot().parse_one(text, read="postgres")

    def whole(node):
        at = place(node)
        return parsed(columns.value(*at, element=False)) if at else node.transform(one)

    def one(node):
        if isinstance(node, exp.Anonymous) and node.name.lower() in OVERLAP.values():
            node = exp.ArrayOverlaps(this=node.expressions[0], expression=node.expressions[1])
        if isinstance(node, exp.ArrayOverlaps):
            return exp.ArrayOverlaps(this=whole(node.this), expression=whole(node.expression))
        if isinstance(node, exp.Bracket) and place(node.this):
            return exp.Bracket(this=whole(node.this), expressions=node.expressions)
        if isinstance(node, exp.Bracket) and isinstance(node.this, exp.Func):
            node.set("this", exp.Paren(this=node.this.copy()))
        if isinstance(node, exp.Split):
            return exp.StringToArray(this=node.this.transform(one), expression=node.expression)
        if isinstance(node, exp.ArraySize):
            return exp.Anonymous(this="cardinality", expressions=[whole(node.this)])
        if isinstance(node, exp.ArrayToString):
            return exp.ArrayToString(this=whole(node.this), expression=node.expression)
        if isinstance(node, exp.EQ | exp.Is) and (at := place(node.this)) and columns.is_list(at[0]):
            other = place(node.expression)
            if isinstance(node, exp.Is):
                return exp.Is(this=parsed(columns.value(*at, element=False)), expression=node.expression)
            if other and other[0] == at[0]:
                return parsed(f"{columns.value(*at, element=False)} && {columns.value(*other, element=False)}")
        if at := place(node):
            return parsed(columns.value(*at))
        if isinstance(node, exp.Column):
            raise Untranslatable(f"{node.sql(dialect)} is no column of one of the two records")
        if isinstance(node, exp.Select | exp.Anonymous) or (
                isinstance(node, exp.Func) and type(node).__name__ not in HARMLESS):
            raise Untranslatable(f"PostgreSQL has no {node.name or type(node).__name__} that would do here")
        if isinstance(node, exp.Cast) and not node.to.is_type("varchar", "text") and not (
                node.to.is_type("int") and isinstance(node.this.unnest(), exp.Predicate)):
            raise Untranslatable("a cast fails on what is no such value")
        if isinstance(node, exp.Substring) and (
                isinstance(node.args.get("start"), exp.Neg)
                or not isinstance(node.args.get("length") or exp.Literal.number(1), exp.Literal)):
            raise Untranslatable("PostgreSQL counts no places from the end, and fails where a length is below 0")
        if isinstance(node, exp.Div | exp.IntDiv | exp.Mod) and not isinstance(node.expression, exp.Literal):
            node.set("expression", exp.Nullif(this=node.expression.copy(), expression=exp.Literal.number(0)))
        if isinstance(node, exp.Levenshtein):
            given = [x.transform(one).sql("postgres") for x in (node.this, node.expression)]
            return parsed(f"extensions.levenshtein(left({given[0]}, 255), left({given[1]}, 255))")
        return node

    return tree.transform(one).sql("postgres")


def key_of(rule: dict[str, Any], dialect: str, columns: Columns) -> str:
    """The expression of a blocking rule: the values that both sides must have in common. Raises Untranslatable."""
    exp = sqlglot().exp
    parts, sided, exploded = [], {"l": set(), "r": set()}, list(rule.get("arrays_to_explode") or [])
    tree = tree_of(rule["blocking_rule"], rule.get("sql_dialect") or dialect)
    for part in (tree.flatten() if isinstance(tree, exp.And) else [tree]):
        part = part.unnest()
        tables = {c.table for c in part.find_all(exp.Column)}
        if tables in ({"l"}, {"r"}):
            sided[tables.pop()].add(left(part, dialect))
        elif isinstance(part, exp.EQ) and left(part.this, dialect) == left(part.expression, dialect):
            parts.append(left(part.this, dialect))
        else:
            raise Untranslatable(f"{part.sql(dialect)} is no equality of the same on both sides")
    if sided["l"] != sided["r"] or not parts:
        raise Untranslatable("it asks one thing of one record and another of the other")
    lists = sorted({c.name for p in parts for c in sqlglot().parse_one(p, read=dialect).find_all(exp.Column)
                    if columns.is_list(c.name)} | set(exploded))
    if len(lists) > 1:
        raise Untranslatable("it takes a value from each of several lists")
    if single := [c for c in exploded if not columns.is_list(c)]:
        raise Untranslatable(f"{single[0]} is no list here")
    texts = [understood(p, dialect, columns, "l") for p in parts]
    wheres = " and ".join(f"({understood(w, dialect, columns, 'l')})" for w in sorted(sided["l"]))
    column = columns.known.get(lists[0], lists[0]) if lists else None
    if not exploded and not any(f"f.{column}[1]" in text for text in texts):
        return f"array[case when {wheres} then {joined(texts)} end]" if wheres else f"array[{joined(texts)}]"
    expression = f"array(select {joined(texts)} from unnest(f.{column}) x{f' where {wheres}' if wheres else ''})"
    return expression.replace(f"f.{column}[1]", "x")


def equal_columns(levels: list[dict[str, Any]], dialect: str) -> dict[str, float | None]:
    """The columns of which a level says that they are equal, and no more; and the u of the first that does. Splink
    takes term frequencies for that of them, at whatever level they count."""
    exp = sqlglot().exp
    equals: dict[str, float | None] = {}
    for level in levels:
        try:
            tree = tree_of(level["sql_condition"], dialect).unnest()
        except Untranslatable:
            continue
        if isinstance(tree, exp.EQ) and isinstance(tree.this, exp.Column) and isinstance(tree.expression, exp.Column):
            one, other = tree.this.name.lower(), tree.expression.name.lower()
            if one[:-2] == other[:-2] and {one[-2:], other[-2:]} == {"_l", "_r"}:
                equals.setdefault(one[:-2], level.get("u_probability"))
    return equals


def check(settings: dict[str, Any]) -> None:
    """Raises click.ClickException where settings are not what Splink writes."""
    def must(holds: bool, what: str) -> None:
        if not holds:
            raise click.ClickException(f"these are no settings of Splink: {what}")

    def objects(value: Any) -> bool:
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)

    def share(value: Any) -> bool:
        return value is None or isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1

    dialects = {name.lower() for name in sqlglot().Dialects.__members__}
    must((settings.get("sql_dialect") or "duckdb") in dialects, "sql_dialect is none that sqlglot knows")
    prior = settings.get("probability_two_random_records_match")
    must(share(prior) and prior not in (0, 1), "probability_two_random_records_match does not lie between 0 and 1")
    must(objects(settings["comparisons"] or []), "comparisons is no list of objects")
    for number, comparison in enumerate(settings["comparisons"] or [], 1):
        levels = comparison.get("comparison_levels")
        must(objects(levels), f"comparison {number} has no comparison_levels, a list of objects")
        for level in levels:
            must(isinstance(level.get("sql_condition"), str), f"a level of comparison {number} has no sql_condition")
            must(share(level.get("m_probability")) and share(level.get("u_probability")),
                 f"m_probability and u_probability of a level of comparison {number} do not lie between 0 and 1")
            must(isinstance(level.get("tf_adjustment_column"), str | None),
                 f"tf_adjustment_column of a level of comparison {number} is no name")
    rules = settings.get("blocking_rules_to_generate_predictions") or []
    must(isinstance(rules, list), "blocking_rules_to_generate_predictions is no list")
    for number, rule in enumerate(rules, 1):
        must(isinstance(rule, str) or isinstance(rule, dict) and isinstance(rule.get("blocking_rule"), str)
             and (rule.get("sql_dialect") or "duckdb") in dialects
             and isinstance(lists := rule.get("arrays_to_explode") or [], list)
             and all(isinstance(name, str) for name in lists), f"blocking rule {number} is none")


def left(part: Any, dialect: str) -> str:
    """A part of a blocking rule, with both sides called l."""
    part = part.copy()
    for column in part.find_all(sqlglot().exp.Column):
        if column.table:
            column.set("table", sqlglot().exp.to_identifier("l"))
    return part.sql(dialect)


def concept_of(comparison: dict[str, Any], taken: set[str]) -> str:
    """The name of a comparison here, other than those that are taken: that of its column, in letters of a name."""
    words = re.sub(r"[^a-z0-9_]+", "_", str(comparison.get("output_column_name") or "").lower()).strip("_")
    name = words if re.match("[a-z]", words) else f"comparison_{words}".rstrip("_")
    return next(n for n in itertools.chain([name], (f"{name}_{i}" for i in itertools.count(2))) if n not in taken)


def joined(values: Iterable[str]) -> str:
    """Values as one text; null when one of them is."""
    return " || '|' || ".join(f"({value})" for value in values)


def from_splink(settings: dict[str, Any], name: str, named: dict[str, str] | None = None, join_weight: float = 5,
                review_weight: float = 0) -> tuple[dict[str, Any], list[str]]:
    """The document of matching.import_model for settings of Splink, and notes on what it does not say.

    named: what a column of Splink is here, where its name does not tell. Raises click.ClickException when nothing
    would be left to compare or to find candidates by, or when they are no settings.
    """
    check(settings)
    notes: set[str] = set()
    dialect = settings.get("sql_dialect") or "duckdb"
    columns = Columns(named or {}, notes)
    comparisons, levels, rules = [], [], []
    for given in settings.get("comparisons") or []:
        columns.used = set()
        concept = concept_of(given, {c["name"] for c in comparisons})
        null, found, carried, equals = "false", [], (0.0, 0.0), equal_columns(given["comparison_levels"], dialect)
        for level in given["comparison_levels"]:
            label = level.get("label_for_charts") or level["sql_condition"]
            is_else = level["sql_condition"].strip().upper() == "ELSE"
            try:
                condition = None if is_else else understood(level["sql_condition"], dialect, columns)
            except Untranslatable as why:
                if level.get("is_null_level"):
                    raise click.ClickException(f"the null level of {concept} cannot be said here: {why}") from why
                carried = carried[0] + (level.get("m_probability") or 0), carried[1] + (level.get("u_probability") or 0)
                notes.add(f"{concept}: {label} is part of the next level below: {why}")
                continue
            if level.get("is_null_level"):
                null = condition
                continue
            m, u = level.get("m_probability"), level.get("u_probability")
            if not m or not u:
                notes.add(f"{concept}: {label} was not trained, and weighs nothing")
                m = u = m or u or 0.5
            rarity, m, u = None, min(1, m + carried[0]), min(1, u + carried[1])
            if (column := level.get("tf_adjustment_column")) and not is_else:
                rarity = RARITIES.get(columns.known.get(column, ""))
                if rarity is None or level.get("tf_adjustment_weight", 1) != 1 or level.get("tf_minimum_u_value"):
                    notes.add(f"{concept}: {label}: the term frequencies of {column} are left out, or weigh in full")
                # Rarity stands for 1 / u here; in Splink for that of the level where the column is equal.
                equal = u if level.get("disable_tf_exact_match_detection") else equals.get(column.lower())
                if rarity and (equal is None or m / u * equal > 1):
                    notes.add(f"{concept}: {label}: the term frequencies of {column} are left out: "
                              + ("no level says that it is equal" if equal is None else "they would weigh too much"))
                    rarity = None
                elif rarity and equal != u:
                    m, u = m / u * equal, equal
            found.append({"label": label, "condition": condition, "m": m, "u": u, "rarity": rarity})
            carried = (0.0, 0.0)
        if len(found) < 2 or found[-1]["condition"] is not None:
            notes.add(f"comparison {concept} is left out: nothing of it but the rest can be said")
            continue
        comparisons.append({"name": concept, "ordinal": len(comparisons) + 1, "null_condition": null,
                            "is_stable": bool(columns.used) and columns.used <= STABLE,
                            "description": given.get("comparison_description") or f"{concept}, from Splink."})
        levels += [{"comparison_name": concept, "level": len(found) - 1 - n, **level} for n, level in enumerate(found)]
    for rule in settings.get("blocking_rules_to_generate_predictions") or []:
        rule = {"blocking_rule": rule} if isinstance(rule, str) else rule
        try:
            if len(rules) == MOST_RULES:
                raise Untranslatable(f"a model here has {MOST_RULES} of them at most")
            rules.append({"ordinal": len(rules), "name": f"rule_{len(rules)}",
                          "expression": key_of(rule, dialect, columns), "description": rule["blocking_rule"]})
        except Untranslatable as why:
            notes.add(f"blocking rule {rule['blocking_rule']} is left out: {why}")
    if settings.get("link_type", "dedupe_only") != "dedupe_only":
        notes.add(f"link_type {settings['link_type']}: here all records are compared with all; a source that holds "
                  "each person once says so itself (mds sources add NAME --deduplicated)")
    if not comparisons or not rules:
        raise click.ClickException("nothing would be left to " + ("find candidates by" if comparisons else "compare")
                                   + "".join(f"\n  {note}" for note in sorted(notes)))
    prior = settings.get("probability_two_random_records_match") or 0.0001
    return {"format": "mds-model", "version": 1,
            "model": {"name": name, "prior_weight": log2_odds(prior), "join_weight": join_weight,
                      "review_weight": review_weight, "candidate_cap": 200, "origin": "imported",
                      "description": "Trained in Splink."},
            "comparisons": comparisons, "comparison_levels": levels, "blocking_rules": rules, "definite_rules": [],
            "stop_keys": []}, sorted(notes)     # no term_frequencies: Splink counts its input, import_model the records
