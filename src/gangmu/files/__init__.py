"""Reading and writing files: turning a document into text with spans, safely."""
