import { type ApplierRule, inKustomizations } from '../rules/applier'

export const kustomize = {
  ...inKustomizations,
  id: 'kustomize',
  label: 'kustomize',
  options: [
    {
      name: 'component',
      label: 'Make it a Component',
      type: 'flag',
      default: 'false',
      about: 'makes the folder a Component instead of a Kustomization',
    },
  ],
  routes: ['server-side-apply', 'client-side-apply', 'create', 'server-dry-run'],
  waits: false,
} as const satisfies ApplierRule
