-- What sqitch.plan adds up to, written by `mds snapshot` with PostgreSQL 15. Do not edit.
-- Function bodies are left out; they stand in deploy/.

CREATE SCHEMA cdc;

COMMENT ON SCHEMA cdc IS 'Change data capture: the transactional outbox whose events are the public contract, the publications and what the two Debezium
connectors need of the database (heartbeats, signals), and how far behind they are.';

CREATE SCHEMA extensions;

COMMENT ON SCHEMA extensions IS 'Third-party extensions only, so that every function can pin its search_path without naming public.';

CREATE SCHEMA governance;

COMMENT ON SCHEMA governance IS 'Rules about data, over all contexts: keyed hashes, and later the catalogue of data classes, audit, retention and erasure.';

CREATE SCHEMA matching;

COMMENT ON SCHEMA matching IS 'Who is who: models, the features and blocking keys of every identity, scored pairs, clusters. Knows identities by number
only; nothing of golden profiles.';

CREATE SCHEMA mds;

COMMENT ON SCHEMA mds IS 'The master data of people: who they are (canonical users), what is known of them (golden profiles), who said so
(source identities and lineage), and the public functions to send, ask, explain and undo.';

CREATE SCHEMA normalise;

COMMENT ON SCHEMA normalise IS 'Pure functions that turn what a source wrote into a comparable value: e-mail, phone, person name, date, country,
address, government id, URL, message body. No state but reference data. Everybody may call them.';

CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA extensions;

CREATE TYPE cdc.event AS (
	aggregatetype text,
	aggregateid text,
	type text,
	payload jsonb
);

COMMENT ON TYPE cdc.event IS 'Something that happened, for cdc.emit.';

COMMENT ON COLUMN cdc.event.aggregatetype IS 'Topic, as in cdc.outbox_events.';

COMMENT ON COLUMN cdc.event.aggregateid IS 'Message key.';

COMMENT ON COLUMN cdc.event.type IS 'What happened.';

COMMENT ON COLUMN cdc.event.payload IS 'The message; null is a tombstone.';

CREATE TYPE matching.agreement_pattern AS (
	levels smallint[],
	rarities smallint[],
	found_by integer,
	is_random boolean,
	pairs double precision
);

COMMENT ON TYPE matching.agreement_pattern IS 'Pairs of identities that agree and disagree in the same way, counted.';

COMMENT ON COLUMN matching.agreement_pattern.levels IS 'Level of each comparison of the model, by its ordinal; -1 where one side says nothing, or both what too many say.';

COMMENT ON COLUMN matching.agreement_pattern.rarities IS 'By the same ordinal: log2(1 / frequency) of the value agreed on, to the next even number, where the level has a rarity; else null.';

COMMENT ON COLUMN matching.agreement_pattern.found_by IS 'Blocking rules that found the pairs, as in matching.edges; 0 for random pairs.';

COMMENT ON COLUMN matching.agreement_pattern.is_random IS 'Whether the pairs were taken at random; else they are candidates.';

COMMENT ON COLUMN matching.agreement_pattern.pairs IS 'How many there are.';

CREATE TYPE matching.blocking_statistics AS (
	rule text,
	identity_count bigint,
	key_count bigint,
	pair_count bigint,
	largest_key bigint,
	capped_count bigint,
	stopped_count bigint,
	edge_count bigint,
	only_edge_count bigint,
	only_join_count bigint
);

COMMENT ON TYPE matching.blocking_statistics IS 'What a blocking rule costs and what it finds.';

COMMENT ON COLUMN matching.blocking_statistics.rule IS 'Name of the rule.';

COMMENT ON COLUMN matching.blocking_statistics.identity_count IS 'Identities it gives a key.';

COMMENT ON COLUMN matching.blocking_statistics.key_count IS 'Different keys.';

COMMENT ON COLUMN matching.blocking_statistics.pair_count IS 'Comparisons it costs: pairs that share a key that is not capped; a pair that shares two counts twice.';

COMMENT ON COLUMN matching.blocking_statistics.largest_key IS 'Identities that share its most common key.';

COMMENT ON COLUMN matching.blocking_statistics.capped_count IS 'Keys that find nobody because too many share them.';

COMMENT ON COLUMN matching.blocking_statistics.stopped_count IS 'Keys on the stop list of the model, of all rules: a hash does not tell of which.';

COMMENT ON COLUMN matching.blocking_statistics.edge_count IS 'Edges it found.';

COMMENT ON COLUMN matching.blocking_statistics.only_edge_count IS 'Of these, edges that no other rule found.';

COMMENT ON COLUMN matching.blocking_statistics.only_join_count IS 'Of these, edges strong enough to join: what would be lost without the rule.';

CREATE TYPE matching.bridge AS (
	weight double precision,
	against double precision[],
	strongest double precision,
	is_ruled boolean,
	vetoes bigint[],
	own double precision[],
	total double precision[],
	beside double precision[],
	telling_a integer[],
	telling_b integer[],
	a_tells boolean[],
	b_tells boolean[]
);

COMMENT ON TYPE matching.bridge IS 'What stands between two groups of identities, a and b, that one pair of theirs would bring together. Arrays are by comparison, in the order of
matching.counter_evidence.';

COMMENT ON COLUMN matching.bridge.weight IS 'Of the pair: its match weight, log2 odds.';

COMMENT ON COLUMN matching.bridge.against IS 'Of the pair: what contradicts it.';

COMMENT ON COLUMN matching.bridge.strongest IS 'Greatest weight of the other pairs; null where there are none, as the arrays are.';

COMMENT ON COLUMN matching.bridge.is_ruled IS 'A rule or a person says of any pair, this one included, that it is one person.';

COMMENT ON COLUMN matching.bridge.vetoes IS 'All pairs that must not be together, this one included: the two identities of each, one after the other.';

COMMENT ON COLUMN matching.bridge.own IS 'What contradicts the strongest of the other pairs.';

COMMENT ON COLUMN matching.bridge.total IS 'Sum of what contradicts the other pairs.';

COMMENT ON COLUMN matching.bridge.beside IS 'What contradicts pairs that count as this one, because a person says that their records are one: of the mildest of them. Not in total.';

COMMENT ON COLUMN matching.bridge.telling_a IS 'How many records of a, without that of the pair, say something.';

COMMENT ON COLUMN matching.bridge.telling_b IS 'The same of b.';

COMMENT ON COLUMN matching.bridge.a_tells IS 'Whether the record of the pair that is in a says something to another one of b.';

COMMENT ON COLUMN matching.bridge.b_tells IS 'Whether that in b does to another one of a.';

CREATE TYPE matching.candidate_pair AS (
	left_id bigint,
	right_id bigint,
	found_by integer
);

COMMENT ON TYPE matching.candidate_pair IS 'Two identities that share a blocking key.';

COMMENT ON COLUMN matching.candidate_pair.left_id IS 'The identity with the smaller number.';

COMMENT ON COLUMN matching.candidate_pair.right_id IS 'The other one.';

COMMENT ON COLUMN matching.candidate_pair.found_by IS 'Blocking rules that found the pair: bit n is the rule with ordinal n.';

CREATE TYPE matching.change AS (
	comparison text,
	from_label text,
	to_label text,
	weight double precision,
	link_weight double precision
);

COMMENT ON TYPE matching.change IS 'A comparison of a pair that would decide otherwise of it if it came out at another level.';

COMMENT ON COLUMN matching.change.comparison IS 'Name of the comparison.';

COMMENT ON COLUMN matching.change.from_label IS 'Its level.';

COMMENT ON COLUMN matching.change.to_label IS 'The other one.';

COMMENT ON COLUMN matching.change.weight IS 'Match weight of the pair then, log2 odds.';

COMMENT ON COLUMN matching.change.link_weight IS 'What would be left, then, of the strongest pair of the two groups.';

CREATE TYPE matching.drift AS (
	term text,
	record_count bigint,
	distance double precision
);

COMMENT ON TYPE matching.drift IS 'How far the values of today are from those a model was trained on.';

COMMENT ON COLUMN matching.drift.term IS 'given, family or city.';

COMMENT ON COLUMN matching.drift.record_count IS 'Records looked at that have one.';

COMMENT ON COLUMN matching.drift.distance IS 'Total variation distance of the two distributions: 0 is the same, 1 has nothing in common.';

CREATE TYPE matching.evidence AS (
	weight double precision,
	verdict smallint,
	levels smallint[]
);

COMMENT ON TYPE matching.evidence IS 'What a model makes of a pair.';

COMMENT ON COLUMN matching.evidence.weight IS 'log2 odds that the two are one person.';

COMMENT ON COLUMN matching.evidence.verdict IS 'What the definite rules say: 1 one person, -1 two people, 0 nothing.';

COMMENT ON COLUMN matching.evidence.levels IS 'Level of each comparison, by its ordinal; -1 where one side says nothing, or both what too many say.';

CREATE TYPE matching.expectation AS (
	levels smallint[],
	is_random boolean,
	pairs double precision,
	matches double precision,
	strangers double precision,
	compatriots double precision,
	relatives double precision,
	excess double precision
);

COMMENT ON TYPE matching.expectation IS 'Of whom the pairs of an agreement pattern are, in expectation.';

COMMENT ON COLUMN matching.expectation.levels IS 'Level of each comparison.';

COMMENT ON COLUMN matching.expectation.is_random IS 'Whether the pairs were taken at random; else they are candidates.';

COMMENT ON COLUMN matching.expectation.pairs IS 'How many pairs.';

COMMENT ON COLUMN matching.expectation.matches IS 'How many of them are of one person.';

COMMENT ON COLUMN matching.expectation.strangers IS 'How many of two people who have nothing to do with each other.';

COMMENT ON COLUMN matching.expectation.compatriots IS 'How many of two strangers of one background.';

COMMENT ON COLUMN matching.expectation.relatives IS 'How many of two people of one household.';

COMMENT ON COLUMN matching.expectation.excess IS 'How much oftener, log2, strangers agree like that than they would if their background had nothing to do with it.';

CREATE TYPE matching.judgement AS (
	weight double precision,
	verdict text
);

COMMENT ON TYPE matching.judgement IS 'What a model makes of a pair.';

COMMENT ON COLUMN matching.judgement.weight IS 'Match weight, log2 odds.';

COMMENT ON COLUMN matching.judgement.verdict IS 'join, review or apart; a definite rule stands above the weight.';

CREATE TYPE matching.key_state AS (
	rule text,
	key bigint,
	is_stopped boolean,
	is_capped boolean
);

COMMENT ON TYPE matching.key_state IS 'A blocking key of a record, and whether it finds anybody.';

COMMENT ON COLUMN matching.key_state.rule IS 'Name of the blocking rule that makes it.';

COMMENT ON COLUMN matching.key_state.key IS 'The key.';

COMMENT ON COLUMN matching.key_state.is_stopped IS 'It is on the stop list of the model, and not built.';

COMMENT ON COLUMN matching.key_state.is_capped IS 'More records share it than the cap allows, so it finds nobody.';

CREATE TYPE matching.membership AS (
	source_identity_id bigint,
	cluster bigint
);

COMMENT ON TYPE matching.membership IS 'An identity and the cluster it falls into.';

COMMENT ON COLUMN matching.membership.source_identity_id IS 'The identity.';

COMMENT ON COLUMN matching.membership.cluster IS 'The smallest identity number of the cluster.';

CREATE TYPE matching.model_state AS ENUM (
    'draft',
    'active',
    'retired'
);

COMMENT ON TYPE matching.model_state IS 'Life of a model: draft, active (exactly one: it decides), retired.';

CREATE TYPE matching.parameters AS (
	prior_weight double precision,
	household_weight double precision,
	background_weight double precision,
	m double precision[],
	u double precision[],
	h double precision[],
	apart double precision[],
	alike double precision[]
);

COMMENT ON TYPE matching.parameters IS 'What training makes better from step to step. Arrays by ordinal of the comparison and level, level -1 in place 1; all log2.';

COMMENT ON COLUMN matching.parameters.prior_weight IS 'How many pairs of one person there are for each pair.';

COMMENT ON COLUMN matching.parameters.household_weight IS 'How many of two people of one household.';

COMMENT ON COLUMN matching.parameters.background_weight IS 'Share of strangers that are of one background; null where backgrounds are not told apart.';

COMMENT ON COLUMN matching.parameters.m IS 'How often pairs of one person are at the level.';

COMMENT ON COLUMN matching.parameters.u IS 'How often strangers are.';

COMMENT ON COLUMN matching.parameters.h IS 'How often two people of one household are.';

COMMENT ON COLUMN matching.parameters.apart IS 'How much oftener than all strangers those of different backgrounds are (matching.apart).';

COMMENT ON COLUMN matching.parameters.alike IS 'How much oftener than all strangers those of one background are.';

CREATE TYPE matching.repetition AS (
	source_identity_id bigint,
	repeated_ids bigint[]
);

COMMENT ON TYPE matching.repetition IS 'An identity and whom it repeats.';

COMMENT ON COLUMN matching.repetition.source_identity_id IS 'The identity.';

COMMENT ON COLUMN matching.repetition.repeated_ids IS 'The first five by record_key of those of whom exactly the same is said.';

CREATE TYPE matching.threshold_point AS (
	threshold double precision,
	pair_count bigint,
	expected_wrong double precision,
	expected_missed double precision,
	expected_precision double precision,
	expected_recall double precision
);

COMMENT ON TYPE matching.threshold_point IS 'What a join_weight would mean, if the weights are calibrated.';

COMMENT ON COLUMN matching.threshold_point.threshold IS 'Match weight, log2 odds.';

COMMENT ON COLUMN matching.threshold_point.pair_count IS 'Edges at or above it.';

COMMENT ON COLUMN matching.threshold_point.expected_wrong IS 'How many of these are two people: the sum of their probabilities.';

COMMENT ON COLUMN matching.threshold_point.expected_missed IS 'How many edges below it are one person.';

COMMENT ON COLUMN matching.threshold_point.expected_precision IS 'Share of the edges at or above it that are one person, 0 to 1; null without any.';

COMMENT ON COLUMN matching.threshold_point.expected_recall IS 'Share of the edges of one person that are at or above it, 0 to 1; pairs that are no edge are not counted.';

CREATE TYPE matching.unlinkable AS (
	source_identity_id bigint,
	source_system text,
	weight double precision
);

COMMENT ON TYPE matching.unlinkable IS 'A record that says too little to be joined with anything by its weight.';

COMMENT ON COLUMN matching.unlinkable.source_identity_id IS 'The identity.';

COMMENT ON COLUMN matching.unlinkable.source_system IS 'Its source system.';

COMMENT ON COLUMN matching.unlinkable.weight IS 'Match weight of the record with itself, log2 odds: the most it can reach.';

CREATE TYPE mds.attribute_quality AS (
	source_system text,
	attribute text,
	looked_at_count bigint,
	given_count bigint,
	usable_count bigint,
	blocked_count bigint,
	unusable_count bigint,
	doubtful_count bigint,
	golden_count bigint
);

COMMENT ON TYPE mds.attribute_quality IS 'How much a source system says of an attribute, and how much of it is of use.';

COMMENT ON COLUMN mds.attribute_quality.source_system IS 'The system.';

COMMENT ON COLUMN mds.attribute_quality.attribute IS 'What is said: name, email, phone, date_of_birth, address, …';

COMMENT ON COLUMN mds.attribute_quality.looked_at_count IS 'Records that were looked at.';

COMMENT ON COLUMN mds.attribute_quality.given_count IS 'Records of these that say something of it.';

COMMENT ON COLUMN mds.attribute_quality.usable_count IS 'Records of these of which something of it can be used: the fill rate. A country may come from an address, so there can be more than were given.';

COMMENT ON COLUMN mds.attribute_quality.blocked_count IS 'Values left out as placeholders: they are on the list of blocked values.';

COMMENT ON COLUMN mds.attribute_quality.unusable_count IS 'Values left out because they cannot be read as what they should be.';

COMMENT ON COLUMN mds.attribute_quality.doubtful_count IS 'Values kept in spite of doubt: role and disposable mailboxes, phone numbers of no assigned range, dates that are not whole, government ids
whose shape or check digits are wrong.';

COMMENT ON COLUMN mds.attribute_quality.golden_count IS 'Golden values of today that come from the system, of all its records; null for what has no golden value.';

CREATE TYPE mds.candidate AS (
	canonical_user_id uuid,
	match_score numeric(5,2),
	match_weight double precision,
	grade text,
	evidence jsonb
);

COMMENT ON TYPE mds.candidate IS 'A user that may be the person asked for.';

COMMENT ON COLUMN mds.candidate.canonical_user_id IS 'The user.';

COMMENT ON COLUMN mds.candidate.match_score IS 'Probability in per cent of its best identity.';

COMMENT ON COLUMN mds.candidate.match_weight IS 'The same as log2 odds.';

COMMENT ON COLUMN mds.candidate.grade IS 'certain (a definite rule), probable (would join), possible (would go to review) or weak.';

COMMENT ON COLUMN mds.candidate.evidence IS 'Level of each comparison that had something to say: {"email": "same e-mail address"}, and the identity compared.';

CREATE TYPE mds.canonical_user_status AS ENUM (
    'active',
    'inactive',
    'merged',
    'deleted'
);

COMMENT ON TYPE mds.canonical_user_status IS 'Life cycle of a canonical user: active; inactive (no source reports it any more); merged (see merged_into); deleted (erased).';

CREATE TYPE mds.claim AS (
	canonical_user_id uuid,
	unit text,
	source_identity_id bigint,
	payload_version integer,
	source_system text,
	source_record_id text,
	said_at timestamp with time zone,
	members jsonb,
	is_verified boolean,
	strategy text,
	custom_function text,
	preference double precision,
	trust numeric(5,2)
);

COMMENT ON TYPE mds.claim IS 'Offers of an identity that survive together, and how strong they are.';

COMMENT ON COLUMN mds.claim.canonical_user_id IS 'User of the identity.';

COMMENT ON COLUMN mds.claim.unit IS 'Group or attribute that is decided on as a whole.';

COMMENT ON COLUMN mds.claim.source_identity_id IS 'Identity.';

COMMENT ON COLUMN mds.claim.payload_version IS 'Version of its payload.';

COMMENT ON COLUMN mds.claim.source_system IS 'Its system.';

COMMENT ON COLUMN mds.claim.source_record_id IS 'Its key there.';

COMMENT ON COLUMN mds.claim.said_at IS 'When it said so.';

COMMENT ON COLUMN mds.claim.members IS 'Values by attribute.';

COMMENT ON COLUMN mds.claim.is_verified IS 'The source has verified one of them.';

COMMENT ON COLUMN mds.claim.strategy IS 'Strategy of the rule that decides, see mds.survivorship_rules.';

COMMENT ON COLUMN mds.claim.custom_function IS 'Its function, if it is custom.';

COMMENT ON COLUMN mds.claim.preference IS 'What the strategy looks at, as a number; the greatest wins.';

COMMENT ON COLUMN mds.claim.trust IS 'Trust in the values, 0 to 100; decides between equals.';

CREATE TYPE mds.cluster_statistics AS (
	identity_count bigint,
	user_count bigint,
	mean_density double precision,
	least_density double precision,
	bridge_count bigint,
	examples uuid[]
);

COMMENT ON TYPE mds.cluster_statistics IS 'Users of one size, and how firmly their records hang together.';

COMMENT ON COLUMN mds.cluster_statistics.identity_count IS 'Records of the user.';

COMMENT ON COLUMN mds.cluster_statistics.user_count IS 'Users of this size.';

COMMENT ON COLUMN mds.cluster_statistics.mean_density IS 'Share of the pairs of a user that are edges strong enough to join, 0 to 1, on average; null for one record.';

COMMENT ON COLUMN mds.cluster_statistics.least_density IS 'The same of the loosest of them.';

COMMENT ON COLUMN mds.cluster_statistics.bridge_count IS 'Local bridges: edges whose two ends both have other neighbours and none in common. What hangs together by such an edge alone may be
two people.';

COMMENT ON COLUMN mds.cluster_statistics.examples IS 'The loosest of them, at most five.';

CREATE TABLE matching.features (
    source_identity_id bigint NOT NULL,
    source_system text NOT NULL,
    record_key bigint NOT NULL,
    given text,
    given_roots text[],
    given_phonetic text,
    middle text,
    family text,
    family_core text,
    family_phonetic text,
    previous_family text,
    suffix text,
    name_tokens text[],
    name_forms text[],
    emails text[],
    email_handles text[],
    email_words text[],
    email_locals text[],
    phones text[],
    phone_tails text[],
    birth text,
    birth_year smallint,
    birth_month smallint,
    birth_day smallint,
    gender text,
    place_of_birth text,
    country_code text,
    address_lines text[],
    streets text[],
    house_numbers text[],
    postal_codes text[],
    cities text[],
    government_ids text[],
    government_id_deletions integer[],
    employer text,
    occupation text,
    external_ids text[],
    attributes jsonb,
    given_rarity real,
    family_rarity real,
    city_rarity real,
    normaliser_version smallint NOT NULL,
    description bigint,
    is_repeat boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE matching.features IS 'What matching compares: one row of normalised, typed values per identity. Blank, junk and placeholder values are null.';

COMMENT ON COLUMN matching.features.source_identity_id IS 'The identity.';

COMMENT ON COLUMN matching.features.source_system IS 'Its source system; a deduplicated one holds each person once.';

COMMENT ON COLUMN matching.features.record_key IS 'normalise.hash64 of system:id; the same in every database, breaks ties independently of the order of arrival.';

COMMENT ON COLUMN matching.features.given IS 'Given names, comparable Latin form.';

COMMENT ON COLUMN matching.features.given_roots IS 'Roots of the given name by the nickname table, itself included.';

COMMENT ON COLUMN matching.features.given_phonetic IS 'Double metaphone of the given name.';

COMMENT ON COLUMN matching.features.middle IS 'Middle names or initials.';

COMMENT ON COLUMN matching.features.family IS 'Family name with its particles.';

COMMENT ON COLUMN matching.features.family_core IS 'Family name without particles.';

COMMENT ON COLUMN matching.features.family_phonetic IS 'Double metaphone of the family name.';

COMMENT ON COLUMN matching.features.previous_family IS 'Earlier family name.';

COMMENT ON COLUMN matching.features.suffix IS 'Generation: jr, sr, ii, iii, iv, v.';

COMMENT ON COLUMN matching.features.name_tokens IS 'Sorted distinct tokens of the whole name.';

COMMENT ON COLUMN matching.features.name_forms IS 'Ways the name is written in an e-mail address: johnsmith, smithjohn, jsmith, johns and so on.';

COMMENT ON COLUMN matching.features.emails IS 'Match keys of personal e-mail addresses; role mailboxes are left out.';

COMMENT ON COLUMN matching.features.email_handles IS 'Their local parts without separators, where they hold a digit and at least five characters remain.';

COMMENT ON COLUMN matching.features.email_words IS 'Their local parts without separators, where they hold no digit and at least five characters remain.';

COMMENT ON COLUMN matching.features.email_locals IS 'Their local parts, letters only, where at least four remain.';

COMMENT ON COLUMN matching.features.phones IS 'Phone numbers, E.164.';

COMMENT ON COLUMN matching.features.phone_tails IS 'Last eight digits of each: equal although one side lacks its country.';

COMMENT ON COLUMN matching.features.birth IS 'Date of birth, ISO, whole or partial; as written when one part makes it no date (1949-15-25).';

COMMENT ON COLUMN matching.features.birth_year IS 'Its year.';

COMMENT ON COLUMN matching.features.birth_month IS 'Its month, 1 to 12.';

COMMENT ON COLUMN matching.features.birth_day IS 'Its day of month.';

COMMENT ON COLUMN matching.features.gender IS 'f, m or x.';

COMMENT ON COLUMN matching.features.place_of_birth IS 'Place of birth.';

COMMENT ON COLUMN matching.features.country_code IS 'ISO 3166 alpha-2.';

COMMENT ON COLUMN matching.features.address_lines IS 'House number and street of each address; index-aligned with the four arrays that follow.';

COMMENT ON COLUMN matching.features.streets IS 'Street of each address.';

COMMENT ON COLUMN matching.features.house_numbers IS 'House number of each address.';

COMMENT ON COLUMN matching.features.postal_codes IS 'Postal code of each address, without blanks and hyphens.';

COMMENT ON COLUMN matching.features.cities IS 'City of each address.';

COMMENT ON COLUMN matching.features.government_ids IS 'Government ids as type:keyed hash; the values themselves are not here.';

COMMENT ON COLUMN matching.features.government_id_deletions IS 'Keyed hashes of each of them with one character left out, and of the whole: ids that are one edit or two swapped neighbours apart
share one, although nobody can read them. Source: deletion neighbourhoods, Bocek, Hunt and Stiller, Fast Similarity Search in Large
Dictionaries (2007).';

COMMENT ON COLUMN matching.features.employer IS 'Employer.';

COMMENT ON COLUMN matching.features.occupation IS 'Occupation.';

COMMENT ON COLUMN matching.features.external_ids IS 'Keys of the person in other systems and the record''s own, as system:id.';

COMMENT ON COLUMN matching.features.attributes IS 'Further attributes by name.';

COMMENT ON COLUMN matching.features.given_rarity IS 'log2(1 / frequency) of the given name in the active model; null when the model does not know it.';

COMMENT ON COLUMN matching.features.family_rarity IS 'The same of the family name.';

COMMENT ON COLUMN matching.features.city_rarity IS 'The same of the first city.';

COMMENT ON COLUMN matching.features.normaliser_version IS 'Version of the normalisers that made the row; mds.recompute makes the row again.';

COMMENT ON COLUMN matching.features.description IS 'Hash of all that the record says, its own key aside; null of a deduplicated source, which repeats nobody. Of this database alone.';

COMMENT ON COLUMN matching.features.is_repeat IS 'Five records say exactly the same, and come first by record_key: this one makes no blocking keys but that of its own key, and is
compared with those five alone. So one person with many records is not taken for a value that many people share.';

CREATE TYPE mds.contents AS (
	attributes jsonb,
	features matching.features
);

COMMENT ON TYPE mds.contents IS 'What a payload says.';

COMMENT ON COLUMN mds.contents.attributes IS 'Normalised values it offers to the golden profile.';

COMMENT ON COLUMN mds.contents.features IS 'What matching compares of it.';

CREATE TYPE mds.difference AS (
	subject text,
	aspect text,
	problem text,
	expected text,
	found text
);

COMMENT ON TYPE mds.difference IS 'Where a proof found two things different that a law says are the same; no row means that the law holds.';

COMMENT ON COLUMN mds.difference.subject IS 'What it is about: a user, a profile, a record.';

COMMENT ON COLUMN mds.difference.aspect IS 'Which part of it: the path of a value, a table.';

COMMENT ON COLUMN mds.difference.problem IS 'What is wrong, in words.';

COMMENT ON COLUMN mds.difference.expected IS 'What should be there; personal data masked.';

COMMENT ON COLUMN mds.difference.found IS 'What is there; personal data masked.';

CREATE TYPE mds.duplicate_state AS ENUM (
    'pending',
    'auto_merged',
    'dismissed',
    'escalated'
);

COMMENT ON TYPE mds.duplicate_state IS 'State of a potential duplicate: pending (waits for a verdict); auto_merged (the two are one user now); dismissed (found to
differ, or the evidence was withdrawn); escalated (waits for a second person).';

CREATE TYPE mds.evidence AS (
	comparison text,
	level text,
	value_a text,
	value_b text,
	m double precision,
	u double precision,
	tf_adjustment double precision,
	weight double precision,
	cumulative_weight double precision
);

COMMENT ON TYPE mds.evidence IS 'One step of the waterfall from the prior to the match weight of two records.';

COMMENT ON COLUMN mds.evidence.comparison IS 'What was compared; prior for where it starts, definite rule for one that stands above the weight.';

COMMENT ON COLUMN mds.evidence.level IS 'How far it agrees.';

COMMENT ON COLUMN mds.evidence.value_a IS 'Value of the first record; masked where the caller may not see it in clear.';

COMMENT ON COLUMN mds.evidence.value_b IS 'Value of the second record.';

COMMENT ON COLUMN mds.evidence.m IS 'How often records of one person are at this level.';

COMMENT ON COLUMN mds.evidence.u IS 'How often records of two people are.';

COMMENT ON COLUMN mds.evidence.tf_adjustment IS 'What the rarity of the agreeing value adds to log2(m / u).';

COMMENT ON COLUMN mds.evidence.weight IS 'log2(m / u) + tf_adjustment.';

COMMENT ON COLUMN mds.evidence.cumulative_weight IS 'Sum so far; the last one is the match weight.';

CREATE TYPE mds.golden_value AS (
	canonical_user_id uuid,
	attribute_path text,
	value jsonb,
	source_identity_id bigint,
	payload_version integer,
	value_pin_id bigint,
	confidence numeric(5,2)
);

COMMENT ON TYPE mds.golden_value IS 'One value of a golden profile and who supplied it.';

COMMENT ON COLUMN mds.golden_value.canonical_user_id IS 'Whose value.';

COMMENT ON COLUMN mds.golden_value.attribute_path IS 'Which, as a JSON path: $.email.';

COMMENT ON COLUMN mds.golden_value.value IS 'The value; null when a steward has pinned that there is none.';

COMMENT ON COLUMN mds.golden_value.source_identity_id IS 'Identity that supplied it, of several the strongest; null for a pin.';

COMMENT ON COLUMN mds.golden_value.payload_version IS 'Version of its payload.';

COMMENT ON COLUMN mds.golden_value.value_pin_id IS 'Pin it comes from.';

COMMENT ON COLUMN mds.golden_value.confidence IS 'Trust in it, 0 to 100.';

CREATE TYPE mds.health_check AS (
	"check" text,
	status text,
	value text,
	"limit" text,
	hint text
);

COMMENT ON TYPE mds.health_check IS 'One thing that was looked at, and how it is.';

COMMENT ON COLUMN mds.health_check."check" IS 'What was looked at: context, then thing.';

COMMENT ON COLUMN mds.health_check.status IS 'ok, warning (look at it today) or critical (now).';

COMMENT ON COLUMN mds.health_check.value IS 'What was found, for people.';

COMMENT ON COLUMN mds.health_check."limit" IS 'What it should be.';

COMMENT ON COLUMN mds.health_check.hint IS 'What to do; null when it is ok.';

CREATE TYPE mds.incoming_record AS (
	line bigint,
	source_system text,
	source_record_id text,
	source_updated_at text,
	payload jsonb
);

COMMENT ON TYPE mds.incoming_record IS 'A record on its way in.';

COMMENT ON COLUMN mds.incoming_record.line IS 'Line of the file or place in the batch, from 1; results come in this order.';

COMMENT ON COLUMN mds.incoming_record.source_system IS 'Who sent it.';

COMMENT ON COLUMN mds.incoming_record.source_record_id IS 'Its key there.';

COMMENT ON COLUMN mds.incoming_record.source_updated_at IS 'When the source last changed it: any form that timestamptz reads; null when it does not say.';

COMMENT ON COLUMN mds.incoming_record.payload IS 'What it says.';

CREATE TYPE mds.job_report AS (
	job text,
	state text,
	done_count bigint,
	all_count bigint,
	moved_count bigint,
	started_at timestamp with time zone
);

COMMENT ON TYPE mds.job_report IS 'How far a job has come.';

COMMENT ON COLUMN mds.job_report.job IS 'Name of the job.';

COMMENT ON COLUMN mds.job_report.state IS 'finished, or the stage it stands in.';

COMMENT ON COLUMN mds.job_report.done_count IS 'Steps done; three for each identity, one a stage.';

COMMENT ON COLUMN mds.job_report.all_count IS 'Steps there are.';

COMMENT ON COLUMN mds.job_report.moved_count IS 'Identities that changed their user.';

COMMENT ON COLUMN mds.job_report.started_at IS 'When this run began, calls before this one included.';

CREATE TYPE mds.load_counts AS (
	accepted bigint,
	rejected bigint,
	created bigint,
	linked bigint,
	merged bigint,
	queued bigint,
	unchanged bigint
);

COMMENT ON TYPE mds.load_counts IS 'What became of the records of a batch.';

COMMENT ON COLUMN mds.load_counts.accepted IS 'Records taken in: all but the rejected ones.';

COMMENT ON COLUMN mds.load_counts.rejected IS 'Records kept in mds.rejected_records.';

COMMENT ON COLUMN mds.load_counts.created IS 'Records that made a new user.';

COMMENT ON COLUMN mds.load_counts.linked IS 'Records that joined one, moved to one, or parted from one.';

COMMENT ON COLUMN mds.load_counts.merged IS 'Records that joined users to one.';

COMMENT ON COLUMN mds.load_counts.queued IS 'Records that made a new user with a review open.';

COMMENT ON COLUMN mds.load_counts.unchanged IS 'Records that said nothing new, or something older than what is known.';

CREATE TYPE mds.merge_result AS (
	merge_id bigint,
	state text,
	survivor_id uuid,
	absorbed_id uuid,
	affected_user_ids uuid[]
);

COMMENT ON TYPE mds.merge_result IS 'What became of a merge, split, move or unmerge.';

COMMENT ON COLUMN mds.merge_result.merge_id IS 'Entry of the journal, for mds.unmerge; null while it waits for approval.';

COMMENT ON COLUMN mds.merge_result.state IS 'applied, or awaiting_approval: a second person decides with mds.approve_review.';

COMMENT ON COLUMN mds.merge_result.survivor_id IS 'User that stayed.';

COMMENT ON COLUMN mds.merge_result.absorbed_id IS 'User that became a redirect to it; of a split or unmerge the one that stands on its own now.';

COMMENT ON COLUMN mds.merge_result.affected_user_ids IS 'Users whose records or profile changed.';

CREATE TYPE mds.offer AS (
	canonical_user_id uuid,
	attribute text,
	value jsonb,
	source_identity_id bigint,
	payload_version integer,
	source_system text,
	source_record_id text,
	said_at timestamp with time zone,
	is_verified boolean,
	is_doubtful boolean
);

COMMENT ON TYPE mds.offer IS 'What an identity says of one golden attribute.';

COMMENT ON COLUMN mds.offer.canonical_user_id IS 'User of the identity.';

COMMENT ON COLUMN mds.offer.attribute IS 'Golden attribute: email, preferences.colour.';

COMMENT ON COLUMN mds.offer.value IS 'The value.';

COMMENT ON COLUMN mds.offer.source_identity_id IS 'Identity.';

COMMENT ON COLUMN mds.offer.payload_version IS 'Version of its payload.';

COMMENT ON COLUMN mds.offer.source_system IS 'Its system.';

COMMENT ON COLUMN mds.offer.source_record_id IS 'Its key there.';

COMMENT ON COLUMN mds.offer.said_at IS 'When it said so, by the clock of the source; when it came, where the source has none.';

COMMENT ON COLUMN mds.offer.is_verified IS 'The source has verified it.';

COMMENT ON COLUMN mds.offer.is_doubtful IS 'Usable, but weak: a role or disposable mailbox, a date that is not whole.';

CREATE TYPE mds.ownership AS (
	cluster_ids bigint[],
	owner_ids uuid[],
	kinds text[],
	previous_user_ids uuid[],
	next_user_ids uuid[]
);

COMMENT ON TYPE mds.ownership IS 'Whose clusters of records are.';

COMMENT ON COLUMN mds.ownership.cluster_ids IS 'Every cluster.';

COMMENT ON COLUMN mds.ownership.owner_ids IS 'Its user, index-aligned.';

COMMENT ON COLUMN mds.ownership.kinds IS 'What becomes of that user, index-aligned: kept, revived or minted.';

COMMENT ON COLUMN mds.ownership.previous_user_ids IS 'Users before, index-aligned with the records; null of a record that had none.';

COMMENT ON COLUMN mds.ownership.next_user_ids IS 'Users after, index-aligned with the records.';

CREATE TYPE mds.past_value AS (
	attribute_path text,
	value jsonb,
	source_identity_id bigint,
	payload_version integer,
	value_pin_id bigint,
	confidence numeric(5,2),
	valid_from timestamp with time zone,
	valid_to timestamp with time zone,
	is_proven boolean
);

COMMENT ON TYPE mds.past_value IS 'A golden value as it was at a moment.';

COMMENT ON COLUMN mds.past_value.attribute_path IS 'Which, as a JSON path.';

COMMENT ON COLUMN mds.past_value.value IS 'The value.';

COMMENT ON COLUMN mds.past_value.source_identity_id IS 'Identity that had supplied it.';

COMMENT ON COLUMN mds.past_value.payload_version IS 'Version of its payload it had been read from.';

COMMENT ON COLUMN mds.past_value.value_pin_id IS 'Pin it came from.';

COMMENT ON COLUMN mds.past_value.confidence IS 'Trust in it when it had won.';

COMMENT ON COLUMN mds.past_value.valid_from IS 'Since when it was golden.';

COMMENT ON COLUMN mds.past_value.valid_to IS 'Until when; null when it still is.';

COMMENT ON COLUMN mds.past_value.is_proven IS 'Its keyed hash is the one that was kept then. False when normalisers have changed since, or the payload has gone.';

CREATE TYPE mds.reading AS (
	n integer,
	source_identity_id bigint,
	source_system text,
	source_record_id text,
	source_updated_at timestamp with time zone,
	payload jsonb,
	payload_hash bigint,
	attributes jsonb,
	is_known boolean,
	outcome text
);

COMMENT ON TYPE mds.reading IS 'A record and what MDS reads out of it. Its features are wide, and go beside it.';

COMMENT ON COLUMN mds.reading.n IS 'Its place among the records it came with.';

COMMENT ON COLUMN mds.reading.source_identity_id IS 'Its identity, or the number that is kept for it.';

COMMENT ON COLUMN mds.reading.source_system IS 'Who sent it.';

COMMENT ON COLUMN mds.reading.source_record_id IS 'Its key there.';

COMMENT ON COLUMN mds.reading.source_updated_at IS 'When the source last changed it; null when it does not say.';

COMMENT ON COLUMN mds.reading.payload IS 'What it says.';

COMMENT ON COLUMN mds.reading.payload_hash IS 'normalise.hash64 of the payload.';

COMMENT ON COLUMN mds.reading.attributes IS 'Normalised values it offers to the golden profile; null while nobody has read it, because it seemed to be a replay.';

COMMENT ON COLUMN mds.reading.is_known IS 'The identity was there before.';

COMMENT ON COLUMN mds.reading.outcome IS 'What mds.store_records made of it: changed, unchanged or stale.';

CREATE TYPE mds.redecision AS (
	affected_user_ids uuid[],
	regrouping_id bigint,
	undone_id bigint
);

COMMENT ON TYPE mds.redecision IS 'What a person''s verdict came to.';

COMMENT ON COLUMN mds.redecision.affected_user_ids IS 'Users whose records or profile it changed.';

COMMENT ON COLUMN mds.redecision.regrouping_id IS 'Row of mds.regroupings that says how it was before; null when nobody''s records moved.';

COMMENT ON COLUMN mds.redecision.undone_id IS 'Row of mds.regroupings that it undid: everybody has the id of before that. Null: it was decided anew.';

CREATE TYPE mds.reference_gap AS (
	table_name text,
	column_name text,
	problem text,
	row_count bigint
);

COMMENT ON TYPE mds.reference_gap IS 'A column that refers to users and that merges do not look after as they should.';

COMMENT ON COLUMN mds.reference_gap.table_name IS 'The table.';

COMMENT ON COLUMN mds.reference_gap.column_name IS 'Its column.';

COMMENT ON COLUMN mds.reference_gap.problem IS 'unregistered: a foreign key to canonical_users that a merge would not repoint; gone: registered, but the table, the column
or the primary key was dropped; not allowed: mds_references may not read and update it; hidden: row security may hide rows from that
role; failing: reading it raises an error; not indexed: each merge reads the whole table; unfollowed: rows point at a user that was merged.';

COMMENT ON COLUMN mds.reference_gap.row_count IS 'Rows that are unfollowed; null for the other problems.';

CREATE TYPE mds.reference_move AS (
	row_key text[],
	old_id uuid,
	new_id uuid,
	row_count bigint
);

COMMENT ON TYPE mds.reference_move IS 'A row of a registered table that is to point at another user.';

COMMENT ON COLUMN mds.reference_move.row_key IS 'Its primary key, as text, in the order of key_columns.';

COMMENT ON COLUMN mds.reference_move.old_id IS 'User that it points at.';

COMMENT ON COLUMN mds.reference_move.new_id IS 'User that it is to point at.';

COMMENT ON COLUMN mds.reference_move.row_count IS 'Rows that were written: 1, or 0 when there was no such row (any more).';

CREATE TYPE mds.referring_rows AS (
	user_id uuid,
	row_key text[],
	row_count bigint
);

COMMENT ON TYPE mds.referring_rows IS 'Rows of a registered table that point at a user.';

COMMENT ON COLUMN mds.referring_rows.user_id IS 'The user.';

COMMENT ON COLUMN mds.referring_rows.row_key IS 'Primary key of the row, as text, in the order of key_columns; null when rows are only counted.';

COMMENT ON COLUMN mds.referring_rows.row_count IS 'How many rows; 1 when each has its key.';

CREATE TYPE mds.resolution AS (
	source_identity_id bigint,
	canonical_user_id uuid,
	action text,
	match_method text,
	match_score numeric(5,2),
	match_weight double precision,
	potential_duplicate_ids bigint[],
	affected_user_ids uuid[]
);

COMMENT ON TYPE mds.resolution IS 'What became of a record: the answer of mds.ingest, mds.ingest_batch and mds.retract.';

COMMENT ON COLUMN mds.resolution.source_identity_id IS 'The record inside MDS; null when it was rejected.';

COMMENT ON COLUMN mds.resolution.canonical_user_id IS 'The person; null when it was rejected or retracted.';

COMMENT ON COLUMN mds.resolution.action IS 'created (a new user), queued (a new user, with a review open), linked (joined a user), merged (joined users to one), moved (to
another user), split (parted from others), unchanged (the same person as before: a replay, or news that change no membership;
affected_user_ids tells them apart), stale (older than what is known), retracted, suppressed (an erased person), rejected.';

COMMENT ON COLUMN mds.resolution.match_method IS 'What decided: deterministic, probabilistic or manual; null when it stands alone.';

COMMENT ON COLUMN mds.resolution.match_score IS 'Probability in per cent, 0 to 100.';

COMMENT ON COLUMN mds.resolution.match_weight IS 'log2 odds.';

COMMENT ON COLUMN mds.resolution.potential_duplicate_ids IS 'Cases waiting for review that its user is in.';

COMMENT ON COLUMN mds.resolution.affected_user_ids IS 'Users whose identities or golden profile changed.';

CREATE TYPE mds.review_case AS (
	duplicate_id bigint,
	duplicate_ids bigint[],
	user_ids uuid[],
	source_identity_ids bigint[],
	reason text,
	match_score numeric(5,2),
	match_weight double precision,
	risks text[],
	is_approval_required boolean,
	requested_by name,
	request_reason text,
	evidence jsonb,
	evidence_hash bytea,
	raised_at timestamp with time zone,
	due_at timestamp with time zone,
	lease_ends_at timestamp with time zone,
	case_hash bytea
);

COMMENT ON TYPE mds.review_case IS 'A case to decide, with all that hangs together with it.';

COMMENT ON COLUMN mds.review_case.duplicate_id IS 'The pair to begin with, for mds.decide_review or mds.approve_review; null when there is nothing to do.';

COMMENT ON COLUMN mds.review_case.duplicate_ids IS 'All open pairs of the case: users that hang together through open pairs are looked at together.';

COMMENT ON COLUMN mds.review_case.user_ids IS 'Users of the case, the oldest first.';

COMMENT ON COLUMN mds.review_case.source_identity_ids IS 'Their records.';

COMMENT ON COLUMN mds.review_case.reason IS 'Why the first pair was raised.';

COMMENT ON COLUMN mds.review_case.match_score IS 'Probability in per cent that the first pair is one person.';

COMMENT ON COLUMN mds.review_case.match_weight IS 'The same as log2 odds.';

COMMENT ON COLUMN mds.review_case.risks IS 'Risk rules that speak against merging the first pair.';

COMMENT ON COLUMN mds.review_case.is_approval_required IS 'Whether a merge of it needs a second person.';

COMMENT ON COLUMN mds.review_case.requested_by IS 'Who has asked for the merge, when the caller is the second person.';

COMMENT ON COLUMN mds.review_case.request_reason IS 'What that one said.';

COMMENT ON COLUMN mds.review_case.evidence IS 'The pairs as a JSON array: duplicate_id, candidate_user_id, possible_match_user_id, left_identity_id, right_identity_id, reason,
match_weight, evidence_hash (hexadecimal). mds.why_records has the waterfall of each.';

COMMENT ON COLUMN mds.review_case.evidence_hash IS 'Of the first pair; a verdict is bound to it.';

COMMENT ON COLUMN mds.review_case.raised_at IS 'When the first pair was raised.';

COMMENT ON COLUMN mds.review_case.due_at IS 'When it becomes overdue.';

COMMENT ON COLUMN mds.review_case.lease_ends_at IS 'Until when nobody else is given any pair of the case.';

COMMENT ON COLUMN mds.review_case.case_hash IS 'What a verdict on the whole case is bound to, for mds.decide_case.';

CREATE TYPE mds.review_count AS (
	reason text,
	state text,
	open_count bigint,
	overdue_count bigint,
	leased_count bigint,
	oldest_raised_at timestamp with time zone
);

COMMENT ON TYPE mds.review_count IS 'How many open cases there are of a kind.';

COMMENT ON COLUMN mds.review_count.reason IS 'Why they were raised.';

COMMENT ON COLUMN mds.review_count.state IS 'pending, or escalated: waiting for a second person.';

COMMENT ON COLUMN mds.review_count.open_count IS 'All of them.';

COMMENT ON COLUMN mds.review_count.overdue_count IS 'Past their due_at.';

COMMENT ON COLUMN mds.review_count.leased_count IS 'With somebody, or put off, at this moment.';

COMMENT ON COLUMN mds.review_count.oldest_raised_at IS 'When the oldest was raised.';

CREATE TYPE mds.review_result AS (
	duplicate_id bigint,
	state text,
	merge_id bigint
);

COMMENT ON TYPE mds.review_result IS 'What became of a case.';

COMMENT ON COLUMN mds.review_result.duplicate_id IS 'The case.';

COMMENT ON COLUMN mds.review_result.state IS 'applied (merged); awaiting_approval (a second person decides); dismissed (two people); deferred (comes back tomorrow); stale (the
evidence changed since it was shown: look again; nothing was done).';

COMMENT ON COLUMN mds.review_result.merge_id IS 'Entry of the journal when it came to a merge, for mds.unmerge.';

CREATE TYPE mds.rule_change AS (
	rule_id bigint,
	user_count bigint,
	changed_count bigint,
	pending_count bigint
);

COMMENT ON TYPE mds.rule_change IS 'What became of the golden profiles by a changed rule.';

COMMENT ON COLUMN mds.rule_change.rule_id IS 'The new rule; null when a rule was taken away.';

COMMENT ON COLUMN mds.rule_change.user_count IS 'Users whose profile was derived anew.';

COMMENT ON COLUMN mds.rule_change.changed_count IS 'Profiles that changed, those included that won or lost a contested address.';

COMMENT ON COLUMN mds.rule_change.pending_count IS 'Profiles that it concerns and that are not derived yet: the job profiles does it.';

CREATE TYPE mds.settlement AS (
	source_identity_id bigint,
	canonical_user_id uuid,
	previous_user_id uuid,
	action text,
	potential_duplicate_ids bigint[],
	affected_user_ids uuid[]
);

COMMENT ON TYPE mds.settlement IS 'Where an identity ended up.';

COMMENT ON COLUMN mds.settlement.source_identity_id IS 'The identity.';

COMMENT ON COLUMN mds.settlement.canonical_user_id IS 'Its user now; null when it was retracted.';

COMMENT ON COLUMN mds.settlement.previous_user_id IS 'Its user before; null when it had none.';

COMMENT ON COLUMN mds.settlement.action IS 'created, linked, merged, moved, split, queued, unchanged or retracted, as in mds.resolution.';

COMMENT ON COLUMN mds.settlement.potential_duplicate_ids IS 'Open cases of its user.';

COMMENT ON COLUMN mds.settlement.affected_user_ids IS 'Users whose identities or profile it changed; with the first of many, also those whom nothing tells apart.';

CREATE TYPE mds.source_statistics AS (
	source_system text,
	trust numeric(5,2),
	record_count bigint,
	retracted_count bigint,
	user_count bigint,
	shared_user_count bigint,
	rejected_count bigint,
	retried_count bigint,
	rejects jsonb,
	last_received_at timestamp with time zone
);

COMMENT ON TYPE mds.source_statistics IS 'What a source system has reported, and what became of it.';

COMMENT ON COLUMN mds.source_statistics.source_system IS 'The system; null for rejected records whose system could not be read, or is not registered.';

COMMENT ON COLUMN mds.source_statistics.trust IS 'Trust in its values, 0 to 100.';

COMMENT ON COLUMN mds.source_statistics.record_count IS 'Its records, retracted ones left out.';

COMMENT ON COLUMN mds.source_statistics.retracted_count IS 'Records that it withdrew.';

COMMENT ON COLUMN mds.source_statistics.user_count IS 'Users that its records belong to: fewer than records, where it holds a person more than once.';

COMMENT ON COLUMN mds.source_statistics.shared_user_count IS 'Of these, users that another system knows too.';

COMMENT ON COLUMN mds.source_statistics.rejected_count IS 'Records that could not be used, and wait.';

COMMENT ON COLUMN mds.source_statistics.retried_count IS 'Records that could not be used at first and were taken after all.';

COMMENT ON COLUMN mds.source_statistics.rejects IS 'Those that wait, by error code: {"MDPAY": 3}.';

COMMENT ON COLUMN mds.source_statistics.last_received_at IS 'When its latest payload came.';

CREATE TYPE mds.step AS (
	at timestamp with time zone,
	action text,
	source_identity_id bigint,
	source_system text,
	source_record_id text,
	other_user_id uuid,
	match_method text,
	match_weight double precision,
	actor text,
	reason text,
	attribute_paths text[]
);

COMMENT ON TYPE mds.step IS 'One step of how a user came to be what it is.';

COMMENT ON COLUMN mds.step.at IS 'When.';

COMMENT ON COLUMN mds.step.action IS 'created; joined, left, retracted, news, stale (an identity came, went, was withdrawn, said something new, said something old); absorbed,
absorbed_by, parted (users were joined, and came apart); split, move, unmerge (a person took records out, or over, or a merge back); golden (values of the profile changed); pinned, released.';

COMMENT ON COLUMN mds.step.source_identity_id IS 'Identity it is about.';

COMMENT ON COLUMN mds.step.source_system IS 'Its system.';

COMMENT ON COLUMN mds.step.source_record_id IS 'Its key there.';

COMMENT ON COLUMN mds.step.other_user_id IS 'Other user: where the identity came from or went to; who was absorbed, or by whom.';

COMMENT ON COLUMN mds.step.match_method IS 'What decided: deterministic (rule), probabilistic (model) or manual (a person); of an identity the reason of today.';

COMMENT ON COLUMN mds.step.match_weight IS 'Strongest pair behind it, log2 odds.';

COMMENT ON COLUMN mds.step.actor IS 'Login, where a person or service decided.';

COMMENT ON COLUMN mds.step.reason IS 'Why, in the words of who decided.';

COMMENT ON COLUMN mds.step.attribute_paths IS 'Values that changed, or are pinned.';

CREATE TYPE normalise.blocked_value_suggestion AS (
	attribute text,
	value text,
	frequency double precision,
	count bigint,
	reason text
);

COMMENT ON TYPE normalise.blocked_value_suggestion IS 'A value that normalise.suggest_blocked_values() takes for a placeholder.';

COMMENT ON COLUMN normalise.blocked_value_suggestion.attribute IS 'Attribute to block it for.';

COMMENT ON COLUMN normalise.blocked_value_suggestion.value IS 'The value, as normalise.block_value() takes it.';

COMMENT ON COLUMN normalise.blocked_value_suggestion.frequency IS 'Share of the rows that hold it, 0 to 1.';

COMMENT ON COLUMN normalise.blocked_value_suggestion.count IS 'Rows that hold it; an estimate when it comes from statistics.';

COMMENT ON COLUMN normalise.blocked_value_suggestion.reason IS 'How much more frequent it is than an ordinary value, in words.';

CREATE TYPE normalise.check_digit AS (
	"position" smallint,
	weights smallint[],
	modulus smallint,
	characters text
);

COMMENT ON TYPE normalise.check_digit IS 'One check digit computed as a weighted sum, the way most national numbers do it. An array of these is what a number must
satisfy; see normalise.identifier_rules.';

COMMENT ON COLUMN normalise.check_digit."position" IS 'Where the check character stands, counted from 1; null for the last place, the weights then end just before it.';

COMMENT ON COLUMN normalise.check_digit.weights IS 'Weights of the characters from the first one on (or up to the check character, when position is null). Digits count as themselves.';

COMMENT ON COLUMN normalise.check_digit.modulus IS 'The sum is taken modulo this.';

COMMENT ON COLUMN normalise.check_digit.characters IS 'The check character of remainder 0, 1, 2, …: one for each. ? says that no number with this remainder is issued, * that
the next element of the array, for the same position, decides.';

CREATE TYPE normalise.email_address AS (
	address text,
	match_key text,
	local_part text,
	domain text,
	is_role boolean,
	is_disposable boolean,
	raw text
);

COMMENT ON TYPE normalise.email_address IS 'An e-mail address taken apart by normalise.email(); all null but raw when it is not usable.';

COMMENT ON COLUMN normalise.email_address.address IS 'The address to keep and to write to: NFC, domain in lower case and international labels readable; the local part as written.';

COMMENT ON COLUMN normalise.email_address.match_key IS 'What two spellings of one mailbox share; never written to. ASCII domain, local part in lower case, tags and dots gone where the provider ignores them.';

COMMENT ON COLUMN normalise.email_address.local_part IS 'What stands before the @ in address.';

COMMENT ON COLUMN normalise.email_address.domain IS 'What stands after the @ in address.';

COMMENT ON COLUMN normalise.email_address.is_role IS 'Whether the local part names a role (info@, sales@), see normalise.email_roles.';

COMMENT ON COLUMN normalise.email_address.is_disposable IS 'Whether the domain hands out mailboxes to be thrown away, see normalise.email_domains.';

COMMENT ON COLUMN normalise.email_address.raw IS 'What was given.';

CREATE TYPE normalise.identifier AS (
	type text,
	country_code character(2),
	value text,
	is_valid boolean
);

COMMENT ON TYPE normalise.identifier IS 'A government id in comparable form; what normalise.government_id() returns.';

COMMENT ON COLUMN normalise.identifier.type IS 'Canonical type: ssn, nino, passport, driving_licence, pesel, …; null when the source named none.';

COMMENT ON COLUMN normalise.identifier.country_code IS 'Country that issued it, ISO 3166 alpha-2; null when unknown.';

COMMENT ON COLUMN normalise.identifier.value IS 'Upper-case letters and digits only; null when blank or a placeholder.';

COMMENT ON COLUMN normalise.identifier.is_valid IS 'Whether shape, date of birth and check digits hold; null when nothing is published about numbers of this type and country.
A value that is not valid is still a value: a typing error of one source, or a number of another kind.';

CREATE TYPE normalise.name_parts AS (
	display text,
	title text,
	given text,
	middle text,
	family text,
	family_core text,
	suffix text,
	given_roots text[],
	given_phonetic text,
	family_phonetic text,
	tokens text[],
	script text
);

COMMENT ON TYPE normalise.name_parts IS 'A person''s name as normalise.person_name reads it. Parts are in the form of normalise.name_key, the tokens of a part separated
by one blank; null where the name has no such part.';

COMMENT ON COLUMN normalise.name_parts.display IS 'What a golden profile shows: NFC, white space collapsed, title and suffix kept, a SHOUTED or lower-case name in proper case.';

COMMENT ON COLUMN normalise.name_parts.title IS 'Titles in front of the name, lower case, as written without full stops: mr, prof dr.';

COMMENT ON COLUMN normalise.name_parts.given IS 'Given name, the first of several: jose, jean luc (Jean-Luc), j (an initial).';

COMMENT ON COLUMN normalise.name_parts.middle IS 'Further given names or initials, and patronymics.';

COMMENT ON COLUMN normalise.name_parts.family IS 'Family name with its particles: van der berg, garcia lopez.';

COMMENT ON COLUMN normalise.name_parts.family_core IS 'Family name without particles: berg. The family name itself when it has nothing else.';

COMMENT ON COLUMN normalise.name_parts.suffix IS 'Generation: jr, sr, ii, iii, iv or v. Two different ones speak against one person.';

COMMENT ON COLUMN normalise.name_parts.given_roots IS 'Sorted: the given name and every name it may be short for (normalise.nicknames): {bob,robert}; a double name also run together:
Jean-Luc {jean luc,jeanluc}, Mary Ann {mary,maryann}. Two names can belong to one person when their arrays overlap.';

COMMENT ON COLUMN normalise.name_parts.given_phonetic IS 'Primary double metaphone of the given name; null without Latin letters.';

COMMENT ON COLUMN normalise.name_parts.family_phonetic IS 'Primary double metaphone of family_core; null without Latin letters.';

COMMENT ON COLUMN normalise.name_parts.tokens IS 'Sorted, distinct words of given, middle and family name, nicknames and maiden names found in brackets included.';

COMMENT ON COLUMN normalise.name_parts.script IS 'ISO 15924 code of what was written: Latn, Cyrl, Grek, Arab, Hebr, Thai, Laoo, Mymr, Khmr, Hani, Jpan (with kana), Hang, Zyyy
for others; the first in the order Jpan, Hang, Hani, Cyrl, Grek, Arab, Hebr, Thai, Laoo, Mymr, Khmr when mixed.';

CREATE TYPE normalise.partial_date AS (
	iso text,
	year smallint,
	month smallint,
	day smallint,
	is_ambiguous boolean,
	impossible text
);

COMMENT ON TYPE normalise.partial_date IS 'A date of which the day, or the day and the month, may be missing; all null when there is none, but for what was written instead.';

COMMENT ON COLUMN normalise.partial_date.iso IS 'ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY.';

COMMENT ON COLUMN normalise.partial_date.year IS 'Year of the Gregorian calendar, 1500 to 2100.';

COMMENT ON COLUMN normalise.partial_date.month IS 'Month, 1 to 12; null when it is not known.';

COMMENT ON COLUMN normalise.partial_date.day IS 'Day of the month, 1 to 31; null when it is not known.';

COMMENT ON COLUMN normalise.partial_date.is_ambiguous IS 'Whether another order of day, month and year would have given another date.';

COMMENT ON COLUMN normalise.partial_date.impossible IS 'What was written when one of its parts makes it no date, as YYYY-MM-DD: 1949-15-25. Nobody''s birthday, but whose it is comes out by comparing.';

CREATE TYPE normalise.phone_number AS (
	e164 text,
	is_valid boolean,
	region character(2),
	extension text,
	raw text
);

COMMENT ON TYPE normalise.phone_number IS 'A telephone number as normalise.phone understood it; all null but raw when it did not.';

COMMENT ON COLUMN normalise.phone_number.e164 IS 'The number in E.164 form: a plus sign, the calling code and the national number, digits only.';

COMMENT ON COLUMN normalise.phone_number.is_valid IS 'Whether the number lies in a range that is assigned to some use; it need not be in service.';

COMMENT ON COLUMN normalise.phone_number.region IS 'ISO 3166-1 alpha-2 code of where the number belongs; null when unknown or in no country (+800 …).';

COMMENT ON COLUMN normalise.phone_number.extension IS 'Digits dialled after the call is answered, as written; null when there are none.';

COMMENT ON COLUMN normalise.phone_number.raw IS 'What was given.';

CREATE TYPE normalise.postal_address AS (
	line text,
	house_number text,
	street text,
	unit text,
	city text,
	region text,
	postal_code text,
	country_code character(2),
	display text
);

COMMENT ON TYPE normalise.postal_address IS 'An address in comparable form and in a form for people; what normalise.address() returns. A part that is unknown or junk is null.';

COMMENT ON COLUMN normalise.postal_address.line IS 'House number, street and unit with one space between: what is compared. Latin letters, lower case.';

COMMENT ON COLUMN normalise.postal_address.house_number IS 'House number with its letter, range or fraction: 12, 12a, 12-14, 12 1/2.';

COMMENT ON COLUMN normalise.postal_address.street IS 'Street name, its type last and short whatever the language wrote: linden st, rivoli st, mayor st, oak av. A post office box is
po box 123.';

COMMENT ON COLUMN normalise.postal_address.unit IS 'Flat, apartment, suite, floor, door, without the word for it: 4b.';

COMMENT ON COLUMN normalise.postal_address.city IS 'City, town or suburb, lower case, Latin letters; the local name where the source used a well-known foreign one.';

COMMENT ON COLUMN normalise.postal_address.region IS 'State or province, as its code where it has a well-known one: ca, nsw, sp.';

COMMENT ON COLUMN normalise.postal_address.postal_code IS 'Postal code as its country writes it, without extensions: SW1A 1AA, 3554 EA, 00-950, 94103.';

COMMENT ON COLUMN normalise.postal_address.country_code IS 'ISO 3166 alpha-2.';

COMMENT ON COLUMN normalise.postal_address.display IS 'The address on one line, as people of the country write it.';

CREATE TYPE normalise.person_record AS (
	name normalise.name_parts,
	previous_family text,
	emails normalise.email_address[],
	phones normalise.phone_number[],
	birth normalise.partial_date,
	gender text,
	place_of_birth text,
	country_code text,
	addresses normalise.postal_address[],
	government_ids normalise.identifier[],
	employer text,
	occupation text,
	external_ids text[],
	attributes jsonb,
	rejected jsonb
);

COMMENT ON TYPE normalise.person_record IS 'What a payload says about a person, normalised; made by normalise.person.';

COMMENT ON COLUMN normalise.person_record.name IS 'Name in comparable parts.';

COMMENT ON COLUMN normalise.person_record.previous_family IS 'Family name before a marriage or other change, comparable form.';

COMMENT ON COLUMN normalise.person_record.emails IS 'Usable e-mail addresses, in the order given, each once.';

COMMENT ON COLUMN normalise.person_record.phones IS 'Phone numbers that parse, in the order given, each once.';

COMMENT ON COLUMN normalise.person_record.birth IS 'Date of birth, whole or partial.';

COMMENT ON COLUMN normalise.person_record.gender IS 'f, m or x.';

COMMENT ON COLUMN normalise.person_record.place_of_birth IS 'Comparable Latin form.';

COMMENT ON COLUMN normalise.person_record.country_code IS 'ISO 3166 alpha-2 the record states, else that of its first address.';

COMMENT ON COLUMN normalise.person_record.addresses IS 'Postal addresses with anything comparable in them.';

COMMENT ON COLUMN normalise.person_record.government_ids IS 'Government ids, placeholders left out.';

COMMENT ON COLUMN normalise.person_record.employer IS 'Comparable Latin form.';

COMMENT ON COLUMN normalise.person_record.occupation IS 'Comparable Latin form.';

COMMENT ON COLUMN normalise.person_record.external_ids IS 'Keys of the same person in other systems, as system:id.';

COMMENT ON COLUMN normalise.person_record.attributes IS 'Further attributes by lower-case name, values in comparable Latin form.';

COMMENT ON COLUMN normalise.person_record.rejected IS 'What was left out: [{"path", "value", "reason"}]; reason is unusable or blocked.';

CREATE TYPE normalise.street_words AS (
	words text[],
	classes text,
	unit text,
	box text,
	house_number text
);

COMMENT ON TYPE normalise.street_words IS 'A street line half read: its words with what each of them is, and what has been taken out of them. What the steps of
normalise.street_line hand on.';

COMMENT ON COLUMN normalise.street_words.words IS 'The words of the line, in order, directions and ordinals in their canonical form; empty where another field has the word.';

COMMENT ON COLUMN normalise.street_words.classes IS 'One letter for each word: 9 number, N number behind its sign (No 5), T street type, D direction, O ordinal, P particle, A any other,
and a comma for itself.';

COMMENT ON COLUMN normalise.street_words.unit IS 'Flats, floors and doors found so far, a blank between; may have blanks around.';

COMMENT ON COLUMN normalise.street_words.box IS 'Number of the post office box.';

COMMENT ON COLUMN normalise.street_words.house_number IS 'House number; null until normalise.take_house_number has found it.';

COMMENT ON FUNCTION cdc.beat(p_connector text) IS 'A connector says that it lives (heartbeat.action.query: select cdc.beat(''outbox'')). Returns the time that was noted.

The logical message moves the connector''s slot past WAL that does not concern it, so that other tables'' writes do not fill the disk;
every connector excludes it by message.prefix.exclude.list=mds_heartbeat. Raises MDCON for an unknown connector.';

COMMENT ON FUNCTION cdc.emit(p_events cdc.event[]) IS 'Writes events into the outbox, in their order, in the caller''s transaction; one insert. An empty or null array writes nothing.

For functions that decide something: call it once, with everything that happened. What happened to users goes through
mds.publish_users, which knows their form. No personal data of class restricted, sealed or payload may be in a payload. Raises 23514
for a type of event that does not exist.';

CREATE TABLE cdc.connectors (
    name text NOT NULL,
    role_name name NOT NULL,
    slot_name name NOT NULL,
    publication_name name NOT NULL,
    lag_limit bigint DEFAULT 1073741824 NOT NULL,
    silence_limit interval DEFAULT '00:05:00'::interval NOT NULL,
    last_beat_at timestamp with time zone,
    CONSTRAINT chk_connectors_limits CHECK (((lag_limit > 0) AND (silence_limit > '00:00:00'::interval))),
    CONSTRAINT chk_connectors_name CHECK ((name ~ '^[a-z][a-z0-9_]*$'::text))
);

COMMENT ON TABLE cdc.connectors IS 'The Debezium connectors of this database. Each has a slot, a role and a publication of its own: a shared slot loses data, and a
poisoned event stops one stream, not both.';

COMMENT ON COLUMN cdc.connectors.name IS 'outbox (business events, the public contract) or canonical (tables, for replication and history).';

COMMENT ON COLUMN cdc.connectors.role_name IS 'Login of the connector: LOGIN, REPLICATION, BYPASSRLS, member of mds_cdc; made by sql/bootstrap/roles.sql.';

COMMENT ON COLUMN cdc.connectors.slot_name IS 'Replication slot; the connector makes it when it first starts.';

COMMENT ON COLUMN cdc.connectors.publication_name IS 'Publication it reads.';

COMMENT ON COLUMN cdc.connectors.lag_limit IS 'Bytes of WAL the slot may hold back before cdc.slot_lag raises its alarm.';

COMMENT ON COLUMN cdc.connectors.silence_limit IS 'Time without a heartbeat before cdc.slot_lag raises its alarm.';

COMMENT ON COLUMN cdc.connectors.last_beat_at IS 'Last heartbeat (cdc.beat); null before the first.';

CREATE TABLE cdc.outbox_events (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
)
PARTITION BY LIST (ring_day);

COMMENT ON TABLE cdc.outbox_events IS 'Transactional outbox for Debezium''s Outbox Event Router: what happened, written in the transaction in which it happened, published
insert-only. cdc.emit writes it, cdc.trim_outbox empties it day by day. A ring of sixteen partitions, one a day.';

COMMENT ON COLUMN cdc.outbox_events.id IS 'Header id of the message; consumers deduplicate on it.';

COMMENT ON COLUMN cdc.outbox_events.ring_day IS 'Partition: days since 2000-01-01, UTC, modulo 16; not published.';

COMMENT ON COLUMN cdc.outbox_events.aggregatetype IS 'Topic: user, user_state, review or model.';

COMMENT ON COLUMN cdc.outbox_events.aggregateid IS 'Message key, and so the order: the canonical user; of model events the model.';

COMMENT ON COLUMN cdc.outbox_events.type IS 'What happened: user.created, user.merged and so on; user.state in the compacted topic.';

COMMENT ON COLUMN cdc.outbox_events.payload IS 'The message, JSON; docs/contracts.md has its form. Null is a tombstone: the user is none any more. Holds no restricted value.';

COMMENT ON COLUMN cdc.outbox_events.schema_version IS 'Version of the payload''s form; a form is only ever added to.';

COMMENT ON COLUMN cdc.outbox_events.trace_id IS 'What the caller put into the setting mds.trace_id (a W3C traceparent, a request id); null when nothing.';

COMMENT ON COLUMN cdc.outbox_events.occurred_at IS 'When it was decided; the transaction may have committed later.';

CREATE TABLE governance.column_classes (
    schema_name name NOT NULL,
    table_name name NOT NULL,
    column_name name NOT NULL,
    class text NOT NULL
);

COMMENT ON TABLE governance.column_classes IS 'The catalogue of data: what every column of mds, matching, cdc and governance holds. Drives what may be published; masking, export and
erasure will read it. governance.unclassified_columns compares it with the system catalogue, and a test does.';

COMMENT ON COLUMN governance.column_classes.schema_name IS 'Schema.';

COMMENT ON COLUMN governance.column_classes.table_name IS 'Table; partitions take after it.';

COMMENT ON COLUMN governance.column_classes.column_name IS 'Column.';

COMMENT ON COLUMN governance.column_classes.class IS 'What it holds; of several things the most sensitive.';

CREATE TABLE governance.data_classes (
    name text NOT NULL,
    is_personal boolean NOT NULL,
    is_publishable boolean NOT NULL,
    description text NOT NULL
);

COMMENT ON TABLE governance.data_classes IS 'Classes of data, and what may be done with each. governance.column_classes gives every column one.';

COMMENT ON COLUMN governance.data_classes.name IS 'Name of the class.';

COMMENT ON COLUMN governance.data_classes.is_personal IS 'Whether erasing a person must reach it.';

COMMENT ON COLUMN governance.data_classes.is_publishable IS 'Whether a publication may have it.';

COMMENT ON COLUMN governance.data_classes.description IS 'What belongs to the class.';

CREATE VIEW cdc.publication_problems WITH (security_invoker='true') AS
 WITH published AS (
         SELECT p.pubname,
            (format('%I.%I'::text, p.schemaname, p.tablename))::regclass AS relation,
            p.schemaname,
            p.tablename,
            c.column_name
           FROM pg_publication_tables p,
            LATERAL unnest(p.attnames) c(column_name)
        )
 SELECT c.publication_name,
    NULL::regclass AS relation,
    NULL::name AS column_name,
    'does not exist'::text AS problem
   FROM cdc.connectors c
  WHERE (NOT (EXISTS ( SELECT
           FROM pg_publication p
          WHERE (p.pubname = c.publication_name))))
UNION ALL
 SELECT p.pubname AS publication_name,
    NULL::regclass AS relation,
    NULL::name AS column_name,
    'has all tables, whatever they hold'::text AS problem
   FROM pg_publication p
  WHERE p.puballtables
UNION ALL
 SELECT p.pubname AS publication_name,
    NULL::regclass AS relation,
    NULL::name AS column_name,
    format('has all tables of %s, whatever they hold'::text, (n.pnnspid)::regnamespace) AS problem
   FROM (pg_publication_namespace n
     JOIN pg_publication p ON ((p.oid = n.pnpubid)))
UNION ALL
 SELECT p.pubname AS publication_name,
    (r.prrelid)::regclass AS relation,
    NULL::name AS column_name,
    'has no column list: a new column would be published by itself'::text AS problem
   FROM (pg_publication_rel r
     JOIN pg_publication p ON ((p.oid = r.prpubid)))
  WHERE (r.prattrs IS NULL)
UNION ALL
 SELECT p.pubname AS publication_name,
    p.relation,
    p.column_name,
    COALESCE((('is of class '::text || d.name) || ', which is never published'::text), 'has no class'::text) AS problem
   FROM ((published p
     LEFT JOIN governance.column_classes c ON (((c.schema_name = p.schemaname) AND (c.table_name = p.tablename) AND (c.column_name = p.column_name))))
     LEFT JOIN governance.data_classes d ON ((d.name = c.class)))
  WHERE (d.is_publishable IS NOT TRUE)
UNION ALL
 SELECT DISTINCT p.pubname AS publication_name,
    p.relation,
    NULL::name AS column_name,
    'has a replica identity other than its primary key: updates fail or tell too much'::text AS problem
   FROM ((published p
     JOIN pg_class r ON ((r.oid = (p.relation)::oid)))
     JOIN pg_publication b ON (((b.pubname = p.pubname) AND (b.pubupdate OR b.pubdelete))))
  WHERE (r.relreplident <> 'd'::"char")
UNION ALL
 SELECT p.pubname AS publication_name,
    p.relation,
    p.column_name,
    format('is published, but snapshots may not read it: not granted to %s'::text, (c.role_name COLLATE "default")) AS problem
   FROM (published p
     JOIN cdc.connectors c ON ((c.publication_name = p.pubname)))
  WHERE (NOT has_column_privilege(c.role_name, (p.relation)::oid, (p.column_name)::text, 'select'::text));

COMMENT ON VIEW cdc.publication_problems IS 'What is wrong with the publications of this database, ours and any other: columns that may not leave it, by the catalogue of data, and
what stops a connector. Must be empty; mds.health reports it.';

COMMENT ON COLUMN cdc.publication_problems.publication_name IS 'Publication.';

COMMENT ON COLUMN cdc.publication_problems.relation IS 'Its table; null when the whole publication is meant.';

COMMENT ON COLUMN cdc.publication_problems.column_name IS 'The column; null when the whole table is meant.';

COMMENT ON COLUMN cdc.publication_problems.problem IS 'What is wrong with it.';

CREATE VIEW cdc.slot_lag WITH (security_invoker='true') AS
 SELECT s.connector,
    s.slot_name,
    s.is_active,
    s.wal_status,
    s.retained_bytes,
    s.lag_bytes,
    s.safe_wal_bytes,
    s.catalog_xmin_age,
    s.last_beat_at,
    s.silence,
        CASE
            WHEN (s.wal_status IS NULL) THEN 'no slot'::text
            WHEN (s.wal_status = 'lost'::text) THEN 'slot lost'::text
            WHEN (s.wal_status = 'unreserved'::text) THEN 'slot about to be lost'::text
            WHEN (s.retained_bytes > s.lag_limit) THEN 'too far behind'::text
            WHEN (s.safe_wal_bytes < s.retained_bytes) THEN 'more than half of max_slot_wal_keep_size'::text
            WHEN (NOT s.is_active) THEN 'not connected'::text
            WHEN ((s.silence > s.silence_limit) OR (s.silence IS NULL)) THEN 'no heartbeat'::text
            ELSE NULL::text
        END AS alarm
   FROM ( SELECT c.name AS connector,
            c.slot_name,
            r.active AS is_active,
            r.wal_status,
            (pg_wal_lsn_diff(w.lsn, r.restart_lsn))::bigint AS retained_bytes,
            (pg_wal_lsn_diff(w.lsn, r.confirmed_flush_lsn))::bigint AS lag_bytes,
            r.safe_wal_size AS safe_wal_bytes,
            age(r.catalog_xmin) AS catalog_xmin_age,
            c.last_beat_at,
            (now() - c.last_beat_at) AS silence,
            c.lag_limit,
            c.silence_limit
           FROM ((cdc.connectors c
             LEFT JOIN pg_replication_slots r ON (((r.slot_name = c.slot_name) AND (r.database = current_database()))))
             CROSS JOIN ( SELECT
                        CASE
                            WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                            ELSE pg_current_wal_lsn()
                        END AS lsn) w)) s;

COMMENT ON VIEW cdc.slot_lag IS 'How far behind each connector is, and what is wrong with it; asked of the slots, because Connect says RUNNING when it is not.';

COMMENT ON COLUMN cdc.slot_lag.connector IS 'outbox or canonical.';

COMMENT ON COLUMN cdc.slot_lag.slot_name IS 'Its replication slot.';

COMMENT ON COLUMN cdc.slot_lag.is_active IS 'Whether somebody reads the slot; null when there is none.';

COMMENT ON COLUMN cdc.slot_lag.wal_status IS 'reserved, extended, unreserved or lost, as pg_replication_slots has it; null when there is no slot.';

COMMENT ON COLUMN cdc.slot_lag.retained_bytes IS 'WAL the slot holds back.';

COMMENT ON COLUMN cdc.slot_lag.lag_bytes IS 'WAL the connector has not confirmed.';

COMMENT ON COLUMN cdc.slot_lag.safe_wal_bytes IS 'WAL that can be written before the slot is in danger; null when max_slot_wal_keep_size is not set.';

COMMENT ON COLUMN cdc.slot_lag.catalog_xmin_age IS 'Transactions since the oldest one whose catalogue rows the slot keeps.';

COMMENT ON COLUMN cdc.slot_lag.last_beat_at IS 'Last heartbeat.';

COMMENT ON COLUMN cdc.slot_lag.silence IS 'Time since then.';

COMMENT ON COLUMN cdc.slot_lag.alarm IS 'What is wrong, worst first; null when nothing is.';

CREATE VIEW governance.unclassified_columns WITH (security_invoker='true') AS
 SELECT COALESCE(c.schema_name, a.schema_name) AS schema_name,
    COALESCE(c.table_name, a.table_name) AS table_name,
    COALESCE(c.column_name, a.column_name) AS column_name,
        CASE
            WHEN (c.column_name IS NULL) THEN 'has no class'::text
            ELSE 'does not exist'::text
        END AS problem
   FROM (governance.column_classes c
     FULL JOIN ( SELECT n.nspname AS schema_name,
            r.relname AS table_name,
            a_1.attname AS column_name
           FROM ((pg_class r
             JOIN pg_namespace n ON (((n.oid = r.relnamespace) AND (n.nspname = ANY (ARRAY['mds'::name, 'matching'::name, 'cdc'::name, 'governance'::name])))))
             JOIN pg_attribute a_1 ON (((a_1.attrelid = r.oid) AND (a_1.attnum > 0) AND (NOT a_1.attisdropped))))
          WHERE ((r.relkind = ANY (ARRAY['r'::"char", 'p'::"char"])) AND (NOT r.relispartition))) a ON (((a.schema_name = c.schema_name) AND (a.table_name = c.table_name) AND (a.column_name = c.column_name))))
  WHERE ((c.column_name IS NULL) OR (a.column_name IS NULL));

COMMENT ON VIEW governance.unclassified_columns IS 'Where the catalogue of data and the database differ: columns of mds, matching, cdc and governance without a class, and classes of
columns that do not exist. Must be empty: an unclassified column may not be published.';

COMMENT ON COLUMN governance.unclassified_columns.schema_name IS 'Schema.';

COMMENT ON COLUMN governance.unclassified_columns.table_name IS 'Table.';

COMMENT ON COLUMN governance.unclassified_columns.column_name IS 'Column.';

COMMENT ON COLUMN governance.unclassified_columns.problem IS 'has no class, or does not exist.';

COMMENT ON FUNCTION cdc.health_checks() IS 'How change data capture is: slots and heartbeats, publications against the catalogue of data, roles, settings, the outbox''s trimming. One row
a check; mds.health shows them.';

COMMENT ON FUNCTION cdc.replay_outbox(p_from timestamp with time zone, p_to timestamp with time zone) IS 'Publishes the events of a period again, in their order and under their ids, so that consumers that have them drop them. Returns how
many. For the time after a lost slot; the steps are in docs/streaming.md.

p_from: when the last event that arrived had occurred; p_to: null means now. Events that were trimmed cannot be sent again. States go back in time
until the replay has passed: let it run to now. Raises MDPAY without a p_from, or with a p_to before it.';

COMMENT ON FUNCTION cdc.request_snapshot(p_tables text[], p_condition text) IS 'Asks the connector canonical to send tables anew, in chunks, while it goes on streaming (an incremental snapshot); for lost
messages and new consumers. Returns the signal''s id. Rows arrive as operation r once the transaction has committed.

p_tables: published tables of mds, with their schema. p_condition: an SQL condition on their published columns, evaluated by the connector;
it may compare, and look at the clock (governance.expression_problem). Raises MDPAY for a table that is not published, a condition that is none,
and a signal of more than 2048 characters.';

COMMENT ON FUNCTION cdc.tidy_outbox(p_budget interval, p_dry_run boolean) IS 'cdc.trim_outbox as a job: empties the days of the outbox that are older than ten days. done_count: days. It is quick: any
p_budget is enough. p_dry_run: counts them, and empties none. Raises MDPAY for a negative p_budget or a null p_dry_run.';

COMMENT ON FUNCTION cdc.trim_outbox(p_keep interval) IS 'Empties the days of the outbox whose every event is older than p_keep (7 to 14 days). Returns how many days were emptied. A daily job.

Truncates: no row is deleted one by one, nothing is published, and what a connector has not read yet it still reads from the WAL. A day that
is still being read makes it give up after two seconds (55P03); the next run finds it. Raises MDPAY for another p_keep.';

COMMENT ON FUNCTION governance.expression_problem(p_expression text, p_arguments text, p_result text, p_schemas name[], p_may_be_stable boolean) IS 'What is wrong with an SQL expression that somebody else has written, in a sentence; null when it does nothing but compare its
arguments. Nothing of it runs while it is looked at; therefore it may not even name a type of another schema.

What the owner plans or a connector sends becomes code of theirs, so it may be one expression without backslashes, with no statement
beside it, no table, nothing of a schema other than p_schemas (a function of the caller''s says what its maker likes of itself), and no
function that is not immutable (|| of text and a number, array_to_string, concat, concat_ws and format aside). p_arguments and p_result: names and
types of what it is about, and its type, as in create function; these are the caller''s own words. p_may_be_stable: it may also look at the clock and the
settings of the session, by functions of PostgreSQL that are stable and parallel safe.';

COMMENT ON FUNCTION governance.keyed_hash(p_purpose text, p_value text) IS 'HMAC-SHA-256 of a value under the key of a purpose: 32 bytes; null for a null value or an unknown purpose.

Equal values have equal hashes inside one database and one purpose only, so a hash can be matched on, and shows
tampering, without being reversible by trying every phone number. Source: RFC 2104.';

COMMENT ON FUNCTION governance.keyed_hashes(p_purpose text, p_values text[]) IS 'The hashes of governance.keyed_hash for many values at once, hexadecimal, in their order: one call instead of one each, and a plan
that is kept. Null for a null value; all null for an unknown purpose.';

COMMENT ON FUNCTION governance.touch_updated_at() IS 'Row trigger: sets updated_at to the time of the write. Attached before update to every table that has the column.

The wall clock, not the start of the transaction: two writes of one transaction can be told apart.';

COMMENT ON FUNCTION matching.activate_model(p_model_id integer) IS 'Makes a model the one that decides, from the next record on; returns {"model", "previous", "identity_count", "to_recompute": [...]}.

What is already stored stays as the model before left it until mds.recompute has derived it anew, which to_recompute says
in words, of whatever model that is; empty means that nothing needs to be. Look at mds.simulate first. Waits for every writer and excludes them until
its transaction ends. Going back is activating the model before. Raises MDMOD when there is no such model, MDMDL
when it cannot be compiled; then the active one stays.';

CREATE TABLE matching.models (
    id integer NOT NULL,
    name text NOT NULL,
    state matching.model_state DEFAULT 'draft'::matching.model_state NOT NULL,
    prior_weight double precision NOT NULL,
    household_weight double precision,
    background_weight double precision,
    join_weight double precision NOT NULL,
    review_weight double precision NOT NULL,
    candidate_cap integer DEFAULT 200 NOT NULL,
    record_count bigint,
    origin text NOT NULL,
    description text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    activated_at timestamp with time zone,
    CONSTRAINT chk_models_candidate_cap CHECK (((candidate_cap >= 2) AND (candidate_cap <= 100000))),
    CONSTRAINT chk_models_name CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT chk_models_origin CHECK ((origin = ANY (ARRAY['shipped'::text, 'trained'::text, 'imported'::text, 'edited'::text]))),
    CONSTRAINT chk_models_record_count CHECK ((record_count > 0)),
    CONSTRAINT chk_models_thresholds CHECK ((review_weight <= join_weight)),
    CONSTRAINT chk_models_weights CHECK (((GREATEST(prior_weight, household_weight, background_weight, join_weight, review_weight) < 'Infinity'::double precision) AND (LEAST(prior_weight, household_weight, background_weight, join_weight, review_weight) > '-Infinity'::double precision) AND (background_weight <= ('-0.1'::numeric)::double precision)))
);

COMMENT ON TABLE matching.models IS 'Fellegi-Sunter models. A model is immutable once it is active: change a copy, compare, activate the copy.
Source: Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969).';

COMMENT ON COLUMN matching.models.id IS 'Key; every decision keeps it.';

COMMENT ON COLUMN matching.models.name IS 'Name people use.';

COMMENT ON COLUMN matching.models.state IS 'Where it is in its life.';

COMMENT ON COLUMN matching.models.prior_weight IS 'log2 odds that two records taken at random are one person, before any evidence.';

COMMENT ON COLUMN matching.models.household_weight IS 'log2 of how many pairs of records are of two people of one household, for each pair of strangers; null: households are not told from strangers.';

COMMENT ON COLUMN matching.models.background_weight IS 'log2 of the share of pairs of strangers that are of one background (country, language, whatever names and places go with); null: all are taken for of one.';

COMMENT ON COLUMN matching.models.join_weight IS 'log2 odds from which a pair joins.';

COMMENT ON COLUMN matching.models.review_weight IS 'log2 odds from which a pair that does not join goes to review.';

COMMENT ON COLUMN matching.models.candidate_cap IS 'A key shared by more identities than this finds no candidates; that is recorded in matching.capped_keys.';

COMMENT ON COLUMN matching.models.record_count IS 'Among how many records it was trained, which its prior depends on: the more there are, the fewer of their pairs are of one person; null when nobody counted.';

COMMENT ON COLUMN matching.models.origin IS 'shipped, trained, imported or edited.';

COMMENT ON COLUMN matching.models.description IS 'What it is for, and on what it was trained.';

COMMENT ON COLUMN matching.models.created_at IS 'When it was made.';

COMMENT ON COLUMN matching.models.activated_at IS 'When it last became active.';

COMMENT ON FUNCTION matching.active_model() IS 'The model that is compiled: thresholds, prior, cap. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.active_model_id() IS 'Id of the model that is compiled. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.add_rows(p_model_id integer, p_section text, p_rows jsonb) IS 'Adds rows to a section of a draft (comparisons, comparison_levels, blocking_rules, definite_rules, stop_keys, term_frequencies), as they stand
in a document of matching.export_model; null adds none. What a comparison does not say that it is, it is not.

Raises MDIMM when the model has been active, and lets out PostgreSQL''s errors for rows that cannot be: callers say what they were doing.';

COMMENT ON FUNCTION matching.agglomerate(p_size integer, p_weights double precision[], p_contradictions double precision[], p_join_weight double precision, p_doubt double precision) IS 'Falls n records into clusters; returns for each the number of the first member of its cluster.

p_weights is the symmetric n-by-n matrix of match weights (log2 odds, row by row): ''infinity'' for a pair that must be
together, ''-infinity'' for one that must not. p_contradictions has a row for each of its cells: what speaks against the pair, comparison
by comparison (0 or less, null where it says nothing; matching.counter_evidence).

Two groups join when the weight of their strongest pair, less what contradicts the two, reaches p_join_weight; the strongest link goes first, and
of equal links the first by position. Where that would cost one of the two another link that weighs as much, to a group that the other excludes (by what contradicts it or
a veto), it could be of either, and both links go. What contradicts them is a mean, comparison by comparison, over the records that say something: the sum across the two
groups, by the number of those records in the larger. That of the strongest pair is in its weight already and makes room for it. p_doubt, 0 to 1, is
how much counts once more (matching.household_doubt): of what contradicts a pair that stands alone all, of what only others have against each other a third. So one thin edge cannot chain two
groups whose other members disagree, a record that does not say which of two people it is does not join them, and a vetoed pair never shares a cluster. Records
of which a person says that they are one count as one, which only what contradicts all of them contradicts. Deterministic: callers order the
records by a stable key.';

COMMENT ON FUNCTION matching.agreement_patterns(p_model_id integer, p_seed integer, p_random_pairs integer) IS 'How pairs agree under a draft model: all candidates of its blocking keys (rules of the active model by the keys there
are, others by keys made for the occasion), and at least p_random_pairs pairs taken at random
under a seed (all pairs where there are fewer), counted by levels.';

COMMENT ON FUNCTION matching.apart(p_background_weight double precision, p_u double precision, p_b double precision) IS 'log2 of how much oftener strangers of different backgrounds are at a level of u and b probability than strangers at large; -20 at least.

u is of all strangers, so it is u = (1 - q) s + q b, where q = 2 ^ p_background_weight is how many of them are of one background, and s is what
is asked for. 0 where the model does not tell backgrounds apart (p_background_weight or p_b null).';

COMMENT ON FUNCTION matching.are_different_names(l text, r text) IS 'Whether two given names are so unlike that they are two people''s, not one name written badly: half of the shorter one''s letters
would have to change, of the second word where the first is the same, or one is the female form of the other. Two letters next to each other that changed places
make no other name, however short it is. Symmetric. Null when either is null.';

CREATE TABLE matching.blocking_rules (
    model_id integer NOT NULL,
    ordinal smallint NOT NULL,
    name text NOT NULL,
    expression text NOT NULL,
    cap integer,
    description text NOT NULL,
    CONSTRAINT chk_blocking_rules_cap CHECK (((cap >= 2) AND (cap <= 100000))),
    CONSTRAINT chk_blocking_rules_ordinal CHECK (((ordinal >= 0) AND (ordinal <= 30)))
);

COMMENT ON TABLE matching.blocking_rules IS 'How a model finds candidates: two identities are compared when a rule gives both the same key.';

COMMENT ON COLUMN matching.blocking_rules.model_id IS 'The model.';

COMMENT ON COLUMN matching.blocking_rules.ordinal IS 'Number of the rule; bit of edges.found_by.';

COMMENT ON COLUMN matching.blocking_rules.name IS 'Name people use; part of every key.';

COMMENT ON COLUMN matching.blocking_rules.expression IS 'SQL over the features row f, giving text[]: the values to make keys of; null values make none.';

COMMENT ON COLUMN matching.blocking_rules.cap IS 'A key of this rule that more identities share finds no candidates; null: the model''s candidate_cap. A rule on one common attribute
has a low one: it finds people by rare values, at a bounded cost.';

COMMENT ON COLUMN matching.blocking_rules.description IS 'What it finds, in a sentence.';

CREATE TABLE matching.capped_keys (
    key bigint NOT NULL,
    rule smallint NOT NULL,
    identity_count bigint NOT NULL,
    first_capped_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE matching.capped_keys IS 'Keys that more identities share than the cap of their rule, or the model''s candidate_cap: they find no candidates. What they found before
the cap was reached is taken back at that moment, and found again when fewer share the key (matching.rescore_holders).';

COMMENT ON COLUMN matching.capped_keys.key IS 'The key.';

COMMENT ON COLUMN matching.capped_keys.rule IS 'Ordinal of the blocking rule that made it.';

COMMENT ON COLUMN matching.capped_keys.identity_count IS 'How many identities shared it when the cap bit; not counted on.';

COMMENT ON COLUMN matching.capped_keys.first_capped_at IS 'When the cap first bit.';

CREATE TABLE matching.edges (
    left_id bigint NOT NULL,
    right_id bigint NOT NULL,
    weight double precision NOT NULL,
    verdict smallint NOT NULL,
    is_manual boolean DEFAULT false NOT NULL,
    levels smallint[] NOT NULL,
    found_by integer NOT NULL,
    rule_verdict smallint,
    model_id integer NOT NULL,
    scored_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_edges_order CHECK ((left_id < right_id)),
    CONSTRAINT chk_edges_verdict CHECK (((verdict >= '-1'::integer) AND (verdict <= 1)))
);

COMMENT ON TABLE matching.edges IS 'Pairs of identities worth remembering: at or above review_weight, or decided by a rule. The evidence of every decision.';

COMMENT ON COLUMN matching.edges.left_id IS 'The identity with the smaller number.';

COMMENT ON COLUMN matching.edges.right_id IS 'The other one.';

COMMENT ON COLUMN matching.edges.weight IS 'log2 odds that the two are one person: prior and all comparisons.';

COMMENT ON COLUMN matching.edges.verdict IS '1: a rule or a person says one person; -1: says two people; 0: the weight decides.';

COMMENT ON COLUMN matching.edges.is_manual IS 'The verdict is a person''s, not a rule''s.';

COMMENT ON COLUMN matching.edges.levels IS 'Level of each comparison, by its ordinal; -1 where one side says nothing, or both what too many say.';

COMMENT ON COLUMN matching.edges.found_by IS 'Blocking rules that found the pair: bit n is the rule with ordinal n. 0: no shared key, scored inside its component.';

COMMENT ON COLUMN matching.edges.rule_verdict IS 'Of a person''s verdict: what the definite rules said at that time; null otherwise.';

COMMENT ON COLUMN matching.edges.model_id IS 'Model that scored it.';

COMMENT ON COLUMN matching.edges.scored_at IS 'When it was scored.';

CREATE TABLE matching.identity_keys (
    key bigint NOT NULL,
    source_identity_id bigint NOT NULL,
    rule smallint NOT NULL
);

COMMENT ON TABLE matching.identity_keys IS 'Blocking keys of every identity under the active model: who shares one is compared.';

COMMENT ON COLUMN matching.identity_keys.key IS 'normalise.hash64 of the rule''s name and the value.';

COMMENT ON COLUMN matching.identity_keys.source_identity_id IS 'The identity.';

COMMENT ON COLUMN matching.identity_keys.rule IS 'Ordinal of the blocking rule that made it.';

CREATE TABLE matching.stop_keys (
    model_id integer NOT NULL,
    key bigint NOT NULL,
    identity_count bigint,
    reason text NOT NULL
);

COMMENT ON TABLE matching.stop_keys IS 'Keys too common to mean anything; not built. Belongs to the model, so results do not depend on the order of arrival.';

COMMENT ON COLUMN matching.stop_keys.model_id IS 'The model.';

COMMENT ON COLUMN matching.stop_keys.key IS 'The key.';

COMMENT ON COLUMN matching.stop_keys.identity_count IS 'How many identities had it when it was put here.';

COMMENT ON COLUMN matching.stop_keys.reason IS 'Why it is here.';

COMMENT ON FUNCTION matching.blocking_report() IS 'What each blocking rule of the active model costs (keys, comparisons, its largest key, capped ones) and what it finds (edges, and those
that it alone found). A rule with many comparisons and no edge of its own is a candidate for removal: try it with mds.simulate.

Reads all keys and edges.';

COMMENT ON FUNCTION matching.bridge_of(p_a bigint, p_b bigint, p_as bigint[], p_bs bigint[], p_deduplicated_systems text[]) IS 'What stands between two groups of identities, p_as and p_bs, that the pair of p_a, one of the first, and p_b, one of the second, would bring together: the pair by itself,
and what the others add up to (matching.opposition). As matching.cluster sees it, under the active model; p_deduplicated_systems as there.

The time it takes grows with the product of the two.';

COMMENT ON FUNCTION matching.cap_keys(p_identity_ids bigint[]) IS 'Records in matching.capped_keys which keys of the given identities have become too common: more identities share them than
the cap of their rule. Returns those keys; null when there are none.

What they found before is for matching.rescore_holders to take back.';

COMMENT ON FUNCTION matching.cap_of(p_rule smallint) IS 'How many identities may share a key of this blocking rule of the active model before it finds nobody. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.changes_of(l matching.features, r matching.features, p_bridge matching.bridge, p_is_linked boolean) IS 'Single comparisons of a pair that at another level would decide otherwise of the two groups that p_bridge stands between: of each comparison the nearest level
that does, the smallest step of weight first. l and r with the rarities of the active model (matching.with_rarities), the first of them the one with the smaller number.
p_is_linked: the two groups are of one component even without this pair; where they are not, no other pair joins them, however strong, because no key found it.

Of the pair alone: what one of the two would then say of other records of the groups is not reckoned. It goes by the weight: of a pair that a rule, a person or another pair decides on it does not tell the truth.';

COMMENT ON FUNCTION matching.check_expression(p_expression text, p_is_key boolean) IS 'What is wrong with an expression of a model, in a sentence (governance.expression_problem); null when it can be compiled. A condition is a
boolean over the features rows l and r, a key (p_is_key) a text[] over the features row f.';

COMMENT ON FUNCTION matching.check_model(p_model_id integer) IS 'Returns if a model is complete and all its expressions do nothing but compare (matching.check_expression); raises MDMDL with the first
problem otherwise, and MDMOD when there is no such model.';

COMMENT ON FUNCTION matching.cluster(p_identity_ids bigint[], p_deduplicated_systems text[]) IS 'Falls identities into clusters by the edges between them; each identity comes back once.

Give it whole components (matching.component_of): then the result depends on the records, the model and the verdicts alone,
not on the order of arrival. p_deduplicated_systems hold each person once: two records of one of them never share a cluster
without a person''s verdict.';

COMMENT ON FUNCTION matching.keys_in_full(f matching.features) IS 'Every blocking key the active model can make of an identity, those included that are on its stop list or that the cap has bitten:
what matching.keys_of leaves out, for people who ask why two records were not compared.';

COMMENT ON FUNCTION matching.compare_keys(l matching.features, r matching.features) IS 'Rule by rule of the active model, how two records find each other. JSON: names of the blocking rules by which they do (shared), those by which they do not and
because of what (missed, of the first and the second given), and those whose key they share but that finds nobody (capped, stopped).';

COMMENT ON FUNCTION matching.compare_models(p_a integer, p_b integer, p_sample integer, p_seed integer) IS 'How two models differ, and what that does to pairs: settings and levels as [a, b], the other rows counted, and the verdicts of both on
the candidates that the active model finds for a sample of identities ("join > review": 3 of them would go to review instead of joining).

Pairs that only the blocking rules of the other model find are not among them, and clusters are not made: mds.simulate does both.
The sample is the same for the same p_seed. Nobody else notices: the models are compiled and rolled back. Raises MDMOD
when there is no such model, MDMDL when one cannot be compiled, MDPAY when p_sample is negative.';

COMMENT ON FUNCTION matching.compile(p_model_id integer) IS 'Turns a model''s rows into plain SQL functions: values_of, levels, weight and counter_evidence (of levels), definite_verdict, keys_of, cap_of, active_model_id, join_weight, review_weight, active_model.

Nothing interprets configuration per pair: the planner inlines what this writes. The functions replace those of the model
before. Does not touch stored features, keys or edges: mds.recompute does. Raises MDMOD when there is no such model, and
the error of PostgreSQL when a condition is not valid SQL.';

COMMENT ON FUNCTION matching.component_of(p_identity_ids bigint[]) IS 'The given identities and all that edges strong enough to join connect them with, directly or through others.

Clusters are parts of such components: what lies outside cannot change how a component falls into clusters.';

COMMENT ON FUNCTION matching.export_model(p_model_id integer) IS 'A model as one JSON document, without loss: what matching.import_model makes of it in this or another database is the same model.

Of the rows only their model, and of the model its id, state and times are left out. Term frequencies are values that records hold, so
the document of a trained model is to be kept like the records. Raises MDMOD when there is no such model.';

COMMENT ON FUNCTION matching.import_model(p_document jsonb, p_name text) IS 'Makes a draft of a document of matching.export_model; returns its id. p_name: instead of the name in the document. Where that has no
term_frequencies, not even an empty list, and levels that ask for rarity, they are counted among the records that are here: settings of other tools say which, not how common.

Nothing is written unless all of it is understood and can be compiled. Raises MDDOC when the document is none, is malformed or says
something unknown; MDNAM when the name is taken; MDMDL when the model is incomplete or an expression of it does more than compare.';

COMMENT ON FUNCTION matching.copy_model(p_model_id integer, p_name text, p_description text) IS 'Makes a draft that says what another model says, to be edited and activated; returns its id.

Raises MDMOD when there is no such model, MDNAM when the name is taken, MDDOC when it is blank.';

COMMENT ON FUNCTION matching.counter_evidence(p_levels smallint[], p_weight double precision) IS 'What speaks against a pair at these levels and of this weight sharing a cluster, log2: the negative weight of each stable comparison of the active model by its ordinal, 0 where it speaks for the pair, null where it says nothing or little (less than 2); last what all evidence together (weight less prior) has against the pair beyond them. The sum is -30 at least. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.counter_weight(p_mean double precision, p_own double precision, p_doubt double precision) IS 'What a comparison that contradicts two groups adds to the weight of their strongest pair, log2: negative where it takes something off their link.

p_mean is what it says against the two in the mean (matching.agglomerate), p_own what it says against their strongest pair, both 0 or less. The weight of
that pair counts p_own already, so the rest is added; and p_doubt (matching.household_doubt) of p_own, and of a third of what is beyond it, counts once more.
Inlined wherever it is called.';

COMMENT ON FUNCTION matching.definite_verdict(l matching.features, r matching.features) IS 'What the definite rules of the active model say of two identities: 1 one person, -1 two people, 0 nothing. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.describe(p_identity_id bigint, p_source_system text, p_source_record_id text, p_person normalise.person_record) IS 'Features of a record, whole, under the active model; matching.keys_of makes its blocking keys of them. Reads nothing but the model, so it needs no lock.';

COMMENT ON FUNCTION matching.edges_of(p_pairs matching.candidate_pair[]) IS 'Scores pairs by the active model; returns the edges worth remembering: a definite rule says one person, or the weight reaches the
model''s review_weight. Writes nothing: matching.replace_edges does.';

COMMENT ON FUNCTION matching.edit_model(p_model_id integer, p_changes jsonb) IS 'Changes a draft: its settings (name, description, prior_weight, household_weight, background_weight, join_weight, review_weight, candidate_cap) and rows of
comparisons, comparison_levels, blocking_rules, definite_rules and stop_keys, in the form of matching.export_model. A row is known by its name
(a level by comparison_name and level, a stop key by key): what is given of it is changed, a new one is added, "remove": true
takes it out.

Waits for who changes the same model. Raises MDMOD when there is no such model, MDIMM when it has been active, MDDOC when the change is malformed or unknown,
MDNAM when a name is taken, MDMDL when what remains cannot be compiled.';

COMMENT ON FUNCTION matching.evidence_of(p_left_ids bigint[], p_right_ids bigint[]) IS 'What the active model makes of pairs of identities, index-aligned, from their features as they are now; whichever of the two comes first.
The one passage that scores pairs in numbers. An identity without features says nothing.';

COMMENT ON FUNCTION matching.expect(p_patterns matching.agreement_pattern[], p_prior_weight double precision, p_household_weight double precision, p_background_weight double precision, p_m double precision[], p_u double precision[], p_h double precision[], p_apart double precision[], p_alike double precision[], p_ceilings double precision[]) IS 'The expectation step of training: of each pattern''s pairs, how many are of one person, of strangers (of different backgrounds, and of one), of a household,
under the given parameters.

p_prior_weight and p_household_weight: log2 of how many pairs of one person, and of one household, there are for each pair of strangers.
p_background_weight: log2 of the share of these that are of one background; null where backgrounds are not told apart.
p_m, p_u, p_h: log2 of the probabilities by comparison and level, level -1 in place 1; where a pattern has a rarity it stands
for -log2(u). p_apart, p_alike: log2 of how much oftener than u strangers of different backgrounds (matching.apart), and of one, are at the level.
p_ceilings: by pattern, log2 odds of one person against the likelier of the others that are not exceeded; null where there are none.';

COMMENT ON FUNCTION matching.features_of(p_person normalise.person_record) IS 'The features row of a normalised person; the identity, its system and the rarities are left null for the caller.

A company has its words, sorted, for given and for family name: so it is no record without a name, which could be any of those who work there.

Where no gender is given, a title (Mrs, Herr, Sra) tells it. Role mailboxes (info@) are no evidence of a person and are left out, and so are keys in other systems that are blank or
placeholders. A telephone number of an unknown country is its digits. The unit of an address is left out: half of
the records of one person lack it. Government ids become type:keyed hash; the country is as often missing. Of ids of six characters and more there are also the
keyed hashes with one character left out; shorter ones are close to too many.';

COMMENT ON FUNCTION matching.find_candidates(p_identity_ids bigint[], p_from_id bigint) IS 'Pairs of the given identities with every identity they share a blocking key with, each pair once. Others below p_from_id are left out.

A key in matching.capped_keys finds nothing; call matching.cap_keys first.';

COMMENT ON FUNCTION matching.find_repeats(p_identity_ids bigint[], p_from_id bigint) IS 'Pairs of a repeat among the given identities with the five that it repeats, and of one of such five with its repeats, where a key that is not too common could have found them;
p_from_id as in matching.find_candidates, which finds all others.';

COMMENT ON FUNCTION matching.forget(p_identity_ids bigint[]) IS 'Takes identities out of matching: features and keys. Their edges go when matching.score_candidates is called for them next.';

COMMENT ON FUNCTION matching.frequency_drift(p_share double precision) IS 'How far the given names, family names and cities of the records are from the frequencies the active model learnt, a row for each
that it has frequencies of. Rare values count as one. Far off, rarity is weighed wrongly: train anew. No row without training.

p_share: look at this share of the records only, 0 to 1. Raises MDPAY when it is none.';

COMMENT ON FUNCTION matching.gendered_endings() IS 'Endings in which two gendered forms of one family name differ, as ''shared/one/other'': ''ov//a'' says that Ivanov and Ivanova share ov, and
then end in nothing and in a. Each stands there both ways round; the shared part is up to three letters long.

The one place that knows them: matching.is_gendered_form and the settings that `mds model export` writes for Splink are made of it.';

COMMENT ON FUNCTION matching.health_checks() IS 'What mds.health says of matching: whether all pairs were judged by the active model, how many keys find nobody, whether some of
them are of one person with very many records, how many records say too little to be joined, whether there are more records than the
model was trained for, and how far names are from what it learnt; unlinkables and names on some 5,000 records.';

COMMENT ON FUNCTION matching.held_keys(p_identity_ids bigint[]) IS 'What identities say, as locks and matching.score_candidates want it: their blocking keys, also those that a repeat does not make, and the hash of all that
they say. A key may come twice.';

CREATE TABLE matching.definite_rules (
    model_id integer NOT NULL,
    ordinal smallint NOT NULL,
    name text NOT NULL,
    verdict smallint NOT NULL,
    condition text NOT NULL,
    description text NOT NULL,
    CONSTRAINT chk_definite_rules_verdict CHECK ((verdict = ANY (ARRAY['-1'::integer, 1])))
);

COMMENT ON TABLE matching.definite_rules IS 'Rules that stand above the weight: one person, or two people, whatever the rest says. The first that holds counts.';

COMMENT ON COLUMN matching.definite_rules.model_id IS 'The model.';

COMMENT ON COLUMN matching.definite_rules.ordinal IS 'Order in which rules are tried.';

COMMENT ON COLUMN matching.definite_rules.name IS 'Name people use.';

COMMENT ON COLUMN matching.definite_rules.verdict IS '1: one person; -1: two people.';

COMMENT ON COLUMN matching.definite_rules.condition IS 'SQL over the features rows l and r; null counts as false.';

COMMENT ON COLUMN matching.definite_rules.description IS 'What it says, in a sentence.';

COMMENT ON FUNCTION matching.holding_rule(l matching.features, r matching.features) IS 'The definite rule of the active model that decides about two identities, the first that holds; null when none does. It is
the one behind matching.definite_verdict; reads the rules one by one, for people who ask why.';

COMMENT ON FUNCTION matching.household_doubt(p_model matching.models) IS 'How much of what contradicts the strongest pair of two groups, and a third of what only others have against each other, counts once more when
matching.agglomerate joins them, 0 to 1.

People of one household are alike in bundles, and weights take comparisons for independent: so a birthday or a given name that differs is more
than its weight. All of it counts where one pair of a household comes to sixteen pairs of one person or fewer (the shipped model), or where the model
does not say; an eighth of it where the records that the model learnt from have no households (matching.train).';

COMMENT ON FUNCTION matching.is_alike(l text, r text) IS 'Whether two different words may be one word written badly, more generously than matching.is_misspelling: two edits from five letters on,
three from twelve, four from sixteen and so on. Symmetric. Null when either is null.';

COMMENT ON FUNCTION matching.is_capped(p_rule text, p_left text[], p_right text[]) IS 'Whether two identities have values in common of which a blocking rule makes keys, and every one of them is too common to mean
anything: its key is in matching.capped_keys, or a stop key of the active model. False where they have none in common; null for null.

p_rule: name of the rule. p_left, p_right: what its expression gives for either. matching.levels asks it of what two records agree on.';

COMMENT ON FUNCTION matching.is_gendered_form(l text, r text) IS 'Whether two family names are the male and the female form of one name, or two female forms of it: Ivanov and Ivanova, Kowalski and
Kowalska, Novák and Nováková, Kazlauskas, Kazlauskienė and Kazlauskaitė, Bērziņš and Bērziņa, Papadopoulos and Papadopoulou, Jónsson and
Jónsdóttir (matching.gendered_endings). They begin with the same three letters. Words are expected as normalise.name_key gives them. Symmetric.
False of a name and itself; null when either is null.';

COMMENT ON FUNCTION matching.is_misread_date(l text, r text) IS 'Whether two whole dates, YYYY-MM-DD, look like one written badly: one digit differs, or two neighbouring digits have changed places.
Symmetric; true of a date and itself. False when one is partial; never true of null. Neither need be a day of the calendar.';

COMMENT ON FUNCTION matching.is_misspelling(l text, r text) IS 'Whether two different words look like one word written badly: one edit from four letters on; two edits from seven letters on,
or when they only reorder letters. Symmetric. Null when either is null.';

COMMENT ON FUNCTION matching.join_weight() IS 'log2 odds from which a pair joins under the active model. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.judge(p_model_id integer, p_left_ids bigint[], p_right_ids bigint[]) IS 'What a model, active or not, makes of pairs of identities, in the order given (all of them must have features). The model is
compiled in a sub-transaction that is rolled back, so nobody else notices. Raises MDMOD and MDMDL as matching.check_model.';

COMMENT ON FUNCTION matching.keys_of(f matching.features) IS 'Blocking keys of an identity under the active model, stop keys left out, each with the rule that made it; one may come twice. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.keys_of_repeat(f matching.features) IS 'Blocking keys of an identity that repeats others: those alone that stand for its own key, by which records of other systems name it.';

COMMENT ON FUNCTION matching.learn_attributes(p_model_id integer) IS 'Adds to a draft model comparisons of further attributes of the payload (attributes: {name: value}) that enough records have, and a
blocking rule on those that tell people apart. What they weigh is for matching.train to say.

At most 12, the most frequent; what the model compares already it keeps. An attribute that follows from another value (a county from a
city, an age from a year of birth) says nothing where two records agree on that, so that no evidence counts twice.';

COMMENT ON FUNCTION matching.learn_terms(p_model_id integer) IS 'Counts how common given names, family names and cities are among all identities and keeps it with a draft model.
Of those who say the same, five count.

A value seen once is not kept: it, and every value never seen, has the frequency kept under the empty value, one in all.';

COMMENT ON FUNCTION matching.values_of(p_rule smallint, f matching.features) IS 'What an identity says that a blocking rule of the active model makes keys of; null for a rule that is no cap_rule of a comparison. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.levels(l matching.features, r matching.features) IS 'Level of each comparison of the active model for two identities, by ordinal; -1 where one side says nothing, or both what too many say. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.lift_caps(p_keys bigint[]) IS 'Takes keys out of matching.capped_keys that are not too common any more, since identities that shared them say something else
now or were taken back. Returns those keys; null when there are none.

What they find again is for matching.rescore_holders to score.';

COMMENT ON FUNCTION matching.lock_keys(p_keys bigint[], p_expected_count integer) IS 'Locks keys until the end of the transaction, in sorted order, so that two transactions with the same new person wait for
each other before either looks the person up.

A transaction that comes to hold more than an eighth of the lock table (max_locks_per_transaction * max_connections) locks all
keys at once instead, and waits for everybody; one that knows how many more it will need (p_expected_count) does so at once, because two that change over while both hold keys would be a deadlock.
How many it holds is counted in the setting mds.held_locks, which a rollback to a savepoint takes back together with the
locks. Raises MDISO when the transaction could not see what it has waited for.';

COMMENT ON FUNCTION matching.mark_repeats(p_identity_ids bigint[], p_former_keys bigint[]) IS 'Of all that say exactly what one of the given identities says, or has said, leaves the first five by record_key to be found by their keys; the others are
repeats. Returns those that became one or are none any more, whose edges matching.score_candidates makes anew; null where nobody repeats anybody.

p_former_keys: what the identities were found by before, with the hash of all that they said (matching.held_keys). So a cap counts what is said, not how often:
somebody with a thousand records is one person, whose e-mail address is not shared by a thousand. Which five are heard decides nothing, as all say the same.';

COMMENT ON FUNCTION matching.maximise(p_model_id integer, p_patterns matching.agreement_pattern[], p_parameters matching.parameters, p_ceilings double precision[], p_covered boolean[], p_pair_count double precision, p_random_count double precision) IS 'The maximisation step of training: the parameters that the pairs make likeliest, of whom they are being as matching.expect has it under the
parameters so far.

The model (p_model_id) counts as 60 pairs of each kind, so that a level nobody reaches stays as it was. u comes from pairs taken at random, without
what is expected of matches among them; of values too rare for that from all candidates, where one blocking rule finds every pair at the level (then the model''s u
counts as four of the pairs that it expects; p_covered, by comparison and level as the parameters). p_ceilings: as of matching.expect. p_pair_count: pairs of all records;
p_random_count: those taken at random.

Sisters who share name, house and whatever else a source says of them must not pass for one person: of the pairs of one person
no more than a fifth are expected to have different given names.';

COMMENT ON FUNCTION matching.name_forms(p_given text, p_family text) IS 'Ways a person of this given and family name writes them in an e-mail address: johnsmith, smithjohn, jsmith, smithj, johns.

Null unless both names have two letters or more.';

COMMENT ON FUNCTION matching.opposition(p_bridge matching.bridge, p_weight double precision, p_against double precision[], p_doubt double precision) IS 'What all that contradicts two groups adds to the weight of their strongest pair, log2, negative where it takes something off: as matching.agglomerate reckons when it joins the
two. The pair that would bring them together has p_weight and p_against, its own (matching.bridge) or what might be; p_bridge null where it stands alone.';

COMMENT ON FUNCTION matching.parameters_of(p_model_id integer) IS 'The parameters of a model, with which training begins. What the model leaves open is assumed: as many households as pairs of one person, an
eighth of all strangers of one background, who agree four times as often in what is regional.';

COMMENT ON FUNCTION matching.protect_model() IS 'Trigger: a model that is or was active, and every row of it, stays as it is; only its state and activated_at change. Raises MDIMM.';

COMMENT ON FUNCTION matching.repetitions(p_identity_ids bigint[]) IS 'Of the given identities, those that say exactly what five others of them say, and of which people and rules say the same, each with these five: they belong where those
are, and matching.cluster need not look at them. Only those whom what they say would join; give it whole components. No row where nothing is said more than five times.';

COMMENT ON FUNCTION matching.replace_edges(p_former matching.edges[], p_edges matching.edges[]) IS 'Writes edges, and takes away those of the former edges, as they stand, that are not among them; returns whom the former edges that
went or say something else connected.

What is there as it should be is not written. A person''s verdict stays, on the evidence that it was given on; on that of today when
another model decides than did then.';

COMMENT ON FUNCTION matching.rescore_holders(p_capped bigint[], p_lifted bigint[], p_scored_ids bigint[]) IS 'Makes the edges of others what they would be had a key always been too common (p_capped), or never (p_lifted): so what a
cap cuts off does not depend on who came first. Returns the identities whose edges changed, and of those that share a value which for that is evidence no
more, or again (comparisons.cap_rule), the ones in a cluster, where pairs without an edge count as well, and the ones of whom somebody has said no.

Works on pairs that share such a key only, and goes by the edges a capped key has found, not by all pairs of its holders. p_scored_ids: those that the
caller scores next. The caller holds the locks of these keys (matching.lock_keys), so that no session can be changing one of their holders.';

COMMENT ON FUNCTION matching.review_weight() IS 'log2 odds from which a pair that does not join goes to review under the active model. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.said_ones(p_identity_ids bigint[]) IS 'Which of the given identities people say are one, directly or through others of them: the smallest number of each such group, index-aligned. Null where none are given.';

COMMENT ON FUNCTION matching.score_candidates(p_identity_ids bigint[], p_former_keys bigint[], p_from_id bigint) IS 'Scores the given identities anew against every candidate and stores the edges; returns the identities whose edges changed,
former neighbours included, and those between whom a key finds nothing any more, or finds again, because of how many share it now.

p_former_keys: what matching.held_keys was before the identities said what they say now. p_from_id: leaves out pairs with others below,
which have been scored. Call matching.lock_keys first, with them.';

COMMENT ON FUNCTION matching.shown_value(p_comparison text, f matching.features, p_is_clear boolean) IS 'What a person is shown for a comparison of one record: its value in comparable form, or its first character and three
asterisks; of government ids only the type.';

COMMENT ON FUNCTION matching.store_features(p_features matching.features[], p_keys matching.identity_keys[]) IS 'Writes or replaces the features and keys of identities; what is there as it should be is not written. Decides nothing:
matching.score_candidates does, afterwards.

p_keys: what matching.keys_of makes of them, of a caller that has it; a key may be there twice.';

COMMENT ON FUNCTION matching.threshold_curve(p_step double precision) IS 'For every threshold in steps of p_step, how many edges reach it and what is to be expected of them: the weight as a probability,
summed. It takes the model at its word; evaluate against a truth to know (mds evaluate). Only pairs that were kept are there, from
review_weight up; those that a rule or a person decided are left out. Raises MDPAY when p_step is not above 0.';

COMMENT ON FUNCTION matching.train(p_name text, p_seed integer, p_iterations integer, p_random_pairs integer) IS 'Makes a draft model that has learnt from the records there are, without labels, beginning with the active model; returns its id.

Expectation maximisation over counted agreement patterns, with four kinds of pairs: of one person (m), of two strangers (u), of two
strangers of one background (b), who have names and places in common oftener, and of two people of one household (h), who share what households share. u comes from pairs taken at random under p_seed, without what
the model takes for matches among them; of values too rare for that, from all candidates where one blocking rule finds every pair. The
model before counts as 60 pairs of each kind, so that a level nobody reaches stays as it was; of an identifier its u
counts as four of the pairs that it expects, so that in few records people taken for strangers do not make it worthless; and a pair comes to be at most 8 bits likelier of one person than that model has it.
Backgrounds are told apart only where the random pairs pay for it (Schwarz''s criterion) and they are sixteen times commoner than pairs of one person, which people
with many records look like: where everybody is of one country, the model does without. Of households one pair to 128 of one person is expected at least, also where none are found: relatives may come later. Then join_weight is where the
model expects the best F1, but 0 (even odds) at least and 6 at most, and review_weight 4 below. Further attributes of the payload become comparisons (matching.learn_attributes). The same records and the same seed give the same model. Activate it with
matching.activate_model. Raises MDTRN when there are fewer than 50 records or the arguments make no sense, MDNAM when the name is taken.

Source: Winkler, Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage (1988), and Improved decision rules in the
Fellegi-Sunter model of record linkage (1993) for more than two kinds of pairs.';

COMMENT ON FUNCTION matching.unlinkables(p_share double precision) IS 'Records that cannot reach join_weight even with themselves, those that say least first: only a rule or a person can join them. Many of
them mean that a source reports too little, or that the threshold is too high.

p_share: look at this share of the records only, 0 to 1. Raises MDPAY when it is none.';

COMMENT ON FUNCTION matching.weight(l matching.features, r matching.features) IS 'Match weight of two identities under the active model: log2 odds.

For one pair; code that scores many takes the levels first and their weights then.';

COMMENT ON FUNCTION matching.weight(p_levels smallint[], p_given_rarity real, p_family_rarity real, p_city_rarity real) IS 'Match weight at these levels under the active model: log2 odds, prior, all comparisons and what a household or a common background explains. Rarities: log2(1 / frequency) of the agreeing given name, family name and city, null where the model knows none. Compiled by matching.compile.';

COMMENT ON FUNCTION matching.with_rarities(p_features matching.features, p_model_id integer) IS 'The same features with given_rarity, family_rarity and city_rarity (log2 of 1 / frequency) as a model, by default the active one, knows them.

A value that training did not see twice has the frequency the model keeps under the empty value. Null where the model has no
frequencies at all.';

COMMENT ON FUNCTION mds.aggregated(p_values jsonb[]) IS 'All values as one: objects merged key by key, the first value keeping a contested key; anything else, arrays item by item, as a
sorted array in which each is once.';

COMMENT ON FUNCTION mds.apply_overrides(p_override_ids bigint[]) IS 'Makes the manual edges of the pairs that the given overrides are about what the overrides say now: the latest that holds, or
none. The evidence that the person decided on is kept with the override and the edge, so that a later change of it can be told.

A pair that loses its manual edge has none until it is scored again: mds.redecide does.';

CREATE TABLE mds.potential_duplicates (
    id bigint NOT NULL,
    candidate_user_id uuid NOT NULL,
    possible_match_user_id uuid NOT NULL,
    match_score numeric(5,2),
    match_weight double precision,
    state mds.duplicate_state DEFAULT 'pending'::mds.duplicate_state NOT NULL,
    reason text NOT NULL,
    left_identity_id bigint,
    right_identity_id bigint,
    escalation_reason text,
    raised_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    last_reviewed_at timestamp with time zone,
    priority smallint DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    leased_by name,
    lease_ends_at timestamp with time zone,
    leased_hash bytea,
    reevaluated_at timestamp with time zone,
    CONSTRAINT chk_potential_duplicates_closed CHECK (((closed_at IS NULL) = (state = ANY (ARRAY['pending'::mds.duplicate_state, 'escalated'::mds.duplicate_state])))),
    CONSTRAINT chk_potential_duplicates_reason CHECK ((reason = ANY (ARRAY['review_weight'::text, 'deduplicated_source'::text, 'veto'::text, 'household_doubt'::text, 'weak_bridge'::text, 'either'::text, 'too_large'::text, 'not_recomputed'::text, 'shared_email'::text, 'contradicted'::text, 'requested'::text]))),
    CONSTRAINT chk_potential_duplicates_two_users CHECK ((candidate_user_id <> possible_match_user_id))
);

COMMENT ON TABLE mds.potential_duplicates IS 'Pairs of users that may be one person and were not joined: the review queue. At most one open row for each pair.';

COMMENT ON COLUMN mds.potential_duplicates.id IS 'Key; mds.resolution.potential_duplicate_ids refers to it.';

COMMENT ON COLUMN mds.potential_duplicates.candidate_user_id IS 'The younger of the two users: what would be absorbed.';

COMMENT ON COLUMN mds.potential_duplicates.possible_match_user_id IS 'The older of the two: what would survive.';

COMMENT ON COLUMN mds.potential_duplicates.match_score IS 'Probability in per cent that they are one person, from the strongest pair of identities.';

COMMENT ON COLUMN mds.potential_duplicates.match_weight IS 'The same as log2 odds.';

COMMENT ON COLUMN mds.potential_duplicates.state IS 'Where the case stands.';

COMMENT ON COLUMN mds.potential_duplicates.reason IS 'Why they were not joined. In the words of mds.why_not: review_weight (between the thresholds), deduplicated_source (a source that holds each
person once has both), veto, household_doubt, weak_bridge, either, too_large, not_recomputed (mds.parted_by: alike enough, but). And shared_email (both claim one address), contradicted (a
person has dismissed them, and the evidence changed since), requested (a person wants to merge them and needs a second one).';

COMMENT ON COLUMN mds.potential_duplicates.left_identity_id IS 'Identity of the strongest pair, on the candidate''s side; null for shared_email.';

COMMENT ON COLUMN mds.potential_duplicates.right_identity_id IS 'Identity of the strongest pair, on the other side.';

COMMENT ON COLUMN mds.potential_duplicates.escalation_reason IS 'Why a second person must decide, or why the case was closed.';

COMMENT ON COLUMN mds.potential_duplicates.raised_at IS 'When the case was opened.';

COMMENT ON COLUMN mds.potential_duplicates.closed_at IS 'When it was closed; null while it is open.';

COMMENT ON COLUMN mds.potential_duplicates.last_reviewed_at IS 'When a person last looked at it.';

COMMENT ON COLUMN mds.potential_duplicates.priority IS 'Higher comes first; from review_policies when it was raised.';

COMMENT ON COLUMN mds.potential_duplicates.due_at IS 'When it becomes overdue.';

COMMENT ON COLUMN mds.potential_duplicates.leased_by IS 'Login that is looking at it; null with a lease that only puts it off.';

COMMENT ON COLUMN mds.potential_duplicates.lease_ends_at IS 'Until when nobody else gets it from mds.next_review.';

COMMENT ON COLUMN mds.potential_duplicates.leased_hash IS 'Evidence hash that the login was shown.';

COMMENT ON COLUMN mds.potential_duplicates.reevaluated_at IS 'When the night last looked at it.';

CREATE TABLE mds.review_decisions (
    id bigint NOT NULL,
    duplicate_id bigint NOT NULL,
    verdict text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    survivor_id uuid,
    risks text[] DEFAULT '{}'::text[] NOT NULL,
    evidence_hash bytea NOT NULL,
    requested_by name DEFAULT SESSION_USER NOT NULL,
    requested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    approved_by name,
    approved_at timestamp with time zone,
    note text,
    merge_id bigint,
    act_id bigint,
    CONSTRAINT chk_review_decisions_approved CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
    CONSTRAINT chk_review_decisions_four_eyes CHECK (((approved_by <> requested_by) AND ((state <> 'applied'::text) OR (cardinality(risks) = 0) OR (approved_by IS NOT NULL)) AND ((state <> 'rejected'::text) OR (approved_by IS NOT NULL)))),
    CONSTRAINT chk_review_decisions_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT chk_review_decisions_state CHECK ((state = ANY (ARRAY['applied'::text, 'awaiting_approval'::text, 'rejected'::text, 'stale'::text, 'dismissed'::text, 'deferred'::text]))),
    CONSTRAINT chk_review_decisions_survivor CHECK (((verdict = 'merge'::text) = (survivor_id IS NOT NULL))),
    CONSTRAINT chk_review_decisions_verdict CHECK ((verdict = ANY (ARRAY['merge'::text, 'distinct'::text, 'defer'::text])))
);

COMMENT ON TABLE mds.review_decisions IS 'Who decided a case, how, why and on what evidence, and who agreed. That the second person is not the first is a constraint, and
so is that a merge with risks has one.';

COMMENT ON COLUMN mds.review_decisions.id IS 'Key.';

COMMENT ON COLUMN mds.review_decisions.duplicate_id IS 'The case.';

COMMENT ON COLUMN mds.review_decisions.verdict IS 'merge (one person), distinct (two people) or defer (not now).';

COMMENT ON COLUMN mds.review_decisions.state IS 'applied; awaiting_approval; rejected by the second person; stale (the evidence changed before the second person decided); dismissed
(distinct); deferred.';

COMMENT ON COLUMN mds.review_decisions.reason IS 'Why, in the words of who decided.';

COMMENT ON COLUMN mds.review_decisions.survivor_id IS 'Of a merge: the user to stay.';

COMMENT ON COLUMN mds.review_decisions.risks IS 'Risk rules that spoke against the merge.';

COMMENT ON COLUMN mds.review_decisions.evidence_hash IS 'Evidence that was decided on: mds.evidence_hash of that moment.';

COMMENT ON COLUMN mds.review_decisions.requested_by IS 'Login that decided.';

COMMENT ON COLUMN mds.review_decisions.requested_at IS 'When.';

COMMENT ON COLUMN mds.review_decisions.approved_by IS 'Second login: who approved, or rejected.';

COMMENT ON COLUMN mds.review_decisions.approved_at IS 'When that one did.';

COMMENT ON COLUMN mds.review_decisions.note IS 'What that one said.';

COMMENT ON COLUMN mds.review_decisions.merge_id IS 'Entry of the journal, when it came to a merge.';

COMMENT ON COLUMN mds.review_decisions.act_id IS 'Of a case that was decided as a whole: the first of the decisions on its pairs; null for a pair by itself.';

COMMENT ON FUNCTION mds.apply_verdict(p_pairs mds.potential_duplicates[], p_hashes bytea[], p_verdict text, p_reason text, p_survivor_id uuid) IS 'Carries out a steward''s verdict on open pairs that no risk rule keeps from it: merge (p_survivor_id stays), distinct or defer; returns
the decisions as they are on record, in the order of the pairs. p_hashes, index-aligned: evidence that each was decided on.

Callers have checked caller, verdict and risks, and hold the users. Raises what mds.join_users raises.';

COMMENT ON FUNCTION mds.approve_review(p_duplicate_id bigint, p_note text) IS 'The second person agrees to a high-risk merge, and it is applied; with all that was asked for with it, when a whole case was decided.
State stale, and nothing done, when the evidence changed since it was asked for.

Raises MDPAY without a note, MDNRV, MDDEC when nothing waits for approval, MDREV for the one who asked, MDMRG when they
cannot be one.';

COMMENT ON FUNCTION mds.assign(p_seed_ids bigint[], p_changed_ids bigint[], p_left_user_ids uuid[], p_wished_ids bigint[], p_wished_user_ids uuid[], p_undone_ids bigint[], p_regrouping_id bigint) IS 'Decides whose identities are from the edges as they stand, and carries it through: users created, joined, parted or revived;
golden profiles, lineage, redirects and review queue. Returns one row per changed identity; one without
features is retracted.

p_seed_ids: identities whose edges changed; everything in a component with one of them is decided anew. p_changed_ids: those
of them that have something new to say, whose profile is derived anew even if they stay. p_left_user_ids: users a retracted
identity has left; without any other they become inactive. p_wished_ids, p_wished_user_ids (index-aligned): what a person
wants the user of an identity''s cluster to be; p_undone_ids: earlier decisions that a person undoes, rows of mds.regroupings;
p_regrouping_id: number under which a person''s decision is recorded there; all for stewardship only. Locks users in id order.';

COMMENT ON FUNCTION mds.assign_new(p_identity_id bigint, p_user_id uuid, p_member_ids bigint[]) IS 'What mds.assign comes to for a new identity that moves nobody: it joins user p_user_id, whose identities p_member_ids are, its own
among them, or gets a user of its own when that is null; in a third of the statements. Nearly all records are such. Returns nothing, and
writes nothing, when a user of its own is asked for and the identity is not new, or comes back from a retraction.';

COMMENT ON FUNCTION mds.attributes_of(p_payload jsonb, p_person normalise.person_record) IS 'What an identity offers to the golden profile: display values by attribute name, absent where it has none; preferences by the path
to each (see mds.flattened). Beside them two lists of attribute names: verified (the source says so) and doubtful (a role or
disposable mailbox, a date that is not whole).

The first personal e-mail address comes before role and disposable ones; only valid phone numbers are offered. Restricted values
(government ids) are not.';

COMMENT ON FUNCTION mds.awaiting_decisions(p_duplicate_id bigint) IS 'The requests that a second person is about to decide on, locked with their cases: that of the given case first, and those that were made
with it when a whole case was decided. Their state is stale, and the cases pending again, when the evidence of one of them changed
since they were made.

Raises MDNRV, MDDEC when nothing waits, MDREV when the login is the one that asked.';

COMMENT ON FUNCTION mds.bridge_between(p_a bigint, p_b bigint) IS 'What stands between the users of two identities, which the two would bring together (matching.bridge_of). Of a user with more than 150 records, those with the smallest
numbers: no cluster has more. Of two identities of one user, the pair alone.';

CREATE TABLE mds.attribute_lineage (
    id bigint NOT NULL,
    canonical_profile_id uuid NOT NULL,
    attribute_path text NOT NULL,
    source_identity_id bigint,
    payload_version integer,
    value_pin_id bigint,
    value_hash text,
    confidence numeric(5,2),
    previous_ended_at timestamp with time zone,
    valid_from timestamp with time zone NOT NULL,
    valid_to timestamp with time zone,
    CONSTRAINT chk_attribute_lineage_gap CHECK ((previous_ended_at = valid_from)),
    CONSTRAINT chk_attribute_lineage_origin CHECK (((num_nonnulls(source_identity_id, value_pin_id) <= 1) AND ((source_identity_id IS NULL) = (payload_version IS NULL)) AND ((value_hash IS NULL) = (confidence IS NULL)) AND
CASE
    WHEN (value_hash IS NULL) THEN (source_identity_id IS NULL)
    ELSE (num_nonnulls(source_identity_id, value_pin_id) = 1)
END)),
    CONSTRAINT chk_attribute_lineage_path CHECK ((attribute_path ~~ '$.%'::text)),
    CONSTRAINT chk_attribute_lineage_period CHECK ((valid_to > valid_from))
);

COMMENT ON TABLE mds.attribute_lineage IS 'Where every golden value came from, and when it held. Rows are closed, never rewritten. From its first value on, the periods of an
attribute follow each other without gap or overlap: each row but the first begins where exactly one other ends, and a time
without value is a row without origin. mds.lineage_seals shows tampering.';

COMMENT ON COLUMN mds.attribute_lineage.id IS 'Key.';

COMMENT ON COLUMN mds.attribute_lineage.canonical_profile_id IS 'Profile that has the value.';

COMMENT ON COLUMN mds.attribute_lineage.attribute_path IS 'Which value, as a JSON path: $.email, $.preferences.newsletter.';

COMMENT ON COLUMN mds.attribute_lineage.source_identity_id IS 'Identity that supplied it, of several (aggregate) the most trusted; null for a pinned value, and for none.';

COMMENT ON COLUMN mds.attribute_lineage.payload_version IS 'Version of that identity''s payload the value was read from.';

COMMENT ON COLUMN mds.attribute_lineage.value_pin_id IS 'Pin of a steward that the value comes from.';

COMMENT ON COLUMN mds.attribute_lineage.value_hash IS 'Keyed HMAC of the value, hexadecimal; shows tampering and cannot be reversed by trying values. Null: there was no value.';

COMMENT ON COLUMN mds.attribute_lineage.confidence IS 'Trust in the value when it won, 0 to 100; 100 for a pin.';

COMMENT ON COLUMN mds.attribute_lineage.previous_ended_at IS 'When the row before it ended, which is when this one began; null for the first of its attribute.';

COMMENT ON COLUMN mds.attribute_lineage.valid_from IS 'Since when the value was golden.';

COMMENT ON COLUMN mds.attribute_lineage.valid_to IS 'Until when; null means it is authoritative now.';

COMMENT ON FUNCTION mds.lineage_text(p_row mds.attribute_lineage) IS 'A row of lineage as the text that is sealed: all of it but valid_to, which is the beginning of its successor. The same in every
time zone.';

COMMENT ON FUNCTION mds.next_seal(p_seal text, p_link text) IS 'The seal after one more link of the chain; null as the seal before it begins a chain.';

COMMENT ON AGGREGATE mds.seal_chain(p_link text) IS 'The seal at the end of a chain of links; give them in order.';

CREATE TABLE mds.canonical_profiles (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    canonical_user_id uuid NOT NULL,
    full_name text,
    email extensions.citext,
    claimed_email extensions.citext,
    email_confidence numeric(5,2),
    phone_e164 text,
    country_code character(2),
    preferences jsonb DEFAULT '{}'::jsonb NOT NULL,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chk_canonical_profiles_country_code CHECK ((country_code ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT chk_canonical_profiles_email CHECK (((email IS NULL) OR (email OPERATOR(extensions.=) claimed_email))),
    CONSTRAINT chk_canonical_profiles_phone_e164 CHECK ((phone_e164 ~ '^\+[1-9][0-9]{1,17}$'::text))
);

COMMENT ON TABLE mds.canonical_profiles IS 'The golden profile of each canonical user: a pure function of the user''s identities and the survivorship rules.';

COMMENT ON COLUMN mds.canonical_profiles.id IS 'Key that lineage refers to.';

COMMENT ON COLUMN mds.canonical_profiles.canonical_user_id IS 'Whose profile it is; one each.';

COMMENT ON COLUMN mds.canonical_profiles.full_name IS 'Display name.';

COMMENT ON COLUMN mds.canonical_profiles.email IS 'Golden e-mail address; unique. Of several users who claim one address the strongest claimant has it, the others none.';

COMMENT ON COLUMN mds.canonical_profiles.claimed_email IS 'Address that survivorship chose for this user alone, contested or not.';

COMMENT ON COLUMN mds.canonical_profiles.email_confidence IS 'Trust behind the claim, 0 to 100; the strongest claim has the address, of equal ones that of the oldest user.';

COMMENT ON COLUMN mds.canonical_profiles.phone_e164 IS 'Golden phone number, E.164 with its plus sign.';

COMMENT ON COLUMN mds.canonical_profiles.country_code IS 'ISO 3166 alpha-2.';

COMMENT ON COLUMN mds.canonical_profiles.preferences IS 'Preferences of all identities, deep-merged; the winner by survivorship keeps a contested key.';

COMMENT ON COLUMN mds.canonical_profiles.attributes IS 'Every other golden attribute by name: given_name, family_name, date_of_birth, gender, address, employer and so on.';

COMMENT ON COLUMN mds.canonical_profiles.version IS 'Incremented on every update; for optimistic concurrency.';

COMMENT ON COLUMN mds.canonical_profiles.updated_at IS 'Last write.';

CREATE TABLE mds.lineage_seals (
    canonical_profile_id uuid NOT NULL,
    seal text NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    CONSTRAINT chk_lineage_seals_seal CHECK ((seal ~ '^[0-9a-f]{64}$'::text))
);

COMMENT ON TABLE mds.lineage_seals IS 'End of the keyed hash chain over the lineage of each profile. Each change of lineage is a link: seal = HMAC(previous seal, what was
closed, what was opened). No earlier seal is kept, so a row can be neither changed, removed, inserted nor put elsewhere without the
key; mds.verify_lineage computes the chain again.';

COMMENT ON COLUMN mds.lineage_seals.canonical_profile_id IS 'Profile.';

COMMENT ON COLUMN mds.lineage_seals.seal IS 'HMAC-SHA-256 under the key lineage_seal, hexadecimal.';

COMMENT ON COLUMN mds.lineage_seals.sealed_at IS 'When its lineage last changed; later changes have later times, also when the clock goes back.';

COMMENT ON FUNCTION mds.broken_lineage(p_profile_ids uuid[]) IS 'Where the lineage of profiles has been tampered with: chains that end at another seal, values without any lineage, and periods that
do not join. Expected and found are times.';

CREATE TABLE mds.source_identities (
    id bigint NOT NULL,
    canonical_user_id uuid,
    source_system text NOT NULL,
    source_record_id text NOT NULL,
    ingested_payload jsonb,
    ingested_at timestamp with time zone DEFAULT now() NOT NULL,
    match_score numeric(5,2),
    match_method text,
    match_weight double precision,
    payload_version integer DEFAULT 1 NOT NULL,
    payload_hash bigint NOT NULL,
    source_updated_at timestamp with time zone,
    received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    minted_user_id uuid,
    retracted_at timestamp with time zone,
    retraction_reason text,
    CONSTRAINT chk_source_identities_match_method CHECK ((match_method = ANY (ARRAY['deterministic'::text, 'probabilistic'::text, 'manual'::text]))),
    CONSTRAINT chk_source_identities_match_score CHECK (((match_score >= (0)::numeric) AND (match_score <= (100)::numeric))),
    CONSTRAINT chk_source_identities_retracted CHECK ((((retracted_at IS NULL) OR (canonical_user_id IS NULL)) AND ((retracted_at IS NULL) = (retraction_reason IS NULL)))),
    CONSTRAINT chk_source_identities_source_record_id CHECK ((((char_length(source_record_id) >= 1) AND (char_length(source_record_id) <= 255)) AND (source_record_id !~ '[[:cntrl:]]'::text)))
);

COMMENT ON TABLE mds.source_identities IS 'One row per record of a source system: what it last said about a person, and whose it is.';

COMMENT ON COLUMN mds.source_identities.id IS 'Key inside MDS; why_records and lineage refer to it.';

COMMENT ON COLUMN mds.source_identities.canonical_user_id IS 'The person; null while unresolved and after the source has retracted the record.';

COMMENT ON COLUMN mds.source_identities.source_system IS 'Who reported it.';

COMMENT ON COLUMN mds.source_identities.source_record_id IS 'Its key in that system.';

COMMENT ON COLUMN mds.source_identities.ingested_payload IS 'The current payload as received; earlier ones are in payload_versions. Read it through mds.payload_of.';

COMMENT ON COLUMN mds.source_identities.ingested_at IS 'When the record was first seen; the oldest identity keeps the id when a user falls apart.';

COMMENT ON COLUMN mds.source_identities.match_score IS 'Probability in per cent that it and the best other identity of its user are one person; null when it is alone.';

COMMENT ON COLUMN mds.source_identities.match_method IS 'What decided that pair: deterministic (rule), probabilistic (model) or manual (a person).';

COMMENT ON COLUMN mds.source_identities.match_weight IS 'The same decision as log2 odds: tells 99.99 from 99.9999 per cent.';

COMMENT ON COLUMN mds.source_identities.payload_version IS 'Number of the current payload, from 1.';

COMMENT ON COLUMN mds.source_identities.payload_hash IS 'normalise.hash64 of the current payload; an equal one is a replay.';

COMMENT ON COLUMN mds.source_identities.source_updated_at IS 'When the source last changed the record, by its own clock; an older signal cannot win.';

COMMENT ON COLUMN mds.source_identities.received_at IS 'When the current payload came; stands in for source_updated_at where the source gives none.';

COMMENT ON COLUMN mds.source_identities.updated_at IS 'Last write.';

COMMENT ON COLUMN mds.source_identities.attributes IS 'Normalised values this identity offers to the golden profile, by attribute name.';

COMMENT ON COLUMN mds.source_identities.minted_user_id IS 'User that was created for this identity, if one was; it gets that id back when it stands alone again.';

COMMENT ON COLUMN mds.source_identities.retracted_at IS 'When the source withdrew the record.';

COMMENT ON COLUMN mds.source_identities.retraction_reason IS 'Why it was withdrawn.';

COMMENT ON FUNCTION mds.evidence_hash(p_duplicate_id bigint) IS 'Hash of what a case rests on: the two users, every record of theirs and what it says, the reason and the weight. A
verdict is bound to it: a case that changed underneath is refused.';

COMMENT ON FUNCTION mds.case_hash(p_duplicate_ids bigint[]) IS 'Hash of what all the pairs of a case rest on (mds.evidence_hash). A verdict on a whole case is bound to it.';

COMMENT ON FUNCTION mds.case_pairs(p_duplicate_id bigint) IS 'The whole case of a pair: every open pair of users that hang together with its two through open pairs, itself included while it is
open; in order of their numbers.';

CREATE TABLE mds.source_systems (
    name text NOT NULL,
    access_role regrole NOT NULL,
    trust numeric(5,2) DEFAULT 50 NOT NULL,
    is_deduplicated boolean DEFAULT false NOT NULL,
    default_country character(2),
    date_order text DEFAULT 'DMY'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chk_source_systems_date_order CHECK ((date_order = ANY (ARRAY['DMY'::text, 'MDY'::text, 'YMD'::text]))),
    CONSTRAINT chk_source_systems_default_country CHECK ((default_country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT chk_source_systems_name CHECK (((name = btrim(name)) AND ((char_length(name) >= 1) AND (char_length(name) <= 63)) AND (name !~ '[[:cntrl:]:]'::text))),
    CONSTRAINT chk_source_systems_trust CHECK (((trust >= (0)::numeric) AND (trust <= (100)::numeric)))
);

COMMENT ON TABLE mds.source_systems IS 'Systems that report people, how far each is trusted, and who may see what it reported.';

COMMENT ON COLUMN mds.source_systems.name IS 'Name the system reports under, e.g. marketing-crm. No colon: SYSTEM:ID names a record on the command line.';

COMMENT ON COLUMN mds.source_systems.access_role IS 'Members of this role may write and see the records of this system.';

COMMENT ON COLUMN mds.source_systems.trust IS 'Trust in its values, 0 to 100; decides survivorship before recency.';

COMMENT ON COLUMN mds.source_systems.is_deduplicated IS 'The system holds each person once: two of its records never share a user without a human verdict.';

COMMENT ON COLUMN mds.source_systems.default_country IS 'ISO 3166 alpha-2; read national phone numbers and postal codes as of this country when a record names none.';

COMMENT ON COLUMN mds.source_systems.date_order IS 'How the system writes ambiguous dates: DMY, MDY or YMD.';

COMMENT ON COLUMN mds.source_systems.created_at IS 'When the system was registered.';

COMMENT ON FUNCTION mds.check_caller(p_source_system text) IS 'The source system of this name, if the login may speak for it. First statement of every function that writes a record.

Raises MDPAY when no system is given, MDSRC when it is unknown, MDFOR when the login is neither a
member of its access role nor an operator.';

COMMENT ON FUNCTION mds.check_dry_run(p_dry_run boolean) IS 'Refuses a null where it must be known whether to write. Raises MDPAY.';

COMMENT ON FUNCTION mds.check_pair(p_a bigint, p_b bigint) IS 'Returns if the login may ask about two records: records of its own source systems, or as one of those who look after the whole.
What a record of another system says, or how far it agrees, is not told to a service, even of a person both report. Raises MDNRC when one is unknown, retracted or not the caller''s to see, or when the two are one.';

COMMENT ON FUNCTION mds.check_payload(p_payload jsonb) IS 'Why a payload cannot be used, in a sentence that names the path; null when it can.

Checks types and sizes of the documented keys only. Junk in a field of the right type is no error: normalisation leaves it out.';

COMMENT ON FUNCTION mds.check_reason(p_reason text) IS 'Refuses a reason that says nothing. Raises MDPAY.';

COMMENT ON FUNCTION mds.check_record(p_source_record_id text, p_source_updated_at text, p_payload jsonb) IS 'Why a record cannot be used (its id, its time or its payload), in a sentence; null when it can.';

COMMENT ON FUNCTION mds.check_search_path() IS 'Called by a function that pins search_path, right after a function of mds_references. Code of a registered table may have set
another one, which outlives the function that it was set in, and in which the owner''s next statement would mean something else.

Raises MDREF when it has; the caller''s exception block then sets the old one again.';

COMMENT ON FUNCTION mds.check_user(p_user_id uuid, p_as_of timestamp with time zone) IS 'The user that an id stands for, today or at a moment, if the login may know of the person: those who look after the whole know of
everybody, a service of whom its own systems report a record today. First statement of every function that reads a user.

Raises MDNUS for an id that was never issued, or not yet, and for a person the login may not know of: a service cannot tell them apart.';

COMMENT ON FUNCTION mds.check_verdict(p_verdict text) IS 'Raises MDPAY unless it is a verdict on a case: merge, distinct or defer.';

COMMENT ON FUNCTION mds.choose_owners(p_identity_ids bigint[], p_cluster_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[]) IS 'Whose each cluster of records is; writes nothing. What is wished comes first. Else a user stays with the part that has its oldest
identity; of several users in one part the oldest survives; a part without any gets back an id that was minted for one of its own, the
last one absorbed first, or a new one.

p_identity_ids, p_cluster_ids (index-aligned): every record that is decided on, and its cluster. p_wished_ids, p_wished_user_ids
(index-aligned): the user that the cluster of a record should be, the most wanted first; none that has other records as well.';

COMMENT ON FUNCTION mds.decay(p_curve text, p_age double precision) IS 'What is left of a trust at an age, 1 to 0; the age in decay periods, none below 0. Null for an unknown curve.';

CREATE TABLE mds.survivorship_rules (
    id bigint NOT NULL,
    attribute text NOT NULL,
    group_name text,
    strategy text DEFAULT 'max_trust'::text NOT NULL,
    source_order text[],
    value_order jsonb,
    custom_function text,
    reason text NOT NULL,
    changed_by name DEFAULT SESSION_USER NOT NULL,
    valid_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    valid_to timestamp with time zone,
    CONSTRAINT chk_survivorship_rules_aggregate CHECK (((strategy <> 'aggregate'::text) OR (attribute <> ALL (ARRAY['*'::text, 'full_name'::text, 'email'::text, 'phone_e164'::text, 'country_code'::text, 'address'::text])))),
    CONSTRAINT chk_survivorship_rules_attribute CHECK ((attribute ~ '^(\*|[a-z][a-z0-9_]*(\..+)?)$'::text)),
    CONSTRAINT chk_survivorship_rules_custom_function CHECK (((strategy = 'custom'::text) = (custom_function IS NOT NULL))),
    CONSTRAINT chk_survivorship_rules_group_name CHECK (((group_name IS NULL) OR ((group_name ~ '^[a-z][a-z0-9_]*$'::text) AND (attribute <> '*'::text)))),
    CONSTRAINT chk_survivorship_rules_period CHECK ((valid_to > valid_from)),
    CONSTRAINT chk_survivorship_rules_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT chk_survivorship_rules_source_order CHECK (((strategy = 'source_priority'::text) = (source_order IS NOT NULL))),
    CONSTRAINT chk_survivorship_rules_strategy CHECK ((strategy = ANY (ARRAY['max_trust'::text, 'source_priority'::text, 'recency'::text, 'frequency'::text, 'completeness'::text, 'verified_first'::text, 'longest'::text, 'aggregate'::text, 'most_restrictive'::text, 'custom'::text]))),
    CONSTRAINT chk_survivorship_rules_value_order CHECK ((((strategy = 'most_restrictive'::text) = (value_order IS NOT NULL)) AND (jsonb_typeof(value_order) = 'array'::text)))
);

COMMENT ON TABLE mds.survivorship_rules IS 'How the golden value of an attribute is chosen among what the identities of a user offer. Rows are closed and opened, never
rewritten, so that the rules of any day can be read again; mds.set_survivorship writes them.';

COMMENT ON COLUMN mds.survivorship_rules.id IS 'Key.';

COMMENT ON COLUMN mds.survivorship_rules.attribute IS 'Golden attribute (email, preferences.colour); it speaks for everything below it as well (preferences.consents), the nearest rule
counting. * is for every attribute without a rule.';

COMMENT ON COLUMN mds.survivorship_rules.group_name IS 'Attributes of one group survive together: all of them come from the same record, or are absent. Rows of a group have one strategy.';

COMMENT ON COLUMN mds.survivorship_rules.strategy IS 'What is preferred: max_trust (see mds.trust_rules), source_priority (source_order), recency (clock of the source), frequency (value
most identities agree on), completeness (most parts), verified_first, longest, aggregate (all values as a set; objects merged key by
key; not of * and what the profile has one of: full_name, email, phone_e164, country_code, address), most_restrictive (value_order),
custom (a function). Of equals the more trusted, then the more recent, then the record''s key.';

COMMENT ON COLUMN mds.survivorship_rules.source_order IS 'Source systems, best first; others come after them. For source_priority.';

COMMENT ON COLUMN mds.survivorship_rules.value_order IS 'Values as a JSON array, most restrictive first, in any case; others come after them. For most_restrictive.';

COMMENT ON COLUMN mds.survivorship_rules.custom_function IS 'Schema-qualified name of a function (mds.claim[]) returning bigint, the source_identity_id of the winner or null for none. For custom.';

COMMENT ON COLUMN mds.survivorship_rules.reason IS 'Why the rule is so.';

COMMENT ON COLUMN mds.survivorship_rules.changed_by IS 'Login that set it.';

COMMENT ON COLUMN mds.survivorship_rules.valid_from IS 'Since when it counts.';

COMMENT ON COLUMN mds.survivorship_rules.valid_to IS 'Until when; null means it counts now.';

CREATE TABLE mds.trust_rules (
    id bigint NOT NULL,
    source_system text NOT NULL,
    attribute text DEFAULT '*'::text NOT NULL,
    trust numeric(5,2) NOT NULL,
    minimum numeric(5,2),
    decay_period interval,
    decay_curve text,
    doubtful_percent numeric(5,2),
    reason text NOT NULL,
    changed_by name DEFAULT SESSION_USER NOT NULL,
    valid_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    valid_to timestamp with time zone,
    CONSTRAINT chk_trust_rules_attribute CHECK ((attribute ~ '^(\*|[a-z][a-z0-9_]*)$'::text)),
    CONSTRAINT chk_trust_rules_decay_curve CHECK (((decay_curve = ANY (ARRAY['linear'::text, 'half_life'::text, 'slow_start'::text, 'fast_start'::text])) AND ((decay_curve IS NULL) = (decay_period IS NULL)))),
    CONSTRAINT chk_trust_rules_decay_period CHECK ((decay_period > '00:00:00'::interval)),
    CONSTRAINT chk_trust_rules_doubtful_percent CHECK (((doubtful_percent >= (0)::numeric) AND (doubtful_percent <= (100)::numeric))),
    CONSTRAINT chk_trust_rules_minimum CHECK (((minimum >= (0)::numeric) AND (minimum <= (100)::numeric))),
    CONSTRAINT chk_trust_rules_period CHECK ((valid_to > valid_from)),
    CONSTRAINT chk_trust_rules_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT chk_trust_rules_trust CHECK (((trust >= (0)::numeric) AND (trust <= (
CASE attribute
    WHEN '*'::text THEN 100
    ELSE 200
END)::numeric)))
);

COMMENT ON TABLE mds.trust_rules IS 'How far a source system is trusted: trust of the system x attribute x decay with age x validity. Rows are closed and opened,
never rewritten; mds.set_trust writes them.';

COMMENT ON COLUMN mds.trust_rules.id IS 'Key.';

COMMENT ON COLUMN mds.trust_rules.source_system IS 'System.';

COMMENT ON COLUMN mds.trust_rules.attribute IS 'Attribute or group (email, name, address, preferences); * for the system as a whole.';

COMMENT ON COLUMN mds.trust_rules.trust IS 'For *: trust in the system, 0 to 100. For an attribute: per cent of that for this attribute, 0 to 200; the product ends at 100.';

COMMENT ON COLUMN mds.trust_rules.minimum IS 'Trust below which age does not bring a value; null is 0, or what * says.';

COMMENT ON COLUMN mds.trust_rules.decay_period IS 'How long it takes until trust is down at the minimum (half_life: half-way to it). Age is counted from the newest word of any
identity of the same user, never from the clock on the wall: a profile does not change by waiting. Null: no decay, or what * says.';

COMMENT ON COLUMN mds.trust_rules.decay_curve IS 'linear; slow_start (trusted long, then falls); fast_start (falls at once, then slowly); half_life (exponential).';

COMMENT ON COLUMN mds.trust_rules.doubtful_percent IS 'Per cent of the trust that remains for a doubtful value (a role or disposable mailbox, a date that is not whole); null is 50, or what * says.';

COMMENT ON COLUMN mds.trust_rules.reason IS 'Why.';

COMMENT ON COLUMN mds.trust_rules.changed_by IS 'Login that set it.';

COMMENT ON COLUMN mds.trust_rules.valid_from IS 'Since when it counts.';

COMMENT ON COLUMN mds.trust_rules.valid_to IS 'Until when; null means it counts now.';

COMMENT ON FUNCTION mds.claims(p_offers mds.offer[], p_at timestamp with time zone) IS 'What identities claim, in units that survive together, with the strength of each by the rules of a moment (null: of now).

Trust is trust of the system x attribute x decay x validity. Age is counted from the newest word of any identity of the same user,
not from now, so the answer depends on the offers and the rules alone.';

COMMENT ON FUNCTION mds.clear_override(p_override_id bigint, p_reason text) IS 'Takes back an override, or the dismissal of a case, and decides anew; returns the users whose records or profile changed.

A dismissal is taken back as a whole, by any of its verdicts, and the case is open again if there still is one. Raises MDPAY without a
reason, MDOVR for one that does not hold or belongs to a merge.';

COMMENT ON FUNCTION mds.cluster_shape() IS 'How many users have how many records, how dense the edges between these are, and how many local bridges there are among them; the giants
come last (of more than 200 records, and bridges are not counted). Few edges and many bridges in a large user are the sign of a chain: look with mds.why_records, part with a split.

Reads all identities and edges.';

COMMENT ON FUNCTION mds.consistent(p_values mds.golden_value[]) IS 'Golden values that fit into one document: where one record says a value and another an object with keys below it, the keys stay
and the value goes.';

COMMENT ON FUNCTION mds.custom_function(p_name text) IS 'The function of that name that may decide on golden values, null when there is none: it takes mds.claim[], returns bigint, is immutable,
and nobody but the owner of MDS can have written it. It runs with his rights; so it is his, and in a schema of his or of a superuser,
because whoever owns a schema may drop what is in it and put something else of that name in its place.';

COMMENT ON FUNCTION mds.custom_winner(p_function text, p_claims mds.claim[], p_is_past boolean) IS 'The identity that a custom survivorship function chooses among claims, given strongest first; null for none. Only one that
mds.custom_function knows is run, whatever was there when the rule was set.

p_is_past: for an answer about an earlier day, which lineage has, a function that has been dropped since chooses none. Raises MDRUL when
it is gone otherwise, and whatever the function raises.';

COMMENT ON FUNCTION mds.decide_case(p_duplicate_ids bigint[], p_verdict text, p_reason text, p_survivor_id uuid, p_case_hash bytea) IS 'A steward''s verdict on a whole case, all or nothing: merge (all its users are one person; p_survivor_id stays, else the oldest), distinct (each
of its pairs is two people), or defer (it comes back tomorrow). Returns a row for each pair, with the entry of the journal by which its
two are one.

p_duplicate_ids: all pairs of the case, as mds.next_review gave them. The verdict holds for what the steward was shown: p_case_hash, else
the evidence of the steward''s leases. When a pair has come, gone or changed, nothing is done, and every state is stale. When a
risk rule speaks against any two of the users, or all of them together, nobody is merged: every state is awaiting_approval, and one
mds.approve_review or mds.reject_review by a second person decides on all. Raises what mds.decide_review raises.';

COMMENT ON FUNCTION mds.decide_review(p_duplicate_id bigint, p_verdict text, p_reason text, p_survivor_id uuid, p_evidence_hash bytea) IS 'A steward''s verdict on a case: merge (one person; p_survivor_id stays, else the older user), distinct (two people), or defer (it
comes back tomorrow). A high-risk merge waits for a second person: state awaiting_approval.

The verdict holds for the evidence that the steward was shown: p_evidence_hash, else that of the steward''s lease. When it has
changed, nothing is done, and the state is stale. Raises MDPAY without a reason, with an unknown verdict or a survivor that is not in
the case, MDNRV, MDDEC when it is decided or waits for approval, MDLEA while somebody else holds it.';

COMMENT ON FUNCTION mds.derive(p_identity_ids bigint[]) IS 'Derives anew from their payloads what identities offer, their features and their keys, with the normalisers and the model of today.
Decides nothing: mds.settle does, afterwards. Retracted identities stay out.';

COMMENT ON FUNCTION mds.derive_profiles(p_budget interval, p_dry_run boolean) IS 'Derives the golden profiles anew that a rule change has left over, as long as p_budget allows (null: all); the next call goes on. moved_count:
profiles that changed. p_dry_run: only counts them. Holds the users it is at, five hundred at a time, and no other writer. A job.
Raises MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.dismiss_case(p_case mds.potential_duplicates, p_reason text) IS 'Closes a case: two people. Leaves the verdict on every pair of their records, so that nothing joins them, and the case stays away
until what the two agree or disagree on changes. mds.clear_override takes it back.';

COMMENT ON FUNCTION mds.expire_overrides(p_budget interval, p_dry_run boolean) IS 'Ends overrides that were given for a time which is over, and decides anew; as long as p_budget allows (null: all). p_dry_run: only
counts them. One whose end would join people against a risk rule holds for another day: no job decides that alone. A job.
Raises MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.expire_pins(p_budget interval, p_dry_run boolean) IS 'Releases pins whose expiry has passed, as long as p_budget allows (null: all), and derives their users'' profiles anew. p_dry_run: only
counts them. A job. A pin counts until this has run, so that a golden profile never changes by waiting alone. Raises MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) IS 'The canonical user of a record of a source system; null when the record is unknown or retracted.

Services may ask for records of their own source systems, other roles for all, and of an unknown system there are none for those.
Raises MDPAY without a system or an id, to services MDSRC for an unknown system and MDFOR for one that is not the caller''s.';

CREATE TABLE mds.loads (
    id bigint NOT NULL,
    file_name text NOT NULL,
    file_hash text NOT NULL,
    options jsonb DEFAULT '{}'::jsonb NOT NULL,
    state text DEFAULT 'running'::text NOT NULL,
    last_line bigint DEFAULT 0 NOT NULL,
    rows_read bigint DEFAULT 0 NOT NULL,
    rows_loaded bigint DEFAULT 0 NOT NULL,
    rows_rejected bigint DEFAULT 0 NOT NULL,
    started_by name DEFAULT SESSION_USER NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT chk_loads_counts CHECK ((rows_read = (rows_loaded + rows_rejected))),
    CONSTRAINT chk_loads_finished CHECK (((state = 'finished'::text) = (finished_at IS NOT NULL))),
    CONSTRAINT chk_loads_state CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text])))
);

COMMENT ON TABLE mds.loads IS 'Files that were loaded or are being loaded; a load that stopped half-way can be resumed.';

COMMENT ON COLUMN mds.loads.id IS 'Key.';

COMMENT ON COLUMN mds.loads.file_name IS 'Name of the file, for people.';

COMMENT ON COLUMN mds.loads.file_hash IS 'Hash of its contents: what makes it the same file.';

COMMENT ON COLUMN mds.loads.options IS 'How its columns are mapped; the same file under other options is another load.';

COMMENT ON COLUMN mds.loads.state IS 'running (also when it stopped half-way) or finished.';

COMMENT ON COLUMN mds.loads.last_line IS 'Last line that is done with; loading goes on after it.';

COMMENT ON COLUMN mds.loads.rows_read IS 'Records read so far.';

COMMENT ON COLUMN mds.loads.rows_loaded IS 'Records taken in.';

COMMENT ON COLUMN mds.loads.rows_rejected IS 'Records kept in rejected_records instead.';

COMMENT ON COLUMN mds.loads.started_by IS 'Login that loads.';

COMMENT ON COLUMN mds.loads.started_at IS 'When it began.';

COMMENT ON COLUMN mds.loads.finished_at IS 'When it was finished and counted; null before.';

COMMENT ON FUNCTION mds.finish_load(p_load_id bigint) IS 'Closes a load and returns its counts. Raises MDLOD when it is not running, or when the rejected rows kept are not as many as
were counted; MDFOR when another login began it.';

COMMENT ON FUNCTION mds.flattened(p_path text, p_value jsonb) IS 'An object as one level: the values at its leaves by path below p_path. Arrays are leaves. mds.nested is the way back.';

COMMENT ON FUNCTION mds.follow_references(p_budget interval, p_dry_run boolean) IS 'Makes rows of registered columns follow merges that they have missed, written with an old id or held back at the time, as long as
p_budget allows (null: all), and so long as some do: what cannot follow is mds.reference_gaps''. moved_count: rows. p_dry_run: only counts the users they point at. A job.
Raises MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) IS 'The golden profile of a person as JSON: user_id, requested_id, is_redirected, status, version, golden values, identities and
the lineage of each value. Redirects of merged users are followed, and is_redirected says so.

p_as_of answers as of that moment: the winners, identities and redirects of then, values read again from the payloads, pins and rules
of then. unproven lists the paths of values whose keyed hash is not the one kept then (normalisers have changed since); status
and version are today''s. Values but the country are masked (is_masked), as in mds.golden_profiles, for readers, auditors and operators; a
service reads whom its own systems report in clear, with the identities of its own systems only. Raises MDNUS as mds.check_user.';

COMMENT ON FUNCTION mds.golden_at(p_user_id uuid, p_at timestamp with time zone) IS 'The golden values a user had at a moment: what lineage says had won, read again from the pins, payloads and rules of then, and
proven by the keyed hash that was kept. None before the profile existed.';

COMMENT ON FUNCTION mds.golden_of(p_user_ids uuid[]) IS 'The golden values of users, from their identities, pins and the survivorship rules alone: a pure function, the same whatever
happened before.

Pins of a user come first, then those of users it has absorbed, the latest first. The e-mail address is what the user claims:
mds.refresh_profiles settles contested ones.

While no rule in force needs more than one offer at a time (frequency, completeness, longest, aggregate, custom, decay) it takes a
shorter way than mds.survivors, to the same end.';

COMMENT ON FUNCTION mds.hand_back(p_duplicate_ids bigint[]) IS 'Gives cases that wait for a second person back to the stewards, since they are not what they were when it was asked for: the
requests are stale, the cases pending, and told so.';

CREATE TABLE mds.canonical_users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    legacy_ids jsonb DEFAULT '{}'::jsonb NOT NULL,
    status mds.canonical_user_status DEFAULT 'active'::mds.canonical_user_status NOT NULL,
    merged_into uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chk_canonical_users_merged CHECK (((status = 'merged'::mds.canonical_user_status) = (merged_into IS NOT NULL))),
    CONSTRAINT chk_canonical_users_not_own_survivor CHECK ((merged_into <> id))
);

COMMENT ON TABLE mds.canonical_users IS 'One row per person; the identifier every other system stores. Rows are never removed, ids never reused.';

COMMENT ON COLUMN mds.canonical_users.id IS 'Stable identifier exposed to downstream systems; minted once, depends on neither keys nor models.';

COMMENT ON COLUMN mds.canonical_users.legacy_ids IS 'Identifiers by source system, {"crm": ["c-17"]}; derived from source_identities.';

COMMENT ON COLUMN mds.canonical_users.status IS 'Where the user is in its life cycle.';

COMMENT ON COLUMN mds.canonical_users.merged_into IS 'User this one was folded into; set exactly when status is merged. Follow it with mds.resolve_user.';

COMMENT ON COLUMN mds.canonical_users.created_at IS 'When the person was first seen; the oldest user survives a merge.';

COMMENT ON COLUMN mds.canonical_users.updated_at IS 'Last write.';

CREATE TABLE mds.stale_profiles (
    canonical_user_id uuid NOT NULL,
    rule_changed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

COMMENT ON TABLE mds.stale_profiles IS 'Users whose golden profile a changed rule concerns and that is not derived anew yet: the rest that a rule change has left to the job
profiles. Until then it is what the rule of before said.';

COMMENT ON COLUMN mds.stale_profiles.canonical_user_id IS 'The user.';

COMMENT ON COLUMN mds.stale_profiles.rule_changed_at IS 'When the rule changed.';

COMMENT ON FUNCTION mds.health_checks() IS 'What mds.health says of users: whether one has suspiciously many records, how many of them one edge holds together, whether golden
profiles wait for a changed rule, and whether the functions that rules name are there.';

COMMENT ON FUNCTION mds.health() IS 'How the database is: one row a check, with its status (ok, warning, critical), what was found, what it should be, and what to do. Each
context has a function of its own, <context>.health_checks(), that this one asks.';

COMMENT ON FUNCTION mds.how_user(p_user_id uuid) IS 'The story of a user, step by step: which identities came, from whom and why, which left, what they said, which users it absorbed or
parted from, which values became golden and what stewards pinned. A merged id is followed.

Says of values only their paths; of records of other source systems no keys to services, nor why they were retracted; what people gave
as reasons for merges and pins to whoever may read that in mds.merges and mds.value_pins. Raises MDNUS as mds.check_user.';

COMMENT ON FUNCTION mds.impose(p_left_ids bigint[], p_right_ids bigint[], p_verdict integer, p_origin text, p_reason text, p_requested_by name, p_approved_by name, p_expires_at timestamp with time zone) IS 'Writes a person''s verdict on every pair of a left and a right record: 1 one person, -1 two people; returns the overrides. The
one way to a manual edge: whatever joins records by a person''s word passes here.

Finds the risks of a join itself and takes nobody''s word for them. Raises MDREV when there are some and nobody has approved; that
the approver is not the requester is a constraint of the table (23514). Raises MDMRG for more than 100,000 pairs. Moves nobody:
mds.redecide does.';

COMMENT ON FUNCTION mds.ingest(p_source_system text, p_source_record_id text, p_payload jsonb, p_source_updated_at timestamp with time zone, p_idempotency_key text, p_dry_run boolean) IS 'Takes in what a source system says of one person and answers who it is: mds.resolution.

Everything it writes (identity, golden profile, lineage, review queue) belongs to the caller''s transaction. The same call
again changes nothing and answers unchanged; under p_idempotency_key it gets the first answer. A payload older than the
known one by p_source_updated_at answers stale. p_dry_run answers what would happen and writes nothing (ids of new users
are then not real). Raises MDPAY when id, time, payload or idempotency key cannot be used or p_dry_run is null, MDSRC for an unknown source
system, MDFOR when it is not the caller''s, MDIDM when the idempotency key belongs to another call, and MDISO in a transaction
that is not read committed: it could not see the person that another session has just sent.';

COMMENT ON FUNCTION mds.ingest_batch(p_source_system text, p_records jsonb, p_dry_run boolean) IS 'Takes in many records of one source system at once; one mds.resolution per record, in their order.

p_records: [{"source_record_id": "...", "source_updated_at": "...", "payload": {...}}, ...]. The same as calling mds.ingest
for each, several times faster. A record that cannot be used is kept in mds.rejected_records and answered with action
rejected; the rest goes on. Raises MDPAY when p_records is no array or p_dry_run is null, MDSRC for an unknown source system, MDFOR when it is
not the caller''s.';

COMMENT ON FUNCTION mds.join_all(p_duplicate_ids bigint[], p_survivor_id uuid, p_reason text, p_requested_by name, p_approved_by name) IS 'Folds all users of some pairs into one of them on a person''s word, the oldest first; returns for each pair the entry of the journal by which
its two are one. All or nothing. Callers have checked the caller and hold mds.lock_users.

Raises what mds.join_users raises.';

COMMENT ON FUNCTION mds.join_users(p_survivor_id uuid, p_absorbed_id uuid, p_reason text, p_requested_by name, p_approved_by name) IS 'Folds a user into another on a person''s word and journals it. For mds.merge_users, mds.decide_review and mds.approve_review, which
have checked the caller and hold mds.lock_users.

Raises what mds.impose raises, and MDMRG when the two do not come out as one.';

CREATE TABLE mds.payload_versions (
    source_identity_id bigint NOT NULL,
    version integer NOT NULL,
    payload jsonb,
    source_updated_at timestamp with time zone,
    superseded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    is_stale boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE mds.payload_versions IS 'Payloads that are no longer current, immutable: superseded by a later one, or already stale when they came. The current
payload is source_identities.ingested_payload; mds.payload_of reads both, mds.keep_payload writes here, nothing else does.';

COMMENT ON COLUMN mds.payload_versions.source_identity_id IS 'Whose payload it was.';

COMMENT ON COLUMN mds.payload_versions.version IS 'Its number; lineage refers to it. Versions of one identity share one sequence with the current payload.';

COMMENT ON COLUMN mds.payload_versions.payload IS 'The payload as received.';

COMMENT ON COLUMN mds.payload_versions.source_updated_at IS 'When the source changed the record, by its own clock.';

COMMENT ON COLUMN mds.payload_versions.superseded_at IS 'When it ceased to be current, or arrived stale.';

COMMENT ON COLUMN mds.payload_versions.is_stale IS 'Arrived after a newer one and was never current.';

COMMENT ON FUNCTION mds.keep_payload(p_source_identity_id bigint, p_payload jsonb, p_source_updated_at timestamp with time zone, p_is_stale boolean) IS 'Keeps a payload that is not current any more (under its version), or came too late to be (under the next version free);
returns the version. The one place that writes payload_versions.';

COMMENT ON FUNCTION mds.load_batch(p_load_id bigint, p_first_line bigint, p_last_line bigint, p_records jsonb) IS 'Takes in one batch of a load and moves its last_line, in one transaction; returns what became of the records.

p_records: [{"line", "source_system", "source_record_id", "source_updated_at", "payload"}, ...]. A record that cannot be used,
or whose source system is unknown or not the caller''s, is kept in mds.rejected_records and the rest goes on. Several sessions
may each have a batch of one load under way: each is read at once, and written when the one before it is in. Analyses the tables it fills whenever they have
become four times as large. Raises MDLOD
when the load is not running, the lines do not follow its last_line or are no array of records, MDFOR when another login began it.';

COMMENT ON FUNCTION mds.lock_users(p_user_ids uuid[]) IS 'Locks users against everybody who would change whose records they are, until the end of the transaction; returns whom the ids
stand for now, index-aligned, null for one never issued.

People decide one after another: merges of the same users in two sessions wait, in whatever order, and neither is a deadlock''s
victim. Against ingest it takes the keys of the users'' records, sorted and in one call; in rare crossings PostgreSQL ends one
with 40P01, and repeating is right.';

COMMENT ON FUNCTION mds.masked(p_value jsonb) IS 'The same JSON with every value as of mds.masked_text; keys and nulls stay. For those who see values in
clear and show them to somebody who may not.';

COMMENT ON FUNCTION mds.masked_text(p_value text) IS 'What a value is to whoever may not see it in clear: its first character and three asterisks; null for a blank one.';

COMMENT ON FUNCTION mds.may_see_all() IS 'Whether the login may see that people and records of every source system exist, not only those of its own; says nothing of clear
values. The one list of these roles, beside the row policies of mds.access, which are given to the same.';

COMMENT ON FUNCTION mds.may_see_all_clear() IS 'Whether the login may read the personal data of everybody in clear. The one list of these roles, beside the row policies of
mds.access, which are given to the same.';

COMMENT ON FUNCTION mds.own_systems() IS 'Names of the source systems that the login reports for: those whose access role it is a member of. Empty when there is none.';

COMMENT ON FUNCTION mds.may_see_clear(p_user_id uuid) IS 'Whether the login may read a user''s personal data in clear: as PII reader, steward or approver, or because one of its own
source systems reported the person.';

COMMENT ON FUNCTION mds.merge_preview(p_survivor_id uuid, p_duplicate_id uuid) IS 'What mds.merge_users would do, as JSON, and changes nothing: survivor_id, absorbed_id, the records kept and moved, the golden
values after it and what of them changes, the best match_weight across the two (log2 odds), earlier verdicts between them, the rows
of registered references it would repoint, risks and is_approval_required.

Raises MDNUS, MDSLF and MDMRG as mds.merge_users does.';

COMMENT ON FUNCTION mds.merge_risks(p_left_ids bigint[], p_right_ids bigint[]) IS 'Which risk rules speak against joining two sets of records, by name; empty when a person may join them alone.

Looks at the whole users of the records: what the join would bring together. Records that a person has parted from the given ones
do not come along. The rules: mds.risk_rules.';

COMMENT ON FUNCTION mds.merge_users(p_survivor_id uuid, p_duplicate_id uuid, p_reason text) IS 'Folds p_duplicate_id into p_survivor_id on a steward''s word, whatever the evidence: records, profile, redirect and registered
references; answers with the entry of the journal, which mds.unmerge undoes. Redirects are followed first.

The verdict stands on every pair of their records, so it outlives later news and recomputing. A high-risk merge (mds.risk_rules:
conflicting government ids and others) is not applied: state awaiting_approval, and mds.approve_review by somebody else applies it.
Raises MDPAY without a reason, MDNUS, MDSLF, MDDEC when it waits for approval already, MDMRG when the two cannot be one.';

COMMENT ON FUNCTION mds.move_identity(p_source_identity_id bigint, p_user_id uuid, p_reason text) IS 'Moves a record from its user to another on a steward''s word; answers with the entry of the journal, which mds.unmerge undoes. The
last record of a user takes its user along: that is a merge.

Raises MDPAY without a reason, MDNRC for an unknown record, MDNUS, MDSLF when it is there already, MDREV when a risk rule speaks
against it (split it off and request the merge), MDMRG when it cannot be there.';

COMMENT ON FUNCTION mds.nested(p_flat jsonb) IS 'An object whose keys are paths (see mds.flattened) as an object of objects.';

COMMENT ON FUNCTION mds.next_review(p_lease interval, p_skipped_ids bigint[]) IS 'The most urgent case that nobody is at, leased to the caller; a row of nulls when there is none. Overdue ones first, then by
priority, then the likeliest. Stewards are given pending cases, approvers merges that wait for a second person and that they have
not asked for themselves.

A case is every pair that hangs together through users; all of it is leased at once, so two people never decide on the same user.
p_skipped_ids: pairs that the caller has seen and does not want now. Sessions do not wait for each other (skip locked). Commit, so that others
see the lease. Raises MDPAY for a lease of nothing or
of more than a day.';

COMMENT ON FUNCTION mds.normalise(p_payload jsonb, p_source_system text) IS 'What MDS would make of a payload, as JSON; nothing is written: values (every part normalised, with its validity), offers
(what the golden profile could take), keys (blocking keys by rule, hexadecimal), rejected (what was left out, and why).

p_source_system gives default country and date order; without it there is none and dates read day first. Raises MDPAY when
the payload has wrong types, MDSRC and MDFOR as mds.ingest.';

COMMENT ON FUNCTION mds.note_retries(p_readings mds.reading[], p_before timestamp with time zone) IS 'Notes of records that were rejected before that they do not wait any more, because they have been taken now. p_before: when they
began to be taken; what is rejected along with them waits.';

COMMENT ON FUNCTION normalise.person(p_payload jsonb, p_default_country text, p_date_order text) IS 'Everything a payload says about a person, normalised: one pass over the documented keys, unknown keys ignored.

p_default_country (ISO 3166 alpha-2, or a name) and p_date_order (DMY, MDY, YMD) are those of the source system, used where the
record itself does not say. A telephone number without its country, where neither says which, is kept as it was written. Blank, junk and placeholder values are left out and listed in rejected (government ids without
their value). Never raises, whatever the JSON: all null but rejected ([]) when it is no object; a value of a type that is not documented
is read as its text, or left out. mds.ingest refuses such payloads first (mds.check_payload).';

CREATE TABLE mds.former_memberships (
    source_identity_id bigint NOT NULL,
    canonical_user_id uuid,
    valid_from timestamp with time zone NOT NULL,
    valid_to timestamp with time zone NOT NULL,
    CONSTRAINT chk_former_memberships_period CHECK ((valid_to > valid_from))
);

COMMENT ON TABLE mds.former_memberships IS 'Whose an identity was before it was whose it is: a row for each user it has left. source_identities has the user of today, since the
end of the last row, or since it was first seen. mds.record_moves writes it; an identity that never moved has no row.';

COMMENT ON COLUMN mds.former_memberships.source_identity_id IS 'Identity.';

COMMENT ON COLUMN mds.former_memberships.canonical_user_id IS 'Whose it was; null while it was retracted.';

COMMENT ON COLUMN mds.former_memberships.valid_from IS 'Since when.';

COMMENT ON COLUMN mds.former_memberships.valid_to IS 'Until when.';

COMMENT ON FUNCTION mds.offers_at(p_user_id uuid, p_at timestamp with time zone) IS 'What the identities that a user had at a moment said then: read again from the payloads of then, with the normalisers of today. Null
when it had none.';

COMMENT ON FUNCTION mds.open_case(p_duplicate_id bigint) IS 'An open case, locked with its users. Raises MDNRV for one that never was, MDDEC for one that is decided.';

COMMENT ON FUNCTION mds.open_load(p_load_id bigint) IS 'The running load, locked until the end of the transaction. Raises MDLOD when it is unknown or finished, MDFOR when another
login began it.';

COMMENT ON FUNCTION mds.parted_by(p_as bigint[], p_bs bigint[]) IS 'Why pairs of identities are of two users although their weight, or a rule, is enough to join them; index-aligned, null for null. The words of mds.why_not and
of mds.potential_duplicates:

veto: two records of the two users must not be together, for a rule, a person or a system that holds each person once. household_doubt: the strongest pair of the two users would not
join even alone, because what contradicts it counts once more (matching.household_doubt). weak_bridge: it would, but the other records of the two contradict it. too_large: of a giant
component the weakest links are given up. either: one of the two could as well be somebody else''s, who is not the other (matching.agglomerate).
not_recomputed: they would join now, what is stored was decided by earlier rules.

For pairs whose own verdict does not part them; of other pairs it says what would part them if it did not.';

COMMENT ON FUNCTION mds.path_steps(p_path text) IS 'The keys of a path, which may be quoted as in JSON: preferences."e.mail".weekly is {preferences, e.mail, weekly}.';

COMMENT ON FUNCTION mds.payload_of(p_source_identity_id bigint, p_version integer) IS 'The payload of an identity as received: the current one, or that of a version; null when there is none.

The one place that reads payloads.';

COMMENT ON FUNCTION mds.pending_case(p_duplicate_id bigint) IS 'A case that the login may decide, locked with its users. Raises MDNRV for one that never was, MDDEC when it is decided or waits for a
second person, MDLEA while somebody else holds it.';

COMMENT ON FUNCTION mds.pin(p_user_id uuid, p_changes jsonb, p_reason text, p_expires_at timestamp with time zone, p_expected_version bigint) IS 'Pins golden values of a user, by golden attribute; null pins that there is none. Returns the new version of the profile. Behind
update_profile and pin_value.

Values are normalised as ingest does. A preference takes the place of what was pinned above and below it. Attributes of a group are pinned together, as they are with the correction in them; a name
given whole takes the place of its parts, and parts that of the whole. Raises MDNUS, MDVER (DETAIL is the current
version) and MDPAY.';

COMMENT ON FUNCTION mds.pin_value(p_user_id uuid, p_attribute_path text, p_value jsonb, p_reason text, p_expires_at timestamp with time zone) IS 'Pins a golden value of a user: it stands above every rule until released, or until mds.expire_pins finds it expired. Returns the
new version of the profile.

p_attribute_path is as in lineage, $.email or $.preferences.colour; $.name and $.address take objects. p_value null pins that there is
none. Raises MDNUS, and MDPAY for a value that ingest would leave out, no reason, or an expiry that has passed.';

COMMENT ON FUNCTION mds.profile_of(p_user_id uuid) IS 'Id of the profile of a user; null when there is none. Says nothing of what is in it, so that who may not read profiles in
clear can still read lineage.';

COMMENT ON FUNCTION mds.publish_reviews(p_duplicate_ids bigint[]) IS 'Publishes where review cases stand, in topic review, keyed by the candidate user: review.raised for one that is open (again when its
evidence changed or it waits for a second person), review.decided for one that is closed.

Call it once in whatever raises, changes or closes cases, when that is written; in the caller''s transaction. Null or empty publishes nothing.';

COMMENT ON FUNCTION mds.publish_states(p_after uuid, p_limit integer) IS 'Publishes users as they are in topic user_state, p_limit of them from the one after p_after on. Returns the last one; null when all are
done. Call it, and commit, until then: when the topic is new, was lost, or has missed more than the outbox keeps.

Users who were absorbed or erased get their tombstone. Waits for sessions that change one of them. Raises MDPAY for a p_limit outside 1 to 100000.';

COMMENT ON FUNCTION mds.publish_users(p_user_ids uuid[], p_created_ids uuid[], p_merge_ids bigint[], p_undone_merge_ids bigint[], p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[]) IS 'Publishes what happened to users: events in topic user, and the state of each, or its tombstone, in topic user_state. Call it once
in whatever changes users, when everything is written; in the caller''s transaction.

p_user_ids: users whose profile, identities or status changed; with nothing else said, each gets user.updated (user.erased when its
status is deleted). p_created_ids: those of them that are new. p_merge_ids, p_undone_merge_ids: rows of mds.merges that were written or
undone: user.merged under the survivor''s key and user.absorbed under the other''s; user.unmerged under both. p_identity_ids,
p_previous_user_ids, p_next_user_ids, index-aligned: where identities went; from them the moved identities, and user.split under both
keys where neither user was absorbed nor came back. Nothing is published for an empty p_user_ids.';

COMMENT ON FUNCTION mds.read_record(p_system mds.source_systems, p_identity_id bigint, p_source_record_id text, p_payload jsonb) IS 'What a payload says: the attributes it offers to the golden profile, and its features. Writes nothing and needs no
lock; most of the time that a record takes is spent here.';

CREATE TABLE mds.registered_references (
    id integer NOT NULL,
    table_name regclass NOT NULL,
    column_name name NOT NULL,
    key_columns name[] NOT NULL,
    key_types text[] NOT NULL,
    registered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    registered_by name DEFAULT SESSION_USER NOT NULL,
    CONSTRAINT chk_registered_references_key CHECK (((cardinality(key_columns) > 0) AND (cardinality(key_columns) = cardinality(key_types))))
);

COMMENT ON TABLE mds.registered_references IS 'Columns of other tables that hold ids of users: a merge repoints them, an unmerge returns them.';

COMMENT ON COLUMN mds.registered_references.id IS 'Key.';

COMMENT ON COLUMN mds.registered_references.table_name IS 'The table.';

COMMENT ON COLUMN mds.registered_references.column_name IS 'Its column with the id of a user.';

COMMENT ON COLUMN mds.registered_references.key_columns IS 'Columns of its primary key, by which a row is found again.';

COMMENT ON COLUMN mds.registered_references.key_types IS 'Their types, index-aligned.';

COMMENT ON COLUMN mds.registered_references.registered_at IS 'When it was registered.';

COMMENT ON COLUMN mds.registered_references.registered_by IS 'Login that registered it.';

COMMENT ON FUNCTION mds.read_reference(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean) IS 'Which rows of a registered table point at the given users, one by one with their keys or only how many for each. For
mds.referring_rows, which looks after what comes with it.

Policies, types and rules of the table run here: therefore the function belongs to mds_references, which may do nothing else. Keys are
written the same whatever the session has set. Raises whatever the table does.';

COMMENT ON FUNCTION mds.recompute(p_budget interval, p_dry_run boolean) IS 'Derives everything anew from the payloads, with the normalisers, the model, the trust and the caps of today: values, features,
keys, edges, users, profiles, lineage and review queue. What comes out as it was is not written. The nightly job.

p_budget: stop after this time (at least one chunk of 500 identities is done); the next call goes on where this one stopped,
also after a crash, and begins afresh when another model has become active. Null: all of it in one transaction. p_dry_run: begins afresh, answers what would move, writes nothing.
Excludes every other writer until its transaction ends: call it with a budget of seconds, and commit in between. Raises MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.record_lineage(p_user_ids uuid[], p_values mds.golden_value[]) IS 'Brings the lineage of users'' profiles in line with their golden values: closes what no longer holds, opens what is new, and adds a
link to the hash chain of each profile that changed.

A value that stays, from the same identity, keeps its row. All changes of a profile in one call have one time, later than every
earlier one.';

COMMENT ON FUNCTION mds.record_memberships(p_identity_ids bigint[], p_user_ids uuid[], p_are_minted boolean[]) IS 'Writes whose identities are, and why each is there: match_weight, match_score and match_method of its best edge to another of the
given ones of its user; null for one that has none. What is there as it should be is not written.

Index-aligned; give it all identities of each user. p_are_minted: whether the user''s id was made for this identity.';

COMMENT ON FUNCTION mds.record_moves(p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[]) IS 'Remembers whose identities were, for those that go to another user, or are retracted (next null), or come back (previous null).
The arguments are index-aligned. Called once for each move, in whatever changes source_identities.canonical_user_id.';

CREATE TABLE mds.regroupings (
    id bigint NOT NULL,
    trigger_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    identity_ids bigint[] NOT NULL,
    previous_user_ids uuid[] NOT NULL,
    next_user_ids uuid[] NOT NULL,
    revived_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    revived_target_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    undoes_id bigint,
    decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_regroupings_aligned CHECK (((cardinality(previous_user_ids) = cardinality(identity_ids)) AND (cardinality(next_user_ids) = cardinality(identity_ids)) AND (cardinality(revived_target_ids) = cardinality(revived_ids))))
);

COMMENT ON TABLE mds.regroupings IS 'Decisions that took records from one user to another, or a record back: whose everything was before, and after. What undoes one
gives everybody the id that they had: mds.regrouping_before.';

COMMENT ON COLUMN mds.regroupings.id IS 'Key; a higher one is later.';

COMMENT ON COLUMN mds.regroupings.trigger_ids IS 'Records whose news led to it; none when a person decided.';

COMMENT ON COLUMN mds.regroupings.identity_ids IS 'Every record of every user that it gave records to or took from, the oldest first.';

COMMENT ON COLUMN mds.regroupings.previous_user_ids IS 'Whose each was before, index-aligned; null of one that was new, or retracted.';

COMMENT ON COLUMN mds.regroupings.next_user_ids IS 'Whose each was after it, index-aligned; null of one that it retracted.';

COMMENT ON COLUMN mds.regroupings.revived_ids IS 'Users after it who were redirects before, or had no record.';

COMMENT ON COLUMN mds.regroupings.revived_target_ids IS 'Where each of them led, index-aligned; null when it was no redirect.';

COMMENT ON COLUMN mds.regroupings.undoes_id IS 'Earlier decision that it undid exactly; null when it was decided anew.';

COMMENT ON COLUMN mds.regroupings.decided_at IS 'When.';

ALTER TABLE mds.regroupings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.regroupings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

COMMENT ON FUNCTION mds.record_regrouping(p_regrouping_id bigint, p_trigger_ids bigint[], p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[], p_undoes_id bigint) IS 'Writes down a decision that takes records from one user to another, before it is carried through; returns its number, or null when
nobody is concerned. Of all the records given, those of users that get or lose one are kept.

p_regrouping_id: number that the caller has drawn; null draws one. p_trigger_ids: records whose news led to it, none when a person
decided; of many, those that are concerned. The next three, index-aligned: whose each record is, and will be. p_undoes_id: decision that it undoes.';

COMMENT ON FUNCTION mds.redecide(p_identity_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[], p_undone_ids bigint[]) IS 'Decides anew whose records are after a person''s verdict: the same decision as for every record that comes in; returns whom it
affects, and where the journal finds how it was before.

p_wished_ids, p_wished_user_ids: which user the cluster of a record should be. p_undone_ids: rows of mds.regroupings that the verdict
undoes, the likeliest first: if everything comes together as before one of them, everybody has the id of then, whatever is
wished. Callers hold mds.lock_users.';

COMMENT ON FUNCTION mds.rederive(p_user_ids uuid[]) IS 'Derives the golden profiles of many users anew, a thousand at a time, with the cases that depend on them, and publishes those that
changed; returns how many. Callers hold matching.lock_keys, or the users.';

COMMENT ON FUNCTION mds.rederive_within(p_user_ids uuid[], p_budget interval) IS 'Derives the golden profiles that a changed rule concerns anew, a thousand at a time and at least a thousand, as long as p_budget allows
(null: all of them); the rest is left to the job profiles (mds.stale_profiles). Says how many there are, changed and are left.

The one passage of every rule change. Callers hold matching.lock_keys: nobody derives a profile while the rules change.';

COMMENT ON FUNCTION mds.redirect_users(p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[], p_owner_ids uuid[], p_before mds.regroupings, p_regrouping_id bigint) IS 'Makes users that lost all their identities to others redirects to the one that has the oldest of these now, and records each as a
merge with the strongest edge that brought it about; returns the ids of the merges, null when there are none.

The first three, index-aligned: every record that is decided on, whose it was and whose it is. p_owner_ids: users of the clusters.
p_before: the earlier decision that this undoes, if any: of its users, those redirected now lead to whom they led before it, and one that
had no record gets to have none. p_regrouping_id: the present decision.';

COMMENT ON FUNCTION mds.reevaluate_reviews(p_budget interval, p_dry_run boolean) IS 'Looks at every open case again that nobody has looked at this night, as long as p_budget allows (null: all): closes what no longer
holds, brings weights up to date, ends leases that are over, and takes requests back whose evidence has changed. moved_count: cases
closed. p_dry_run: only says how many. A job.
Raises MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.reference_gaps() IS 'Columns that refer to users and that merges do not look after as they should: foreign keys of the system catalogue against
the registry, both ways. Empty: none.';

COMMENT ON FUNCTION mds.reference_problem(p_reference mds.registered_references) IS 'What keeps merges from looking after a registered column, as mds_references sees it, which they do it as; null when nothing does. gone: the
table, the column or a column of the primary key is not there any more; not allowed: the role may not read both and update the column; hidden:
row security may hide rows from it. Such a column is passed over, and fails nobody''s merge.';

COMMENT ON FUNCTION mds.referring_rows(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean) IS 'Which rows of a registered table point at the given users, counted for each user or one by one with their keys; null when
MDS cannot look: mds.reference_problem says why, or reading the table fails.';

COMMENT ON FUNCTION mds.refresh_duplicates(p_user_ids uuid[]) IS 'Brings the review queue in line with the evidence about users: raises what is new, closes what no longer holds, and what had been asked for there is stale; returns
the raised or changed cases, and null when there is no case and no reason for one.

A pair is wanted when an edge between the two reaches review_weight, or a rule says one person, and they are not one user, or
when both claim one e-mail address (then the pair is the holder and the other). What waits for a second person, or was asked for
by one without evidence, stays open, with the evidence of today, which the request may be stale for. A case a person
has dismissed comes back only when its evidence changed: what the two agree and disagree on, not what a model makes of it.';

COMMENT ON FUNCTION mds.refresh_legacy_ids(p_user_ids uuid[]) IS 'Brings canonical_users.legacy_ids in line with the identities that users have: {system: [ids there]}. What is as it should be is not
written.';

COMMENT ON FUNCTION mds.refresh_profiles(p_user_ids uuid[]) IS 'Derives the golden profiles of users anew, with lineage, and makes the profile of a user that has none; returns the users whose
profile changed.

A profile that comes out as it was is not written, so a replay changes no row. A contested e-mail address goes to the
strongest claim (trust, then the older user), which may change the profile of a user that was not asked for.';

COMMENT ON FUNCTION mds.register_reference(p_table regclass, p_column name) IS 'Registers a column that holds ids of users, so that merges repoint it and unmerges return it; returns its number. Again is no
error.

Rows that point at a redirect already follow with the next merge that concerns them, or with the job references. Whoever owns the table
can have code of his run in the transactions of those who merge: it runs as mds_references, which may do nothing but this. Raises MDREF
for a column that is no uuid, is generated, or is part of the primary key, a table without primary key, a temporary one, and one of which
mds_references may not read and update every row.';

COMMENT ON FUNCTION mds.register_source(p_name text, p_trust numeric, p_is_deduplicated boolean, p_access_role text, p_default_country character, p_date_order text) IS 'Registers a source system, or changes the given settings of a known one; returns its row.

New systems get trust 50, not deduplicated, access for mds_service, dates DMY. A change of trust is mds.set_trust, and carried
through at once; other changes do not touch what was already ingested until mds.recompute has derived it anew. Raises MDSRC when a
setting is out of range, or the country or role does not exist.';

COMMENT ON FUNCTION mds.regrouping_before(p_undone_ids bigint[], p_trigger_ids bigint[], p_identity_ids bigint[], p_cluster_ids bigint[], p_user_ids uuid[]) IS 'The earlier decision that the present one undoes exactly, if there is one: nothing has happened since to the records that it
moved, and they come together again as they were before it. Then everybody has the id that they had; but for news of a record, nobody
who stays as they are gets another. Null: there is none. Locks the users.

p_undone_ids: decisions that a person undoes, the likeliest first; none: the latest that news of the record p_trigger_ids led to. The last three,
index-aligned: every record that is decided on, the cluster into which it falls, and whose it is.';

COMMENT ON FUNCTION mds.reject(p_load_id bigint, p_line bigint, p_raw text, p_error_code text, p_message text) IS 'Keeps a line of a file that could not even be read as a record, with the reason. Raises MDLOD when the load is not running,
MDFOR when another login began it, MDPAY without a reason.';

COMMENT ON FUNCTION mds.reject_review(p_duplicate_id bigint, p_note text) IS 'The second person refuses a high-risk merge: the two are two people, and the case is dismissed; with all that was asked for with it, when a
whole case was decided. State stale, and nothing done, when the evidence changed since it was asked for.

Raises MDPAY without a note, MDNRV, MDDEC when nothing waits for approval, MDREV for the one who asked.';

COMMENT ON FUNCTION mds.release_review(p_duplicate_id bigint) IS 'Gives back the leases of the caller: of one pair, or of all without an argument; returns how many. Others may take them at once.';

COMMENT ON FUNCTION mds.repoint_references(p_user_ids uuid[]) IS 'Makes registered columns of other tables follow merges and unmerges of the given users; returns how many rows it wrote.

A row means the user that its application wrote, and is made to hold whom that user stands for today: after a merge the
survivor, after an unmerge, in whatever order, its own user again. A row that a constraint or trigger keeps from being repointed
stays with the redirect, and a table that MDS cannot look after any more is passed over; mds.reference_gaps lists both. What runs on those
tables runs as mds_references.';

COMMENT ON FUNCTION mds.request_approval(p_survivor_id uuid, p_absorbed_id uuid, p_reason text, p_risks text[], p_stays_id uuid) IS 'Puts a high-risk merge before a second person: opens or escalates the case of the two users and records who asks; returns the case.
p_stays_id: when it is part of a whole case, who of all its users stays; null: p_survivor_id.
Raises MDDEC when somebody has asked already.';

COMMENT ON FUNCTION mds.resolve_user(p_user_id uuid) IS 'The user that an id stands for today: itself, or whoever it was merged into, however often; null for an id never issued.

An id is for ever: keep whichever you have, and resolve it when you need the current one.';

COMMENT ON FUNCTION mds.retract(p_source_system text, p_source_record_id text, p_reason text) IS 'Takes back a record: it no longer counts for anybody, and what stays of its user is decided anew. Answers mds.resolution
with action retracted, or unchanged when it was retracted before.

The record and its payloads are kept with the reason; ingesting it again brings it back. A user without any record left
becomes inactive, and keeps its id. Raises MDPAY without a reason, MDNRC for an unknown record, MDSRC and MDFOR as mds.ingest.';

COMMENT ON FUNCTION mds.review_stats() IS 'How many cases are open, overdue and leased, by reason and state; the most numerous first. Reads an index of the open cases alone.';

COMMENT ON FUNCTION mds.rule_attribute(p_attribute text) IS 'The attribute whose survivorship rule counts now for this one: itself, the nearest above it that has a rule, or *.';

COMMENT ON FUNCTION mds.run_due_jobs(p_budget interval) IS 'Runs the jobs that are due, in their order, for as long as p_budget allows, and says how far each has come; none when nothing is due.
A job that is not finished goes on with the next call, before those after it.

What pg_cron, cron or a timer calls every minute of the night: each call is one short transaction.';

COMMENT ON FUNCTION mds.run_job(p_name text, p_budget interval, p_dry_run boolean) IS 'Runs a job for as long as p_budget allows (null: to its end) and says how far it has come; the next call goes on. State finished
ends the run; failed too: what this call wrote is undone, the error is in mds.job_runs, and nothing is raised; busy: another session
is at it. Commit between calls: a job may exclude writers.

p_dry_run: what it would do; writes nothing, no run either. Raises MDJOB for an unknown job, MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.score_of(p_weight double precision) IS 'Probability in per cent, 0 to 100, of a match weight (log2 odds): 100 / (1 + 2^-weight); null without one. Not strict, so that it is inlined.';

COMMENT ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) IS 'Users that may be the person with these attributes, best first; the scorer of mds.ingest, and nothing is written.

p_attributes has the keys of a payload. Finds who shares a blocking key with them; a service finds users its own source
systems have reported, other roles all. Raises MDPAY when the attributes have wrong types or p_limit is less than 1.';

CREATE TABLE mds.jobs (
    name text NOT NULL,
    ordinal smallint NOT NULL,
    function text NOT NULL,
    every interval NOT NULL,
    is_enabled boolean DEFAULT true NOT NULL,
    description text NOT NULL,
    CONSTRAINT chk_jobs_every CHECK ((every > '00:00:00'::interval)),
    CONSTRAINT chk_jobs_name CHECK ((name ~ '^[a-z_]+$'::text))
);

COMMENT ON TABLE mds.jobs IS 'What runs at night. mds.run_job runs one, mds.run_due_jobs all that are due; mds.set_job changes them.';

COMMENT ON COLUMN mds.jobs.name IS 'Name people use.';

COMMENT ON COLUMN mds.jobs.ordinal IS 'Order in which due jobs run.';

COMMENT ON COLUMN mds.jobs.function IS 'Function that does it a bit further: (p_budget interval, p_dry_run boolean) returns mds.job_report; state finished ends the run.';

COMMENT ON COLUMN mds.jobs.every IS 'Time after a run has ended from which it is due again.';

COMMENT ON COLUMN mds.jobs.is_enabled IS 'Whether it is ever due.';

COMMENT ON COLUMN mds.jobs.description IS 'What it does, in a sentence.';

COMMENT ON FUNCTION mds.set_job(p_name text, p_is_enabled boolean, p_every interval) IS 'Says whether a job is ever due, and how long after its last run; returns the job. Raises MDJOB for an unknown one, MDPAY for a time
that is none.';

COMMENT ON FUNCTION mds.set_override(p_kind text, p_a bigint, p_b bigint, p_reason text, p_expires_at timestamp with time zone) IS 'Says that two records are one person (must_link) or two (cannot_link), above every rule and model, and decides anew; returns the
number of the override, which mds.clear_override takes back.

p_expires_at: until when; the job overrides ends it. A pair, not their users: whoever else belongs to them is decided by the evidence.
Raises MDPAY, MDNRC, and MDREV when joining their users is high-risk.';

CREATE TABLE mds.review_policies (
    reason text NOT NULL,
    priority smallint NOT NULL,
    sla interval NOT NULL,
    updated_by name DEFAULT SESSION_USER NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chk_review_policies_sla CHECK ((sla > '00:00:00'::interval))
);

COMMENT ON TABLE mds.review_policies IS 'How urgent a case is, by its reason. mds.set_review_policy changes them, for cases raised from then on.';

COMMENT ON COLUMN mds.review_policies.reason IS 'As in potential_duplicates.reason.';

COMMENT ON COLUMN mds.review_policies.priority IS 'Higher comes first.';

COMMENT ON COLUMN mds.review_policies.sla IS 'Time after which a case is overdue; overdue ones come before all others.';

COMMENT ON COLUMN mds.review_policies.updated_by IS 'Login that set it.';

COMMENT ON COLUMN mds.review_policies.updated_at IS 'Last write.';

COMMENT ON FUNCTION mds.set_review_policy(p_reason text, p_priority integer, p_sla interval) IS 'Says how urgent cases of a reason are, from now on; returns the policy. Raises MDPAY for an unknown reason, and for a priority or
an SLA that is none.';

CREATE TABLE mds.risk_rules (
    name text NOT NULL,
    is_enabled boolean NOT NULL,
    threshold double precision,
    description text NOT NULL,
    reason text DEFAULT 'as shipped'::text NOT NULL,
    updated_by name DEFAULT SESSION_USER NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE mds.risk_rules IS 'What makes a merge by a person high-risk: it then waits for a second person. mds.set_risk_rule changes them.';

COMMENT ON COLUMN mds.risk_rules.name IS 'Name; it appears in risks and in the escalation reason.';

COMMENT ON COLUMN mds.risk_rules.is_enabled IS 'Whether it counts.';

COMMENT ON COLUMN mds.risk_rules.threshold IS 'Number the rule compares with, where it has one.';

COMMENT ON COLUMN mds.risk_rules.description IS 'When it holds.';

COMMENT ON COLUMN mds.risk_rules.reason IS 'Why it is set as it is.';

COMMENT ON COLUMN mds.risk_rules.updated_by IS 'Login that set it.';

COMMENT ON COLUMN mds.risk_rules.updated_at IS 'Last write.';

COMMENT ON FUNCTION mds.set_risk_rule(p_name text, p_is_enabled boolean, p_reason text, p_threshold double precision) IS 'Says whether a risk rule makes a merge wait for a second person, and from which threshold where it has one; returns the rule. Who
merges may not say so: operators do. Raises MDPAY without a reason or with a
threshold that is no number, MDRSK for an unknown rule.';

COMMENT ON FUNCTION mds.set_survivorship(p_attribute text, p_strategy text, p_reason text, p_group_name text, p_source_order text[], p_value_order jsonb, p_custom_function text, p_dry_run boolean, p_budget interval) IS 'Says how the golden value of an attribute is chosen, and derives the profiles it concerns anew. Returns how many there are, how many
changed, and how many are left to the job profiles.

The columns of mds.survivorship_rules say what the arguments mean. p_attribute may name a group; a new strategy for one member is
one for all of its group; p_group_name puts it into a group, the empty text takes it out. p_strategy null takes the rule away, and
the one for * counts. The earlier rule is kept for questions about earlier days. p_dry_run answers what would change and writes
nothing. p_budget: so long it derives in the same transaction, at about a fifth of a millisecond a user, while writers wait (null: all of
them); the rest is derived by mds jobs run profiles, and until then is what it was. Raises MDRUL when the rule cannot be so, MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.set_trust(p_source_system text, p_trust numeric, p_reason text, p_attribute text, p_minimum numeric, p_decay_period interval, p_decay_curve text, p_doubtful_percent numeric, p_dry_run boolean, p_budget interval) IS 'Says how far a source system is trusted, as a whole or for one attribute or group, and derives the profiles it concerns anew.
Returns how many there are, how many changed, and how many are left to the job profiles.

The columns of mds.trust_rules say what the arguments mean. p_trust null takes the rule of an attribute away. The earlier rule
is kept for questions about earlier days. p_dry_run answers what would change and writes nothing. p_budget: so long it derives in the
same transaction, at about a fifth of a millisecond a user, while writers wait (null: all of them); the rest is derived by mds jobs run
profiles, and until then is what it was. Raises MDSRC for an unknown system, MDRUL when the rule cannot be so or has no reason, MDPAY when p_dry_run is null.';

COMMENT ON FUNCTION mds.settle(p_identity_ids bigint[], p_left_user_ids uuid[], p_are_locked boolean, p_former_keys bigint[]) IS 'Scores identities whose features have changed and decides anew whose they are, with everything they may influence. Returns one
row per given identity.

Every way in ends here (ingest, load, retract; recompute takes its two steps apart), so there is one decision. Locks the identities'' keys before it looks anybody
up (unless p_are_locked: the caller has), then users in id order. p_former_keys: blocking keys that they had before, which the caller has locked. Waits for other sessions that touch the same person; in rare crossings PostgreSQL ends one with
40P01, and repeating is right.';

COMMENT ON FUNCTION mds.settlements_of(p_changed_ids bigint[], p_identity_ids bigint[], p_cluster_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[], p_clusters bigint[], p_kinds text[], p_affected_user_ids uuid[]) IS 'What became of the identities p_changed_ids: a row for each; one that is not among p_identity_ids is retracted.

p_identity_ids, p_cluster_ids, p_previous_user_ids, p_next_user_ids (index-aligned): every record that was decided on, its cluster, whose it was
and whose it is. p_clusters, p_kinds (index-aligned): every cluster, and whether its user was kept, revived or minted.
p_affected_user_ids: users whose identities or profile changed; each goes with the changed identities that it can be laid to.';

COMMENT ON FUNCTION mds.simulate(p_changes jsonb) IS 'What a change of rules would do, on the real path, undone again. Writes nothing.

p_changes: "model" (name or id of a model that would become active; else the active one), settings and rows as of matching.edit_model
("join_weight": 6), "sources" ({"crm": {"trust": 90, "is_deduplicated": true}}), all optional. Returns moved_count (identities that would
change their user), merges (users that would be absorbed) and splits (users that would be new) with examples, users, queue (cases
raised and closed) and golden (existing profiles that would change, and values by path that would come from elsewhere or be new).

All identities are recomputed in one transaction that excludes every writer: "sample" (users, chosen by "seed") bounds it. Then all counts
are of these users, so that they stand for all (a merge counts when it absorbs one of them), with everybody they hang together with judged
anew. A sample sees its users against all whom they share a key with today; what only new blocking rules would find further off it
does not. Raises MDPAY when p_changes is malformed, MDMOD and MDSRC for what is unknown, and what matching.edit_model raises.';

COMMENT ON FUNCTION mds.source_quality(p_sample integer) IS 'Data quality by source system and attribute: how many records say something of it and how many something usable, how many values were left
out as placeholders or as unreadable, how many are doubtful, and how many golden values come from there. Systems without records have no rows.

The payloads are normalised again, with the normalisers of today: 0.3 ms a record. p_sample looks at so many records of each system at
most, always the same ones; golden_count is of all records in any case. Holds counts, no values. Raises MDPAY when p_sample is not above 0.';

CREATE TABLE mds.rejected_records (
    id bigint NOT NULL,
    load_id bigint,
    line bigint,
    source_system text,
    source_record_id text,
    record text,
    error_code text NOT NULL,
    message text NOT NULL,
    detail text,
    rejected_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    retried_at timestamp with time zone
);

COMMENT ON TABLE mds.rejected_records IS 'Records that could not be used, kept as they came, with the reason; nothing is lost.';

COMMENT ON COLUMN mds.rejected_records.id IS 'Key.';

COMMENT ON COLUMN mds.rejected_records.load_id IS 'Load it came with; null when it came through mds.ingest_batch.';

COMMENT ON COLUMN mds.rejected_records.line IS 'Line of the file, from 1, or place in the batch, from 1.';

COMMENT ON COLUMN mds.rejected_records.source_system IS 'Who sent it, as far as that could be read.';

COMMENT ON COLUMN mds.rejected_records.source_record_id IS 'Its key there, as far as that could be read.';

COMMENT ON COLUMN mds.rejected_records.record IS 'The record as it came; bytes that are no text are escaped.';

COMMENT ON COLUMN mds.rejected_records.error_code IS 'SQLSTATE: an MD code, or that of PostgreSQL.';

COMMENT ON COLUMN mds.rejected_records.message IS 'What is wrong with it, in a sentence.';

COMMENT ON COLUMN mds.rejected_records.detail IS 'More about it: the path or column, where known.';

COMMENT ON COLUMN mds.rejected_records.rejected_at IS 'When.';

COMMENT ON COLUMN mds.rejected_records.retried_at IS 'When it was taken after all; null while it waits.';

COMMENT ON FUNCTION mds.source_stats() IS 'How many records each registered source system has, how many users these belong to, and how many of its records were rejected and why; those
with most records first, rejects that belong to no registered system last. Reads all identities.';

COMMENT ON FUNCTION mds.split_user(p_user_id uuid, p_source_identity_ids bigint[], p_reason text) IS 'Takes records out of a user on a steward''s word: they become a user of their own, which has the id back that one of them once had,
or a new one; the user keeps its id. Answers with the entry of the journal, which mds.unmerge undoes.

Leaves a verdict on every pair across: they do not come together again by any evidence; and one person on every pair of the part.
The rest is decided by its evidence: what only the part held together falls apart. Raises MDPAY without a reason, MDNUS, MDSPL for
records that are not some of the user''s.';

COMMENT ON FUNCTION mds.start_load(p_file_name text, p_file_hash text, p_options jsonb) IS 'Begins to load a file, or finds the load of the same contents and options that stopped half-way; returns its id.

mds.loads.last_line says where to go on. Raises MDPAY when name or hash is missing.';

COMMENT ON FUNCTION mds.store_records(p_readings mds.reading[], p_features matching.features[], p_keys matching.identity_keys[]) IS 'Writes what sources say of records: payload, normalised attributes, features and keys; returns the readings, as they came,
with identity and outcome. Decides nothing: mds.settle does.

outcome is changed (settle it), unchanged (a replay: nothing was written) or stale (older than what is known: kept as a
payload version, cannot win). No record may be there twice. p_features, p_keys:
features and blocking keys of those that have been read. Callers have asked mds.check_record and taken matching.lock_keys
for the records.';

COMMENT ON FUNCTION normalise.suggest_blocked_values(p_table regclass, p_column name, p_attribute text, p_minimum_count bigint, p_factor double precision, p_is_exact boolean) IS 'Values of a column, or elements when it is an array, that are too frequent to identify anybody and are not blocked yet: those
held by at least p_minimum_count rows and by at least p_factor times as many as an ordinary value, the most frequent first.
p_attribute is the attribute to judge and block them for; the name of the column by default.

From the planner''s statistics (pg_stats), which costs nothing and is as fresh as the last ANALYZE; from the rows when p_is_exact
or when there are no statistics. An ordinary value is the larger of: the average of those that are not among the most
common, and the median of the most common when there are ten of them or no others. Nothing is blocked: a person decides, with normalise.block_value().

Runs with the rights of the caller, who must be able to read the column; with row security, statistics are not shown and the
visible rows are counted. Raises 42703 when there is no such column.';

COMMENT ON FUNCTION mds.suggest_blocked_values(p_minimum_count bigint, p_factor double precision, p_is_exact boolean) IS 'Values that too many records hold to identify anybody and that are not blocked yet, the most frequent first:
normalise.suggest_blocked_values over what matching compares (names, e-mail match keys, phones, dates and places of birth,
addresses, postal codes, cities, employers, occupations), under the name of the attribute that normalise.block_value takes.

Nothing is blocked, and frequent is not false: a large employer may be among them. A person decides. Values are comparable
forms, not as they were written. Government ids are stored as keyed hashes and are not shown. From the planner''s statistics, as fresh
as the last analyze of matching.features, unless p_is_exact counts the rows. Values are of all source systems and in clear, which is why one that fewer than 20 records
hold is never shown, whatever p_minimum_count.';

COMMENT ON FUNCTION mds.survivors(p_offers mds.offer[], p_at timestamp with time zone) IS 'The golden values among offers, by the rules of a moment (null: of now): survivorship itself, a pure function of offers and rules,
the same in whatever order they come. mds.consistent makes one profile of them.';

COMMENT ON FUNCTION mds.take_records(p_records mds.incoming_record[], p_load_id bigint, p_is_strict boolean, p_after_line bigint) IS 'Takes records in and settles them together: the one way in, behind ingest, ingest_batch and load_batch. One answer per
record, in their order.

Not strict: a record that cannot be used is kept in mds.rejected_records with SQLSTATE and reason, answered with action
rejected, and the rest goes on; when it is taken later, retried_at says when. Strict: it raises, MDPAY, MDSRC or MDFOR. p_after_line: of a load, the last line of the batch
before; when that is under way, records are read at once and written after it.';

COMMENT ON FUNCTION mds.unmerge(p_merge_id bigint, p_reason text) IS 'Undoes an entry of the journal: a merge, by the evidence or by a person, a split, a move, or an unmerge. Records, profile, lineage,
registered references and the absorbed id are as they would be without it; what came since goes where its evidence puts it.
Answers with an entry of its own.

When nothing has happened to its records since, everything is as it was before it; otherwise in any order, where nothing later
stands on it. A merge that the evidence alone would make again leaves the verdict that they are
two people. Raises MDPAY without a reason, MDNMG for an unknown entry, MDUND when it does not hold any more, MDUNM with the reason
when it cannot be undone.';

COMMENT ON FUNCTION mds.unpin_value(p_user_id uuid, p_attribute_path text, p_reason text) IS 'Releases a pinned golden value, all that is pinned below it, and those of its group: the records count again. Returns the new version of the profile.

Raises MDNUS, MDPIN when nothing is pinned there, and MDPAY without a reason.';

COMMENT ON FUNCTION mds.unregister_reference(p_table regclass, p_column name) IS 'Lets go of a column that was registered with mds.register_reference: merges pass it by. Returns how many of its rows hold a
survivor now and will not come back by an unmerge. A table that was dropped is named by its number, as mds.reference_gaps does.

Raises MDREF when it is not registered.';

COMMENT ON FUNCTION mds.update_profile(p_user_id uuid, p_changes jsonb, p_expected_version bigint, p_reason text) IS 'Corrects golden values by hand, if the profile still is what was read: returns its new version. The correction is a pin without
expiry, with the reason; mds.unpin_value takes it back.

p_changes: {"email": "ann@example.org", "family_name": "Smith", "employer": null, "preferences": {"newsletter": false}}; null: there is
none, whatever the records say. Values are normalised. A merged id is followed, and its survivor''s version expected. Raises MDVER when
the profile has another version (DETAIL is the current one; nothing was written), MDNUS, and MDPAY for unusable values, no
version or no reason.';

CREATE TABLE mds.merges (
    id bigint NOT NULL,
    kind text DEFAULT 'merge'::text NOT NULL,
    survivor_id uuid NOT NULL,
    absorbed_id uuid NOT NULL,
    match_method text NOT NULL,
    match_weight double precision,
    evidence jsonb,
    moved_identity_ids bigint[] NOT NULL,
    kept_identity_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    reason text,
    merged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    merged_by name DEFAULT SESSION_USER NOT NULL,
    undone_at timestamp with time zone,
    undone_by_id bigint,
    undoes_id bigint,
    repeats_id bigint,
    withdrawn_override_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    reinstated_override_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    regrouping_id bigint,
    CONSTRAINT chk_merges_kind CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'move'::text, 'unmerge'::text]))),
    CONSTRAINT chk_merges_match_method CHECK ((match_method = ANY (ARRAY['deterministic'::text, 'probabilistic'::text, 'manual'::text]))),
    CONSTRAINT chk_merges_reason CHECK (((kind = 'merge'::text) OR (reason IS NOT NULL))),
    CONSTRAINT chk_merges_two_users CHECK ((survivor_id <> absorbed_id)),
    CONSTRAINT chk_merges_undoes CHECK (((kind = 'unmerge'::text) = (undoes_id IS NOT NULL))),
    CONSTRAINT chk_merges_undone CHECK (((undone_by_id IS NULL) OR (undone_at IS NOT NULL)))
);

COMMENT ON TABLE mds.merges IS 'The journal of who became whom: every time one user was folded into another, by the evidence or by a person, and every time a
person split a user, moved a record or undid one of these. mds.unmerge takes its numbers.';

COMMENT ON COLUMN mds.merges.id IS 'Key.';

COMMENT ON COLUMN mds.merges.kind IS 'merge: absorbed_id was folded into survivor_id; split: absorbed_id was taken out of survivor_id; move: a record went from
absorbed_id to survivor_id; unmerge: an entry was undone.';

COMMENT ON COLUMN mds.merges.survivor_id IS 'User that stayed; of a move the one that got the record.';

COMMENT ON COLUMN mds.merges.absorbed_id IS 'User that became a redirect to it, or stands on its own since.';

COMMENT ON COLUMN mds.merges.match_method IS 'What decided: deterministic (rule), probabilistic (model) or manual (a person).';

COMMENT ON COLUMN mds.merges.match_weight IS 'Strongest pair across the two, log2 odds, when it was decided; null when nothing but a person joined them.';

COMMENT ON COLUMN mds.merges.evidence IS 'The edge of that pair, as it was when it decided: the two identities, weight, verdict, levels, the blocking rules that found it and the
model. The edge itself goes when one of the records changes.';

COMMENT ON COLUMN mds.merges.moved_identity_ids IS 'Identities that changed their user: those that the absorbed user had.';

COMMENT ON COLUMN mds.merges.kept_identity_ids IS 'Identities that the survivor had.';

COMMENT ON COLUMN mds.merges.reason IS 'What the person said who decided; null where the evidence did.';

COMMENT ON COLUMN mds.merges.merged_at IS 'When.';

COMMENT ON COLUMN mds.merges.merged_by IS 'Login that decided, or sent the deciding signal.';

COMMENT ON COLUMN mds.merges.undone_at IS 'When it ceased to hold; null while it holds.';

COMMENT ON COLUMN mds.merges.undone_by_id IS 'Entry that undid it; null when the evidence did.';

COMMENT ON COLUMN mds.merges.undoes_id IS 'Of an unmerge: the entry that it undid.';

COMMENT ON COLUMN mds.merges.repeats_id IS 'Of a merge that came again when its unmerge was undone: its first entry, whose verdicts hold again.';

COMMENT ON COLUMN mds.merges.withdrawn_override_ids IS 'Of an unmerge: overrides that it withdrew; undoing it brings them back.';

COMMENT ON COLUMN mds.merges.reinstated_override_ids IS 'Of an unmerge: overrides that it brought back; undoing it withdraws them.';

COMMENT ON COLUMN mds.merges.regrouping_id IS 'Decision that carried it out: whose the records were before. What undoes the entry gives them back.';

COMMENT ON FUNCTION mds.user_at(p_user_id uuid, p_at timestamp with time zone) IS 'The user that an id stood for at a moment: only merges that held then are followed. Null when it had not been issued yet.';

COMMENT ON FUNCTION mds.user_pair(p_survivor_id uuid, p_duplicate_id uuid) IS 'The two users that two ids stand for, locked, each with at least one record. Raises MDNUS, MDMRG for one without records, MDSLF
when they are one.';

COMMENT ON FUNCTION mds.verify_golden(p_sample integer) IS 'Proves law 5: derives golden profiles again from identities, pins and rules, and returns what differs from the stored profiles and
their lineage, values masked. No row means that all is well.

p_sample: this many users taken at random; null is everybody. Also checks that the strongest claim holds each contested e-mail
address. Raises MDPAY for a sample of nobody.';

COMMENT ON FUNCTION mds.verify_lineage(p_sample integer) IS 'Proves that lineage is what MDS wrote: computes the keyed hash chain of each profile again and compares it with its seal. Returns
what was tampered with (a row changed, removed, inserted or put elsewhere); no row means that all is well.

p_sample: this many profiles taken at random; null is all. Who holds the key, or puts back an earlier state of the whole database,
is not found out. Raises MDPAY for a sample of none.';

COMMENT ON FUNCTION mds.verify_rebuild(p_sample integer, p_seed integer) IS 'Proves law 1 on live data: takes records out, lets them come again in another order and in batches of another size, compares, and
undoes it all. No row: the same people and the same edges came out. Expected is what the rebuild gives, found what is stored.

p_sample records, chosen by p_seed, with their whole components and users; null: all, in one transaction. Excludes every other
writer meanwhile. People''s verdicts are kept, as they are part of what decides. Where rules have changed and mds.recompute has not run
since, or a key was capped after it had found somebody, there are differences until it has. Raises MDPAY when p_sample is less than 1.';

COMMENT ON FUNCTION mds.visible_systems() IS 'Names of the source systems whose records the login may see: all of them for those who look after the whole, else its own.';

COMMENT ON FUNCTION mds.why_not(p_a bigint, p_b bigint) IS 'Why two records are not one user, or what would part them if they are. JSON:

reason: one_user, override, deduplicated_source, definite_rule, not_compared, below_review, review_weight, or one of those of mds.parted_by: veto,
household_doubt, weak_bridge, too_large, either, not_recomputed; with an explanation in a sentence; match_weight, the thresholds and distance_to_join (log2; negative: enough);
keys: blocking rules by which they find each other (shared), those by which they do not and why (missed), and keys they share
that find nobody (capped, stopped); cluster: of the two users, the strongest pair, what each record of the larger has against the
whole of the other in the mean (mean_contradiction), what is left of it (link_weight), and pairs that must not be together; changes:
single comparisons that at another level would decide otherwise of the two users (of the pair, when they are one), with the weight of the pair and of
the link then; of each the nearest level, the smallest step first; none where a rule, a person, a deduplicated source, another pair or a tie decides, or where the link is enough
and a key is all that is missing. Whom nobody compared they join if a key finds them then.

Under the active model, as of now; holds no values, so nothing is masked. Raises MDNRC as mds.why_records.';

COMMENT ON FUNCTION mds.why_records(p_a bigint, p_b bigint) IS 'Why two records are, or are not, one person: the waterfall from the prior over every comparison with something to say to
the match weight, log2. The numbers are those of the decision, to the last bit: the kept edge with its model, or what the active
model makes of the pair. What the levels together say of two strangers of one background, and of two members of one household, are steps of their own. So is what the rarity of the
values was when it was decided beyond what the model says today: one of the records was still described by the model before. A definite rule and a person''s verdict, which stand above the weight, come last, without one.

Values are masked for callers that may not see the person in clear. Raises MDNRC when a record is unknown, retracted, or
not the caller''s to see.';

COMMENT ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) IS 'Why a golden value of a user is what it is, now or at a moment, as JSON: value, origin (or the pin of a steward, with reason), the rule
that decided, and every claim in order of strength, as a rule the winner first: all of that day, by the rules of that day.

p_attribute_path is as in lineage, $.email. For a member of a group the claims are whole groups. value is null when there is none (the
address of a contested mailbox may be another user''s). is_proven says that the value has the keyed hash that was kept.
Values are masked as in mds.get_user. A service is told the claims of its own systems only, of an origin elsewhere no key, and, like
readers, not what a steward said of a pin. Raises MDNUS as mds.check_user, MDPAY without a path, and MDSIG when the lineage of the user has been tampered with.';

COMMENT ON FUNCTION mds.with_companions(p_identity_ids bigint[], p_other_ids bigint[]) IS 'The given records and the others of their users, but none of p_other_ids and none that a person has parted from them.';

COMMENT ON FUNCTION mds.withdraw_overrides(p_withdrawn_ids bigint[], p_reinstated_ids bigint[]) IS 'Takes verdicts of people back, and brings others back that had been; returns the records concerned, for mds.redecide.

What holds again by that keeps its risks and its approval. Raises MDREV when it would join users against a risk rule that nobody has
agreed to: it may have come to hold since.';

COMMENT ON FUNCTION mds.write_reference(p_reference mds.registered_references, p_moves mds.reference_move[]) IS 'Has rows of a registered table that point at one user point at another; returns those that its constraints and triggers let go. For
mds.repoint_references, which looks after what comes with it.

Triggers, constraints and indexes of the table run here, deferred ones too: therefore the function belongs to mds_references, which may
do nothing else. Raises what the server says, and a constraint that what the caller has written before does not keep.';

COMMENT ON FUNCTION mds.written_time(p_written text, p_date_order text) IS 'A time whose date is written in digits, like 01/02/2026 10:00, with its date as of ISO 8601; other times as they came.

p_date_order is the source system''s, DMY, MDY or YMD: it decides where both numbers could be the month, as it does for a date of
birth (normalise.date_orders). So the session''s DateStyle does not.';

COMMENT ON FUNCTION normalise.address(p_address jsonb, p_default_country character) IS 'An address in comparable form, part by part, and on one line for people.

Reads street (with the number in front or behind) or house_number and street_name, unit, po_box, city (or town, suburb),
region (or state), postal_code (or postcode, zip), country_code (or country), and their common spellings; or full, one line,
which is taken apart (normalise.split_address) where the parts are not given. p_default_country counts when the address names
none. Case, punctuation, diacritics, script, abbreviations of street types and directions in a dozen languages, articles and
words for flats do not count: see normalise.street_line, postal_code, city and region. Blank, blocked
(normalise.is_blocked, attributes address, city, postal_code) and unreadable parts are null. Never raises.';

COMMENT ON FUNCTION normalise.address_form(p_kind text, p_term text) IS 'The canonical form of a term of this kind (suffix: a street type at the end of a word; city; region) in comparable form; null
when normalise.address_terms does not know it. Written by a trigger whenever the table is edited.';

COMMENT ON FUNCTION normalise.address_tokens(p_line text) IS 'The words, numbers, commas and number signs of a street line, lower case, in Latin letters, without other punctuation: {p,o,box,12},
{lindenstr,2}. A new line counts as a comma; what a slash or hyphen joins is as normalise.split_compounds has it.
Only the first 300 characters count. Null for an empty line; never raises.';

COMMENT ON FUNCTION normalise.address_word(p_word text) IS 'What a word of an address means: a code and the canonical form for each meaning, most usual first, separated by a blank;
null for any other word. T street type, D direction, O ordinal, P particle, U unit, F floor, M number sign, B post box.
Written by a trigger whenever normalise.address_terms is edited.';

COMMENT ON FUNCTION normalise.block_value(p_attribute text, p_value text, p_reason text, p_is_pattern boolean) IS 'Blocks a value of an attribute (* for all), or the values like a pattern with % and _, from now on; returns whether it
was not blocked in these words before.

The value is stored in lower case, as normalise.text() spells it. Existing features change when they are next derived.
Raises MDPAY for a blank value, a missing reason, and a pattern that would block everything.';

COMMENT ON FUNCTION normalise.city(p_raw text) IS 'A city, town or suburb in comparable form: Latin letters, lower case, no punctuation, no numbers, St as saint, and the local
name of well-known cities (normalise.address_terms): Munich, München and Muenchen are munchen. Null when blank or a
placeholder. Never raises.';

COMMENT ON FUNCTION normalise.classify_words(p_tokens text[], p_country_code character) IS 'The words of a street line with what each of them is, from the tokens of normalise.address_tokens; units, floors and post office boxes
are out of the line and in fields of their own, with the words for them, and so are the words for numbers. A word that may be a unit,
a number or a box means that only in its place: see normalise.unit_role. Null
without tokens; never raises.';

COMMENT ON FUNCTION normalise.common_era(p_date text) IS 'A date of a Japanese era (s58.5.27, 昭和58-5-27) or of the Republic of China (民国72-5-27) with its year of the common era: 1983.5.27. The first
year may be 元. Any other beginning counts as Reiwa; never raises.';

COMMENT ON FUNCTION normalise.compile_address_words() IS 'Trigger of normalise.address_terms: writes normalise.address_word() and normalise.address_form() anew from the table
after every statement that edits it. An address has some six words: a look-up in a function that holds the terms costs a
tenth of a query.';

COMMENT ON FUNCTION normalise.compile_is_blocked() IS 'Trigger of normalise.blocked_values: writes normalise.is_blocked() anew from the table after every statement that edits it.

A batch asks millions of times, and a query inside a function costs 2.5 us a time; the function that is written holds
the values itself and finds them in 0.2 us. The edit and the function commit or vanish together.';

COMMENT ON FUNCTION normalise.compile_lookup() IS 'Trigger of a reference table with a text key: compile_lookup(function, key column) writes the function normalise.<function>(text)
anew after every statement that edits the table. It returns the row of a key as an object without its nulls, or null.

A query inside a function costs 2.5 us a call; the function that is written holds the rows itself and is inlined, at 0.2 us.
For tables of up to a few thousand rows. The edit and the function commit or vanish together.';

COMMENT ON FUNCTION normalise.compile_postal_code_format() IS 'Trigger of normalise.postal_codes: writes normalise.postal_code_format() anew from the table after every statement that
edits it, because a look-up in a function that holds the values costs a tenth of a query.';

COMMENT ON FUNCTION normalise.country(p_raw text) IS 'The ISO 3166-1 alpha-2 code of a country given as alpha-2 or alpha-3 code, ISO 3166-2 subdivision (US-CA), name in one of 60
languages, common variant (UK, U.S.A., Holland, England) or flag; null when it is none of them, or could be two.

Case, diacritics, full stops and hyphens do not count. XK is Kosovo. Numeric codes are not read: 49 may be a dialling code.
An alpha-2 code costs no look-up in a table, a name one in normalise.country_names. Never raises. Immutable as long as the
reference tables are not edited.';

COMMENT ON FUNCTION normalise.country_by_alpha_2(p_key text) IS 'The row of normalise.countries for an alpha-2 code in upper case, as an object without its nulls; null when there is none. Compiled from the table.';

COMMENT ON FUNCTION normalise.cut_date(p_digits text) IS 'A date without separators in its parts: year, month and day (19560409), day and month or month and day, and year (09041956, 090456), year and month
(195604), or the year alone. Seven digits have lost a zero, twelve and fourteen end in a time of day. Null for another number of digits;
never raises.';

COMMENT ON FUNCTION normalise.date_of_birth(p_raw text, p_date_order text) IS 'Reads a date of birth, whole or partial, into normalise.partial_date; all null when it is not a possible one, but for
what normalise.impossible_date makes of it.

Read are ISO 8601 (1956-04-09, 19560409, 1956-04, 1956), European and American orders with any separator (09.04.1956, 4/9/56),
months in words in 60 languages (see normalise.date_words) and in Roman numerals, date-times (the date as written, whatever the zone),
Japanese eras (also S58.5.27), years of the Republic of China and of the Buddhist era (2400 to 2600), digits of other scripts, unknown
parts written as zeros, XX or ?? (1956-00-00, XX/04/1956), and what registers of former centuries write: abt 1821, 11 Feb 1731/2
(the later year). A date of the Julian calendar stays as it was written.

A four-digit year first means year, month, day. Otherwise a number above 12 settles the order; when nothing does,
p_date_order (DMY, MDY or YMD; anything else is DMY) decides and is_ambiguous says so. Two-digit years: 30 to 99 is 1930 to
1999, 00 to 29 is 2000 to 2029; the pivot is fixed, because the answer must not change with the clock. Years other than 1500
to 2100 are not birth dates. An impossible day (31 February) is dropped, year and month stay. Placeholders such as 1900-01-01
are dates: normalise.is_blocked(''date_of_birth'', iso) knows them.

Never raises. Immutable as long as normalise.date_words is not edited.';

COMMENT ON FUNCTION normalise.date_orders(p_parts text[], p_numbers integer[], p_date_order text) IS 'The orders of day, month and year that a date of three parts (as written, and as numbers) may have been written in, the likeliest first: a
four-digit year or a number above 31 settles where the year is, else the order that its source uses decides (DMY, MDY or YMD;
anything else is DMY). Null when the year is in the middle.';

COMMENT ON FUNCTION normalise.date_word(p_key text) IS 'The row of normalise.date_words for a word, as an object without its nulls; null when there is none. Compiled from the table.';

COMMENT ON FUNCTION normalise.domain_ascii(p_domain text) IS 'A domain name as the DNS knows it: lower case, every international label as an A-label (Bücher.Example becomes
xn--bcher-kva.example); null when it is not a host name (RFC 1123: labels of 1 to 63 letters, digits and inner hyphens, 253 in all).

International labels are mapped as in UTS 46, non-transitional (lower case, NFKC, ideographic full stop; ß and ς are kept),
short of its tables of single characters: punctuation, symbols and emoji are refused, other unassigned or disallowed
characters are not.';

COMMENT ON FUNCTION normalise.domain_unicode(p_domain text) IS 'A domain name as people read it: lower case, every A-label as the international label behind it (xn--bcher-kva.example
becomes bücher.example); null when normalise.domain_ascii() is.

A label that only looks like an A-label, because encoding the label behind it gives another, stays as it is (RFC 5891, 5.4).';

COMMENT ON FUNCTION normalise.dual_year(p_date text) IS 'A written date with a dual year, as England wrote the days before 25 March until 1752, with the later of the two, as the year begins today: 11 feb 1732
for 11 feb 1731/2, 1731/32 or 1731/1732. Any other text as it is; never raises.';

COMMENT ON FUNCTION normalise.email(p_raw text) IS 'Takes an e-mail address apart into normalise.email_address: the address to keep, and a match key apart from it.

Display names, angle brackets, mailto:, comments in parentheses, quotes and stray punctuation around the address go; of several
addresses the first is taken. Valid is what RFC 5321, 5322 and 6531 allow in practice: a dot-atom or a quoted string of at most
64 octets, a domain of at least two labels whose last is not a number, 254 octets in all, no address literal, no white space
outside quotes. Typing errors are not corrected, and nothing says that the mailbox exists. International domains are the
same in either spelling (bücher.de, xn--bcher-kva.de).

The match key folds the case of the local part; it drops tags and dots only where normalise.email_domains says that the
provider does. A match key is evidence, not proof: people share mailboxes.

Never raises; all null but raw when it is not an address. Immutable as long as the reference tables normalise.email_domains
and normalise.email_roles are not edited: derive again what is stored after an edit.';

COMMENT ON FUNCTION normalise.email_domain(p_key text) IS 'The row of normalise.email_domains for a domain, as an object without its nulls; null when there is none. Compiled from the table.';

COMMENT ON FUNCTION normalise.email_role(p_key text) IS 'An empty object when a local part is in normalise.email_roles; null when it is not. Compiled from the table.';

COMMENT ON FUNCTION normalise.family_start(p_words text[]) IS 'With which word of a name (lower case, Latin letters, the given name first) the family name begins: with its particles (van den
Berg), else with the last word, or with the one before it when that is a common Spanish or Portuguese surname or y joins the two.
Compound given names are no family names (Maria de los Angeles, Abdul Rahman). Never raises.';

COMMENT ON FUNCTION normalise.fold_latin(p_raw text) IS 'Latin letters to ASCII, case kept: NFKD, accents and invisible characters dropped, letters that do not decompose replaced
(ø o, đ d, ł l, ı i, ə a, ß ss, æ ae, œ oe, þ th), typographic apostrophes and hyphens made '' and -. Other scripts stay,
decomposed. Null for null; never raises.';

COMMENT ON FUNCTION normalise.gender(p_raw text) IS 'Gender as f, m or x from the usual words and letters of a dozen languages; null for anything else, unknown and not told included.

1 and 2 are read as ISO/IEC 5218 (male, female); its 0 and 9 mean not known and not applicable, hence null.';

COMMENT ON FUNCTION normalise.generation(p_word text) IS 'The generation that a word behind a name means, as normalise.name_parts has it: jr, sr, ii, iii, iv or v; null for any other word.';

COMMENT ON FUNCTION normalise.given_behind_family(p_words text[]) IS 'The given names and patronymics of a name (its words, lower case, Latin letters) that begins with the family name, the first given name first;
null when its words do not show that. They do with initials last (Narayan R K), a patronymic last (Smirnov Sergey Petrovich), and in
Chinese, Korean, Japanese and Vietnamese names in the order of their countries, if they are written with a hyphen or are well known. Two Chinese
or Korean syllables are one given name (tai-man for Chan Tai Man), and the middle names of Vietnam follow the given name. Never raises.';

COMMENT ON FUNCTION normalise.given_length(p_words text[]) IS 'How many of the words of a name that begins with the given name are its first given name: 2 of Abdul Rahman, 3 of Abd al Rahman, else 1.';

COMMENT ON FUNCTION normalise.government_id(p_type text, p_country_code character, p_value text) IS 'A government id in comparable form: canonical type, issuing country, upper-case letters and digits, and whether shape,
date of birth and check digits hold.

A state that issues driving licences and stands beside the number is written by its code, in front: Texas 823123 and 823123 (TX) are
TX823123. value is null when blank, without a digit, one character again and again, or blocked (normalise.is_blocked, attribute
government_id). is_valid is null for a type or country without a published rule; a value that is not valid is kept, because
sources mistype. A type that one country issues alone (pesel, bsn) fixes the country, whatever the source says; without a
country, a number that fits the rule of exactly that type gets its country. Zeros lost in front are put back and an optional
century is taken away only where the number is then valid. Birthdays are checked against the calendar, not against today,
so a number does not become valid with time; 29 February of a year ending in 00 is accepted.
Reads reference data only (normalise.identifier_aliases, normalise.identifier_rules); after an edit, normalise again.
Never raises.';

COMMENT ON FUNCTION normalise.has_check_digits(p_value text, p_check_digits normalise.check_digit[], p_alphabet text) IS 'Whether a number satisfies every weighted check digit, in order; true when there is none to satisfy.

The place of a character in p_alphabet is its value, so letters count from 10 unless the rule says otherwise. The caller
has matched the shape of the number before: a character outside the alphabet counts as -1.';

COMMENT ON FUNCTION normalise.hash64(p_text text) IS '64-bit hash of a text: the first eight bytes of the SHA-256 (FIPS 180-4) of its UTF-8 bytes, read as a big-endian signed
integer; null for null.

The same on every machine and in every PostgreSQL version, and any language can compute it, so it may be stored and
exchanged. hashtextextended() is about ten times faster but promises neither, and md5() is refused by servers in FIPS mode.
The text is hashed as it is: normalise first. Two different texts among a billion collide with a probability of 1 in 37.

Test vectors: '''' -2039914840885289964, ''abc'' -5010229573455851542, ''ann@example.org'' 4867349388418092255.

The database encoding must be UTF8.';

COMMENT ON FUNCTION normalise.is_calendar_day(p_year integer, p_month integer, p_day integer) IS 'Whether a day exists; false when a part is null. The year may be its last two or three digits, as government ids have it, so
29 February of a year ending in 00 is taken to exist.';

COMMENT ON FUNCTION normalise.impossible_date(p_year text, p_month text, p_day text) IS 'What is written where a date should be, and is none because of one of its parts, as YYYY-MM-DD: 1949-15-25, 1994-11-71, 1028-03-29;
null for a date, and for what more than one part keeps from being one.

Most are dates with one wrong digit, so they can be compared with dates, and with nothing else be done. A year outside 1500 to 2100
does not count when it stands for "never" or "unknown": on 1 January and 31 December, and of one digit only.';

COMMENT ON FUNCTION normalise.is_blocked(p_attribute text, p_value text) IS 'Whether a value of an attribute (email, phone, name, given_name, family_name, date_of_birth, address, city, postal_code,
government_id, employer, …) says nothing about a person: null, blank, nothing but punctuation, or in
normalise.blocked_values for that attribute or for all.

Case, white space and Unicode spelling do not count, and in a value of digits neither do its separators: 000-0000 is
0000000. Nothing else is folded, and nothing after the first 1000 characters is looked at. Never raises. Written by a trigger whenever normalise.blocked_values is edited.';

COMMENT ON FUNCTION normalise.is_han_family(p_word text) IS 'Whether a word is one of the common Chinese or Korean family names in one of the usual romanisations: wang, chan, kim.';

COMMENT ON FUNCTION normalise.is_number_first(p_country_code character) IS 'Whether people of a country write the house number before the street: 12 High Street, not Lindenstraße 2. True when the country is not known.';

COMMENT ON FUNCTION normalise.is_postnominal(p_word text, p_is_behind_comma boolean) IS 'Whether a word behind a name is a degree, an order or a rank rather than a part of the name. Some are that only behind the name
that follows a comma (Smith, John, MA): Jack Ma and Tony Do are names.';

COMMENT ON FUNCTION normalise.is_title(p_word text, p_count integer, p_has_title boolean) IS 'Whether the first of p_count words of a name, or of what a title has left of it (p_has_title), is a title. Some words are one only in front of
two others (Don, Father), some only behind another title (the med of Dr. med.); the last word never is one.';

COMMENT ON FUNCTION normalise.latin(p_raw text) IS 'The comparable Latin form: transliterated, diacritics folded (ä a, ø o, å a, đ d, ł l, ı i; ß ss, æ ae, þ th), lower
case, apostrophes all '' and hyphens all -, white space collapsed; null when nothing is left. latin(latin(x)) = latin(x).
It makes Müller and Muller equal, but Mueller stays mueller: normalise.name_key folds such digraphs as well.
Letters of scripts that normalise.letters does not know stay as they are. Only the first 2000 characters count.
Depends on neither the locale nor any setting. Never raises.';

COMMENT ON FUNCTION normalise.message_body(p_raw text, p_fold_case boolean) IS 'The text of a message as deduplication compares it: NFC, every run of white space (line breaks too) one space, trimmed; in
lower case when p_fold_case, which is for e-mail, not for short messages. An empty message is '''', null only null.

Applying it twice changes nothing. Compatibility forms, invisible characters and punctuation are content and stay.';

COMMENT ON FUNCTION normalise.name_case(p_raw text) IS 'A name that was SHOUTED or typed in lower case, in proper case: McDonald, O''Neil, Ludwig van Beethoven, de la Cruz, Smith-Jones,
III. A name that mixes cases already is returned as it is. Mac is split off only in well-known surnames, never in the first
word. Idempotent. Letters beyond ASCII follow the LC_CTYPE of the database (any UTF-8 locale serves; C leaves them as they
are). Only the first 400 characters are kept. Never raises.';

COMMENT ON FUNCTION normalise.name_display(p_raw text) IS 'A full name as people read it: given name first, in proper case. "ALLEN, Eleanor", "DUPONT Jean" and "Jean DUPONT" become
Eleanor Allen and Jean Dupont, "VAN DER BERG, Jan" Jan van der Berg; a title stays in front and a generation, degree or rank
behind (Dr. John Smith Jr.; Thomas Clifford, 1st Baron Clifford of Chudleigh). "John Smith, Jr." and "Acme, Inc." are in order already. A comma in brackets turns nothing round; two
capitals in front (AJ Smith) are initials. White space is collapsed; what is neither SHOUTED nor turned round is kept as
written (normalise.name_case). Only the first 400 characters count. Never raises.';

COMMENT ON FUNCTION normalise.name_key(p_raw text) IS 'The form in which parts of a person''s name are compared: normalise.latin, apostrophes and digits dropped (oneil), hyphens,
other punctuation and symbols made blanks (jean luc), and the written-out umlauts ae, oe, ue made a, o, u where a German or Scandinavian name
has them, so that Müller, Mueller and Muller meet; Michael, Fuentes, Zoe, Goethe and Hoekstra stay. The test is the letters that
follow, so a rare name of another language (Caesar) may lose an e, on both sides of a comparison. Idempotent; null when
nothing is left; only the first 400 characters count. Never raises.';

COMMENT ON FUNCTION normalise.noble_rank(p_name text) IS 'A rank behind a name (lower case, Latin letters): the name in front of it, the rank, and the places that it is of, as many as there are:
{"thomas clifford",baron,clifford,chudleigh} for thomas clifford, 1st baron clifford of chudleigh. The name is empty when there is none.

Null without a rank. Without a numeral or of it is a rank only where it can be nothing else, as earl jones and sacha baron cohen are names.
Never raises.';

COMMENT ON FUNCTION normalise.other_names(p_name text) IS 'The words of the names in brackets or quotes in a full name, in the form of normalise.name_key: {bob} for Robert "Bob" Smith, {jones} for
Ann Smith (née Jones). They are other names of the same person. Empty when there are none; never raises.';

COMMENT ON FUNCTION normalise.passes_algorithm(p_algorithm text, p_value text) IS 'Whether a number passes a check that is not a plain weighted sum; null for an unknown algorithm.

luhn (ISO/IEC 7812-1), verhoeff (J. Verhoeff, Error Detecting Decimal Codes, 1969), iso_7064_mod_11_10 (ISO/IEC 7064),
steuer_id (the same plus the German rule on repeated digits), nir (97 minus the number modulo 97; Corsica 2A and 2B count as
19 and 18), rijksregisternummer (the same with 2 in front for those born from 2000), snils, codice_fiscale.
False when the number holds a character that the algorithm cannot count. Null for null.';

COMMENT ON FUNCTION normalise.percent_encoding(p_text text) IS 'Part of a URI with its percent-encoding in normal form (RFC 3986, 6.2.2): escapes of unreserved characters decoded, the others
in upper case, and what a URI may not hold (spaces, quotes, letters beyond ASCII, a % that escapes nothing) escaped as UTF-8.

Longer than 65536 bytes is null. Applying it twice changes nothing.';

COMMENT ON FUNCTION normalise.person_name(p_full_name text, p_given_name text, p_middle_name text, p_family_name text, p_name_suffix text) IS 'A person''s name taken apart and made comparable: see the fields of normalise.name_parts. Given and family name decide when
both are there; the full name then gives the display, and a title, middle name or suffix that they lack. Otherwise the full
name is split (normalise.split_name), in any script (normalise.read_name). Of several given names the first is given and the
others are middle; a p_name_suffix that is no generation (PhD, Esq) stays in the display only. One word is a given name. A
title in place of the given name (Mr) and a suffix in place of the family name (Jr.) are taken for what they are. A
company has tokens but no given or family name. All null for a blank, a text without letters and an e-mail address: what is a
placeholder is for normalise.is_blocked to say. The first 400 characters of the full name count, 200 of each part. Depends on
no setting; only the proper case of SHOUTED letters beyond ASCII, and where a name splits by case, follow the LC_CTYPE of the
database. Never raises. Phonetic codes: double metaphone (Philips 2000).';

COMMENT ON FUNCTION normalise.phone(p_raw text, p_default_region character) IS 'The telephone number in a text, as Google''s libphonenumber reads it: E.164 form, whether it is assigned, its region
and extension. All null but raw when the text is no number. Numbers without a plus sign are read as dialled in the
default region (ISO 3166-1 alpha-2); without a region they are none.

The answers are those of phonenumbers.parse, format_number to E.164, is_valid_number, region_code_for_number and
extension of the Python package whose version normalise.phone_regions names; a test holds the two together. Deliberate
differences, both because the library was not meant for SQL:
- region is null, not 001, for numbers in no country (+800 …): it is an ISO code everywhere else;
- a default region in lower case is understood, not refused.

As in the library, a number can have an E.164 form and not be valid, and then read back as another number; the letters
of a remark behind a number are taken for a vanity number, which is not valid; an extension stays in the digits it was
written in. Reads reference tables only: the answer changes with a rework of normalise/phone_metadata and with nothing
else, no setting of the session either. What stores it must be computed again then. Texts of more than 250 characters
are no numbers. Raises nothing.';

CREATE TABLE normalise.phone_regions (
    calling_code smallint NOT NULL,
    place smallint NOT NULL,
    region character(2),
    is_shared boolean NOT NULL,
    international_prefix text,
    international_prefix_pattern text,
    national_prefix text,
    national_prefix_pattern text,
    national_prefix_digits text,
    national_prefix_transform text,
    possible_lengths smallint[] NOT NULL,
    possible_numbers int8multirange NOT NULL,
    CONSTRAINT chk_phone_regions_region CHECK (((region IS NOT NULL) OR (NOT is_shared)))
);

COMMENT ON TABLE normalise.phone_regions IS 'Numbering plans: how numbers are written in every region, and in every calling code that belongs to none (+800 …).
phonenumbers 9.0.43';

COMMENT ON COLUMN normalise.phone_regions.calling_code IS 'Country calling code, as after the plus sign.';

COMMENT ON COLUMN normalise.phone_regions.place IS 'Which of the regions of its calling code this is. The rules of 1, the main region, hold for numbers written with the
calling code.';

COMMENT ON COLUMN normalise.phone_regions.region IS 'ISO 3166-1 alpha-2 code, or one the library made up (AC, TA, XK); null for calling codes of no country.';

COMMENT ON COLUMN normalise.phone_regions.is_shared IS 'Whether other regions have the same calling code.';

COMMENT ON COLUMN normalise.phone_regions.international_prefix IS 'What is dialled before a calling code (00, 011) when that is plain digits, else null.';

COMMENT ON COLUMN normalise.phone_regions.international_prefix_pattern IS 'The same where it is not plain digits: a regular expression whose first group is the prefix.';

COMMENT ON COLUMN normalise.phone_regions.national_prefix IS 'What is dialled before a national number within the region (0, 1) when that is plain digits, else null.';

COMMENT ON COLUMN normalise.phone_regions.national_prefix_pattern IS 'The same where it is not plain digits: a regular expression whose first group is the prefix; the other groups are for
the transform.';

COMMENT ON COLUMN normalise.phone_regions.national_prefix_digits IS 'The digits with which a national prefix can begin; null without one. Saves most numbers the expression.';

COMMENT ON COLUMN normalise.phone_regions.national_prefix_transform IS 'What replaces a match of national_prefix_pattern whose last group took part (9\2 in Argentina); null where prefixes are
only cut off.';

COMMENT ON COLUMN normalise.phone_regions.possible_lengths IS 'Numbers of digits that a national number can have, in ascending order.';

COMMENT ON COLUMN normalise.phone_regions.possible_numbers IS 'National numbers that look like numbers of the region, assigned or not; each read with a 1 in front, so that leading
zeros count.';

COMMENT ON FUNCTION normalise.phone_national(p_digits text, p_plan normalise.phone_regions) IS 'A dialled number without the national prefix and carrier code of a numbering plan (0 in Britain, 0 and 15 in
Argentina), rewritten where the plan says so; the number itself when it has none or is possible only with it. The plan
must have a national prefix. Raises nothing on digits.';

COMMENT ON FUNCTION normalise.phone_written(p_raw text, OUT p_digits text, OUT p_is_international boolean, OUT p_extension text) IS 'The dialled digits of a telephone number in any written form, whether it began with a plus sign, and its extension;
digits null when it does not look like a number. The first half of normalise.phone, apart because most numbers need none
of it.

Reads what libphonenumber reads: noise before and after the number, decimal digits of every script, letters of vanity
numbers, RFC 3966 with phone-context and isub, and extensions written ;ext=, ext., extension, anexo, доб, x, int, #,
~, two commas, commas or as - 503#. Texts of more than 250 characters are no numbers. Raises nothing.';

COMMENT ON FUNCTION normalise.phones(p_raws text[], p_default_regions character[]) IS 'The telephone numbers of many texts, one row for each, in their order: normalise.phone for loads. Default regions stand
at the same places; missing ones are null. A text that occurs more than once with the same region is read once.

Give it some ten thousand at a time. Texts that are in a table need no arrays: call normalise.phone in the query itself,
which runs in parallel workers. Reading each distinct text once pays there only when most are repeated, and no order of
the rows is worth a sort. Raises nothing.';

COMMENT ON FUNCTION normalise.postal_code(p_raw text, p_country_code character) IS 'A postal code as its country writes it: SW1A 1AA, 3554 EA, 00-950, 94103 for ZIP+4; null when blank or a placeholder.

Separators, case, a country in front (D-10115) and zeros lost in front do not count. A code that the country cannot have, and
one of no country, is written as all countries with this shape write it; when they differ, as it came if that is somebody''s
way to write it, else without separators. Never raises.';

COMMENT ON FUNCTION normalise.postal_code_format(p_country_code text, p_shape text) IS 'How a postal code of this country and shape (9 a digit, A a letter, no separators) is written, as
normalise.postal_codes.format; null when the country has no such code. Without a country: the format all countries with this
shape share. Written by a trigger whenever normalise.postal_codes is edited.';

COMMENT ON FUNCTION normalise.punycode_decode(p_code text) IS 'The label behind a Punycode given without its prefix xn--: bcher-kva becomes bücher. RFC 3492, section 6.2.

Null when it is not Punycode. It may decode what encoding would never have written; normalise.domain_unicode() checks.';

COMMENT ON FUNCTION normalise.punycode_encode(p_label text) IS 'Punycode of a domain label without the prefix xn--: bücher becomes bcher-kva. RFC 3492, section 6.3.

Nothing is folded: give it lower case, NFC. Null for an empty label and for one of more than 63 characters.';

COMMENT ON FUNCTION normalise.read_name(p_name text) IS 'A full name in Han, kana, Hangul, Arabic, Hebrew, Thai, Lao, Burmese or Khmer letters in Latin letters: with the usual spelling of the names that
normalise.name_readings knows, letter by letter otherwise. East Asian and Khmer names come as "family, given", whether or not they were
written with a blank (後藤零 is goto, rei; 王健旭 is wang, jianxu; a comma that was there is obeyed, and either side of it may be
empty); a word that starts with no known surname is a given name. A surname that Japan and China share is read as Japanese
when the given name is a Japanese one. Names that contain Latin letters or belong to other scripts are returned as they are,
NFKC. Only the first 400 characters count. Never raises.';

COMMENT ON FUNCTION normalise.region(p_raw text) IS 'A state or province in comparable form: its code where it has a well-known one (normalise.address_terms: California is ca,
New South Wales nsw), else its name in Latin letters, lower case, without punctuation. Null when blank or a placeholder.
Never raises.';

CREATE TABLE normalise.email_domains (
    domain text NOT NULL,
    canonical_domain text,
    tag_separator text,
    is_dot_ignored boolean DEFAULT false NOT NULL,
    is_disposable boolean DEFAULT false NOT NULL,
    CONSTRAINT chk_email_domains_ascii CHECK ((domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'::text)),
    CONSTRAINT chk_email_domains_canonical_ascii CHECK ((canonical_domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'::text)),
    CONSTRAINT chk_email_domains_separator CHECK ((length(tag_separator) = 1))
);

COMMENT ON TABLE normalise.email_domains IS 'What is known about the mailboxes of a domain: how normalise.email() makes the match key of an address of it. Edited by a
steward with normalise.set_email_domain().

A domain that is not here, a company''s or a hosted one, keeps its dots and its tags: whether ann+x and ann share a mailbox
there is for its owner to know. Sources: the help pages of the providers.';

COMMENT ON COLUMN normalise.email_domains.domain IS 'Domain after the @, lower case, A-labels. A disposable domain stands for its sub-domains too.';

COMMENT ON COLUMN normalise.email_domains.canonical_domain IS 'Domain that reaches the same mailboxes under the same names; null when there is none.';

COMMENT ON COLUMN normalise.email_domains.tag_separator IS 'Character from which on the local part is a tag of the owner; null when the provider has no tags.';

COMMENT ON COLUMN normalise.email_domains.is_dot_ignored IS 'Whether dots in the local part make no difference.';

COMMENT ON COLUMN normalise.email_domains.is_disposable IS 'Whether the domain hands out mailboxes to be thrown away.';

COMMENT ON FUNCTION normalise.set_email_domain(p_domain text, p_canonical_domain text, p_tag_separator text, p_is_dot_ignored boolean, p_is_disposable boolean) IS 'Says how the provider of an e-mail domain treats tags and dots, which domain reaches the same mailboxes, and whether it is
disposable; returns the rule, see normalise.email_domains. Called with the domain alone it makes it a domain like any other.

Match keys that are stored change when they are next derived. Raises MDPAY for what is not a domain, and for a separator
of more than one character.';

COMMENT ON FUNCTION normalise.set_email_role(p_local_part text, p_is_role boolean) IS 'Says whether a local part (info, sales) names a role rather than a person; returns whether that is new.

Raises MDPAY for a blank one.';

COMMENT ON FUNCTION normalise.set_name_reading(p_written text, p_part text, p_language text, p_latin text) IS 'Says how a name in another script is spelt in Latin letters (佐藤, family, ja: Sato), or with null that it has no usual
spelling; returns whether that is new. The part is given or family, the language an ISO 639-1 code: see
normalise.name_readings. Records normalised before keep their reading until they are normalised again.
Raises MDPAY for a blank and for another part.';

COMMENT ON FUNCTION normalise.set_nickname(p_name text, p_root text, p_language text, p_is_nickname boolean) IS 'Says whether a name (Bob) may be short for, or another spelling of, a given name (Robert); returns whether that is new. The
language is an ISO 639-1 code, or mul. Records normalised before keep their roots until they are normalised again.
Raises MDPAY for a blank name, when both are the same, and for a missing language.';

COMMENT ON FUNCTION normalise.shouted_family_first(p_name text) IS 'A full name with the SHOUTED family name in front of a comma: DUPONT, Jean for Jean DUPONT and for DUPONT Jean. Any other name as it is, also
when what is shouted is a title, a generation or a degree (Mary Jones PHD). Never raises.';

COMMENT ON FUNCTION normalise.split_address(p_full text) IS 'An address on one line (or on several) in parts: street, city, region, postal_code, country_code, as far as they can be told
apart; what cannot stays in street.

Read from the end: a country by its name, a postal code behind the city (London SW1A 2AA, Las Vegas NV 89132) or in front of
it (10969 Berlin), a region in capitals or known by name, the city after the last comma or, without commas, after the last
word for a street. Only the first 500 characters count. Never raises.';

COMMENT ON FUNCTION normalise.split_compounds(p_tokens text[]) IS 'The tokens of a street line with those apart that a slash or a hyphen joins: road/44 becomes road, # and 44, c/ calle, goethe-str
goethe and str (a part that is empty is null). Numbers stay one token, 12-14 and 12/34, and 12 - 14 becomes one. s/n, without a number, goes.';

COMMENT ON FUNCTION normalise.split_name(p_name text) IS 'Title, given, middle and family name and suffix of a full name, in the form of normalise.name_key, and in tokens the nicknames
and maiden names that stood in brackets, quotes or after née, and the places behind a rank or of (4th Duke of Devonshire); the other
fields are null. Understood are: Given Middle Family, Family, Given; a SHOUTED family name; particles in front of the family name and
behind the given name (Beethoven, Ludwig van); two Spanish or Portuguese surnames, when the first is a common one; Chinese, Korean,
Japanese and Vietnamese order where the words show it; the Russian order, with a patronymic last; a family name in front of initials
(Narayan R K); ranks behind the name (Sir John Smith, 9th Baronet; Thomas, Earl of Arundel; not Earl Jones); what people are of
(Thomas of Chudleigh); compound given names (Maria de los Angeles, Abdul Rahman). One word is a given name, with a title a family name, with a comma behind it a family
name; a given name and a patronymic alone have no family name. A company has neither: all its words are tokens. Other scripts
are expected as normalise.read_name returns them. Only the first 400 characters count. Never raises.';

COMMENT ON FUNCTION normalise.street_line(p_raw text, p_country_code character) IS 'The house number, street, unit and line of an address, in comparable form; the other fields are null.

Reads the number before or after the name (before, unless the country writes it behind), 12/34 as flat and number before a
name and as number and flat behind one, 12 a, 12-14 and 12 1/2 as one number, words for flats and floors, post boxes, types
glued to a name (Lindenstr.). Between commas, the part with a number and a name is the street. Only the first 300 characters
count. Null fields for anything else; never raises.';

COMMENT ON FUNCTION normalise.street_name(p_words text[], p_classes text) IS 'The street as addresses are compared, from its words and their classes (see normalise.street_words): its type last and in the short form,
also the one that stood in front (rue de Rivoli: rivoli st), was glued to the name (lindenstr) or had a blank in it (s treet);
st in front of a name is saint; without particles, unless there is nothing else. Null when no word is left. Never raises.';

COMMENT ON FUNCTION normalise.street_part(p_line normalise.street_words, p_country_code character) IS 'The part of a line with commas that is the street: the one that has a number and a name, or a street type. A number before it or behind
it is its house number when it has none, a unit otherwise; a name before a street without a number, and what is short behind the
street, are units too; the rest goes: Rose Cottage, 12 High Street, Leeds is 12 High Street. Where the number stands first, a whole
street (12 High Street) counts for more than a house name in front of it. A line without commas stays as it is. Never raises.';

COMMENT ON FUNCTION normalise.take_house_number(p_line normalise.street_words, p_country_code character) IS 'The line with its house number in a field of its own: after its sign, else in front of the name or behind it, as the country has it.
Its letter, fraction or bis belong to it, 12/34 is flat and number before a name and number and flat behind one, and what follows a
number behind the name is a unit. The number of a road is none: Highway 61. Null when the line has no number, and for 0. Never raises.';

COMMENT ON FUNCTION normalise.text(p_raw text) IS 'A text as everything else reads it: NFKC (Unicode Standard Annex 15), control characters and invisible ones removed
(Default_Ignorable_Code_Point, UAX 44: zero-width, bidirectional, variation selectors, tags, soft hyphen), every run of
white space collapsed to one space, trimmed; null when nothing is left.

Applying it twice changes nothing. Case is kept. NFKC also folds compatibility forms: full-width letters and digits,
ligatures, circled numbers, superscripts. The joiners of Persian and Indic scripts go as well, so it is a form to compare,
not to print.';

COMMENT ON FUNCTION normalise.text_list(p_value jsonb) IS 'The strings of a JSON array, or the one value of a scalar, in order; JSON nulls left out. Empty for null.';

COMMENT ON FUNCTION normalise.transliterate(p_raw text) IS 'A text in Latin letters without diacritics. Latin is folded (normalise.fold_latin); Greek and Cyrillic go by tables in
here, close to what passports write (Serbian as its own Latin, Ukrainian г h and и y); Thai, Lao, Burmese and Khmer syllable by
syllable (normalise.transliterate_syllables); all other scripts letter by letter
through normalise.letters, with the rules of kana (きょ kyo, っ doubles, long vowels shortened) and of the silent Indic a.
Arabic and Hebrew come without the vowels that they do not write, Han with the Mandarin reading: names that have a usual
spelling are in normalise.name_readings. Latin letters keep their case unless others are among
them. Letters of unknown scripts stay. Only the first 4000 characters count. Never raises.';

COMMENT ON FUNCTION normalise.transliterate_syllables(p_raw text) IS 'A text in Thai, Lao, Burmese or Khmer letters in Latin ones; anything else in it stays. Close to how names are spelt in passports: Thai by the
Royal system without its finer points (สมชาย somchai), Burmese with the customary rhymes (အောင် aung, ကျော် kyaw), Khmer with the vowels that most
names have (ឈឹម chhim). The scripts leave vowels out and do not part words: a reading is near, not exact. Names whose spelling is
their own are in normalise.name_readings. Never raises.';

COMMENT ON FUNCTION normalise.unblock_value(p_attribute text, p_value text) IS 'Takes a value, or a pattern given in the same words, off normalise.blocked_values; returns whether it was there.

A value may stay blocked by another row: for all attributes (*), or by a pattern.';

COMMENT ON FUNCTION normalise.unit_role(p_word text, p_meanings text, p_next text, p_classes text, p_country_code character) IS 'What a word that may stand for a flat, a floor, a number or a post office box (codes U, F, M, B of normalise.address_word, p_meanings)
stands for in its place, between the words before it (p_classes, see normalise.street_words) and the next one: unit or box (what follows
is one), number (what follows is the house number), behind (the word before it is the floor), nothing (it says nothing). Null when it
has its other meaning, or is a name: only in front of a number is it taken for more.';

COMMENT ON FUNCTION normalise.url(p_raw text) IS 'A URL in the normal form of RFC 3986, section 6: scheme and host in lower case, international hosts as A-labels, default port,
dot segments and fragment gone, an empty path /, percent-encoding normalised; null when it is not an absolute URL.

The fragment goes because it is never sent: both spellings fetch the same thing. What only a server can know stays: a
trailing slash, the order of a query, http or https. www.example.org and //example.org are taken as https. URLs without
an authority (mailto:, tel:, urn:, data:) keep their rest. Longer than 65536 bytes is null. Applying it twice changes
nothing. Never raises.';

COMMENT ON FUNCTION normalise.without_other_names(p_name text) IS 'A full name without what stands in brackets or quotes, which is another name of the same person (normalise.other_names). Never raises.';

COMMENT ON FUNCTION normalise.written_date(p_text text) IS 'The numbers of a date with anything but digits and one separator in it, in the order written, a month in words as M and its number: {9,M03,1956} for
9. März 1956. Other scripts have their digits read, eras are of the common era (normalise.common_era), of dual years the later counts
(normalise.dual_year), unknown parts (XX, ??) are 00, the time of day goes. Null with a word that is not in normalise.date_words,
with two months, and without one to three numbers. Never raises.';

CREATE TABLE cdc.outbox_events_00 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_01 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_02 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_03 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_04 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_05 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_06 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_07 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_08 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_09 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_10 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_11 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_12 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_13 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_14 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.outbox_events_15 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ring_day smallint DEFAULT ((((now() AT TIME ZONE 'UTC'::text))::date - '2000-01-01'::date) % 16) NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    payload jsonb,
    schema_version smallint DEFAULT 1 NOT NULL,
    trace_id text DEFAULT NULLIF(current_setting('mds.trace_id'::text, true), ''::text),
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_outbox_events_payload CHECK (((payload IS NOT NULL) OR (aggregatetype = 'user_state'::text))),
    CONSTRAINT chk_outbox_events_type CHECK (
CASE aggregatetype
    WHEN 'user'::text THEN (type = ANY (ARRAY['user.created'::text, 'user.updated'::text, 'user.merged'::text, 'user.absorbed'::text, 'user.unmerged'::text, 'user.split'::text, 'user.erased'::text]))
    WHEN 'user_state'::text THEN (type = 'user.state'::text)
    WHEN 'review'::text THEN (type = ANY (ARRAY['review.raised'::text, 'review.decided'::text]))
    WHEN 'model'::text THEN (type = 'model.activated'::text)
    ELSE false
END)
);

CREATE TABLE cdc.signals (
    id character varying(64) NOT NULL,
    type character varying(32) NOT NULL,
    data character varying(2048)
);

COMMENT ON TABLE cdc.signals IS 'Signals to the connectors, which read them from the stream (signal.data.collection). Written by cdc.request_snapshot.';

COMMENT ON COLUMN cdc.signals.id IS 'Name of the signal.';

COMMENT ON COLUMN cdc.signals.type IS 'execute-snapshot, stop-snapshot, pause-snapshot or resume-snapshot.';

COMMENT ON COLUMN cdc.signals.data IS 'Arguments, JSON as Debezium documents them.';

CREATE TABLE governance.hash_keys (
    purpose text NOT NULL,
    secret bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chk_hash_keys_secret_length CHECK ((octet_length(secret) >= 32))
);

COMMENT ON TABLE governance.hash_keys IS 'Secrets of the keyed hashes, one per purpose; made at random when the database is deployed, so two databases never
produce the same hash of the same phone number. Granted to nobody: governance.keyed_hash reads it.';

COMMENT ON COLUMN governance.hash_keys.purpose IS 'What the hashes are for: lineage (attribute_lineage.value_hash), lineage_seal (lineage_seals.seal) or blind_index (government ids).';

COMMENT ON COLUMN governance.hash_keys.secret IS 'Key of the HMAC; at least 32 bytes.';

COMMENT ON COLUMN governance.hash_keys.created_at IS 'When the key was made.';

CREATE TABLE matching.comparison_levels (
    model_id integer NOT NULL,
    comparison_name text NOT NULL,
    level smallint NOT NULL,
    label text NOT NULL,
    condition text,
    m double precision NOT NULL,
    u double precision NOT NULL,
    h double precision,
    b double precision,
    rarity text,
    CONSTRAINT chk_comparison_levels_b CHECK (((b > (0)::double precision) AND (b <= (1)::double precision))),
    CONSTRAINT chk_comparison_levels_condition CHECK (((level = 0) = (condition IS NULL))),
    CONSTRAINT chk_comparison_levels_h CHECK (((h > (0)::double precision) AND (h <= (1)::double precision))),
    CONSTRAINT chk_comparison_levels_level CHECK (((level >= 0) AND (level <= 18))),
    CONSTRAINT chk_comparison_levels_m CHECK (((m > (0)::double precision) AND (m <= (1)::double precision))),
    CONSTRAINT chk_comparison_levels_u CHECK (((u > (0)::double precision) AND (u <= (1)::double precision)))
);

COMMENT ON TABLE matching.comparison_levels IS 'Levels of agreement of a comparison. The highest level whose condition holds counts; its weight is log2(m / u).';

COMMENT ON COLUMN matching.comparison_levels.model_id IS 'The model.';

COMMENT ON COLUMN matching.comparison_levels.comparison_name IS 'The comparison.';

COMMENT ON COLUMN matching.comparison_levels.level IS 'Number of the level: 0 is "all other", higher is tried first.';

COMMENT ON COLUMN matching.comparison_levels.label IS 'What a person reads in the waterfall.';

COMMENT ON COLUMN matching.comparison_levels.condition IS 'SQL over the features rows l and r; null for level 0.';

COMMENT ON COLUMN matching.comparison_levels.m IS 'm probability: how often two records of one person are at this level.';

COMMENT ON COLUMN matching.comparison_levels.u IS 'u probability: how often records of two people are.';

COMMENT ON COLUMN matching.comparison_levels.h IS 'h probability: how often records of two people of one household are at this level; null: as often as records of strangers.';

COMMENT ON COLUMN matching.comparison_levels.b IS 'b probability: how often records of two strangers of one background are at this level; null: as often as those of any strangers.';

COMMENT ON COLUMN matching.comparison_levels.rarity IS 'Column of matching.features with log2(1 / frequency) of the agreeing value; where both sides have it, it stands for
log2(1 / u): agreeing on a rare name says more than on a common one (term-frequency adjustment).';

CREATE TABLE matching.comparisons (
    model_id integer NOT NULL,
    name text NOT NULL,
    ordinal smallint NOT NULL,
    null_condition text NOT NULL,
    is_stable boolean DEFAULT false NOT NULL,
    is_shared boolean DEFAULT false NOT NULL,
    is_regional boolean DEFAULT false NOT NULL,
    description text NOT NULL,
    cap_rule text,
    CONSTRAINT chk_comparisons_name CHECK ((name ~ '^[a-z][a-z0-9_.]*$'::text))
);

COMMENT ON TABLE matching.comparisons IS 'What a model compares; one comparison per concept, so that no evidence counts twice.';

COMMENT ON COLUMN matching.comparisons.model_id IS 'The model.';

COMMENT ON COLUMN matching.comparisons.name IS 'Name of the concept: given_name, birth, email.';

COMMENT ON COLUMN matching.comparisons.ordinal IS 'Its place in the level vector, from 1.';

COMMENT ON COLUMN matching.comparisons.null_condition IS 'SQL over the features rows l and r: when true, one side says nothing, level -1, weight 0.';

COMMENT ON COLUMN matching.comparisons.is_stable IS 'A person has one of it, for life or nearly: two records that disagree contradict each other. People have several e-mail addresses,
phones, addresses and employers, so different ones contradict nothing.';

COMMENT ON COLUMN matching.comparisons.is_shared IS 'Members of one household often have it in common (family name, address, landline): training learns h of its levels.';

COMMENT ON COLUMN matching.comparisons.is_regional IS 'It goes with a country or a language (names, cities): training learns b of its levels.';

COMMENT ON COLUMN matching.comparisons.description IS 'What it compares, in a sentence.';

COMMENT ON COLUMN matching.comparisons.cap_rule IS 'Blocking rule that makes a key of each value two records can agree on here. Where all that they share under it is too common (capped, or on
the stop list), that they agree says nothing: level -1. Null: a common value counts for as much as a rare one.';

ALTER TABLE matching.models ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME matching.models_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE matching.term_frequencies (
    model_id integer NOT NULL,
    term text NOT NULL,
    value text NOT NULL,
    frequency double precision NOT NULL,
    CONSTRAINT chk_term_frequencies_frequency CHECK (((frequency > (0)::double precision) AND (frequency <= (1)::double precision))),
    CONSTRAINT chk_term_frequencies_term CHECK ((term = ANY (ARRAY['given'::text, 'family'::text, 'city'::text])))
);

COMMENT ON TABLE matching.term_frequencies IS 'How common values are, as the model learnt them.';

COMMENT ON COLUMN matching.term_frequencies.model_id IS 'The model.';

COMMENT ON COLUMN matching.term_frequencies.term IS 'given, family or city.';

COMMENT ON COLUMN matching.term_frequencies.value IS 'Comparable form.';

COMMENT ON COLUMN matching.term_frequencies.frequency IS 'Share of the records that have one, 0 to 1.';

ALTER TABLE mds.attribute_lineage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.attribute_lineage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW mds.current_lineage WITH (security_invoker='true') AS
 SELECT u.id AS canonical_user_id,
    l.attribute_path,
    l.source_identity_id,
    i.source_system,
    i.source_record_id,
    l.payload_version,
    l.value_pin_id,
    l.confidence,
    l.valid_from
   FROM (((mds.canonical_users u
     CROSS JOIN LATERAL ( SELECT mds.profile_of(u.id) AS id
         OFFSET 0) p)
     JOIN mds.attribute_lineage l ON ((l.canonical_profile_id = p.id)))
     LEFT JOIN mds.source_identities i ON ((i.id = l.source_identity_id)))
  WHERE ((l.valid_to IS NULL) AND (l.value_hash IS NOT NULL));

COMMENT ON VIEW mds.current_lineage IS 'Where each value of a golden profile comes from today.';

COMMENT ON COLUMN mds.current_lineage.canonical_user_id IS 'The person.';

COMMENT ON COLUMN mds.current_lineage.attribute_path IS 'Which value, as a JSON path.';

COMMENT ON COLUMN mds.current_lineage.source_identity_id IS 'Record that supplied it; null for a pin.';

COMMENT ON COLUMN mds.current_lineage.source_system IS 'Its system; null where the reader may not see the record.';

COMMENT ON COLUMN mds.current_lineage.source_record_id IS 'Its key there; null as well.';

COMMENT ON COLUMN mds.current_lineage.payload_version IS 'Version of its payload the value was read from.';

COMMENT ON COLUMN mds.current_lineage.value_pin_id IS 'Pin of a steward it comes from.';

COMMENT ON COLUMN mds.current_lineage.confidence IS 'Trust in the value when it won, 0 to 100.';

COMMENT ON COLUMN mds.current_lineage.valid_from IS 'Since when it is golden.';

CREATE VIEW mds.masked_profiles WITH (security_barrier='true') AS
 SELECT p.canonical_user_id,
    mds.masked_text(p.full_name) AS full_name,
    (mds.masked_text((p.email)::text))::extensions.citext AS email,
    mds.masked_text(p.phone_e164) AS phone_e164,
    p.country_code,
    mds.masked(p.preferences) AS preferences,
    mds.masked(p.attributes) AS attributes,
    p.version,
    p.updated_at
   FROM mds.canonical_profiles p
  WHERE (( SELECT (mds.may_see_all() AND (NOT mds.may_see_all_clear()))) AND (NOT (EXISTS ( SELECT
           FROM mds.source_identities i
          WHERE ((i.canonical_user_id = p.canonical_user_id) AND (i.source_system = ANY (( SELECT mds.own_systems() AS own_systems)::text[])))))));

COMMENT ON VIEW mds.masked_profiles IS 'The golden profiles of people whom the login may know of but not read in clear, every value as of mds.masked_text. No rows for a login
that sees everybody in clear, or only its own source systems.';

COMMENT ON COLUMN mds.masked_profiles.canonical_user_id IS 'The person.';

COMMENT ON COLUMN mds.masked_profiles.full_name IS 'Display name, masked.';

COMMENT ON COLUMN mds.masked_profiles.email IS 'E-mail address, masked.';

COMMENT ON COLUMN mds.masked_profiles.phone_e164 IS 'Phone number, masked.';

COMMENT ON COLUMN mds.masked_profiles.country_code IS 'ISO 3166 alpha-2; not masked.';

COMMENT ON COLUMN mds.masked_profiles.preferences IS 'Preferences, every value masked.';

COMMENT ON COLUMN mds.masked_profiles.attributes IS 'Every other golden attribute, every value masked.';

COMMENT ON COLUMN mds.masked_profiles.version IS 'Incremented on every update.';

COMMENT ON COLUMN mds.masked_profiles.updated_at IS 'Last change.';

CREATE VIEW mds.golden_profiles WITH (security_invoker='true') AS
 SELECT u.id AS canonical_user_id,
    u.status,
    p.full_name,
    p.email,
    p.phone_e164,
    p.country_code,
    p.preferences,
    p.attributes,
    p.version,
    u.created_at,
    GREATEST(u.updated_at, p.updated_at) AS updated_at,
    p.is_masked
   FROM (mds.canonical_users u
     JOIN ( SELECT c.canonical_user_id,
            c.full_name,
            c.email,
            c.phone_e164,
            c.country_code,
            c.preferences,
            c.attributes,
            c.version,
            c.updated_at,
            false AS is_masked
           FROM mds.canonical_profiles c
        UNION ALL
         SELECT m.canonical_user_id,
            m.full_name,
            m.email,
            m.phone_e164,
            m.country_code,
            m.preferences,
            m.attributes,
            m.version,
            m.updated_at,
            true
           FROM mds.masked_profiles m) p ON ((p.canonical_user_id = u.id)))
  WHERE (u.status = ANY (ARRAY['active'::mds.canonical_user_status, 'inactive'::mds.canonical_user_status]));

COMMENT ON VIEW mds.golden_profiles IS 'The golden profile of every person the reader may see; values in clear or masked, by role.';

COMMENT ON COLUMN mds.golden_profiles.canonical_user_id IS 'The person.';

COMMENT ON COLUMN mds.golden_profiles.status IS 'active, or inactive when no source reports the person any more.';

COMMENT ON COLUMN mds.golden_profiles.full_name IS 'Display name.';

COMMENT ON COLUMN mds.golden_profiles.email IS 'E-mail address; unique.';

COMMENT ON COLUMN mds.golden_profiles.phone_e164 IS 'Phone number, E.164.';

COMMENT ON COLUMN mds.golden_profiles.country_code IS 'ISO 3166 alpha-2; never masked.';

COMMENT ON COLUMN mds.golden_profiles.preferences IS 'Preferences.';

COMMENT ON COLUMN mds.golden_profiles.attributes IS 'Every other golden attribute by name.';

COMMENT ON COLUMN mds.golden_profiles.version IS 'Incremented on every update.';

COMMENT ON COLUMN mds.golden_profiles.created_at IS 'When the person was first seen.';

COMMENT ON COLUMN mds.golden_profiles.updated_at IS 'Last change.';

COMMENT ON COLUMN mds.golden_profiles.is_masked IS 'Values show their first character only.';

CREATE TABLE mds.idempotency_keys (
    source_system text NOT NULL,
    idempotency_key text NOT NULL,
    source_record_id text NOT NULL,
    payload_hash bigint NOT NULL,
    answer mds.resolution NOT NULL,
    replay_count integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chk_idempotency_keys_length CHECK (((char_length(idempotency_key) >= 1) AND (char_length(idempotency_key) <= 255)))
);

COMMENT ON TABLE mds.idempotency_keys IS 'Answers given under an idempotency key: a repeated call gets the first answer and does nothing.';

COMMENT ON COLUMN mds.idempotency_keys.source_system IS 'Who called.';

COMMENT ON COLUMN mds.idempotency_keys.idempotency_key IS 'Its key for the call.';

COMMENT ON COLUMN mds.idempotency_keys.source_record_id IS 'Record the call was about.';

COMMENT ON COLUMN mds.idempotency_keys.payload_hash IS 'normalise.hash64 of what it sent; another payload under the same key is a mistake.';

COMMENT ON COLUMN mds.idempotency_keys.answer IS 'What it was answered.';

COMMENT ON COLUMN mds.idempotency_keys.replay_count IS 'How often it was asked again.';

COMMENT ON COLUMN mds.idempotency_keys.created_at IS 'When it was first asked.';

CREATE TABLE mds.job_runs (
    id bigint NOT NULL,
    job text NOT NULL,
    state text DEFAULT 'running'::text NOT NULL,
    step_count bigint DEFAULT 0 NOT NULL,
    done_count bigint DEFAULT 0 NOT NULL,
    all_count bigint DEFAULT 0 NOT NULL,
    moved_count bigint DEFAULT 0 NOT NULL,
    error_code text,
    error text,
    started_by name DEFAULT SESSION_USER NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    stepped_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT chk_job_runs_ended CHECK (((state = 'running'::text) = (ended_at IS NULL))),
    CONSTRAINT chk_job_runs_error CHECK (((state = 'failed'::text) = (error_code IS NOT NULL))),
    CONSTRAINT chk_job_runs_state CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text])))
);

COMMENT ON TABLE mds.job_runs IS 'Every run of every job: how far it has come, how it ended.';

COMMENT ON COLUMN mds.job_runs.id IS 'Key.';

COMMENT ON COLUMN mds.job_runs.job IS 'The job.';

COMMENT ON COLUMN mds.job_runs.state IS 'running (the next call goes on), finished or failed.';

COMMENT ON COLUMN mds.job_runs.step_count IS 'Calls so far.';

COMMENT ON COLUMN mds.job_runs.done_count IS 'Done so far, in the units of the job.';

COMMENT ON COLUMN mds.job_runs.all_count IS 'To do altogether.';

COMMENT ON COLUMN mds.job_runs.moved_count IS 'Changed so far: records that moved, cases that closed, rows that followed.';

COMMENT ON COLUMN mds.job_runs.error_code IS 'SQLSTATE that ended it.';

COMMENT ON COLUMN mds.job_runs.error IS 'Its message.';

COMMENT ON COLUMN mds.job_runs.started_by IS 'Login that began it.';

COMMENT ON COLUMN mds.job_runs.started_at IS 'When it began.';

COMMENT ON COLUMN mds.job_runs.stepped_at IS 'When it last went on.';

COMMENT ON COLUMN mds.job_runs.ended_at IS 'When it ended; null while it runs.';

ALTER TABLE mds.job_runs ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.job_runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE mds.loads ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.loads_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW mds.merge_history WITH (security_invoker='true') AS
 SELECT m.id,
    m.kind,
    m.survivor_id,
    m.absorbed_id,
    m.match_method,
    m.match_weight,
    m.moved_identity_ids,
    m.merged_at,
    m.merged_by,
    m.undone_at,
    m.undone_by_id
   FROM mds.merges m;

COMMENT ON VIEW mds.merge_history IS 'Which user was folded into which, when and why, and whether it still holds; with what people split, moved and undid.';

COMMENT ON COLUMN mds.merge_history.id IS 'The merge.';

COMMENT ON COLUMN mds.merge_history.kind IS 'merge, split, move or unmerge.';

COMMENT ON COLUMN mds.merge_history.survivor_id IS 'User that stayed.';

COMMENT ON COLUMN mds.merge_history.absorbed_id IS 'User that became a redirect, or stands on its own since.';

COMMENT ON COLUMN mds.merge_history.match_method IS 'What decided.';

COMMENT ON COLUMN mds.merge_history.match_weight IS 'Strongest pair across the two, log2 odds.';

COMMENT ON COLUMN mds.merge_history.moved_identity_ids IS 'Records that moved.';

COMMENT ON COLUMN mds.merge_history.merged_at IS 'When.';

COMMENT ON COLUMN mds.merge_history.merged_by IS 'Login that decided, or sent the deciding signal.';

COMMENT ON COLUMN mds.merge_history.undone_at IS 'When it was undone; null while it holds.';

COMMENT ON COLUMN mds.merge_history.undone_by_id IS 'Entry that undid it; null when the evidence did.';

ALTER TABLE mds.merges ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.merges_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW mds.open_duplicates WITH (security_invoker='true') AS
 SELECT d.id,
    d.candidate_user_id,
    d.possible_match_user_id,
    d.match_score,
    d.match_weight,
    d.state,
    d.reason,
    d.left_identity_id,
    d.right_identity_id,
    d.escalation_reason,
    d.raised_at,
    d.last_reviewed_at,
    d.priority,
    d.due_at,
    d.leased_by,
    d.lease_ends_at
   FROM mds.potential_duplicates d
  WHERE (d.closed_at IS NULL);

COMMENT ON VIEW mds.open_duplicates IS 'What waits for review.';

COMMENT ON COLUMN mds.open_duplicates.id IS 'The case.';

COMMENT ON COLUMN mds.open_duplicates.candidate_user_id IS 'The younger user.';

COMMENT ON COLUMN mds.open_duplicates.possible_match_user_id IS 'The older user: what would survive.';

COMMENT ON COLUMN mds.open_duplicates.match_score IS 'Probability in per cent that they are one person.';

COMMENT ON COLUMN mds.open_duplicates.match_weight IS 'The same as log2 odds.';

COMMENT ON COLUMN mds.open_duplicates.state IS 'pending or escalated.';

COMMENT ON COLUMN mds.open_duplicates.reason IS 'Why they were not joined.';

COMMENT ON COLUMN mds.open_duplicates.left_identity_id IS 'Record of the strongest pair, of the younger user.';

COMMENT ON COLUMN mds.open_duplicates.right_identity_id IS 'Record of the strongest pair, of the older user.';

COMMENT ON COLUMN mds.open_duplicates.escalation_reason IS 'Why a second person must decide.';

COMMENT ON COLUMN mds.open_duplicates.raised_at IS 'When it was raised.';

COMMENT ON COLUMN mds.open_duplicates.last_reviewed_at IS 'When a person last looked at it.';

COMMENT ON COLUMN mds.open_duplicates.priority IS 'Higher comes first.';

COMMENT ON COLUMN mds.open_duplicates.due_at IS 'When it becomes overdue.';

COMMENT ON COLUMN mds.open_duplicates.leased_by IS 'Login that is looking at it.';

COMMENT ON COLUMN mds.open_duplicates.lease_ends_at IS 'Until when nobody else gets it from mds.next_review.';

CREATE TABLE mds.overrides (
    id bigint NOT NULL,
    left_id bigint NOT NULL,
    right_id bigint NOT NULL,
    verdict smallint NOT NULL,
    origin text NOT NULL,
    reason text NOT NULL,
    merge_id bigint,
    risks text[] DEFAULT '{}'::text[] NOT NULL,
    requested_by name DEFAULT SESSION_USER NOT NULL,
    approved_by name,
    decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_by name,
    weight double precision,
    levels smallint[],
    rule_verdict smallint,
    model_id integer,
    duplicate_id bigint,
    regrouping_id bigint,
    CONSTRAINT chk_overrides_four_eyes CHECK (((approved_by <> requested_by) AND ((cardinality(risks) = 0) OR (approved_by IS NOT NULL)))),
    CONSTRAINT chk_overrides_order CHECK ((left_id < right_id)),
    CONSTRAINT chk_overrides_origin CHECK ((origin = ANY (ARRAY['merge'::text, 'split'::text, 'move'::text, 'unmerge'::text, 'review'::text, 'override'::text]))),
    CONSTRAINT chk_overrides_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT chk_overrides_verdict CHECK ((verdict = ANY (ARRAY['-1'::integer, 1])))
);

COMMENT ON TABLE mds.overrides IS 'What people have said of pairs of records: one person, or two. The latest that holds counts, above every rule and model; it is
matching.edges'' manual edge. A pair that joins against a risk rule needs two people: that is a constraint here, and there is no
other way to a manual edge.';

COMMENT ON COLUMN mds.overrides.id IS 'Key; a higher one is the later word.';

COMMENT ON COLUMN mds.overrides.left_id IS 'The record with the smaller number.';

COMMENT ON COLUMN mds.overrides.right_id IS 'The other one.';

COMMENT ON COLUMN mds.overrides.verdict IS '1: one person (must-link); -1: two people (cannot-link).';

COMMENT ON COLUMN mds.overrides.origin IS 'What the person did: merge, split, move, unmerge, review (a dismissal) or override.';

COMMENT ON COLUMN mds.overrides.reason IS 'Why, in the words of the person.';

COMMENT ON COLUMN mds.overrides.merge_id IS 'Entry of the journal it belongs to; null for a dismissal or an override.';

COMMENT ON COLUMN mds.overrides.risks IS 'Risk rules that spoke against joining the two.';

COMMENT ON COLUMN mds.overrides.requested_by IS 'Login that said so.';

COMMENT ON COLUMN mds.overrides.approved_by IS 'Second login that agreed; never the first.';

COMMENT ON COLUMN mds.overrides.decided_at IS 'When.';

COMMENT ON COLUMN mds.overrides.expires_at IS 'Until when it holds; null for good.';

COMMENT ON COLUMN mds.overrides.withdrawn_at IS 'When it was taken back; null while it holds.';

COMMENT ON COLUMN mds.overrides.withdrawn_by IS 'Login that took it back.';

COMMENT ON COLUMN mds.overrides.weight IS 'What the evidence said when it was decided, log2 odds.';

COMMENT ON COLUMN mds.overrides.levels IS 'What the two agreed and disagreed on then: level of each comparison.';

COMMENT ON COLUMN mds.overrides.rule_verdict IS 'What the definite rules said then; null when none spoke.';

COMMENT ON COLUMN mds.overrides.model_id IS 'Model in whose words that is.';

COMMENT ON COLUMN mds.overrides.duplicate_id IS 'Case that was dismissed by it; null when it was no dismissal.';

COMMENT ON COLUMN mds.overrides.regrouping_id IS 'Decision that carried it out, when records moved; of what belongs to the journal see there.';

ALTER TABLE mds.overrides ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.overrides_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE mds.potential_duplicates ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.potential_duplicates_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE mds.recomputations (
    id bigint NOT NULL,
    stage text DEFAULT 'deriving'::text NOT NULL,
    last_identity_id bigint DEFAULT 0 NOT NULL,
    identity_count bigint NOT NULL,
    derived_count bigint DEFAULT 0 NOT NULL,
    scored_count bigint DEFAULT 0 NOT NULL,
    settled_count bigint DEFAULT 0 NOT NULL,
    moved_count bigint DEFAULT 0 NOT NULL,
    model_id integer DEFAULT matching.active_model_id() NOT NULL,
    started_by name DEFAULT SESSION_USER NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT chk_recomputations_finished CHECK (((stage = 'finished'::text) = (finished_at IS NOT NULL))),
    CONSTRAINT chk_recomputations_stage CHECK ((stage = ANY (ARRAY['deriving'::text, 'scoring'::text, 'settling'::text, 'finished'::text])))
);

COMMENT ON TABLE mds.recomputations IS 'Runs of mds.recompute, and how far the open one has come; at most one is open.';

COMMENT ON COLUMN mds.recomputations.id IS 'Key.';

COMMENT ON COLUMN mds.recomputations.stage IS 'deriving (values, features and keys from payloads), scoring (edges), settling (users, profiles) or finished.';

COMMENT ON COLUMN mds.recomputations.last_identity_id IS 'Last identity the stage is done with; the next call goes on after it.';

COMMENT ON COLUMN mds.recomputations.identity_count IS 'Identities there were when it began.';

COMMENT ON COLUMN mds.recomputations.derived_count IS 'Identities derived anew.';

COMMENT ON COLUMN mds.recomputations.scored_count IS 'Identities scored anew.';

COMMENT ON COLUMN mds.recomputations.settled_count IS 'Identities settled anew.';

COMMENT ON COLUMN mds.recomputations.moved_count IS 'Of these, how many changed their user.';

COMMENT ON COLUMN mds.recomputations.model_id IS 'Model it decides by; when another becomes active, the run begins afresh.';

COMMENT ON COLUMN mds.recomputations.started_by IS 'Login that began it.';

COMMENT ON COLUMN mds.recomputations.started_at IS 'When it began.';

COMMENT ON COLUMN mds.recomputations.finished_at IS 'When it was finished; null while it is open.';

ALTER TABLE mds.recomputations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.recomputations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE mds.registered_references ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.registered_references_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE mds.rejected_records ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.rejected_records_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE mds.repointed_references (
    reference_id integer NOT NULL,
    row_key text[] NOT NULL,
    home_user_id uuid NOT NULL,
    current_user_id uuid NOT NULL,
    repointed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

COMMENT ON TABLE mds.repointed_references IS 'Rows of other tables that MDS has repointed: whom they meant and whom they were made to mean. A row whose own user stands on its
own again goes back to it and leaves this table; one that its application has rewritten meanwhile is left alone.';

COMMENT ON COLUMN mds.repointed_references.reference_id IS 'Which column of which table.';

COMMENT ON COLUMN mds.repointed_references.row_key IS 'Primary key of the row, as text, in the order of key_columns.';

COMMENT ON COLUMN mds.repointed_references.home_user_id IS 'User that the application wrote.';

COMMENT ON COLUMN mds.repointed_references.current_user_id IS 'User that MDS wrote last: whom home_user_id stands for.';

COMMENT ON COLUMN mds.repointed_references.repointed_at IS 'When.';

ALTER TABLE mds.review_decisions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.review_decisions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW mds.review_labels WITH (security_invoker='true') AS
 SELECT DISTINCT ON (o.left_id, o.right_id) o.left_id,
    o.right_id,
    (o.verdict = 1) AS is_match,
    o.origin,
    o.requested_by,
    o.decided_at
   FROM mds.overrides o
  WHERE ((o.withdrawn_at IS NULL) AND ((o.expires_at IS NULL) OR (o.expires_at > now())))
  ORDER BY o.left_id, o.right_id, o.id DESC;

COMMENT ON VIEW mds.review_labels IS 'What people have decided of pairs of records, the latest word on each: labels to train and to evaluate with.';

COMMENT ON COLUMN mds.review_labels.left_id IS 'The record with the smaller number.';

COMMENT ON COLUMN mds.review_labels.right_id IS 'The other one.';

COMMENT ON COLUMN mds.review_labels.is_match IS 'Whether they are one person.';

COMMENT ON COLUMN mds.review_labels.origin IS 'merge, split, move, unmerge, review or override.';

COMMENT ON COLUMN mds.review_labels.requested_by IS 'Who said so.';

COMMENT ON COLUMN mds.review_labels.decided_at IS 'When.';

ALTER TABLE mds.source_identities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.source_identities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE mds.survivorship_rules ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.survivorship_rules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE mds.trust_rules ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.trust_rules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW mds.user_identities WITH (security_invoker='true') AS
 SELECT i.canonical_user_id,
    i.id AS source_identity_id,
    i.source_system,
    i.source_record_id,
    i.match_method,
    i.match_score,
    i.match_weight,
    i.ingested_at,
    i.source_updated_at
   FROM mds.source_identities i
  WHERE (i.canonical_user_id IS NOT NULL);

COMMENT ON VIEW mds.user_identities IS 'Which record of which system is which person, as far as the reader may see.';

COMMENT ON COLUMN mds.user_identities.canonical_user_id IS 'The person.';

COMMENT ON COLUMN mds.user_identities.source_identity_id IS 'Number of the record inside MDS.';

COMMENT ON COLUMN mds.user_identities.source_system IS 'System it comes from.';

COMMENT ON COLUMN mds.user_identities.source_record_id IS 'Its key there.';

COMMENT ON COLUMN mds.user_identities.match_method IS 'What decided: deterministic, probabilistic or manual; null when it is alone.';

COMMENT ON COLUMN mds.user_identities.match_score IS 'Probability in per cent that it and the best other record of the person belong together.';

COMMENT ON COLUMN mds.user_identities.match_weight IS 'The same as log2 odds.';

COMMENT ON COLUMN mds.user_identities.ingested_at IS 'When it was first seen.';

COMMENT ON COLUMN mds.user_identities.source_updated_at IS 'When the source last changed it, by its own clock.';

CREATE VIEW mds.user_states WITH (security_invoker='true') AS
 SELECT u.id AS canonical_user_id,
    u.status,
    p.version,
    u.updated_at,
        CASE
            WHEN (u.status = ANY (ARRAY['active'::mds.canonical_user_status, 'inactive'::mds.canonical_user_status])) THEN jsonb_build_object('user_id', u.id, 'status', u.status, 'version', p.version, 'full_name', p.full_name, 'email', p.email, 'phone_e164', p.phone_e164, 'country_code', p.country_code, 'preferences', p.preferences, 'attributes', p.attributes, 'legacy_ids', u.legacy_ids, 'created_at', u.created_at, 'updated_at', GREATEST(u.updated_at, p.updated_at))
            ELSE NULL::jsonb
        END AS state
   FROM (mds.canonical_users u
     LEFT JOIN mds.canonical_profiles p ON ((p.canonical_user_id = u.id)));

COMMENT ON VIEW mds.user_states IS 'Each user as topic user_state tells it. Granted to nobody: mds.golden_profiles is for readers.';

COMMENT ON COLUMN mds.user_states.canonical_user_id IS 'The user.';

COMMENT ON COLUMN mds.user_states.status IS 'Its status.';

COMMENT ON COLUMN mds.user_states.version IS 'Version of its golden profile; null when it has none any more.';

COMMENT ON COLUMN mds.user_states.updated_at IS 'Last write to the user.';

COMMENT ON COLUMN mds.user_states.state IS 'Payload of user.state; null, a tombstone, when it was absorbed or erased.';

CREATE TABLE mds.value_pins (
    id bigint NOT NULL,
    canonical_user_id uuid NOT NULL,
    attribute text NOT NULL,
    value jsonb,
    reason text NOT NULL,
    expires_at timestamp with time zone,
    pinned_by name DEFAULT SESSION_USER NOT NULL,
    valid_from timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    valid_to timestamp with time zone,
    released_by name,
    release_reason text,
    CONSTRAINT chk_value_pins_attribute CHECK ((attribute ~ '^[a-z][a-z0-9_]*(\..+)?$'::text)),
    CONSTRAINT chk_value_pins_expires_at CHECK ((expires_at > valid_from)),
    CONSTRAINT chk_value_pins_period CHECK ((valid_to > valid_from)),
    CONSTRAINT chk_value_pins_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT chk_value_pins_released CHECK ((((valid_to IS NULL) = (released_by IS NULL)) AND ((valid_to IS NULL) = (release_reason IS NULL)) AND (release_reason ~ '\S'::text))),
    CONSTRAINT chk_value_pins_value CHECK ((jsonb_typeof(value) <> 'null'::text))
);

COMMENT ON TABLE mds.value_pins IS 'Golden values that a steward has set by hand: they stand above every rule until released or expired. A user that was absorbed
takes its pins along: they count for the survivor where it has none of its own, and come back with the user.';

COMMENT ON COLUMN mds.value_pins.id IS 'Key; lineage refers to it.';

COMMENT ON COLUMN mds.value_pins.canonical_user_id IS 'Whose value.';

COMMENT ON COLUMN mds.value_pins.attribute IS 'Golden attribute (email, preferences.colour). Attributes of a group are pinned together.';

COMMENT ON COLUMN mds.value_pins.value IS 'The value, normalised; null: it has none, whatever the records say.';

COMMENT ON COLUMN mds.value_pins.reason IS 'Why.';

COMMENT ON COLUMN mds.value_pins.expires_at IS 'When mds.expire_pins may release it; null for never.';

COMMENT ON COLUMN mds.value_pins.pinned_by IS 'Login that pinned it.';

COMMENT ON COLUMN mds.value_pins.valid_from IS 'Since when it counts.';

COMMENT ON COLUMN mds.value_pins.valid_to IS 'Until when; null means it counts now.';

COMMENT ON COLUMN mds.value_pins.released_by IS 'Login that released it.';

COMMENT ON COLUMN mds.value_pins.release_reason IS 'Why it was released.';

ALTER TABLE mds.value_pins ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mds.value_pins_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE normalise.address_terms (
    kind text NOT NULL,
    term text NOT NULL,
    canonical text NOT NULL,
    language text NOT NULL,
    CONSTRAINT chk_address_terms_kind CHECK ((kind = ANY (ARRAY['street_type'::text, 'suffix'::text, 'direction'::text, 'unit'::text, 'floor'::text, 'number'::text, 'box'::text, 'particle'::text, 'ordinal'::text, 'city'::text, 'region'::text]))),
    CONSTRAINT chk_address_terms_lower_case CHECK (((term = lower(term)) AND (canonical = lower(canonical)))),
    CONSTRAINT chk_address_terms_word CHECK (((kind = ANY (ARRAY['city'::text, 'region'::text])) OR (term !~ '[^a-z0-9#]'::text)))
);

COMMENT ON TABLE normalise.address_terms IS 'Words of addresses and the one form they are compared in. normalise.address() holds them compiled; a steward edits this
table. After an edit, addresses have to be normalised again.';

COMMENT ON COLUMN normalise.address_terms.kind IS 'street_type (street, rue, via; canonical '''' when the language leaves it out as often as not), suffix (a street type glued to
the name: Lindenstrasse), direction, unit (flat, apt), floor, number (what stands before a house number: no, nr), box (post
office box), particle (articles and prepositions, left out), ordinal, city (foreign to local name), region (name to code).';

COMMENT ON COLUMN normalise.address_terms.term IS 'As a source writes it, in comparable Latin form (normalise.latin) without dots and apostrophes. One word, except city and region.';

COMMENT ON COLUMN normalise.address_terms.canonical IS 'What it becomes.';

COMMENT ON COLUMN normalise.address_terms.language IS 'ISO 639-1 language the term comes from; mul when several share it; for a region its country.';

CREATE TABLE normalise.blocked_values (
    attribute text NOT NULL,
    value text NOT NULL,
    is_pattern boolean DEFAULT false NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT chk_blocked_values_lower_case CHECK (((value = lower((value COLLATE "und-x-icu"))) AND (value <> ''::text))),
    CONSTRAINT chk_blocked_values_not_everything CHECK (((NOT is_pattern) OR (btrim(value, '%'::text) <> ''::text)))
);

COMMENT ON TABLE normalise.blocked_values IS 'Values that say nothing about a person: placeholders, test data, values everybody shares. normalise.is_blocked() answers
from it, so that no key is built from them. A steward edits it with normalise.block_value() and normalise.unblock_value();
normalise.suggest_blocked_values() proposes.

What is not in it on purpose: null, none, na, no and test are blocked as a whole name (attribute name), not as one of its
parts (given_name, family_name), because people are called Null, None, Na, No and Test. Postal codes that exist, such as 12345
and 44444, and birthdays on 1 January of an ordinary year are left to normalise.suggest_blocked_values().';

COMMENT ON COLUMN normalise.blocked_values.attribute IS 'What the value is a value of: email, phone, name (a whole name), given_name, family_name, date_of_birth, address, city,
postal_code, government_id, employer, or any other attribute name; * for all of them.';

COMMENT ON COLUMN normalise.blocked_values.value IS 'The value in lower case, as normalise.text() spells it; numbers without separators (0000000 also blocks 000-0000). When
is_pattern, a LIKE pattern over that.';

COMMENT ON COLUMN normalise.blocked_values.is_pattern IS 'Whether value is a LIKE pattern. LIKE, because it is cheap enough to be tried on every value.';

COMMENT ON COLUMN normalise.blocked_values.reason IS 'Why it is blocked: placeholder, test, anonymous, shared, or a sentence of the steward.';

COMMENT ON COLUMN normalise.blocked_values.created_at IS 'When it was blocked.';

CREATE TABLE normalise.countries (
    alpha_2 character(2) NOT NULL,
    alpha_3 character(3) NOT NULL,
    name text NOT NULL,
    official_name text
);

COMMENT ON TABLE normalise.countries IS 'ISO 3166-1, through pycountry (Debian iso-codes, LGPL-2.1), and XK for Kosovo, which ISO leaves to its users and CLDR,
libphonenumber and the European Commission use.';

COMMENT ON COLUMN normalise.countries.alpha_2 IS 'ISO 3166-1 alpha-2, upper case: what normalise.country() returns.';

COMMENT ON COLUMN normalise.countries.alpha_3 IS 'ISO 3166-1 alpha-3, upper case.';

COMMENT ON COLUMN normalise.countries.name IS 'Name in English: the common one where there is one, else the short name of ISO.';

COMMENT ON COLUMN normalise.countries.official_name IS 'Full name in English; null when ISO has none.';

CREATE TABLE normalise.country_names (
    name text NOT NULL,
    country_code character(2) NOT NULL
);

COMMENT ON TABLE normalise.country_names IS 'What a country is called: alpha-3 codes, short and official names of ISO 3166-1, the names of 60 languages from Unicode CLDR
(licence: Unicode-3.0), former codes with one successor (ISO 3166-3), and variants in common use. normalise.country() looks here.

A name that means two countries is not here; neither are dialling codes and numbers.';

COMMENT ON COLUMN normalise.country_names.name IS 'The name, lower case, without full stops and apostrophes, other punctuation as one space; with diacritics and, where Latin, without.';

COMMENT ON COLUMN normalise.country_names.country_code IS 'The country, ISO 3166-1 alpha-2.';

CREATE TABLE normalise.date_words (
    word text NOT NULL,
    month smallint,
    CONSTRAINT chk_date_words_month CHECK (((month >= 1) AND (month <= 12)))
);

COMMENT ON TABLE normalise.date_words IS 'Words of written dates for normalise.date_of_birth(): the months of 60 languages, whole and abbreviated, with and without
diacritics, and words that say nothing (weekdays, ordinal endings, particles). From Unicode CLDR (licence: Unicode-3.0).

A word that is one month in one language and another in the next (listopad: November in Polish and Czech, October in Croatian)
is left out: a date with it is not read.';

COMMENT ON COLUMN normalise.date_words.word IS 'The word, lower case, without a full stop.';

COMMENT ON COLUMN normalise.date_words.month IS 'The month it names, 1 to 12; null for a word to be skipped.';

CREATE TABLE normalise.email_roles (
    local_part text NOT NULL,
    CONSTRAINT chk_email_roles_lower_case CHECK (((local_part = lower(local_part)) AND (local_part <> ''::text)))
);

COMMENT ON TABLE normalise.email_roles IS 'Local parts that name a role, not a person (info@, sales@, noreply@), in several languages; from RFC 2142 and common use.
normalise.email() flags such addresses. A steward edits it with normalise.set_email_role().';

COMMENT ON COLUMN normalise.email_roles.local_part IS 'What stands before the @ and before a tag, lower case.';

CREATE TABLE normalise.identifier_aliases (
    alias text NOT NULL,
    country_code character(2) DEFAULT 'ZZ'::bpchar NOT NULL,
    type text NOT NULL,
    implied_country_code character(2),
    CONSTRAINT chk_identifier_aliases_folded CHECK ((alias ~ '^[a-z0-9]+$'::text)),
    CONSTRAINT chk_identifier_aliases_type CHECK ((type ~ '^[a-z][a-z0-9_]*$'::text))
);

COMMENT ON TABLE normalise.identifier_aliases IS 'What sources call a kind of government id, and what normalise.government_id() calls it. A steward may add names that a
source system uses. A name that is not here stays what it is, in lower case with underscores.';

COMMENT ON COLUMN normalise.identifier_aliases.alias IS 'The name with nothing but its letters and digits, in lower case: driverslicense.';

COMMENT ON COLUMN normalise.identifier_aliases.country_code IS 'Only when the source says this country, ISO 3166 alpha-2; ZZ for any. National id and tax id mean another number in each country.';

COMMENT ON COLUMN normalise.identifier_aliases.type IS 'The canonical type: ssn, nino, passport, driving_licence, national_id, tax_id, pesel, …';

COMMENT ON COLUMN normalise.identifier_aliases.implied_country_code IS 'The only country that issues a number of this name; it overrules what the source says. Null when several do.';

CREATE TABLE normalise.identifier_rules (
    type text NOT NULL,
    country_code character(2) NOT NULL,
    pattern text NOT NULL,
    date_order text,
    day_offsets smallint[] DEFAULT '{0}'::smallint[] NOT NULL,
    month_offsets smallint[] DEFAULT '{0}'::smallint[] NOT NULL,
    algorithm text,
    check_digits normalise.check_digit[] DEFAULT '{}'::normalise.check_digit[] NOT NULL,
    alphabet text DEFAULT '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'::text NOT NULL,
    padded_length smallint,
    optional_prefix text,
    source text NOT NULL,
    CONSTRAINT chk_identifier_rules_algorithm CHECK ((algorithm = ANY (ARRAY['luhn'::text, 'verhoeff'::text, 'iso_7064_mod_11_10'::text, 'steuer_id'::text, 'nir'::text, 'rijksregisternummer'::text, 'snils'::text, 'codice_fiscale'::text]))),
    CONSTRAINT chk_identifier_rules_country_code CHECK ((country_code ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT chk_identifier_rules_date_order CHECK ((date_order = ANY (ARRAY['YMD'::text, 'DMY'::text]))),
    CONSTRAINT chk_identifier_rules_type CHECK ((type ~ '^[a-z][a-z0-9_]*$'::text))
);

COMMENT ON TABLE normalise.identifier_rules IS 'The published structure of government ids: what normalise.government_id() checks. A number is valid when one rule of its
type and country holds. A type without a rule has no public check. A steward may add rules.';

COMMENT ON COLUMN normalise.identifier_rules.type IS 'Canonical type, as in normalise.identifier_aliases.';

COMMENT ON COLUMN normalise.identifier_rules.country_code IS 'Country that issues the number, ISO 3166 alpha-2.';

COMMENT ON COLUMN normalise.identifier_rules.pattern IS 'Regular expression over the number, upper-case letters and digits only. With a date_order, its first three groups are the
parts of the date of birth in that order.';

COMMENT ON COLUMN normalise.identifier_rules.date_order IS 'YMD or DMY when the number holds the date of birth; null when it does not, or not reliably.';

COMMENT ON COLUMN normalise.identifier_rules.day_offsets IS 'What may have been added to the day: 40 for women in Indonesia or for Norwegian D numbers, 60 for Swedish co-ordination numbers.';

COMMENT ON COLUMN normalise.identifier_rules.month_offsets IS 'What may have been added to the month: centuries in Poland and Bulgaria, women in the Czech Republic.';

COMMENT ON COLUMN normalise.identifier_rules.algorithm IS 'Check that is not a plain weighted sum; see normalise.passes_algorithm.';

COMMENT ON COLUMN normalise.identifier_rules.check_digits IS 'Weighted check digits; see normalise.check_digit.';

COMMENT ON COLUMN normalise.identifier_rules.alphabet IS 'The place of a character in it, from 0, is its value in the weighted sum.';

COMMENT ON COLUMN normalise.identifier_rules.padded_length IS 'A number that is up to two characters shorter gets zeros in front: spreadsheets drop them.';

COMMENT ON COLUMN normalise.identifier_rules.optional_prefix IS 'Regular expression of what some write in front and some do not, taken away: the century of a Swedish number.';

COMMENT ON COLUMN normalise.identifier_rules.source IS 'Where the rule is published.';

CREATE TABLE normalise.letters (
    letter text NOT NULL,
    latin text NOT NULL,
    CONSTRAINT chk_letters_one_letter CHECK ((char_length(letter) = 1))
);

COMMENT ON TABLE normalise.letters IS 'How normalise.transliterate reads a letter of a script other than Latin, Cyrillic and Greek: Arabic, Hebrew, Armenian,
Georgian, Ethiopic, Thaana, Tifinagh, the Indic scripts, kana, Hangul (Revised Romanisation) and Han (Mandarin). Written by
mds_tools/letters.py from the Unicode Character Database and by hand.';

COMMENT ON COLUMN normalise.letters.letter IS 'One character, NFKC.';

COMMENT ON COLUMN normalise.letters.latin IS 'ASCII reading; ° a vowel spoken unless < follows, < takes it away, ^ a small kana that merges with the one before,
~ doubles the next consonant, = a long vowel.';

CREATE TABLE normalise.name_readings (
    written text NOT NULL,
    part text NOT NULL,
    language text NOT NULL,
    latin text NOT NULL,
    CONSTRAINT chk_name_readings_comparable CHECK ((latin = normalise.latin(latin))),
    CONSTRAINT chk_name_readings_part CHECK ((part = ANY (ARRAY['given'::text, 'family'::text])))
);

COMMENT ON TABLE normalise.name_readings IS 'The usual Latin spelling of names whose script does not tell how they sound: Japanese names in kanji, Korean surnames in
Hangul, names in Arabic and Hebrew without vowels, Thai and Khmer names that are not spelt as they are written; and which characters are Chinese surnames. A steward edits it
with normalise.set_name_reading(); records
normalised before keep their old reading until they are normalised again.';

COMMENT ON COLUMN normalise.name_readings.written IS 'The name in its own script, NFKC; in Arabic with plain alef, ya for alef maqsura and ha for ta marbuta, without hamza.';

COMMENT ON COLUMN normalise.name_readings.part IS 'given or family; Arabic, Hebrew, Thai, Lao, Burmese and Khmer names serve as both and are kept as given.';

COMMENT ON COLUMN normalise.name_readings.language IS 'ISO 639-1 code.';

COMMENT ON COLUMN normalise.name_readings.latin IS 'Latin spelling, as normalise.latin gives it.';

CREATE TABLE normalise.nicknames (
    name text NOT NULL,
    root text NOT NULL,
    language text NOT NULL,
    CONSTRAINT chk_nicknames_comparable CHECK (((name = normalise.name_key(name)) AND (root = normalise.name_key(root)) AND (name <> root)))
);

COMMENT ON TABLE normalise.nicknames IS 'Short forms and spellings of given names: bob is robert, chris is christopher, christian or christine. A steward edits it
with normalise.set_nickname();
records normalised before keep their old roots until they are normalised again.';

COMMENT ON COLUMN normalise.nicknames.name IS 'Short form or other spelling, as normalise.name_key gives it.';

COMMENT ON COLUMN normalise.nicknames.root IS 'Name of the group, as normalise.name_key gives it; several rows when the short form is ambiguous.';

COMMENT ON COLUMN normalise.nicknames.language IS 'ISO 639-1 code of the language in which the short form is usual; mul for spellings of several.';

CREATE TABLE normalise.phone_characters (
    kind text NOT NULL,
    first_point integer NOT NULL,
    last_point integer NOT NULL,
    CONSTRAINT chk_phone_characters_order CHECK ((first_point <= last_point))
);

COMMENT ON TABLE normalise.phone_characters IS 'Kinds of characters outside ASCII that decide how a written phone number is read.
Unicode 14.0.0';

COMMENT ON COLUMN normalise.phone_characters.kind IS 'decimal digit: runs of ten, each from a zero. letter or number: the other characters that are not taken off the end of a
written number.';

COMMENT ON COLUMN normalise.phone_characters.first_point IS 'First Unicode code point of a range of this kind.';

COMMENT ON COLUMN normalise.phone_characters.last_point IS 'Last Unicode code point of the range.';

CREATE TABLE normalise.phone_ranges (
    calling_code smallint NOT NULL,
    number_length smallint NOT NULL,
    first_number bigint NOT NULL,
    last_number bigint NOT NULL,
    region character(2),
    is_valid boolean NOT NULL,
    CONSTRAINT chk_phone_ranges_order CHECK ((first_number <= last_number))
);

COMMENT ON TABLE normalise.phone_ranges IS 'Every assigned national number of the world as disjoint ranges, with its region, and for calling codes that regions
share by leading digits also the unassigned numbers whose region is known: what libphonenumber says by regular
expressions, worked out.
phonenumbers 9.0.43';

COMMENT ON COLUMN normalise.phone_ranges.calling_code IS 'Country calling code, as after the plus sign.';

COMMENT ON COLUMN normalise.phone_ranges.number_length IS 'Digits of the national number, leading zeros included.';

COMMENT ON COLUMN normalise.phone_ranges.first_number IS 'First national number of the range.';

COMMENT ON COLUMN normalise.phone_ranges.last_number IS 'Last national number of the range.';

COMMENT ON COLUMN normalise.phone_ranges.region IS 'Region of these numbers as in phone_regions; null for calling codes of no country.';

COMMENT ON COLUMN normalise.phone_ranges.is_valid IS 'Whether the numbers are assigned to some use: fixed line, mobile, toll free, ….';

CREATE TABLE normalise.postal_codes (
    country_code character(2) NOT NULL,
    shape text NOT NULL,
    format text NOT NULL,
    CONSTRAINT chk_postal_codes_country_code CHECK ((country_code ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT chk_postal_codes_format CHECK ((length(translate(format, translate(format, '9A'::text, ''::text), ''::text)) <= length(shape))),
    CONSTRAINT chk_postal_codes_shape CHECK ((shape ~ '^[9A]+$'::text))
);

COMMENT ON TABLE normalise.postal_codes IS 'Shapes of postal codes by country: which ones are possible and how each is written. After Universal Postal Union, POST*CODE,
and the national operators. A steward may edit it.';

COMMENT ON COLUMN normalise.postal_codes.country_code IS 'ISO 3166 alpha-2.';

COMMENT ON COLUMN normalise.postal_codes.shape IS 'The code without separators; 9 is a digit, A a letter.';

COMMENT ON COLUMN normalise.postal_codes.format IS 'How it is written: 9 and A take the next character of the code, anything else stands for itself. Shorter than the shape when
the rest does not count (ZIP+4), with a literal 0 in front where spreadsheets drop it.';

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_00 FOR VALUES IN ('0');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_01 FOR VALUES IN ('1');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_02 FOR VALUES IN ('2');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_03 FOR VALUES IN ('3');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_04 FOR VALUES IN ('4');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_05 FOR VALUES IN ('5');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_06 FOR VALUES IN ('6');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_07 FOR VALUES IN ('7');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_08 FOR VALUES IN ('8');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_09 FOR VALUES IN ('9');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_10 FOR VALUES IN ('10');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_11 FOR VALUES IN ('11');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_12 FOR VALUES IN ('12');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_13 FOR VALUES IN ('13');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_14 FOR VALUES IN ('14');

ALTER TABLE ONLY cdc.outbox_events ATTACH PARTITION cdc.outbox_events_15 FOR VALUES IN ('15');

ALTER TABLE ONLY cdc.outbox_events
    ADD CONSTRAINT pk_outbox_events PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_00
    ADD CONSTRAINT outbox_events_00_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_01
    ADD CONSTRAINT outbox_events_01_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_02
    ADD CONSTRAINT outbox_events_02_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_03
    ADD CONSTRAINT outbox_events_03_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_04
    ADD CONSTRAINT outbox_events_04_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_05
    ADD CONSTRAINT outbox_events_05_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_06
    ADD CONSTRAINT outbox_events_06_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_07
    ADD CONSTRAINT outbox_events_07_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_08
    ADD CONSTRAINT outbox_events_08_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_09
    ADD CONSTRAINT outbox_events_09_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_10
    ADD CONSTRAINT outbox_events_10_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_11
    ADD CONSTRAINT outbox_events_11_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_12
    ADD CONSTRAINT outbox_events_12_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_13
    ADD CONSTRAINT outbox_events_13_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_14
    ADD CONSTRAINT outbox_events_14_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.outbox_events_15
    ADD CONSTRAINT outbox_events_15_pkey PRIMARY KEY (id, ring_day);

ALTER TABLE ONLY cdc.connectors
    ADD CONSTRAINT pk_connectors PRIMARY KEY (name);

ALTER TABLE ONLY cdc.signals
    ADD CONSTRAINT pk_signals PRIMARY KEY (id);

ALTER TABLE ONLY cdc.connectors
    ADD CONSTRAINT uk_connectors_publication_name UNIQUE (publication_name);

ALTER TABLE ONLY cdc.connectors
    ADD CONSTRAINT uk_connectors_slot_name UNIQUE (slot_name);

ALTER TABLE ONLY governance.column_classes
    ADD CONSTRAINT pk_column_classes PRIMARY KEY (schema_name, table_name, column_name);

ALTER TABLE ONLY governance.data_classes
    ADD CONSTRAINT pk_data_classes PRIMARY KEY (name);

ALTER TABLE ONLY governance.hash_keys
    ADD CONSTRAINT pk_hash_keys PRIMARY KEY (purpose);

ALTER TABLE ONLY matching.blocking_rules
    ADD CONSTRAINT pk_blocking_rules PRIMARY KEY (model_id, ordinal);

ALTER TABLE ONLY matching.capped_keys
    ADD CONSTRAINT pk_capped_keys PRIMARY KEY (key);

ALTER TABLE ONLY matching.comparison_levels
    ADD CONSTRAINT pk_comparison_levels PRIMARY KEY (model_id, comparison_name, level);

ALTER TABLE ONLY matching.comparisons
    ADD CONSTRAINT pk_comparisons PRIMARY KEY (model_id, name);

ALTER TABLE ONLY matching.definite_rules
    ADD CONSTRAINT pk_definite_rules PRIMARY KEY (model_id, ordinal);

ALTER TABLE ONLY matching.edges
    ADD CONSTRAINT pk_edges PRIMARY KEY (left_id, right_id);

ALTER TABLE ONLY matching.features
    ADD CONSTRAINT pk_features PRIMARY KEY (source_identity_id);

ALTER TABLE ONLY matching.identity_keys
    ADD CONSTRAINT pk_identity_keys PRIMARY KEY (key, source_identity_id);

ALTER TABLE ONLY matching.models
    ADD CONSTRAINT pk_models PRIMARY KEY (id);

ALTER TABLE ONLY matching.stop_keys
    ADD CONSTRAINT pk_stop_keys PRIMARY KEY (model_id, key);

ALTER TABLE ONLY matching.term_frequencies
    ADD CONSTRAINT pk_term_frequencies PRIMARY KEY (model_id, term, value);

ALTER TABLE ONLY matching.blocking_rules
    ADD CONSTRAINT uk_blocking_rules_name UNIQUE (model_id, name);

ALTER TABLE ONLY matching.comparisons
    ADD CONSTRAINT uk_comparisons_ordinal UNIQUE (model_id, ordinal);

ALTER TABLE ONLY matching.definite_rules
    ADD CONSTRAINT uk_definite_rules_name UNIQUE (model_id, name);

ALTER TABLE ONLY matching.models
    ADD CONSTRAINT uk_models_name UNIQUE (name);

ALTER TABLE ONLY mds.former_memberships
    ADD CONSTRAINT excl_former_memberships_period EXCLUDE USING gist (source_identity_id WITH =, tstzrange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY mds.survivorship_rules
    ADD CONSTRAINT excl_survivorship_rules_attribute EXCLUDE USING gist (attribute WITH =, tstzrange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY mds.survivorship_rules
    ADD CONSTRAINT excl_survivorship_rules_group EXCLUDE USING gist (group_name WITH =, strategy WITH <>, tstzrange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY mds.trust_rules
    ADD CONSTRAINT excl_trust_rules_attribute EXCLUDE USING gist (source_system WITH =, attribute WITH =, tstzrange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY mds.value_pins
    ADD CONSTRAINT excl_value_pins_attribute EXCLUDE USING gist (canonical_user_id WITH =, attribute WITH =, tstzrange(valid_from, valid_to) WITH &&);

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT pk_attribute_lineage PRIMARY KEY (id);

ALTER TABLE ONLY mds.canonical_profiles
    ADD CONSTRAINT pk_canonical_profiles PRIMARY KEY (id);

ALTER TABLE ONLY mds.canonical_users
    ADD CONSTRAINT pk_canonical_users PRIMARY KEY (id);

ALTER TABLE ONLY mds.former_memberships
    ADD CONSTRAINT pk_former_memberships PRIMARY KEY (source_identity_id, valid_from);

ALTER TABLE ONLY mds.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (source_system, idempotency_key);

ALTER TABLE ONLY mds.job_runs
    ADD CONSTRAINT pk_job_runs PRIMARY KEY (id);

ALTER TABLE ONLY mds.jobs
    ADD CONSTRAINT pk_jobs PRIMARY KEY (name);

ALTER TABLE ONLY mds.lineage_seals
    ADD CONSTRAINT pk_lineage_seals PRIMARY KEY (canonical_profile_id);

ALTER TABLE ONLY mds.loads
    ADD CONSTRAINT pk_loads PRIMARY KEY (id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT pk_merges PRIMARY KEY (id);

ALTER TABLE ONLY mds.overrides
    ADD CONSTRAINT pk_overrides PRIMARY KEY (id);

ALTER TABLE ONLY mds.payload_versions
    ADD CONSTRAINT pk_payload_versions PRIMARY KEY (source_identity_id, version);

ALTER TABLE ONLY mds.potential_duplicates
    ADD CONSTRAINT pk_potential_duplicates PRIMARY KEY (id);

ALTER TABLE ONLY mds.recomputations
    ADD CONSTRAINT pk_recomputations PRIMARY KEY (id);

ALTER TABLE ONLY mds.registered_references
    ADD CONSTRAINT pk_registered_references PRIMARY KEY (id);

ALTER TABLE ONLY mds.regroupings
    ADD CONSTRAINT pk_regroupings PRIMARY KEY (id);

ALTER TABLE ONLY mds.rejected_records
    ADD CONSTRAINT pk_rejected_records PRIMARY KEY (id);

ALTER TABLE ONLY mds.repointed_references
    ADD CONSTRAINT pk_repointed_references PRIMARY KEY (reference_id, row_key);

ALTER TABLE ONLY mds.review_decisions
    ADD CONSTRAINT pk_review_decisions PRIMARY KEY (id);

ALTER TABLE ONLY mds.review_policies
    ADD CONSTRAINT pk_review_policies PRIMARY KEY (reason);

ALTER TABLE ONLY mds.risk_rules
    ADD CONSTRAINT pk_risk_rules PRIMARY KEY (name);

ALTER TABLE ONLY mds.source_identities
    ADD CONSTRAINT pk_source_identities PRIMARY KEY (id);

ALTER TABLE ONLY mds.source_systems
    ADD CONSTRAINT pk_source_systems PRIMARY KEY (name);

ALTER TABLE ONLY mds.stale_profiles
    ADD CONSTRAINT pk_stale_profiles PRIMARY KEY (canonical_user_id);

ALTER TABLE ONLY mds.survivorship_rules
    ADD CONSTRAINT pk_survivorship_rules PRIMARY KEY (id);

ALTER TABLE ONLY mds.trust_rules
    ADD CONSTRAINT pk_trust_rules PRIMARY KEY (id);

ALTER TABLE ONLY mds.value_pins
    ADD CONSTRAINT pk_value_pins PRIMARY KEY (id);

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT uk_attribute_lineage_previous UNIQUE NULLS NOT DISTINCT (canonical_profile_id, attribute_path, previous_ended_at);

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT uk_attribute_lineage_valid_to UNIQUE NULLS NOT DISTINCT (canonical_profile_id, attribute_path, valid_to);

ALTER TABLE ONLY mds.canonical_profiles
    ADD CONSTRAINT uk_canonical_profiles_canonical_user_id UNIQUE (canonical_user_id);

ALTER TABLE ONLY mds.jobs
    ADD CONSTRAINT uk_jobs_ordinal UNIQUE (ordinal);

ALTER TABLE ONLY mds.registered_references
    ADD CONSTRAINT uk_registered_references_column UNIQUE (table_name, column_name);

ALTER TABLE ONLY mds.source_identities
    ADD CONSTRAINT uk_source_identities_source UNIQUE (source_system, source_record_id);

ALTER TABLE ONLY normalise.address_terms
    ADD CONSTRAINT pk_address_terms PRIMARY KEY (kind, term);

ALTER TABLE ONLY normalise.blocked_values
    ADD CONSTRAINT pk_blocked_values PRIMARY KEY (attribute, value, is_pattern);

ALTER TABLE ONLY normalise.countries
    ADD CONSTRAINT pk_countries PRIMARY KEY (alpha_2);

ALTER TABLE ONLY normalise.country_names
    ADD CONSTRAINT pk_country_names PRIMARY KEY (name);

ALTER TABLE ONLY normalise.date_words
    ADD CONSTRAINT pk_date_words PRIMARY KEY (word);

ALTER TABLE ONLY normalise.email_domains
    ADD CONSTRAINT pk_email_domains PRIMARY KEY (domain);

ALTER TABLE ONLY normalise.email_roles
    ADD CONSTRAINT pk_email_roles PRIMARY KEY (local_part);

ALTER TABLE ONLY normalise.identifier_aliases
    ADD CONSTRAINT pk_identifier_aliases PRIMARY KEY (alias, country_code);

ALTER TABLE ONLY normalise.identifier_rules
    ADD CONSTRAINT pk_identifier_rules PRIMARY KEY (type, country_code, pattern);

ALTER TABLE ONLY normalise.letters
    ADD CONSTRAINT pk_letters PRIMARY KEY (letter);

ALTER TABLE ONLY normalise.name_readings
    ADD CONSTRAINT pk_name_readings PRIMARY KEY (written, part, language);

ALTER TABLE ONLY normalise.nicknames
    ADD CONSTRAINT pk_nicknames PRIMARY KEY (name, root);

ALTER TABLE ONLY normalise.phone_characters
    ADD CONSTRAINT pk_phone_characters PRIMARY KEY (kind, first_point);

ALTER TABLE ONLY normalise.phone_ranges
    ADD CONSTRAINT pk_phone_ranges PRIMARY KEY (calling_code, number_length, first_number);

ALTER TABLE ONLY normalise.phone_regions
    ADD CONSTRAINT pk_phone_regions PRIMARY KEY (calling_code, place);

ALTER TABLE ONLY normalise.postal_codes
    ADD CONSTRAINT pk_postal_codes PRIMARY KEY (country_code, shape);

ALTER TABLE ONLY normalise.countries
    ADD CONSTRAINT uk_countries_alpha_3 UNIQUE (alpha_3);

ALTER TABLE ONLY normalise.countries
    ADD CONSTRAINT uk_countries_name UNIQUE (name);

ALTER TABLE ONLY normalise.phone_regions
    ADD CONSTRAINT uk_phone_regions_region UNIQUE (region);

CREATE INDEX idx_column_classes_class ON governance.column_classes USING btree (class);

CREATE INDEX idx_edges_model_id ON matching.edges USING btree (model_id);

CREATE INDEX idx_edges_right_id ON matching.edges USING btree (right_id);

CREATE INDEX idx_features_description ON matching.features USING btree (description, record_key, source_identity_id) WHERE (description IS NOT NULL);

CREATE INDEX idx_identity_keys_source_identity_id ON matching.identity_keys USING btree (source_identity_id);

CREATE UNIQUE INDEX uk_models_active ON matching.models USING btree (state) WHERE (state = 'active'::matching.model_state);

CREATE INDEX idx_attribute_lineage_source_identity_id ON mds.attribute_lineage USING btree (source_identity_id) WHERE (source_identity_id IS NOT NULL);

CREATE INDEX idx_attribute_lineage_value_pin_id ON mds.attribute_lineage USING btree (value_pin_id) WHERE (value_pin_id IS NOT NULL);

CREATE INDEX idx_canonical_profiles_claimed_email ON mds.canonical_profiles USING btree (claimed_email) WHERE (claimed_email IS NOT NULL);

CREATE INDEX idx_canonical_profiles_phone_e164 ON mds.canonical_profiles USING btree (phone_e164);

CREATE INDEX idx_canonical_users_active ON mds.canonical_users USING btree (created_at, id) WHERE (status = 'active'::mds.canonical_user_status);

CREATE INDEX idx_canonical_users_legacy_ids ON mds.canonical_users USING gin (legacy_ids);

CREATE INDEX idx_canonical_users_merged_into ON mds.canonical_users USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX idx_former_memberships_canonical_user_id ON mds.former_memberships USING btree (canonical_user_id);

CREATE INDEX idx_job_runs_job ON mds.job_runs USING btree (job, id DESC);

CREATE INDEX idx_merges_absorbed_id ON mds.merges USING btree (absorbed_id);

CREATE INDEX idx_merges_regrouping_id ON mds.merges USING btree (regrouping_id);

CREATE INDEX idx_merges_repeats_id ON mds.merges USING btree (repeats_id) WHERE (repeats_id IS NOT NULL);

CREATE INDEX idx_merges_survivor_id ON mds.merges USING btree (survivor_id);

CREATE INDEX idx_merges_undoes_id ON mds.merges USING btree (undoes_id) WHERE (undoes_id IS NOT NULL);

CREATE INDEX idx_merges_undone_by_id ON mds.merges USING btree (undone_by_id) WHERE (undone_by_id IS NOT NULL);

CREATE INDEX idx_overrides_duplicate_id ON mds.overrides USING btree (duplicate_id) WHERE (duplicate_id IS NOT NULL);

CREATE INDEX idx_overrides_expires_at ON mds.overrides USING btree (expires_at) WHERE ((expires_at IS NOT NULL) AND (withdrawn_at IS NULL));

CREATE INDEX idx_overrides_left_id ON mds.overrides USING btree (left_id, right_id, id DESC);

CREATE INDEX idx_overrides_merge_id ON mds.overrides USING btree (merge_id) WHERE (merge_id IS NOT NULL);

CREATE INDEX idx_overrides_regrouping_id ON mds.overrides USING btree (regrouping_id) WHERE (regrouping_id IS NOT NULL);

CREATE INDEX idx_overrides_right_id ON mds.overrides USING btree (right_id);

CREATE INDEX idx_potential_duplicates_candidate_user_id ON mds.potential_duplicates USING btree (candidate_user_id);

CREATE INDEX idx_potential_duplicates_dismissed ON mds.potential_duplicates USING btree (LEAST(candidate_user_id, possible_match_user_id), GREATEST(candidate_user_id, possible_match_user_id)) WHERE ((state = 'dismissed'::mds.duplicate_state) AND (last_reviewed_at IS NOT NULL));

CREATE INDEX idx_potential_duplicates_due_at ON mds.potential_duplicates USING btree (state, due_at) INCLUDE (reason, lease_ends_at, raised_at) WHERE (closed_at IS NULL);

CREATE INDEX idx_potential_duplicates_left_identity_id ON mds.potential_duplicates USING btree (left_identity_id);

CREATE INDEX idx_potential_duplicates_match_score ON mds.potential_duplicates USING btree (match_score DESC) WHERE (closed_at IS NULL);

CREATE INDEX idx_potential_duplicates_possible_match_user_id ON mds.potential_duplicates USING btree (possible_match_user_id);

CREATE INDEX idx_potential_duplicates_priority ON mds.potential_duplicates USING btree (state, priority DESC, match_weight DESC NULLS LAST, id) WHERE (closed_at IS NULL);

CREATE INDEX idx_potential_duplicates_right_identity_id ON mds.potential_duplicates USING btree (right_identity_id);

CREATE INDEX idx_regroupings_trigger_ids ON mds.regroupings USING gin (trigger_ids);

CREATE INDEX idx_regroupings_undoes_id ON mds.regroupings USING btree (undoes_id) WHERE (undoes_id IS NOT NULL);

CREATE INDEX idx_rejected_records_load_id ON mds.rejected_records USING btree (load_id) WHERE (load_id IS NOT NULL);

CREATE INDEX idx_rejected_records_source_record_id ON mds.rejected_records USING btree (source_record_id, source_system) WHERE (retried_at IS NULL);

CREATE INDEX idx_repointed_references_current_user_id ON mds.repointed_references USING btree (current_user_id);

CREATE INDEX idx_repointed_references_home_user_id ON mds.repointed_references USING btree (home_user_id);

CREATE INDEX idx_review_decisions_act_id ON mds.review_decisions USING btree (act_id) WHERE (act_id IS NOT NULL);

CREATE INDEX idx_review_decisions_duplicate_id ON mds.review_decisions USING btree (duplicate_id);

CREATE INDEX idx_review_decisions_merge_id ON mds.review_decisions USING btree (merge_id) WHERE (merge_id IS NOT NULL);

CREATE INDEX idx_review_decisions_survivor_id ON mds.review_decisions USING btree (survivor_id) WHERE (survivor_id IS NOT NULL);

CREATE INDEX idx_source_identities_canonical_user_id ON mds.source_identities USING btree (canonical_user_id) WHERE (canonical_user_id IS NOT NULL);

CREATE INDEX idx_source_identities_match_score ON mds.source_identities USING btree (match_score) WHERE (match_score IS NOT NULL);

CREATE INDEX idx_source_identities_minted_user_id ON mds.source_identities USING btree (minted_user_id) WHERE (minted_user_id IS NOT NULL);

CREATE INDEX idx_trust_rules_source_system ON mds.trust_rules USING btree (source_system);

CREATE INDEX idx_value_pins_canonical_user_id ON mds.value_pins USING btree (canonical_user_id);

CREATE INDEX idx_value_pins_expires_at ON mds.value_pins USING btree (expires_at) WHERE ((valid_to IS NULL) AND (expires_at IS NOT NULL));

CREATE UNIQUE INDEX uk_canonical_profiles_email ON mds.canonical_profiles USING btree (email) WHERE (email IS NOT NULL);

CREATE UNIQUE INDEX uk_job_runs_running ON mds.job_runs USING btree (job) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX uk_loads_running ON mds.loads USING btree (file_hash, md5((options)::text)) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX uk_potential_duplicates_open ON mds.potential_duplicates USING btree (LEAST(candidate_user_id, possible_match_user_id), GREATEST(candidate_user_id, possible_match_user_id)) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX uk_recomputations_open ON mds.recomputations USING btree ((true)) WHERE (finished_at IS NULL);

CREATE UNIQUE INDEX uk_review_decisions_awaiting ON mds.review_decisions USING btree (duplicate_id) WHERE (state = 'awaiting_approval'::text);

CREATE INDEX idx_country_names_country_code ON normalise.country_names USING btree (country_code);

CREATE INDEX idx_name_readings_latin ON normalise.name_readings USING btree (latin, part) WHERE (language = 'ja'::text);

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_00_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_01_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_02_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_03_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_04_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_05_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_06_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_07_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_08_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_09_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_10_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_11_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_12_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_13_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_14_pkey;

ALTER INDEX cdc.pk_outbox_events ATTACH PARTITION cdc.outbox_events_15_pkey;

CREATE TRIGGER protect_model AFTER INSERT OR DELETE OR UPDATE ON matching.blocking_rules FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER protect_model AFTER INSERT OR DELETE OR UPDATE ON matching.comparison_levels FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER protect_model AFTER INSERT OR DELETE OR UPDATE ON matching.comparisons FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER protect_model AFTER INSERT OR DELETE OR UPDATE ON matching.definite_rules FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER protect_model AFTER DELETE OR UPDATE ON matching.models FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER protect_model AFTER INSERT OR DELETE OR UPDATE ON matching.stop_keys FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER protect_model AFTER INSERT OR DELETE OR UPDATE ON matching.term_frequencies FOR EACH ROW EXECUTE FUNCTION matching.protect_model();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON mds.canonical_profiles FOR EACH ROW EXECUTE FUNCTION governance.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON mds.canonical_users FOR EACH ROW EXECUTE FUNCTION governance.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON mds.review_policies FOR EACH ROW EXECUTE FUNCTION governance.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON mds.risk_rules FOR EACH ROW EXECUTE FUNCTION governance.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON mds.source_identities FOR EACH ROW EXECUTE FUNCTION governance.touch_updated_at();

CREATE TRIGGER address_terms_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.address_terms FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_address_words();

COMMENT ON TRIGGER address_terms_compile ON normalise.address_terms IS 'The look-up functions of addresses are compiled from this table.';

CREATE TRIGGER blocked_values_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.blocked_values FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_is_blocked();

COMMENT ON TRIGGER blocked_values_compile ON normalise.blocked_values IS 'normalise.is_blocked() is compiled from this table.';

CREATE TRIGGER countries_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.countries FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_lookup('country_by_alpha_2', 'alpha_2');

COMMENT ON TRIGGER countries_compile ON normalise.countries IS 'normalise.country_by_alpha_2() is compiled from this table.';

CREATE TRIGGER date_words_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.date_words FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_lookup('date_word', 'word');

COMMENT ON TRIGGER date_words_compile ON normalise.date_words IS 'normalise.date_word() is compiled from this table.';

CREATE TRIGGER email_domains_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.email_domains FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_lookup('email_domain', 'domain');

COMMENT ON TRIGGER email_domains_compile ON normalise.email_domains IS 'normalise.email_domain() is compiled from this table.';

CREATE TRIGGER email_roles_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.email_roles FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_lookup('email_role', 'local_part');

COMMENT ON TRIGGER email_roles_compile ON normalise.email_roles IS 'normalise.email_role() is compiled from this table.';

CREATE TRIGGER postal_codes_compile AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON normalise.postal_codes FOR EACH STATEMENT EXECUTE FUNCTION normalise.compile_postal_code_format();

COMMENT ON TRIGGER postal_codes_compile ON normalise.postal_codes IS 'normalise.postal_code_format() is compiled from this table.';

ALTER TABLE ONLY governance.column_classes
    ADD CONSTRAINT fk_column_classes_data_classes FOREIGN KEY (class) REFERENCES governance.data_classes(name);

ALTER TABLE ONLY matching.blocking_rules
    ADD CONSTRAINT fk_blocking_rules_models FOREIGN KEY (model_id) REFERENCES matching.models(id) ON DELETE CASCADE;

ALTER TABLE ONLY matching.comparison_levels
    ADD CONSTRAINT fk_comparison_levels_comparisons FOREIGN KEY (model_id, comparison_name) REFERENCES matching.comparisons(model_id, name) ON DELETE CASCADE;

ALTER TABLE ONLY matching.comparisons
    ADD CONSTRAINT fk_comparisons_models FOREIGN KEY (model_id) REFERENCES matching.models(id) ON DELETE CASCADE;

ALTER TABLE ONLY matching.definite_rules
    ADD CONSTRAINT fk_definite_rules_models FOREIGN KEY (model_id) REFERENCES matching.models(id) ON DELETE CASCADE;

ALTER TABLE ONLY matching.edges
    ADD CONSTRAINT fk_edges_models FOREIGN KEY (model_id) REFERENCES matching.models(id);

ALTER TABLE ONLY matching.stop_keys
    ADD CONSTRAINT fk_stop_keys_models FOREIGN KEY (model_id) REFERENCES matching.models(id) ON DELETE CASCADE;

ALTER TABLE ONLY matching.term_frequencies
    ADD CONSTRAINT fk_term_frequencies_models FOREIGN KEY (model_id) REFERENCES matching.models(id) ON DELETE CASCADE;

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT fk_attribute_lineage_canonical_profiles FOREIGN KEY (canonical_profile_id) REFERENCES mds.canonical_profiles(id);

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT fk_attribute_lineage_previous FOREIGN KEY (canonical_profile_id, attribute_path, previous_ended_at) REFERENCES mds.attribute_lineage(canonical_profile_id, attribute_path, valid_to);

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT fk_attribute_lineage_source_identities FOREIGN KEY (source_identity_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.attribute_lineage
    ADD CONSTRAINT fk_attribute_lineage_value_pins FOREIGN KEY (value_pin_id) REFERENCES mds.value_pins(id);

ALTER TABLE ONLY mds.canonical_profiles
    ADD CONSTRAINT fk_canonical_profiles_canonical_users FOREIGN KEY (canonical_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.canonical_users
    ADD CONSTRAINT fk_canonical_users_merged_into FOREIGN KEY (merged_into) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.former_memberships
    ADD CONSTRAINT fk_former_memberships_canonical_users FOREIGN KEY (canonical_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.former_memberships
    ADD CONSTRAINT fk_former_memberships_source_identities FOREIGN KEY (source_identity_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.idempotency_keys
    ADD CONSTRAINT fk_idempotency_keys_source_systems FOREIGN KEY (source_system) REFERENCES mds.source_systems(name);

ALTER TABLE ONLY mds.job_runs
    ADD CONSTRAINT fk_job_runs_jobs FOREIGN KEY (job) REFERENCES mds.jobs(name);

ALTER TABLE ONLY mds.lineage_seals
    ADD CONSTRAINT fk_lineage_seals_canonical_profiles FOREIGN KEY (canonical_profile_id) REFERENCES mds.canonical_profiles(id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT fk_merges_absorbed FOREIGN KEY (absorbed_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT fk_merges_regroupings FOREIGN KEY (regrouping_id) REFERENCES mds.regroupings(id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT fk_merges_repeats FOREIGN KEY (repeats_id) REFERENCES mds.merges(id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT fk_merges_survivor FOREIGN KEY (survivor_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT fk_merges_undoes FOREIGN KEY (undoes_id) REFERENCES mds.merges(id);

ALTER TABLE ONLY mds.merges
    ADD CONSTRAINT fk_merges_undone_by FOREIGN KEY (undone_by_id) REFERENCES mds.merges(id);

ALTER TABLE ONLY mds.overrides
    ADD CONSTRAINT fk_overrides_duplicates FOREIGN KEY (duplicate_id) REFERENCES mds.potential_duplicates(id);

ALTER TABLE ONLY mds.overrides
    ADD CONSTRAINT fk_overrides_left FOREIGN KEY (left_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.overrides
    ADD CONSTRAINT fk_overrides_merges FOREIGN KEY (merge_id) REFERENCES mds.merges(id);

ALTER TABLE ONLY mds.overrides
    ADD CONSTRAINT fk_overrides_regroupings FOREIGN KEY (regrouping_id) REFERENCES mds.regroupings(id);

ALTER TABLE ONLY mds.overrides
    ADD CONSTRAINT fk_overrides_right FOREIGN KEY (right_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.payload_versions
    ADD CONSTRAINT fk_payload_versions_source_identities FOREIGN KEY (source_identity_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.potential_duplicates
    ADD CONSTRAINT fk_potential_duplicates_candidate FOREIGN KEY (candidate_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.potential_duplicates
    ADD CONSTRAINT fk_potential_duplicates_left FOREIGN KEY (left_identity_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.potential_duplicates
    ADD CONSTRAINT fk_potential_duplicates_possible_match FOREIGN KEY (possible_match_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.potential_duplicates
    ADD CONSTRAINT fk_potential_duplicates_right FOREIGN KEY (right_identity_id) REFERENCES mds.source_identities(id);

ALTER TABLE ONLY mds.regroupings
    ADD CONSTRAINT fk_regroupings_undoes FOREIGN KEY (undoes_id) REFERENCES mds.regroupings(id);

ALTER TABLE ONLY mds.rejected_records
    ADD CONSTRAINT fk_rejected_records_loads FOREIGN KEY (load_id) REFERENCES mds.loads(id);

ALTER TABLE ONLY mds.repointed_references
    ADD CONSTRAINT fk_repointed_references_current FOREIGN KEY (current_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.repointed_references
    ADD CONSTRAINT fk_repointed_references_home FOREIGN KEY (home_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.repointed_references
    ADD CONSTRAINT fk_repointed_references_reference FOREIGN KEY (reference_id) REFERENCES mds.registered_references(id) ON DELETE CASCADE;

ALTER TABLE ONLY mds.review_decisions
    ADD CONSTRAINT fk_review_decisions_acts FOREIGN KEY (act_id) REFERENCES mds.review_decisions(id);

ALTER TABLE ONLY mds.review_decisions
    ADD CONSTRAINT fk_review_decisions_duplicates FOREIGN KEY (duplicate_id) REFERENCES mds.potential_duplicates(id);

ALTER TABLE ONLY mds.review_decisions
    ADD CONSTRAINT fk_review_decisions_merges FOREIGN KEY (merge_id) REFERENCES mds.merges(id);

ALTER TABLE ONLY mds.review_decisions
    ADD CONSTRAINT fk_review_decisions_survivor FOREIGN KEY (survivor_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.source_identities
    ADD CONSTRAINT fk_source_identities_canonical_users FOREIGN KEY (canonical_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.source_identities
    ADD CONSTRAINT fk_source_identities_minted_user FOREIGN KEY (minted_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY mds.source_identities
    ADD CONSTRAINT fk_source_identities_source_systems FOREIGN KEY (source_system) REFERENCES mds.source_systems(name);

ALTER TABLE ONLY mds.stale_profiles
    ADD CONSTRAINT fk_stale_profiles_canonical_users FOREIGN KEY (canonical_user_id) REFERENCES mds.canonical_users(id) ON DELETE CASCADE;

ALTER TABLE ONLY mds.trust_rules
    ADD CONSTRAINT fk_trust_rules_source_systems FOREIGN KEY (source_system) REFERENCES mds.source_systems(name);

ALTER TABLE ONLY mds.value_pins
    ADD CONSTRAINT fk_value_pins_canonical_users FOREIGN KEY (canonical_user_id) REFERENCES mds.canonical_users(id);

ALTER TABLE ONLY normalise.country_names
    ADD CONSTRAINT fk_country_names_countries FOREIGN KEY (country_code) REFERENCES normalise.countries(alpha_2);

ALTER TABLE cdc.connectors ENABLE ROW LEVEL SECURITY;

CREATE POLICY connectors_all ON cdc.connectors FOR SELECT TO mds_auditor, mds_cdc, mds_operator USING (true);

COMMENT ON POLICY connectors_all ON cdc.connectors IS 'Nothing in it is secret.';

ALTER TABLE cdc.outbox_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_00 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_01 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_02 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_03 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_04 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_05 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_06 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_07 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_08 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_09 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_10 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_11 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_12 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_13 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_14 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.outbox_events_15 ENABLE ROW LEVEL SECURITY;

ALTER TABLE cdc.signals ENABLE ROW LEVEL SECURITY;

ALTER TABLE governance.column_classes ENABLE ROW LEVEL SECURITY;

CREATE POLICY column_classes_all ON governance.column_classes FOR SELECT TO mds_auditor, mds_cdc, mds_operator USING (true);

COMMENT ON POLICY column_classes_all ON governance.column_classes IS 'The catalogue is no secret.';

ALTER TABLE governance.data_classes ENABLE ROW LEVEL SECURITY;

CREATE POLICY data_classes_all ON governance.data_classes FOR SELECT TO mds_auditor, mds_cdc, mds_operator USING (true);

COMMENT ON POLICY data_classes_all ON governance.data_classes IS 'The classes are no secret.';

ALTER TABLE governance.hash_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE matching.blocking_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY blocking_rules_all ON matching.blocking_rules FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY blocking_rules_all ON matching.blocking_rules IS 'Models are no personal data.';

ALTER TABLE matching.capped_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY capped_keys_all ON matching.capped_keys FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY capped_keys_all ON matching.capped_keys IS 'Keys are hashes.';

ALTER TABLE matching.comparison_levels ENABLE ROW LEVEL SECURITY;

CREATE POLICY comparison_levels_all ON matching.comparison_levels FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY comparison_levels_all ON matching.comparison_levels IS 'Models are no personal data.';

ALTER TABLE matching.comparisons ENABLE ROW LEVEL SECURITY;

CREATE POLICY comparisons_all ON matching.comparisons FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY comparisons_all ON matching.comparisons IS 'Models are no personal data.';

ALTER TABLE matching.definite_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY definite_rules_all ON matching.definite_rules FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY definite_rules_all ON matching.definite_rules IS 'Models are no personal data.';

ALTER TABLE matching.edges ENABLE ROW LEVEL SECURITY;

CREATE POLICY edges_all ON matching.edges FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY edges_all ON matching.edges IS 'Edges hold numbers and weights.';

ALTER TABLE matching.features ENABLE ROW LEVEL SECURITY;

ALTER TABLE matching.identity_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY identity_keys_all ON matching.identity_keys FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY identity_keys_all ON matching.identity_keys IS 'Keys are hashes.';

ALTER TABLE matching.models ENABLE ROW LEVEL SECURITY;

CREATE POLICY models_all ON matching.models FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY models_all ON matching.models IS 'Models are no personal data.';

ALTER TABLE matching.stop_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY stop_keys_all ON matching.stop_keys FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY stop_keys_all ON matching.stop_keys IS 'Keys are hashes.';

ALTER TABLE matching.term_frequencies ENABLE ROW LEVEL SECURITY;

ALTER TABLE mds.attribute_lineage ENABLE ROW LEVEL SECURITY;

CREATE POLICY attribute_lineage_all ON mds.attribute_lineage FOR SELECT TO mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY attribute_lineage_all ON mds.attribute_lineage IS 'Lineage holds hashes, not values.';

CREATE POLICY attribute_lineage_own ON mds.attribute_lineage FOR SELECT TO mds_service USING ((EXISTS ( SELECT
   FROM mds.canonical_profiles p
  WHERE (p.id = attribute_lineage.canonical_profile_id))));

COMMENT ON POLICY attribute_lineage_own ON mds.attribute_lineage IS 'A service sees the lineage of profiles it may read.';

ALTER TABLE mds.canonical_profiles ENABLE ROW LEVEL SECURITY;

CREATE POLICY canonical_profiles_clear ON mds.canonical_profiles FOR SELECT TO mds_steward, mds_approver, mds_pii_reader USING (true);

COMMENT ON POLICY canonical_profiles_clear ON mds.canonical_profiles IS 'Profiles in clear; everybody else who may know of them reads golden_profiles, which masks.';

CREATE POLICY canonical_profiles_own ON mds.canonical_profiles FOR SELECT TO mds_service USING ((EXISTS ( SELECT
   FROM (mds.source_identities i
     JOIN mds.source_systems s ON ((s.name = i.source_system)))
  WHERE ((i.canonical_user_id = canonical_profiles.canonical_user_id) AND pg_has_role(CURRENT_USER, (s.access_role)::oid, 'usage'::text)))));

COMMENT ON POLICY canonical_profiles_own ON mds.canonical_profiles IS 'A service reads the people it reported. Asked of the access role: a login that is a reader as well sees more identities.';

ALTER TABLE mds.canonical_users ENABLE ROW LEVEL SECURITY;

CREATE POLICY canonical_users_all ON mds.canonical_users FOR SELECT TO mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY canonical_users_all ON mds.canonical_users IS 'Those who look after the whole see every user.';

CREATE POLICY canonical_users_own ON mds.canonical_users FOR SELECT TO mds_service USING ((EXISTS ( SELECT
   FROM mds.source_identities i
  WHERE (i.canonical_user_id = canonical_users.id))));

COMMENT ON POLICY canonical_users_own ON mds.canonical_users IS 'A user is visible to a service that reported one of its identities.';

ALTER TABLE mds.former_memberships ENABLE ROW LEVEL SECURITY;

CREATE POLICY former_memberships_all ON mds.former_memberships FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY former_memberships_all ON mds.former_memberships IS 'Those who look after the whole see every move.';

ALTER TABLE mds.idempotency_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE mds.job_runs ENABLE ROW LEVEL SECURITY;

CREATE POLICY job_runs_all ON mds.job_runs FOR SELECT TO mds_operator USING (true);

COMMENT ON POLICY job_runs_all ON mds.job_runs IS 'Operators see what runs.';

ALTER TABLE mds.jobs ENABLE ROW LEVEL SECURITY;

CREATE POLICY jobs_all ON mds.jobs FOR SELECT TO mds_operator USING (true);

COMMENT ON POLICY jobs_all ON mds.jobs IS 'Operators see what runs.';

ALTER TABLE mds.lineage_seals ENABLE ROW LEVEL SECURITY;

CREATE POLICY lineage_seals_all ON mds.lineage_seals FOR SELECT TO mds_auditor, mds_operator USING (true);

COMMENT ON POLICY lineage_seals_all ON mds.lineage_seals IS 'A seal shows nothing; who keeps a copy outside can compare.';

ALTER TABLE mds.loads ENABLE ROW LEVEL SECURITY;

CREATE POLICY loads_all ON mds.loads FOR SELECT TO mds_steward, mds_operator USING (true);

COMMENT ON POLICY loads_all ON mds.loads IS 'Operators and stewards see every load.';

CREATE POLICY loads_own ON mds.loads FOR SELECT TO mds_service USING ((started_by = CURRENT_USER));

COMMENT ON POLICY loads_own ON mds.loads IS 'A service sees the loads it began.';

ALTER TABLE mds.merges ENABLE ROW LEVEL SECURITY;

CREATE POLICY merges_all ON mds.merges FOR SELECT TO mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY merges_all ON mds.merges IS 'Those who look after the whole see every merge.';

CREATE POLICY merges_own ON mds.merges FOR SELECT TO mds_service USING ((EXISTS ( SELECT
   FROM mds.canonical_users u
  WHERE (u.id = merges.survivor_id))));

COMMENT ON POLICY merges_own ON mds.merges IS 'A service sees merges into users it may see.';

ALTER TABLE mds.overrides ENABLE ROW LEVEL SECURITY;

CREATE POLICY overrides_all ON mds.overrides FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY overrides_all ON mds.overrides IS 'Verdicts are on numbers of records.';

ALTER TABLE mds.payload_versions ENABLE ROW LEVEL SECURITY;

ALTER TABLE mds.potential_duplicates ENABLE ROW LEVEL SECURITY;

CREATE POLICY potential_duplicates_all ON mds.potential_duplicates FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY potential_duplicates_all ON mds.potential_duplicates IS 'The review queue is one.';

ALTER TABLE mds.recomputations ENABLE ROW LEVEL SECURITY;

CREATE POLICY recomputations_all ON mds.recomputations FOR SELECT TO mds_operator USING (true);

COMMENT ON POLICY recomputations_all ON mds.recomputations IS 'Operators see how far recomputing has come.';

ALTER TABLE mds.registered_references ENABLE ROW LEVEL SECURITY;

CREATE POLICY registered_references_all ON mds.registered_references FOR SELECT TO mds_operator USING (true);

COMMENT ON POLICY registered_references_all ON mds.registered_references IS 'Operators look after what refers to users.';

ALTER TABLE mds.regroupings ENABLE ROW LEVEL SECURITY;

CREATE POLICY regroupings_all ON mds.regroupings FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY regroupings_all ON mds.regroupings IS 'Those who look after the whole see every move.';

ALTER TABLE mds.rejected_records ENABLE ROW LEVEL SECURITY;

CREATE POLICY rejected_records_all ON mds.rejected_records FOR SELECT TO mds_steward, mds_operator USING (true);

COMMENT ON POLICY rejected_records_all ON mds.rejected_records IS 'Operators and stewards see every rejected record.';

CREATE POLICY rejected_records_own ON mds.rejected_records FOR SELECT TO mds_service USING (((source_system IN ( SELECT s.name
   FROM mds.source_systems s
  WHERE pg_has_role(CURRENT_USER, (s.access_role)::oid, 'usage'::text))) OR (load_id IN ( SELECT l.id
   FROM mds.loads l))));

COMMENT ON POLICY rejected_records_own ON mds.rejected_records IS 'A service sees what it sent.';

ALTER TABLE mds.repointed_references ENABLE ROW LEVEL SECURITY;

CREATE POLICY repointed_references_all ON mds.repointed_references FOR SELECT TO mds_operator USING (true);

COMMENT ON POLICY repointed_references_all ON mds.repointed_references IS 'Operators look after what refers to users.';

ALTER TABLE mds.review_decisions ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_decisions_all ON mds.review_decisions FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY review_decisions_all ON mds.review_decisions IS 'The review queue is one.';

ALTER TABLE mds.review_policies ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_policies_all ON mds.review_policies FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY review_policies_all ON mds.review_policies IS 'Policies are no personal data.';

ALTER TABLE mds.risk_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY risk_rules_all ON mds.risk_rules FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY risk_rules_all ON mds.risk_rules IS 'Rules are no personal data.';

ALTER TABLE mds.source_identities ENABLE ROW LEVEL SECURITY;

CREATE POLICY source_identities_all ON mds.source_identities FOR SELECT TO mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY source_identities_all ON mds.source_identities IS 'Those who look after the whole see every identity.';

CREATE POLICY source_identities_own ON mds.source_identities FOR SELECT TO mds_service USING ((source_system IN ( SELECT s.name
   FROM mds.source_systems s)));

COMMENT ON POLICY source_identities_own ON mds.source_identities IS 'An identity is visible to whoever sees its system.';

ALTER TABLE mds.source_systems ENABLE ROW LEVEL SECURITY;

CREATE POLICY source_systems_all ON mds.source_systems FOR SELECT TO mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY source_systems_all ON mds.source_systems IS 'Those who look after the whole see every system.';

CREATE POLICY source_systems_own ON mds.source_systems FOR SELECT TO mds_service USING (pg_has_role(CURRENT_USER, (access_role)::oid, 'usage'::text));

COMMENT ON POLICY source_systems_own ON mds.source_systems IS 'A service sees the systems whose access role it has.';

ALTER TABLE mds.stale_profiles ENABLE ROW LEVEL SECURITY;

CREATE POLICY stale_profiles_all ON mds.stale_profiles FOR SELECT TO mds_operator USING (true);

COMMENT ON POLICY stale_profiles_all ON mds.stale_profiles IS 'Operators see what waits to be derived.';

ALTER TABLE mds.survivorship_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY survivorship_rules_all ON mds.survivorship_rules FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY survivorship_rules_all ON mds.survivorship_rules IS 'Rules say nothing of persons.';

ALTER TABLE mds.trust_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY trust_rules_all ON mds.trust_rules FOR SELECT TO mds_steward, mds_approver, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY trust_rules_all ON mds.trust_rules IS 'Rules say nothing of persons.';

ALTER TABLE mds.value_pins ENABLE ROW LEVEL SECURITY;

CREATE POLICY value_pins_all ON mds.value_pins FOR SELECT TO mds_steward, mds_approver, mds_pii_reader, mds_auditor, mds_operator USING (true);

COMMENT ON POLICY value_pins_all ON mds.value_pins IS 'Those who look after the whole see every pin, the value itself by column.';

ALTER TABLE normalise.address_terms ENABLE ROW LEVEL SECURITY;

CREATE POLICY address_terms_readable ON normalise.address_terms FOR SELECT USING (true);

COMMENT ON POLICY address_terms_readable ON normalise.address_terms IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.blocked_values ENABLE ROW LEVEL SECURITY;

CREATE POLICY blocked_values_readable ON normalise.blocked_values FOR SELECT USING (true);

COMMENT ON POLICY blocked_values_readable ON normalise.blocked_values IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.countries ENABLE ROW LEVEL SECURITY;

CREATE POLICY countries_readable ON normalise.countries FOR SELECT USING (true);

COMMENT ON POLICY countries_readable ON normalise.countries IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.country_names ENABLE ROW LEVEL SECURITY;

CREATE POLICY country_names_readable ON normalise.country_names FOR SELECT USING (true);

COMMENT ON POLICY country_names_readable ON normalise.country_names IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.date_words ENABLE ROW LEVEL SECURITY;

CREATE POLICY date_words_readable ON normalise.date_words FOR SELECT USING (true);

COMMENT ON POLICY date_words_readable ON normalise.date_words IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.email_domains ENABLE ROW LEVEL SECURITY;

CREATE POLICY email_domains_readable ON normalise.email_domains FOR SELECT USING (true);

COMMENT ON POLICY email_domains_readable ON normalise.email_domains IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.email_roles ENABLE ROW LEVEL SECURITY;

CREATE POLICY email_roles_readable ON normalise.email_roles FOR SELECT USING (true);

COMMENT ON POLICY email_roles_readable ON normalise.email_roles IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.identifier_aliases ENABLE ROW LEVEL SECURITY;

CREATE POLICY identifier_aliases_readable ON normalise.identifier_aliases FOR SELECT USING (true);

COMMENT ON POLICY identifier_aliases_readable ON normalise.identifier_aliases IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.identifier_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY identifier_rules_readable ON normalise.identifier_rules FOR SELECT USING (true);

COMMENT ON POLICY identifier_rules_readable ON normalise.identifier_rules IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.letters ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_readable ON normalise.letters FOR SELECT USING (true);

COMMENT ON POLICY letters_readable ON normalise.letters IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.name_readings ENABLE ROW LEVEL SECURITY;

CREATE POLICY name_readings_readable ON normalise.name_readings FOR SELECT USING (true);

COMMENT ON POLICY name_readings_readable ON normalise.name_readings IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.nicknames ENABLE ROW LEVEL SECURITY;

CREATE POLICY nicknames_readable ON normalise.nicknames FOR SELECT USING (true);

COMMENT ON POLICY nicknames_readable ON normalise.nicknames IS 'Reference data: everybody may read it.';

ALTER TABLE normalise.phone_characters ENABLE ROW LEVEL SECURITY;

CREATE POLICY phone_characters_for_all ON normalise.phone_characters FOR SELECT USING (true);

COMMENT ON POLICY phone_characters_for_all ON normalise.phone_characters IS 'Public reference data.';

ALTER TABLE normalise.phone_ranges ENABLE ROW LEVEL SECURITY;

CREATE POLICY phone_ranges_for_all ON normalise.phone_ranges FOR SELECT USING (true);

COMMENT ON POLICY phone_ranges_for_all ON normalise.phone_ranges IS 'Public reference data.';

ALTER TABLE normalise.phone_regions ENABLE ROW LEVEL SECURITY;

CREATE POLICY phone_regions_for_all ON normalise.phone_regions FOR SELECT USING (true);

COMMENT ON POLICY phone_regions_for_all ON normalise.phone_regions IS 'Public reference data.';

ALTER TABLE normalise.postal_codes ENABLE ROW LEVEL SECURITY;

CREATE POLICY postal_codes_readable ON normalise.postal_codes FOR SELECT USING (true);

COMMENT ON POLICY postal_codes_readable ON normalise.postal_codes IS 'Reference data: everybody may read it.';

CREATE PUBLICATION mds_canonical_pub WITH (publish = 'insert, update, delete, truncate');

COMMENT ON PUBLICATION mds_canonical_pub IS 'Tables, for the connector canonical: replication, history, analytics. No restricted, sealed or payload column.';

CREATE PUBLICATION mds_outbox_pub WITH (publish = 'insert', publish_via_partition_root = true);

COMMENT ON PUBLICATION mds_outbox_pub IS 'Business events, for the connector outbox; inserts only.';

ALTER PUBLICATION mds_outbox_pub ADD TABLE ONLY cdc.outbox_events (id, aggregatetype, aggregateid, type, payload, schema_version, trace_id, occurred_at);

ALTER PUBLICATION mds_canonical_pub ADD TABLE ONLY cdc.signals (id, type, data);

ALTER PUBLICATION mds_canonical_pub ADD TABLE ONLY mds.attribute_lineage (id, canonical_profile_id, attribute_path, source_identity_id, payload_version, value_pin_id, value_hash, confidence, valid_from, valid_to);

ALTER PUBLICATION mds_canonical_pub ADD TABLE ONLY mds.canonical_profiles (id, canonical_user_id, full_name, email, phone_e164, country_code, preferences, attributes, version, updated_at);

ALTER PUBLICATION mds_canonical_pub ADD TABLE ONLY mds.canonical_users (id, legacy_ids, status, merged_into, created_at, updated_at);

ALTER PUBLICATION mds_canonical_pub ADD TABLE ONLY mds.potential_duplicates (id, candidate_user_id, possible_match_user_id, match_score, match_weight, state, reason, left_identity_id, right_identity_id, raised_at, closed_at, last_reviewed_at);

ALTER PUBLICATION mds_canonical_pub ADD TABLE ONLY mds.source_identities (id, canonical_user_id, source_system, source_record_id, ingested_at, match_score, match_method, match_weight, payload_version, source_updated_at, received_at, updated_at, minted_user_id, retracted_at);

GRANT USAGE ON SCHEMA cdc TO mds_cdc;
GRANT USAGE ON SCHEMA cdc TO mds_operator;
GRANT USAGE ON SCHEMA cdc TO mds_auditor;

GRANT USAGE ON SCHEMA extensions TO PUBLIC;

GRANT USAGE ON SCHEMA governance TO mds_auditor;
GRANT USAGE ON SCHEMA governance TO mds_operator;
GRANT USAGE ON SCHEMA governance TO mds_cdc;

GRANT USAGE ON SCHEMA matching TO mds_steward;
GRANT USAGE ON SCHEMA matching TO mds_approver;
GRANT USAGE ON SCHEMA matching TO mds_auditor;
GRANT USAGE ON SCHEMA matching TO mds_operator;

GRANT USAGE ON SCHEMA mds TO mds_service;
GRANT USAGE ON SCHEMA mds TO mds_steward;
GRANT USAGE ON SCHEMA mds TO mds_approver;
GRANT USAGE ON SCHEMA mds TO mds_reader;
GRANT USAGE ON SCHEMA mds TO mds_pii_reader;
GRANT USAGE ON SCHEMA mds TO mds_auditor;
GRANT USAGE ON SCHEMA mds TO mds_cdc;
GRANT USAGE ON SCHEMA mds TO mds_operator;

GRANT USAGE ON SCHEMA normalise TO PUBLIC;

REVOKE ALL ON FUNCTION cdc.beat(p_connector text) FROM PUBLIC;
GRANT ALL ON FUNCTION cdc.beat(p_connector text) TO mds_cdc;

REVOKE ALL ON FUNCTION cdc.emit(p_events cdc.event[]) FROM PUBLIC;

GRANT SELECT ON TABLE cdc.connectors TO mds_cdc;
GRANT SELECT ON TABLE cdc.connectors TO mds_operator;
GRANT SELECT ON TABLE cdc.connectors TO mds_auditor;

GRANT SELECT(id) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(aggregatetype) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(aggregateid) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(type) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(payload) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(schema_version) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(trace_id) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT(occurred_at) ON TABLE cdc.outbox_events TO mds_cdc_outbox;

GRANT SELECT ON TABLE governance.column_classes TO mds_auditor;
GRANT SELECT ON TABLE governance.column_classes TO mds_operator;
GRANT SELECT ON TABLE governance.column_classes TO mds_cdc;

GRANT SELECT ON TABLE governance.data_classes TO mds_auditor;
GRANT SELECT ON TABLE governance.data_classes TO mds_operator;
GRANT SELECT ON TABLE governance.data_classes TO mds_cdc;

GRANT SELECT ON TABLE cdc.publication_problems TO mds_cdc;
GRANT SELECT ON TABLE cdc.publication_problems TO mds_operator;
GRANT SELECT ON TABLE cdc.publication_problems TO mds_auditor;

GRANT SELECT ON TABLE cdc.slot_lag TO mds_cdc;
GRANT SELECT ON TABLE cdc.slot_lag TO mds_operator;
GRANT SELECT ON TABLE cdc.slot_lag TO mds_auditor;

GRANT SELECT ON TABLE governance.unclassified_columns TO mds_auditor;
GRANT SELECT ON TABLE governance.unclassified_columns TO mds_operator;
GRANT SELECT ON TABLE governance.unclassified_columns TO mds_cdc;

REVOKE ALL ON FUNCTION cdc.health_checks() FROM PUBLIC;
GRANT ALL ON FUNCTION cdc.health_checks() TO mds_operator;
GRANT ALL ON FUNCTION cdc.health_checks() TO mds_auditor;

REVOKE ALL ON FUNCTION cdc.replay_outbox(p_from timestamp with time zone, p_to timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION cdc.replay_outbox(p_from timestamp with time zone, p_to timestamp with time zone) TO mds_operator;

REVOKE ALL ON FUNCTION cdc.request_snapshot(p_tables text[], p_condition text) FROM PUBLIC;
GRANT ALL ON FUNCTION cdc.request_snapshot(p_tables text[], p_condition text) TO mds_operator;

REVOKE ALL ON FUNCTION cdc.tidy_outbox(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION cdc.tidy_outbox(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION cdc.trim_outbox(p_keep interval) FROM PUBLIC;
GRANT ALL ON FUNCTION cdc.trim_outbox(p_keep interval) TO mds_operator;

REVOKE ALL ON FUNCTION governance.expression_problem(p_expression text, p_arguments text, p_result text, p_schemas name[], p_may_be_stable boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION governance.keyed_hash(p_purpose text, p_value text) FROM PUBLIC;

REVOKE ALL ON FUNCTION governance.keyed_hashes(p_purpose text, p_values text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION governance.touch_updated_at() FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.activate_model(p_model_id integer) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.activate_model(p_model_id integer) TO mds_operator;

GRANT SELECT ON TABLE matching.models TO mds_steward;
GRANT SELECT ON TABLE matching.models TO mds_approver;
GRANT SELECT ON TABLE matching.models TO mds_auditor;
GRANT SELECT ON TABLE matching.models TO mds_operator;

REVOKE ALL ON FUNCTION matching.active_model() FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.active_model_id() FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.add_rows(p_model_id integer, p_section text, p_rows jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.agglomerate(p_size integer, p_weights double precision[], p_contradictions double precision[], p_join_weight double precision, p_doubt double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.agreement_patterns(p_model_id integer, p_seed integer, p_random_pairs integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.apart(p_background_weight double precision, p_u double precision, p_b double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.are_different_names(l text, r text) FROM PUBLIC;

GRANT SELECT ON TABLE matching.blocking_rules TO mds_steward;
GRANT SELECT ON TABLE matching.blocking_rules TO mds_approver;
GRANT SELECT ON TABLE matching.blocking_rules TO mds_auditor;
GRANT SELECT ON TABLE matching.blocking_rules TO mds_operator;

GRANT SELECT ON TABLE matching.capped_keys TO mds_steward;
GRANT SELECT ON TABLE matching.capped_keys TO mds_approver;
GRANT SELECT ON TABLE matching.capped_keys TO mds_auditor;
GRANT SELECT ON TABLE matching.capped_keys TO mds_operator;

GRANT SELECT ON TABLE matching.edges TO mds_steward;
GRANT SELECT ON TABLE matching.edges TO mds_approver;
GRANT SELECT ON TABLE matching.edges TO mds_auditor;
GRANT SELECT ON TABLE matching.edges TO mds_operator;

GRANT SELECT ON TABLE matching.identity_keys TO mds_steward;
GRANT SELECT ON TABLE matching.identity_keys TO mds_approver;
GRANT SELECT ON TABLE matching.identity_keys TO mds_auditor;
GRANT SELECT ON TABLE matching.identity_keys TO mds_operator;

GRANT SELECT ON TABLE matching.stop_keys TO mds_steward;
GRANT SELECT ON TABLE matching.stop_keys TO mds_approver;
GRANT SELECT ON TABLE matching.stop_keys TO mds_auditor;
GRANT SELECT ON TABLE matching.stop_keys TO mds_operator;

REVOKE ALL ON FUNCTION matching.blocking_report() FROM PUBLIC;
GRANT ALL ON FUNCTION matching.blocking_report() TO mds_operator;
GRANT ALL ON FUNCTION matching.blocking_report() TO mds_auditor;

REVOKE ALL ON FUNCTION matching.bridge_of(p_a bigint, p_b bigint, p_as bigint[], p_bs bigint[], p_deduplicated_systems text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.cap_keys(p_identity_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.cap_of(p_rule smallint) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.changes_of(l matching.features, r matching.features, p_bridge matching.bridge, p_is_linked boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.check_expression(p_expression text, p_is_key boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.check_model(p_model_id integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.cluster(p_identity_ids bigint[], p_deduplicated_systems text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.keys_in_full(f matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.compare_keys(l matching.features, r matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.compare_models(p_a integer, p_b integer, p_sample integer, p_seed integer) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.compare_models(p_a integer, p_b integer, p_sample integer, p_seed integer) TO mds_operator;

REVOKE ALL ON FUNCTION matching.compile(p_model_id integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.component_of(p_identity_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.export_model(p_model_id integer) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.export_model(p_model_id integer) TO mds_operator;

REVOKE ALL ON FUNCTION matching.import_model(p_document jsonb, p_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.import_model(p_document jsonb, p_name text) TO mds_operator;

REVOKE ALL ON FUNCTION matching.copy_model(p_model_id integer, p_name text, p_description text) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.copy_model(p_model_id integer, p_name text, p_description text) TO mds_operator;

REVOKE ALL ON FUNCTION matching.counter_evidence(p_levels smallint[], p_weight double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.counter_weight(p_mean double precision, p_own double precision, p_doubt double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.definite_verdict(l matching.features, r matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.describe(p_identity_id bigint, p_source_system text, p_source_record_id text, p_person normalise.person_record) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.edges_of(p_pairs matching.candidate_pair[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.edit_model(p_model_id integer, p_changes jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.edit_model(p_model_id integer, p_changes jsonb) TO mds_operator;

REVOKE ALL ON FUNCTION matching.evidence_of(p_left_ids bigint[], p_right_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.expect(p_patterns matching.agreement_pattern[], p_prior_weight double precision, p_household_weight double precision, p_background_weight double precision, p_m double precision[], p_u double precision[], p_h double precision[], p_apart double precision[], p_alike double precision[], p_ceilings double precision[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.features_of(p_person normalise.person_record) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.find_candidates(p_identity_ids bigint[], p_from_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.find_repeats(p_identity_ids bigint[], p_from_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.forget(p_identity_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.frequency_drift(p_share double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.frequency_drift(p_share double precision) TO mds_operator;
GRANT ALL ON FUNCTION matching.frequency_drift(p_share double precision) TO mds_auditor;

REVOKE ALL ON FUNCTION matching.gendered_endings() FROM PUBLIC;
GRANT ALL ON FUNCTION matching.gendered_endings() TO mds_operator;

REVOKE ALL ON FUNCTION matching.health_checks() FROM PUBLIC;
GRANT ALL ON FUNCTION matching.health_checks() TO mds_operator;
GRANT ALL ON FUNCTION matching.health_checks() TO mds_auditor;

REVOKE ALL ON FUNCTION matching.held_keys(p_identity_ids bigint[]) FROM PUBLIC;

GRANT SELECT ON TABLE matching.definite_rules TO mds_steward;
GRANT SELECT ON TABLE matching.definite_rules TO mds_approver;
GRANT SELECT ON TABLE matching.definite_rules TO mds_auditor;
GRANT SELECT ON TABLE matching.definite_rules TO mds_operator;

REVOKE ALL ON FUNCTION matching.holding_rule(l matching.features, r matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.household_doubt(p_model matching.models) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.is_alike(l text, r text) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.is_capped(p_rule text, p_left text[], p_right text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.is_gendered_form(l text, r text) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.is_misread_date(l text, r text) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.is_misspelling(l text, r text) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.join_weight() FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.judge(p_model_id integer, p_left_ids bigint[], p_right_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.keys_of(f matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.keys_of_repeat(f matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.learn_attributes(p_model_id integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.learn_terms(p_model_id integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.values_of(p_rule smallint, f matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.levels(l matching.features, r matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.lift_caps(p_keys bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.lock_keys(p_keys bigint[], p_expected_count integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.mark_repeats(p_identity_ids bigint[], p_former_keys bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.maximise(p_model_id integer, p_patterns matching.agreement_pattern[], p_parameters matching.parameters, p_ceilings double precision[], p_covered boolean[], p_pair_count double precision, p_random_count double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.name_forms(p_given text, p_family text) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.opposition(p_bridge matching.bridge, p_weight double precision, p_against double precision[], p_doubt double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.parameters_of(p_model_id integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.protect_model() FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.repetitions(p_identity_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.replace_edges(p_former matching.edges[], p_edges matching.edges[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.rescore_holders(p_capped bigint[], p_lifted bigint[], p_scored_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.review_weight() FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.said_ones(p_identity_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.score_candidates(p_identity_ids bigint[], p_former_keys bigint[], p_from_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.shown_value(p_comparison text, f matching.features, p_is_clear boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.store_features(p_features matching.features[], p_keys matching.identity_keys[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.threshold_curve(p_step double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.threshold_curve(p_step double precision) TO mds_operator;
GRANT ALL ON FUNCTION matching.threshold_curve(p_step double precision) TO mds_auditor;

REVOKE ALL ON FUNCTION matching.train(p_name text, p_seed integer, p_iterations integer, p_random_pairs integer) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.train(p_name text, p_seed integer, p_iterations integer, p_random_pairs integer) TO mds_operator;

REVOKE ALL ON FUNCTION matching.unlinkables(p_share double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION matching.unlinkables(p_share double precision) TO mds_operator;
GRANT ALL ON FUNCTION matching.unlinkables(p_share double precision) TO mds_auditor;

REVOKE ALL ON FUNCTION matching.weight(l matching.features, r matching.features) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.weight(p_levels smallint[], p_given_rarity real, p_family_rarity real, p_city_rarity real) FROM PUBLIC;

REVOKE ALL ON FUNCTION matching.with_rarities(p_features matching.features, p_model_id integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.aggregated(p_values jsonb[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.apply_overrides(p_override_ids bigint[]) FROM PUBLIC;

GRANT SELECT ON TABLE mds.potential_duplicates TO mds_steward;
GRANT SELECT ON TABLE mds.potential_duplicates TO mds_approver;
GRANT SELECT ON TABLE mds.potential_duplicates TO mds_auditor;
GRANT SELECT ON TABLE mds.potential_duplicates TO mds_operator;

GRANT SELECT(id) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(candidate_user_id) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(possible_match_user_id) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(match_score) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(match_weight) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(state) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(reason) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(left_identity_id) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(right_identity_id) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(raised_at) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(closed_at) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT(last_reviewed_at) ON TABLE mds.potential_duplicates TO mds_cdc_canonical;

GRANT SELECT ON TABLE mds.review_decisions TO mds_steward;
GRANT SELECT ON TABLE mds.review_decisions TO mds_approver;
GRANT SELECT ON TABLE mds.review_decisions TO mds_auditor;
GRANT SELECT ON TABLE mds.review_decisions TO mds_operator;

REVOKE ALL ON FUNCTION mds.apply_verdict(p_pairs mds.potential_duplicates[], p_hashes bytea[], p_verdict text, p_reason text, p_survivor_id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.approve_review(p_duplicate_id bigint, p_note text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.approve_review(p_duplicate_id bigint, p_note text) TO mds_approver;

REVOKE ALL ON FUNCTION mds.assign(p_seed_ids bigint[], p_changed_ids bigint[], p_left_user_ids uuid[], p_wished_ids bigint[], p_wished_user_ids uuid[], p_undone_ids bigint[], p_regrouping_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.assign_new(p_identity_id bigint, p_user_id uuid, p_member_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.attributes_of(p_payload jsonb, p_person normalise.person_record) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.awaiting_decisions(p_duplicate_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.bridge_between(p_a bigint, p_b bigint) FROM PUBLIC;

GRANT SELECT ON TABLE mds.attribute_lineage TO mds_service;
GRANT SELECT ON TABLE mds.attribute_lineage TO mds_steward;
GRANT SELECT ON TABLE mds.attribute_lineage TO mds_approver;
GRANT SELECT ON TABLE mds.attribute_lineage TO mds_reader;
GRANT SELECT ON TABLE mds.attribute_lineage TO mds_pii_reader;
GRANT SELECT ON TABLE mds.attribute_lineage TO mds_auditor;
GRANT SELECT ON TABLE mds.attribute_lineage TO mds_operator;

GRANT SELECT(id) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(canonical_profile_id) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(attribute_path) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(source_identity_id) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(payload_version) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(value_pin_id) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(value_hash) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(confidence) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(valid_from) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

GRANT SELECT(valid_to) ON TABLE mds.attribute_lineage TO mds_cdc_canonical;

REVOKE ALL ON FUNCTION mds.lineage_text(p_row mds.attribute_lineage) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.next_seal(p_seal text, p_link text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.seal_chain(text) FROM PUBLIC;

GRANT SELECT ON TABLE mds.canonical_profiles TO mds_service;
GRANT SELECT ON TABLE mds.canonical_profiles TO mds_steward;
GRANT SELECT ON TABLE mds.canonical_profiles TO mds_approver;
GRANT SELECT ON TABLE mds.canonical_profiles TO mds_reader;
GRANT SELECT ON TABLE mds.canonical_profiles TO mds_pii_reader;
GRANT SELECT ON TABLE mds.canonical_profiles TO mds_auditor;
GRANT SELECT ON TABLE mds.canonical_profiles TO mds_operator;

GRANT SELECT(id) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(canonical_user_id) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(full_name) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(email) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(phone_e164) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(country_code) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(preferences) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(attributes) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(version) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT(updated_at) ON TABLE mds.canonical_profiles TO mds_cdc_canonical;

GRANT SELECT ON TABLE mds.lineage_seals TO mds_auditor;
GRANT SELECT ON TABLE mds.lineage_seals TO mds_operator;

REVOKE ALL ON FUNCTION mds.broken_lineage(p_profile_ids uuid[]) FROM PUBLIC;

GRANT SELECT ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT ON TABLE mds.source_identities TO mds_approver;

GRANT SELECT(id) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(id) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(canonical_user_id) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(source_system) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(source_record_id) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(ingested_at) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(match_score) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(match_method) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(match_weight) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(payload_version) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(source_updated_at) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(received_at) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(updated_at) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(minted_user_id) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_operator;
GRANT SELECT(retracted_at) ON TABLE mds.source_identities TO mds_cdc_canonical;

GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_service;
GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_steward;
GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_approver;
GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_reader;
GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_pii_reader;
GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_auditor;
GRANT SELECT(retraction_reason) ON TABLE mds.source_identities TO mds_operator;

REVOKE ALL ON FUNCTION mds.evidence_hash(p_duplicate_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.case_hash(p_duplicate_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.case_pairs(p_duplicate_id bigint) FROM PUBLIC;

GRANT SELECT ON TABLE mds.source_systems TO mds_service;
GRANT SELECT ON TABLE mds.source_systems TO mds_steward;
GRANT SELECT ON TABLE mds.source_systems TO mds_approver;
GRANT SELECT ON TABLE mds.source_systems TO mds_reader;
GRANT SELECT ON TABLE mds.source_systems TO mds_pii_reader;
GRANT SELECT ON TABLE mds.source_systems TO mds_auditor;
GRANT SELECT ON TABLE mds.source_systems TO mds_operator;

REVOKE ALL ON FUNCTION mds.check_caller(p_source_system text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_dry_run(p_dry_run boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_pair(p_a bigint, p_b bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_payload(p_payload jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_reason(p_reason text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_record(p_source_record_id text, p_source_updated_at text, p_payload jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_search_path() FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_user(p_user_id uuid, p_as_of timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.check_verdict(p_verdict text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.choose_owners(p_identity_ids bigint[], p_cluster_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.decay(p_curve text, p_age double precision) FROM PUBLIC;

GRANT SELECT ON TABLE mds.survivorship_rules TO mds_steward;
GRANT SELECT ON TABLE mds.survivorship_rules TO mds_approver;
GRANT SELECT ON TABLE mds.survivorship_rules TO mds_auditor;
GRANT SELECT ON TABLE mds.survivorship_rules TO mds_operator;

GRANT SELECT ON TABLE mds.trust_rules TO mds_steward;
GRANT SELECT ON TABLE mds.trust_rules TO mds_approver;
GRANT SELECT ON TABLE mds.trust_rules TO mds_auditor;
GRANT SELECT ON TABLE mds.trust_rules TO mds_operator;

REVOKE ALL ON FUNCTION mds.claims(p_offers mds.offer[], p_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.clear_override(p_override_id bigint, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.clear_override(p_override_id bigint, p_reason text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.cluster_shape() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.cluster_shape() TO mds_operator;
GRANT ALL ON FUNCTION mds.cluster_shape() TO mds_auditor;
GRANT ALL ON FUNCTION mds.cluster_shape() TO mds_steward;
GRANT ALL ON FUNCTION mds.cluster_shape() TO mds_approver;

REVOKE ALL ON FUNCTION mds.consistent(p_values mds.golden_value[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.custom_function(p_name text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.custom_winner(p_function text, p_claims mds.claim[], p_is_past boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.decide_case(p_duplicate_ids bigint[], p_verdict text, p_reason text, p_survivor_id uuid, p_case_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.decide_case(p_duplicate_ids bigint[], p_verdict text, p_reason text, p_survivor_id uuid, p_case_hash bytea) TO mds_steward;

REVOKE ALL ON FUNCTION mds.decide_review(p_duplicate_id bigint, p_verdict text, p_reason text, p_survivor_id uuid, p_evidence_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.decide_review(p_duplicate_id bigint, p_verdict text, p_reason text, p_survivor_id uuid, p_evidence_hash bytea) TO mds_steward;

REVOKE ALL ON FUNCTION mds.derive(p_identity_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.derive_profiles(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.derive_profiles(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.dismiss_case(p_case mds.potential_duplicates, p_reason text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.expire_overrides(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.expire_overrides(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.expire_pins(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.expire_pins(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_service;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_steward;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_approver;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_reader;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_auditor;
GRANT ALL ON FUNCTION mds.find_user(p_source_system text, p_source_record_id text) TO mds_operator;

GRANT SELECT ON TABLE mds.loads TO mds_service;
GRANT SELECT ON TABLE mds.loads TO mds_steward;
GRANT SELECT ON TABLE mds.loads TO mds_operator;

REVOKE ALL ON FUNCTION mds.finish_load(p_load_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.finish_load(p_load_id bigint) TO mds_service;
GRANT ALL ON FUNCTION mds.finish_load(p_load_id bigint) TO mds_operator;

REVOKE ALL ON FUNCTION mds.flattened(p_path text, p_value jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.follow_references(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.follow_references(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_service;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_steward;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_approver;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_reader;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_auditor;
GRANT ALL ON FUNCTION mds.get_user(p_user_id uuid, p_as_of timestamp with time zone) TO mds_operator;

REVOKE ALL ON FUNCTION mds.golden_at(p_user_id uuid, p_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.golden_of(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.hand_back(p_duplicate_ids bigint[]) FROM PUBLIC;

GRANT SELECT ON TABLE mds.canonical_users TO mds_service;
GRANT SELECT ON TABLE mds.canonical_users TO mds_steward;
GRANT SELECT ON TABLE mds.canonical_users TO mds_approver;
GRANT SELECT ON TABLE mds.canonical_users TO mds_reader;
GRANT SELECT ON TABLE mds.canonical_users TO mds_pii_reader;
GRANT SELECT ON TABLE mds.canonical_users TO mds_auditor;
GRANT SELECT ON TABLE mds.canonical_users TO mds_operator;

GRANT SELECT(id) ON TABLE mds.canonical_users TO mds_cdc_canonical;

GRANT SELECT(legacy_ids) ON TABLE mds.canonical_users TO mds_cdc_canonical;

GRANT SELECT(status) ON TABLE mds.canonical_users TO mds_cdc_canonical;

GRANT SELECT(merged_into) ON TABLE mds.canonical_users TO mds_cdc_canonical;

GRANT SELECT(created_at) ON TABLE mds.canonical_users TO mds_cdc_canonical;

GRANT SELECT(updated_at) ON TABLE mds.canonical_users TO mds_cdc_canonical;

GRANT SELECT ON TABLE mds.stale_profiles TO mds_operator;

REVOKE ALL ON FUNCTION mds.health_checks() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.health_checks() TO mds_operator;
GRANT ALL ON FUNCTION mds.health_checks() TO mds_auditor;

REVOKE ALL ON FUNCTION mds.health() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.health() TO mds_operator;
GRANT ALL ON FUNCTION mds.health() TO mds_auditor;

REVOKE ALL ON FUNCTION mds.how_user(p_user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_service;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_steward;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_approver;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_reader;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_auditor;
GRANT ALL ON FUNCTION mds.how_user(p_user_id uuid) TO mds_operator;

REVOKE ALL ON FUNCTION mds.impose(p_left_ids bigint[], p_right_ids bigint[], p_verdict integer, p_origin text, p_reason text, p_requested_by name, p_approved_by name, p_expires_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.ingest(p_source_system text, p_source_record_id text, p_payload jsonb, p_source_updated_at timestamp with time zone, p_idempotency_key text, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.ingest(p_source_system text, p_source_record_id text, p_payload jsonb, p_source_updated_at timestamp with time zone, p_idempotency_key text, p_dry_run boolean) TO mds_service;
GRANT ALL ON FUNCTION mds.ingest(p_source_system text, p_source_record_id text, p_payload jsonb, p_source_updated_at timestamp with time zone, p_idempotency_key text, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.ingest_batch(p_source_system text, p_records jsonb, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.ingest_batch(p_source_system text, p_records jsonb, p_dry_run boolean) TO mds_service;
GRANT ALL ON FUNCTION mds.ingest_batch(p_source_system text, p_records jsonb, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.join_all(p_duplicate_ids bigint[], p_survivor_id uuid, p_reason text, p_requested_by name, p_approved_by name) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.join_users(p_survivor_id uuid, p_absorbed_id uuid, p_reason text, p_requested_by name, p_approved_by name) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.keep_payload(p_source_identity_id bigint, p_payload jsonb, p_source_updated_at timestamp with time zone, p_is_stale boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.load_batch(p_load_id bigint, p_first_line bigint, p_last_line bigint, p_records jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.load_batch(p_load_id bigint, p_first_line bigint, p_last_line bigint, p_records jsonb) TO mds_service;
GRANT ALL ON FUNCTION mds.load_batch(p_load_id bigint, p_first_line bigint, p_last_line bigint, p_records jsonb) TO mds_operator;

REVOKE ALL ON FUNCTION mds.lock_users(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.masked(p_value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_service;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_steward;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_approver;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_reader;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_auditor;
GRANT ALL ON FUNCTION mds.masked(p_value jsonb) TO mds_operator;

REVOKE ALL ON FUNCTION mds.masked_text(p_value text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_service;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_steward;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_approver;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_reader;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_auditor;
GRANT ALL ON FUNCTION mds.masked_text(p_value text) TO mds_operator;

REVOKE ALL ON FUNCTION mds.may_see_all() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_service;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_steward;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_approver;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_reader;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_auditor;
GRANT ALL ON FUNCTION mds.may_see_all() TO mds_operator;

REVOKE ALL ON FUNCTION mds.may_see_all_clear() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_service;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_steward;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_approver;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_reader;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_auditor;
GRANT ALL ON FUNCTION mds.may_see_all_clear() TO mds_operator;

REVOKE ALL ON FUNCTION mds.own_systems() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_service;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_steward;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_approver;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_reader;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_auditor;
GRANT ALL ON FUNCTION mds.own_systems() TO mds_operator;

REVOKE ALL ON FUNCTION mds.may_see_clear(p_user_id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.merge_preview(p_survivor_id uuid, p_duplicate_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.merge_preview(p_survivor_id uuid, p_duplicate_id uuid) TO mds_steward;
GRANT ALL ON FUNCTION mds.merge_preview(p_survivor_id uuid, p_duplicate_id uuid) TO mds_approver;

REVOKE ALL ON FUNCTION mds.merge_risks(p_left_ids bigint[], p_right_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.merge_users(p_survivor_id uuid, p_duplicate_id uuid, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.merge_users(p_survivor_id uuid, p_duplicate_id uuid, p_reason text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.move_identity(p_source_identity_id bigint, p_user_id uuid, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.move_identity(p_source_identity_id bigint, p_user_id uuid, p_reason text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.nested(p_flat jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.next_review(p_lease interval, p_skipped_ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.next_review(p_lease interval, p_skipped_ids bigint[]) TO mds_steward;
GRANT ALL ON FUNCTION mds.next_review(p_lease interval, p_skipped_ids bigint[]) TO mds_approver;

REVOKE ALL ON FUNCTION mds.normalise(p_payload jsonb, p_source_system text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.normalise(p_payload jsonb, p_source_system text) TO mds_service;
GRANT ALL ON FUNCTION mds.normalise(p_payload jsonb, p_source_system text) TO mds_steward;
GRANT ALL ON FUNCTION mds.normalise(p_payload jsonb, p_source_system text) TO mds_operator;

REVOKE ALL ON FUNCTION mds.note_retries(p_readings mds.reading[], p_before timestamp with time zone) FROM PUBLIC;

GRANT SELECT ON TABLE mds.former_memberships TO mds_steward;
GRANT SELECT ON TABLE mds.former_memberships TO mds_approver;
GRANT SELECT ON TABLE mds.former_memberships TO mds_auditor;
GRANT SELECT ON TABLE mds.former_memberships TO mds_operator;

REVOKE ALL ON FUNCTION mds.offers_at(p_user_id uuid, p_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.open_case(p_duplicate_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.open_load(p_load_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.parted_by(p_as bigint[], p_bs bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.path_steps(p_path text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.payload_of(p_source_identity_id bigint, p_version integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.pending_case(p_duplicate_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.pin(p_user_id uuid, p_changes jsonb, p_reason text, p_expires_at timestamp with time zone, p_expected_version bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.pin_value(p_user_id uuid, p_attribute_path text, p_value jsonb, p_reason text, p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.pin_value(p_user_id uuid, p_attribute_path text, p_value jsonb, p_reason text, p_expires_at timestamp with time zone) TO mds_steward;

REVOKE ALL ON FUNCTION mds.profile_of(p_user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_service;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_steward;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_approver;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_reader;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_auditor;
GRANT ALL ON FUNCTION mds.profile_of(p_user_id uuid) TO mds_operator;

REVOKE ALL ON FUNCTION mds.publish_reviews(p_duplicate_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.publish_states(p_after uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.publish_states(p_after uuid, p_limit integer) TO mds_operator;

REVOKE ALL ON FUNCTION mds.publish_users(p_user_ids uuid[], p_created_ids uuid[], p_merge_ids bigint[], p_undone_merge_ids bigint[], p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.read_record(p_system mds.source_systems, p_identity_id bigint, p_source_record_id text, p_payload jsonb) FROM PUBLIC;

GRANT SELECT ON TABLE mds.registered_references TO mds_operator;

REVOKE ALL ON FUNCTION mds.read_reference(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.read_reference(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean) TO mds_owner;

REVOKE ALL ON FUNCTION mds.recompute(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.recompute(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.record_lineage(p_user_ids uuid[], p_values mds.golden_value[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.record_memberships(p_identity_ids bigint[], p_user_ids uuid[], p_are_minted boolean[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.record_moves(p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[]) FROM PUBLIC;

GRANT SELECT ON TABLE mds.regroupings TO mds_steward;
GRANT SELECT ON TABLE mds.regroupings TO mds_approver;
GRANT SELECT ON TABLE mds.regroupings TO mds_auditor;
GRANT SELECT ON TABLE mds.regroupings TO mds_operator;

REVOKE ALL ON FUNCTION mds.record_regrouping(p_regrouping_id bigint, p_trigger_ids bigint[], p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[], p_undoes_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.redecide(p_identity_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[], p_undone_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.rederive(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.rederive_within(p_user_ids uuid[], p_budget interval) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.redirect_users(p_identity_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[], p_owner_ids uuid[], p_before mds.regroupings, p_regrouping_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.reevaluate_reviews(p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.reevaluate_reviews(p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.reference_gaps() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.reference_gaps() TO mds_operator;
GRANT ALL ON FUNCTION mds.reference_gaps() TO mds_steward;
GRANT ALL ON FUNCTION mds.reference_gaps() TO mds_auditor;

REVOKE ALL ON FUNCTION mds.reference_problem(p_reference mds.registered_references) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.referring_rows(p_reference mds.registered_references, p_user_ids uuid[], p_by_key boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.refresh_duplicates(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.refresh_legacy_ids(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.refresh_profiles(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.register_reference(p_table regclass, p_column name) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.register_reference(p_table regclass, p_column name) TO mds_operator;

REVOKE ALL ON FUNCTION mds.register_source(p_name text, p_trust numeric, p_is_deduplicated boolean, p_access_role text, p_default_country character, p_date_order text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.register_source(p_name text, p_trust numeric, p_is_deduplicated boolean, p_access_role text, p_default_country character, p_date_order text) TO mds_operator;
GRANT ALL ON FUNCTION mds.register_source(p_name text, p_trust numeric, p_is_deduplicated boolean, p_access_role text, p_default_country character, p_date_order text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.regrouping_before(p_undone_ids bigint[], p_trigger_ids bigint[], p_identity_ids bigint[], p_cluster_ids bigint[], p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.reject(p_load_id bigint, p_line bigint, p_raw text, p_error_code text, p_message text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.reject(p_load_id bigint, p_line bigint, p_raw text, p_error_code text, p_message text) TO mds_service;
GRANT ALL ON FUNCTION mds.reject(p_load_id bigint, p_line bigint, p_raw text, p_error_code text, p_message text) TO mds_operator;

REVOKE ALL ON FUNCTION mds.reject_review(p_duplicate_id bigint, p_note text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.reject_review(p_duplicate_id bigint, p_note text) TO mds_approver;

REVOKE ALL ON FUNCTION mds.release_review(p_duplicate_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.release_review(p_duplicate_id bigint) TO mds_steward;
GRANT ALL ON FUNCTION mds.release_review(p_duplicate_id bigint) TO mds_approver;

REVOKE ALL ON FUNCTION mds.repoint_references(p_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.request_approval(p_survivor_id uuid, p_absorbed_id uuid, p_reason text, p_risks text[], p_stays_id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.resolve_user(p_user_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_service;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_steward;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_approver;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_reader;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_auditor;
GRANT ALL ON FUNCTION mds.resolve_user(p_user_id uuid) TO mds_operator;

REVOKE ALL ON FUNCTION mds.retract(p_source_system text, p_source_record_id text, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.retract(p_source_system text, p_source_record_id text, p_reason text) TO mds_service;
GRANT ALL ON FUNCTION mds.retract(p_source_system text, p_source_record_id text, p_reason text) TO mds_operator;

REVOKE ALL ON FUNCTION mds.review_stats() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.review_stats() TO mds_steward;
GRANT ALL ON FUNCTION mds.review_stats() TO mds_approver;
GRANT ALL ON FUNCTION mds.review_stats() TO mds_auditor;
GRANT ALL ON FUNCTION mds.review_stats() TO mds_operator;

REVOKE ALL ON FUNCTION mds.rule_attribute(p_attribute text) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.run_due_jobs(p_budget interval) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.run_due_jobs(p_budget interval) TO mds_operator;

REVOKE ALL ON FUNCTION mds.run_job(p_name text, p_budget interval, p_dry_run boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.run_job(p_name text, p_budget interval, p_dry_run boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.score_of(p_weight double precision) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) TO mds_service;
GRANT ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) TO mds_steward;
GRANT ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) TO mds_approver;
GRANT ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) TO mds_reader;
GRANT ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.search(p_attributes jsonb, p_limit integer) TO mds_operator;

GRANT SELECT ON TABLE mds.jobs TO mds_operator;

REVOKE ALL ON FUNCTION mds.set_job(p_name text, p_is_enabled boolean, p_every interval) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.set_job(p_name text, p_is_enabled boolean, p_every interval) TO mds_operator;

REVOKE ALL ON FUNCTION mds.set_override(p_kind text, p_a bigint, p_b bigint, p_reason text, p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.set_override(p_kind text, p_a bigint, p_b bigint, p_reason text, p_expires_at timestamp with time zone) TO mds_steward;

GRANT SELECT ON TABLE mds.review_policies TO mds_steward;
GRANT SELECT ON TABLE mds.review_policies TO mds_approver;
GRANT SELECT ON TABLE mds.review_policies TO mds_auditor;
GRANT SELECT ON TABLE mds.review_policies TO mds_operator;

REVOKE ALL ON FUNCTION mds.set_review_policy(p_reason text, p_priority integer, p_sla interval) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.set_review_policy(p_reason text, p_priority integer, p_sla interval) TO mds_operator;

GRANT SELECT ON TABLE mds.risk_rules TO mds_steward;
GRANT SELECT ON TABLE mds.risk_rules TO mds_approver;
GRANT SELECT ON TABLE mds.risk_rules TO mds_auditor;
GRANT SELECT ON TABLE mds.risk_rules TO mds_operator;

REVOKE ALL ON FUNCTION mds.set_risk_rule(p_name text, p_is_enabled boolean, p_reason text, p_threshold double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.set_risk_rule(p_name text, p_is_enabled boolean, p_reason text, p_threshold double precision) TO mds_operator;

REVOKE ALL ON FUNCTION mds.set_survivorship(p_attribute text, p_strategy text, p_reason text, p_group_name text, p_source_order text[], p_value_order jsonb, p_custom_function text, p_dry_run boolean, p_budget interval) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.set_survivorship(p_attribute text, p_strategy text, p_reason text, p_group_name text, p_source_order text[], p_value_order jsonb, p_custom_function text, p_dry_run boolean, p_budget interval) TO mds_steward;
GRANT ALL ON FUNCTION mds.set_survivorship(p_attribute text, p_strategy text, p_reason text, p_group_name text, p_source_order text[], p_value_order jsonb, p_custom_function text, p_dry_run boolean, p_budget interval) TO mds_operator;

REVOKE ALL ON FUNCTION mds.set_trust(p_source_system text, p_trust numeric, p_reason text, p_attribute text, p_minimum numeric, p_decay_period interval, p_decay_curve text, p_doubtful_percent numeric, p_dry_run boolean, p_budget interval) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.set_trust(p_source_system text, p_trust numeric, p_reason text, p_attribute text, p_minimum numeric, p_decay_period interval, p_decay_curve text, p_doubtful_percent numeric, p_dry_run boolean, p_budget interval) TO mds_steward;
GRANT ALL ON FUNCTION mds.set_trust(p_source_system text, p_trust numeric, p_reason text, p_attribute text, p_minimum numeric, p_decay_period interval, p_decay_curve text, p_doubtful_percent numeric, p_dry_run boolean, p_budget interval) TO mds_operator;

REVOKE ALL ON FUNCTION mds.settle(p_identity_ids bigint[], p_left_user_ids uuid[], p_are_locked boolean, p_former_keys bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.settlements_of(p_changed_ids bigint[], p_identity_ids bigint[], p_cluster_ids bigint[], p_previous_user_ids uuid[], p_next_user_ids uuid[], p_clusters bigint[], p_kinds text[], p_affected_user_ids uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.simulate(p_changes jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.simulate(p_changes jsonb) TO mds_operator;

REVOKE ALL ON FUNCTION mds.source_quality(p_sample integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.source_quality(p_sample integer) TO mds_steward;
GRANT ALL ON FUNCTION mds.source_quality(p_sample integer) TO mds_approver;
GRANT ALL ON FUNCTION mds.source_quality(p_sample integer) TO mds_auditor;
GRANT ALL ON FUNCTION mds.source_quality(p_sample integer) TO mds_operator;

GRANT SELECT ON TABLE mds.rejected_records TO mds_service;
GRANT SELECT ON TABLE mds.rejected_records TO mds_steward;
GRANT SELECT ON TABLE mds.rejected_records TO mds_operator;

REVOKE ALL ON FUNCTION mds.source_stats() FROM PUBLIC;
GRANT ALL ON FUNCTION mds.source_stats() TO mds_steward;
GRANT ALL ON FUNCTION mds.source_stats() TO mds_approver;
GRANT ALL ON FUNCTION mds.source_stats() TO mds_auditor;
GRANT ALL ON FUNCTION mds.source_stats() TO mds_operator;

REVOKE ALL ON FUNCTION mds.split_user(p_user_id uuid, p_source_identity_ids bigint[], p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.split_user(p_user_id uuid, p_source_identity_ids bigint[], p_reason text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.start_load(p_file_name text, p_file_hash text, p_options jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.start_load(p_file_name text, p_file_hash text, p_options jsonb) TO mds_service;
GRANT ALL ON FUNCTION mds.start_load(p_file_name text, p_file_hash text, p_options jsonb) TO mds_operator;

REVOKE ALL ON FUNCTION mds.store_records(p_readings mds.reading[], p_features matching.features[], p_keys matching.identity_keys[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.suggest_blocked_values(p_minimum_count bigint, p_factor double precision, p_is_exact boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.suggest_blocked_values(p_minimum_count bigint, p_factor double precision, p_is_exact boolean) TO mds_steward;
GRANT ALL ON FUNCTION mds.suggest_blocked_values(p_minimum_count bigint, p_factor double precision, p_is_exact boolean) TO mds_operator;

REVOKE ALL ON FUNCTION mds.survivors(p_offers mds.offer[], p_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.take_records(p_records mds.incoming_record[], p_load_id bigint, p_is_strict boolean, p_after_line bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.unmerge(p_merge_id bigint, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.unmerge(p_merge_id bigint, p_reason text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.unpin_value(p_user_id uuid, p_attribute_path text, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.unpin_value(p_user_id uuid, p_attribute_path text, p_reason text) TO mds_steward;

REVOKE ALL ON FUNCTION mds.unregister_reference(p_table regclass, p_column name) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.unregister_reference(p_table regclass, p_column name) TO mds_operator;

REVOKE ALL ON FUNCTION mds.update_profile(p_user_id uuid, p_changes jsonb, p_expected_version bigint, p_reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.update_profile(p_user_id uuid, p_changes jsonb, p_expected_version bigint, p_reason text) TO mds_steward;

GRANT SELECT ON TABLE mds.merges TO mds_steward;
GRANT SELECT ON TABLE mds.merges TO mds_approver;
GRANT SELECT ON TABLE mds.merges TO mds_auditor;
GRANT SELECT ON TABLE mds.merges TO mds_operator;

GRANT SELECT(id) ON TABLE mds.merges TO mds_service;
GRANT SELECT(id) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(id) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(kind) ON TABLE mds.merges TO mds_service;
GRANT SELECT(kind) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(kind) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(survivor_id) ON TABLE mds.merges TO mds_service;
GRANT SELECT(survivor_id) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(survivor_id) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(absorbed_id) ON TABLE mds.merges TO mds_service;
GRANT SELECT(absorbed_id) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(absorbed_id) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(match_method) ON TABLE mds.merges TO mds_service;
GRANT SELECT(match_method) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(match_method) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(match_weight) ON TABLE mds.merges TO mds_service;
GRANT SELECT(match_weight) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(match_weight) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(moved_identity_ids) ON TABLE mds.merges TO mds_service;
GRANT SELECT(moved_identity_ids) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(moved_identity_ids) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(kept_identity_ids) ON TABLE mds.merges TO mds_service;
GRANT SELECT(kept_identity_ids) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(kept_identity_ids) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(merged_at) ON TABLE mds.merges TO mds_service;
GRANT SELECT(merged_at) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(merged_at) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(merged_by) ON TABLE mds.merges TO mds_service;
GRANT SELECT(merged_by) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(merged_by) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(undone_at) ON TABLE mds.merges TO mds_service;
GRANT SELECT(undone_at) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(undone_at) ON TABLE mds.merges TO mds_pii_reader;

GRANT SELECT(undone_by_id) ON TABLE mds.merges TO mds_service;
GRANT SELECT(undone_by_id) ON TABLE mds.merges TO mds_reader;
GRANT SELECT(undone_by_id) ON TABLE mds.merges TO mds_pii_reader;

REVOKE ALL ON FUNCTION mds.user_at(p_user_id uuid, p_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.user_pair(p_survivor_id uuid, p_duplicate_id uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.verify_golden(p_sample integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.verify_golden(p_sample integer) TO mds_operator;
GRANT ALL ON FUNCTION mds.verify_golden(p_sample integer) TO mds_auditor;
GRANT ALL ON FUNCTION mds.verify_golden(p_sample integer) TO mds_steward;

REVOKE ALL ON FUNCTION mds.verify_lineage(p_sample integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.verify_lineage(p_sample integer) TO mds_operator;
GRANT ALL ON FUNCTION mds.verify_lineage(p_sample integer) TO mds_auditor;
GRANT ALL ON FUNCTION mds.verify_lineage(p_sample integer) TO mds_steward;

REVOKE ALL ON FUNCTION mds.verify_rebuild(p_sample integer, p_seed integer) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.verify_rebuild(p_sample integer, p_seed integer) TO mds_operator;
GRANT ALL ON FUNCTION mds.verify_rebuild(p_sample integer, p_seed integer) TO mds_auditor;

REVOKE ALL ON FUNCTION mds.visible_systems() FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_service;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_steward;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_approver;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_reader;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_auditor;
GRANT ALL ON FUNCTION mds.why_not(p_a bigint, p_b bigint) TO mds_operator;

REVOKE ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_service;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_steward;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_approver;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_reader;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_auditor;
GRANT ALL ON FUNCTION mds.why_records(p_a bigint, p_b bigint) TO mds_operator;

REVOKE ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_service;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_steward;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_approver;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_reader;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_pii_reader;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_auditor;
GRANT ALL ON FUNCTION mds.why_value(p_user_id uuid, p_attribute_path text, p_as_of timestamp with time zone) TO mds_operator;

REVOKE ALL ON FUNCTION mds.with_companions(p_identity_ids bigint[], p_other_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.withdraw_overrides(p_withdrawn_ids bigint[], p_reinstated_ids bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION mds.write_reference(p_reference mds.registered_references, p_moves mds.reference_move[]) FROM PUBLIC;
GRANT ALL ON FUNCTION mds.write_reference(p_reference mds.registered_references, p_moves mds.reference_move[]) TO mds_owner;

REVOKE ALL ON FUNCTION mds.written_time(p_written text, p_date_order text) FROM PUBLIC;

REVOKE ALL ON FUNCTION normalise.block_value(p_attribute text, p_value text, p_reason text, p_is_pattern boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION normalise.block_value(p_attribute text, p_value text, p_reason text, p_is_pattern boolean) TO mds_steward;

REVOKE ALL ON FUNCTION normalise.compile_address_words() FROM PUBLIC;

REVOKE ALL ON FUNCTION normalise.compile_is_blocked() FROM PUBLIC;

REVOKE ALL ON FUNCTION normalise.compile_lookup() FROM PUBLIC;

REVOKE ALL ON FUNCTION normalise.compile_postal_code_format() FROM PUBLIC;

GRANT SELECT ON TABLE normalise.phone_regions TO PUBLIC;

GRANT SELECT ON TABLE normalise.email_domains TO PUBLIC;

REVOKE ALL ON FUNCTION normalise.set_email_domain(p_domain text, p_canonical_domain text, p_tag_separator text, p_is_dot_ignored boolean, p_is_disposable boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION normalise.set_email_domain(p_domain text, p_canonical_domain text, p_tag_separator text, p_is_dot_ignored boolean, p_is_disposable boolean) TO mds_steward;

REVOKE ALL ON FUNCTION normalise.set_email_role(p_local_part text, p_is_role boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION normalise.set_email_role(p_local_part text, p_is_role boolean) TO mds_steward;

REVOKE ALL ON FUNCTION normalise.set_name_reading(p_written text, p_part text, p_language text, p_latin text) FROM PUBLIC;
GRANT ALL ON FUNCTION normalise.set_name_reading(p_written text, p_part text, p_language text, p_latin text) TO mds_steward;

REVOKE ALL ON FUNCTION normalise.set_nickname(p_name text, p_root text, p_language text, p_is_nickname boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION normalise.set_nickname(p_name text, p_root text, p_language text, p_is_nickname boolean) TO mds_steward;

REVOKE ALL ON FUNCTION normalise.unblock_value(p_attribute text, p_value text) FROM PUBLIC;
GRANT ALL ON FUNCTION normalise.unblock_value(p_attribute text, p_value text) TO mds_steward;

GRANT SELECT(id) ON TABLE cdc.signals TO mds_cdc_canonical;

GRANT SELECT(type) ON TABLE cdc.signals TO mds_cdc_canonical;

GRANT SELECT(data) ON TABLE cdc.signals TO mds_cdc_canonical;

GRANT SELECT ON TABLE matching.comparison_levels TO mds_steward;
GRANT SELECT ON TABLE matching.comparison_levels TO mds_approver;
GRANT SELECT ON TABLE matching.comparison_levels TO mds_auditor;
GRANT SELECT ON TABLE matching.comparison_levels TO mds_operator;

GRANT SELECT ON TABLE matching.comparisons TO mds_steward;
GRANT SELECT ON TABLE matching.comparisons TO mds_approver;
GRANT SELECT ON TABLE matching.comparisons TO mds_auditor;
GRANT SELECT ON TABLE matching.comparisons TO mds_operator;

GRANT SELECT ON TABLE mds.current_lineage TO mds_service;
GRANT SELECT ON TABLE mds.current_lineage TO mds_steward;
GRANT SELECT ON TABLE mds.current_lineage TO mds_approver;
GRANT SELECT ON TABLE mds.current_lineage TO mds_reader;
GRANT SELECT ON TABLE mds.current_lineage TO mds_pii_reader;
GRANT SELECT ON TABLE mds.current_lineage TO mds_auditor;
GRANT SELECT ON TABLE mds.current_lineage TO mds_operator;

GRANT SELECT ON TABLE mds.masked_profiles TO mds_service;
GRANT SELECT ON TABLE mds.masked_profiles TO mds_steward;
GRANT SELECT ON TABLE mds.masked_profiles TO mds_approver;
GRANT SELECT ON TABLE mds.masked_profiles TO mds_reader;
GRANT SELECT ON TABLE mds.masked_profiles TO mds_pii_reader;
GRANT SELECT ON TABLE mds.masked_profiles TO mds_auditor;
GRANT SELECT ON TABLE mds.masked_profiles TO mds_operator;

GRANT SELECT ON TABLE mds.golden_profiles TO mds_service;
GRANT SELECT ON TABLE mds.golden_profiles TO mds_steward;
GRANT SELECT ON TABLE mds.golden_profiles TO mds_approver;
GRANT SELECT ON TABLE mds.golden_profiles TO mds_reader;
GRANT SELECT ON TABLE mds.golden_profiles TO mds_pii_reader;
GRANT SELECT ON TABLE mds.golden_profiles TO mds_auditor;
GRANT SELECT ON TABLE mds.golden_profiles TO mds_operator;

GRANT SELECT ON TABLE mds.job_runs TO mds_operator;

GRANT SELECT ON TABLE mds.merge_history TO mds_service;
GRANT SELECT ON TABLE mds.merge_history TO mds_steward;
GRANT SELECT ON TABLE mds.merge_history TO mds_approver;
GRANT SELECT ON TABLE mds.merge_history TO mds_reader;
GRANT SELECT ON TABLE mds.merge_history TO mds_pii_reader;
GRANT SELECT ON TABLE mds.merge_history TO mds_auditor;
GRANT SELECT ON TABLE mds.merge_history TO mds_operator;

GRANT SELECT ON TABLE mds.open_duplicates TO mds_steward;
GRANT SELECT ON TABLE mds.open_duplicates TO mds_approver;
GRANT SELECT ON TABLE mds.open_duplicates TO mds_auditor;
GRANT SELECT ON TABLE mds.open_duplicates TO mds_operator;

GRANT SELECT ON TABLE mds.overrides TO mds_steward;
GRANT SELECT ON TABLE mds.overrides TO mds_approver;
GRANT SELECT ON TABLE mds.overrides TO mds_auditor;
GRANT SELECT ON TABLE mds.overrides TO mds_operator;

GRANT SELECT ON TABLE mds.recomputations TO mds_operator;

GRANT SELECT ON TABLE mds.repointed_references TO mds_operator;

GRANT SELECT ON TABLE mds.review_labels TO mds_steward;
GRANT SELECT ON TABLE mds.review_labels TO mds_approver;
GRANT SELECT ON TABLE mds.review_labels TO mds_auditor;
GRANT SELECT ON TABLE mds.review_labels TO mds_operator;

GRANT SELECT ON TABLE mds.user_identities TO mds_service;
GRANT SELECT ON TABLE mds.user_identities TO mds_steward;
GRANT SELECT ON TABLE mds.user_identities TO mds_approver;
GRANT SELECT ON TABLE mds.user_identities TO mds_reader;
GRANT SELECT ON TABLE mds.user_identities TO mds_pii_reader;
GRANT SELECT ON TABLE mds.user_identities TO mds_auditor;
GRANT SELECT ON TABLE mds.user_identities TO mds_operator;

GRANT SELECT ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT ON TABLE mds.value_pins TO mds_pii_reader;

GRANT SELECT(id) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(id) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(id) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(id) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(id) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(canonical_user_id) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(canonical_user_id) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(canonical_user_id) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(canonical_user_id) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(canonical_user_id) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(attribute) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(attribute) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(attribute) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(attribute) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(attribute) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(reason) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(reason) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(reason) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(reason) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(reason) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(expires_at) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(expires_at) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(expires_at) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(expires_at) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(expires_at) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(pinned_by) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(pinned_by) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(pinned_by) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(pinned_by) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(pinned_by) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(valid_from) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(valid_from) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(valid_from) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(valid_from) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(valid_from) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(valid_to) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(valid_to) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(valid_to) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(valid_to) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(valid_to) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(released_by) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(released_by) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(released_by) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(released_by) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(released_by) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT(release_reason) ON TABLE mds.value_pins TO mds_steward;
GRANT SELECT(release_reason) ON TABLE mds.value_pins TO mds_approver;
GRANT SELECT(release_reason) ON TABLE mds.value_pins TO mds_pii_reader;
GRANT SELECT(release_reason) ON TABLE mds.value_pins TO mds_auditor;
GRANT SELECT(release_reason) ON TABLE mds.value_pins TO mds_operator;

GRANT SELECT ON TABLE normalise.address_terms TO PUBLIC;

GRANT SELECT ON TABLE normalise.blocked_values TO PUBLIC;

GRANT SELECT ON TABLE normalise.countries TO PUBLIC;

GRANT SELECT ON TABLE normalise.country_names TO PUBLIC;

GRANT SELECT ON TABLE normalise.date_words TO PUBLIC;

GRANT SELECT ON TABLE normalise.email_roles TO PUBLIC;

GRANT SELECT ON TABLE normalise.identifier_aliases TO PUBLIC;

GRANT SELECT ON TABLE normalise.identifier_rules TO PUBLIC;

GRANT SELECT ON TABLE normalise.letters TO PUBLIC;

GRANT SELECT ON TABLE normalise.name_readings TO PUBLIC;

GRANT SELECT ON TABLE normalise.nicknames TO PUBLIC;

GRANT SELECT ON TABLE normalise.phone_characters TO PUBLIC;

GRANT SELECT ON TABLE normalise.phone_ranges TO PUBLIC;

GRANT SELECT ON TABLE normalise.postal_codes TO PUBLIC;

ALTER DEFAULT PRIVILEGES FOR ROLE mds_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;
