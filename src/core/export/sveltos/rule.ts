import { type ApplierRule, inValues } from '../rules/applier'
import { carrier, selector } from '../rules/options'

export const sveltos = {
  ...inValues,
  id: 'sveltos',
  label: 'Sveltos',
  options: [
    {
      name: 'sync-mode',
      label: 'Sync mode',
      type: 'choice',
      choices: ['Continuous', 'ContinuousWithDriftDetection', 'OneTime'],
      default: 'Continuous',
      about: 'whether later changes of the bundles go in too',
    },
    carrier,
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'default',
      about: 'the namespace of the ConfigMaps and Secrets',
    },
    ...selector('clusters'),
  ],
  routes: ['sveltos'],
} as const satisfies ApplierRule
