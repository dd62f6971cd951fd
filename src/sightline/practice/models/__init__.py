"""One noun a file. Only ``practice.actions`` writes them."""

from sightline.practice.models.benchmark import Benchmark
from sightline.practice.models.limit import LocalLimit
from sightline.practice.models.population import Population
from sightline.practice.models.run import Figure, Run
from sightline.practice.models.target import Target

__all__ = ["Benchmark", "Figure", "LocalLimit", "Population", "Run", "Target"]
