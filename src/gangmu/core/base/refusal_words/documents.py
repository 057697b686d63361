"""What reading, writing and the command line refuse, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations

DOCUMENT_WORDS: Final[dict[str, Translations]] = {
    "document.empty": {
        "zh": {
            "message": "“{name}”里没有文字，没有可读的内容。",
            "remedy": "请确认文件已经完整保存，再读一次。",
        },
        "en": {
            "message": "“{name}” holds no text, so there is nothing to read.",
            "remedy": "Check that the file was saved in full, then read it again.",
        },
    },
    "document.too_large": {
        "zh": {
            "message": "“{name}”大小为 {size}，超过上限 {limit}，没有读取。",
            "remedy": "请只留正文，去掉图片和附件，或者分成几个文件。",
        },
        "en": {
            "message": "“{name}” is {size}; the limit is {limit}. It was not read.",
            "remedy": "Keep the body text only, without images and annexes, or split the file.",
        },
    },
    "document.not_text": {
        "zh": {
            "message": "“{name}”不是文字文件，里面是二进制数据。",
            "remedy": "请用原来的软件打开，另存为 .docx 或 .txt。",
        },
        "en": {
            "message": "“{name}” is not text: it holds binary data.",
            "remedy": "Open it in the program that made it and save it as .docx or .txt.",
        },
    },
    "document.unknown_language": {
        "zh": {
            "message": "“{name}”的文字既不是中文，也不是英文，没有读取。",
            "remedy": "纲目只读中文（简体、繁体）和英文。请取得中文本或英文本，再读一次。",
        },
        "en": {
            "message": "“{name}” is written in neither Chinese nor English. It was not read.",
            "remedy": "Obtain its Chinese or English version; Gangmu reads these two languages only.",
        },
    },
    "document.unknown_kind": {
        "zh": {
            "message": "“{name}”的类型不在可读范围内：只读 {kinds}。",
            "remedy": "请另存为其中一种，.docx 最好。",
        },
        "en": {
            "message": "“{name}” is not of a kind that can be read: {kinds}.",
            "remedy": "Save it as one of these; .docx serves best.",
        },
    },
    "document.kind_mismatch": {
        "zh": {
            "message": "“{name}”的扩展名与内容不符：内容是 {found}。",
            "remedy": "请把扩展名改为与内容相符，再读一次。",
        },
        "en": {
            "message": "The name of “{name}” does not fit what is in it: {found}.",
            "remedy": "Give the file the extension that fits its content, then read it again.",
        },
    },
    "document.encrypted": {
        "zh": {
            "message": "“{name}”设有密码，无法读取。",
            "remedy": "请用原来的软件打开，去掉密码后另存一份。",
        },
        "en": {
            "message": "“{name}” is protected by a password and cannot be read.",
            "remedy": "Open it in the program that made it and save a copy without the password.",
        },
    },
    "document.damaged": {
        "zh": {
            "message": "“{name}”已损坏，无法读取：{detail}。",
            "remedy": "请向来文单位重新取一份，或者用原来的软件修复后另存。",
        },
        "en": {
            "message": "“{name}” is damaged and cannot be read: {detail}.",
            "remedy": "Ask the sender for a fresh copy, or repair it in the program that made it.",
        },
    },
    "document.no_text_layer": {
        "zh": {
            "message": "“{name}”是扫描件，共 {pages} 页，页面上只有图像，没有文字。",
            "remedy": "请先做文字识别（OCR），或者取得可编辑的原稿。",
        },
        "en": {
            "message": "“{name}” is a scan (pages: {pages}) of images without text.",
            "remedy": "Run text recognition (OCR) on it first, or obtain the editable original.",
        },
    },
    "document.text_layer_unusable": {
        "zh": {
            "message": "“{name}”的文字层不可用：字体用了私有编码，取出的是乱码。",
            "remedy": "请先做文字识别（OCR），或者取得可编辑的原稿。",
        },
        "en": {
            "message": "The text layer of “{name}” is unusable: its fonts have a private encoding.",
            "remedy": "Run text recognition (OCR) on it first, or obtain the editable original.",
        },
    },
    "document.archive_bomb": {
        "zh": {
            "message": "“{name}”解压后为 {size}，超过上限 {limit}，没有解压。",
            "remedy": "正常的公文不会这样大。请核对来源；确有需要，请另存为 .txt。",
        },
        "en": {
            "message": "“{name}” would unpack to {size}; the limit is {limit}. It was not unpacked.",
            "remedy": "No ordinary paper is that large. Check its source; if genuine, save it as .txt.",
        },
    },
    "document.too_many_entries": {
        "zh": {
            "message": "“{name}”内含 {count} 个条目，超过上限 {limit}，没有打开。",
            "remedy": "正常的公文不会有这么多条目。请核对来源；确有需要，请另存为 .txt。",
        },
        "en": {
            "message": "“{name}” holds {count} entries; the limit is {limit}. It was not opened.",
            "remedy": "No ordinary paper has so many. Check its source; if genuine, save it as .txt.",
        },
    },
    "document.xml_entities": {
        "zh": {
            "message": "“{name}”的 {part} 里声明了 XML 实体，可能用来攻击，没有读取。",
            "remedy": "请核对来源；确有需要，请在文字处理软件里打开后另存。",
        },
        "en": {
            "message": "{part} in “{name}” declares XML entities, which can be an attack. It was not read.",
            "remedy": "Check its source; if genuine, open it in a word processor and save it anew.",
        },
    },
    "document.unknown_encoding": {
        "zh": {
            "message": "“{name}”的文字编码认不出来：既不是 UTF-8，也不是 GB18030。",
            "remedy": "请用文本编辑器打开，另存为 UTF-8。",
        },
        "en": {
            "message": "The encoding of “{name}” is neither UTF-8 nor GB18030.",
            "remedy": "Open it in a text editor and save it as UTF-8.",
        },
    },
    "document.too_long": {
        "zh": {
            "message": "“{name}”的文字超过上限 {limit} 字，没有读取。",
            "remedy": "请分成几个文件，一个文件只放一份规划。",
        },
        "en": {
            "message": "The text of “{name}” is longer than {limit} characters, the limit. It was not read.",
            "remedy": "Split it into several files, one plan in each.",
        },
    },
    "document.too_many_pages": {
        "zh": {
            "message": "“{name}”有 {pages} 页，超过上限 {limit} 页，没有读取。",
            "remedy": "请只留规划本身的页，另存一份。",
        },
        "en": {
            "message": "“{name}” has {pages} pages; the limit is {limit}. It was not read.",
            "remedy": "Save a copy with the pages of the plan alone.",
        },
    },
    "document.too_demanding": {
        "zh": {
            "message": "打开“{name}”所需的时间或内存超过上限，没有读取。",
            "remedy": "请在原来的软件里打开后另存为 .docx 或 .txt，再读一次。",
        },
        "en": {
            "message": "Opening “{name}” needs more time or memory than is allowed. It was not read.",
            "remedy": "Open it in the program that made it, save it as .docx or .txt and read that.",
        },
    },
    "document.not_a_file": {
        "zh": {
            "message": "“{name}”是文件夹、设备或管道，不是文件。",
            "remedy": "请写明要读的那一个文件；要读标准输入，请写“-”。",
        },
        "en": {
            "message": "“{name}” is a folder, a device or a pipe, not a file.",
            "remedy": "Name the one file that is to be read; “-” reads standard input.",
        },
    },
    "document.old_word": {
        "zh": {
            "message": "“{name}”是 2007 年以前的 Office 格式（如 .doc），读不了。",
            "remedy": "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx。",
        },
        "en": {
            "message": "“{name}” is in an Office format of before 2007, such as .doc, which is not read.",
            "remedy": "Open it in Word, WPS or LibreOffice and save it as .docx.",
        },
    },
    "read.no_such_file": {
        "zh": {
            "message": "没有找到文件“{name}”，或者没有权限读取。",
            "remedy": "请核对文件名和所在文件夹；文件名里有空格的，请加引号。",
        },
        "en": {
            "message": "There is no file “{name}”, or you may not read it.",
            "remedy": "Check the name and the folder; put quotes round a name with blanks.",
        },
    },
    "read.no_such_row": {
        "zh": {
            "message": "读出的结果里没有编号为“{row}”的行。",
            "remedy": (
                "编号是字母加次序（从 1 起，按 JSON 各列表的次序）：t 目标、m 举措、d 分工、n 名称、s 名号、g 缺漏，"
                "如 n3；标题写它的 id，如 9.6.1。"
            ),
        },
        "en": {
            "message": "The reading has no row “{row}”.",
            "remedy": (
                "A row is a letter and its place in its list of the JSON, from 1: t targets, m measures, d duties, "
                "n mentions, s sets, g gaps, as in n3; a node goes by its id, as in 9.6.1."
            ),
        },
    },
    "read.cannot_write": {
        "zh": {
            "message": "无法写入“{name}”：{detail}。原有文件没有改动。",
            "remedy": "请换一个有写权限、有空间的文件夹。",
        },
        "en": {
            "message": "“{name}” cannot be written: {detail}. No file was changed.",
            "remedy": "Choose a folder that you may write to and that has room.",
        },
    },
    "command.wrong_usage": {
        "zh": {
            "message": "命令写法不对：{detail}",
            "remedy": "请看用法：{help}",
        },
        "en": {
            "message": "Wrong usage: {detail}",
            "remedy": "See the usage: {help}",
        },
    },
    "internal.error": {
        "zh": {
            "message": "程序自己出了错，不是用法不对。错误编号 {error_id}。",
            "remedy": "请把编号和所用的命令告诉维护者；设 GANGMU_DEBUG=1 重做一次，可得到详情。",
        },
        "en": {
            "message": "Gangmu itself failed; your command was not wrong. Error id {error_id}.",
            "remedy": "Report this id with your command; run it again with GANGMU_DEBUG=1 for details.",
        },
    },
}
