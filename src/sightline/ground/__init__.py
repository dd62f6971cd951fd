"""Floor 0: the words the whole house shares. Imports nothing from the house."""
