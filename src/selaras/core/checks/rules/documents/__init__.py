"""Rules about the legal basis and the planning documents a plan must fit."""
