CREATE TABLE considerations_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (tenant, round, one, other)
);
SELECT wall('considerations_1');
CREATE TABLE notes_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    note uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    stance text NOT NULL,
    author uuid NOT NULL,
    reason jsonb,
    until date,
    PRIMARY KEY (tenant, round, note)
);
SELECT wall('notes_1');
