"""Papers that are kept, what people changed in them, how they stood, and the files that were issued."""

from sightline.papers.models.kept import Edit, IssuedFile, KeptPaper, Version

__all__ = ["Edit", "IssuedFile", "KeptPaper", "Version"]
