"""Names of the parts of the page that can be run again by themselves."""

WORKBENCH = "workbench"
EXPLORE = "explore"
