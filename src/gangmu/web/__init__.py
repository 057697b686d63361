"""The web: thin Django applications that store, ask the core, and show."""
