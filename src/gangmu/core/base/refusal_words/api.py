"""What the interface for programs refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

API_WORDS: Final[dict[str, Translations]] = {
    "api.key_missing": words(
        zh=("没有带密钥。", "请在请求头里写 Authorization: Bearer 密钥；密钥在“接口密钥”页生成。"),
        en=("No key was sent.", "Send the header Authorization: Bearer KEY; keys are made on the page of keys."),
    ),
    "api.key_refused": words(
        zh=("这把密钥不能用：不认识、已到期、已收回，或者岗位已撤销。", "请到“接口密钥”页看它的现状，或者另生成一把。"),
        en=("This key is unknown, expired, taken back, or of a post that was abolished.", "See the page of keys, or make another."),
    ),
    "api.out_of_scope": words(
        zh=("这把密钥没有“{scope}”的权限。", "请另生成一把带这项权限的密钥。"),
        en=("The key does not have the scope {scope}.", "Make a key that has it."),
    ),
    "api.body_unread": words(
        zh=("“{field}”的写法不对，应当是{wanted}。", "请对照 /api/v1/openapi.json 里的说明改。"),
        en=("“{field}” should be {wanted}.", "Compare it with /api/v1/openapi.json."),
    ),
    "api.idempotency_key_missing": words(
        zh=("写入的请求没有带 Idempotency-Key。", "请每次操作自编一个不重复的值放进这个请求头；重发时用同一个值，就只算一次。"),
        en=(
            "A request that writes came without an Idempotency-Key.",
            "Send a value of your own in that header; sent again with it, the request has one effect.",
        ),
    ),
    "api.method_not_there": words(
        zh=("这个地址不接受 {method}。", "可以用：{allowed}。"),
        en=("This address does not take {method}.", "It takes {allowed}."),
    ),
    "api.no_scope_chosen": words(
        zh=("没有选权限，密钥生成不了。", "至少选一项。"),
        en=("No scope was chosen, so no key was made.", "Choose one at least."),
    ),
    "api.key_taken_back": words(
        zh=("密钥“{name}”已经收回了。", "要再用，请另生成一把。"),
        en=("The key “{name}” was taken back already.", "Make another."),
    ),
}  # fmt: skip
