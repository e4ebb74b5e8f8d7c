import { isMapping, type Mapping, type Path } from '../../manifest'
import { groupKindOf, mappingAt } from '../../object'
import type { Scope } from '../../resource'
import { pluralOf } from '../../resource'
import { isUnset, withoutNulls } from '../edit-mapping'
import { type CustomResourceType, versionOfResource } from '../etcd-value/custom-resource-type'
import type { Finding } from '../finding'
import type { Operation } from '../sizes'
import type { StoredKind } from '../stored/stored-kind'
import type { Answer, Answers, FaultCode } from './answer'
import { type NameFault, nameFaults } from './name-faults'
import { applyPath, dotted, inReadingOrder } from './paths'
import {
  doubledItems,
  type SchemaCause,
  type SchemaError,
  schemaApplyErrors,
  typeErrors,
  unknownFields,
} from './schema-faults'
import { type Teller, tellerOf } from './teller'
import { applyErrors, decodeError } from './typed-faults'

export interface AnswersInput {
  readonly object: Mapping
  readonly kind: StoredKind
  readonly scope: Scope
  readonly customResource: CustomResourceType | null
  /** What the encoder found in it. */
  readonly findings: readonly Finding[]
  /** It has characters that YAML does not allow, which is what server-side apply reads the body as. */
  readonly hasControls: boolean
}

/** With what validation says of its names, however it is written. */
interface Named extends AnswersInput {
  readonly names: readonly NameFault[]
}

/**
 * Whether each operation is refused for structure or names, in the order in which kubectl and the server look (facts:
 * live-apiserver, B). Null where none is. What rules of validation, admission and quotas say beyond that is not judged.
 */
export function answersOf(given: AnswersInput): Answers | null {
  const input = { ...given, names: nameFaults(given.object) }
  // Of a built-in kind a POST is refused for nothing else.
  const isFine = input.kind.type === 'built-in' && input.findings.length === 0 && input.names.length === 0
  const create = isFine ? noAnswer : pair(strict => createAnswer(input, strict, false))
  const clientSideApply = isFine ? noAnswer : pair(strict => createAnswer(input, strict, true))
  const applied = applyAnswer(input)
  const serverSideApply = pair(() => applied)
  const all: Answers = { create, clientSideApply, serverSideApply }
  return Object.values(all).some(({ strict, lax }) => strict !== null || lax !== null) ? all : null
}

function pair(answer: (strict: boolean) => Answer | null): Answers[Operation] {
  const [strict, lax] = [answer(true), answer(false)]
  return strict === null && lax === null ? noAnswer : { strict, lax }
}

const none: readonly string[] = []
const noAnswer: Answers[Operation] = { strict: null, lax: null }

/** A POST: the body is decoded, strictly where the client asks for it, then validated. */
function createAnswer(input: Named, strict: boolean, withoutNull: boolean): Answer | null {
  const { object, findings } = input
  const teller = tellerOf(object)
  const kind = teller.name(String(object.get('kind')))
  const badRequest = (code: FaultCode, text: string): Answer => ({
    code,
    by: 'BadRequest',
    message: `${kind} in version "${teller.name(versionName(object))}" cannot be handled as a ${kind}: ${text}`,
    causes: [],
  })
  const decoded = input.kind.type === 'built-in' ? decodeError(input.kind.given.message, object, findings) : null
  if (decoded !== null) return badRequest('field-type', decoded.isOwnWords ? decoded.text : teller.say(decoded))
  const unknown = strict ? unknownOf(input) : []
  if (unknown.length > 0) {
    const named = unknown.slice(0, 100).map(at => `unknown field "${teller.say({ at, text: dotted(at) })}"`)
    return badRequest('field-unknown', `strict decoding error: ${named.join(', ')}`)
  }
  const schema = schemaOf(input)
  const sent = withoutNull && schema !== null ? withoutNulls(object) : object
  if (schema === null || !isMapping(sent)) return invalid(input, teller, [])
  return invalid(input, teller, [...typeErrors(sent, schema, false), ...doubledItems(sent, schema)])
}

