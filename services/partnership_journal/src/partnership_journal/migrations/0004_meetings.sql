-- The days for which partners planned a meeting, or on which they held one.
CREATE TABLE meetings_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    meets_on date NOT NULL,
    how text NOT NULL,
    planned boolean NOT NULL,
    held boolean NOT NULL,
    PRIMARY KEY (tenant, partnership, meets_on)
);
SELECT wall('meetings_1');
