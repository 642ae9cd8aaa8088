-- Partnerships as each of the two partners sees them.
CREATE TABLE partnerships_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    cohort uuid NOT NULL,
    senior uuid NOT NULL,
    colleague uuid NOT NULL,
    formed_on date NOT NULL,
    ended_on date,
    ended_how text,
    version integer NOT NULL,
    PRIMARY KEY (tenant, partnership)
);
CREATE INDEX partnerships_1_by_cohort ON partnerships_1 (tenant, cohort);
CREATE INDEX partnerships_1_by_senior ON partnerships_1 (tenant, senior);
CREATE INDEX partnerships_1_by_colleague ON partnerships_1 (tenant, colleague);
SELECT wall('partnerships_1');
