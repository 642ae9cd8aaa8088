-- Rounds with their latest proposal. `signatures` say of each whether it fills a seat, as the round decided; `waits_since` is the day
-- from which the next step has waited.
CREATE TABLE rounds_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    cohort uuid NOT NULL,
    purpose text NOT NULL,
    expected integer NOT NULL,
    opened_at timestamptz NOT NULL,
    people_paired uuid [] NOT NULL DEFAULT '{}',
    people_unplaced uuid [] NOT NULL DEFAULT '{}',
    fingerprint text,
    signatures jsonb NOT NULL DEFAULT '[]',
    substitutes jsonb NOT NULL DEFAULT '[]',
    summary jsonb,
    published_on date,
    waits_since date NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, round)
);
CREATE INDEX rounds_1_by_cohort ON rounds_1 (tenant, cohort);
SELECT wall('rounds_1');
CREATE TABLE pairs_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    senior uuid NOT NULL,
    colleague uuid NOT NULL,
    score integer NOT NULL,
    partnership uuid,
    PRIMARY KEY (tenant, round, senior)
);
SELECT wall('pairs_1');
CREATE TABLE signed_pairs_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    proposed_seniors uuid [] NOT NULL,
    proposed_colleagues uuid [] NOT NULL,
    signed_seniors uuid [] NOT NULL DEFAULT '{}',
    signed_colleagues uuid [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, round)
);
SELECT wall('signed_pairs_1');
CREATE TABLE explanations_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    version integer NOT NULL,
    explanations jsonb NOT NULL,
    PRIMARY KEY (tenant, round, version)
);
SELECT wall('explanations_1');
