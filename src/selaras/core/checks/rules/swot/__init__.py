"""Rules about SWOT factors and the strategies crossed from them."""
