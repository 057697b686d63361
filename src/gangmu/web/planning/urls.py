"""The addresses of planning: all at the desk."""

from gangmu.web.planning.documents.urls import routes as documents
from gangmu.web.planning.matrix.urls import routes as matrix

routes = [*matrix, *documents]
