-- Who is let through which rule about roles and until when, as this service has received it. The reason is sealed.
CREATE TABLE excepted_people_1 (
    tenant tenant_code NOT NULL,
    exception uuid NOT NULL,
    person uuid NOT NULL,
    rule text NOT NULL,
    reason sealed NOT NULL,
    begins_on date NOT NULL,
    last_day date NOT NULL,
    ended_on date,
    PRIMARY KEY (tenant, exception)
);
CREATE INDEX excepted_people_1_by_person ON excepted_people_1 (tenant, person);
SELECT wall('excepted_people_1');
