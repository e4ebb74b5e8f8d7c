import { type ApplierRule, inFiles } from '../rules/applier'

export const capiOperator = {
  ...inFiles,
  id: 'capi-operator',
  label: 'Cluster API operator',
  options: [
    {
      name: 'provider-type',
      label: 'Provider type',
      type: 'choice',
      choices: ['infrastructure', 'bootstrap', 'core', 'addon'],
      default: 'infrastructure',
      about: 'what sort of provider the manifests are',
    },
    {
      name: 'provider-name',
      label: 'Provider name',
      type: 'label',
      default: '',
      about: 'its name; the name of the plan where none is given',
    },
    { name: 'version', label: 'Version', type: 'version', default: 'v0.1.0', about: 'its version' },
    {
      name: 'contract',
      label: 'Contract',
      type: 'label',
      default: 'v1beta2',
      about: 'the contract of Cluster API that the version keeps',
    },
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'default',
      about: 'the namespace of the provider',
    },
  ],
  routes: ['cluster-api-operator-compressed', 'cluster-api-operator'],
  carrier: 'archive',
  waits: false,
} as const satisfies ApplierRule
