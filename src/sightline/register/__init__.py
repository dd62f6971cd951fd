"""Floor 4: the durable record of every authority's inspections, judgements, areas and findings."""
