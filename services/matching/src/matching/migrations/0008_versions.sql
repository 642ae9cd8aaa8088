-- A round's latest proposal beside the one before it: who is paired with whom, and with which score.
CREATE TABLE versions_1 (
    tenant tenant_code NOT NULL,
    round uuid NOT NULL,
    proposed_on date NOT NULL,
    seniors uuid [] NOT NULL DEFAULT '{}',
    colleagues uuid [] NOT NULL DEFAULT '{}',
    scores integer [] NOT NULL DEFAULT '{}',
    earlier_on date,
    earlier_seniors uuid [] NOT NULL DEFAULT '{}',
    earlier_colleagues uuid [] NOT NULL DEFAULT '{}',
    earlier_scores integer [] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant, round)
);
SELECT wall('versions_1');
