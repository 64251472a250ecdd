"""What the fields of a form are called, and what helps to fill them in."""

from collections.abc import Mapping
from typing import Final

from witnessmark.base.text import Text

_CALLED: Final[Mapping[str, Text]] = {
    "NameForm.text": Text("Name", "名称"),
    "NameForm.language": Text("Language of the name", "名称の言語"),
    "Attempt.address": Text("Where it went", "送付先"),
    "Reply.text": Text("The reply, in full, as it came", "回答の全文（原文のまま）"),
    "Document.sha256": Text("Copy kept with the case", "事例とともに保管する写し"),
    "Enclosure.name": Text("Name of the file or list", "ファイル名またはリスト名"),
    "Enclosure.sha256": Text("File", "ファイル"),
    "Claim.text": Text("The sentence", "主張の文"),
    "Identifier.value": Text("Number", "番号"),
    "Question.text": Text("Question", "質問"),
    "account": Text("Account given", "説明の類型"),
    "accessed_on": Text("Read on", "閲覧日"),
    "Acquisition.how": Text("How it was obtained", "入手の方法"),
    "Acquisition.on": Text("Obtained on", "入手日"),
    "Acquisition.where": Text("Where it was obtained", "入手の場所"),
    "address": Text("Address", "所在（URLなど）"),
    "addressee": Text("Addressee", "宛先"),
    "addressee_address": Text("Address of the addressee", "宛先の住所"),
    "addressee_country": Text("Country of the addressee", "宛先の国"),
    "as_of": Text("As of", "基準日"),
    "at": Text("Arrived at", "到達日時"),
    "authenticity": Text("Authenticity", "真正性"),
    "authority": Text("Authority", "当局"),
    "basis": Text("What it rests on", "判断の根拠"),
    "belief": Text("Why we believe this", "真実と信じる理由"),
    "board": Text("Board", "基板"),
    "brand": Text("Brand", "ブランド"),
    "channel": Text("How it went", "送付手段"),
    "checkers": Text("Checked by", "確認者"),
    "claims": Text("Claims that it shows", "記載した主張"),
    "companies": Text("Companies named", "挙げる企業"),
    "company": Text("Company", "企業"),
    "condition": Text("Condition", "状態"),
    "copy_read": Text("Copy that was read", "読んだ写し"),
    "country_mark": Text("Country mark", "原産国表示"),
    "delisted_on": Text("Delisted on", "掲載終了日"),
    "designator": Text("Place on the board", "部品記号"),
    "device": Text("Device", "機器"),
    "directness": Text("Directness", "直接性"),
    "document": Text("Document", "資料"),
    "earliest": Text("First day that it allows", "可能な最初の日"),
    "editors": Text("Edited by", "編集者"),
    "entry_id": Text("Entry", "掲載項目"),
    "event_on": Text("Day of the event", "出来事の日"),
    "evidence": Text("What it rests on", "証拠"),
    "examined_on": Text("Examined on", "検査日"),
    "examiner": Text("Examiner", "検査者"),
    "firmware": Text("Firmware", "ファームウェア"),
    "fragment": Text("Passage that supports it", "裏付けとなる箇所"),
    "headquarters": Text("Headquarters", "本社所在国"),
    "headquarters_source": Text("Source of the headquarters", "本社所在国の出典"),
    "height": Text("Height", "高さ"),
    "holder": Text("Held by", "保管者"),
    "id": Text("Thing", "対象"),
    "incorporation": Text("Incorporated in", "設立国"),
    "incorporation_source": Text("Source of the incorporation", "設立国の出典"),
    "inquiry": Text("Inquiry", "照会"),
    "internal_note": Text("Internal note", "内部メモ"),
    "kind": Text("Kind", "種類"),
    "language": Text("Language", "言語"),
    "languages": Text("Languages of publication", "公開言語"),
    "latest": Text("Last day that it allows", "可能な最後の日"),
    "legal_effect": Text("Legal effect", "法的効果"),
    "letter": Text("What it is", "書簡の種類"),
    "level": Text("Step of the claim ladder", "主張の段階"),
    "lines": Text("Marking, line by line", "表示（1行ずつ）"),
    "list": Text("List", "リスト"),
    "list_kind": Text("Kind of list", "リストの形式"),
    "listed_on": Text("Listed on", "掲載日"),
    "logo": Text("Logo", "ロゴ"),
    "maker": Text("Maker", "メーカー"),
    "manufacture": Text("Made in", "製造国"),
    "manufacture_source": Text("Source of the country of manufacture", "製造国の出典"),
    "mark": Text("How it was read", "読み方"),
    "meaning": Text("What it is taken to mean", "解釈"),
    "model": Text("Model", "型番"),
    "name": Text("Name", "名称"),
    "names": Text("Names", "名称"),
    "needs_translation": Text("Needs a translation", "翻訳が必要"),
    "note": Text("Note", "備考"),
    "note_sources": Text("Sources of the note", "備考の出典"),
    "Notice.limits": Text("What it does not prove", "証明しないこと"),
    "Notice.not_published": Text("What is not published", "公表されていないもの"),
    "Terms.answer_days": Text("Days to answer", "回答期限（日）"),
    "Terms.answer_days_translated": Text("Days, with a translation", "翻訳が必要な場合（日）"),
    "Terms.channels": Text("Over how many channels", "異なる手段の数"),
    "Terms.correction_days": Text("Days to ask for a correction", "訂正を求められる期間（日）"),
    "Terms.final_text_working_days": Text(
        "Working days for the final text", "最終文面の期間（営業日）"
    ),
    "Terms.notice_days": Text("Days of notice", "予告の期間（日）"),
    "Terms.proven_attempts": Text("Proven deliveries needed", "必要な到達の証明の数"),
    "Terms.reminder_days": Text("Days of the reminders", "催促の日（送付後の日数）"),
    "number": Text("Number", "番号"),
    "omission": Text("Mark of omissions", "省略の印"),
    "outcome": Text("What is proved", "到達の証明"),
    "package": Text("Package", "パッケージ"),
    "parent_country": Text("Country of the parent", "親会社の国"),
    "parent_country_source": Text("Source of the parent's country", "親会社の国の出典"),
    "photo": Text("Photo", "写真"),
    "pins": Text("Pins", "ピン数"),
    "place": Text("Place", "場所"),
    "programme": Text("Programme", "制度"),
    "proof": Text("What proves it", "証明するもの"),
    "protocol": Text("Protocol", "作業手順"),
    "published_on": Text("Published on", "公表日"),
    "publisher": Text("Publisher", "発行者"),
    "question": Text("Question", "質問"),
    "questionnaire": Text("Questionnaire", "質問状"),
    "questions": Text("Questions", "質問"),
    "quote": Text("Words of the original", "原文の語句"),
    "quote_language": Text("Language of the passage", "該当箇所の言語"),
    "quoted": Text("The text is a quotation", "文面は引用である"),
    "raw": Text("As it stands on the part", "部品上の表記"),
    "reason": Text("Reason", "理由"),
    "receipt_sha256": Text("Receipt", "領収書"),
    "received_at": Text("Received at", "受領日時"),
    "regions": Text("Places on photos", "写真上の位置"),
    "remains": Text("What remains", "残っているもの"),
    "remains_where": Text("Where it lies", "所在場所"),
    "reply": Text("Reply", "回答"),
    "response": Text("Response reported", "報じられた回答状況"),
    "retrieved_at": Text("Retrieved at", "取得日時"),
    "role": Text("Role on the board", "役割"),
    "round": Text("Round", "回"),
    "rule": Text("Rule", "規則"),
    "sample": Text("Sample", "検体"),
    "scene_basis": Text("Basis of that", "その根拠"),
    "scene_document": Text("Document of that", "その資料"),
    "scene_relation": Text("Relation to the device at the scene", "現場の機器との関係"),
    "scheme": Text("Register", "登録の種類"),
    "seal": Text("Seal", "封印"),
    "sent_at": Text("Sent at", "送付日時"),
    "serial": Text("Serial number", "製造番号"),
    "shows": Text("What it shows", "示すこと"),
    "signatory": Text("Signed by", "署名者"),
    "since": Text("Since", "開始"),
    "snapshot_sha256": Text("Edition of the list", "リストの版"),
    "source": Text("Source", "出典"),
    "source_language": Text("Original language", "原文の言語"),
    "speaker": Text("Speaker", "発言者"),
    "substance": Text("Substance", "内容"),
    "summary": Text("Summary", "概要"),
    "support": Text("What stands behind it", "裏付け"),
    "target_language": Text("Language of the translation", "訳文の言語"),
    "text": Text("Text", "本文"),
    "title": Text("Title", "題名"),
    "translator": Text("Translator", "翻訳者"),
    "until": Text("Until", "終了"),
    "value": Text("Number", "番号"),
    "verdict": Text("Verdict", "判断"),
    "version": Text("Version", "版"),
    "width": Text("Width", "幅"),
    "x": Text("From the left", "左端から"),
    "y": Text("From the top", "上端から"),
}

