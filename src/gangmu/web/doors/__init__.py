"""门: what every page passes through: addresses, languages, sessions for the desk only, refusals, errors."""
