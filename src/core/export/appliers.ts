import type { Target } from '../plan'
import type { ExportOption } from './export-option'

/** What takes a plan, and what it can be told: plain data, so that one form in the page and one flag of the command line serve all. */
export interface Applier {
  readonly id: Target
  /** As its project writes it. */
  readonly label: string
  readonly options: readonly ExportOption[]
}

const script: readonly ExportOption[] = [
  { name: 'field-manager', type: 'label', default: 'plimsoll', about: 'the owner of the fields that are applied' },
  { name: 'force-conflicts', type: 'flag', default: 'false', about: 'takes fields over that another manager owns' },
  { name: 'rollout-timeout', type: 'seconds', default: '300', about: 'seconds to wait for each workload' },
  { name: 'wait-for-jobs', type: 'flag', default: 'false', about: 'waits for Jobs to complete too' },
]

/** How clusters are chosen that get the bundles; `of` in the words of the applier. */
function selector(of: string): readonly ExportOption[] {
  return [
    {
      name: 'selector-key',
      type: 'label-key',
      default: 'bundles',
      about: `the label of the ${of} that get the bundles`,
    },
    {
      name: 'selector-value',
      type: 'label-value',
      default: '',
      about: 'its value; the name of the plan where none is given',
    },
  ]
}

const carrier: ExportOption = {
  name: 'carrier',
  type: 'choice',
  choices: ['as-needed', 'secret'],
  default: 'as-needed',
  about: 'what holds the bundles: a Secret where one holds Secrets and a ConfigMap else, or Secrets only',
}

/** In the order in which they are offered. */
export const appliers: readonly Applier[] = [
  { id: 'kubectl', label: 'kubectl', options: script },
  {
    id: 'clusterresourceset',
    label: 'ClusterResourceSet',
    options: [
      {
        name: 'api',
        type: 'choice',
        choices: ['v1beta2', 'v1beta1'],
        default: 'v1beta2',
        about: 'the version of ClusterResourceSet',
      },
      {
        name: 'strategy',
        type: 'choice',
        choices: ['Reconcile', 'ApplyOnce'],
        default: 'Reconcile',
        about: 'whether later changes of the bundles go in too; immutable',
      },
      carrier,
      { name: 'namespace', type: 'label', default: 'default', about: 'the namespace of the Cluster objects' },
      ...selector('Clusters'),
    ],
  },
]

export function applierOf(target: Target): Applier {
  const applier = appliers.find(({ id }) => id === target)
  if (!applier) throw new RangeError(`no applier ${target}`)
  return applier
}
