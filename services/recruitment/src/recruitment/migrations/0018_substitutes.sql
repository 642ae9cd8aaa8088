-- Who reads a round of matching as a substitute: while it is on they see the names of the cohort's people.
CREATE TABLE substitutes_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, round, person)
);
CREATE INDEX substitutes_1_by_person ON substitutes_1 (tenant, person);
SELECT wall('substitutes_1');
