-- Legal holds. The reference is sealed under a key of the hold, so that it is nobody's but the hold's.
CREATE TABLE holds_1 (
    tenant tenant_code NOT NULL,
    hold uuid NOT NULL,
    person uuid NOT NULL,
    reference jsonb NOT NULL,
    state text NOT NULL,
    placed_on date NOT NULL,
    review_on date NOT NULL,
    review_passed boolean NOT NULL DEFAULT false,
    ended_on date,
    PRIMARY KEY (tenant, hold)
);
SELECT wall('holds_1');
