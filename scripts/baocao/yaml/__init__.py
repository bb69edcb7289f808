"""Any YAML text: its values with their places, or what is wrong with it, said in Vietnamese. Pure."""
