"""What every client of this kind needs: models, parameters, bodies, sending, errors.

Nothing here depends on the API that the package was made for.
"""
