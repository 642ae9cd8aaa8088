-- People who are erased by this service's own log. Compared with the vault at every start.
CREATE TABLE erased_people_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    erased_on date NOT NULL,
    PRIMARY KEY (tenant, person)
);
SELECT wall('erased_people_1');
