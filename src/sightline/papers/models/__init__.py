"""Papers that are kept, what people changed and added in them, how they stood, and the files that were issued."""

from sightline.papers.models.kept import Edit, IssuedFile, KeptPaper, Version
from sightline.papers.models.own import OwnSentence

__all__ = ["Edit", "IssuedFile", "KeptPaper", "OwnSentence", "Version"]
