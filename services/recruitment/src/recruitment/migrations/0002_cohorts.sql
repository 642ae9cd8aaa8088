-- The cohorts of a trust.
CREATE TABLE cohorts_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    title text NOT NULL,
    groups_served text [] NOT NULL,
    word_senior text NOT NULL,
    word_served text NOT NULL,
    recruiting_opens_on date NOT NULL,
    recruiting_closes_on date NOT NULL,
    matching_on date NOT NULL,
    launch_on date NOT NULL,
    survey_on date NOT NULL,
    recruiting boolean NOT NULL,
    launched boolean NOT NULL,
    closed_at timestamptz,
    facts_until date NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
SELECT wall('cohorts_1');
