-- Versions of models that somebody is writing: nothing of them holds until somebody else publishes it. Times are UTC.

CREATE TABLE model_draft (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model_id VARCHAR(40) NOT NULL,
  base VARCHAR(40) NOT NULL,
  author VARCHAR(60) NOT NULL REFERENCES account (name),
  revision INT NOT NULL,
  offered BOOLEAN NOT NULL,
  note VARCHAR(1000) NOT NULL,
  files CLOB NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX model_draft_model ON model_draft (model_id, id);
