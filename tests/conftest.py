from hypothesis import settings

# A busy machine is no reason for a property to fail.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")
