"""纲要: from a file to the issued text, and everything that hangs from its sentences."""
