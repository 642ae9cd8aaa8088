-- How people are reached, to whom they report, which ids are one person. Name and address are sealed.
CREATE TABLE staff_1 (
    tenant tenant_code NOT NULL,
    person uuid NOT NULL,
    contact jsonb,
    managers uuid [] NOT NULL DEFAULT '{}',
    team text,
    same_as uuid [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, person)
);
SELECT wall('staff_1');
