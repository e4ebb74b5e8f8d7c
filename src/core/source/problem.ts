/** Half-open range of byte offsets into a source's UTF-8 text (`SourceText.utf8`). */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Every problem the core can report, with the facts its words need. Its words in English are in `words`, those of other
 * languages in `app/words`, so a code is a contract and a sentence is not. Codes are only ever added.
 */
export interface ProblemFacts {
  // A source as a whole
  'source-empty': Record<never, never>
  'source-binary': Record<never, never>
  'source-too-large': { max: number }
  'source-not-utf8': { count: number }
  // An archive, or an entry of it (`entry`: its path; of the archive as a whole, the archive's name)
  'archive-truncated': { entry: string }
  'archive-damaged': { entry: string }
  'archive-conflict': { entry: string }
  'archive-checksum': { entry: string }
  'archive-length': { entry: string; said: number }
  'archive-encrypted': { entry: string }
  'archive-method': { entry: string; method: number }
  'archive-too-large': { entry: string; max: number }
  'archive-too-many': { entry: string; max: number }
  'archive-trailing': { entry: string; bytes: number }
  'archive-zeros': { entry: string; bytes: number }
  'archive-padding': { entry: string }
  'archive-unlisted': { entry: string; bytes: number }
  'archive-unsafe-name': { entry: string; path: string }
  'archive-without-manifest': Record<never, never>
  'archive-skipped-name': { count: number; names: string }
  'archive-skipped-binary': { count: number; names: string }
  'archive-skipped-hidden': { count: number; names: string }
  'archive-skipped-link': { count: number; names: string }
  'archive-skipped-special': { count: number; names: string }
  'archive-skipped-nested': { count: number; names: string }
  // A Helm chart (`source`: a file of it)
  'chart-metadata-missing': Record<never, never>
  'chart-metadata-unreadable': { problem: string }
  'chart-metadata-invalid': { reason: string }
  'chart-values-unreadable': { problem: string }
  'chart-lock-unreadable': { problem: string }
  'chart-dependency-unreadable': { name: string; reason: string }
  'chart-archive-unreadable': { reason: string }
  'helmignore-invalid': { pattern: string; reason: string }
  'chart-not-rendered': { name: string }
  'chart-crds-twice': { count: number; names: string }
  // Cutting into documents
  'separator-content': { text: string }
  directive: { text: string }
  'after-document-end': Record<never, never>
  'json-separator': Record<never, never>
  // Reading one document
  'yaml-syntax': { reason: string }
  'json-syntax': { reason: string }
  'tab-indentation': Record<never, never>
  'control-character': { codePoint: string }
  'too-deep': { max: number }
  'line-too-long': { bytes: number; max: number }
  'document-too-large': { max: number }
  'alias-unknown': { name: string }
  'alias-excess': Record<never, never>
  'merge-not-map': Record<never, never>
  'tag-value': { tag: string; text: string }
  'number-not-finite': { text: string }
  'duplicate-key': { key: string; firstLine: number }
  'key-collision': { key: string; first: string; second: string }
  'negative-zero': { count: number }
  'key-not-text': { found: string }
  'key-too-long': { max: number }
  'key-reads-as': { text: string; key: string }
  // Taking it as a resource
  'not-an-object': { found: string }
  'no-kind': Record<never, never>
  'no-api-version': Record<never, never>
  'no-name': Record<never, never>
  'generate-name': { prefix: string }
  'field-type': { path: string; expected: string; found: string }
  'annotation-null': { key: string }
  'list-in-list': Record<never, never>
  'list-item-not-object': { index: number; found: string }
  'list-without-items': Record<never, never>
  'list-items-type': { found: string }
  'items-field': { found: string }
  'list-metadata-dropped': { keys: string }
  'list-fields-dropped': { keys: string }
  'kind-unknown': { apiVersion: string; kind: string }
  // What is no manifest
  'other-helm-template': Record<never, never>
  'other-kustomization': Record<never, never>
  'other-values': Record<never, never>
  'other-chart': Record<never, never>
  'other-dockerfile': Record<never, never>
  'other-compose': Record<never, never>
  'other-terraform': Record<never, never>
  'other-shell': Record<never, never>
  'other-data': Record<never, never>
  'other-config': { apiVersion: string; kind: string; tool: string }
  // What the API server makes of a resource
  'field-unknown': { path: string }
  'field-refused': { path: string; expected: string; found: string }
  'field-too-deep': { path: string }
  'quantity-invalid': { path: string }
  'time-invalid': { path: string }
  'duration-invalid': { path: string }
  'base64-invalid': { path: string }
  'kind-removed': { release: string }
  'kind-not-stored': Record<never, never>
  // What another component refuses later
  'argument-too-long': { path: string; bytes: number; max: number }
  'rules-too-large': { bytes: number; max: number }
  'chart-content-too-large': { bytes: number; max: number }
  // Among the resources of the input
  'many-definitions': { count: number; from: number }
  'duplicate-resource': { id: string; firstSource: string; firstLine: number }
}

export type ProblemCode = keyof ProblemFacts

/** `error`: kubectl refuses the document or never sends it. `warning`: it goes, but not as its author may think. */
export type Severity = 'error' | 'warning'

/** One thing found wrong, as data. */
export type Problem = {
  [Code in ProblemCode]: {
    readonly code: Code
    readonly severity: Severity
    readonly at: ByteRange
    readonly facts: Readonly<ProblemFacts[Code]>
  }
}[ProblemCode]
