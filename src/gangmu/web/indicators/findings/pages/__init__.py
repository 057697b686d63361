"""Pages of findings: the desk's lists and forms, and the public answer to why one figure has two values."""
