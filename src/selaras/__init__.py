"""Selaras: a smart-city masterplan kept as data, checked like a program, printed as its books."""
