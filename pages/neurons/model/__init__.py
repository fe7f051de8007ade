"""The networks that read here, the shipped one and one's own, and what was measured with the shipped one."""
