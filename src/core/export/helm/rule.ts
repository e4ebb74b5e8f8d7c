import { bytes } from '../../bytes'
import { type ApplierRule, inFiles } from '../rules/applier'

export const helm = {
  ...inFiles,
  id: 'helm',
  label: 'Helm',
  options: [
    { name: 'version', label: 'Version', type: 'version', default: '0.1.0', about: 'the version of the chart' },
    { name: 'app-version', label: 'App version', type: 'version', default: '', about: 'the version of what it holds' },
    {
      name: 'crds',
      label: 'CRDs go into',
      type: 'choice',
      choices: ['crds-folder', 'own-chart'],
      default: 'crds-folder',
      about: 'where CRDs go: under crds/, which Helm never upgrades, or into a chart of their own',
    },
  ],
  routes: ['helm-3-crds', 'helm-3-templates', 'helm-4-crds', 'helm-4-templates', 'flux-helmrelease'],
  format: 'auto',
  usual: bytes(5_000_000),
  // Helm refuses a larger file in a chart (splitting rules, section 4).
  most: bytes(5 * 1024 * 1024),
  crdsApart: true,
  waits: false,
} as const satisfies ApplierRule
