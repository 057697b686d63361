"""Papers of the working year (年度工作公文): from facts to what a paper says. Words come from a rule set, never from here."""
