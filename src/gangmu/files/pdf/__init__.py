"""Papers in .pdf with a text layer: characters with places become lines, paragraphs and table rows."""
