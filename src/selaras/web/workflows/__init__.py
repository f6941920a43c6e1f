"""Versions of the workflow of a guidance, made by the ministry for coming cohorts."""
