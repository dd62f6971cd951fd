"""The questions that pages and papers ask of plans: bounded queries, frozen answers."""
