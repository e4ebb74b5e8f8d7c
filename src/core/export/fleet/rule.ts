import { type ApplierRule, inFiles } from '../rules/applier'
import { path, repository, revision, selector } from '../rules/options'

export const fleet = {
  ...inFiles,
  id: 'fleet',
  label: 'Fleet',
  options: [
    repository,
    revision,
    path,
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'fleet-default',
      about: 'the namespace of the GitRepo',
    },
    {
      name: 'default-namespace',
      label: 'For objects that name no namespace',
      type: 'label',
      default: 'default',
      about: 'for objects that name no namespace',
    },
    ...selector('clusters'),
  ],
  routes: ['fleet'],
} as const satisfies ApplierRule
