import { textAt } from '../object'
import { type Bundle, isRolledOut } from '../plan'
import { createValueReader, type Resource } from '../resource'
import type { ReadInput } from './export'
import { objectName } from './objects'
import { applierOf } from './rules'

/** Something about the order of an install that no order of files can settle, for people and programs. */
export interface OrderNote {
  readonly code:
    | 'created-apart'
    | 'webhook-not-awaited'
    | 'helm-4-wait'
    | 'bounds-pods'
    | 'policy-from-now-on'
    | 'default-too-late'
  /** Indexes of the resources that it is about. */
  readonly resources: readonly number[]
  /** A Markdown sentence, names in it as they are. */
  readonly text: (names: string) => string
}

/** What a person has to know about the order in which an applier installs the bundles of a plan. */
export function orderNotes(input: ReadInput): OrderNote[] {
  const { load, plan, options } = input
  const { target: applier } = plan.settings
  const readValue = createValueReader(load)
  const placed = plan.bundles.flatMap(({ placements }) => placements)
  const resourceAt = (index: number): Resource | undefined => load.resources[index]
  const note = (code: OrderNote['code'], resources: readonly number[], text: OrderNote['text']): OrderNote[] =>
    resources.length === 0 ? [] : [{ code, resources, text }]
  const ofKind = (...kinds: readonly string[]): number[] =>
    placed.map(({ resource }) => resource).filter(index => kinds.includes(kindOf(resourceAt(index))))

  const awaiting = placed
    .filter(
      ({ resource, reasons }) =>
        resourceAt(resource)?.group === 'admissionregistration.k8s.io' &&
        reasons.some(
          reason =>
            reason.code === 'after' &&
            reason.strength === 'ready' &&
            reason.field !== 'admission' &&
            isRolledOut(resourceAt(reason.resource)),
        ),
    )
    .map(({ resource }) => resource)

  return [
    ...note(
      'created-apart',
      plan.bundles.filter(isCreated).flatMap(({ placements }) => placements.map(({ resource }) => resource)),
      names => `${names}: the server makes the name, so every run of \`kubectl create\` makes another.`,
    ),
    ...note('webhook-not-awaited', applierOf(applier).waits ? [] : awaiting, names =>
      applier === 'helm'
        ? `${names}: Helm puts webhooks behind the built-in kinds and before custom resources, and waits for no workload in between. What they admit is refused until their workload runs: install again then, or bring them in later.`
        : `${names}: nothing waits for the workload behind them here. What they admit is refused until it runs, and tried again by those who try again.`,
    ),
    ...note(
      'helm-4-wait',
      applier === 'helm' && options.crds !== 'own-chart' ? ownCustomResources(input) : [],
      names =>
        `${names}: Helm 4 without \`--wait\` may not find their kinds yet (\`no matches for kind\`, helm/helm#32671). Keep \`--wait\`, or take the option \`crds=own-chart\`.`,
    ),
    ...note(
      'bounds-pods',
      placed.some(({ resource }) => makesPods(resourceAt(resource))) ? ofKind('/ResourceQuota', '/LimitRange') : [],
      names => `${names}: bounds the Pods of its Namespace from then on; what is over it is refused.`,
    ),
    ...note(
      'policy-from-now-on',
      ofKind(
        'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
        'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
      ),
      names => `${names}: judges what comes in after it, and what is applied again.`,
    ),
    ...note(
      'default-too-late',
      lateDefaults(),
      names => `${names}: a default for what comes after it, not for what stands before.`,
    ),
  ]

  /** Default classes behind something that would have taken them. */
  function lateDefaults(): number[] {
    const order = placed.map(({ resource }) => resource)
    return order.filter((index, position) => {
      const resource = resourceAt(index)
      const kind = kindOf(resource)
      const isClass = kind === 'scheduling.k8s.io/PriorityClass' || kind === 'storage.k8s.io/StorageClass'
      const value = resource && isClass ? readValue(resource) : null
      if (!value) return false
      const before = order.slice(0, position).map(resourceAt)
      if (kind === 'scheduling.k8s.io/PriorityClass') {
        return value.get('globalDefault') === true && before.some(makesPods)
      }
      const isDefault =
        textAt(value, 'metadata', 'annotations', 'storageclass.kubernetes.io/is-default-class') === 'true'
      return (
        isDefault &&
        before.some(other => kindOf(other) === '/PersistentVolumeClaim' || kindOf(other) === 'apps/StatefulSet')
      )
    })
  }
}

/** The sentences, with the names of what they are about; `written`: a name as the text wants it. */
export function noteTexts(input: ReadInput, written: (text: string) => string): string[] {
  return orderNotes(input).map(({ resources, text }) => {
    const names = resources
      .slice(0, namesShown)
      .flatMap(index => input.load.resources[index] ?? [])
      .map(objectName)
      .map(written)
    const rest = resources.length - names.length
    return text(`${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`)
  })
}

const namesShown = 5

function isCreated({ verb }: Bundle): boolean {
  return verb === 'create'
}

function kindOf(resource: Resource | undefined): string {
  return `${resource?.group ?? ''}/${resource?.kind ?? ''}`
}

function makesPods(resource: Resource | undefined): boolean {
  const kind = kindOf(resource)
  return (
    kind === '/Pod' ||
    kind === 'apps/ReplicaSet' ||
    kind === 'batch/Job' ||
    kind === 'batch/CronJob' ||
    isRolledOut(resource)
  )
}

/** The custom resources of the plan whose CRD is in it too. */
function ownCustomResources({ load, plan }: ReadInput): number[] {
  const kinds = new Set(
    load.resources.flatMap(({ provides }) => (provides?.type === 'crd' ? [`${provides.group}/${provides.kind}`] : [])),
  )
  return plan.bundles
    .flatMap(({ placements }) => placements.map(({ resource }) => resource))
    .filter(index => kinds.has(kindOf(load.resources[index])))
}
