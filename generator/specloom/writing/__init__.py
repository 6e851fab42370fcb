"""Plans in, files out: render in memory, compare with the disk, write what differs.

Takes: ``FilePlan`` values. Gives: files, and the changes that put them on the disk. May import:
``specloom.targets.kit.plan``, ``specloom.targets.kit.code``, ``specloom.diagnostics``, jinja2 and formatters.
"""
