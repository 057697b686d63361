"""What the worker does for reporting: its rooms declare it."""

import gangmu.web.reporting.lamps.jobs  # noqa: F401
