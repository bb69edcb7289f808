"""baocao.yml: the types of what it says (`schema`), what must hold between them (`checks`), and loading it."""
