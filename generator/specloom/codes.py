"""The closed list of diagnostic codes, each with what it means and what to do: ``specloom explain CODE``."""

from __future__ import annotations

EXPLANATIONS: dict[str, str] = {
    # reading files
    "FILE-UNREADABLE": ("A file can't be opened or is far too large.\n\nCheck its path and its permissions."),
    "ENCODING": (
        "A document is text in UTF-8, and this file is something else, such as UTF-16 or Latin-1.\n\n"
        "Save it as UTF-8."
    ),
    "SYNTAX": (
        "The text is neither JSON nor YAML: a bracket, a quote or the indentation is wrong where the line and column "
        "point, or just before.\n\nExample: a tab in YAML's indentation, a comma after JSON's last member."
    ),
    "DUPLICATE-KEY": (
        "One object has the same key twice. The last one counts, the first is lost.\n\n"
        "Example: two `get:` under one path. Join the two, or rename one."
    ),
    "ALIAS-CYCLE": (
        "A YAML alias stands inside the value that its anchor names, so that the document would be infinite.\n\n"
        "Use `$ref` for recursive schemas: `a: &a [*a]` can't be read."
    ),
    "ALIAS-EXPANSION": (
        "YAML aliases multiply to more values than any honest document has.\n\n"
        "Use `$ref` with components instead of anchors and aliases."
    ),
    "NESTING-DEEP": (
        "Values, schemas or references stand so deep inside each other that reading them is not safe.\n\n"
        "Give inner schemas a name under components and refer to them."
    ),
    "NUMBER-INVALID": (
        "A number is infinite, not a number, or too large for any language: JSON has no such numbers. It is read as "
        "the largest number of 64 bits, or as null.\n\nExample: `maximum: .inf`. Leave the limit out."
    ),
    "TEXT-INVALID": (
        "A text holds half of a surrogate pair (`\\ud83d` alone), which is no character and can't be written as UTF-8."
        "\n\nWrite both halves, or the character itself."
    ),
    "OPERATIONS-NONE": (
        "A document without operations, webhooks and schemas gives a package with nothing in it.\n\n"
        "Example: `paths: {}`. If the paths are in another file, generate from that one."
    ),
    "TAG-UNKNOWN": "A YAML tag such as `!secret` has no meaning here. The text is kept; leave the tag out.",
    "DOCUMENT-EXTRA": "A YAML file holds several documents, divided by `---`. Only the first is read.",
    "DOCUMENT-EMPTY": "The file holds nothing.",
    # the document as a whole
    "VERSION-UNKNOWN": (
        "The file has no usable `openapi` version, so it is not known how to read it.\n\n"
        "Start it with `openapi: 3.1.0`, in quotes where the version looks like a number."
    ),
    "VERSION-UNSUPPORTED": (
        "The document is written in another version than Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2.\n\nConvert it first."
    ),
    "DOCUMENT-INVALID": (
        "The document breaks a rule of the specification's own schema, in a way that can still be understood.\n\n"
        "Example: a response without a description. Correct it where the line points; other tools may refuse it."
    ),
    "STRUCTURE": (
        "A value is of the wrong kind, so that its meaning is lost. It is a warning where no type and no operation "
        "depends on it. With --lenient it is left out, and the rest of what it stands in is read, unless nothing "
        "would be left or security would be in doubt.\n\n"
        "Example: `paths: [a]`, where an object is expected; `type: 5`, where a name is."
    ),
    "OVERLAY-INVALID": (
        "An overlay is not one, or an action in it can't be done.\n\n"
        "Example: `overlay: 1.0.0`, `info: {title: Mine, version: 1.0.0}` and "
        "`actions: [{target: \"$.paths['/pets'].get\", update: {deprecated: true}}]`. An object is updated with an "
        "object; what updates an array is added to it; `remove: true` takes the target away."
    ),
    "OVERLAY-UNMATCHED": (
        "The target of an overlay's action finds nothing, so that the action does nothing.\n\n"
        "Correct the JSONPath, or leave the action out: the document may have changed."
    ),
    # references
    "REF-MISSING": (
        "A `$ref` names something that doesn't exist. With --lenient, a schema that refers to it is any value, and "
        "anything else is left out, unless a whole file is missing.\n\n"
        "Example: `#/components/schemas/Pets` where only `Pet` is there. Mind upper and lower case."
    ),
    "REF-REMOTE": (
        "A `$ref` names a document on the network, which is never fetched.\n\n"
        "Save that document next to this one and refer to the file."
    ),
    "REF-OUTSIDE": (
        "A `$ref` names a file outside the folder of the root document, by `..`, an absolute path or a link.\n\n"
        "Move the file below that folder."
    ),
    "REF-CYCLE": (
        "References lead only to each other, so that there is nothing they name. A schema of them is any value, "
        "anything else is left out.\n\n"
        "Example: `A: {$ref: B}` and `B: {$ref: A}`. A recursive schema needs a property or an item in between."
    ),
    "REF-INVALID": "The value of `$ref` is not a text. With --lenient it is left out.",
    "REF-SIBLINGS": (
        "In OpenAPI 3.0, what stands beside a `$ref` is ignored, and it was.\n\n"
        "Example: `{$ref: …, nullable: true}`. Write `{allOf: [{$ref: …}], nullable: true}`, or go to OpenAPI 3.1."
    ),
    # operations
    "METHOD-UNKNOWN": "A path item has a key that is no method of HTTP. It is left out.",
    "OPERATION-ID-DUPLICATE": (
        "Two operations have the same operationId, which must be unique: it names the operation in the code. Both are "
        "kept; where both would have one name, a number tells them apart, and a link by this operationId leads to the "
        "first.\n\nRename one of them, so that their names in the code stay when operations come and go."
    ),
    "PATH-EQUIVALENT": (
        "Two paths differ only in the names of their parameters, so that no server could tell them apart.\n\n"
        "Example: `/pets/{id}` and `/pets/{name}`."
    ),
    "PATH-PARAMETER-UNDECLARED": (
        "A path holds `{name}`, but no path parameter `name` is declared. A required text is assumed.\n\n"
        "Declare it, with its schema."
    ),
    "PATH-PARAMETER-UNUSED": (
        "A path parameter is declared that the path doesn't hold. It can't be sent and is left out.\n\n"
        "Correct its name, or the path's."
    ),
    "PARAMETER-DUPLICATE": "A parameter of the same name and place is declared twice. The last one counts.",
    "PARAMETER-STYLE": (
        "A parameter of Swagger 2.0 has a `collectionFormat` that OpenAPI 3 has no style for: `tsv`, or one that isn't "
        "known. Its values are separated by commas.\n\n"
        "Use `csv`, `ssv`, `pipes` or `multi`."
    ),
    "PARAMETER-INVALID": (
        "A parameter has no name, or its place (`in`) is not path, query, querystring, header or cookie; or it is a "
        "whole query string in another form than application/x-www-form-urlencoded. It is left out.\n\n"
        "Example: `in: body` is Swagger 2.0: use `requestBody`."
    ),
    "STYLE-INVALID": (
        "A parameter's style doesn't exist in its place. The default of that place is used.\n\n"
        "Example: `style: form` in a path. See the table of styles in the specification."
    ),
    "HEADER-IGNORED": (
        "The specification ignores parameters named Accept, Content-Type and Authorization, and response headers "
        "named Content-Type: media types and security schemes describe them."
    ),
    "RESPONSE-CODE": "A key of `responses` is no status code: three digits, `1XX` to `5XX`, or `default`.",
    "LINK-UNRESOLVED": "A link names an operation that this document doesn't have.",
    "SERVER-VARIABLE": "A server's URL holds `{name}`, but its variables don't declare it.",
    "SECURITY-UNKNOWN": (
        "A security requirement names a scheme that components don't declare. That alternative is left out; where "
        "none is left, the document's own security holds, and where there is none either, this is an error: an "
        "operation that asks for security is never treated as open.\n\nDeclare the scheme, or correct its name."
    ),
    "SECURITY-INVALID": (
        "A security scheme lacks what it needs, or is of no known type. It is left out; where an operation asks for it "
        "and for nothing else, that is an error."
    ),
    "PAGINATION-INVALID": (
        "An operation's `x-specloom-pagination` is not understood, or names what the operation doesn't have.\n\n"
        "Write `false` where pages shall not be walked, else say how: `{kind: cursor, items: data, parameter: cursor, "
        "next: meta.next_cursor, more: has_more}`. The kinds are cursor, last-id, page, offset, link and url; `items`, "
        "`next`, `more` and `total` are paths of property names from the response's body."
    ),
    # schemas
    "TYPE-UNKNOWN": (
        "A schema's type is not one of JSON Schema's. Any value is allowed.\n\n"
        "Example: `type: datetime`. Write `type: string, format: date-time`."
    ),
    "SCHEMA-FALSE": "The schema `false` allows no value at all. It is read as any value.",
    "SCHEMA-NULL": (
        "A schema allows nothing but null. It is read as any value, which includes null.\n\n"
        "Example: `enum: [null]`, `type: 'null'`. A value that may be null has `type: [string, 'null']`."
    ),
    "KEYWORD-IGNORED": (
        "A keyword only checks values and can't be said by a type in any language, or it isn't understood. The "
        "generated code doesn't look at it."
        "\n\nExample: `not`, `if`, `contains`, `propertyNames`."
    ),
    "UNION-VALIDATION-ONLY": (
        "A `oneOf` or `anyOf` only says which properties must come together. The object's own properties are used; the "
        "generated code doesn't check the combination."
    ),
    "ENUM-VALUE": (
        "A value of an enum is not of its schema's type. It is kept.\n\n"
        "Example: `type: integer, enum: ['1', '2']`. Correct the type or the values."
    ),
    "ENUM-RECOVERED": (
        "YAML reads an unquoted `1.10` as a number, where the schema wants a text. What was written is used.\n\n"
        "Put it in quotes."
    ),
    "ENUM-DUPLICATE": "An enum lists the same value twice. It is one member.",
    "ENUM-COMPLEX": "An enum lists arrays or objects, or nothing. Its type is used without the list.",
    "REQUIRED-UNDECLARED": (
        "`required` names a property that `properties` doesn't declare. It may hold any value.\n\n"
        "Declare it, or correct the name."
    ),
    "ACCESS-CONTRADICTION": (
        "A property is both readOnly and writeOnly, so that it could never be sent. It travels both ways."
    ),
    "DEFAULT-MISMATCH": (
        "A default doesn't fit its own schema. It is left out.\n\nExample: `type: integer, default: none`."
    ),
    "ALLOF-CONFLICT": (
        "Parts of `allOf` contradict each other, so that no value could satisfy all. The later part is used.\n\n"
        "Example: a property that is an integer in one part and a text in another."
    ),
    "ALLOF-CYCLE": "A schema is, by `allOf`, a part of itself. That part is left out.",
    "UNION-CYCLE": (
        "A schema is, by `oneOf` or `anyOf`, one of its own alternatives, directly or by way of others. That adds "
        "nothing, and is left out.\n\nExample: `A: {oneOf: [{$ref: A}, {type: string}]}`, which is a string."
    ),
    "ALLOF-UNIONS": (
        "Several `oneOf` or `anyOf` hold at once, or too deep inside each other. Their properties are read as optional "
        "ones of one object.\n\nName the combinations that are meant."
    ),
    "DISCRIMINATOR-MAPPING": (
        "A discriminator names no property, or maps a value to something that is not a variant.\n\n"
        "Example: `mapping: {cat: '#/components/schemas/Kat'}`."
    ),
    "DISCRIMINATOR-AMBIGUOUS": (
        "Several variants of a union have the same value of the discriminating property, so that it can't tell them "
        "apart.\n\nGive each variant values of its own, by `const` or `enum`, or a mapping."
    ),
    "DISCRIMINATOR-UNTAGGED": (
        "A variant has no value of the discriminating property: no mapping, no `const`, no name of its own."
    ),
    # targets and output
    "TARGET-UNKNOWN": "There is no target of that name. `specloom targets` lists them.",
    "CONFIG-INVALID": "The configuration can't be read, or holds something that is not known there.",
    "OPTION-UNKNOWN": "The target has no option of that name. `specloom targets` lists them.",
    "OPTION-INVALID": "The target can't use the value of that option.",
    "NAME-CLASH": "Two things would get the same name in the generated code. One is given another name.",
    "LOSS": (
        "A target can't express something of the document, or only in part. The place shows what; the rest is "
        "generated.\n\nWith --strict this is an error."
    ),
    "OUTPUT-CONFLICT": (
        "A generated file was edited by hand, or a file that was not generated stands in its way. It is left alone.\n\n"
        "The difference shows what would be lost. Move the change elsewhere; list the file under `ignore` in the "
        "configuration to keep your version of it; or take ours with --force, which keeps yours beside it as `.orig`."
    ),
    "OUTPUT-STALE": "The generated files are not what the document gives now. Generate them again.",
    "OUTPUT-UNSAFE": (
        "A file would be written outside the output folder, through a link, or under a name that not every system can "
        "hold. Nothing is written."
    ),
    "TEMPLATE-INVALID": (
        "A template of yours breaks a rule, prints something that isn't there or isn't code, or has a name that no "
        "template has.\n\nA template prints attributes, tests one boolean, loops, includes and indents. "
        "`specloom templates` lists the templates, and what each can use."
    ),
    "IGNORE-UNMATCHED": (
        "A pattern of a target's `ignore` list matches no file that the target makes, so it keeps nothing.\n\n"
        "Patterns are those of a .gitignore, relative to the output folder: `README.md`, `docs/`, `/pkg/*.py`."
    ),
    "NAMES-INVALID": (
        "A `names.lock` can't be understood: marks of a merge, a line that isn't `what = name`, one thing with two "
        "names, or a name that the language can't have. Nothing is written.\n\n"
        "After a merge, keep the lines of both sides. Without the file, things get the names that they would have had "
        "without their history."
    ),
    "NAMES-MISSING": (
        "An output that was generated before has lost its `names.lock`, which holds the names that were published. All "
        "names are made anew, so that some may be others than before. It is told once, as `generate` writes a new file."
        "\n\n"
        "Bring the file back with `git checkout HEAD -- DIR/names.lock`, and commit it with the output."
    ),
    "NAME-MOVED": (
        "Something has another name than the published one: the language or the SDK itself needs that one now, or "
        "types that were one have become two. Users have to follow.\n\n"
        "It is told once, by the run that changes `names.lock`. With --strict it is a failure."
    ),
    "NAME-REMOVED": (
        "Names that were published are gone, because what they stood for is. It is told once, by the run that changes "
        "`names.lock`.\n\n`specloom diff` tells what the change means for users."
    ),
    "OUTPUT-FAILED": (
        "The system refuses to write the output: a missing permission, a full disk.\n\n"
        "Files are put in place only after all of them could be written beside it."
    ),
}
"""What each code means: the cause, often an example, and what to do about it."""

PASSING = frozenset(("NAME-MOVED", "NAME-REMOVED", "NAMES-MISSING"))
"""Codes of what a run tells about its own change: the next one has nothing to tell."""
