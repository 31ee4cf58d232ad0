"""Files of any kind: whole or not there, durable once the call returns, locked, or of no lasting place."""
