"""Exercises as data: what is asked, loaded and validated from `resources/exercises`."""
