"""Names of the parts of the page that can be run again by themselves."""

SEQUENCE = "sequence_workbench"
SEQUENCE_EXPLORE = "sequence_explore"
