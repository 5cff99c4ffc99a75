"""What data teams read: the definition, the schema, the snapshots."""
