"""Why a file is not read. `where` of each is the file's name, or the part of it that is at fault."""

from gangmu.core.base.refusals import GangmuError


class DocumentRefusedError(GangmuError):
    """A file cannot be turned into text; each kind of reason has a class below."""


class NoSuchFileError(DocumentRefusedError):
    """There is no such file, or it may not be read."""

    code = "read.no_such_file"
    parameter_names = ("name",)


class NotAFileError(DocumentRefusedError):
    """The path names a folder, a device or a pipe, not a document."""

    code = "document.not_a_file"
    parameter_names = ("name",)


class EmptyDocumentError(DocumentRefusedError):
    """A document without a single word cannot be read."""

    code = "document.empty"
    parameter_names = ("name",)


class DocumentTooLargeError(DocumentRefusedError):
    """The file is far larger than any plan on paper."""

    code = "document.too_large"
    parameter_names = ("name", "size", "limit")


class DocumentTooLongError(DocumentRefusedError):
    """The text has far more characters than any plan on paper."""

    code = "document.too_long"
    parameter_names = ("name", "limit")


class TooManyPagesError(DocumentRefusedError):
    """The document has far more pages than any plan on paper."""

    code = "document.too_many_pages"
    parameter_names = ("name", "pages", "limit")


class TooDemandingError(DocumentRefusedError):
    """Taking the file apart needs more time or memory than any plan on paper."""

    code = "document.too_demanding"
    parameter_names = ("name",)


class NotTextError(DocumentRefusedError):
    """The file is named as text and holds binary data."""

    code = "document.not_text"
    parameter_names = ("name",)


class UnknownEncodingError(DocumentRefusedError):
    """The text is in an encoding that is neither UTF-8, UTF-16 nor GB18030."""

    code = "document.unknown_encoding"
    parameter_names = ("name",)


class UnknownLanguageError(DocumentRefusedError):
    """The text is in a script that is neither Chinese nor that of English."""

    code = "document.unknown_language"
    parameter_names = ("name",)


class UnknownKindError(DocumentRefusedError):
    """The file is of a kind that is not read."""

    code = "document.unknown_kind"
    parameter_names = ("name", "kinds")


class KindMismatchError(DocumentRefusedError):
    """The file's extension says one kind and its content another."""

    code = "document.kind_mismatch"
    parameter_names = ("name", "found")


class OldWordFileError(DocumentRefusedError):
    """The file is of the Word of before 2007 (.doc), or of another program of that time."""

    code = "document.old_word"
    parameter_names = ("name",)


class EncryptedDocumentError(DocumentRefusedError):
    """The document opens only with a password."""

    code = "document.encrypted"
    parameter_names = ("name",)


class DamagedDocumentError(DocumentRefusedError):
    """The document breaks the rules of its own format."""

    code = "document.damaged"
    parameter_names = ("name", "detail")


class NoTextLayerError(DocumentRefusedError):
    """A scan: the pages hold pictures of words, not words."""

    code = "document.no_text_layer"
    parameter_names = ("name", "pages")


class TextLayerUnusableError(DocumentRefusedError):
    """The text layer gives other characters than those printed."""

    code = "document.text_layer_unusable"
    parameter_names = ("name",)


class ArchiveBombError(DocumentRefusedError):
    """The packed document would unpack to far more than any plan on paper."""

    code = "document.archive_bomb"
    parameter_names = ("name", "size", "limit")


class TooManyEntriesError(DocumentRefusedError):
    """The packed document holds far more entries than a word processor writes."""

    code = "document.too_many_entries"
    parameter_names = ("name", "count", "limit")


class XmlEntitiesError(DocumentRefusedError):
    """A part of the packed document declares a document type, the door of entity attacks."""

    code = "document.xml_entities"
    parameter_names = ("name", "part")
