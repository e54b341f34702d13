-- For the list without a search index: titles by their words.
CREATE INDEX posting_title_words ON jobs.posting USING gin (to_tsvector('english', title)) WHERE status = 'published';