/** A PATCH of an apply: the body is read as YAML, typed, merged, and only then validated. */
function applyAnswer(input: Named): Answer | null {
  const { object, kind, findings } = input
  const teller = tellerOf(object)
  const metadata = mappingAt(object, 'metadata')
  const name = teller.name(String(metadata.get('name') ?? ''))
  if (input.hasControls) {
    const message = 'error decoding YAML: error converting YAML to JSON: yaml: control characters are not allowed'
    return { code: 'control-character', by: 'BadRequest', message, causes: [] }
  }
  if (!isUnset(metadata, 'managedFields')) {
    const message = 'metadata.managedFields must be nil'
    return { code: 'managed-fields-set', by: 'BadRequest', message, causes: [] }
  }
  const typed = typedErrors(input)
  const [first] = typed
  if (first !== undefined) {
    const texts = typed.map(error => teller.say(error))
    const listed = texts.length === 1 ? (texts[0] ?? '') : ['errors:', ...texts.map(text => `  ${text}`)].join('\n')
    const place = `${teller.name(namespaceOf(input))}/${name}; ${groupVersionKind(object, teller)}`
    const message = `failed to create typed patch object (${place}): ${listed}`
    return { code: first.code, by: 'InternalError', message, causes: [] }
  }
  const decoded = kind.type === 'built-in' ? decodeError(kind.given.message, object, findings) : null
  if (decoded !== null) {
    const message = decoded.isOwnWords ? decoded.text : teller.say(decoded)
    return { code: 'field-type', by: 'InternalError', message, causes: [] }
  }
  const uid = metadata.get('uid')
  if (typeof uid === 'string' && uid !== '') {
    const said = teller.name(uid)
    // Joined, not put together by a template: every object of `kubectl get` has such an answer, and V8 keeps a template
    // as a chain of its parts, the uid as a view of its document.
    const message = [
      'Operation cannot be fulfilled on ',
      ...[resourceName(input), ' "', name, '": uid mismatch: the provided object specified uid ', said],
      ', and no existing object was found',
    ].join('')
    return { code: 'uid-set', by: 'Conflict', message, causes: none }
  }
  const schema = schemaOf(input)
  return invalid(input, teller, schema === null ? [] : typeErrors(object, schema, true))
}

/** What does not agree with the types by which server-side apply merges, in the order of reading. */
function typedErrors(input: AnswersInput): readonly SchemaError[] {
  const { object, kind, findings } = input
  if (kind.type === 'built-in') return applyErrors(kind.given.message, object, findings)
  if (kind.type !== 'custom-resource') {
    const text = (at: Path): string => `${applyPath(at, () => null)}: field not declared in schema`
    return unknownOf(input).map(at => ({ at, code: 'field-unknown', text: text(at) }))
  }
  if (!isKnown(input)) return []
  return schemaApplyErrors(object, schemaOf(input)).sort((a, b) => inReadingOrder(a.at, b.at))
}

function invalid(input: Named, teller: Teller, wrong: readonly SchemaCause[]): Answer | null {
  // The schema of a custom resource is validated before its metadata.
  const causes = [...wrong, ...input.names]
  const [first] = causes
  if (first === undefined) return null
  const { object } = input
  const group = groupKindOf(object).group
  const kind = teller.name(`${String(object.get('kind'))}${group === '' ? '' : `.${group}`}`)
  const name = teller.name(String(mappingAt(object, 'metadata').get('name') ?? ''))
  return {
    code: first.code,
    by: 'Invalid',
    message: `${kind} ${JSON.stringify(name)} is invalid: `,
    causes: causes.map(cause => teller.say(cause)),
  }
}

/** Fields that the server does not know, in its own order. */
function unknownOf(input: AnswersInput): Path[] {
  if (input.kind.type === 'custom-resource') {
    return isKnown(input) ? sortedAfterMetadata(unknownFields(input.object, schemaOf(input))) : []
  }
  return input.findings
    .filter(({ code }) => code === 'field-unknown')
    .map(({ at }) => at)
    .sort(inReadingOrder)
}

/**
 * Metadata is read first; what is pruned is told in the order of its paths
 * (`pkg/apiserver/schema/pruning/algorithm.go`).
 */
function sortedAfterMetadata(unknown: readonly Path[]): Path[] {
  const isMetadata = ([first]: Path): boolean => first === 'metadata'
  const pruned = unknown.filter(at => !isMetadata(at)).sort((a, b) => (dotted(a) < dotted(b) ? -1 : 1))
  return [...unknown.filter(isMetadata).sort(inReadingOrder), ...pruned]
}

/** Whether the input has the CRD of a custom resource, in that version. */
function isKnown({ object, customResource }: AnswersInput): boolean {
  return versionOfResource(object, customResource) !== null
}

function schemaOf({ object, kind, customResource }: AnswersInput): Mapping | null {
  return kind.type === 'custom-resource' ? (versionOfResource(object, customResource)?.schema ?? null) : null
}

function versionName(object: Mapping): string {
  return String(object.get('apiVersion')).split('/').at(-1) ?? ''
}

/** `apps/v1, Kind=Deployment`, of the core group `/v1, Kind=ConfigMap`. */
function groupVersionKind(object: Mapping, { name }: Teller): string {
  return `${name(groupKindOf(object).group)}/${name(versionName(object))}, Kind=${name(String(object.get('kind')))}`
}

function namespaceOf({ object, scope }: AnswersInput): string {
  return scope === 'cluster' ? '' : String(mappingAt(object, 'metadata').get('namespace') || 'default')
}

/** `deployments.apps` */
function resourceName({ object, customResource }: AnswersInput): string {
  const group = groupKindOf(object).group
  const plural = customResource?.plural ?? pluralOf(String(object.get('kind')))
  return group === '' ? plural : `${plural}.${group}`
}
