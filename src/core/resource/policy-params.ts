import { isMapping, type Mapping, type Value } from '../manifest'
import { type LabelSelector, labelSelectorOf } from './label-selector'

/** The kind that an admission policy takes its parameters from. */
export interface ParamKind {
  readonly apiVersion: string
  readonly kind: string
}

/** The parameters that a binding gives to its policy: one by name, or those whom a selector means. */
export interface ParamRef {
  readonly policy: string
  readonly name: string | null
  readonly selector: LabelSelector | null
  /** Null: not given, so the kind has none, or that of the object under admission counts. */
  readonly namespace: string | null
  /** `parameterNotFoundAction: Allow`: it may be missing. */
  readonly optional: boolean
}

const group = 'admissionregistration.k8s.io'
const policies: ReadonlyMap<string, string> = new Map(
  ['Validating', 'Mutating'].map(does => [`${group}/${does}AdmissionPolicyBinding`, `${group}/${does}AdmissionPolicy`]),
)

/** `group/Kind` of the policy that a binding of this kind names; undefined for what is no binding. */
export function policyKindOf(bindingKind: string): string | undefined {
  return policies.get(bindingKind)
}

/** What a policy says of its parameters (`spec.paramKind`); null where it has none. */
export function paramKindOf(policy: Mapping): ParamKind | null {
  const paramKind = member(policy.get('spec'), 'paramKind')
  const apiVersion = text(member(paramKind, 'apiVersion'))
  const kind = text(member(paramKind, 'kind'))
  return apiVersion !== null && kind !== null ? { apiVersion, kind } : null
}

/** What a binding says of the parameters (`spec.paramRef`); null where it says nothing. */
export function paramRefOf(binding: Mapping): ParamRef | null {
  const spec = binding.get('spec')
  const policy = text(member(spec, 'policyName'))
  const paramRef = member(spec, 'paramRef')
  if (policy === null || !isMapping(paramRef)) return null
  const selector = paramRef.get('selector')
  return {
    policy,
    name: text(paramRef.get('name')),
    selector: selector === undefined ? null : labelSelectorOf(selector),
    namespace: text(paramRef.get('namespace')),
    optional: paramRef.get('parameterNotFoundAction') === 'Allow',
  }
}

function member(value: Value | undefined, key: string): Value | undefined {
  return isMapping(value) ? value.get(key) : undefined
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
