"""How good, for how many, about what: polarity, prevalence and themes of finding sentences."""
