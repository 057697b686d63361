"""Portal (公众页): the living outline and all that hangs from it, for everybody. Composes what others give it."""
