-- Who is known to a provider of single sign-on, by the provider's own name of him.

CREATE TABLE account_link (
  issuer VARCHAR(300) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  account VARCHAR(60) NOT NULL REFERENCES account (name),
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, account)
);
