import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { fieldValues } from './field-values'
import type { Provides } from './resource'

/** Which objects a webhook configuration takes in, of one of its rules. */
export interface WebhookRule {
  readonly from: number
  readonly groups: readonly string[]
  readonly versions: readonly string[]
  readonly resources: readonly string[]
}

/** The rules of a Mutating- or ValidatingWebhookConfiguration. */
export function webhookRulesOf(from: number, value: Mapping): WebhookRule[] {
  return fieldValues(value, 'webhooks[].rules[]').flatMap(({ value: rule }) =>
    isMapping(rule)
      ? [
          {
            from,
            groups: texts(rule.get('apiGroups')),
            versions: texts(rule.get('apiVersions')),
            resources: texts(rule.get('resources')),
          },
        ]
      : [],
  )
}

/** Whether a rule takes in objects of a CRD in some version. A subresource (`widgets/status`) is no object. */
export function takesIn({ groups, resources }: WebhookRule, crd: Extract<Provides, { type: 'crd' }>): boolean {
  return matches(groups, crd.group) && (matches(resources, crd.plural) || resources.includes('*/*'))
}

export function takesVersion({ versions }: WebhookRule, version: string): boolean {
  return matches(versions, version)
}

function texts(value: Value | undefined): string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}

function matches(patterns: readonly string[], text: string): boolean {
  return patterns.includes('*') || patterns.includes(text)
}
