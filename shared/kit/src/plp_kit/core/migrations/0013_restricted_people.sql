-- People whose data are restricted, as this service has received it. Why is not known here.
CREATE TABLE restricted_people_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    PRIMARY KEY (tenant, person)
);
SELECT wall('restricted_people_1');
