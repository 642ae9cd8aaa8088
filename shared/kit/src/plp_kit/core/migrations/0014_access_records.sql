-- Who viewed whose data: one person's, or that of many of the people of something, such as a cohort. A row is written before anything is shown, and never changed; it is deleted when its period is over.
CREATE TABLE access_records (
    tenant tenant_code NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    reader uuid NOT NULL,
    person uuid,
    everyone_of uuid,
    what text NOT NULL,
    PRIMARY KEY (tenant, id),
    CHECK ((person IS NULL) <> (everyone_of IS NULL))
);
CREATE INDEX access_records_by_person ON access_records (tenant, person, at);
CREATE INDEX access_records_by_time ON access_records (tenant, at, id);
CREATE INDEX access_records_by_everyone_of ON access_records (tenant, everyone_of, at) WHERE everyone_of IS NOT NULL;
SELECT wall('access_records', 'SELECT, INSERT, DELETE');
