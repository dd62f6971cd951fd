"""The papers a council owes after an inspection: blocks in; Word, PDF, a web page or Markdown out.

A paper is composed from facts by rules. Every sentence knows what it rests on: the words of a document, a
measure, or a named person's own words; what is not known stands as a marked gap. The writers set one and the
same paper in four formats, with the same words in all.
"""
