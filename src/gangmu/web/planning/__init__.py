"""From measure to annual task: plans, tasks, their breakdown, negotiation, issue, opening and closing of a year."""
