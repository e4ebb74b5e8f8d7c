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

const repository: ExportOption = {
  name: 'repository',
  type: 'text',
  default: 'https://git.example.com/bundles.git',
  about: 'the Git repository that the folder is put into',
}
const revision: ExportOption = { name: 'revision', type: 'text', default: 'main', about: 'its branch' }
const path: ExportOption = { name: 'path', type: 'path', default: '.', about: 'where the folder stands in it' }
const prune: ExportOption = {
  name: 'prune',
  type: 'flag',
  default: 'true',
  about: 'removes what is no longer in a stage, but never CRDs and Namespaces',
}

/** In the order in which they are offered. */
export const appliers: readonly Applier[] = [
  { id: 'kubectl', label: 'kubectl', options: script },
  { id: 'powershell', label: 'kubectl, PowerShell', options: script },
  {
    id: 'kustomize',
    label: 'kustomize',
    options: [
      {
        name: 'component',
        type: 'flag',
        default: 'false',
        about: 'makes the folder a Component instead of a Kustomization',
      },
    ],
  },
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
  {
    id: 'argocd',
    label: 'Argo CD',
    options: [
      {
        name: 'waves',
        type: 'choice',
        choices: ['applications', 'objects'],
        default: 'applications',
        about: 'what stands in the waves: an Application for each stage, or every object of one Application',
      },
      {
        name: 'server-side',
        type: 'choice',
        choices: ['as-needed', 'always'],
        default: 'as-needed',
        about: 'where ServerSideApply is set: where a resource is too large for client-side apply, or everywhere',
      },
      prune,
      repository,
      revision,
      path,
      { name: 'project', type: 'label', default: 'default', about: 'the project of the Applications' },
      {
        name: 'server',
        type: 'text',
        default: 'https://kubernetes.default.svc',
        about: 'the cluster that gets the bundles',
      },
      { name: 'namespace', type: 'label', default: 'default', about: 'for objects that name no namespace' },
      { name: 'argocd-namespace', type: 'label', default: 'argocd', about: 'the namespace of Argo CD' },
    ],
  },
  {
    id: 'flux',
    label: 'Flux',
    options: [
      {
        name: 'source-kind',
        type: 'choice',
        choices: ['GitRepository', 'OCIRepository'],
        default: 'GitRepository',
        about: 'where Flux takes the folder from',
      },
      {
        name: 'source-url',
        type: 'text',
        default: 'https://git.example.com/bundles.git',
        about: 'the address of the source',
      },
      { name: 'source-ref', type: 'text', default: 'main', about: 'its branch, or its tag in a registry' },
      path,
      prune,
      { name: 'namespace', type: 'label', default: 'flux-system', about: 'the namespace of the Kustomizations' },
      { name: 'interval', type: 'duration', default: '10m', about: 'how often Flux compares' },
      { name: 'timeout', type: 'duration', default: '5m', about: 'how long a stage may take to be ready' },
    ],
  },
  {
    id: 'helm',
    label: 'Helm',
    options: [
      { name: 'version', type: 'version', default: '0.1.0', about: 'the version of the chart' },
      { name: 'app-version', type: 'version', default: '', about: 'the version of what it holds' },
      {
        name: 'crds',
        type: 'choice',
        choices: ['crds-folder', 'own-chart'],
        default: 'crds-folder',
        about: 'where CRDs go: under crds/, which Helm never upgrades, or into a chart of their own',
      },
    ],
  },
  {
    id: 'capi-operator',
    label: 'Cluster API operator',
    options: [
      {
        name: 'provider-type',
        type: 'choice',
        choices: ['infrastructure', 'bootstrap', 'core', 'addon'],
        default: 'infrastructure',
        about: 'what sort of provider the manifests are',
      },
      {
        name: 'provider-name',
        type: 'label',
        default: '',
        about: 'its name; the name of the plan where none is given',
      },
      { name: 'version', type: 'version', default: 'v0.1.0', about: 'its version' },
      {
        name: 'contract',
        type: 'label',
        default: 'v1beta2',
        about: 'the contract of Cluster API that the version keeps',
      },
      { name: 'namespace', type: 'label', default: 'default', about: 'the namespace of the provider' },
    ],
  },
  {
    id: 'sveltos',
    label: 'Sveltos',
    options: [
      {
        name: 'sync-mode',
        type: 'choice',
        choices: ['Continuous', 'ContinuousWithDriftDetection', 'OneTime'],
        default: 'Continuous',
        about: 'whether later changes of the bundles go in too',
      },
      carrier,
      { name: 'namespace', type: 'label', default: 'default', about: 'the namespace of the ConfigMaps and Secrets' },
      ...selector('clusters'),
    ],
  },
  {
    id: 'fleet',
    label: 'Fleet',
    options: [
      repository,
      revision,
      path,
      { name: 'namespace', type: 'label', default: 'fleet-default', about: 'the namespace of the GitRepo' },
      { name: 'default-namespace', type: 'label', default: 'default', about: 'for objects that name no namespace' },
      ...selector('clusters'),
    ],
  },
  {
    id: 'ocm',
    label: 'OCM ManifestWork',
    options: [
      {
        name: 'namespace',
        type: 'label',
        default: 'cluster1',
        about: 'the namespace of the managed cluster on the hub',
      },
    ],
  },
]

export function applierOf(target: Target): Applier {
  const applier = appliers.find(({ id }) => id === target)
  if (!applier) throw new RangeError(`no applier ${target}`)
  return applier
}
