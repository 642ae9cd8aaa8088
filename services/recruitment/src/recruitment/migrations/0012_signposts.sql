-- A trust's signposts, as it publishes them. Launching a cohort locks the row.
CREATE TABLE signposts_1 (
    tenant tenant_code NOT NULL,
    trust uuid NOT NULL,
    signposts jsonb NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, trust)
);
SELECT wall('signposts_1');
