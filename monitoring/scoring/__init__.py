"""Pure arithmetic of a score: exact numbers in, the public `result` out. Knows no database."""
