"""The pages by family: each view asks the register, fills one page, and says what it needs to be seen."""
