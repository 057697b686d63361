"""Papers of reporting (专报、催办函): what they say is taken from the record, frozen when they are issued."""
