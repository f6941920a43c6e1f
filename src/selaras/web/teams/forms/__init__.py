"""Input: each form offers only what the viewer may choose, so that forged values are refused."""
