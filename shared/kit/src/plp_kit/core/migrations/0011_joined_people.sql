-- Ids that are one human, two by two as they were received.
CREATE TABLE identities_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    same_as uuid NOT NULL,
    PRIMARY KEY (tenant, person, same_as)
);
CREATE INDEX identities_1_by_other ON identities_1 (tenant, same_as);
SELECT wall('identities_1');
