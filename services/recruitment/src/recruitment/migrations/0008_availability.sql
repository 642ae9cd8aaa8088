-- People whose data is restricted, or who are gone: being erased, or erased.
CREATE TABLE availability_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    restricted boolean NOT NULL DEFAULT false,
    gone_at timestamptz,
    PRIMARY KEY (tenant, person)
);
SELECT wall('availability_1');
