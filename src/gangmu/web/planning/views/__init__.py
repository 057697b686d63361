"""What planning answers over HTTP."""
