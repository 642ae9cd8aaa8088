-- What matchers ask for. A row belongs to one stream; sums are queries.
-- A candidate whose going was heard first has neither cohort nor person until entering is heard, if it ever is.
CREATE TABLE candidates_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    application uuid NOT NULL,
    cohort uuid,
    person uuid,
    sides text [] NOT NULL DEFAULT '{}',
    topics_to_learn text [] NOT NULL DEFAULT '{}',
    topics_to_share text [] NOT NULL DEFAULT '{}',
    event_id uuid,
    gone_on date,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX candidates_1_by_cohort ON candidates_1 (tenant, cohort, person);
CREATE TABLE rounds_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    round uuid NOT NULL,
    cohort uuid NOT NULL,
    purpose text NOT NULL,
    expected integer NOT NULL,
    opened_at timestamptz NOT NULL,
    people_paired uuid [] NOT NULL DEFAULT '{}',
    people_unplaced uuid [] NOT NULL DEFAULT '{}',
    fingerprint text,
    signatories uuid [] NOT NULL DEFAULT '{}',
    seats text [] NOT NULL DEFAULT '{}',
    published_on date,
    version integer NOT NULL,
    PRIMARY KEY (tenant, round)
);
CREATE INDEX rounds_1_by_cohort ON rounds_1 (tenant, cohort);
CREATE TABLE pairs_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    round uuid NOT NULL,
    senior uuid NOT NULL,
    colleague uuid NOT NULL,
    score integer NOT NULL,
    partnership uuid,
    PRIMARY KEY (tenant, round, senior)
);

ALTER TABLE candidates_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidates_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE rounds_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE pairs_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE pairs_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON candidates_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON rounds_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON pairs_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON candidates_1, rounds_1, pairs_1 TO plp_app;
