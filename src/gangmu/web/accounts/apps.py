"""The application of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """单位、岗位、人员与权限."""

    name = "gangmu.web.accounts"
    label = "accounts"
