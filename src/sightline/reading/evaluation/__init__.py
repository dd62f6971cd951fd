"""The proof: a reading held against labels made by hand, field by field."""
