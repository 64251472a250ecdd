"""The bundle: one ZIP that holds what was published and everything to verify it with.

Format `witnessmark-bundle/0`, described in docs/reference/bundle.md. No program travels in it: a
verifier that comes with what it verifies proves nothing, and people in this field have been sent
programs that were not what they seemed.
"""

from collections.abc import Mapping
from typing import Final

from witnessmark.base.archive import write_zip
from witnessmark.base.minisign import format_public, format_signature
from witnessmark.base.signing import SigningKey, sign
from witnessmark.publication.bundle.manifest import FORMAT, write_manifest
from witnessmark.publication.case import Case

_README: Final = """\
{title_en}
As of {as_of}. Case {case}. Format {format}.{fictional_en}

HOW TO VERIFY THIS BUNDLE
With Witnessmark, from a source that you trust:
    witnessmark verify bundle.zip --key key.pub
key.pub is the publisher's key, which you got another way than with this bundle: in print, by
telephone, from somebody who has had it for long. Never use the key in witnessmark.pub for it:
whoever alters a bundle can sign it anew and put a key of their own there. It only shows that
nothing was altered since that key signed.
By hand, in the unpacked folder:
  1. minisign -Vm manifest.json -p key.pub
  2. manifest.json lists each file with its SHA-256. Compare them with what this prints:
     find . -type f -exec sha256sum {{}} +
This bundle holds no program. Do not run one that is said to belong to it.

{title_ja}
基準日：{as_of}。事例：{case}。形式：{format}。{fictional_ja}

検証のしかた
信頼できる入手先から得た Witnessmark を使う場合：
    witnessmark verify bundle.zip --key key.pub
key.pub は、この一式とは別の経路（印刷物、電話、以前から鍵を持つ人など）で得た発行者の鍵です。
witnessmark.pub の鍵を代わりに使ってはいけません。一式を改変する者は、署名し直して自分の鍵を
そこに置くことができます。その鍵で分かるのは、署名の後に改変がないことだけです。
手作業で確かめる場合（展開したフォルダの中で）：
  1. minisign -Vm manifest.json -p key.pub
  2. manifest.json には各ファイルの SHA-256 が載っています。次の出力と見比べます。
     find . -type f -exec sha256sum {{}} +
この一式にプログラムは含まれていません。付属品だと称するプログラムがあっても、実行しないでください。
"""


def build_bundle(case: Case, *, files: Mapping[str, bytes], key: SigningKey) -> bytes:
    """Return the bundle of `files` (path → content): the same case, files and key, the same bytes.

    `case` may be the private one; only its public part is looked at.
    """
    named = {**files, "README.txt": _readme(case).encode("utf-8")}
    manifest = write_manifest(case, files=named)
    comment = f"{FORMAT} {case.id} {case.as_of.isoformat()}"
    signature = sign(manifest, key=key, trusted_comment=comment)
    whole = {
        **named,
        "manifest.json": manifest,
        "manifest.json.minisig": format_signature(signature).encode("utf-8"),
        "witnessmark.pub": format_public(key.public).encode("utf-8"),
    }
    return write_zip(whole, on=case.as_of)


def _readme(case: Case) -> str:
    return _README.format(
        title_en=case.title.en,
        title_ja=case.title.ja,
        case=case.id,
        as_of=case.as_of.isoformat(),
        format=FORMAT,
        fictional_en=" Every name in it is made up." if case.fictional else "",
        fictional_ja="登場する名称はすべて架空のものです。" if case.fictional else "",
    )
