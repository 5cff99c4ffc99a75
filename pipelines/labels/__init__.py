"""Labels as the gold files have them: a row's input to its label fields, one subject a file."""
