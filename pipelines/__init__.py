"""From a raw posting to a typed one."""
