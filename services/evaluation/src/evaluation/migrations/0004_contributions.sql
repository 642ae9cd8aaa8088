-- How far contributions have come: prepared, held or approved, and on which day.
CREATE TABLE contributions_1 (
    tenant tenant_code NOT NULL,
    contribution uuid NOT NULL,
    survey uuid NOT NULL,
    state text NOT NULL,
    since date NOT NULL,
    PRIMARY KEY (tenant, contribution)
);
SELECT wall('contributions_1');
