-- What people are called, by their sign-in, with the roles that they had there. The name is sealed under the person's key.
CREATE TABLE names_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    name sealed NOT NULL,
    roles text [] NOT NULL,
    kept_until date NOT NULL,
    PRIMARY KEY (tenant, person)
);
SELECT wall('names_1');

-- Who is paired with whom, as matching tells of it.
CREATE TABLE pairs_1 (
    tenant tenant_code NOT NULL,
    pair uuid NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    taken_back boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, pair)
);
CREATE INDEX pairs_1_by_one ON pairs_1 (tenant, one);
CREATE INDEX pairs_1_by_other ON pairs_1 (tenant, other);
SELECT wall('pairs_1');
