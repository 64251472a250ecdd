"""Commands for whoever runs the workbench: `python -m django COMMAND`."""
