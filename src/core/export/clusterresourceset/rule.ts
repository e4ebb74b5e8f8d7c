import { bytes } from '../../bytes'
import { type ApplierRule, inValues } from '../rules/applier'
import { carrier, selector } from '../rules/options'

export const clusterResourceSet = {
  ...inValues,
  id: 'clusterresourceset',
  label: 'ClusterResourceSet',
  options: [
    {
      name: 'api',
      label: 'API version',
      type: 'choice',
      choices: ['v1beta2', 'v1beta1'],
      default: 'v1beta2',
      about: 'the version of ClusterResourceSet',
    },
    {
      name: 'strategy',
      label: 'Strategy',
      type: 'choice',
      choices: ['Reconcile', 'ApplyOnce'],
      default: 'Reconcile',
      about: 'whether later changes of the bundles go in too; immutable',
    },
    carrier,
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'default',
      about: 'the namespace of the Cluster objects',
    },
    ...selector('Clusters'),
  ],
  routes: ['clusterresourceset-configmap', 'clusterresourceset-configmap-json', 'clusterresourceset-secret'],
  sortsByKind: true,
  // It reads 32 bytes of a value before it decides how to read it: a shorter one fails with `EOF` (limits facts,
  // section 7).
  least: bytes(32),
} as const satisfies ApplierRule
