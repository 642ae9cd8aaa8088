-- The Guide for Learning Partners of each cohort, and its pages as they are now. `place` is null until the pages are put in order.
CREATE TABLE guides_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    pages integer NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (tenant, cohort)
);
SELECT wall('guides_1');

CREATE TABLE guide_pages_1 (
    tenant tenant_code NOT NULL,
    cohort uuid NOT NULL,
    page uuid NOT NULL,
    place integer,
    title text NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (tenant, cohort, page)
);
SELECT wall('guide_pages_1');