_HELP: Final[Mapping[str, Text]] = {
    "Acquisition.how": Text(
        "Restricted: it is shown on no page and leaves in no export but the private copy.",
        "非公開：どのページにも表示されず、私的な写し以外には含まれない。",
    ),
    "Document.sha256": Text(
        "PDF, picture, page saved: kept as it is under its hash. It is not published.",
        "PDF、画像、保存したページなど。ハッシュを付してそのまま保管する。公開はされない。",
    ),
    "Enclosure.kind": Text(
        "Makers, catalogue and lists of the case are used instead of the general ones.",
        "事例のメーカー表・カタログ・リストがあれば、共通のものに代えて使う。",
    ),
    "Enclosure.name": Text(
        "What findings name as their source: a file such as catalogue.csv; of a list, its short"
        " name.",
        "所見が出典として示す名。catalogue.csv などのファイル名、リストの場合はその略称。",
    ),
    "Enclosure.sha256": Text("Up to 64 MB. It is kept as it is.", "64 MBまで。そのまま保管する。"),
    "list_kind": Text("For screening lists only.", "照合用リストの場合のみ。"),
    "receipt_sha256": Text(
        "Restricted: it leaves in no export but the private copy.",
        "非公開：私的な写し以外には含まれない。",
    ),
    "retrieved_at": Text(
        "For lists: when this edition was retrieved.", "リストの場合：この版を取得した日時。"
    ),
    "addressee": Text(
        "One company, the same in each language.", "一社に限る。どの言語でも同じ会社とする。"
    ),
    "addressee_country": Text(
        "Two letters (ISO 3166), such as JP: its working days count.",
        "ISO 3166の2文字（JPなど）。その国の営業日で数える。",
    ),
    "belief": Text(
        "Kept because Japanese defamation law asks a publisher for it.",
        "日本の名誉毀損法が発行者に求めるため、記録する。",
    ),
    "internal_note": Text(
        "For editors only; it can never be sent.", "編集者のみが読む。送付されることはない。"
    ),
    "language": Text("A language tag: ja, en, zh-Hant.", "言語タグ：ja、en、zh-Hantなど。"),
    "lines": Text(
        "One line for each line on the part. ? stands for one character that cannot be read.",
        "部品の1行を1行に記す。読めない1字は ? とする。",
    ),
    "mark": Text(
        "Second-hand: only somebody's copy was read; name the copy.",
        "二次的：写しだけを読んだ場合。読んだ写しを記す。",
    ),
    "model": Text(
        "Empty: the model is not published.", "空欄は「型番は公表されていない」を意味する。"
    ),
    "note_sources": Text("One a line.", "1行に1件。"),
    "quote": Text(
        "Verbatim from the original; the code rests on these words.",
        "原文からそのまま写す。分類はこの語句に基づく。",
    ),
    "serial": Text(
        "Restricted: it never leaves the private copy.", "非公開：私的な写し以外には含まれない。"
    ),
    "scene_relation": Text(
        "Say no more than what is known: the same unit, model, series, or only the same maker.",
        "分かっている以上のことは記さない。同一の機器、同一型番、同一シリーズ、メーカーが同じだけ、など。",
    ),
    "source": Text("The address or document it was read in.", "読んだ資料または所在。"),
}


def called(path: str, *, of: type) -> Text:
    """Return what the field at `path`, of the type `of`, is called."""
    return _found(path, of, _CALLED) or Text(path, path)


def help_for(path: str, *, of: type) -> Text:
    """Return what helps to fill in the field at `path`; empty where its name says all."""
    return _found(path, of, _HELP)


def _found(path: str, of: type, words: Mapping[str, Text]) -> Text:
    """Return the word for a field of just this type, or for every field of its name."""
    name = path.rpartition(".")[2]
    return words.get(f"{of.__name__}.{name}") or words.get(name) or Text()
