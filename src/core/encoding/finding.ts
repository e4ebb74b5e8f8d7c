/**
 * Something in an object that the API server would take otherwise than written, or refuse. Data without words; `path`
 * is written as Kubernetes does (`spec.containers[0].image`), never with a value in it. Sizes beside a finding of
 * `field-type` or a text that does not parse are estimates: the server refuses the object.
 */
export type Finding = Found & {
  /** The same place as steps from the object's root. */
  readonly at: readonly (string | number)[]
}

type Found =
  /** The API server serves the kind but keeps no object of it (a review, a scale, a binding). */
  | { readonly code: 'kind-not-stored'; readonly path: '' }
  /** A release up to that of the tables has removed this version of the kind. */
  | { readonly code: 'kind-removed'; readonly path: ''; readonly release: string }
  /** The server drops the field without a word; it costs nothing in etcd. */
  | { readonly code: 'field-unknown'; readonly path: string }
  | { readonly code: 'field-type'; readonly path: string; readonly expected: FieldType; readonly found: FieldType }
  | {
      readonly code: 'quantity-invalid' | 'time-invalid' | 'duration-invalid' | 'base64-invalid'
      readonly path: string
    }
  | { readonly code: 'too-deep'; readonly path: string }

/** Types in the words of Go's decoder. */
export type FieldType = 'null' | 'bool' | 'number' | 'integer' | 'string' | 'array' | 'object'

/** Whether the server would refuse an object for what was found, so that its size is no more than an estimate. */
export function isRefused(finding: Finding): boolean {
  return finding.code !== 'field-unknown'
}
