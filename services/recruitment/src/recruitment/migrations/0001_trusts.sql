-- The trust's facts and the settings in force. Opening a cohort locks the row, so that no other settings are approved meanwhile.
CREATE TABLE trusts_1 (
    tenant tenant_code NOT NULL,
    trust uuid NOT NULL,
    facts jsonb NOT NULL,
    settings jsonb,
    settings_version integer NOT NULL DEFAULT 0,
    version integer NOT NULL,
    PRIMARY KEY (tenant, trust)
);
SELECT wall('trusts_1');

-- Settings that were proposed, and how they were answered. proposed_by is empty for the operator's first; place is the order.
CREATE TABLE settings_proposals_1 (
    tenant tenant_code NOT NULL,
    proposal uuid NOT NULL,
    trust uuid NOT NULL,
    place integer NOT NULL,
    revises integer NOT NULL,
    proposed_by uuid,
    settings jsonb NOT NULL,
    proposed_on date NOT NULL,
    reason text,
    state text NOT NULL,
    answered_by uuid,
    answered_on date,
    answer_reason text,
    PRIMARY KEY (tenant, proposal)
);
SELECT wall('settings_proposals_1');
