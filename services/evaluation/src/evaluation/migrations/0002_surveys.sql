-- Surveys in counts, and the people whom they invited. `answered` is null until the survey has closed.
CREATE TABLE surveys_1 (
    tenant tenant_code NOT NULL,
    survey uuid NOT NULL,
    cohort uuid NOT NULL,
    title text NOT NULL,
    wave text NOT NULL,
    state text NOT NULL,
    planned_on date NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    invited integer NOT NULL,
    answered integer,
    approval_reference text,
    approved_on date,
    approver text,
    closed_event uuid,
    accesses_months integer NOT NULL,
    facts_until date NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, survey)
);
CREATE INDEX surveys_1_by_cohort ON surveys_1 (tenant, cohort, opens_on);
CREATE TABLE invitations_1 (
    tenant tenant_code NOT NULL,
    survey uuid NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, survey, person)
);
CREATE INDEX invitations_1_by_person ON invitations_1 (tenant, person);
SELECT wall('surveys_1');
SELECT wall('invitations_1');
