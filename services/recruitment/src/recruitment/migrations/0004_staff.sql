-- How people are reached, and which ids are one person. Name and address are sealed.
CREATE TABLE staff_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    contact jsonb,
    same_as uuid [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, person)
);
SELECT wall('staff_1');
