"""Pure helpers: no database, no Django model, no clock of their own."""
