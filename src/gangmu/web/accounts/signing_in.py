"""Signing in without e-mail: a password, or one of the one-time codes on a printed sheet."""

from django.http import HttpRequest

from gangmu.web.accounts.models import User


class AccountBackend:
    """What Django asks to find who is signed in."""

    def authenticate(self, request: HttpRequest | None, **credentials: object) -> User | None:
        """Signing in is an action of ours (`sign_in`), never done behind its back."""
        return None

    def get_user(self, user_id: int) -> User | None:
        """Find who is signed in; an account that was closed is nobody at the next request."""
        return User.objects.filter(pk=user_id, is_active=True).first()
