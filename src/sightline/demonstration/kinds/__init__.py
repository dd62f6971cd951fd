"""The kinds of document, each built as blocks with the truth about them."""
