"""留痕: the record. Every write goes through `commit`, every read names the moment it answers for.

What other applications use, and nothing else of this package:

    from gangmu.web.record import actions, rows …   see CONTRIBUTING, "An application"
"""
