from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # the holiday calendar takes 0.4 s to import, once
settings.load_profile("unhurried")
