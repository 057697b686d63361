"""What indicators answer over HTTP: public pages, and the desk where figures are defined, brought, filed and supposed."""
