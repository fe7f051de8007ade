"""Names of the parts of this page that can be run again by themselves."""

FLOW = "gradients_flow"
EXPLORE = "gradients_explore"
