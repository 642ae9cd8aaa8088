-- The people of a cohort, with the seats that they took. A row belongs to one stream; sums are queries.
CREATE TABLE participants_1 (
    tenant tenant_code NOT NULL,
    participant uuid NOT NULL,
    cohort uuid NOT NULL,
    person uuid NOT NULL,
    survey boolean,
    national_counts boolean,
    survey_taken_back boolean NOT NULL DEFAULT false,
    left_on date,
    PRIMARY KEY (tenant, participant)
);
CREATE INDEX participants_1_by_cohort ON participants_1 (tenant, cohort, participant);
CREATE TABLE seats_1 (
    tenant tenant_code NOT NULL,
    participant uuid NOT NULL,
    partnership uuid NOT NULL,
    cohort uuid NOT NULL,
    seat text NOT NULL,
    held_on date NOT NULL,
    event_id uuid NOT NULL,
    PRIMARY KEY (tenant, participant, partnership)
);
CREATE INDEX seats_1_by_cohort ON seats_1 (tenant, cohort, participant);
SELECT wall('participants_1');
SELECT wall('seats_1');
