import { type ApplierRule, inKustomizations } from '../rules/applier'
import { path, prune } from '../rules/options'

export const flux = {
  ...inKustomizations,
  id: 'flux',
  label: 'Flux',
  options: [
    {
      name: 'source-kind',
      label: 'Source',
      type: 'choice',
      choices: ['GitRepository', 'OCIRepository'],
      default: 'GitRepository',
      about: 'where Flux takes the folder from',
    },
    {
      name: 'source-url',
      label: 'Address of the source',
      type: 'text',
      default: 'https://git.example.com/bundles.git',
      about: 'the address of the source',
    },
    {
      name: 'source-ref',
      label: 'Branch or tag',
      type: 'text',
      default: 'main',
      about: 'its branch, or its tag in a registry',
    },
    path,
    prune,
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'flux-system',
      about: 'the namespace of the Kustomizations',
    },
    { name: 'interval', label: 'Interval', type: 'duration', default: '10m', about: 'how often Flux compares' },
    {
      name: 'timeout',
      label: 'Timeout of a stage',
      type: 'duration',
      default: '5m',
      about: 'how long a stage may take to be ready',
    },
  ],
  routes: ['flux-kustomization'],
} as const satisfies ApplierRule
