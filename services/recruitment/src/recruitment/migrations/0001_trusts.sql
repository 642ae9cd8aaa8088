-- The trust's facts and the settings in force. Opening a cohort locks the row, so that nobody revises the settings meanwhile.
CREATE TABLE trusts_1 (
    tenant tenant_code NOT NULL,
    trust uuid NOT NULL,
    facts jsonb NOT NULL,
    settings jsonb NOT NULL,
    settings_version integer NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, trust)
);
SELECT wall('trusts_1');
