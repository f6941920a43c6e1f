"""What the programme fixes for every plan, kept as YAML and CSV, and read into one value."""

from selaras.core.framework import region_then, regions_since
from selaras.reference.load import load_knowledge, read_knowledge
from selaras.reference.problems import KnowledgeError, Problem
from selaras.reference.region_names import Meant, regions_meant
from selaras.reference.search import search_regions

__all__ = [
    "KnowledgeError",
    "Meant",
    "Problem",
    "load_knowledge",
    "read_knowledge",
    "region_then",
    "regions_meant",
    "regions_since",
    "search_regions",
]
