"""Keys of posts (接口密钥): made, shown once, taken back at once."""
