"""Names of the parts of this page that can be run again by themselves."""

READER = "neurons_reader"
EXPLORE = "neurons_explore"
