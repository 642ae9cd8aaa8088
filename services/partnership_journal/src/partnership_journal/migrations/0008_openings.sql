-- Whether two partners are open to each other, and what each of them has said so far.
CREATE TABLE openings_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    decides_until date NOT NULL,
    opened_on date,
    went_on uuid [] NOT NULL DEFAULT '{}',
    shows_address uuid [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, partnership)
);
SELECT wall('openings_1');
