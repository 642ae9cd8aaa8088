-- What evaluators, facilitators and participants ask for. A row belongs to one stream; sums are queries.
CREATE TABLE participants_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    participant uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    survey boolean,
    national_counts boolean,
    left_on date,
    PRIMARY KEY (tenant, participant)
);
CREATE INDEX participants_1_by_cohort ON participants_1 (tenant, cohort, participant);
CREATE TABLE seats_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    participant uuid NOT NULL,
    partnership uuid NOT NULL,
    cohort uuid NOT NULL,
    seat text NOT NULL,
    held_on date NOT NULL,
    event_id uuid NOT NULL,
    PRIMARY KEY (tenant, participant, partnership)
);
CREATE INDEX seats_1_by_cohort ON seats_1 (tenant, cohort, participant);
CREATE TABLE surveys_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    survey uuid NOT NULL,
    cohort uuid NOT NULL,
    title text NOT NULL,
    wave text NOT NULL,
    state text NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    invited integer NOT NULL,
    approval_reference text,
    approved_on date,
    approver text,
    closed_event uuid,
    version integer NOT NULL,
    PRIMARY KEY (tenant, survey)
);
CREATE INDEX surveys_1_by_cohort ON surveys_1 (tenant, cohort, opens_on);
CREATE TABLE invitations_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    survey uuid NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, survey, person)
);
CREATE INDEX invitations_1_by_person ON invitations_1 (tenant, person);
CREATE TABLE respondents_1 (
    tenant tenant_code NOT NULL DEFAULT current_setting('app.tenant')::tenant_code,
    survey uuid NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, survey, person)
);

ALTER TABLE participants_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE participants_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE seats_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE seats_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE surveys_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE invitations_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations_1 FORCE ROW LEVEL SECURITY;
ALTER TABLE respondents_1 ENABLE ROW LEVEL SECURITY;
ALTER TABLE respondents_1 FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON participants_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON seats_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON surveys_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON invitations_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
CREATE POLICY tenant ON respondents_1 TO plp_app, plp_owner
USING (tenant = (SELECT current_setting('app.tenant')::tenant_code))
WITH CHECK (tenant = (SELECT current_setting('app.tenant')::tenant_code));
GRANT SELECT, INSERT, UPDATE, DELETE ON participants_1, seats_1, surveys_1, invitations_1, respondents_1 TO plp_app;
