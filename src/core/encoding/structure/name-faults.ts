import { utf8Length } from '../../bytes'
import { isMapping, type Mapping } from '../../manifest'
import { mappingAt } from '../../object'

/** A cause of `Invalid`, and where it is. */
export interface NameFault {
  readonly at: readonly string[]
  readonly code: 'name-invalid'
  readonly text: string
}

/**
 * Names that the server takes nowhere (kubernetes/apimachinery `pkg/api/validation/objectmeta.go:
 * ValidateObjectMetaAccessor`, in its order: name, labels, annotations). What a kind asks of its name beyond that is
 * not judged.
 */
export function nameFaults(object: Mapping): NameFault[] {
  const metadata = mappingAt(object, 'metadata')
  const name = metadata.get('name')
  const faults: NameFault[] = []
  const invalid = (field: string, value: string, text: string): void => {
    faults.push({
      at: ['metadata', field],
      code: 'name-invalid',
      text: `metadata.${field}: Invalid value: ${JSON.stringify(value)}: ${text}`,
    })
  }
  if (typeof name === 'string' && name !== '') {
    for (const text of namesErrors(String(object.get('kind')), name)) invalid('name', name, text)
  }
  for (const [key, value] of labelsOf(metadata, 'labels')) {
    for (const text of qualifiedNameErrors(key)) invalid('labels', key, text)
    if (typeof value === 'string') for (const text of labelValueErrors(value)) invalid('labels', value, text)
  }
  for (const [key] of labelsOf(metadata, 'annotations')) {
    for (const text of qualifiedNameErrors(key.toLowerCase())) invalid('annotations', key, text)
  }
  return faults
}

function labelsOf(metadata: Mapping, name: string): Mapping {
  const value = metadata.get(name)
  return isMapping(value) ? value : new Map()
}

/** Kinds whose name is a part of a path and nothing more: `path.ValidatePathSegmentName`. */
const pathSegments = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'RoleList',
  'CertificateSigningRequest',
])
/** Kinds whose name is one label. */
const labels = new Set(['Namespace'])
/** Services may not begin with a digit. */
const labels1035 = new Set(['Service'])

function namesErrors(kind: string, name: string): string[] {
  if (pathSegments.has(kind)) return pathSegmentErrors(name)
  if (labels.has(kind)) return patternErrors(name, 63, dns1123Label, label1123Text)
  if (labels1035.has(kind)) return patternErrors(name, 63, dns1035Label, label1035Text)
  return patternErrors(name, 253, dns1123Subdomain, subdomainText)
}

function patternErrors(value: string, max: number, pattern: RegExp, text: string): string[] {
  return [...(utf8Length(value) > max ? [tooLong(max)] : []), ...(pattern.test(value) ? [] : [text])]
}

function tooLong(max: number): string {
  return `must be no more than ${max} bytes`
}

function pathSegmentErrors(name: string): string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`]
  return ['/', '%'].filter(part => name.includes(part)).map(part => `may not contain '${part}'`)
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const dns1123Label = new RegExp(`^${label}$`)
const dns1123Subdomain = new RegExp(`^${label}(\\.${label})*$`)
const dns1035Label = /^[a-z]([-a-z0-9]*[a-z0-9])?$/
const namePart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

const subdomainText = String.raw`a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`
const label1123Text =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
const label1035Text =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
const namePartText =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const labelValueText =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

/** `pkg/util/validation/validation.go: IsQualifiedName`. */
function qualifiedNameErrors(key: string): string[] {
  const parts = key.split('/')
  const errors: string[] = []
  const name = parts.at(-1) ?? ''
  if (parts.length > 2) {
    return [
      `a qualified name ${namePartText} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  if (parts.length === 2) {
    const [prefix = ''] = parts
    if (prefix === '') errors.push('prefix part must be non-empty')
    else errors.push(...patternErrors(prefix, 253, dns1123Subdomain, subdomainText).map(text => `prefix part ${text}`))
  }
  if (name === '') errors.push('name part must be non-empty')
  else if (utf8Length(name) > 63) errors.push(`name part ${tooLong(63)}`)
  if (!namePart.test(name)) errors.push(`name part ${namePartText}`)
  return errors
}

function labelValueErrors(value: string): string[] {
  return [
    ...(utf8Length(value) > 63 ? [tooLong(63)] : []),
    ...(value === '' || namePart.test(value) ? [] : [labelValueText]),
  ]
}
