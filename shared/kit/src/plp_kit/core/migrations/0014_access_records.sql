-- Who viewed whose data. A row is written before anything is shown, and never changed; it is deleted when its period is over.
CREATE TABLE access_records (
    tenant tenant_code NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    reader uuid NOT NULL,
    person uuid NOT NULL,
    what text NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX access_records_by_person ON access_records (tenant, person, at);
CREATE INDEX access_records_by_time ON access_records (tenant, at, id);
SELECT wall('access_records', 'SELECT, INSERT, DELETE');
