"""What every package of this kind needs: models, parameters, bodies, errors.

Nothing here depends on the API that the package was made for.
"""
