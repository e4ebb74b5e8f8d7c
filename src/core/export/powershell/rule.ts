import { type ApplierRule, inFiles } from '../rules/applier'
import { script } from '../rules/options'

export const powershell = {
  ...inFiles,
  id: 'powershell',
  label: 'kubectl, PowerShell',
  options: script,
  routes: ['server-side-apply', 'client-side-apply', 'create', 'server-dry-run'],
  creates: true,
} as const satisfies ApplierRule
