-- How often a topic was republished: acknowledgements of earlier sends no longer count.
ALTER TABLE topics ADD COLUMN republished integer NOT NULL DEFAULT 0;
