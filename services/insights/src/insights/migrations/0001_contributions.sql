-- What trusts contributed, a row a cell, and what was refused. Trusts are data here; the tenant is the national one.
-- The check says once more what the decider refuses: nothing that was not rounded is ever added up.
CREATE TABLE cells_1 (
    tenant tenant_code NOT NULL,
    block uuid NOT NULL,
    trust text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    region text NOT NULL,
    synthetic boolean NOT NULL,
    cohort uuid NOT NULL,
    group_served text NOT NULL,
    wave text NOT NULL,
    month text NOT NULL,
    catalogue integer NOT NULL,
    fact text NOT NULL,
    row_level text NOT NULL,
    column_level text NOT NULL,
    value integer NOT NULL CHECK (value >= 0 AND value % 5 = 0),
    version integer NOT NULL,
    PRIMARY KEY (tenant, block, fact, row_level, column_level)
);
CREATE INDEX cells_1_by_group_served ON cells_1 (tenant, group_served, wave, catalogue);
CREATE TABLE refusals_1 (
    tenant tenant_code NOT NULL,
    block uuid NOT NULL,
    version integer NOT NULL,
    trust text NOT NULL,
    synthetic boolean NOT NULL,
    contribution uuid NOT NULL,
    reason text NOT NULL,
    message text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant, block, version)
);
SELECT wall('cells_1');
SELECT wall('refusals_1');
