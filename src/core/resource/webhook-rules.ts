import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { fieldValues } from './field-values'
import { holds, type LabelSelector, labelSelectorOf } from './label-selector'

/** Which writes a webhook of the input admits, of one of its rules (admissionregistration.k8s.io, `rules`). */
export interface WebhookRule {
  /** Index of the webhook configuration. */
  readonly from: number
  /** `failurePolicy: Fail`: while it does not serve, the API server refuses what the rule matches. */
  readonly fails: boolean
  readonly groups: readonly string[]
  /** Null where other versions of the same resource match too (`matchPolicy: Equivalent`). */
  readonly versions: readonly string[] | null
  readonly resources: readonly string[]
  readonly scope: 'namespaced' | 'cluster' | null
  readonly objects: LabelSelector
  readonly namespaces: LabelSelector
}

/** An object as a rule looks at it. */
export interface Admitted {
  readonly group: string
  readonly version: string
  /** The resource, in the plural: `deployments`. */
  readonly plural: string
  readonly scope: 'namespaced' | 'cluster'
  /** Null: not known. */
  readonly labels: ReadonlyMap<string, string> | null
  /** Labels of its Namespace, or its own where it is one; null where they are not known, or it has none. */
  readonly namespaceLabels: ReadonlyMap<string, string> | null
}

/**
 * The rules of a Mutating- or ValidatingWebhookConfiguration that look at what is written; those for deletion and for
 * subresources alone never stop an apply. Whether conditions in CEL (`matchConditions`) hold is not known, so they are
 * taken to hold.
 */
export function webhookRulesOf(from: number, value: Mapping): WebhookRule[] {
  // v1beta1 left it to the server, which ignored failures and looked at the very version.
  const isOld = value.get('apiVersion') === 'admissionregistration.k8s.io/v1beta1'
  return fieldValues(value, 'webhooks[]').flatMap(({ value: webhook }) => {
    if (!isMapping(webhook)) return []
    const fails = (webhook.get('failurePolicy') ?? (isOld ? 'Ignore' : 'Fail')) === 'Fail'
    const isExact = (webhook.get('matchPolicy') ?? (isOld ? 'Exact' : 'Equivalent')) === 'Exact'
    return fieldValues(webhook, 'rules[]').flatMap(({ value: rule }): WebhookRule[] => {
      if (!isMapping(rule)) return []
      const operations = texts(rule.get('operations'))
      if (operations.length > 0 && !operations.some(operation => /^(?:\*|CREATE|UPDATE)$/.test(operation))) return []
      const scope = rule.get('scope')
      return [
        {
          from,
          fails,
          groups: texts(rule.get('apiGroups')),
          versions: isExact || !fails ? texts(rule.get('apiVersions')) : null,
          resources: texts(rule.get('resources')),
          scope: scope === 'Namespaced' ? 'namespaced' : scope === 'Cluster' ? 'cluster' : null,
          objects: labelSelectorOf(webhook.get('objectSelector') ?? null),
          namespaces: labelSelectorOf(webhook.get('namespaceSelector') ?? null),
        },
      ]
    })
  })
}

/** Whether a rule may match a write of this object; what is not known of the object is taken to match. */
export function mayAdmit(rule: WebhookRule, object: Admitted): boolean {
  // The API server asks no webhook about webhooks and admission policies.
  if (object.group === 'admissionregistration.k8s.io') return false
  if (!matches(rule.groups, object.group)) return false
  if (!matches(rule.resources, object.plural) && !rule.resources.includes('*/*')) return false
  if (rule.versions !== null && !matches(rule.versions, object.version)) return false
  if (rule.scope !== null && rule.scope !== object.scope) return false
  return mayMean(rule.objects, object.labels) && mayMean(rule.namespaces, object.namespaceLabels)
}

function mayMean({ labels, expressions }: LabelSelector, given: ReadonlyMap<string, string> | null): boolean {
  if (given === null) return true
  return (
    [...labels].every(([key, value]) => given.get(key) === value) &&
    expressions.every(expression => holds(expression, given))
  )
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}

function matches(patterns: readonly string[], text: string): boolean {
  return patterns.includes('*') || patterns.includes(text)
}
