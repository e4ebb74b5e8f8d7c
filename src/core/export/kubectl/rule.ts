import { type ApplierRule, inFiles } from '../rules/applier'
import { script } from '../rules/options'

export const kubectl = {
  ...inFiles,
  id: 'kubectl',
  label: 'kubectl',
  options: script,
  routes: ['server-side-apply', 'client-side-apply', 'create', 'server-dry-run'],
  creates: true,
} as const satisfies ApplierRule
