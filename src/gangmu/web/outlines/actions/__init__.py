"""The verbs of outlines: bring, review, compare, issue, mend."""
