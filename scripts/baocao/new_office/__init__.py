"""What a new office begins with: its baocao.yml, a first report, and the files around them. Pure."""
