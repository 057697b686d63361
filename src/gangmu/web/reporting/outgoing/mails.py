"""E-mail (邮件): through one SMTP server that the operator names.

GANGMU_MAIL       smtp://user:password@host:port (STARTTLS), smtps:// (TLS from the start) or smtp+plain:// (neither)
GANGMU_MAIL_FROM  the sender's address
"""

import os
import smtplib
from urllib.parse import unquote, urlsplit

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from gangmu.web.reporting.outgoing.refusals import NotDeliveredError

_TIMEOUT = 10


def is_set_up() -> bool:
    """Tell whether a mail server is named."""
    return bool(os.environ.get("GANGMU_MAIL"))


def _connection() -> BaseEmailBackend:
    parts = urlsplit(os.environ["GANGMU_MAIL"])
    found: BaseEmailBackend = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname or "localhost",
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp",
        use_ssl=parts.scheme == "smtps",
        timeout=_TIMEOUT,
    )
    return found


def send_mail(to: str, subject: str, text: str) -> None:
    """Send one message to one address; what is not taken by the server stays and is sent again."""
    sender = os.environ.get("GANGMU_MAIL_FROM", "gangmu@localhost")
    subject = " ".join(subject.split())
    mail = EmailMessage(subject, text, sender, [to], connection=_connection())
    try:
        mail.send()
    except (OSError, smtplib.SMTPException) as fault:
        host = urlsplit(os.environ["GANGMU_MAIL"]).hostname or ""
        raise NotDeliveredError(host=host, detail=type(fault).__name__) from None
