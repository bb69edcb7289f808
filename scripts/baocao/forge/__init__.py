"""What a build machine of GitHub or GitLab does with a review: `python -m baocao.forge comment FILE`.

An edge, and the only part of the program that talks to a network: to the forge that runs it, and only when a workflow
calls it. No command of `baocao` imports it.
"""
