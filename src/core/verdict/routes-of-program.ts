import type { RouteId } from '../route'
import type { RecognizedError } from './recognize-errors'

const kubectl: readonly RouteId[] = ['client-side-apply', 'server-side-apply', 'create']
const helm: readonly RouteId[] = ['helm-3-templates', 'helm-3-crds', 'helm-4-templates', 'helm-4-crds']

/** The routes on which a program is met, the likeliest first; empty where it is not known who printed the text. */
export function routesOfProgram({ program, limits }: Pick<RecognizedError, 'program' | 'limits'>): readonly RouteId[] {
  switch (program) {
    case 'kubectl':
      return kubectl
    case 'helm':
      return helm
    case 'argocd':
      return ['argocd-client-side', 'argocd-server-side', 'argocd-replace']
    case 'flux':
      // Flux applies on the server itself and leaves charts to Helm.
      return limits.some(limit => /^(?:helm|flux)\./.test(limit))
        ? ['flux-helmrelease', 'flux-kustomization']
        : ['flux-kustomization', 'flux-helmrelease']
    case 'fleet':
      return ['fleet']
    case 'olm':
      return ['olm-bundle']
    case 'ocm':
      return ['ocm-manifestwork']
    case 'k3s':
    case 'tekton':
    case 'terraform':
    case 'argo-workflows':
    case 'prometheus-operator':
    case null:
      return []
  }
}
