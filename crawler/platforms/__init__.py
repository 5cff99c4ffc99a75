"""Applicant systems: one file each. An employer is an entry in employers.toml or in a profile."""
