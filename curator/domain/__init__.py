"""Pure values and rules: no disk, no database, no screen."""
