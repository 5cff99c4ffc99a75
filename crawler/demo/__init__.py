"""An embedded board with self-written postings, for a first run without the internet."""
