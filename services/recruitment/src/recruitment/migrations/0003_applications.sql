-- Applications from the first interest on, with what the funnel counts. `retain_until` is null as long as no end is decided.
-- `state_since` is the day on which they came to their state, `needs_since` when what the person needs was recorded last.
CREATE TABLE applications_1 (
    tenant tenant_code NOT NULL,
    application uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    sides text [] NOT NULL,
    counted_as text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    state_since date NOT NULL,
    begun_on date NOT NULL,
    arrived_at timestamptz NOT NULL,
    eligible boolean NOT NULL DEFAULT false,
    submitted boolean NOT NULL DEFAULT false,
    ever_submitted boolean NOT NULL DEFAULT false,
    ever_accepted boolean NOT NULL DEFAULT false,
    waited boolean NOT NULL DEFAULT false,
    retain_until date,
    destroyed boolean NOT NULL DEFAULT false,
    waiting_since timestamptz,
    needs_since timestamptz,
    leaves_on date,
    entered_by uuid,
    version integer NOT NULL,
    PRIMARY KEY (tenant, application)
);
CREATE INDEX applications_1_by_cohort ON applications_1 (tenant, cohort, application);
CREATE INDEX applications_1_by_person ON applications_1 (tenant, person, application);
SELECT wall('applications_1');
