-- Published pairs of which one of the two said that they cannot work. Nobody here learns which.
CREATE TABLE refused_pairs_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    cohort uuid NOT NULL,
    senior uuid NOT NULL,
    colleague uuid NOT NULL,
    refused_on date NOT NULL,
    PRIMARY KEY (tenant, partnership)
);
CREATE INDEX refused_pairs_1_by_cohort ON refused_pairs_1 (tenant, cohort);
SELECT wall('refused_pairs_1');
