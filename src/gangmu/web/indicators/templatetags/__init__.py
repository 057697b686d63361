"""Tags of the indicators' templates."""
