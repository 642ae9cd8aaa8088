-- Goals, sealed.
CREATE TABLE goals_1 (
    tenant tenant_code NOT NULL,
    partnership uuid NOT NULL,
    goal uuid NOT NULL,
    author uuid NOT NULL,
    whose text NOT NULL,
    wording sealed NOT NULL,
    set_on date NOT NULL,
    reached_on date,
    version integer NOT NULL,
    PRIMARY KEY (tenant, partnership, goal)
);
SELECT wall('goals_1');
