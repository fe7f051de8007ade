"""A worksheet's questions as files that other programs read: Moodle XML and QTI."""
