-- Each partner's part of an agreement, sealed, or that they work without.
CREATE TABLE agreements_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    partner uuid NOT NULL,
    part sealed NOT NULL,
    works_without boolean NOT NULL,
    PRIMARY KEY (tenant, partnership, partner)
);
SELECT wall('agreements_1');
