-- Who may log in, and what was changed by whom. Times are UTC.

CREATE TABLE account (
  name VARCHAR(60) PRIMARY KEY,
  display_name VARCHAR(100) NOT NULL,
  role VARCHAR(20) NOT NULL,
  org VARCHAR(60) NOT NULL,
  area VARCHAR(20) NOT NULL,
  password_hash VARCHAR(200) NOT NULL,
  must_change BOOLEAN NOT NULL,
  failures INT NOT NULL,
  locked_until TIMESTAMP WITH TIME ZONE,
  disabled BOOLEAN NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE audit (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  who VARCHAR(60) NOT NULL,
  role VARCHAR(20) NOT NULL,
  org VARCHAR(60) NOT NULL,
  remote VARCHAR(60) NOT NULL,
  action VARCHAR(40) NOT NULL,
  target VARCHAR(200) NOT NULL,
  before_value VARCHAR(4000) NOT NULL,
  after_value VARCHAR(4000) NOT NULL
);

CREATE INDEX audit_target ON audit (target, id);

CREATE TABLE saved_filter (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner VARCHAR(60) NOT NULL REFERENCES account (name),
  title VARCHAR(60) NOT NULL,
  query VARCHAR(1000) NOT NULL,
  UNIQUE (owner, title)
);
