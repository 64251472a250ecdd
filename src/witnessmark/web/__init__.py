"""The workbench: the only Django, one app."""
