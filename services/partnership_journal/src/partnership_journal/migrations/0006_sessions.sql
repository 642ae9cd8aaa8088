-- Group sessions, and who was there.
CREATE TABLE sessions_1 (
    tenant tenant_code NOT NULL,
    session uuid NOT NULL,
    cohort uuid NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    how text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, session)
);
CREATE INDEX sessions_1_by_cohort ON sessions_1 (tenant, cohort, held_on);
SELECT wall('sessions_1');
CREATE TABLE attendances_1 (
    tenant tenant_code NOT NULL,
    session uuid NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, session, person)
);
SELECT wall('attendances_1');
