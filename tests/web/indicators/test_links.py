"""Only addresses of authorities are links; copies on other hosts are a trail."""

import pytest

from gangmu.web.indicators.tables import linkable


@pytest.mark.parametrize(
    "address", ["https://tjj.yunchuan.gov.cn/bulletin", "https://www.data.gov/set", "https://stats.gov.uk/a"]
)
def test_address_of_an_authority_is_a_link(address: str) -> None:
    assert linkable(address) == address


@pytest.mark.parametrize(
    "address",
    ["https://copies.example.com/gov.cn", "javascript:alert(1)//a.gov.cn", "", "http://gov.cn.example.org/x"],
)
def test_copy_on_another_host_is_no_link(address: str) -> None:
    assert linkable(address) == ""
