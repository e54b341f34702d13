-- What other services may join: who somebody is, no more.
CREATE VIEW users.card AS SELECT id, email, name, roles FROM users.person;
