-- Who has decided what, by key.
SELECT key, decided_by FROM decisions WHERE what = $what
