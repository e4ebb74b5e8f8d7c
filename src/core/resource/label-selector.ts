import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { fieldValues } from './field-values'
import { labelsOf } from './label-index'

/** Which objects a selector means: those with all of the labels, of which all of the expressions are true. */
export interface LabelSelector {
  readonly labels: ReadonlyMap<string, string>
  readonly expressions: readonly LabelExpression[]
}

export interface LabelExpression {
  readonly key: string
  readonly operator: string
  readonly values: readonly string[]
}

/** What a selector of an object asks for. */
export interface Selecting {
  readonly from: number
  readonly path: string
  readonly selector: LabelSelector
  /** Among the pods of workloads, or among the ClusterRoles. */
  readonly among: 'pods' | 'cluster-roles'
}

/** Where a selector of pods stands, by group and kind. A Service's is a plain map of labels. */
const podSelectors: ReadonlyMap<string, string> = new Map([
  ['/Service', 'spec.selector'],
  ['policy/PodDisruptionBudget', 'spec.selector'],
  ['networking.k8s.io/NetworkPolicy', 'spec.podSelector'],
  ['extensions/NetworkPolicy', 'spec.podSelector'],
])

const rolesPath = 'aggregationRule.clusterRoleSelectors[]'

/** The selectors of an object that lead to others (splitting rules, section 3). `kind`: `group/Kind`. */
export function selectorsOf(from: number, kind: string, value: Mapping): Selecting[] {
  const path = kind === 'rbac.authorization.k8s.io/ClusterRole' ? rolesPath : podSelectors.get(kind)
  if (path === undefined) return []
  const among = path === rolesPath ? 'cluster-roles' : 'pods'
  return fieldValues(value, path).map(({ value: selector }) => ({
    from,
    path,
    selector: kind === '/Service' ? { labels: labelsOf(selector), expressions: [] } : labelSelectorOf(selector),
    among,
  }))
}

/** A LabelSelector of the API (`matchLabels`, `matchExpressions`); what is not in its form is left out. */
export function labelSelectorOf(value: Value): LabelSelector {
  if (!isMapping(value)) return { labels: new Map(), expressions: [] }
  const expressions = value.get('matchExpressions')
  return {
    labels: labelsOf(value.get('matchLabels')),
    expressions: isList(expressions) ? expressions.filter(isMapping).map(expressionOf) : [],
  }
}

function expressionOf(value: Mapping): LabelExpression {
  const key = value.get('key')
  const operator = value.get('operator')
  const values = value.get('values')
  return {
    key: typeof key === 'string' ? key : '',
    operator: typeof operator === 'string' ? operator : '',
    values: isList(values) ? values.filter(item => typeof item === 'string') : [],
  }
}

/** Whether labels are as an expression says. An unknown operator is true of none. */
export function holds({ key, operator, values }: LabelExpression, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(key)
  if (operator === 'In') return value !== undefined && values.includes(value)
  if (operator === 'NotIn') return value === undefined || !values.includes(value)
  if (operator === 'Exists') return value !== undefined
  return operator === 'DoesNotExist' && value === undefined
}
