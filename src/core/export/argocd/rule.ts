import { type ApplierRule, inKustomizations } from '../rules/applier'
import { path, prune, repository, revision } from '../rules/options'

export const argocd = {
  ...inKustomizations,
  id: 'argocd',
  label: 'Argo CD',
  options: [
    {
      name: 'waves',
      label: 'Waves on',
      type: 'choice',
      choices: ['applications', 'objects'],
      default: 'applications',
      about: 'what stands in the waves: an Application for each stage, or every object of one Application',
    },
    {
      name: 'server-side',
      label: 'Server-side apply',
      type: 'choice',
      choices: ['as-needed', 'always'],
      default: 'as-needed',
      about: 'where ServerSideApply is set: where a resource is too large for client-side apply, or everywhere',
    },
    prune,
    repository,
    revision,
    path,
    { name: 'project', label: 'Project', type: 'label', default: 'default', about: 'the project of the Applications' },
    {
      name: 'server',
      label: 'Cluster',
      type: 'text',
      default: 'https://kubernetes.default.svc',
      about: 'the cluster that gets the bundles',
    },
    {
      name: 'namespace',
      label: 'Namespace',
      type: 'label',
      default: 'default',
      about: 'for objects that name no namespace',
    },
    {
      name: 'argocd-namespace',
      label: 'Namespace of Argo CD',
      type: 'label',
      default: 'argocd',
      about: 'the namespace of Argo CD',
    },
  ],
  routes: ['argocd-client-side', 'argocd-server-side', 'argocd-replace'],
} as const satisfies ApplierRule
