"""What programs may do at the workbench: what the person may whose token they hold, no more."""
