-- How often a topic was begun anew and filled from published: an acknowledgement of something sent before that counts no more.
ALTER TABLE topics ADD COLUMN republished integer NOT NULL DEFAULT 0;
